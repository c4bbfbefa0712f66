//! Words and keys that our sentences name: which row a word is for in plain lines, and a person's own keys.

use super::player;
use crate::kit::plain::text;
use crate::kit::samples::{evening, tags, window};
use crate::kit::{looks, press, scene};
use mendway::app::app::{App, Own};
use mendway::app::effect::{Effect, JournalEffect};
use mendway::app::face::{Event, Face, Names as Named};
use mendway::app::page::Block;
use mendway::app::route::Route;
use mendway::app::scene::{Cover, Scene};
use mendway::app::screen::Screen;
use mendway::app::screens::journal::Journal;
use mendway::app::screens::player::Player;
use mendway::app::screens::trash::Trash;
use mendway::domain::entry::{Anchor, EntryFilter, Trashed};
use mendway::domain::ids::EntryId;
use mendway::domain::person::{Bond, Role};
use mendway::domain::settings::{Names, Settings};
use mendway::faces::plain::Plain;
use mendway::guides::flow::Seat;

/// Talks in plain lines; what was printed, and what is left for the outside to do.
fn talk(screen: Box<dyn Screen>, lines: &str) -> (String, Vec<Effect>) {
    let mut app = App::new(screen, &Settings::default()).opened();
    let (mut out, mut left) = (Vec::new(), Vec::new());
    {
        let mut face = Plain::new(lines.as_bytes(), &mut out);
        assert_eq!(face.names(), Named::Words);
        loop {
            let scene = scene();
            face.draw(&app.pages(&scene), 0).expect("a page is printed");
            match face.wait(None).expect("a line is read") {
                Event::Gone => break,
                event => {
                    for effect in app.handle(event, &scene) {
                        if let Own::Outside(effect) = app.keep_own(effect, &scene) {
                            left.push(effect);
                        }
                    }
                }
            }
        }
    }
    (String::from_utf8(out).expect("text"), left)
}

fn journal(rows: i64) -> Box<dyn Screen> {
    Box::new(Journal::new(EntryFilter::default(), Anchor::Newest, window(rows, 1, 3), tags(), Names::Shown))
}

fn deleted(effects: &[Effect]) -> Vec<EntryId> {
    let deleted = effects.iter().filter_map(|effect| match effect {
        Effect::Journal(JournalEffect::Trash(id)) => Some(*id),
        _ => None,
    });
    deleted.collect()
}

#[test]
fn a_word_for_a_row_asks_which_one_and_is_done_to_that_one() {
    for (number, id) in [(1, 3), (2, 2), (3, 1)] {
        let (said, effects) = talk(journal(3), &format!("/delete\n{number}\n"));
        assert!(said.contains("Which one? Type its number, 1 to 3."), "{said}");
        assert_eq!(deleted(&effects), [EntryId(id)], "{said}");
    }
}

#[test]
fn nothing_is_done_without_a_number_that_stands_there() {
    for line in ["", "7", "Old words", "/menu"] {
        let (said, effects) = talk(journal(3), &format!("/delete\n{line}\n"));
        assert!(deleted(&effects).is_empty(), "{line}: {said}");
    }
}

#[test]
fn one_row_needs_no_asking() {
    let (said, effects) = talk(journal(1), "/delete\n");
    assert!(!said.contains("Which one?") && deleted(&effects) == [EntryId(1)], "{said} {effects:?}");
}

#[test]
fn a_word_from_all_actions_asks_too() {
    let (said, effects) = talk(journal(3), "/actions\nMark for\n1\n2\n");
    assert!(said.contains("Which one? Type its number, 1 to 3."), "{said}");
    let marked =
        effects.iter().any(|effect| matches!(effect, Effect::Journal(JournalEffect::Mark(id, _)) if *id == EntryId(2)));
    assert!(marked, "{effects:?} {said}");
}

#[test]
fn what_goes_for_good_is_the_row_that_was_named() {
    let one = |id, title: &str| Trashed { id: EntryId(id), title: title.into(), deleted: evening(1), days_left: 29 };
    let trash = Trash::new(vec![one(4, "A talk"), one(2, "Old words")], Names::Shown);
    let (said, _) = talk(Box::new(trash), "/for-good\n2\n");
    assert!(said.contains("This deletes \"Old words\""), "{said}");
}

fn at(exercise: &str, seat: Seat, prompt: &str) -> Player {
    let mut opening = player::opening(&player::exercise(exercise), seat);
    opening.sitting.before = Some(3);
    opening.at = Some(prompt.parse().expect("an id"));
    Player::new(opening)
}

#[test]
fn a_timer_that_runs_says_what_an_empty_line_does() {
    let seat = Seat::first(Role::Both, Bond::Partner);
    let said = looks::talked(Box::new(at("f4-kind", seat, "breath")), "1\n");
    let after = said.split("End it now").nth(1).expect("it runs");
    assert!(after.contains("Enter alone: Next."), "{said}");
}

#[test]
fn our_sentences_name_the_persons_own_keys_and_their_words_stay() {
    let mut settings = Settings::default();
    settings.keys.insert("conceal".into(), "f9".into());
    settings.keys.insert("hide".into(), "alt+x".into());
    let covered = Scene { cover: Cover::Covered, ..scene() };
    let app = App::new(journal(3), &settings).opened();
    let mut pages = app.pages(&covered);
    app.name_keys(&mut pages);
    let said = format!("{:?}", pages[0].blocks);
    assert!(said.contains("Covered. F9 shows the words again.") && !said.contains("Ctrl+E"), "{said}");

    let mut player = at("u0-steady", Seat::first(Role::Both, Bond::Partner), "sleep");
    press(&mut player, "'Ctrl+E'");
    assert!(text(&player).contains("Ctrl+E"));
    let app = App::new(Box::new(player), &settings).opened();
    let mut pages = app.pages(&scene());
    app.name_keys(&mut pages);
    let typed = pages[0].blocks.iter().find_map(|block| match block {
        Block::Field(field) => Some(field.field.text()),
        _ => None,
    });
    assert_eq!(typed.as_deref(), Some("Ctrl+E"));
}

#[test]
fn the_pages_that_tell_of_hiding_name_the_key_that_hides() {
    let mut settings = Settings::default();
    settings.keys.insert("hide".into(), "f9".into());
    let mut seen = 0;
    for look in super::gallery::GALLERY {
        let screen = (look.1)();
        if !screen.route().open_to_all() || screen.route() == Route::FirstRun {
            continue;
        }
        let app = App::new(screen, &settings);
        let scene = scene();
        let mut pages = app.pages(&scene);
        let before = format!("{:?}", pages[0].blocks);
        app.name_keys(&mut pages);
        let after = format!("{:?}", pages[0].blocks);
        assert!(!after.contains("Ctrl+L"), "{}: {after}", look.0);
        seen += usize::from(before.contains("Ctrl+L"));
    }
    assert!(seen > 0, "no page tells of hiding");
}

#[test]
fn one_key_skips_everywhere() {
    use mendway::app::action::{Action, Command};
    let mut seen = 0;
    for look in super::gallery::GALLERY {
        let mut screen = (look.1)();
        press(&mut *screen, look.2);
        for binding in screen.bindings() {
            let keys: Vec<String> = binding.keys.iter().map(ToString::to_string).collect();
            let skips = binding.action == Action::Do(Command::Skip);
            assert_eq!(skips, keys.contains(&"F5".to_owned()), "{}: {keys:?}", look.0);
            seen += usize::from(skips);
        }
    }
    assert!(seen > 5, "only {seen} screens skip");
}
