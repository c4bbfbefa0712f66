use crate::setting::*;
use mendway::domain::draft::DraftPlace;
use mendway::home::{Access, Home, HomeError, KeepState, Opened, RoomError, Space, Unlocking};
use std::os::unix::fs::symlink;
use std::path::Path;
use std::sync::mpsc;
use std::time::Duration;

const LONG: Duration = Duration::from_secs(20);

fn write(opened: &Opened, body: &str) -> Result<mendway::domain::ids::EntryId, RoomError> {
    let draft = words("", body);
    opened.keeper.ask(move |room| room.save_entry(&DraftPlace::NewEntry, &draft, &at(1)))
}

fn unlock(folder: &Path) -> Result<Opened, HomeError> {
    Home::at(folder.to_owned()).unlock(Unlocking::Passphrase(&secret(PASSPHRASE)), &at(1))
}

#[test]
fn a_link_in_the_place_of_any_of_our_files_is_refused() {
    for name in [
        "people",
        "people/1",
        "people/1/identity.age",
        "rooms",
        "rooms/1",
        "rooms/1/key.age",
        "rooms/1/room.db",
        "lock",
    ] {
        let place = Place::closed();
        let real = place.folder.path().join("real");
        std::fs::rename(place.path(name), &real).expect("moved");
        symlink(&real, place.path(name)).expect("linked");
        let refused = place.try_unlock(PASSPHRASE).err();
        assert!(matches!(refused, Some(HomeError::Storage(RoomError::Link(_)))), "{name}: {refused:?}");
    }
    for name in ["rooms/1/room.db-wal", "rooms/1/room.db-shm", "backups"] {
        let place = Place::closed();
        let elsewhere = place.folder.path().join("elsewhere");
        std::fs::write(&elsewhere, "").expect("written");
        symlink(&elsewhere, place.path(name)).expect("linked");
        let refused = place.try_unlock(PASSPHRASE).err();
        assert!(matches!(refused, Some(HomeError::Storage(RoomError::Link(_)))), "{name}: {refused:?}");
        assert_eq!(std::fs::read(&elsewhere).expect("read"), b"");
    }
}

#[test]
fn a_link_on_the_way_to_the_home_is_fine() {
    let place = Place::closed();
    let way = place.folder.path().join("way");
    symlink(place.home.folder(), &way).expect("linked");
    let opened = unlock(&way).expect("unlocked");
    write(&opened, "x").expect("saved");
    opened.close(&at(2)).expect("closed");
    let beyond = place.folder.path().join("beyond");
    symlink(place.folder.path(), &beyond).expect("linked");
    assert!(unlock(&beyond.join("home")).is_ok());
}

#[test]
fn a_disk_that_takes_no_changes_is_opened_for_reading() {
    let Some(disk) = Disk::of("64m") else { return };
    let folder = disk.folder.path().join("home");
    let home = Home::at(folder.clone());
    let (opened, _) = home.create(&secret(PASSPHRASE), CHEAP, &at(0)).expect("made");
    write(&opened, "in the file").expect("saved");
    opened.keeper.close().expect("closed");
    disk.remount("remount,ro");
    let before = hashes(&folder);
    let opened = unlock(&folder).expect("unlocked");
    assert_eq!(opened.access, Access::Reader);
    assert_eq!(opened.keeper.ask(|room| room.entries_written_count()), Ok(1));
    assert_eq!(write(&opened, "no"), Err(RoomError::ReadOnly));
    drop(opened);
    assert_eq!(hashes(&folder), before);
}

#[test]
fn what_only_the_log_holds_is_read_from_a_disk_that_takes_no_changes() {
    let Some(disk) = Disk::of("64m") else { return };
    let (place, opened) = Place::open();
    write(&opened, "in the log only").expect("saved");
    let cut = disk.folder.path().join("home");
    copy_tree(place.home.folder(), &cut);
    for left in [None, Some("rooms/1/room.db-shm")] {
        disk.remount("remount,rw");
        if let Some(name) = left {
            std::fs::remove_file(cut.join(name)).expect("removed");
        }
        disk.remount("remount,ro");
        let opened = unlock(&cut).expect("unlocked");
        assert_eq!(opened.access, Access::Reader);
        assert_eq!(opened.keeper.ask(|room| room.entries_written_count()), Ok(1), "without {left:?}");
    }
}

