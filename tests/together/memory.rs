//! With the first one's pages open, the memory of the program holds no key of the second's.
//!
//! The keys are made and read in a process of their own, which hands them over masked, so that this one never holds
//! them as they are.
#![cfg(target_os = "linux")]
#![allow(clippy::disallowed_methods, reason = "starts a process and hands it a folder")]

use crate::home;
use crate::seat::{Pictures, Seat};
use mendway::app::action::Command;
use mendway::domain::person::Person::{self, First, Second};
use mendway::env::Clock;
use std::fs::File;
use std::os::unix::fs::FileExt;
use std::path::Path;

/// What every byte of a key is changed with before it leaves the other process.
const MASK: u8 = 0xa7;
const FOLDER: &str = "MENDWAY_TEST_MASKED";

/// Everything that opens this person's room: the identity as text, and the room's key as digits and as bytes.
fn keys(folder: &Path, whose: Person) -> Vec<Vec<u8>> {
    let at = |name: &str| std::fs::read(folder.join(name)).expect("read");
    let number = whose.number();
    let mut lock = age::scrypt::Identity::new(home::secret(whose));
    lock.set_max_work_factor(22);
    let text = age::decrypt(&lock, &at(&format!("people/{number}/identity.age"))).expect("opened");
    let line = String::from_utf8(text).expect("text").trim().to_owned();
    let identity: age::x25519::Identity = line.parse().expect("an identity");
    let room = age::decrypt(&identity, &at(&format!("rooms/{number}/key.age"))).expect("opened");
    let hex = room.trim_ascii().to_vec();
    let byte = |pair: &[u8]| u8::from_str_radix(std::str::from_utf8(pair).expect("text"), 16).expect("digits");
    let raw = hex.chunks(2).map(byte).collect();
    vec![line.into_bytes(), hex, raw]
}

/// Run by the test below in a process of its own.
#[test]
fn makes_a_home_and_says_its_keys_masked_when_asked() {
    let Some(folder) = std::env::var_os(FOLDER) else { return };
    home::ready_at(Path::new(&folder), &home::evening());
    for whose in Person::BOTH {
        for key in keys(Path::new(&folder), whose) {
            let digits: String = key.iter().map(|byte| format!("{:02x}", byte ^ MASK)).collect();
            println!("key {} {digits}", whose.number());
        }
    }
}

/// The masked keys of a home that another process made.
fn masked(folder: &Path) -> Vec<(Person, Vec<u8>)> {
    let output = std::process::Command::new(std::env::current_exe().expect("a path"))
        .args(["--exact", "memory::makes_a_home_and_says_its_keys_masked_when_asked", "--nocapture"])
        .env(FOLDER, folder)
        .output()
        .expect("it runs");
    let text = String::from_utf8(output.stdout).expect("text");
    let key = |line: &str| {
        let (number, digits) = line.split_once("key ")?.1.split_once(' ')?;
        let bytes = digits.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).ok());
        let bytes = bytes.map(|pair| u8::from_str_radix(pair?, 16).ok()).collect::<Option<Vec<u8>>>()?;
        Some((if number == "1" { First } else { Second }, bytes))
    };
    let keys: Vec<_> = text.lines().filter_map(key).collect();
    assert_eq!(keys.len(), 6, "{text}");
    keys
}

/// How often each masked key stands unmasked in the memory of this process.
fn found(keys: &[(Person, Vec<u8>)]) -> Vec<usize> {
    let maps = std::fs::read_to_string("/proc/self/maps").expect("read");
    let memory = File::open("/proc/self/mem").expect("opened");
    let mut counts = vec![0; keys.len()];
    let mut buffer = vec![0; 1 << 20];
    for line in maps.lines().filter(|line| line.contains(" rw") && !line.contains("[vvar")) {
        let (from, to) = line.split(' ').next().and_then(|range| range.split_once('-')).expect("a range");
        let [mut from, to] = [from, to].map(|end| u64::from_str_radix(end, 16).expect("a number"));
        while from < to {
            let length = usize::try_from((to - from).min(1 << 20)).expect("small");
            let read = memory.read_at(&mut buffer[..length], from).unwrap_or(0);
            for (count, (_, key)) in counts.iter_mut().zip(keys) {
                *count += occurrences(&buffer[..read], key);
            }
            // Keys that lie across two pieces are met in the next one.
            from += if read < 1 << 20 { (1 << 20).max(read as u64) } else { (read - 256) as u64 };
        }
    }
    counts
}

fn occurrences(bytes: &[u8], masked: &[u8]) -> usize {
    let first = masked[0] ^ MASK;
    let starts = bytes.iter().enumerate().filter(|(_, byte)| **byte == first).map(|(at, _)| at);
    starts
        .filter(|at| {
            let part = bytes.get(*at..at + masked.len());
            part.is_some_and(|part| part.iter().zip(masked).all(|(byte, key)| byte ^ MASK == *key))
        })
        .count()
}

#[test]
fn with_the_first_ones_pages_open_no_key_of_the_second_is_in_memory() {
    let folder = home::folder();
    let place = home::place(&folder);
    let keys = masked(&place);
    let mut seat = Seat::at(&place, &Clock::standing(home::evening()), Pictures::None);
    seat.unlock(First);
    seat.run(Command::Together);
    seat.sees("Both of you said yes");
    let counts = found(&keys);
    for ((whose, _), count) in keys.iter().zip(&counts) {
        assert!(*whose == First || *count == 0, "a key of the second's stands in memory {count} times: {counts:?}");
    }
    assert!(counts[..3].iter().sum::<usize>() > 0, "nothing would ever be found: {counts:?}");
    // And with the second's pages open it is found.
    seat.run(Command::HandOver);
    seat.unlock(Second);
    let counts = found(&keys);
    assert_eq!(counts[..3], [0; 3], "a key of the first's stays when the keyboard is handed over");
    assert!(counts[3..].iter().sum::<usize>() > 0, "nothing of the second's would ever be found: {counts:?}");
    seat.leave();
}
