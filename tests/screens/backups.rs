use crate::kit::plain::{footer_is_true, pick, run, text};
use crate::kit::{press, scene};
use chrono::NaiveDate;
use mendway::app::action::Command;
use mendway::app::effect::{Effect, Go, HomeEffect};
use mendway::app::outcome::Told;
use mendway::app::route::Route;
use mendway::app::screen::Screen;
use mendway::app::screens::backups::{BackupLine, Backups};

fn line(day: u32, bytes: u64) -> BackupLine {
    let made = NaiveDate::from_ymd_opt(2026, 11, day).and_then(|day| day.and_hms_opt(21, 4, 0)).expect("a time");
    BackupLine { name: format!("2026-11-{day}_21-04-00"), made, bytes }
}

fn two() -> Backups {
    Backups::new(vec![line(21, 1_250_000), line(20, 640_200)])
}

#[test]
fn the_list_tells_day_size_and_how_to_put_one_back() {
    let said = text(&two());
    assert!(said.contains("21 Nov 2026, 21:04 | 1.2 MB | 2026-11-21_21-04-00"), "{said}");
    assert!(said.contains("641 KB"));
    assert!(said.contains("mendway backup restore 2026-11-21_21-04-00"));
}

#[test]
fn enter_reads_a_backup_again() {
    for effects in [press(&mut two(), "j enter"), pick(&mut two(), "20 Nov")] {
        assert!(
            matches!(&effects[..], [Effect::Home(HomeEffect::VerifyBackup(name))] if name == "2026-11-20_21-04-00"),
            "{effects:?}"
        );
    }
}

#[test]
fn one_can_be_made_now_and_stands_in_the_list_after_it() {
    for effects in [press(&mut two(), "b"), pick(&mut two(), "Make one now"), run(&mut two(), Command::BackupNow)] {
        assert!(matches!(&effects[..], [Effect::Home(HomeEffect::BackupNow)]), "{effects:?}");
    }
    let effects = two().hear(Told::Saved, &scene());
    assert!(matches!(&effects[..], [Effect::Go(Go::Replace(Route::Backups)), Effect::Say(_)]), "{effects:?}");
}

#[test]
fn an_empty_list_says_when_the_first_one_is_made() {
    let mut none = Backups::new(Vec::new());
    assert!(text(&none).contains("There is none yet. One is made when you lock or leave."));
    assert!(press(&mut none, "enter").is_empty());
}

#[test]
fn the_footer_of_the_backups_is_true() {
    footer_is_true(&|| Box::new(two()));
    footer_is_true(&|| Box::new(Backups::new(Vec::new())));
    footer_is_true(&|| {
        let mut page = two();
        press(&mut page, "tab");
        Box::new(page)
    });
}
