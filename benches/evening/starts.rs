//! From the start of a process to its first drawing; and what unlocking costs.

use crate::floor::{self, Floor};
use crate::homes::Seeded;
use crate::pty::Program;
use crate::samples::Samples;
use crate::table::{Limit, Table};
use crate::walk;
use std::path::Path;
use std::time::Instant;

const STARTS: usize = 40;
const UNLOCKS: usize = 5;

/// Starts both by turns, so that what else the machine does falls on both.
pub fn measure(table: &mut Table, floor: &Floor, home: &Seeded) {
    let (mut ours, mut theirs, mut empty) = (Samples::default(), Samples::default(), Samples::default());
    for _ in 0..STARTS {
        theirs.add(start(&floor.on(home), floor::READY));
        empty.add(start(&floor.empty(), floor::READY));
        ours.add(start(&walk::program(&home.folder), walk::LOCK));
    }
    let limit = Limit::TimesTheFloor(1.3);
    table.row("start to lock screen p50", home.entries, Some(theirs.at(50)), ours.at(50), "ms", &[limit]);
    table.row("the same, floor with an empty frame", home.entries, Some(empty.at(50)), ours.at(50), "ms", &[]);
}

fn start(program: &Program, first: &str) -> std::time::Duration {
    let terminal = program.start();
    terminal.wait_for(first) - terminal.started()
}

/// Unlocking with the work factor of every real home.
pub fn measure_unlocking(table: &mut Table, folder: &Path) {
    let home = folder.join("home-standard");
    walk::make_home(&home, mendway::env::STANDARD_COST).keeper.close().expect("the home closes");
    let mut samples = Samples::default();
    for _ in 0..UNLOCKS {
        let terminal = walk::program(&home).start();
        terminal.wait_for(walk::LOCK);
        terminal.type_text(walk::PASSPHRASE);
        let entered = Instant::now();
        terminal.send("enter");
        samples.add(terminal.wait_for(walk::TODAY) - entered);
    }
    table.row("unlock, scrypt 256 MiB, p50", 0, None, samples.at(50), "ms", &[]);
}
