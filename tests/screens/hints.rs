//! The keys that the screens of the journal, the check-in and the export tell of.

use super::ledger_looks::LEDGER;
use super::looks::{LOOKS, at};
use super::our_looks::OURS;
use super::two_looks::TWO;
use crate::kit::reading::says;
use crate::kit::scene;
use mendway::app::action::Action;
use mendway::app::binding::Typing;
use mendway::app::page::Block;
use mendway::app::screen::Screen;

/// Everything that could change on a page.
fn picture(screen: &dyn Screen) -> String {
    let scene = scene();
    let page = screen.page(&scene);
    let cursors: Vec<String> = page
        .blocks
        .iter()
        .map(|block| match block {
            Block::Field(field) => format!("{block:?} {:?}", field.field.kind()),
            block => format!("{block:?}"),
        })
        .collect();
    format!("{} {:?} {}", says(screen), page.focus, cursors.join(" "))
}

#[test]
fn every_key_that_is_told_does_something() {
    for look in LOOKS.iter().chain(LEDGER).chain(OURS).chain(TWO) {
        for binding in at(look).bindings() {
            let mut screen = at(look);
            let typing = screen.typing() != Typing::No;
            let works = binding.keys.is_empty() || binding.keys.iter().any(|key| !typing || key.typed().is_none());
            assert!(works || binding.keys.len() > 1, "{}: {:?} cannot be pressed here", look.0, binding.keys);
            if matches!(binding.action, Action::Do(command) if command.goes_anywhere()) {
                continue;
            }
            let before = picture(&*screen);
            let effects = screen.react(binding.action.clone(), &scene());
            let after = picture(&*screen);
            assert!(!effects.is_empty() || before != after, "{}: {} does nothing", look.0, binding.label);
        }
    }
}

#[test]
fn every_label_fits_the_footer() {
    for look in LOOKS.iter().chain(LEDGER).chain(OURS).chain(TWO) {
        for binding in at(look).bindings() {
            assert!((1..=14).contains(&binding.label.chars().count()), "{}: {}", look.0, binding.label);
        }
    }
}

#[test]
fn no_key_is_told_twice_on_one_page() {
    for look in LOOKS.iter().chain(LEDGER).chain(OURS).chain(TWO) {
        let mut keys: Vec<_> = at(look).bindings().into_iter().flat_map(|binding| binding.keys).collect();
        let all = keys.len();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), all, "{}", look.0);
    }
}

#[test]
fn tab_goes_through_every_control_and_comes_back() {
    for look in LOOKS.iter().chain(LEDGER).chain(OURS).chain(TWO) {
        let mut screen = at(look);
        for _ in 0..20 {
            let scene = scene();
            let page = screen.page(&scene);
            if let Some(focus) = page.focus {
                assert!(page.blocks[focus].takes_focus(), "{}: {:?}", look.0, page.blocks[focus]);
            }
            drop(page);
            screen.react(Action::Move(mendway::app::action::Move::Next), &scene);
        }
    }
}
