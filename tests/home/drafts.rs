use crate::setting::*;
use mendway::domain::draft::{DraftPlace, DraftText};
use mendway::home::room::Synchronous;
use mendway::home::{Cost, Durability, Flushed, Home, KeepState, RoomError, Unlocking};
use std::sync::mpsc;
use std::time::Duration;

/// Far above what a commit takes; a test that waits this long has failed.
const LONG: Duration = Duration::from_secs(20);

#[test]
fn what_is_typed_is_committed_without_anybody_asking() {
    let (place, opened) = Place::open();
    let (wake, woken) = mpsc::channel();
    opened.keeper.on_change(move || wake.send(()).expect("heard"));
    assert_eq!(opened.keeper.state(), KeepState::Clean);
    opened.keeper.keep(new_entry("I"), at(1));
    assert_eq!(opened.keeper.state(), KeepState::Pending { since: at(1) });
    opened.keeper.keep(new_entry("I was"), at(2));
    woken.recv_timeout(LONG).expect("woken");
    assert_eq!(opened.keeper.state(), KeepState::Saved { at: at(2) });
    // A reader in another window sees it, so it is in the file.
    let reader = place.unlock();
    let drafts = reader.keeper.ask(|room| room.drafts()).expect("read");
    assert_eq!((drafts.len(), &drafts[0].draft, &drafts[0].kept), (1, &new_entry("I was"), &at(2)));
}

#[test]
fn a_draft_survives_a_keeper_that_is_only_dropped() {
    let (place, opened) = Place::open();
    opened.keeper.keep(new_entry("half a sent"), at(1));
    drop(opened);
    let opened = place.unlock();
    let kept = opened.keeper.ask(|room| room.draft(&DraftPlace::NewEntry)).expect("read").expect("a draft");
    assert_eq!((kept.draft, kept.kept), (new_entry("half a sent"), at(1)));
}

#[test]
fn the_panic_hook_can_commit_without_the_keepers_owner() {
    let (place, opened) = Place::open();
    opened.keeper.keep(new_entry("last words"), at(1));
    let emergency = opened.keeper.emergency_handle();
    let flushed = std::thread::spawn(move || emergency.flush_within(LONG)).join().expect("flushed");
    assert_eq!(flushed, Flushed::Yes);
    let reader = place.unlock();
    assert_eq!(reader.keeper.ask(|room| room.drafts_count()), Ok(1));
    let emergency = opened.keeper.emergency_handle();
    drop(opened);
    assert_eq!(emergency.flush_within(LONG), Flushed::No(RoomError::Closed));
}

#[test]
fn an_emergency_on_the_keepers_own_thread_does_not_wait_for_itself() {
    let (_place, opened) = Place::open();
    let emergency = opened.keeper.emergency_handle();
    let flushed = opened.keeper.ask(move |_| Ok::<_, RoomError>(emergency.flush_within(LONG))).expect("asked");
    assert_eq!(flushed, Flushed::NotYet);
}

#[test]
fn with_the_keeper_off_a_draft_is_lost() {
    // The red control of the tests above.
    let folder = tempfile::tempdir().expect("a folder");
    let off = Durability { synchronous: Synchronous::Off, delay: None };
    let home = Home::at(folder.path().to_owned()).with_durability(off);
    let (opened, _) = home.create(&secret(PASSPHRASE), Cost::new(4), &at(0)).expect("made");
    opened.keeper.keep(new_entry("half a sent"), at(1));
    opened.keeper.flush().expect("nothing to do");
    assert_eq!(opened.keeper.state(), KeepState::Pending { since: at(1) });
    drop(opened);
    let opened = home.unlock(Unlocking::Passphrase(&secret(PASSPHRASE)), &at(2)).expect("unlocked");
    assert_eq!(opened.keeper.ask(|room| room.drafts_count()), Ok(0));
}

#[test]
fn a_job_sees_what_was_typed_before_it() {
    let (_place, opened) = Place::open();
    opened.keeper.keep(new_entry("typed"), at(1));
    assert_eq!(opened.keeper.ask(|room| room.drafts_count()), Ok(1));
    assert_eq!(opened.keeper.state(), KeepState::Saved { at: at(1) });
}

#[test]
fn saving_an_entry_takes_its_draft_away_in_the_same_step() {
    let (_place, opened) = Place::open();
    opened.keeper.keep(new_entry("typed"), at(1));
    let id =
        opened.keeper.ask(|room| room.save_entry(&DraftPlace::NewEntry, &words("", "typed"), &at(2))).expect("saved");
    assert_eq!(opened.keeper.ask(|room| room.drafts_count()), Ok(0));
    assert!(opened.keeper.ask(|room| room.closed_drafts(&at(3))).expect("read").is_empty());
    // A save that fails leaves the draft.
    let mut draft = new_entry("more");
    draft.place = DraftPlace::Entry(mendway::domain::ids::EntryId(id.0 + 1));
    let place = draft.place.clone();
    opened.keeper.keep(draft, at(3));
    let refused = opened.keeper.ask(move |room| room.save_entry(&place, &words("", "more"), &at(4)));
    assert_eq!(refused, Err(RoomError::Gone));
    assert_eq!(opened.keeper.ask(|room| room.drafts_count()), Ok(1));
}

