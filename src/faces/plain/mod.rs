//! The plain face: one line after the other, for screen readers, slow lines and pipes. It never moves the cursor.
//!
//! A page becomes a [`talk::Talk`]: what to say, what to ask, and what the numbers mean. This file carries it on: says
//! what is new, asks one thing after the other, and turns typed lines into events.

mod answer;
mod commands;
#[cfg(unix)]
mod console;
#[cfg(not(unix))]
#[path = "console_plainly.rs"]
mod console;
mod heard;
mod menu;
pub mod source;
mod speech;
mod talk;
mod which;

use crate::app::face::{Event, Face, FaceError, Names};
use crate::app::page::Page;
use crate::app::scene::Seen;
use crate::app::wake::Bell;
use crate::domain::settings::Settings;
use source::{Echo, Heard, Lines, Source};
use speech::Saying;
use std::collections::VecDeque;
use std::io::{self, BufRead, IsTerminal, Write};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;
use talk::{Ask, Talk};
use which::{Rows, Which};

/// Pages told before that can be gone back to without saying all of them again.
const REMEMBERED: usize = 8;

const WELCOME: &str = "Plain lines. Answer with numbers, with words, or with a word that begins with a slash: /help \
                       lists those, /actions all that can be done. What is printed stays in this window. /hide clears \
                       it as far as the terminal allows.";

/// Home, clear, and clear what can be scrolled back to.
const WIPE: &[u8] = b"\x1b[H\x1b[2J\x1b[3J";

static PRINTED: AtomicBool = AtomicBool::new(false);

/// Turns the echo on again, and wipes what was printed on the real terminal, as far as it allows. Never fails: for the
/// end, for a panic, and for the signal thread. Does nothing if no plain face printed there.
pub fn restore() {
    console::restore();
    if PRINTED.swap(false, Ordering::SeqCst) {
        wipe();
    }
}

#[cfg(unix)]
fn wipe() {
    let _ = rustix::io::write(rustix::stdio::stdout(), WIPE);
}

#[cfg(not(unix))]
fn wipe() {
    let _ = io::stdout().write_all(WIPE);
}

/// The face that prints lines.
#[derive(Debug)]
pub struct Plain<S, W> {
    source: S,
    out: W,
    wipes: Wipes,
    talk: Talk,
    /// Pages told before, with how far they were.
    before: Vec<(Talk, usize)>,
    /// The block that is next, and how many were said.
    at: usize,
    said: usize,
    asked: Asked,
    prompt: Prompt,
    queue: VecDeque<Event>,
    given: String,
    notice: String,
    status: String,
    welcome: Option<&'static str>,
    /// The choices that were said in full last.
    choices: Vec<String>,
    back: Back,
    assured: Assured,
    rows: Rows,
    /// How many rows the list of the page below has.
    below: usize,
    which: Which,
}

/// Whether the person just asked to go back, and nothing has answered yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Back {
    NotAsked,
    Asked,
}

/// Whether it was said that typed words are saved as one goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Assured {
    NotYet,
    Said,
}

/// Whether what was printed can be wiped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wipes {
    Terminal,
    Nothing,
}

/// Which question was put in words already.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Asked {
    Nothing,
    Step(usize),
    Menu,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Prompt {
    Hidden,
    Shown,
}

impl Plain<console::Console, io::Stdout> {
    /// The face on the real terminal, or on a pipe. [`restore`] wipes; dropping does too.
    ///
    /// # Errors
    /// If the system has no pipe or timer left.
    pub fn open(bell: Bell) -> Result<Self, FaceError> {
        let wipes = if io::stdout().is_terminal() { Wipes::Terminal } else { Wipes::Nothing };
        PRINTED.store(wipes == Wipes::Terminal, Ordering::SeqCst);
        Ok(Self::with(console::Console::new(bell)?, io::stdout(), wipes))
    }
}

impl<R: BufRead, W: Write> Plain<Lines<R>, W> {
    /// A face that reads from `input` and prints to `out`. For the real terminal see [`Plain::open`].
    pub const fn new(input: R, out: W) -> Self {
        Self::with(Lines(input), out, Wipes::Nothing)
    }
}

