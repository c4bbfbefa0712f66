//! Ten seconds in which nobody does anything: no thread may wake, no time of the processor may go.

use crate::homes::Seeded;
use crate::pty::Pty;
use crate::table::{Limit, Table};
use crate::walk;
use mendway::app::action::Command;
use std::thread;
use std::time::Duration;

/// By then the log has been moved into the room's file, once.
const SETTLED: Duration = Duration::from_secs(14);
const WATCHED: Duration = Duration::from_secs(10);

/// What the threads of a process have done so far.
#[derive(Clone, Copy)]
struct Done {
    wakes: f64,
    milliseconds: f64,
}

pub fn measure(table: &mut Table, home: &Seeded) {
    eprintln!("doing nothing");
    let locked = walk::program(&home.folder).start();
    locked.wait_for(walk::LOCK);
    watch(table, "lock screen", &locked);
    drop(locked);
    let open = walk::program(&home.folder).start();
    walk::unlock(&open);
    watch(table, "Today", &open);
    walk::run(&open, Command::Journal, walk::JOURNAL);
    watch(table, "journal", &open);
    walk::run(&open, Command::NewEntry, walk::EDITOR);
    open.type_text("a few words");
    open.wait_for("saved ");
    watch(table, "editor with a draft", &open);
}

fn watch(table: &mut Table, place: &str, terminal: &Pty) {
    thread::sleep(SETTLED);
    let before = done(terminal);
    thread::sleep(WATCHED);
    let after = done(terminal);
    let none = Limit::Below(0.0);
    table.row(&format!("idle 10 s, {place}: wakes"), 0, None, after.wakes - before.wakes, "", &[none]);
    let spent = after.milliseconds - before.milliseconds;
    table.row(&format!("idle 10 s, {place}: processor time"), 0, None, spent, "ms", &[none]);
}

fn done(terminal: &Pty) -> Done {
    let mut done = Done { wakes: 0.0, milliseconds: 0.0 };
    let threads = std::fs::read_dir(format!("/proc/{}/task", terminal.id())).expect("the process runs");
    for thread in threads.filter_map(Result::ok) {
        let read = |name: &str| std::fs::read_to_string(thread.path().join(name)).unwrap_or_default();
        done.wakes += read("status")
            .lines()
            .filter(|line| line.contains("voluntary_ctxt_switches"))
            .filter_map(|line| line.split_whitespace().nth(1)?.parse::<f64>().ok())
            .sum::<f64>();
        let nanoseconds = read("schedstat").split_whitespace().next().and_then(|first| first.parse::<f64>().ok());
        done.milliseconds += nanoseconds.expect("the kernel counts processor time") / 1e6;
    }
    done
}
