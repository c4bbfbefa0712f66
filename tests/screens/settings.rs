use crate::kit::plain::{fill, footer_is_true, pick, run, text};
use crate::kit::{press, scene};
use mendway::app::action::Command;
use mendway::app::effect::{Effect, Go, PersonEffect};
use mendway::app::helplines::Directory;
use mendway::app::route::Route;
use mendway::app::scene::{Cover, Scene};
use mendway::app::screen::Screen;
use mendway::app::screens::settings::SettingsScreen;
use mendway::domain::person::{Bond, Role};
use mendway::domain::profile::Profile;
use mendway::domain::settings::{FaceChoice, Settings, ThemeName, WeekStart};

fn settings() -> SettingsScreen {
    let profile = Profile { name: "Sam".into(), role: Role::Hurt, ..Profile::default() };
    SettingsScreen::new(Settings::default(), profile, Directory::embedded())
}

fn dressed(effects: &[Effect]) -> Settings {
    let found =
        effects.iter().find_map(|effect| if let Effect::Dress(settings) = effect { Some(settings) } else { None });
    found.cloned().unwrap_or_else(|| panic!("{effects:?}"))
}

fn saved(effects: &[Effect]) -> Profile {
    let found = effects.iter().find_map(|effect| match effect {
        Effect::Person(PersonEffect::SaveProfile(profile)) => Some(profile),
        _ => None,
    });
    found.map_or_else(|| panic!("{effects:?}"), |profile| (**profile).clone())
}

#[test]
fn every_setting_stands_there_with_its_value() {
    let said = text(&settings());
    for row in [
        "Colours | Auto",
        "Width of text | 66 columns",
        "Lock after | 5 minutes",
        "What to call you | Sam",
        "Country for help lines | Not set",
    ] {
        assert!(said.contains(row), "{row} is not in\n{said}");
    }
}

#[test]
fn a_change_counts_at_once_by_keys_and_by_whole_values() {
    let by_keys = dressed(&press(&mut settings(), "enter 2"));
    let mut plain = settings();
    pick(&mut plain, "Colours");
    let by_values = dressed(&pick(&mut plain, "Hearth"));
    assert_eq!((by_keys.theme, by_keys), (ThemeName::Hearth, by_values));
    assert!(text(&plain).contains("Colours | Hearth"));
}

#[test]
fn the_arrows_take_the_next_value_and_come_round() {
    let mut screen = settings();
    assert_eq!(dressed(&press(&mut screen, "left")).theme, ThemeName::OkabeIto);
    assert_eq!(dressed(&press(&mut screen, "right")).theme, ThemeName::Auto);
    assert_eq!(dressed(&press(&mut screen, "right")).theme, ThemeName::Terminal);
}

#[test]
fn each_setting_reaches_its_own_place() {
    let mut screen = settings();
    let mut change = |row: &str, option: &str| {
        pick(&mut screen, row);
        pick(&mut screen, option)
    };
    assert_eq!(dressed(&change("A week begins", "Sunday")).week_start, WeekStart::Sunday);
    assert_eq!(dressed(&change("Lock after", "15 minutes")).lock_after, 15);
    assert_eq!(dressed(&change("How it opens", "Plain")).face, FaceChoice::Plain);
    assert_eq!(dressed(&change("Country", "Ireland")).country, "IE");
    assert_eq!(dressed(&change("Country", "Not set")).country, "");
    assert_eq!(saved(&change("The other person", "A close friend")).bond, Bond::Friend);
    assert_eq!(saved(&change("Words that fit", "I broke trust")).role, Role::Accountable);
}

#[test]
fn the_name_is_typed_and_kept_in_the_room_only() {
    let mut screen = settings();
    pick(&mut screen, "What to call you");
    fill(&mut screen, "What to call you", "Robin");
    let effects = press(&mut screen, "enter");
    assert_eq!(saved(&effects).name, "Robin");
    assert!(!effects.iter().any(|effect| matches!(effect, Effect::Dress(_))));
}

#[test]
fn undo_takes_back_one_change_after_the_other() {
    let mut screen = settings();
    press(&mut screen, "enter 2 enter 3");
    pick(&mut screen, "The other person");
    pick(&mut screen, "A close friend");
    assert_eq!(saved(&run(&mut screen, Command::Undo)).bond, Bond::Partner);
    assert_eq!(dressed(&press(&mut screen, "u")).theme, ThemeName::Hearth);
    assert_eq!(dressed(&press(&mut screen, "u")).theme, ThemeName::Auto);
    assert!(matches!(&press(&mut screen, "u")[..], [Effect::Say(_)]));
}

#[test]
fn choosing_what_is_in_use_writes_nothing() {
    let mut screen = settings();
    pick(&mut screen, "A week begins");
    let effects = pick(&mut screen, "Monday");
    assert!(effects.iter().all(|effect| matches!(effect, Effect::Scroll(_))), "{effects:?}");
}

#[test]
fn escape_goes_one_level_back_and_to_the_same_row() {
    let mut screen = settings();
    press(&mut screen, "j j j enter esc");
    assert_eq!(text(&screen), text(&settings()));
    press(&mut screen, "enter");
    assert!(text(&screen).starts_with("Keys at the foot"));
    press(&mut screen, "esc");
    assert!(matches!(&press(&mut screen, "esc")[..], [Effect::Go(Go::Close)]));
}

#[test]
fn the_places_that_belong_here_can_be_opened() {
    for (label, route) in [("Change keys", Route::Keys), ("Backups", Route::Backups), ("About", Route::About)] {
        let effects = pick(&mut settings(), label);
        assert!(matches!(&effects[..], [Effect::Go(Go::Open(to))] if *to == route), "{effects:?}");
    }
}

#[test]
fn a_covered_page_shows_no_name() {
    let screen = settings();
    let covered = Scene { cover: Cover::Covered, ..scene() };
    assert!(!format!("{:?}", screen.page(&covered).blocks).contains("Sam"));
    assert!(format!("{:?}", screen.page(&scene()).blocks).contains("Sam"));
}

#[test]
fn every_footer_of_the_settings_is_true() {
    for row in 0..18 {
        for keys in ["", "enter"] {
            footer_is_true(&|| {
                let mut screen = settings();
                press(&mut screen, &"j ".repeat(row));
                if row < 12 {
                    press(&mut screen, keys);
                }
                Box::new(screen)
            });
        }
    }
}
