use crate::setting::*;
use mendway::domain::breach::BreachDraft;
use mendway::domain::checkin::CheckinDraft;
use mendway::domain::draft::{Draft, DraftPlace, DraftText};
use mendway::domain::export_log::ExportLine;
use mendway::domain::person::{Bond, Role};
use mendway::domain::profile::Profile;
use mendway::domain::sitting::{NewSitting, Response, Value};
use mendway::home::{Opened, RoomError};
use secrecy::ExposeSecret;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Stdio};

const CANARY: &str = "canarywordquartzfig";

/// Files below a folder in which the bytes of a word stand, as UTF-8, as UTF-16 either way round, or reversed.
fn hits(folder: &Path, word: &str) -> Vec<String> {
    let wide = |order: fn(u16) -> [u8; 2]| word.encode_utf16().flat_map(order).collect::<Vec<u8>>();
    let forms =
        [word.as_bytes().to_vec(), wide(u16::to_le_bytes), wide(u16::to_be_bytes), word.bytes().rev().collect()];
    let mut found = Vec::new();
    for file in files(folder) {
        let bytes = std::fs::read(&file).expect("read");
        if forms.iter().any(|form| bytes.windows(form.len()).any(|part| part == form)) {
            found.push(file.display().to_string());
        }
    }
    found
}

/// The canary in every place where someone can put words.
fn everywhere(opened: &Opened) {
    let ask = |job: fn(&mut mendway::home::Room) -> Result<(), RoomError>| opened.keeper.ask(job).expect("stored");
    ask(|room| room.save_entry(&DraftPlace::NewEntry, &tagged(&format!("so {CANARY}."), &[CANARY]), &at(1)).map(drop));
    ask(|room| {
        room.save_entry(&DraftPlace::Entry(mendway::domain::ids::EntryId(1)), &words(CANARY, CANARY), &at(2)).map(drop)
    });
    ask(|room| room.add_breach(&BreachDraft { label: CANARY.into(), ..BreachDraft::default() }).map(drop));
    ask(|room| {
        room.save_checkin(at(0).day(), &CheckinDraft { line: CANARY.into(), ..CheckinDraft::default() }, &at(1))
            .map(drop)
    });
    ask(|room| room.save_profile(&Profile { name: CANARY.into(), ..Profile::default() }));
    ask(|room| room.save_resume(CANARY));
    ask(|room| {
        room.log_export(&ExportLine {
            when: at(1),
            form: CANARY.into(),
            entries: 0,
            sittings: 0,
            target: CANARY.into(),
        })
    });
    ask(|room| {
        let exercise: mendway::domain::ids::ExerciseId = "c1-pause".parse().map_err(|_| RoomError::Gone)?;
        let new = NewSitting {
            exercise: exercise.clone(),
            revision: 1,
            title: CANARY.into(),
            role: Role::Hurt,
            bond: Bond::Friend,
            breach: None,
        };
        let sitting = room.begin(&new, &at(1))?;
        let value = Some(Value::Text(CANARY.into()));
        room.respond(
            sitting.id,
            &Response { prompt: exercise, asked: CANARY.into(), label: CANARY.into(), value, reads: CANARY.into() },
            None,
        )
    });
    let text = DraftText::Entry(words(CANARY, CANARY));
    opened.keeper.keep(Draft { place: DraftPlace::NewEntry, text, caret: (0, 0), field: 0 }, at(2));
    opened.keeper.flush().expect("kept");
}

#[test]
fn no_word_stands_in_clear_in_any_file_not_even_after_a_power_cut() {
    let (place, opened) = Place::open();
    everywhere(&opened);
    opened.back_up(&at(3)).expect("backed up");
    opened.keeper.keep(new_entry(CANARY), at(4));
    opened.keeper.flush().expect("kept");
    // While it is open, and in what a power cut would leave.
    assert!(std::fs::metadata(place.path("rooms/1/room.db-wal")).expect("a log").len() > 0);
    assert_eq!(hits(place.folder.path(), CANARY), [""; 0]);
    for secret in [PASSPHRASE, place.code.expose(), &room_key(place.home.folder())] {
        assert_eq!(hits(place.folder.path(), secret), [""; 0]);
    }
    opened.close(&at(5)).expect("closed");
    assert_eq!(hits(place.folder.path(), CANARY), [""; 0]);
    let room = std::fs::read(place.path("rooms/1/room.db")).expect("read");
    assert!(!room.starts_with(b"SQLite"));
}

#[test]
fn the_search_for_clear_words_finds_them_in_a_plain_file() {
    // The red control of the test above.
    let folder = tempfile::tempdir().expect("a folder");
    let plain = rusqlite::Connection::open(folder.path().join("plain.db")).expect("opened");
    plain.execute_batch(&format!("CREATE TABLE t (x); INSERT INTO t VALUES ('{CANARY}')")).expect("written");
    assert_eq!(hits(folder.path(), CANARY).len(), 1);
}