#[test]
fn words_typed_on_a_full_disk_are_saved_in_the_space_held_back() {
    let Some(disk) = Disk::of("80m") else { return };
    let home = Home::at(disk.folder.path().join("home"));
    let (opened, _) = home.create(&secret(PASSPHRASE), CHEAP, &at(0)).expect("made");
    assert!(home.folder().join("ballast").exists());
    let (wake, woken) = mpsc::channel();
    opened.keeper.on_change(move || {
        let _ = wake.send(());
    });
    disk.fill("filler");
    opened.keeper.keep(new_entry(&"words typed on a full disk ".repeat(400)), at(1));
    woken.recv_timeout(LONG).expect("woken");
    assert_eq!(opened.keeper.state(), KeepState::Saved { at: at(1) });
    assert_eq!(opened.keeper.space(), Space::Spent);
    assert!(!home.folder().join("ballast").exists());

    // Nothing is held back any more. It is said, nothing breaks, and the words are saved once there is space again.
    disk.fill("filler2");
    let long = "more words than the log has space for ".repeat(60_000);
    opened.keeper.keep(new_entry(&long), at(2));
    woken.recv_timeout(LONG).expect("woken");
    assert_eq!(opened.keeper.state(), KeepState::Failed { why: RoomError::DiskFull, since: at(2) });
    assert_eq!(opened.keeper.flush(), Err(RoomError::DiskFull));
    assert_eq!(opened.back_up(&at(3)), Err(HomeError::Storage(RoomError::DiskFull)));
    std::fs::remove_file(disk.folder.path().join("filler")).expect("removed");
    // Nobody asks; it is tried again by itself.
    while opened.keeper.state() != (KeepState::Saved { at: at(2) }) {
        woken.recv_timeout(LONG).expect("woken");
    }
    let kept = opened.keeper.ask(|room| room.draft(&DraftPlace::NewEntry)).expect("read").expect("a draft");
    assert_eq!(kept.draft, new_entry(&long));
    assert_eq!(home.check(&opened).expect("checked").room, Ok(()));
}

#[test]
fn a_home_that_could_not_be_made_leaves_nothing_in_the_way() {
    let Some(disk) = Disk::of("200k") else { return };
    let home = Home::at(disk.folder.path().join("home"));
    let failed = home.create(&secret(PASSPHRASE), CHEAP, &at(0)).err();
    assert_eq!(failed, Some(HomeError::Storage(RoomError::DiskFull)));
    assert!(!home.exists());
    disk.remount("remount,size=64m");
    let (opened, _) = home.create(&secret(PASSPHRASE), CHEAP, &at(0)).expect("made");
    write(&opened, "x").expect("saved");
    let left: Vec<_> =
        std::fs::read_dir(home.folder()).expect("listed").flatten().map(|entry| entry.file_name()).collect();
    assert!(!left.iter().any(|name| name.to_string_lossy().starts_with('.')), "{left:?}");
}

#[test]
fn what_was_being_made_when_the_machine_stopped_is_removed() {
    let place = Place::closed();
    std::fs::create_dir_all(place.path(".new-abc/people")).expect("made");
    drop(place.unlock());
    assert!(!place.path(".new-abc").exists());
}

#[test]
fn something_foreign_in_the_way_of_a_new_home_is_moved_and_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    std::fs::create_dir_all(folder.path().join("people/1")).expect("made");
    std::fs::write(folder.path().join("people/1/letter.txt"), "not ours").expect("written");
    let home = Home::at(folder.path().to_owned());
    assert!(!home.exists());
    home.create(&secret(PASSPHRASE), CHEAP, &at(0)).expect("made").0.keeper.close().expect("closed");
    let kept = folder.path().join("before-setup-2026-11-22_14-02-11/people/1/letter.txt");
    assert_eq!(std::fs::read_to_string(kept).expect("kept"), "not ours");
    assert!(unlock(folder.path()).is_ok());
}

#[test]
fn a_folder_that_cannot_be_looked_into_is_not_taken_for_an_empty_one() {
    let folder = tempfile::tempdir().expect("a folder");
    symlink("/nowhere", folder.path().join("people")).expect("linked");
    let home = Home::at(folder.path().to_owned());
    assert!(home.exists());
    assert!(home.create(&secret(PASSPHRASE), CHEAP, &at(0)).is_err());
}

#[test]
fn wiping_removes_everything_of_ours_and_nothing_else() {
    let (place, opened) = Place::open();
    write(&opened, "x").expect("saved");
    opened.back_up(&at(2)).expect("backed up");
    let refused = place.home.wipe();
    assert_eq!(refused, Err(HomeError::Storage(RoomError::InUse)));
    opened.keeper.close().expect("closed");
    std::fs::write(place.path("settings.toml"), "").expect("written");
    std::fs::create_dir(place.path("before-restore-2026-01-01_10-00-00")).expect("made");
    std::fs::write(place.path("letter.txt"), "not ours").expect("written");
    let outside = place.folder.path().join("outside");
    std::fs::create_dir(&outside).expect("made");
    std::fs::write(outside.join("kept"), "kept").expect("written");
    symlink(&outside, place.path("backups/link")).expect("linked");

    let wiped = place.home.wipe().expect("wiped");
    let left: Vec<_> = wiped.left.iter().map(|left| (left.path.clone(), left.why.clone())).collect();
    let letter = place.home.folder().canonicalize().expect("a path").join("letter.txt");
    assert_eq!(left, [(letter, None)]);
    assert!(wiped.files >= 12, "{}", wiped.files);
    assert!(!place.home.exists());
    assert_eq!(std::fs::read(outside.join("kept")).expect("read"), b"kept");
    std::fs::remove_file(place.path("letter.txt")).expect("removed");
    place.home.create(&secret(PASSPHRASE), CHEAP, &at(3)).expect("made anew").0.keeper.close().expect("closed");
    assert_eq!(place.home.wipe().expect("wiped").left, []);
    assert!(!place.home.folder().exists());
}
