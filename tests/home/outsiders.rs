//! Everything in a home opens with the passphrase and programs that are not ours.

use crate::setting::*;
use mendway::domain::draft::DraftPlace;
use portable_pty::{CommandBuilder, PtySize, native_pty_system};
use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;

fn there_is(program: &str) -> bool {
    let there = Command::new(program).arg("--version").output().is_ok();
    if !there {
        eprintln!("skipped: there is no {program} here");
    }
    there
}

/// Opens a sealed file with the `age` program, which asks for the passphrase on its terminal.
fn opened_by_age(sealed: &Path, passphrase: &str, to: &Path) -> Vec<u8> {
    let pair = native_pty_system().openpty(PtySize::default()).expect("a terminal");
    let mut command = CommandBuilder::new("age");
    command.args(["-d", "-o"]);
    command.arg(to);
    command.arg(sealed);
    let mut program = pair.slave.spawn_command(command).expect("started");
    let mut screen = pair.master.try_clone_reader().expect("a screen");
    let mut keys = pair.master.take_writer().expect("keys");
    let mut asked = Vec::new();
    let mut byte = [0];
    while !asked.ends_with(b": ") && screen.read(&mut byte).is_ok_and(|read| read == 1) {
        asked.push(byte[0]);
    }
    keys.write_all(format!("{passphrase}\n").as_bytes()).expect("typed");
    assert!(program.wait().expect("ended").success(), "{}", String::from_utf8_lossy(&asked));
    std::fs::read(to).expect("read")
}

/// The room's key, by way of the `age` program alone.
fn key_by_age(home: &Path, sealed: &str, passphrase: &str) -> String {
    let folder = tempfile::tempdir().expect("a folder");
    let identity = folder.path().join("me.txt");
    let text = opened_by_age(&home.join(sealed), passphrase, &identity);
    assert!(text.starts_with(b"AGE-SECRET-KEY-1"));
    let ran =
        Command::new("age").arg("-d").arg("-i").arg(&identity).arg(home.join("rooms/1/key.age")).output().expect("ran");
    assert!(ran.status.success());
    String::from_utf8(ran.stdout).expect("text").trim().to_owned()
}

#[test]
fn the_age_program_opens_the_seals_with_the_passphrase_and_with_the_sheet() {
    if !there_is("age") {
        return;
    }
    let place = Place::closed();
    let home = place.home.folder();
    let key = room_key(home);
    assert_eq!(key.len(), 64);
    assert_eq!(key_by_age(home, "people/1/identity.age", PASSPHRASE), key);
    assert_eq!(key_by_age(home, "people/1/recovery.age", place.code.expose()), key);
}

#[test]
fn the_checksum_program_finds_the_key_files_whole() {
    if !there_is("sha256sum") {
        return;
    }
    let place = Place::closed();
    let check = || {
        Command::new("sha256sum").args(["-c", "SHA256SUMS"]).current_dir(place.path("people/1")).output().expect("ran")
    };
    assert!(check().status.success());
    flip(&place.path("people/1/recovery.age"), 100);
    assert!(!check().status.success());
}

/// Ways to run one statement with a SQLCipher 4 that is not ours: the program, or Python with one of its modules.
fn sqlcipher(room: &Path, key: &str, statement: &str) -> Option<String> {
    let script = "
import sys
try:
    import sqlcipher3 as cipher
except ImportError:
    from pysqlcipher3 import dbapi2 as cipher
room = cipher.connect(sys.argv[1])
room.execute(sys.argv[2])
print(room.execute(sys.argv[3]).fetchall()[0][0])";
    let ask_key = format!("PRAGMA key = \"x'{key}'\"");
    let python = || {
        let mut command = Command::new("python3");
        command.args(["-c", script]).arg(room).args([&ask_key, statement]);
        command.output().ok().filter(|ran| ran.status.success())
    };
    let program = || {
        let version = Command::new("sqlcipher").args([":memory:", "PRAGMA cipher_version"]).output().ok()?;
        // The file is of form 4; programs of form 3 are still about.
        String::from_utf8_lossy(&version.stdout).trim().starts_with('4').then_some(())?;
        let ran = Command::new("sqlcipher").arg(room).arg(format!("{ask_key}; {statement};")).output().ok()?;
        ran.status.success().then_some(ran)
    };
    let ran = program().or_else(python)?;
    String::from_utf8_lossy(&ran.stdout).lines().last().map(|line| line.trim().to_owned())
}

#[test]
fn a_stock_sqlcipher_reads_the_room_with_the_key_alone() {
    let (place, opened) = Place::open();
    opened
        .keeper
        .ask(|room| room.save_entry(&DraftPlace::NewEntry, &words("T", "Ein schöner Tag"), &at(1)))
        .expect("saved");
    opened.keeper.close().expect("closed");
    let room: PathBuf = place.path("rooms/1/room.db");
    let key = room_key(place.home.folder());
    let Some(body) = sqlcipher(&room, &key, "SELECT body FROM entry_words") else {
        eprintln!("skipped: there is no SQLCipher 4 here but ours");
        return;
    };
    assert_eq!(body, "Ein schöner Tag");
    assert_eq!(
        sqlcipher(&room, &key, "SELECT written FROM entries").as_deref(),
        Some("2026-11-22T14:03:11+01:00[Europe/Berlin]")
    );
    assert_eq!(
        sqlcipher(&room, &key, "SELECT count(*) FROM entry_search WHERE entry_search MATCH 'schon*'").as_deref(),
        Some("1")
    );
    assert_eq!(sqlcipher(&room, &key, "PRAGMA integrity_check").as_deref(), Some("ok"));
    assert_eq!(sqlcipher(&room, &"0".repeat(64), "SELECT body FROM entry_words"), None);
}
