use crate::setting::*;
use mendway::domain::draft::DraftPlace;
use mendway::home::{BackedUp, BackupInfo, Home, HomeError, Opened, RoomError, Unlocking};

fn write(opened: &Opened, body: &str) {
    let draft = words("", body);
    opened.keeper.ask(move |room| room.save_entry(&DraftPlace::NewEntry, &draft, &at(1))).expect("saved");
}

fn made(opened: &Opened, day: i64) -> BackupInfo {
    match opened.back_up(&days(day)).expect("backed up") {
        BackedUp::Made(info) => info,
        BackedUp::NothingNew => panic!("nothing new"),
    }
}

#[test]
fn a_backup_is_a_home_that_opens_on_its_own() {
    let (place, opened) = Place::open();
    write(&opened, "in the backup");
    let backup = made(&opened, 0);
    assert_eq!(backup.name, "2026-11-22_14-02-11_000001");
    assert!(backup.bytes > 0);
    write(&opened, "not in the backup");
    drop(opened);

    let elsewhere = tempfile::tempdir().expect("a folder");
    let copy = elsewhere.path().join("stick");
    std::fs::rename(&backup.folder, &copy).expect("moved");
    for key in [Unlocking::Passphrase(&secret(PASSPHRASE)), Unlocking::Recovery(&secret(place.code.expose()))] {
        let opened = Home::at(copy.clone()).unlock(key, &at(5)).expect("unlocked");
        assert_eq!(opened.keeper.ask(|room| room.entries_written_count()), Ok(1));
    }
}

#[test]
fn a_backup_is_made_only_when_something_changed() {
    let (place, opened) = Place::open();
    made(&opened, 0);
    assert_eq!(opened.back_up(&days(1)), Ok(BackedUp::NothingNew));
    opened.keeper.keep(new_entry("even a draft"), at(1));
    made(&opened, 1);
    drop(opened);
    let opened = place.unlock();
    assert_eq!(opened.back_up(&days(2)), Ok(BackedUp::NothingNew));
    write(&opened, "more");
    // Without a proper end, as after a power cut.
    opened.keeper.close().expect("closed");
    let opened = place.unlock();
    made(&opened, 3);
    opened.close(&days(4)).expect("closed");
    assert_eq!(place.home.backups().expect("listed").len(), 3);
}

#[test]
fn closing_makes_the_backup_and_leaving_does_not() {
    let (place, opened) = Place::open();
    write(&opened, "x");
    opened.keeper.close().expect("closed");
    assert!(place.home.backups().expect("listed").is_empty());
    place.unlock().close(&at(2)).expect("closed");
    assert_eq!(place.home.backups().expect("listed").len(), 1);
}

#[test]
fn old_backups_go_as_stated_and_the_latest_stay() {
    let (place, opened) = Place::open();
    for day in 0..60 {
        write(&opened, "one more day");
        made(&opened, day);
    }
    let numbers: Vec<u64> = place.home.backups().expect("listed").iter().map(|one| one.number).collect();
    // 2026-11-22 is a Sunday, so numbers 1, 8, 15 and so on end a week; 9, 40 and 60 are the last of their months.
    assert_eq!(numbers, [60, 59, 58, 57, 56, 55, 54, 53, 52, 51, 50, 43, 40, 9]);
    assert_eq!(files(&place.path("backups")).iter().filter(|path| path.ends_with("room.db")).count(), numbers.len());
}

#[test]
fn a_source_that_is_damaged_replaces_and_drops_nothing() {
    let (place, opened) = Place::open();
    for day in 0..3 {
        let entries: Vec<_> = (0..1000)
            .map(|number| (words("", &format!("{number} {}", "many words ".repeat(80))), at(number)))
            .collect();
        opened.keeper.ask(move |room| room.import_entries(&entries)).expect("filled");
        made(&opened, day);
    }
    opened.keeper.close().expect("closed");
    let before = place.home.backups().expect("listed");
    let room = place.path("rooms/1/room.db");
    let middle = usize::try_from(std::fs::metadata(&room).expect("facts").len()).expect("a size") / 2;
    flip(&room, middle);
    let opened = place.unlock();
    write(&opened, "after the damage");
    assert_eq!(opened.back_up(&days(9)), Err(HomeError::Storage(RoomError::Damaged)));
    assert_eq!(place.home.backups().expect("listed"), before);
    drop(opened);
    let left: Vec<_> = std::fs::read_dir(place.path("backups")).expect("listed").collect();
    assert_eq!(left.len(), before.len());
}

#[test]
fn a_damaged_key_file_does_not_spoil_the_backups() {
    let (place, opened) = Place::open();
    flip(&place.path("people/1/identity.age"), 150);
    let backup = made(&opened, 0);
    assert!(!backup.folder.join("people/1/identity.age").exists());
    let sheet = secret(place.code.expose());
    assert!(Home::at(backup.folder).unlock(Unlocking::Recovery(&sheet), &at(1)).is_ok());
    flip(&place.path("people/1/recovery.age"), 150);
    write(&opened, "x");
    assert_eq!(opened.back_up(&days(1)), Err(HomeError::IdentityDamaged));
}

#[test]
fn a_backup_can_be_proved_again_at_any_time() {
    let (place, opened) = Place::open();
    write(&opened, "x");
    let backup = made(&opened, 0);
    let before = hashes(&backup.folder);
    let contents = opened.verify_backup(&backup.name).expect("proved");
    assert_eq!((contents.entries, contents.last), (1, Some(at(1))));
    assert_eq!(hashes(&backup.folder), before);
    assert_eq!(opened.verify_backup("../../etc"), Err(HomeError::NotAHome));
    flip(&backup.folder.join("rooms/1/room.db"), 3 * 4096 + 7);
    assert_eq!(opened.verify_backup(&backup.name), Err(HomeError::Storage(RoomError::Damaged)));
    flip(&backup.folder.join("rooms/1/key.age"), 90);
    assert_eq!(opened.verify_backup(&backup.name), Err(HomeError::OtherKey));
    drop(place);
}

#[test]
fn renewing_leaves_one_backup_without_the_deleted_words() {
    let (place, opened) = Place::open();
    write(&opened, "x");
    made(&opened, 0);
    let id = mendway::domain::ids::EntryId(1);
    opened.keeper.ask(move |room| room.purge(id)).expect("purged");
    let fresh = opened.renew_backups(&days(1)).expect("renewed");
    assert_eq!(place.home.backups().expect("listed"), std::slice::from_ref(&fresh));
    assert_eq!(opened.verify_backup(&fresh.name).expect("proved").entries, 0);
}

#[test]
fn a_reader_makes_no_backup() {
    let (place, first) = Place::open();
    write(&first, "x");
    assert_eq!(place.unlock().back_up(&at(2)), Ok(BackedUp::NothingNew));
    assert!(place.home.backups().expect("listed").is_empty());
}

#[test]
fn there_is_a_backup_before_the_form_of_a_room_is_changed() {
    let (place, opened) = Place::open();
    write(&opened, "x");
    opened.keeper.close().expect("closed");
    // As if an older release had written it. The first form cannot be laid over itself, so the change fails half way.
    connect(place.home.folder()).execute_batch("PRAGMA user_version = 0").expect("set");
    assert!(place.try_unlock(PASSPHRASE).is_err());
    let backups = place.home.backups().expect("listed");
    assert_eq!(backups.len(), 1);
    for home in [backups[0].folder.as_path(), place.home.folder()] {
        let entries: i64 = connect(home).query_row("SELECT count(*) FROM entries", [], |row| row.get(0)).expect("read");
        assert_eq!(entries, 1);
    }
}
