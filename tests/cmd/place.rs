//! A home of its own for each test, and the program run on it.

use crate::pty::Program;
use crate::setting::{self, Place};
use mendway::domain::draft::DraftPlace;
use mendway::domain::entry::{EntryDraft, tags_from};
use mendway::home::{Marked, Opened};
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// Where the clock of every run stands.
pub const NOW: &str = "2026-11-22T18:42:00+01:00";

/// A home that may be there, and a folder to run in.
pub struct Desk {
    /// Current folder, temporary folder and passphrase file of the runs.
    pub folder: TempDir,
    pub home: PathBuf,
    /// Keeps the home's folder until the end.
    _home: Option<Place>,
}

/// What a run gave.
#[derive(Clone, Debug)]
pub struct Ran {
    pub code: i32,
    pub out: String,
    pub err: String,
    pub took: Duration,
}

impl Desk {
    /// No home anywhere.
    pub fn bare() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        std::fs::create_dir(folder.path().join("here")).expect("a folder");
        std::fs::create_dir(folder.path().join("tmp")).expect("a folder");
        let home = folder.path().join("home");
        Self { folder, home, _home: None }
    }

    /// A home with one marked and one unmarked entry.
    pub fn furnished() -> Self {
        let (place, opened) = Place::open();
        write(&opened, "First", "It was a calm day.", "calm", Marked::Yes);
        write(&opened, "Second", "Un été à la *mer*.", "sea", Marked::No);
        opened.keeper.close().expect("closed");
        Self::on(place)
    }

    /// The home of a place.
    pub fn on(place: Place) -> Self {
        let desk = Self::bare();
        let home = place.home.folder().to_owned();
        std::fs::write(desk.passphrase(), format!("{}\n", setting::PASSPHRASE)).expect("written");
        Self { home, _home: Some(place), ..desk }
    }

    pub fn passphrase(&self) -> PathBuf {
        self.folder.path().join("passphrase")
    }

    /// The current folder of the runs.
    pub fn here(&self) -> PathBuf {
        self.folder.path().join("here")
    }

    fn variables(&self) -> Vec<(&'static str, PathBuf)> {
        vec![
            ("HOME", self.folder.path().join("nobody")),
            ("MENDWAY_HOME", self.home.clone()),
            ("MENDWAY_TEST_COST", "4".into()),
            ("MENDWAY_TEST_NOW", NOW.into()),
            ("TMPDIR", self.folder.path().join("tmp")),
            ("LANG", "C.UTF-8".into()),
            ("COLUMNS", "100".into()),
        ]
    }

    /// The program, not yet started.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_mendway"));
        command.args(args).env_clear().envs(self.variables()).current_dir(self.here()).stdin(Stdio::null());
        command
    }

    /// Runs it with nothing on standard input.
    pub fn run(&self, args: &[&str]) -> Ran {
        self.run_with(args, "")
    }

    /// Runs it with this on standard input.
    pub fn run_with(&self, args: &[&str], input: &str) -> Ran {
        let started = Instant::now();
        let mut child = self
            .command(args)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .expect("started");
        // A program that does not read its input ends before it is all written.
        let _ = child.stdin.take().expect("an input").write_all(input.as_bytes());
        let done = child.wait_with_output().expect("ended");
        let text = |bytes| String::from_utf8(bytes).expect("text");
        Ran {
            code: done.status.code().expect("ended by itself"),
            out: text(done.stdout),
            err: text(done.stderr),
            took: started.elapsed(),
        }
    }

    /// Runs it with the passphrase from a file.
    pub fn open(&self, args: &[&str]) -> Ran {
        self.open_with(args, "")
    }

    /// Runs it with the passphrase from a file and this on standard input.
    pub fn open_with(&self, args: &[&str], input: &str) -> Ran {
        let file = self.passphrase().display().to_string();
        let mut all = vec!["--passphrase-file", file.as_str()];
        all.extend(args);
        self.run_with(&all, input)
    }

    /// The program in a terminal.
    pub fn terminal(&self, args: &[&str]) -> Program {
        let mut program = Program::new(env!("CARGO_BIN_EXE_mendway")).args(args.iter().copied()).folder(&self.here());
        for (name, value) in self.variables() {
            program = program.env(name, value);
        }
        program
    }
}

impl Ran {
    /// Standard output of a run that went well and said nothing beside it.
    #[track_caller]
    pub fn fine(self) -> String {
        assert_eq!((self.code, self.err.as_str()), (0, ""), "{}", self.out);
        self.out
    }

    /// Standard error of a run that was refused with this code and wrote nothing else.
    #[track_caller]
    pub fn refused(self, code: i32) -> String {
        assert_eq!((self.code, self.out.as_str()), (code, ""), "{}", self.err);
        assert!(!self.err.contains("panicked"), "{}", self.err);
        self.err
    }
}

/// Stores an entry.
pub fn write(opened: &Opened, title: &str, body: &str, tags: &str, marked: Marked) {
    let draft = EntryDraft { title: title.into(), body: body.into(), tags: tags_from(tags), ..EntryDraft::default() };
    let stored = opened.keeper.ask(move |room| {
        let id = room.save_entry(&DraftPlace::NewEntry, &draft, &setting::at(1))?;
        room.set_marked(id, marked)
    });
    stored.expect("stored");
}

/// The names in a folder.
pub fn names(folder: &Path) -> Vec<String> {
    let files = std::fs::read_dir(folder).expect("a folder").flatten();
    let mut names: Vec<String> = files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}
