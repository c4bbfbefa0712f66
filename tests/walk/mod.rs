//! Ways through the program that several tests and the figures take, and the words they wait for on the screen.
#![allow(dead_code, reason = "each test binary uses its own part")]

use crate::pty::{Program, Pty};
use chrono::{DateTime, Duration, Utc};
use mendway::app::action::Command;
use mendway::domain::moment::Moment;
use mendway::domain::profile::Profile;
use mendway::home::{Cost, Home, Opened, Unlocking};
use secrecy::SecretString;
use std::path::Path;

/// What opens every home here.
pub const PASSPHRASE: &str = "meadow copper lantern";
/// log2 of the work factor of homes whose passphrase need not withstand anybody.
pub const CHEAP: u8 = 4;

/// On the lock screen.
pub const LOCK: &str = "Passphrase";
/// On Today.
pub const TODAY: &str = "See the whole path";
/// On the page of a new entry.
pub const EDITOR: &str = "New entry";
/// On the journal list.
pub const JOURNAL: &str = "Journal";
/// On the page of an entry that was stored a moment ago.
pub const ENTRY_SAVED: &str = "Saved in the journal";
/// On the palette.
pub const PALETTE: &str = "All actions";

/// The program on the home in `folder`.
pub fn program(folder: &Path) -> Program {
    let path = folder.display().to_string();
    Program::new(env!("CARGO_BIN_EXE_mendway"))
        .args(["--home", path.as_str()])
        .env("MENDWAY_TEST_COST", CHEAP.to_string())
}

/// From the lock screen to Today.
#[track_caller]
pub fn unlock(terminal: &Pty) {
    terminal.wait_for(LOCK);
    terminal.type_text(PASSPHRASE);
    terminal.send("enter");
    terminal.wait_for(TODAY);
}

/// Takes `wrong` out of the passphrase field and unlocks.
#[track_caller]
pub fn clear_and_unlock(terminal: &Pty, wrong: &str) {
    for _ in wrong.chars() {
        terminal.send("backspace");
    }
    terminal.type_text(PASSPHRASE);
    terminal.send("enter");
    terminal.wait_for(TODAY);
}

/// Runs a command by its name, from anywhere, and waits for the place it leads to.
#[track_caller]
pub fn run(terminal: &Pty, command: Command, arrived: &str) {
    terminal.send("ctrl+p");
    terminal.wait_for(PALETTE);
    terminal.type_text(command.label());
    terminal.send("enter");
    terminal.wait_gone(PALETTE);
    terminal.wait_for(arrived);
}

/// An instant `minutes` after a fixed one.
pub fn at(minutes: i64) -> Moment {
    let start: DateTime<Utc> = "2026-11-22T17:42:00Z".parse().expect("an instant");
    Moment::new(start + Duration::minutes(minutes), 60, "Europe/Berlin")
}

/// Makes a home without the first run.
pub fn make_home(folder: &Path, cost: u8) -> Opened {
    let (opened, _) = Home::at(folder.to_owned()).create(&passphrase(), Cost::new(cost), &at(0)).expect("a home");
    opened.keeper.ask(|room| room.save_profile(&Profile::default())).expect("a profile");
    opened
}

/// Opens a home as the program does.
pub fn open_home(folder: &Path) -> Opened {
    Home::at(folder.to_owned()).unlock(Unlocking::Passphrase(&passphrase()), &at(1)).expect("the home opens")
}

/// What opens every home here.
pub fn passphrase() -> SecretString {
    SecretString::from(PASSPHRASE.to_owned())
}

/// Copies a folder with all that is in it.
pub fn copy(from: &Path, to: &Path) {
    std::fs::create_dir(to).expect("a new folder");
    std::fs::set_permissions(to, std::fs::metadata(from).expect("a folder").permissions()).expect("its permissions");
    for entry in std::fs::read_dir(from).expect("a folder") {
        let entry = entry.expect("an entry");
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), target).expect("a copy");
        }
    }
}