impl<S, W> Plain<S, W> {
    const fn with(source: S, out: W, wipes: Wipes) -> Self {
        Self {
            source,
            out,
            wipes,
            talk: Talk {
                head: Vec::new(),
                steps: Vec::new(),
                menu: Vec::new(),
                entries: Vec::new(),
                usual: None,
                commands: commands::Commands::none(),
            },
            before: Vec::new(),
            at: 0,
            said: 0,
            asked: Asked::Nothing,
            prompt: Prompt::Hidden,
            queue: VecDeque::new(),
            given: String::new(),
            notice: String::new(),
            status: String::new(),
            welcome: Some(WELCOME),
            choices: Vec::new(),
            back: Back::NotAsked,
            assured: Assured::NotYet,
            rows: Rows::none(),
            below: 0,
            which: Which::Nothing,
        }
    }

    /// What it printed to.
    pub const fn out(&self) -> &W {
        &self.out
    }
}

impl<S: Source, W: Write> Plain<S, W> {
    fn say(&mut self, sayings: &[Saying]) -> io::Result<()> {
        if self.prompt == Prompt::Shown && !sayings.is_empty() {
            self.prompt = Prompt::Hidden;
            self.out.write_all(b"\n")?;
        }
        for saying in sayings {
            self.out.write_all(saying.lines().as_bytes())?;
        }
        Ok(())
    }

    fn say_line(&mut self, text: &str) -> io::Result<()> {
        self.say(&[Saying::ours(text)])
    }

    /// Takes up a page: says what is new in it.
    fn take_up(&mut self, new: Talk) -> io::Result<()> {
        if self.talk.same_page(&new, self.said) {
            let changes = new.changes(&self.talk, self.said, &self.given);
            let turned = self.asked == Asked::Menu && self.talk.choices() != new.choices() && new.usual.is_some();
            self.talk = new;
            if std::mem::replace(&mut self.back, Back::NotAsked) == Back::Asked && changes.is_empty() {
                return self.say_line("Still on this page. Try /back once more; /quit saves and leaves.");
            }
            self.say(&changes)?;
            // Buttons that say something else now leave open what an empty line does.
            return if turned { self.say_usual() } else { Ok(()) };
        }
        if !matches!(self.which, Which::Closing(_)) {
            self.which = Which::Nothing;
        }
        self.back = Back::NotAsked;
        self.queue.clear();
        let known = self.before.iter().rposition(|(talk, _)| *talk == new);
        let old = std::mem::replace(&mut self.talk, new);
        self.asked = Asked::Nothing;
        if let Some(known) = known {
            let at = self.before[known].1;
            self.before.truncate(known);
            (self.at, self.said) = (at, self.talk.steps.len());
            let head = self.talk.head.clone();
            self.say(&[Saying::default()])?;
            self.say(&head)?;
            self.say_line("You are back here. /read says the page again.")?;
            return self.remind();
        }
        if self.before.len() == REMEMBERED {
            self.before.remove(0);
        }
        self.before.push((old, self.at));
        self.begin()?;
        // What was searched for needs no second asking: what was found follows.
        let given = Some(Ask::Line(self.given.clone())).filter(|_| !self.given.is_empty());
        let line = self.talk.steps.iter().position(|step| step.ask.is_some());
        if let Some(line) = line.filter(|line| self.talk.steps.get(*line).is_some_and(|step| step.ask == given)) {
            (self.at, self.said) = (line + 1, line + 1);
        }
        Ok(())
    }

    /// Says the page from its head on.
    fn begin(&mut self) -> io::Result<()> {
        (self.at, self.said, self.asked) = (0, 0, Asked::Nothing);
        let head = self.talk.head.clone();
        self.say(&[Saying::default()])?;
        self.say(&head)
    }

