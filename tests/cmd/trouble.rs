//! What can go wrong with a home: each trouble has its own calm sentence and exit code, and changes no byte.

use crate::place::{Desk, Ran};
use crate::setting::{self, Disk, Place, flip, hashes};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

/// What a folder holds, but for what SQLite lays beside a room while it is open: its index of the log, and a log with
/// nothing in it. A full disk keeps it from taking them away.
fn held(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let scratch = |path: &Path| {
        let name = path.to_string_lossy();
        name.ends_with("-shm") || name.ends_with("-wal") && path.metadata().is_ok_and(|facts| facts.len() == 0)
    };
    hashes(folder).into_iter().filter(|(path, _)| !scratch(path)).collect()
}

/// Tries to write a note and expects `code`, three calm lines that begin with `sentence`, and no byte of `whole`
/// changed. Gives the sentence.
#[track_caller]
fn refused(desk: &Desk, whole: &Path, code: i32, sentence: &str) -> String {
    let before = held(whole);
    let said = desk.open_with(&["note"], "words").refused(code);
    assert!(said.starts_with(sentence), "{said}");
    assert_eq!(said.lines().count(), 3, "what happened, what is safe, what to do: {said}");
    for rough in ["!", "SQL", "error", "rror:", "os error", "corrupt", "fail"] {
        assert!(!said.contains(rough), "{rough} in {said}");
    }
    assert_eq!(held(whole), before, "bytes were changed");
    said.lines().next().unwrap_or_default().to_owned()
}

#[test]
fn each_trouble_with_keys_and_pages_has_its_own_sentence_and_code() {
    let mut sentences = BTreeSet::new();
    let desk = Desk::furnished();
    std::fs::write(desk.passphrase(), "not this one\n").expect("written");
    sentences.insert(refused(&desk, &desk.home, 3, "That passphrase does not open your pages."));

    let desk = Desk::furnished();
    flip(&desk.home.join("people/1/identity.age"), 200);
    sentences.insert(refused(&desk, &desk.home, 6, "The file that your passphrase opens is damaged."));

    let desk = Desk::furnished();
    flip(&desk.home.join("rooms/1/key.age"), 150);
    sentences.insert(refused(&desk, &desk.home, 6, "The file that holds the key to your pages is damaged."));

    let desk = Desk::furnished();
    flip(&desk.home.join("rooms/1/room.db"), 2000);
    sentences.insert(refused(&desk, &desk.home, 6, "Part of the file with your pages cannot be read."));

    let desk = Desk::furnished();
    setting::connect(&desk.home).execute_batch("PRAGMA user_version = 7").expect("set");
    sentences.insert(refused(&desk, &desk.home, 7, ""));
    assert_eq!(sentences.len(), 5, "{sentences:?}");
}

#[test]
fn a_second_instance_writes_nothing_and_may_read() {
    let (place, opened) = Place::open();
    let desk = Desk::on(place);
    let said = refused(&desk, &desk.home, 5, "");
    assert!(said.contains("window") || said.contains("open"), "{said}");
    assert_eq!(desk.open(&["journal", "list"]).fine(), "Nothing found.\n");
    for args in [&["export", "--all"][..], &["backup", "now"]] {
        desk.open(args).refused(5);
    }
    drop(opened);
    desk.open_with(&["note"], "words").fine();
}

/// A furnished home on a small disk of its own.
fn on_a_disk(size: &str) -> Option<(Desk, Disk)> {
    let disk = Disk::of(size)?;
    let mut desk = Desk::furnished();
    let home = disk.folder.path().join("home");
    setting::copy_tree(&desk.home, &home);
    desk.home = home;
    // The first opening puts permissions right, so that they are no part of what is compared.
    desk.open(&["journal", "list"]).fine();
    Some((desk, disk))
}

#[test]
fn a_full_disk_is_said_and_costs_nothing() {
    let Some((desk, disk)) = on_a_disk("4m") else { return };
    disk.fill("filler");
    refused(&desk, &desk.home, 8, "The disk is full.");
    std::fs::remove_file(disk.folder.path().join("filler")).expect("removed");
    desk.open_with(&["note"], "words").fine();
}

#[test]
fn a_disk_that_takes_no_changes_is_said_and_may_be_read() {
    let Some((desk, disk)) = on_a_disk("8m") else { return };
    disk.remount("remount,ro");
    refused(&desk, &desk.home, 9, "");
    let read: Ran = desk.open(&["journal", "search", "calm"]);
    assert!(read.fine().contains("First"));
    disk.remount("remount,rw");
    desk.open_with(&["note"], "words").fine();
}

#[test]
fn no_home_is_said_and_none_is_made() {
    let desk = Desk::bare();
    for args in [&["note"][..], &["journal", "list"], &["check"], &["backup", "now"], &["wipe"], &["export"]] {
        let said = desk.run_with(args, "words").refused(10);
        assert!(said.starts_with("There are no pages of yours in this folder."), "{args:?}: {said}");
    }
    assert!(!desk.home.exists());
}

#[test]
fn the_comparison_sees_a_note_that_was_kept() {
    let desk = Desk::furnished();
    let before = held(&desk.home);
    desk.open_with(&["note"], "words").fine();
    assert_ne!(held(&desk.home), before);
}
