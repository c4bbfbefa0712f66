use crate::setting::*;
use mendway::domain::draft::DraftPlace;
use mendway::domain::entry::{Anchor, EntryFilter};
use mendway::home::{Access, HomeError, KeepState, KeyFile, Opened, RoomError, Unlocking, Wholeness};

fn write(opened: &Opened, body: &str) {
    let draft = words("", body);
    opened.keeper.ask(move |room| room.save_entry(&DraftPlace::NewEntry, &draft, &at(1))).expect("saved");
}

#[test]
fn a_damaged_seal_is_never_called_a_wrong_passphrase() {
    let place = Place::closed();
    let file = place.path("people/1/identity.age");
    let length = std::fs::read(&file).expect("read").len();
    for byte in 0..length {
        flip(&file, byte);
        let refused = place.try_unlock(PASSPHRASE).err();
        assert!(matches!(refused, Some(HomeError::IdentityDamaged | HomeError::TooCostly)), "byte {byte}: {refused:?}");
        flip(&file, byte);
    }
    assert!(place.try_unlock(PASSPHRASE).is_ok());
}

#[test]
fn a_missing_or_cut_seal_is_damage_and_the_sheet_still_opens() {
    let place = Place::closed();
    let file = place.path("people/1/identity.age");
    let whole = std::fs::read(&file).expect("read");
    for kept in [0, 1, 20, whole.len() / 2, whole.len() - 1] {
        std::fs::write(&file, &whole[..kept]).expect("written");
        assert_eq!(place.try_unlock(PASSPHRASE).err(), Some(HomeError::IdentityDamaged), "{kept} bytes");
    }
    std::fs::remove_file(&file).expect("removed");
    assert!(place.home.exists());
    assert_eq!(place.try_unlock(PASSPHRASE).err(), Some(HomeError::IdentityDamaged));
    assert!(place.home.unlock(Unlocking::Recovery(&secret(place.code.expose())), &at(1)).is_ok());
}

#[test]
fn a_damaged_sheet_file_and_a_damaged_key_have_errors_of_their_own() {
    let place = Place::closed();
    flip(&place.path("people/1/recovery.age"), 200);
    let typed = secret(place.code.expose());
    assert_eq!(place.home.unlock(Unlocking::Recovery(&typed), &at(1)).err(), Some(HomeError::RecoveryDamaged));
    for byte in [5, 60, 150, 210] {
        flip(&place.path("rooms/1/key.age"), byte);
        assert_eq!(place.try_unlock(PASSPHRASE).err(), Some(HomeError::KeyDamaged), "byte {byte}");
        flip(&place.path("rooms/1/key.age"), byte);
    }
    std::fs::remove_file(place.path("rooms/1/key.age")).expect("removed");
    assert_eq!(place.try_unlock(PASSPHRASE).err(), Some(HomeError::KeyDamaged));
}

#[test]
fn a_damaged_or_missing_room_is_said_and_left_as_it_is() {
    let place = Place::closed();
    let room = place.path("rooms/1/room.db");
    let whole = std::fs::read(&room).expect("read");
    flip(&room, 2000);
    let before = hashes(place.home.folder());
    assert_eq!(place.try_unlock(PASSPHRASE).err(), Some(HomeError::Storage(RoomError::Damaged)));
    assert_eq!(hashes(place.home.folder()), before);
    std::fs::write(&room, &whole[..100]).expect("written");
    assert_eq!(place.try_unlock(PASSPHRASE).err(), Some(HomeError::Storage(RoomError::Damaged)));
    std::fs::remove_file(&room).expect("removed");
    assert_eq!(place.try_unlock(PASSPHRASE).err(), Some(HomeError::Storage(RoomError::Missing)));
    assert!(!room.exists());
}

#[test]
fn a_newer_room_is_refused_and_no_byte_of_it_is_changed() {
    let place = Place::closed();
    connect(place.home.folder()).execute_batch("PRAGMA user_version = 7").expect("set");
    let before = hashes(place.home.folder());
    let newer = HomeError::Storage(RoomError::NewerSchema { found: 7, known: 3 });
    assert_eq!(place.try_unlock(PASSPHRASE).err(), Some(newer));
    assert_eq!(hashes(place.home.folder()), before);
}

/// A home with two thousand entries and one damaged page somewhere among the words.
fn with_a_bad_page() -> Place {
    let (place, opened) = Place::open();
    let entries: Vec<_> =
        (0..2000).map(|number| (words("", &format!("{number} {}", "many words ".repeat(90))), at(number))).collect();
    // In small lots: a large one would put the search index in order, and leave free pages in which nothing can break.
    let filled =
        opened.keeper.ask(move |room| entries.chunks(400).try_for_each(|some| room.import_entries(some).map(drop)));
    filled.expect("filled");
    opened.keeper.close().expect("closed");
    let room = place.path("rooms/1/room.db");
    let size = usize::try_from(std::fs::metadata(&room).expect("facts").len()).expect("a size");
    flip(&room, size / 3);
    place
}

