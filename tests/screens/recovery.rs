use crate::kit::plain::{fill, footer_is_true, pick, text};
use crate::kit::{press, scene};
use mendway::app::effect::{Effect, Go, HomeEffect, PersonEffect};
use mendway::app::outcome::{Refusal, Told};
use mendway::app::screen::Screen;
use mendway::app::screens::recovery::Recovery;
use mendway::domain::profile::Profile;
use secrecy::{ExposeSecret, SecretString};

const CODE: &str = "AAAA1-BBBB2-CCCC3-DDDD4-EEEE5-FFFF6-GGGG7-HHHH8";

fn page() -> Recovery {
    Recovery::new(Profile { sheet_checked: true, name: "Sam".into(), ..Profile::default() })
}

fn with_sheet() -> Recovery {
    let mut page = page();
    press(&mut page, "'my words' enter");
    page.hear(Told::Sheet(SecretString::from(CODE)), &scene());
    page
}

#[test]
fn a_new_sheet_asks_for_the_passphrase_and_says_that_the_old_one_stops_working() {
    let mut page = page();
    assert!(text(&page).contains("stops working at once"));
    assert!(matches!(&press(&mut page, "enter")[..], [Effect::Say(_)]));
    fill(&mut page, "Passphrase", "my words");
    let effects = pick(&mut page, "Make a new sheet");
    assert!(
        matches!(&effects[..], [Effect::Home(HomeEffect::NewSheet(secret))] if secret.expose_secret() == "my words"),
        "{effects:?}"
    );
}

#[test]
fn a_wrong_passphrase_is_said_beside_the_field() {
    let mut page = page();
    press(&mut page, "'wrong' enter");
    page.hear(Told::NotOpened(Refusal::new("That did not open it.", "Nothing changed.", "Try again.")), &scene());
    assert!(text(&page).contains("That did not open it.") && !text(&page).contains("wrong"));
}

#[test]
fn a_checked_sheet_is_remembered_as_checked() {
    let mut page = with_sheet();
    press(&mut page, "enter 'cccc3' enter 'gggg7'");
    let effects = press(&mut page, "enter");
    let [Effect::Person(PersonEffect::SaveProfile(profile)), Effect::Go(Go::Close), Effect::Say(_)] = &effects[..]
    else {
        panic!("{effects:?}")
    };
    assert!(profile.sheet_checked);
    assert_eq!(profile.name, "Sam");
}

#[test]
fn an_unchecked_sheet_is_remembered_as_unchecked() {
    let mut page = with_sheet();
    pick(&mut page, "Go on without a sheet");
    let effects = pick(&mut page, "Go on without the check");
    assert!(
        matches!(&effects[..], [Effect::Person(PersonEffect::SaveProfile(profile)), ..] if !profile.sheet_checked),
        "{effects:?}"
    );
}

#[test]
fn a_new_sheet_counts_as_unchecked_as_soon_as_it_is_shown() {
    let mut page = page();
    assert!(!text(&page).contains("No sheet was checked yet"));
    press(&mut page, "'my words' enter");
    let effects = page.hear(Told::Sheet(SecretString::from(CODE)), &scene());
    let saved = effects.iter().find_map(|effect| match effect {
        Effect::Person(PersonEffect::SaveProfile(profile)) => Some(profile.sheet_checked),
        _ => None,
    });
    assert_eq!(saved, Some(false));
    assert!(text(&Recovery::new(Profile::default())).contains("No sheet was checked yet"));
}

#[test]
fn every_footer_of_the_recovery_page_is_true() {
    footer_is_true(&|| Box::new(page()));
    for keys in ["", "enter", "f5"] {
        footer_is_true(&|| {
            let mut page = with_sheet();
            press(&mut page, keys);
            Box::new(page)
        });
    }
}
