//! One file per screen: its state, what it makes of an action, and the page it says.

pub mod agreements;
pub mod backups;
pub mod boundaries;
pub mod breaches;
pub mod checkin;
mod cover;
pub mod editor;
pub mod export;
pub mod export_log;
mod finder;
pub mod first_run;
pub mod front;
pub mod ground;
pub mod help;
pub mod journal;
mod keeping;
pub mod keys;
pub mod ledger;
pub mod lock;
pub mod pace;
pub mod pages;
pub mod palette;
pub mod passphrase;
pub mod path;
pub mod pause;
pub mod player;
pub mod reader;
pub mod reading;
pub mod recovery;
pub mod safety;
mod secret;
pub mod settings;
mod sheet;
pub mod softer;
pub mod step;
pub mod summary;
pub mod today;
pub mod together;
pub mod trash;
pub mod trends;
pub mod veil;
pub mod versions;
pub mod words;

use super::action::{Action, Move};
use super::dates;
use super::effect::{Effect, Scroll};
use super::page::Block;
use super::scene::Scene;

/// The last block, once the page has been read to its end: so that a page opens at its top, and its buttons take the
/// focus when they come into view.
#[must_use]
pub fn once_read(blocks: &[Block<'_>], scene: &Scene) -> Option<usize> {
    if scene.seen.at_end() { blocks.len().checked_sub(1) } else { None }
}

/// Words for a text that is no day.
fn unread_day(text: &str) -> String {
    match two_days(text) {
        Some(words) => format!("{words} You can also leave it empty."),
        None => format!("\"{text}\" was not read as a day. Write it like 2026-11-22, or leave it empty."),
    }
}

/// What to say of digits that could be either of two days.
fn two_days(text: &str) -> Option<String> {
    let (one, other) = dates::doubtful(text)?;
    let days = (dates::full_day(one), dates::full_day(other));
    Some(format!("\"{text}\" can be {} or {}. Write it like {one}.", days.0, days.1))
}

/// What a movement means on a page that is only read.
#[must_use]
pub fn scrolled(action: &Action) -> Vec<Effect> {
    let scroll = match action {
        Action::Move(Move::Up) => Scroll::LineUp,
        Action::Move(Move::Down) => Scroll::LineDown,
        Action::Move(Move::PageUp) => Scroll::PageUp,
        Action::Move(Move::PageDown) | Action::Toggle => Scroll::PageDown,
        Action::Move(Move::First) => Scroll::Top,
        Action::Move(Move::Last) => Scroll::Bottom,
        _ => return Vec::new(),
    };
    vec![Effect::Scroll(scroll)]
}
