//! Words that occur nowhere else are typed wherever words can be typed. Afterwards they stand in clear text nowhere
//! outside the program: not in the home, the temporary and the current folder, standard error, the window title, nor
//! on what the terminal still shows. Inside the room they are all found, or the test would prove nothing.
#![cfg(unix)]

mod pty;
mod walk;

#[path = "canary/traces.rs"]
mod traces;

use mendway::app::action::Command;
use mendway::domain::draft::{DraftPlace, DraftText};
use mendway::domain::entry::{Anchor, EntryFilter};
use mendway::home::RoomError;
use pty::{Program, Pty};
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use traces::traces;

/// In every place where one can type a sign, the same two words, which nobody would write.
const CANARY: &str = "zyxkanarie qopvogel";

/// The folders of one program, watched.
struct Cage {
    folder: TempDir,
}

impl Cage {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        for name in ["here", "temp", "run", "person"] {
            std::fs::create_dir(folder.path().join(name)).expect("a folder");
        }
        walk::make_home(&folder.path().join("home"), walk::CHEAP).keeper.close().expect("the home closes");
        Self { folder }
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn program(&self) -> Program {
        walk::program(&self.path("home"))
            .env("HOME", self.path("person"))
            .env("TMPDIR", self.path("temp"))
            .env("XDG_RUNTIME_DIR", self.path("run"))
            .folder(&self.path("here"))
            .errors(&self.path("errors"))
    }

    #[track_caller]
    fn is_clean(&self) {
        let found = traces(self.folder.path(), CANARY);
        assert!(found.is_empty(), "in clear: {found:#?}");
    }

    /// How many entries and drafts hold the words.
    fn inside(&self) -> (usize, usize) {
        let opened = walk::open_home(&self.path("home"));
        let found = opened.keeper.ask(|room| -> Result<(usize, usize), RoomError> {
            let filter = EntryFilter { words: CANARY.to_owned(), ..EntryFilter::default() };
            let drafts = room.draft(&DraftPlace::NewEntry)?.map(|kept| kept.draft.text);
            let drafts = drafts.iter().filter(|text| matches!(text, DraftText::Entry(entry) if entry.body == CANARY));
            Ok((room.entries(&filter, Anchor::Newest, 100)?.lines.len(), drafts.count()))
        });
        found.expect("the room opens")
    }
}

#[track_caller]
fn shows_nothing(terminal: &Pty) {
    let shown = terminal.scrollback();
    assert!(!shown.contains("kanarie") && !shown.contains("vogel"), "{shown}");
    assert!(terminal.titles().iter().all(|title| title == "notes" || title.is_empty()), "{:?}", terminal.titles());
    assert_eq!(terminal.clipboard_uses(), 0);
}

/// Types the words as a wrong passphrase, an entry with title and tags, a search, and a draft.
fn type_everywhere(terminal: &Pty) {
    terminal.wait_for(walk::LOCK);
    terminal.type_text(CANARY);
    terminal.send("enter");
    terminal.wait_for("does not open");
    walk::clear_and_unlock(terminal, CANARY);
    walk::run(terminal, Command::NewEntry, walk::EDITOR);
    terminal.type_text(CANARY);
    terminal.wait_for(CANARY);
    terminal.send("tab");
    terminal.type_text(CANARY);
    terminal.send("shift+tab shift+tab");
    terminal.paste(CANARY);
    terminal.send("ctrl+s");
    terminal.wait_for(walk::ENTRY_SAVED);
    walk::run(terminal, Command::Journal, walk::JOURNAL);
    terminal.send("/");
    terminal.type_text(CANARY);
    terminal.wait_for("those that match");
    walk::run(terminal, Command::NewEntry, walk::EDITOR);
    terminal.type_text(CANARY);
    terminal.wait_until("the words, called saved", |screen| screen.contains(CANARY) && screen.contains("saved "));
}

#[test]
fn nothing_typed_is_left_in_clear_after_leaving() {
    let cage = Cage::new();
    let mut terminal = cage.program().start();
    type_everywhere(&terminal);
    cage.is_clean();
    terminal.send("ctrl+l");
    terminal.wait_for(walk::LOCK);
    shows_nothing(&terminal);
    cage.is_clean();
    terminal.type_text(walk::PASSPHRASE);
    terminal.send("enter");
    terminal.wait_for(CANARY);
    terminal.send("ctrl+q");
    assert_eq!(terminal.exit_code(), 0);
    shows_nothing(&terminal);
    assert!(!terminal.on_alternate_screen());
    cage.is_clean();
    assert_eq!(errors(&cage.path("errors")), "");
    assert_eq!(cage.inside(), (1, 1));
}

#[test]
fn nothing_typed_is_left_in_clear_after_a_kill() {
    let cage = Cage::new();
    let mut terminal = cage.program().start();
    type_everywhere(&terminal);
    terminal.kill_9();
    cage.is_clean();
    assert_eq!(errors(&cage.path("errors")), "");
    assert_eq!(cage.inside(), (1, 1));
}

#[test]
fn nothing_typed_is_left_in_clear_after_the_plain_face() {
    let cage = Cage::new();
    let mut terminal = cage.program().args(["--plain"]).start();
    for (asked, line) in [
        ("It is not shown.", walk::PASSPHRASE),
        ("Write in your journal", "3"),
        ("Title", CANARY),
        ("Your words", CANARY),
        ("", "."),
        ("Tags", CANARY),
        ("How you feel", ""),
        ("", "/save"),
        (walk::ENTRY_SAVED, "/quit"),
    ] {
        terminal.expect(asked);
        terminal.expect("\n> ");
        terminal.type_text(line);
        terminal.send("enter");
    }
    assert_eq!(terminal.exit_code(), 0);
    assert!(String::from_utf8_lossy(&terminal.raw()).contains(CANARY), "it was on the screen before");
    shows_nothing(&terminal);
    cage.is_clean();
    assert_eq!(errors(&cage.path("errors")), "");
    assert_eq!(cage.inside(), (1, 0));
}

fn errors(file: &Path) -> String {
    std::fs::read_to_string(file).expect("standard error was caught")
}
