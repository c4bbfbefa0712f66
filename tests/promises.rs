//! Small promises in the real program: a commitment is written, killed half way, found again, stored, marked and moved.
#![cfg(unix)]

mod pty;
mod walk;

use mendway::app::action::Command;
use mendway::domain::commitment::Mark;
use mendway::home::RoomError;
use pty::Pty;
use std::time::Duration;
use tempfile::TempDir;

const NOW: &str = "2026-11-22T18:42:00+01:00";
/// Longer than any draft waits to be kept.
const KEPT: Duration = Duration::from_millis(600);

fn home() -> TempDir {
    let folder = tempfile::tempdir().expect("a folder");
    walk::make_home(&folder.path().join("home"), walk::CHEAP).keeper.close().expect("closed");
    folder
}

fn start(folder: &TempDir) -> Pty {
    let terminal = walk::program(&folder.path().join("home")).env("MENDWAY_TEST_NOW", NOW).start();
    walk::unlock(&terminal);
    terminal
}

#[test]
fn a_promise_survives_a_kill_half_written_and_is_marked_with_one_key() {
    let folder = home();
    let mut terminal = start(&folder);
    walk::run(&terminal, Command::Ledger, "Nothing is here yet");
    terminal.send("n");
    terminal.wait_for("What you will do");
    terminal.type_text("Phone in the hall");
    terminal.send("enter");
    terminal.type_text("it is ni");
    terminal.wait_for("it is ni");
    terminal.wait_for("saved");
    terminal.quiet(KEPT);
    terminal.kill_9();

    let mut terminal = start(&folder);
    terminal.wait_for("Phone in the hall");
    walk::run(&terminal, Command::Ledger, "Nothing is here yet");
    terminal.send("n");
    terminal.wait_for("it is ni");
    terminal.type_text("ne");
    terminal.wait_for("it is nine");
    terminal.send("ctrl+s");
    terminal.wait_for("due today");
    terminal.send("k");
    terminal.wait_for("today: kept");
    terminal.send("u");
    terminal.wait_for("due today");
    terminal.send("p");
    terminal.wait_for("today: partly");
    terminal.send("r");
    terminal.wait_for("Monday 23 November");
    terminal.type_text("At ten instead.");
    terminal.wait_for("At ten instead.");
    terminal.send("ctrl+s");
    terminal.wait_for("Moved ahead of time.");
    terminal.send("ctrl+q");
    assert_eq!(terminal.exit_code(), 0);

    it_is_all_there(&folder);
}

fn it_is_all_there(folder: &TempDir) {
    let opened = walk::open_home(&folder.path().join("home"));
    let (commitments, marks, drafts) = opened
        .keeper
        .ask(|room| {
            let (from, to) = (walk::at(0).day(), walk::at(3 * 24 * 60).day());
            Ok::<_, RoomError>((room.commitments()?, room.day_marks(from, to)?, room.drafts_count()?))
        })
        .expect("read");
    assert_eq!(
        (commitments[0].text.what.as_str(), commitments[0].text.when.as_str()),
        ("Phone in the hall", "it is nine")
    );
    let said: Vec<_> = marks.iter().map(|one| (one.day.to_string(), one.mark, one.line.as_str())).collect();
    let wanted =
        [("2026-11-22".to_owned(), Mark::Partly, ""), ("2026-11-23".to_owned(), Mark::Renegotiated, "At ten instead.")];
    assert_eq!(said, wanted);
    assert_eq!(drafts, 0);
}

#[test]
fn a_limit_and_a_draft_of_a_clause_are_written_and_found_after_a_lock() {
    let folder = home();
    let mut terminal = start(&folder);
    walk::run(&terminal, Command::Boundaries, "A limit says what you will do");
    terminal.send("n");
    terminal.wait_for("In your words");
    terminal.type_text("I leave when there is shouting");
    terminal.wait_for("shouting");
    terminal.send("ctrl+s");
    terminal.wait_for("Saved. Only you see it.");
    walk::run(&terminal, Command::Agreements, "nobody has agreed");
    terminal.send("n");
    terminal.wait_for("What it asks of both");
    terminal.type_text("Phones rest after nine");
    terminal.send("ctrl+s");
    terminal.wait_for("Write a draft");
    terminal.send("ctrl+l");
    terminal.wait_for(walk::LOCK);
    terminal.wait_gone("Phones rest");
    terminal.type_text(walk::PASSPHRASE);
    terminal.send("enter");
    terminal.wait_for("Phones rest after nine");
    terminal.send("esc");
    terminal.wait_for("I leave when there is shouting");
    terminal.send("ctrl+q");
    assert_eq!(terminal.exit_code(), 0);
}
