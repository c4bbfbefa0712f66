//! From a key to its drawing: in the list, in the search, at saving; and the memory it takes.

use crate::floor::{self, Floor};
use crate::homes::{SOUGHT, Seeded};
use crate::pty::Pty;
use crate::samples::Samples;
use crate::table::{Limit, Table};
use crate::walk;
use mendway::app::action::Command;
use std::time::{Duration, Instant};

/// Turns of walking down and up the list.
const WALKS: usize = 6;
/// Keys down, and as many up.
const STEPS: usize = 100;
const SAVES: usize = 100;
const SEARCHES: usize = 5;

pub fn measure(table: &mut Table, floor: &Floor, home: &Seeded) {
    let theirs = floor.on(home).start();
    theirs.wait_for(floor::READY);
    let ours = walk::program(&home.folder).start();
    walk::unlock(&ours);
    walk::run(&ours, Command::Journal, walk::JOURNAL);
    walking(table, home, &theirs, &ours);
    let limit = Limit::Below(40.0);
    table.row("memory with the list open", home.entries, Some(memory(&theirs)), memory(&ours), "MiB", &[limit]);
    searching(table, home, &theirs, &ours);
    drop(theirs);
    saving(table, home, &ours);
    table.row("memory after all this", home.entries, None, memory(&ours), "MiB", &[Limit::Below(40.0)]);
}

fn walking(table: &mut Table, home: &Seeded, theirs: &Pty, ours: &Pty) {
    let (mut floor, mut mendway) = (Samples::default(), Samples::default());
    let pause = Duration::from_millis(12);
    for _ in 0..WALKS {
        for key in ["j", "k"] {
            for (terminal, samples) in [(theirs, &mut floor), (ours, &mut mendway)] {
                (0..STEPS).for_each(|_| samples.add(press(terminal, key, pause)));
            }
        }
    }
    let (half, most) = (Limit::TimesTheFloor(2.0), Limit::Below(8.0));
    table.row("key to drawing p50", home.entries, Some(floor.at(50)), mendway.at(50), "ms", &[half, most]);
    table.row("key to drawing p99", home.entries, Some(floor.at(99)), mendway.at(99), "ms", &[half, most]);
    let mut ends = Samples::default();
    for _ in 0..20 {
        ends.add(press(ours, "G", Duration::from_millis(50)));
        ends.add(press(ours, "g", Duration::from_millis(50)));
    }
    table.row("to the oldest entry and back p95", home.entries, None, ends.at(95), "ms", &[Limit::Below(25.0)]);
}

fn searching(table: &mut Table, home: &Seeded, theirs: &Pty, ours: &Pty) {
    let (mut floor, mut mendway) = (Samples::default(), Samples::default());
    let pause = Duration::from_millis(60);
    for terminal in [theirs, ours] {
        press(terminal, "/", pause);
    }
    for _ in 0..SEARCHES {
        for (word, _) in SOUGHT {
            for (terminal, samples) in [(theirs, &mut floor), (ours, &mut mendway)] {
                for letter in word.chars() {
                    samples.add(press(terminal, &letter.to_string(), pause));
                }
                for _ in word.chars() {
                    samples.add(press(terminal, "\u{7f}", pause));
                }
            }
        }
    }
    let limit = Limit::Below(25.0);
    table.row("search as you type p95", home.entries, Some(floor.at(95)), mendway.at(95), "ms", &[limit]);
    ours.send("esc");
    ours.quiet(pause);
}

fn saving(table: &mut Table, home: &Seeded, ours: &Pty) {
    let mut samples = Samples::default();
    for number in 0..SAVES {
        ours.send("n");
        ours.wait_for(walk::EDITOR);
        let words = format!("kept words {number} here");
        ours.type_text(&words);
        ours.wait_for(&words);
        let pressed = Instant::now();
        ours.send("ctrl+s");
        samples.add(ours.wait_for(walk::ENTRY_SAVED) - pressed);
        ours.send("esc");
        ours.wait_for(walk::JOURNAL);
        ours.quiet(Duration::from_millis(30));
    }
    table.row("save to \"saved\" p99", home.entries, None, samples.at(99), "ms", &[Limit::Below(50.0)]);
}

/// From the key to the last byte of what it changed on the screen.
fn press(terminal: &Pty, key: &str, pause: Duration) -> Duration {
    let before = terminal.arrival_count();
    let pressed = Instant::now();
    terminal.type_text(key);
    let (_, last) = terminal.burst_after(before, pause);
    last - pressed
}

/// Resident memory in MiB.
fn memory(terminal: &Pty) -> f64 {
    let status = std::fs::read_to_string(format!("/proc/{}/status", terminal.id())).expect("the process runs");
    let line = status.lines().find(|line| line.starts_with("VmRSS:")).expect("its memory is known");
    let kib: f64 = line.split_whitespace().nth(1).and_then(|number| number.parse().ok()).expect("a number");
    kib / 1024.0
}
