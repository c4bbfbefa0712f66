//! The program is ended at random moments while someone types. Nothing it called saved may be missing, the home must be
//! whole, and the oldest key that is lost must be young.
//!
//! An acknowledgement is what a person can see: one whole drawing with the words and "saved 14:02" in it. Two ends are
//! tried: `kill -9`, after which the system still writes what the program had handed over; and a power cut, after
//! which the disk holds of each file only what was there when it was last synced (`power.c`). Both ends are also tried
//! on a program that is broken on purpose, because a test that cannot fail proves nothing: without the keeper, keys
//! are lost that are much too old; without syncing, words are gone that were called saved.
//!
//! `MENDWAY_KILLS=200 cargo test --test kill` tries 200 times. The seed is printed; `MENDWAY_SEED` sets it.
#![cfg(all(target_os = "linux", target_env = "gnu"))]
#![allow(clippy::disallowed_methods, reason = "ends a process at random moments")]

mod pty;
mod walk;

#[path = "kill/chance.rs"]
mod chance;
#[path = "kill/power.rs"]
mod power;
#[path = "kill/tally.rs"]
mod tally;
#[path = "kill/typist.rs"]
mod typist;

use chance::Chance;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use tally::Tally;
use typist::{Breakage, End, Typist};

/// The oldest lost key may be this old, in 99 of 100 ends.
const BOUND: Duration = Duration::from_millis(300);

/// One at a time: the age of a lost key means nothing on a machine that is busy with another test.
static QUIET: Mutex<()> = Mutex::new(());

fn ends(standard: usize) -> usize {
    std::env::var("MENDWAY_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(standard)
}

fn tried(name: &str, count: usize, end: End, breakage: Breakage) -> Tally {
    let _quiet = QUIET.lock().unwrap_or_else(PoisonError::into_inner);
    let mut chance = Chance::from_environment();
    println!("{name}: {count} ends, MENDWAY_SEED={}", chance.seed());
    let typist = Typist::new(end, breakage);
    let mut tally = Tally::default();
    for _ in 0..count {
        tally.add(typist.type_until_the_end(&mut chance));
    }
    println!("{name}: {tally}");
    tally
}

#[test]
fn a_killed_program_loses_nothing_it_called_saved_and_no_old_key() {
    let tally = tried("kill -9", ends(50), End::Kill, Breakage::None);
    assert!(tally.acknowledged_ends() * 3 > tally.ends(), "many ends must have something to lose: {tally}");
    assert_eq!(tally.faults(), &[] as &[String]);
    assert!(tally.oldest_lost(99) <= BOUND, "{tally}");
}

#[test]
fn a_power_cut_loses_nothing_that_was_called_saved() {
    let tally = tried("power cut", ends(16), End::PowerCut, Breakage::None);
    assert!(tally.acknowledged_ends() * 3 > tally.ends(), "many ends must have something to lose: {tally}");
    assert_eq!(tally.faults(), &[] as &[String]);
}

#[test]
fn the_test_fails_without_the_keeper() {
    let tally = tried("kill -9 without the keeper", 5, End::Kill, Breakage::NoKeeper);
    assert!(tally.oldest_lost(99) > BOUND, "{tally}");
}

#[test]
fn the_test_fails_without_syncing() {
    let tally = tried("power cut without syncing", 5, End::PowerCut, Breakage::NoSync);
    assert!(!tally.faults().is_empty(), "{tally}");
}
