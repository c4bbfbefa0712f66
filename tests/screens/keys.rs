use crate::kit::plain::{fill, footer_is_true, pick, run, text};
use crate::kit::press;
use mendway::app::action::{Action, Command};
use mendway::app::binding::{Keymap, Typing, everywhere};
use mendway::app::effect::{Effect, Go};
use mendway::app::key::Key;
use mendway::app::screens::keys::{Keys, USED_BY_SCREENS};
use mendway::domain::settings::Settings;
use std::collections::BTreeSet;

fn keys() -> Keys {
    Keys::new(Settings::default())
}

fn give(screen: &mut Keys, command: &str, key: &str) -> Vec<Effect> {
    pick(screen, command);
    fill(screen, "New key", key);
    pick(screen, "Keep this key")
}

fn given(effects: &[Effect], command: Command) -> Option<String> {
    let dressed =
        effects.iter().find_map(|effect| if let Effect::Dress(settings) = effect { Some(settings) } else { None });
    dressed.unwrap_or_else(|| panic!("{effects:?}")).keys.get(command.id()).cloned()
}

#[test]
fn every_command_that_goes_anywhere_stands_there_with_its_key() {
    let said = text(&keys());
    assert!(said.contains("Hide what is here and lock | Ctrl+L"), "{said}");
    assert!(said.contains("Open the journal | no key"));
    for command in Command::ALL.iter().filter(|command| command.goes_anywhere()) {
        assert!(said.contains(command.label()), "{command:?}");
    }
}

#[test]
fn a_key_is_given_by_its_name() {
    for typed in ["f9", "F9", " f9 "] {
        let mut screen = keys();
        assert_eq!(given(&give(&mut screen, "Hide", typed), Command::Hide).as_deref(), Some("f9"), "{typed}");
        assert!(text(&screen).contains("Hide what is here and lock | F9, your own"));
    }
    assert_eq!(given(&give(&mut keys(), "Open the journal", "Ctrl - N"), Command::Journal).as_deref(), Some("ctrl+n"));
    let effects = press(&mut keys(), "enter 'alt+x' enter");
    assert_eq!(given(&effects, Command::Hide).as_deref(), Some("alt+x"));
}

#[test]
fn what_is_stored_is_read_as_the_same_key_again() {
    for typed in ["f9", "alt+x", "ctrl+n", "f12", "alt+space"] {
        let stored = given(&give(&mut keys(), "Hide", typed), Command::Hide).expect("a key");
        assert_eq!(stored.parse::<Key>(), typed.parse::<Key>());
    }
}

#[test]
fn keys_for_typing_moving_or_taken_ones_are_refused_with_the_reason() {
    let refused = [
        ("", "type the name"),
        ("hello", "is not a key"),
        ("x", "for typing and moving"),
        ("enter", "for typing and moving"),
        ("ctrl+w", "for typing and moving"),
        ("ctrl+i", "as Tab"),
        ("f8", "a meaning of its own"),
        ("ctrl+s", "a meaning of its own"),
        ("ctrl+q", "is taken: Save and leave"),
        ("f1", "is taken: Keys on this screen"),
    ];
    for (typed, why) in refused {
        let effects = give(&mut keys(), "Hide", typed);
        assert!(matches!(&effects[..], [Effect::Say(notice)] if notice.text.contains(why)), "{typed}: {effects:?}");
    }
}

#[test]
fn an_own_key_is_taken_and_the_usual_one_becomes_free() {
    let mut screen = keys();
    give(&mut screen, "Hide", "f9");
    assert!(matches!(&give(&mut screen, "Open the journal", "f9")[..], [Effect::Say(_)]));
    press(&mut screen, "esc");
    assert_eq!(given(&give(&mut screen, "Open the journal", "ctrl+l"), Command::Journal).as_deref(), Some("ctrl+l"));
}

#[test]
fn usual_keys_come_back_one_by_one_all_at_once_or_by_undo() {
    let mut screen = keys();
    give(&mut screen, "Hide", "f9");
    give(&mut screen, "Open the journal", "f10");
    assert_eq!(given(&run(&mut screen, Command::Undo), Command::Journal), None);
    pick(&mut screen, "Hide");
    assert_eq!(given(&pick(&mut screen, "The usual key"), Command::Hide), None);
    give(&mut screen, "Hide", "f9");
    assert_eq!(given(&pick(&mut screen, "All keys as they were"), Command::Hide), None);
    assert_eq!(given(&run(&mut screen, Command::Undo), Command::Hide).as_deref(), Some("f9"));
}

#[test]
fn escape_leaves_a_key_as_it_is() {
    let mut screen = keys();
    let effects = press(&mut screen, "enter 'f9' esc");
    assert!(effects.iter().all(|effect| matches!(effect, Effect::Scroll(_))), "{effects:?}");
    assert!(matches!(&press(&mut screen, "esc")[..], [Effect::Go(Go::Close)]));
}

#[test]
fn every_footer_of_the_keys_is_true() {
    for start in ["", "j enter"] {
        footer_is_true(&|| {
            let mut screen = keys();
            press(&mut screen, start);
            Box::new(screen)
        });
    }
}

/// The keys with Ctrl, Alt or an F key that screens bind, read from their sources.
fn bound_by_screens() -> BTreeSet<String> {
    let mut folders = vec![std::path::PathBuf::from("src/app/screens")];
    let mut found = BTreeSet::new();
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).expect("the sources").map(|entry| entry.expect("an entry").path()) {
            if entry.is_dir() {
                folders.push(entry);
                continue;
            }
            let source = std::fs::read_to_string(&entry).expect("a source");
            for part in source.split("Binding::").skip(1) {
                let first = part.split('"').nth(1).unwrap_or_default().to_owned();
                let keys = first.split(' ').filter_map(|key| key.parse::<Key>().ok().map(|read| (key, read)));
                found.extend(keys.filter(|(_, read)| read.typed().is_none()).map(|(key, _)| key.to_owned()));
            }
        }
    }
    found
}

#[test]
fn no_key_that_a_screen_uses_can_be_given_away() {
    let global: Vec<Key> = everywhere()
        .into_iter()
        .filter(|binding| matches!(binding.action, Action::Do(_)))
        .flat_map(|binding| binding.keys)
        .collect();
    let bound = bound_by_screens();
    assert!(bound.contains("ctrl+s"), "the sources were not read: {bound:?}");
    for key in bound {
        let read = key.parse::<Key>().expect("a key");
        let known = Keymap::default().read(read, Typing::Area, &[]).is_some()
            || global.contains(&read)
            || USED_BY_SCREENS.contains(&key.as_str());
        assert!(known, "{key} is bound by a screen: add it to USED_BY_SCREENS");
    }
}
