//! The full-screen face on a real terminal: keys, half keys, pastes, sizes, stopping, and the end of the terminal.
//!
//! The program in the terminal is this test binary itself: the test `the_program_in_the_terminal` runs a small page.
#![cfg(unix)]
#![allow(clippy::disallowed_methods, reason = "a child is told by its environment that it is one")]

mod pty;

use mendway::app::action::Edit;
use mendway::app::face::{Event, Face};
use mendway::app::field::Field;
use mendway::app::key::Key;
use mendway::app::page::{Block, FieldBlock, Page};
use mendway::app::wake::Bell;
use mendway::domain::settings::Settings;
use mendway::faces::facts::TerminalFacts;
use mendway::faces::terminal::FullScreen;
use pty::{Program, Pty};
use std::time::Duration;

const CHILD: &str = "MENDWAY_TEST_CHILD";

#[test]
fn the_program_in_the_terminal() {
    let Ok(told) = std::env::var(CHILD) else { return };
    // The end of the terminal is to be seen by the face, not to end the program before it can.
    let hung = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    signal_hook::flag::register(signal_hook::consts::SIGHUP, hung).expect("a signal can be caught");
    let facts = TerminalFacts::read(|name| std::env::var(name).ok());
    let bell = Bell::new().expect("a bell");
    let mut face = FullScreen::open(&Settings::default(), facts, bell.clone()).expect("a terminal");
    let mut field = Field::line("\u{5b57}");
    let (mut keys, mut last) = (0, "none".to_owned());
    loop {
        let words = format!("{keys} keys, last {last}.");
        let block = Block::Field(FieldBlock { label: "Text".into(), field: &field, aside: String::new() });
        let page = Page {
            title: "A page".into(),
            blocks: vec![Block::Aside(words), block],
            focus: Some(1),
            ..Page::default()
        };
        if face.draw(&[page], 0).is_err() {
            break;
        }
        match face.wait(None).unwrap_or(Event::Gone) {
            Event::Key(key) if key == Key::ctrl('q') => break,
            Event::Key(key) if key == Key::ctrl('z') => {
                face.blank();
                face.suspend();
            }
            Event::Key(key) if key == Key::ctrl('b') => {
                let bell = bell.clone();
                std::thread::spawn(move || bell.ring());
            }
            Event::Key(key) => {
                keys += 1;
                last = key.to_string();
                if let Some(c) = key.typed() {
                    field.edit(&Edit::Insert(c));
                }
            }
            Event::Paste(text) => last = format!("paste {text:?}"),
            Event::Woken => last = "woken".to_owned(),
            Event::Resumed => last = "resumed".to_owned(),
            Event::Gone => break,
            Event::Act(action) => last = format!("{action:?}"),
        }
    }
    drop(face);
    std::fs::write(told, "ended").expect("a note of the end");
}

struct Running {
    pty: Pty,
    note: std::path::PathBuf,
    _folder: tempfile::TempDir,
}

const ARGUMENTS: [&str; 3] = ["--exact", "the_program_in_the_terminal", "--nocapture"];

fn program(folder: &tempfile::TempDir) -> Program {
    let path = std::env::current_exe().expect("this test binary");
    Program::new(path).args(ARGUMENTS).env(CHILD, folder.path().join("note"))
}

fn run() -> Running {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let pty = program(&folder).start();
    pty.wait_for("0 keys, last none.");
    Running { pty, note: folder.path().join("note"), _folder: folder }
}

#[test]
fn keys_arrive_and_the_cursor_stands_at_the_caret() {
    let running = run();
    assert!(running.pty.on_alternate_screen());
    assert_eq!(running.pty.titles(), ["notes"]);
    running.pty.send("x");
    running.pty.wait_for("1 keys, last x.");
    running.pty.quiet(Duration::from_millis(100));
    let screen = running.pty.screen();
    let row = screen.lines().position(|line| line.contains("\u{5b57}x")).expect("the field");
    assert_eq!(running.pty.cursor().map(|(y, x)| (usize::from(y), x)), Some((row, 7)));
}

#[test]
fn half_a_key_neither_blocks_nor_becomes_text() {
    let running = run();
    running.pty.write(b"\x1b[");
    running.pty.quiet(Duration::from_millis(200));
    running.pty.send("a esc");
    running.pty.wait_for("2 keys, last Esc.");
    assert!(running.pty.screen().contains("\u{5b57}a_"));
}

#[test]
fn many_keys_at_once_all_arrive() {
    let running = run();
    running.pty.type_text(&"a".repeat(6000));
    running.pty.wait_for("6000 keys, last a.");
}

#[test]
fn a_paste_is_one_event() {
    let running = run();
    running.pty.paste("one\rtwo");
    running.pty.wait_for("0 keys, last paste \"one\\rtwo\".");
}