#[test]
fn one_bad_page_is_found_and_costs_no_new_words() {
    let place = with_a_bad_page();
    let opened = place.unlock();
    assert_eq!(opened.access, Access::Writer);
    let health = place.home.check(&opened).expect("checked");
    assert_eq!(health.room, Err(RoomError::Damaged));
    let all = opened.keeper.ask(|room| room.entries_for_export(&mendway::home::Choice::default()));
    assert_eq!(all, Err(RoomError::Damaged));
    let found = (1..=2000)
        .filter(|id| {
            opened
                .keeper
                .ask({
                    let id = *id;
                    move |room| room.entry(mendway::domain::ids::EntryId(id))
                })
                .is_ok()
        })
        .count();
    assert!((1990..2000).contains(&found), "{found}");
    // A damaged page shuts the whole connection; the words typed now must not wait for that.
    opened.keeper.keep(new_entry("after the damage"), at(5));
    opened.keeper.flush().expect("kept");
    assert_eq!(opened.keeper.state(), KeepState::Saved { at: at(5) });
    let lines = opened.keeper.ask(|room| room.entries(&EntryFilter::default(), Anchor::Newest, 5)).expect("read").lines;
    assert_eq!(lines.len(), 5);
}

#[test]
fn nothing_of_this_is_written_over_the_screen() {
    if let Some(complained) = alone("damage::nothing_of_this_is_written_over_the_screen") {
        assert_eq!(complained, "");
        return;
    }
    let place = with_a_bad_page();
    let opened = place.unlock();
    assert_eq!(place.home.check(&opened).expect("checked").room, Err(RoomError::Damaged));
    drop(opened);
    flip(&place.path("rooms/1/room.db"), 2000);
    assert!(place.try_unlock(PASSPHRASE).is_err());
    assert!(place.try_unlock("wrong").is_err());
}

#[test]
fn a_check_tells_plain_facts() {
    let (place, opened) = Place::open();
    write(&opened, "x");
    opened.keeper.keep(new_entry("y"), at(3));
    let health = place.home.check(&opened).expect("checked");
    assert_eq!(health.room, Ok(()));
    assert_eq!(health.keys, [(KeyFile::Identity, Wholeness::Whole), (KeyFile::Recovery, Wholeness::Whole)]);
    assert_eq!((health.contents.entries, health.contents.drafts, health.backups), (1, 1, 0));
    assert!(health.open_to_others.is_empty() && health.last_backup.is_none() && health.bytes > 0);
    opened.back_up(&at(4)).expect("backed up");
    flip(&place.path("people/1/recovery.age"), 200);
    std::fs::remove_file(place.path("people/1/identity.age")).expect("removed");
    let health = place.home.check(&opened).expect("checked");
    assert_eq!(health.keys, [(KeyFile::Identity, Wholeness::Missing), (KeyFile::Recovery, Wholeness::Changed)]);
    assert_eq!(health.last_backup.map(|backup| backup.number), Some(1));
}

#[test]
fn every_error_says_what_happened_what_is_safe_and_what_to_do() {
    let storage = [
        RoomError::Damaged,
        RoomError::Missing,
        RoomError::NewerSchema { found: 2, known: 1 },
        RoomError::DiskFull,
        RoomError::ReadOnly,
        RoomError::NoPermission,
        RoomError::InUse,
        RoomError::Link("/x".into()),
        RoomError::Gone,
        RoomError::Closed,
        RoomError::Disk { code: 5 },
        RoomError::Unexpected { code: 1 },
    ];
    let home = [
        HomeError::WrongPassphrase,
        HomeError::WrongRecoveryCode,
        HomeError::Mistyped(mendway::home::CodeProblem::Group(3)),
        HomeError::IdentityDamaged,
        HomeError::RecoveryDamaged,
        HomeError::KeyDamaged,
        HomeError::TooCostly,
        HomeError::NotAHome,
        HomeError::AlreadyAHome,
        HomeError::NoRandomness,
        HomeError::OtherKey,
        HomeError::Unverified,
    ];
    let all: Vec<HomeError> = home.into_iter().chain(storage.into_iter().map(HomeError::Storage)).collect();
    let mut said = std::collections::BTreeSet::new();
    for error in &all {
        let beats = [error.to_string(), error.safe().to_owned(), error.hint().to_owned()];
        for beat in &beats {
            assert!(beat.split_whitespace().count() >= 3 && !beat.contains('!') && !beat.contains("SQL"), "{beat}");
            for sentence in beat.split(". ") {
                assert!(sentence.split_whitespace().count() <= 22, "{sentence}");
            }
        }
        assert!(said.insert(beats[0].clone()), "{} is said twice", beats[0]);
    }
}

#[test]
fn no_bytes_in_any_of_our_files_make_the_program_break_off() {
    use proptest::prelude::*;
    use proptest::test_runner::{Config, TestRunner};
    let names = [
        "people/1/identity.age",
        "people/1/SHA256SUMS",
        "rooms/1/key.age",
        "rooms/1/room.db",
        "rooms/1/room.db-wal",
        "swap",
    ];
    let bytes = prop_oneof![
        proptest::collection::vec(any::<u8>(), 0..300),
        "(age-encryption.org/v1\\n)?(-> scrypt [A-Za-z0-9+/]{22} [0-9]{1,3}\\n)?[ -~\\n]{0,120}"
            .prop_map(String::into_bytes),
        Just(vec![0; 70_000]),
    ];
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(150) });
    let outcome = runner.run(&(proptest::sample::select(names.to_vec()), bytes), |(name, bytes)| {
        let place = Place::closed();
        std::fs::write(place.path(name), bytes).expect("written");
        let _ = place.try_unlock(PASSPHRASE);
        prop_assert!(place.home.exists());
        Ok(())
    });
    assert!(outcome.is_ok(), "{outcome:?}");
}
