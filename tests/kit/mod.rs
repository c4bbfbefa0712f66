//! What the tests of screens share: a fixed scene, keys as text, and pictures of a page.
#![allow(dead_code, reason = "each test binary uses its own part")]

pub mod looks;
pub mod plain;
pub mod reading;
pub mod samples;

use chrono::{TimeZone, Utc};
use mendway::app::action::Action;
use mendway::app::binding::{Keymap, everywhere};
use mendway::app::effect::Effect;
use mendway::app::key::Key;
use mendway::app::scene::{Cover, Kept, Scene, Seen};
use mendway::app::screen::Screen;
use mendway::domain::moment::Moment;
use std::time::Duration;

/// Sunday 22 November 2026, 18:42 in Berlin.
pub fn now() -> Moment {
    let utc = Utc.with_ymd_and_hms(2026, 11, 22, 17, 42, 0).single().expect("a real instant");
    Moment::new(utc, 60, "Europe/Berlin")
}

/// A quiet Sunday evening.
pub fn scene() -> Scene {
    Scene {
        now: now(),
        uptime: Duration::from_secs(1000),
        seen: Seen { top: 0, rows: 20, total: 20 },
        kept: Kept::Nothing,
        cover: Cover::Shown,
    }
}

/// What a key means on this screen now, through the one table.
pub fn meaning(screen: &dyn Screen, key: Key) -> Option<Action> {
    Keymap::default().read(key, screen.typing(), &[screen.bindings(), everywhere()])
}

/// Presses keys, parted by blanks (`"j j enter"`); text in quotes is typed letter by letter (`"'hello' ctrl+s"`).
/// Gives back all effects in order.
pub fn press(screen: &mut dyn Screen, keys: &str) -> Vec<Effect> {
    let scene = scene();
    let mut effects = Vec::new();
    for (index, part) in keys.split('\'').enumerate() {
        let pressed: Vec<Key> = if index % 2 == 1 {
            part.chars().map(|c| Key::plain(mendway::app::key::Code::Char(c))).collect()
        } else {
            part.split_whitespace().map(|key| key.parse().unwrap_or_else(|error| panic!("{error}"))).collect()
        };
        for key in pressed {
            if let Some(action) = meaning(screen, key) {
                effects.extend(screen.react(action, &scene));
            }
        }
    }
    effects
}