    /// Says what follows, up to the next question, and asks it.
    fn go_on(&mut self) -> io::Result<()> {
        if !self.queue.is_empty() || matches!(self.which, Which::Going { .. }) {
            return Ok(());
        }
        while let Some(step) = self.talk.steps.get(self.at).cloned() {
            if self.said <= self.at {
                self.said = self.at + 1;
                let known = step.ask.is_none() && self.choices_known() && self.talk.numbered().contains(&self.at);
                if !known {
                    self.say(&[Saying::default()])?;
                    self.say(&step.sayings)?;
                }
            }
            if let Some(ask) = &step.ask {
                if self.asked != Asked::Step(self.at) {
                    self.asked = Asked::Step(self.at);
                    let must = self.talk.lone_pick() && self.talk.left_open().is_none();
                    let lines = if must { answer::prompt_for_one(ask) } else { answer::prompt(ask) };
                    for line in lines {
                        self.say(&[Saying::theirs(&line)])?;
                    }
                }
                return self.show_prompt();
            }
            self.at += 1;
        }
        if self.asked != Asked::Menu {
            self.asked = Asked::Menu;
            if self.choices_known() {
                self.say_usual()?;
            } else {
                self.say_menu()?;
            }
        }
        self.show_prompt()
    }

    fn show_prompt(&mut self) -> io::Result<()> {
        if self.prompt == Prompt::Hidden {
            self.prompt = Prompt::Shown;
            self.out.write_all(b"> ")?;
        }
        self.out.flush()
    }

    /// The question that waits for a line; `None` at the menu.
    fn question(&self) -> Option<&Ask> {
        match self.asked {
            Asked::Step(step) => self.talk.steps.get(step).and_then(|step| step.ask.as_ref()),
            Asked::Nothing | Asked::Menu => None,
        }
    }
}

impl<S: Source, W: Write> Face for Plain<S, W> {
    fn draw(&mut self, pages: &[Page<'_>], _scroll: usize) -> Result<Seen, FaceError> {
        let Some(page) = pages.last() else { return Ok(Seen::default()) };
        if let Some(welcome) = self.welcome.take() {
            self.say_line(welcome)?;
        }
        let talk = Talk::new(page);
        self.rows = Rows::of(page, &talk);
        self.below = pages.iter().rev().nth(1).map_or(0, Rows::count);
        self.take_up(talk)?;
        self.take_notice(page)?;
        self.take_status(page)?;
        self.ask_below()?;
        self.go_on()?;
        let lines = self.talk.steps.iter().map(|step| step.sayings.len()).sum();
        Ok(Seen { top: 0, rows: lines, total: lines })
    }

    fn blank(&mut self) {
        if self.wipes == Wipes::Terminal {
            let _ = self.out.write_all(WIPE);
            let _ = self.out.flush();
        }
        self.before.clear();
        self.queue.clear();
        self.talk = Talk::default();
        self.given.clear();
        (self.rows, self.which) = (Rows::none(), Which::Nothing);
        (self.at, self.said, self.asked, self.prompt) = (0, 0, Asked::Nothing, Prompt::Hidden);
    }

    fn wait(&mut self, limit: Option<Duration>) -> Result<Event, FaceError> {
        loop {
            if let Some(event) = self.queue.pop_front() {
                return Ok(event);
            }
            if let Some(event) = self.step()? {
                return Ok(event);
            }
            let echo = if matches!(self.question(), Some(Ask::Secret(_))) { Echo::Hidden } else { Echo::Shown };
            match self.source.hear(echo, limit)? {
                Heard::Event(event) => return Ok(event),
                Heard::Line(line) => {
                    self.prompt = Prompt::Hidden;
                    self.notice.clear();
                    if let Some(event) = self.hear(&line)? {
                        return Ok(event);
                    }
                    self.go_on()?;
                }
            }
        }
    }

    fn names(&self) -> Names {
        Names::Words
    }

    fn suspend(&mut self) {
        self.source.suspend();
    }

    fn dress(&mut self, _settings: &Settings) {}
}

impl<S, W> Drop for Plain<S, W> {
    fn drop(&mut self) {
        if self.wipes == Wipes::Terminal {
            restore();
        }
    }
}
