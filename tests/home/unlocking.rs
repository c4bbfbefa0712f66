use crate::setting::*;
use mendway::domain::draft::DraftPlace;
use mendway::home::{Access, Cost, HomeError, RecoveryCode, RoomError, Unlocking};
use secrecy::ExposeSecret;

#[test]
fn what_was_written_is_there_after_closing_and_opening() {
    let (place, opened) = Place::open();
    let id = opened
        .keeper
        .ask(|room| room.save_entry(&DraftPlace::NewEntry, &words("One", "It rained."), &at(2)))
        .expect("saved");
    opened.close(&at(3)).expect("closed");

    let opened = place.unlock();
    assert_eq!(opened.access, Access::Writer);
    let entry = opened.keeper.ask(move |room| room.entry(id)).expect("read");
    assert_eq!(entry.text, words("One", "It rained."));
    assert_eq!(entry.written, at(2));
}

#[test]
fn a_wrong_passphrase_changes_no_byte() {
    let place = Place::closed();
    let before = hashes(place.home.folder());
    assert_eq!(place.try_unlock("meadow copper lanterm").err(), Some(HomeError::WrongPassphrase));
    assert_eq!(place.try_unlock("").err(), Some(HomeError::WrongPassphrase));
    assert_eq!(place.try_unlock(&"x\0".repeat(500_000)).err(), Some(HomeError::WrongPassphrase));
    assert_eq!(hashes(place.home.folder()), before);
}

#[test]
fn the_recovery_sheet_opens_the_home_however_it_is_typed() {
    let place = Place::closed();
    let typed = secret(&place.code.expose().to_lowercase().replace('-', "  ").replace('0', "o"));
    let opened = place.home.unlock(Unlocking::Recovery(&typed), &at(1)).expect("unlocked");
    assert_eq!(opened.access, Access::Writer);
}

#[test]
fn a_wrong_code_and_a_mistyped_one_are_told_apart() {
    let place = Place::closed();
    let other = RecoveryCode::generate().expect("random numbers");
    let wrong = place.home.unlock(Unlocking::Recovery(&secret(other.expose())), &at(1));
    assert_eq!(wrong.err(), Some(HomeError::WrongRecoveryCode));
    let mut typed: Vec<char> = place.code.expose().chars().collect();
    typed[6] = if typed[6] == 'A' { 'B' } else { 'A' };
    let typed = secret(&typed.iter().collect::<String>());
    let mistyped = place.home.unlock(Unlocking::Recovery(&typed), &at(1)).expect_err("refused");
    assert_eq!(mistyped.to_string(), "Group 2 of the code does not fit.");
}

#[test]
fn a_new_passphrase_replaces_the_old_one_at_once() {
    let (place, opened) = Place::open();
    let current = secret(PASSPHRASE);
    let new = secret("other plain words");
    place.home.change_passphrase(&opened, Unlocking::Passphrase(&current), &new, CHEAP).expect("changed");
    opened.close(&at(1)).expect("closed");
    assert_eq!(place.try_unlock(PASSPHRASE).err(), Some(HomeError::WrongPassphrase));
    assert!(place.try_unlock(new.expose_secret()).is_ok());
    assert!(place.home.unlock(Unlocking::Recovery(&secret(place.code.expose())), &at(1)).is_ok());
}

#[test]
fn someone_who_forgot_sets_a_new_passphrase_with_the_sheet() {
    let place = Place::closed();
    let typed = secret(place.code.expose());
    let opened = place.home.unlock(Unlocking::Recovery(&typed), &at(1)).expect("unlocked");
    let new = secret("other plain words");
    let wrong = place.home.change_passphrase(&opened, Unlocking::Passphrase(&new), &new, CHEAP);
    assert_eq!(wrong, Err(HomeError::WrongPassphrase));
    place.home.change_passphrase(&opened, Unlocking::Recovery(&typed), &new, CHEAP).expect("changed");
    opened.close(&at(2)).expect("closed");
    assert!(place.try_unlock(new.expose_secret()).is_ok());
}

#[test]
fn a_new_sheet_replaces_the_old_one() {
    let (place, opened) = Place::open();
    let current = secret(PASSPHRASE);
    let code = place.home.new_recovery(&opened, Unlocking::Passphrase(&current), CHEAP).expect("made");
    opened.close(&at(1)).expect("closed");
    let old = place.home.unlock(Unlocking::Recovery(&secret(place.code.expose())), &at(1));
    assert_eq!(old.err(), Some(HomeError::WrongRecoveryCode));
    assert!(place.home.unlock(Unlocking::Recovery(&secret(code.expose())), &at(1)).is_ok());
}

#[test]
fn a_second_window_reads_and_never_writes() {
    let (place, first) = Place::open();
    let id =
        first.keeper.ask(|room| room.save_entry(&DraftPlace::NewEntry, &words("", "first"), &at(1))).expect("saved");
    let second = place.unlock();
    assert_eq!(second.access, Access::Reader);
    assert_eq!(second.keeper.ask(move |room| room.entry(id)).expect("read").text.body, "first");
    let refused = second.keeper.ask(|room| room.save_entry(&DraftPlace::NewEntry, &words("", "second"), &at(2)));
    assert_eq!(refused, Err(RoomError::InUse));
    let new = secret("other plain words");
    let changed = place.home.change_passphrase(&second, Unlocking::Passphrase(&secret(PASSPHRASE)), &new, CHEAP);
    assert_eq!(changed, Err(HomeError::Storage(RoomError::InUse)));
    // What the first writes meanwhile is seen by the second.
    first.keeper.ask(|room| room.save_entry(&DraftPlace::NewEntry, &words("", "third"), &at(2))).expect("saved");
    assert_eq!(second.keeper.ask(|room| room.entries_written_count()).expect("read"), 2);
}

#[test]
fn the_next_window_writes_once_the_first_is_closed() {
    let (place, first) = Place::open();
    drop(first);
    assert_eq!(place.unlock().access, Access::Writer);
}

#[test]
fn a_home_is_made_only_where_nobody_lives() {
    let (place, opened) = Place::open();
    drop(opened);
    assert!(place.home.exists());
    assert_eq!(place.home.create(&secret("x"), Cost::new(4), &at(0)).err(), Some(HomeError::AlreadyAHome));
    let nowhere = mendway::home::Home::at(place.folder.path().join("nowhere"));
    assert!(!nowhere.exists());
    assert_eq!(nowhere.unlock(Unlocking::Passphrase(&secret("x")), &at(0)).err(), Some(HomeError::NotAHome));
    assert!(!nowhere.folder().exists());
}
