use crate::setting::*;
use mendway::domain::draft::DraftPlace;
use mendway::home::{BackedUp, Contents, Home, HomeError, Opened, RoomError, Unlocking};
use std::path::PathBuf;

fn write(opened: &Opened, body: &str) {
    let draft = words("", body);
    opened.keeper.ask(move |room| room.save_entry(&DraftPlace::NewEntry, &draft, &at(1))).expect("saved");
}

fn count(opened: &Opened) -> u64 {
    opened.keeper.ask(|room| room.entries_written_count()).expect("read")
}

/// A home with one entry in its backup and two in its room.
fn with_backup() -> (Place, PathBuf) {
    let (place, opened) = Place::open();
    write(&opened, "one");
    opened.keeper.keep(new_entry("a draft"), at(2));
    let BackedUp::Made(backup) = opened.back_up(&at(3)).expect("backed up") else { panic!("nothing new") };
    write(&opened, "two");
    opened.keeper.close().expect("closed");
    (place, backup.folder)
}

#[test]
fn a_backup_comes_back_on_an_empty_machine() {
    let (place, backup) = with_backup();
    let machine = tempfile::tempdir().expect("a folder");
    let home = Home::at(machine.path().join("a/b/home"));
    let prepared = home.prepare_restore(&backup, Unlocking::Passphrase(&secret(PASSPHRASE))).expect("prepared");
    let told = Contents { entries: 1, drafts: 1, last: Some(at(1)), ..Contents::default() };
    assert_eq!(prepared.contents(), &told);
    assert!(!home.exists());
    let restored = prepared.put_in_place(&at(9)).expect("restored");
    assert_eq!((restored.contents, restored.kept), (told, None));
    let opened = home.unlock(Unlocking::Recovery(&secret(place.code.expose())), &at(10)).expect("unlocked");
    assert_eq!(count(&opened), 1);
    assert_eq!(opened.keeper.ask(|room| room.drafts()).expect("read")[0].draft, new_entry("a draft"));
}

#[test]
fn what_stood_there_before_is_kept_and_still_opens() {
    let (place, backup) = with_backup();
    let prepared = place.home.prepare_restore(&backup, Unlocking::Passphrase(&secret(PASSPHRASE))).expect("prepared");
    let kept = prepared.put_in_place(&at(9)).expect("restored").kept.expect("kept");
    assert!(kept.ends_with("before-restore-2026-11-22_14-11-11"), "{kept:?}");
    assert_eq!(count(&place.unlock()), 1);
    let before = Home::at(kept).unlock(Unlocking::Passphrase(&secret(PASSPHRASE)), &at(10)).expect("unlocked");
    assert_eq!(count(&before), 2);
    drop(before);
    // The same minute again takes another name.
    let prepared = place.home.prepare_restore(&backup, Unlocking::Passphrase(&secret(PASSPHRASE))).expect("prepared");
    let kept = prepared.put_in_place(&at(9)).expect("restored").kept.expect("kept");
    assert!(kept.ends_with("before-restore-2026-11-22_14-11-11-2"), "{kept:?}");
}

#[test]
fn looking_into_a_backup_changes_nothing() {
    let (place, backup) = with_backup();
    let before = hashes(place.home.folder());
    for key in [Unlocking::Passphrase(&secret(PASSPHRASE)), Unlocking::Passphrase(&secret("wrong"))] {
        let prepared = place.home.prepare_restore(&backup, key);
        assert_eq!(
            prepared.err(),
            matches!(key, Unlocking::Passphrase(typed) if secrecy::ExposeSecret::expose_secret(typed) == "wrong")
                .then_some(HomeError::WrongPassphrase)
        );
        assert_eq!(hashes(place.home.folder()), before);
    }
}

#[test]
fn a_damaged_backup_is_refused_and_the_home_stays() {
    let (place, backup) = with_backup();
    flip(&backup.join("rooms/1/room.db"), 5 * 4096 + 100);
    let before = hashes(place.home.folder());
    let refused = place.home.prepare_restore(&backup, Unlocking::Passphrase(&secret(PASSPHRASE)));
    assert_eq!(refused.err(), Some(HomeError::Storage(RoomError::Damaged)));
    assert_eq!(hashes(place.home.folder()), before);
    let nothing = tempfile::tempdir().expect("a folder");
    let refused = place.home.prepare_restore(nothing.path(), Unlocking::Passphrase(&secret(PASSPHRASE)));
    assert_eq!(refused.err(), Some(HomeError::NotAHome));
}

#[test]
fn an_open_home_is_not_replaced() {
    let (place, backup) = with_backup();
    let opened = place.unlock();
    let refused = place.home.prepare_restore(&backup, Unlocking::Passphrase(&secret(PASSPHRASE)));
    assert_eq!(refused.err(), Some(HomeError::Storage(RoomError::InUse)));
    assert_eq!(count(&opened), 2);
}

#[test]
fn the_log_of_the_old_room_never_reaches_the_restored_one() {
    let (place, backup) = with_backup();
    let opened = place.unlock();
    write(&opened, "three");
    // As after a power cut: the log still holds the last entry.
    let cut = tempfile::tempdir().expect("a folder");
    copy_tree(place.home.folder(), cut.path());
    assert!(std::fs::metadata(cut.path().join("rooms/1/room.db-wal")).expect("a log").len() > 0);
    let home = Home::at(cut.path().to_owned());
    let key = secret(PASSPHRASE);
    let prepared = home.prepare_restore(&backup, Unlocking::Passphrase(&key)).expect("prepared");
    let kept = prepared.put_in_place(&at(9)).expect("restored").kept.expect("kept");
    assert_eq!(count(&home.unlock(Unlocking::Passphrase(&key), &at(10)).expect("unlocked")), 1);
    assert_eq!(count(&Home::at(kept).unlock(Unlocking::Passphrase(&key), &at(10)).expect("unlocked")), 3);
}

#[test]
fn a_home_itself_can_be_restored_from_with_what_its_log_holds() {
    let (place, opened) = Place::open();
    write(&opened, "only in the log");
    let cut = tempfile::tempdir().expect("a folder");
    copy_tree(place.home.folder(), cut.path());
    let machine = tempfile::tempdir().expect("a folder");
    let home = Home::at(machine.path().join("home"));
    let prepared = home.prepare_restore(cut.path(), Unlocking::Passphrase(&secret(PASSPHRASE))).expect("prepared");
    assert_eq!(prepared.contents().entries, 1);
}
