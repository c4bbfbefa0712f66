use crate::kit::plain::{fill, footer_is_true, pick, run, text};
use crate::kit::{press, scene};
use mendway::app::action::Command;
use mendway::app::effect::{Effect, HomeEffect};
use mendway::app::outcome::{Refusal, Told};
use mendway::app::page::Shape;
use mendway::app::screen::Screen;
use mendway::app::screens::lock::Lock;
use secrecy::ExposeSecret;

fn refusal() -> Told {
    Told::NotOpened(Refusal::new("That did not open it.", "Nothing changed.", "Please try again."))
}

#[test]
fn the_lock_screen_is_neutral_and_bare() {
    let lock = Lock::default();
    let page = lock.page(&scene());
    assert_eq!((page.title.as_str(), page.shape), ("notes", Shape::Bare));
    let said = text(&lock).to_lowercase();
    for word in ["mendway", "trust", "journal", "partner", "safety"] {
        assert!(!said.contains(word), "{word}");
    }
}

#[test]
fn enter_opens_with_what_was_typed() {
    let effects = press(&mut Lock::default(), "'my own words' enter");
    assert!(
        matches!(&effects[..], [Effect::Home(HomeEffect::Unlock(_, secret))] if secret.expose_secret() == "my own words"),
        "{effects:?}"
    );
}

#[test]
fn the_plain_way_opens_as_well() {
    let mut lock = Lock::default();
    fill(&mut lock, "Passphrase", "my own words");
    let effects = press(&mut lock, "enter");
    assert!(matches!(&effects[..], [Effect::Home(HomeEffect::Unlock(..))]), "{effects:?}");
}

#[test]
fn an_empty_field_opens_nothing() {
    assert!(matches!(&press(&mut Lock::default(), "enter")[..], [Effect::Say(_)]));
}

#[test]
fn a_wrong_passphrase_is_said_beside_the_field_and_the_field_is_empty_again() {
    let mut lock = Lock::default();
    press(&mut lock, "'wrong' enter");
    lock.hear(refusal(), &scene());
    let said = text(&lock);
    assert!(said.contains("That did not open it. Nothing changed. Please try again."), "{said}");
    assert!(!said.contains("wrong"));
    press(&mut lock, "'my words'");
    assert!(text(&lock).contains("did not open"), "it stays until the next try, so that both faces can ask anew");
}

#[test]
fn the_sheet_opens_with_a_new_passphrase_typed_twice() {
    let mut lock = Lock::default();
    run(&mut lock, Command::UseSheet);
    let effects =
        press(&mut lock, "'AAAAA-BBBBB' enter 'meadow copper lantern ridge' enter 'meadow copper lantern ridge' enter");
    let [Effect::Home(HomeEffect::Recover { code, passphrase, .. })] = &effects[..] else { panic!("{effects:?}") };
    assert_eq!(code.expose_secret(), "AAAAA-BBBBB");
    assert_eq!(passphrase.expose_secret(), "meadow copper lantern ridge");
}

#[test]
fn the_sheet_asks_for_two_equal_and_strong_passphrases() {
    for (first, again) in [("meadow copper lantern ridge", "meadow copper"), ("short", "short"), ("", "")] {
        let mut lock = Lock::default();
        run(&mut lock, Command::UseSheet);
        fill(&mut lock, "Recovery sheet", "AAAAA-BBBBB");
        fill(&mut lock, "New passphrase", first);
        fill(&mut lock, "Once more", again);
        let effects = pick(&mut lock, "Open with the sheet");
        assert!(matches!(&effects[..], [Effect::Say(_)]), "{first} {again}: {effects:?}");
    }
}

#[test]
fn a_sheet_that_does_not_fit_keeps_what_was_typed() {
    let mut lock = Lock::default();
    run(&mut lock, Command::UseSheet);
    fill(&mut lock, "Recovery sheet", "AAAAA-BBBBB");
    lock.hear(refusal(), &scene());
    assert!(text(&lock).contains("AAAAA-BBBBB"));
    assert!(text(&lock).contains("That did not open it."));
    press(&mut lock, "esc");
    assert!(text(&lock).starts_with("notes"));
    assert!(!text(&lock).contains("AAAAA-BBBBB"));
}

#[test]
fn the_footer_of_the_lock_screen_is_true() {
    footer_is_true(&|| Box::new(Lock::default()));
    footer_is_true(&|| {
        let mut lock = Lock::default();
        run(&mut lock, Command::UseSheet);
        Box::new(lock)
    });
}
