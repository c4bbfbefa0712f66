use crate::kit::plain::{fill, footer_is_true, pick, run, text};
use crate::kit::{press, scene};
use mendway::app::action::Command;
use mendway::app::effect::{Effect, Go, HomeEffect};
use mendway::app::outcome::{Refusal, Told};
use mendway::app::screen::Screen;
use mendway::app::screens::passphrase::ChangePassphrase;
use secrecy::{ExposeSecret, SecretString};

const NEW: &str = "meadow copper lantern ridge";

fn screen() -> ChangePassphrase {
    ChangePassphrase::new("Robin")
}

#[test]
fn the_page_says_that_older_copies_open_with_the_old_one() {
    assert!(text(&screen()).contains("still open with the old one"));
}

#[test]
fn the_old_and_twice_the_new_one_change_it() {
    let mut page = screen();
    let by_keys = press(&mut page, &format!("'old one' enter '{NEW}' enter '{NEW}' enter"));
    let mut plain = screen();
    fill(&mut plain, "Passphrase in use", "old one");
    fill(&mut plain, "New passphrase", NEW);
    fill(&mut plain, "Once more", NEW);
    for effects in [by_keys, pick(&mut plain, "Change it")] {
        let [Effect::Home(HomeEffect::ChangePassphrase { old, new })] = &effects[..] else { panic!("{effects:?}") };
        assert_eq!((old.expose_secret(), new.expose_secret()), ("old one", NEW));
    }
    assert!(text(&plain).contains("Strength: "));
}

#[test]
fn nothing_is_changed_without_the_old_one_or_with_a_poor_new_one() {
    for (old, new, again) in [("", NEW, NEW), ("old one", "Robin1984", "Robin1984"), ("old one", NEW, "meadow")] {
        let mut page = screen();
        fill(&mut page, "Passphrase in use", old);
        fill(&mut page, "New passphrase", new);
        fill(&mut page, "Once more", again);
        assert!(matches!(&run(&mut page, Command::Save)[..], [Effect::Say(_)]), "{old} {new} {again}");
    }
}

#[test]
fn a_wrong_old_one_is_said_and_the_new_one_stays() {
    let mut page = screen();
    press(&mut page, &format!("'wrong' enter '{NEW}' enter '{NEW}' enter"));
    page.hear(Told::NotOpened(Refusal::new("That is another one.", "Nothing changed.", "Try again.")), &scene());
    let said = text(&page);
    assert!(said.contains("That is another one.") && said.contains(NEW) && !said.contains("wrong"), "{said}");
}

#[test]
fn made_words_are_shown_and_have_to_be_typed_again() {
    let mut page = screen();
    fill(&mut page, "Passphrase in use", "old one");
    assert!(matches!(&run(&mut page, Command::Generate)[..], [Effect::Home(HomeEffect::MakeWords)]));
    page.hear(Told::Words(SecretString::from(NEW)), &scene());
    assert!(matches!(&press(&mut page, "enter")[..], [Effect::Say(_)]));
    assert!(matches!(&press(&mut page, &format!("'{NEW}' enter"))[..], [Effect::Home(_)]));
}

#[test]
fn when_it_is_changed_the_page_closes_and_forgets_what_was_typed() {
    let mut page = screen();
    fill(&mut page, "New passphrase", NEW);
    let effects = page.hear(Told::PassphraseChanged, &scene());
    assert!(matches!(&effects[..], [Effect::Go(Go::Close), Effect::Say(_)]), "{effects:?}");
    assert!(!text(&page).contains(NEW));
}

#[test]
fn the_footer_of_the_passphrase_page_is_true() {
    footer_is_true(&|| Box::new(screen()));
}