#[test]
fn only_the_owner_may_enter_or_read_whatever_the_umask() {
    if alone("privacy::only_the_owner_may_enter_or_read_whatever_the_umask").is_some() {
        return;
    }
    rustix::process::umask(rustix::fs::Mode::empty());
    let (place, opened) = Place::open();
    everywhere(&opened);
    opened.back_up(&at(3)).expect("backed up");
    opened.keeper.keep(new_entry("x"), at(4));
    opened.keeper.flush().expect("kept");
    let mode = |path: &Path| std::fs::metadata(path).expect("facts").permissions().mode() & 0o777;
    let all = files(place.home.folder());
    assert!(all.iter().any(|file| file.ends_with("room.db-wal")) && all.len() >= 13, "{all:?}");
    for file in &all {
        assert_eq!(mode(file), 0o600, "{}", file.display());
        for folder in file.ancestors().skip(1).take_while(|folder| folder.starts_with(place.home.folder())) {
            assert_eq!(mode(folder), 0o700, "{}", folder.display());
        }
    }
}

#[test]
fn files_that_became_readable_are_closed_again() {
    let place = Place::closed();
    let loosen = |path: &str, mode| {
        std::fs::set_permissions(place.path(path), std::fs::Permissions::from_mode(mode)).expect("set");
    };
    let mode = |path: &str| std::fs::metadata(place.path(path)).expect("facts").permissions().mode() & 0o777;
    loosen("rooms/1/room.db", 0o644);
    loosen("people", 0o755);
    loosen("", 0o777);
    let opened = place.unlock();
    assert_eq!((mode("rooms/1/room.db"), mode("people"), mode("")), (0o600, 0o700, 0o700));
    loosen("people/1/identity.age", 0o640);
    let health = place.home.check(&opened).expect("checked");
    assert_eq!(health.open_to_others.len(), 1);
    drop(opened);
    // A folder with something foreign in it keeps its mode; ours inside it are private anyway.
    std::fs::write(place.path("letter.txt"), "x").expect("written");
    loosen("", 0o755);
    drop(place.unlock());
    assert_eq!(mode(""), 0o755);
}

/// Every page of a room in clear, by way of the openssl program: SQLCipher 4 pages are AES-256-CBC with the last 80
/// bytes kept for the vector and the seal.
fn decrypted(home: &Path) -> Option<Vec<u8>> {
    let key = room_key(home);
    let bytes = std::fs::read(home.join("rooms/1/room.db")).expect("read");
    let mut clear = Vec::new();
    for (number, page) in bytes.chunks(4096).enumerate() {
        let start = if number == 0 { 16 } else { 0 };
        let vector: String = page[4016..4032].iter().map(|byte| format!("{byte:02x}")).collect();
        let mut program = Command::new("openssl")
            .args(["enc", "-d", "-aes-256-cbc", "-nopad", "-K", &key, "-iv", &vector])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .ok()?;
        std::io::Write::write_all(&mut program.stdin.take()?, &page[start..4016]).ok()?;
        clear.extend(program.wait_with_output().ok()?.stdout);
    }
    Some(clear)
}

#[test]
fn a_word_deleted_for_good_is_on_no_page_and_in_no_log() {
    let (place, opened) = Place::open();
    let id = opened
        .keeper
        .ask(|room| room.save_entry(&DraftPlace::NewEntry, &tagged(CANARY, &[CANARY]), &at(1)))
        .expect("saved");
    opened
        .keeper
        .ask(move |room| room.save_entry(&DraftPlace::Entry(id), &words(CANARY, "other"), &at(2)))
        .expect("saved");
    let mut draft = new_entry(CANARY);
    draft.place = DraftPlace::Entry(id);
    opened.keeper.keep(draft, at(3));
    opened.keeper.ask(move |room| room.discard_draft(&DraftPlace::Entry(id), &at(3))).expect("closed");
    opened
        .keeper
        .ask(|room| room.save_entry(&DraftPlace::NewEntry, &words("", "another entry stays"), &at(4)))
        .expect("saved");
    opened.keeper.close().expect("closed");
    let has = |word: &str| -> Option<bool> {
        Some(decrypted(place.home.folder())?.windows(word.len()).any(|part| part == word.as_bytes()))
    };
    let Some(before) = has(CANARY) else {
        eprintln!("skipped: there is no openssl program here");
        return;
    };
    assert!(before, "the control: the word is there before it is deleted");
    let opened = place.unlock();
    opened.keeper.ask(move |room| room.trash(id, &at(5))).expect("trashed");
    opened.keeper.ask(move |room| room.purge(id)).expect("purged");
    assert_eq!(std::fs::metadata(place.path("rooms/1/room.db-wal")).expect("a log").len(), 0);
    assert_eq!(has(CANARY), Some(false));
    assert_eq!(has("another entry stays"), Some(true));
    opened.keeper.close().expect("closed");
    assert_eq!(has(CANARY), Some(false));
}

#[test]
fn secrets_do_not_show_in_debug() {
    let (place, opened) = Place::open();
    let words = mendway::home::words::generate().expect("random numbers");
    let shown = format!("{opened:?} {:?} {words:?} {:?}", place.code, place.home);
    let key = room_key(place.home.folder());
    for secret in [words.expose_secret(), place.code.expose(), &key] {
        assert!(!shown.contains(secret), "{shown}");
    }
}
