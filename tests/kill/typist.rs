//! Someone who types until the program is ended, and what is found afterwards.

use crate::chance::Chance;
use crate::power;
use crate::pty::{Frames, Pty};
use crate::tally::Outcome;
use crate::walk;
use mendway::app::action::Command;
use mendway::domain::draft::{DraftPlace, DraftText};
use mendway::home::RoomError;
use std::path::{Path, PathBuf};
use std::thread;
use std::time::{Duration, Instant};
use tempfile::TempDir;

/// How the program ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    Kill,
    PowerCut,
}

/// What is broken on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breakage {
    None,
    NoKeeper,
    NoSync,
}

/// Longest time of typing.
const LONGEST: Duration = Duration::from_millis(1200);
/// On the screen when the words shown are on the disk.
const SAVED: &str = "saved ";

/// Types into one home after another, each a copy of the same.
pub struct Typist {
    folder: TempDir,
    end: End,
    breakage: Breakage,
    recorder: Option<PathBuf>,
}

impl Typist {
    pub fn new(end: End, breakage: Breakage) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        walk::make_home(&folder.path().join("template"), walk::CHEAP).keeper.close().expect("the home closes");
        let recorder = (end == End::PowerCut).then(|| power::recorder(folder.path()));
        Self { folder, end, breakage, recorder }
    }

    /// One end: a fresh home, typing for a time nobody chose, the end, and a look at what is left.
    pub fn type_until_the_end(&self, chance: &mut Chance) -> Outcome {
        let (home, disk) = (self.folder.path().join("home"), self.folder.path().join("disk"));
        for place in [&home, &disk] {
            // The first time there is nothing to remove.
            let _ = std::fs::remove_dir_all(place);
            walk::copy(&self.folder.path().join("template"), place);
        }
        let mut terminal = self.start(&home, &disk);
        walk::unlock(&terminal);
        walk::run(&terminal, Command::NewEntry, walk::EDITOR);
        let text = numbered_words();
        let pressed = type_for(&terminal, &text, chance);
        let ended = terminal.kill_9();
        let acknowledged = terminal.frames().iter().map(|(_, frame)| called_saved(frame)).max().unwrap_or(0);
        let left = if self.end == End::PowerCut { &disk } else { &home };
        judge(&text, &pressed, acknowledged, ended, look(left))
    }

    fn start(&self, home: &Path, disk: &Path) -> Pty {
        let mut program = walk::program(home).frames(Frames::Kept);
        if let Some(recorder) = &self.recorder {
            program = program.env("LD_PRELOAD", recorder).env("CUT_FROM", home).env("CUT_TO", disk);
        }
        match self.breakage {
            Breakage::None => program.start(),
            Breakage::NoKeeper => program.env("MENDWAY_TEST_DURABILITY", "no-keeper").start(),
            Breakage::NoSync => program.env("MENDWAY_TEST_DURABILITY", "no-sync").start(),
        }
    }
}

/// "k0001 k0002 ...": any part of it says where it stands.
fn numbered_words() -> String {
    (1..=400).map(|number| format!("k{number:04} ")).collect()
}

/// Types as people do, a key each 5 to 60 ms, now and then a burst or a rest. Gives the time of each key.
fn type_for(terminal: &Pty, text: &str, chance: &mut Chance) -> Vec<Instant> {
    let until =
        Instant::now() + Duration::from_millis(chance.between(20, u64::try_from(LONGEST.as_millis()).expect("short")));
    let mut pressed = Vec::new();
    for key in text.chars() {
        let gap = match chance.between(1, 20) {
            1 => chance.between(150, 400),
            2..=6 => 1,
            _ => chance.between(5, 60),
        };
        let now = Instant::now();
        thread::sleep(Duration::from_millis(gap).min(until.saturating_duration_since(now)));
        if Instant::now() >= until {
            break;
        }
        pressed.push(Instant::now());
        terminal.type_text(&key.to_string());
    }
    pressed
}

/// How many keys of [`numbered_words`] a drawing shows and calls saved.
fn called_saved(frame: &str) -> usize {
    if !says_saved(frame) {
        return 0;
    }
    let letters: Vec<char> = frame.chars().filter(|letter| !letter.is_whitespace()).collect();
    let mut shown = 0;
    for (number, word) in (1..).map(|number| (number, format!("k{number:04}"))).take(400) {
        let word: Vec<char> = word.chars().collect();
        let Some(at) = letters.windows(word.len()).position(|window| window == word) else { continue };
        let next: Vec<char> = format!("k{:04}", number + 1).chars().collect();
        let begun = letters[at + word.len()..].iter().zip(&next).take_while(|(seen, wanted)| seen == wanted).count();
        shown = number * 6 - 1 + if begun == 0 { 0 } else { begun + 1 };
    }
    if shown == 0 {
        let first: Vec<char> = "k0001".chars().collect();
        shown = (2..first.len())
            .rev()
            .find(|length| letters.windows(*length).any(|window| window == &first[..*length]))
            .unwrap_or(0);
    }
    shown
}

/// "saved 14:02", and neither "saving..." nor a warning.
fn says_saved(frame: &str) -> bool {
    frame.match_indices(SAVED).any(|(at, _)| {
        let time: Vec<char> = frame[at + SAVED.len()..].chars().take(5).collect();
        time.len() == 5
            && time
                .iter()
                .enumerate()
                .all(|(place, sign)| if place == 2 { *sign == ':' } else { sign.is_ascii_digit() })
    })
}

/// What the home holds: the words of the draft, or why it cannot be read.
fn look(home: &Path) -> Result<String, String> {
    let opened = walk::open_home(home);
    let found = opened.keeper.ask(|room| -> Result<String, RoomError> {
        room.check()?;
        let draft = room.draft(&DraftPlace::NewEntry)?;
        Ok(match draft.map(|kept| kept.draft.text) {
            Some(DraftText::Entry(entry)) => entry.body,
            _ => String::new(),
        })
    });
    found.map_err(|error| format!("the room: {error}"))
}

fn judge(
    text: &str,
    pressed: &[Instant],
    acknowledged: usize,
    ended: Instant,
    found: Result<String, String>,
) -> Outcome {
    let typed = pressed.len();
    let (found, mut fault) = match found {
        Ok(found) if text[..typed].starts_with(&found) => (found.len(), None),
        Ok(found) => (0, Some(format!("not what was typed: {found:?}"))),
        Err(why) => (0, Some(why)),
    };
    if fault.is_none() && acknowledged > found {
        fault = Some(format!("{acknowledged} keys were called saved, {found} are there"));
    }
    let oldest_lost = pressed.get(found).map_or(Duration::ZERO, |key| ended.saturating_duration_since(*key));
    Outcome { typed, acknowledged, found, oldest_lost, fault }
}

#[test]
fn only_whole_drawings_with_a_time_count_as_saved() {
    for (frame, keys) in [
        ("  k0001 k0002 k00\n saved 14:02", 15),
        ("  k0001 k0002\n    k0003 \n saved 09:59", 17),
        ("  k00   saved 14:02", 3),
        ("  k0001 k0002 k00\n saving...", 0),
        ("  k0001\n ! not saved: the disk is full", 0),
        ("  nothing here, saved 14:02", 0),
    ] {
        assert_eq!(called_saved(frame), keys, "{frame}");
    }
}