#[test]
fn another_size_and_the_bell_wake_it() {
    let running = run();
    running.pty.resize(100, 30);
    running.pty.wait_for("0 keys, last woken.");
    running.pty.wait_until("a wider rule", |screen| screen.contains(&"\u{2500}".repeat(98)));
    running.pty.send("a");
    running.pty.wait_for("last a.");
    running.pty.send("ctrl+b");
    running.pty.wait_for("last woken.");
}

#[test]
fn leaving_gives_the_terminal_back_and_leaves_nothing_on_it() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let inner = program(&folder);
    let script = "\"$0\" \"$@\" >/dev/tty; echo; stty -a";
    let path = inner.path.to_string_lossy().into_owned();
    let mut pty = Program { path: "/bin/sh".into(), ..inner.clone() };
    pty.args = ["-c".to_owned(), script.to_owned(), path].into_iter().chain(inner.args).collect();
    let mut pty = pty.start();
    pty.wait_for("0 keys, last none.");
    pty.send("ctrl+q");
    pty.wait_for("icanon");
    assert_eq!(pty.exit_code(), 0);
    let left = pty.scrollback();
    assert!(!pty.on_alternate_screen());
    assert!(!left.contains("A page") && !left.contains("keys, last"), "{left}");
    assert!(left.contains(" echo ") && left.contains(" icrnl "), "{left}");
}

#[test]
fn it_stops_and_goes_on_under_a_shell() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let inner = program(&folder);
    let script = "set -m; \"$0\" \"$@\"; echo stopped here; read line; fg";
    let path = inner.path.to_string_lossy().into_owned();
    let mut pty = Program { path: "/bin/bash".into(), ..inner.clone() };
    pty.args = ["-c".to_owned(), script.to_owned(), path].into_iter().chain(inner.args).collect();
    let pty = pty.start();
    pty.wait_for("0 keys, last none.");
    pty.send("ctrl+z");
    pty.wait_for("stopped here");
    assert!(!pty.on_alternate_screen());
    pty.send("enter");
    pty.wait_for("0 keys, last resumed.");
    assert!(pty.on_alternate_screen());
    pty.send("y");
    pty.wait_for("1 keys, last y.");
}

#[test]
fn without_a_shell_to_continue_it_stopping_does_nothing() {
    let running = run();
    running.pty.send("ctrl+z y");
    running.pty.wait_for("1 keys, last y.");
}

#[cfg(target_os = "linux")]
#[test]
fn waiting_costs_nothing() {
    let running = run();
    let turns = || {
        let tasks = std::fs::read_dir(format!("/proc/{}/task", running.pty.id())).expect("its threads");
        let switches = tasks.filter_map(Result::ok).filter_map(|task| {
            let status = std::fs::read_to_string(task.path().join("status")).ok()?;
            let line = status.lines().find(|line| line.starts_with("voluntary_ctxt"))?.to_owned();
            line.split_whitespace().last()?.parse::<u64>().ok()
        });
        switches.sum::<u64>()
    };
    running.pty.quiet(Duration::from_millis(300));
    let before = turns();
    std::thread::sleep(Duration::from_millis(700));
    assert_eq!(turns(), before, "it woke up while nothing happened");
}

#[test]
fn when_the_terminal_goes_away_it_ends_and_does_not_spin() {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let inner = program(&folder);
    let size = portable_pty::PtySize { rows: 24, cols: 80, pixel_width: 0, pixel_height: 0 };
    let pair = portable_pty::native_pty_system().openpty(size).expect("a pseudo-terminal");
    let mut command = portable_pty::CommandBuilder::new(&inner.path);
    command.args(&inner.args);
    command.env_clear();
    command.env("TERM", "xterm");
    command.env(CHILD, folder.path().join("note"));
    let mut child = pair.slave.spawn_command(command).expect("the program starts");
    drop(pair.slave);
    {
        use std::io::Read;
        let mut reader = pair.master.try_clone_reader().expect("the terminal's output");
        let mut seen = Vec::new();
        while !String::from_utf8_lossy(&seen).contains("keys,") {
            let mut bytes = [0; 4096];
            let count = reader.read(&mut bytes).expect("the program draws");
            seen.extend_from_slice(&bytes[..count]);
        }
    }
    drop(pair.master);
    let ended = child.wait().expect("it ends");
    assert!(folder.path().join("note").exists(), "the face did not say that the terminal is gone: {ended:?}");
}

#[test]
fn ending_by_itself_is_noted() {
    let mut running = run();
    running.pty.send("ctrl+q");
    assert_eq!(running.pty.exit_code(), 0);
    assert_eq!(std::fs::read_to_string(&running.note).expect("the note"), "ended");
}
