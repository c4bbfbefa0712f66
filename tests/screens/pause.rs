use crate::kit::plain::{footer_is_true, pick};
use crate::kit::{press, scene};
use mendway::app::effect::{Effect, Go};
use mendway::app::page::Block;
use mendway::app::scene::Scene;
use mendway::app::screen::Screen;
use mendway::app::screens::pause::{LENGTH, Pause};
use std::time::Duration;

fn at(uptime: Duration) -> Scene {
    Scene { uptime, ..scene() }
}

/// What the pause says of its time.
fn left(pause: &Pause, scene: &Scene) -> String {
    let page = pause.page(scene);
    let words = page
        .blocks
        .iter()
        .find_map(|block| if let Block::Progress(bar) = block { Some(bar.words.clone()) } else { None });
    words.expect("a bar")
}

#[test]
fn the_time_left_is_said_in_minutes_and_at_last_in_tens_of_seconds() {
    let start = scene().uptime;
    let pause = Pause::new(start + LENGTH);
    let said = |seconds| left(&pause, &at(start + Duration::from_secs(seconds)));
    assert_eq!(said(0), "about 2 minutes left");
    assert_eq!(said(59), "about 2 minutes left");
    assert_eq!(said(60), "about 1 minute left");
    assert_eq!(said(71), "about 50 seconds left");
    assert_eq!(said(119), "about 10 seconds left");
    assert_eq!(said(120), "the two minutes are over");
    assert_eq!(said(9000), "the two minutes are over");
}

#[test]
fn it_asks_to_be_drawn_exactly_when_what_it_says_changes() {
    let pause = Pause::new(scene().uptime + LENGTH);
    let mut now = scene();
    let mut drawn = Vec::new();
    while let Some(next) = pause.deadline(&now) {
        let before = left(&pause, &now);
        let early = left(&pause, &at(next.saturating_sub(Duration::from_millis(1))));
        now.uptime = next;
        assert!(before == early && before != left(&pause, &now), "at {next:?}");
        drawn.push(next.saturating_sub(scene().uptime).as_secs());
    }
    assert_eq!(drawn, [60, 70, 80, 90, 100, 110, 120]);
}

#[test]
fn a_pause_that_is_over_stays_quietly_until_someone_goes_on() {
    let mut pause = Pause::new(scene().uptime);
    assert_eq!(pause.deadline(&scene()), None);
    assert!(matches!(&press(&mut pause, "enter")[..], [Effect::Go(Go::Close)]));
    assert!(matches!(&pick(&mut pause, "Go on")[..], [Effect::Go(Go::Close)]));
}

#[test]
fn the_footer_of_the_pause_is_true() {
    footer_is_true(&|| Box::new(Pause::new(scene().uptime + LENGTH)));
}
