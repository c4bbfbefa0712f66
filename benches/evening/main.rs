//! The figures we promise, side by side with the floor (`benches/floor`): whole programs in a terminal, on the same
//! rooms of 1,000, 10,000 and 100,000 entries.
//!
//! `cargo bench` prints one table and leaves no file behind. `cargo bench -- --write docs/figures.md` also writes it
//! there; `-- --entries 1000,10000` takes other sizes. Figures of a machine that does other work are upper bounds.
#![cfg(target_os = "linux")]
#![allow(clippy::disallowed_methods, reason = "measuring time needs a clock")]

#[path = "../../tests/kill/chance.rs"]
mod chance;
#[path = "../../tests/pty/mod.rs"]
mod pty;
#[path = "../../tests/walk/mod.rs"]
mod walk;

mod floor;
mod homes;
mod idle;
mod keys;
mod samples;
mod starts;
mod table;

use std::path::PathBuf;
use table::Table;

/// The same entries every time.
const SEED: u64 = 20_261_122;

struct Wanted {
    entries: Vec<u32>,
    file: Option<PathBuf>,
}

fn main() {
    let wanted = wanted();
    let floor = floor::build();
    let folder = tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).expect("a folder for the homes");
    println!("entries by chance from seed {SEED}");
    let mut table = Table::new();
    let mut seeded = Vec::new();
    for entries in &wanted.entries {
        let home = homes::seed(folder.path(), *entries, SEED);
        eprintln!("measuring with {entries} entries");
        starts::measure(&mut table, &floor, &home);
        keys::measure(&mut table, &floor, &home);
        seeded.push(home);
    }
    starts::measure_unlocking(&mut table, folder.path());
    if let Some(home) = seeded.last() {
        idle::measure(&mut table, home);
    }
    table.flatness();
    println!("\n{table}");
    if let Some(file) = wanted.file {
        let text = format!("# Figures\n\nWritten by `cargo bench -- --write`, seed {SEED}.\n\n{table}");
        std::fs::write(&file, text).expect("the file can be written");
    }
}

fn wanted() -> Wanted {
    let mut wanted = Wanted { entries: vec![1_000, 10_000, 100_000], file: None };
    let mut args = std::env::args().skip(1);
    while let Some(arg) = args.next() {
        match arg.as_str() {
            "--write" => wanted.file = args.next().map(PathBuf::from),
            "--entries" => {
                let numbers = args.next().unwrap_or_default();
                wanted.entries =
                    numbers.split(',').map(|number| number.parse().expect("numbers, parted by commas")).collect();
            }
            // Cargo says `--bench`; a filter means nothing here.
            _ => {}
        }
    }
    wanted
}
