//! The tests' own terminal, tried on programs whose doings are known.
#![cfg(unix)]

mod pty;

use pty::{Frames, Program};
use std::time::Duration;

fn shell(script: &str) -> Program {
    Program::new("/bin/sh").args(["-c", script])
}

#[test]
fn keys_reach_the_program_and_its_answer_reaches_the_screen() {
    let mut terminal = shell("stty -echo; echo ready; read word; echo \"heard $word\"; exit 7").start();
    terminal.wait_for("ready");
    terminal.send("'calm' enter");
    terminal.wait_for("heard calm");
    assert_eq!(terminal.exit_code(), 7);
}

#[test]
fn a_terminal_answers_what_it_is_asked() {
    let script = r"stty raw -echo; printf '\033[c'; dd bs=1 count=9 2>/dev/null | od -An -c; stty sane";
    let terminal = shell(script).start();
    terminal.wait_for("033   [   ?   6   2   ;   2   2   c");
}

#[test]
fn titles_whole_drawings_and_wiped_scrollback_are_noticed() {
    let script = r"printf '\033]2;notes\007'; printf 'secret\n%.0s' $(seq 40); printf '\033[2J\033[3J\033[H\033[?2026h one \033[?2026l'; read x";
    let terminal = shell(script).frames(Frames::Kept).start();
    terminal.wait_for_frame(" one");
    assert_eq!(terminal.titles(), ["notes"]);
    assert!(!terminal.scrollback().contains("secret"), "{}", terminal.scrollback());
    assert!(String::from_utf8_lossy(&terminal.raw()).contains("secret"));
}

#[test]
fn a_killed_program_leaves_no_time_to_say_anything() {
    let mut terminal = shell("trap 'echo caught' HUP TERM INT; echo ready; while :; do sleep 9; done").start();
    terminal.wait_for("ready");
    terminal.kill_9();
    assert!(!terminal.screen().contains("caught"));
}

#[test]
fn standard_error_can_be_set_apart() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let errors = folder.path().join("errors");
    let mut terminal = shell("echo seen; echo unseen >&2").errors(&errors).start();
    terminal.wait_for("seen");
    assert_eq!(terminal.exit_code(), 0);
    assert!(!terminal.screen().contains("unseen"));
    assert_eq!(std::fs::read_to_string(&errors).expect("the errors"), "unseen\n");
}

#[test]
fn lines_are_read_once() {
    let mut terminal = shell("stty -echo; echo one; echo two; read x; echo two again").start();
    terminal.expect("one");
    terminal.expect("two");
    terminal.send("enter");
    assert_eq!(terminal.expect("again").trim(), "two");
}

#[test]
fn quiet_is_noticed() {
    let terminal = shell("echo one; sleep 0.2; echo two; read x").start();
    let first = terminal.wait_for("one");
    let (_, last) = terminal.burst_after(0, Duration::from_secs(1));
    assert!(last - first >= Duration::from_millis(150));
    assert!(terminal.screen().contains("two"));
}
