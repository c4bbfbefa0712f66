//! What leaves: to standard output and into files.

use crate::place::{Desk, names};
use mendway::home::Unlocking;
use std::os::unix::fs::PermissionsExt;
use std::process::Stdio;

#[test]
fn standard_output_gets_the_bytes_of_the_file_and_nothing_else() {
    let desk = Desk::furnished();
    let out = desk.open(&["export", "-o", "-"]).fine();
    assert!(out.starts_with("# Notes for a counselor\n") && out.contains("It was a calm day."), "{out}");
    assert!(!out.contains("Second"), "only what is marked: {out}");
    let said = desk.open(&["export"]).fine();
    assert!(said.starts_with("Written, not sealed: ./notes-2026-11-22.md (1 entry, 0 sittings)"), "{said}");
    assert_eq!(std::fs::read_to_string(desk.here().join("notes-2026-11-22.md")).expect("read"), out);
}

#[test]
fn a_file_is_private_has_a_neutral_name_and_never_replaces_another() {
    let desk = Desk::furnished();
    for _ in 0..2 {
        desk.open(&["export", "--all", "--format", "text"]).fine();
    }
    assert_eq!(names(&desk.here()), ["notes-2026-11-22-2.txt", "notes-2026-11-22.txt"]);
    let file = desk.here().join("notes-2026-11-22.txt");
    assert_eq!(file.metadata().expect("facts").permissions().mode() & 0o777, 0o600);
    std::fs::write(desk.here().join("mine.md"), "mine").expect("written");
    let said = desk.open(&["export", "-o", "mine.md"]).refused(1);
    assert!(said.starts_with("There is a file of that name already."), "{said}");
    assert_eq!(std::fs::read_to_string(desk.here().join("mine.md")).expect("read"), "mine");
    assert!(desk.open(&["export", "-o", "no/such/folder.md"]).refused(1).contains("no such folder"));
    assert_eq!(names(&desk.here()).len(), 3);
}

#[test]
fn each_condition_narrows_and_nothing_at_all_is_said() {
    let desk = Desk::furnished();
    let titles = |args: &[&str]| {
        let out = desk.open(&[&["export", "--all", "-o", "-"], args].concat()).fine();
        ["First", "Second"].into_iter().filter(|title| out.contains(title)).collect::<Vec<_>>()
    };
    assert_eq!(titles(&[]), ["First", "Second"]);
    assert_eq!(titles(&["--tag", "#Sea"]), ["Second"]);
    assert_eq!(titles(&["--from", "2026-11-22", "--to", "2026-11-22"]), ["First", "Second"]);
    for none in [["--to", "2026-11-21"], ["--from", "2026-11-23"], ["--step", "1"], ["--tag", "absent"]] {
        let said = desk.open(&[&["export", "--all", "-o", "-"], &none[..]].concat()).refused(1);
        assert!(said.starts_with("Nothing fits, so nothing was written."), "{none:?}: {said}");
    }
    assert!(desk.open(&["export", "--step", "9"]).refused(2).contains("steps go from 0 to 5."));
}

#[test]
fn each_export_leaves_one_line_in_the_log_without_its_words() {
    let desk = Desk::furnished();
    desk.open(&["export", "-o", "-"]).fine();
    desk.open(&["export", "--all"]).fine();
    let home = mendway::home::Home::at(desk.home.clone());
    let key = crate::setting::secret(crate::setting::PASSPHRASE);
    let opened = home.unlock(Unlocking::Passphrase(&key), &crate::setting::at(500)).expect("opened");
    let log = opened.keeper.ask(|room| room.exports()).expect("read");
    let lines: Vec<_> = log.iter().map(|line| (line.form.as_str(), line.entries, line.target.as_str())).collect();
    assert_eq!(lines, [("Markdown", 2, "notes-2026-11-22.md"), ("Markdown", 1, "standard output")]);
}

#[test]
fn a_reader_that_takes_only_the_beginning_is_no_trouble() {
    let desk = Desk::furnished();
    desk.open_with(&["note"], &"many words ".repeat(40_000)).fine();
    let file = desk.passphrase().display().to_string();
    let args = ["--passphrase-file", file.as_str(), "export", "--all", "-o", "-"];
    let mut child = desk.command(&args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("started");
    drop(child.stdout.take());
    let done = child.wait_with_output().expect("ended");
    assert_eq!((done.status.code(), String::from_utf8_lossy(&done.stderr).as_ref()), (Some(0), ""));
}