#[test]
fn drafts_are_listed_with_the_last_kept_first() {
    let (_place, opened) = Place::open();
    let day = at(0).day();
    let mut other = new_entry("x");
    other.place = DraftPlace::Checkin(day);
    opened.keeper.keep(new_entry("first"), at(1));
    opened.keeper.flush().expect("kept");
    opened.keeper.keep(other, at(2));
    opened.keeper.flush().expect("kept");
    // The clock went back; the order did not.
    opened.keeper.keep(new_entry("again"), at(-500));
    let drafts = opened.keeper.ask(|room| room.drafts()).expect("read");
    let told: Vec<_> = drafts.iter().map(|one| one.draft.place.clone()).collect();
    assert_eq!(told, [DraftPlace::NewEntry, DraftPlace::Checkin(day)]);
}

#[test]
fn a_discarded_draft_can_be_opened_again_for_thirty_days() {
    let (_place, opened) = Place::open();
    opened.keeper.keep(new_entry("let go"), at(1));
    opened.keeper.ask(|room| room.discard_draft(&DraftPlace::NewEntry, &at(2))).expect("closed");
    assert_eq!(opened.keeper.ask(|room| room.drafts_count()), Ok(0));
    opened.keeper.keep(new_entry("something else"), at(3));
    let closed = opened.keeper.ask(|room| room.closed_drafts(&days(2))).expect("read");
    assert_eq!((closed[0].draft.draft.clone(), closed[0].days_left), (new_entry("let go"), 29));
    let id = closed[0].id;
    let back = opened.keeper.ask(move |room| room.reopen_draft(id, &at(4))).expect("reopened");
    assert_eq!(back.draft, new_entry("let go"));
    // The one that stood there was not lost either.
    let closed = opened.keeper.ask(|room| room.closed_drafts(&at(5))).expect("read");
    assert_eq!(closed.len(), 1);
    assert_eq!(closed[0].draft.draft.text, DraftText::Entry(words("", "something else")));
    opened.keeper.ask(|room| room.purge_expired(&days(29))).expect("purged");
    assert_eq!(opened.keeper.ask(|room| room.closed_drafts(&days(29))).expect("read").len(), 1);
    opened.keeper.ask(|room| room.purge_expired(&days(31))).expect("purged");
    assert!(opened.keeper.ask(|room| room.closed_drafts(&days(31))).expect("read").is_empty());
}

#[test]
fn a_job_that_breaks_off_leaves_the_keeper_at_work() {
    let (_place, opened) = Place::open();
    let broken = opened.keeper.ask(|_| -> Result<(), RoomError> { panic!("a job that breaks off") });
    assert_eq!(broken, Err(RoomError::Closed));
    opened.keeper.keep(new_entry("still here"), at(1));
    assert_eq!(opened.keeper.ask(|room| room.drafts_count()), Ok(1));
}

#[test]
fn a_reader_never_claims_to_have_kept_anything() {
    let (place, _first) = Place::open();
    let reader = place.unlock();
    reader.keeper.keep(new_entry("typed here"), at(1));
    assert_eq!(reader.keeper.state(), KeepState::Failed { why: RoomError::InUse, since: at(1) });
    assert_eq!(reader.keeper.ask(|room| room.drafts_count()), Ok(0));
}

#[test]
fn a_thousand_keys_are_kept_in_order() {
    let (_place, opened) = Place::open();
    let mut typed = String::new();
    for key in 0..1000 {
        typed.push(char::from(b'a' + u8::try_from(key % 26).expect("a letter")));
        opened.keeper.keep(new_entry(&typed), at(key));
    }
    opened.keeper.flush().expect("kept");
    assert_eq!(opened.keeper.state(), KeepState::Saved { at: at(999) });
    let kept = opened.keeper.ask(|room| room.draft(&DraftPlace::NewEntry)).expect("read").expect("a draft");
    assert_eq!(kept.draft, new_entry(&typed));
}

#[test]
fn typing_without_a_pause_is_committed_all_the_same() {
    let folder = tempfile::tempdir().expect("a folder");
    let quick = Durability { delay: Some(Duration::from_millis(20)), ..Durability::default() };
    let home = Home::at(folder.path().to_owned()).with_durability(quick);
    let (opened, _) = home.create(&secret(PASSPHRASE), Cost::new(4), &at(0)).expect("made");
    let (wake, woken) = mpsc::channel();
    opened.keeper.on_change(move || {
        let _ = wake.send(());
    });
    // As long as nothing is committed, the next key comes within the delay.
    let mut keys = 0;
    while woken.recv_timeout(Duration::from_millis(2)).is_err() {
        keys += 1;
        assert!(keys < 5000, "never committed");
        opened.keeper.keep(new_entry("typing"), at(keys));
    }
}

#[test]
#[cfg(target_os = "linux")]
fn an_idle_keeper_never_wakes() {
    if alone("drafts::an_idle_keeper_never_wakes").is_some() {
        return;
    }
    let (_place, opened) = Place::open();
    opened.keeper.flush().expect("nothing to do");
    let threads = || std::fs::read_dir("/proc/self/task").expect("threads").flatten().map(|entry| entry.path());
    let keeper = threads()
        .find(|thread| std::fs::read_to_string(thread.join("comm")).is_ok_and(|name| name.trim() == "keeper"))
        .expect("the keeper's thread");
    let switches = || -> String {
        let status = std::fs::read_to_string(keeper.join("status")).expect("status");
        status.lines().filter(|line| line.contains("ctxt_switches")).collect()
    };
    // Once it has gone to sleep, only an order may wake it.
    while !std::fs::read_to_string(keeper.join("status")).expect("status").contains("S (sleeping)") {
        std::thread::yield_now();
    }
    let before = switches();
    std::thread::sleep(Duration::from_millis(400));
    assert_eq!(switches(), before);
    opened.keeper.flush().expect("nothing to do");
    assert_ne!(switches(), before);
}
