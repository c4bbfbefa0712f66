//! Earlier wordings of an entry: a list, one of them to read, and the way back to it.

use super::scrolled;
use crate::app::action::{Action, Command, Input, Move};
use crate::app::binding::Binding;
use crate::app::cursor::Cursor;
use crate::app::dates;
use crate::app::effect::{Effect, Go, JournalEffect, Scroll};
use crate::app::page::{Block, List, Notice, Page, Row};
use crate::app::route::Route;
use crate::app::scene::{Cover, Scene};
use crate::app::screen::Screen;
use crate::domain::entry::Version;
use crate::domain::ids::EntryId;
use crate::prose::Document;
use unicode_segmentation::UnicodeSegmentation;

/// Earlier wordings of one entry.
#[derive(Debug)]
pub struct Versions {
    entry: EntryId,
    versions: Vec<Version>,
    cursor: Cursor,
    view: View,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    List,
    One,
}

impl Versions {
    /// `versions` newest first.
    #[must_use]
    pub fn new(entry: EntryId, versions: Vec<Version>) -> Self {
        Self { entry, versions, cursor: Cursor::default(), view: View::List }
    }

    fn current(&self) -> Option<&Version> {
        self.versions.get(self.cursor.at)
    }

    fn read(&mut self) -> Vec<Effect> {
        if self.current().is_none() {
            return Vec::new();
        }
        self.view = View::One;
        vec![Effect::Scroll(Scroll::Top)]
    }

    fn restore(&self) -> Vec<Effect> {
        let Some(version) = self.current() else { return Vec::new() };
        let notice = Notice::calm("That wording is back. The one it replaced is kept as a version.");
        let restore = JournalEffect::RestoreVersion(self.entry, version.id);
        vec![Effect::Journal(restore), Effect::Go(Go::Close), Effect::Say(notice)]
    }

    fn list(&mut self, action: &Action) -> Vec<Effect> {
        match action {
            Action::Activate => return self.read(),
            Action::Set { input: Input::Pick(n), .. } if *n < self.versions.len() => {
                self.cursor.at = *n;
                return self.read();
            }
            Action::Do(Command::Restore) => return self.restore(),
            Action::Back => return vec![Effect::Go(Go::Close)],
            _ => {
                self.cursor.step(action, self.versions.len());
            }
        }
        Vec::new()
    }

    fn one(&mut self, action: &Action) -> Vec<Effect> {
        let turn = match action {
            Action::Do(Command::Older) => Move::Down,
            Action::Do(Command::Newer) => Move::Up,
            Action::Do(Command::Restore) => return self.restore(),
            Action::Back => {
                self.view = View::List;
                return vec![Effect::Scroll(Scroll::Top)];
            }
            other => return scrolled(other),
        };
        self.cursor.step(&Action::Move(turn), self.versions.len());
        vec![Effect::Scroll(Scroll::Top)]
    }

    fn rows(&self, scene: &Scene) -> List {
        let rows = self.versions.iter().map(|version| {
            let when = format!("until {}", dates::moment(&version.replaced));
            match scene.cover {
                Cover::Covered => Row::new(when),
                Cover::Shown => Row::new(when).detail(words(version)).note(beginning(version)),
            }
        });
        let empty = "This entry has only one wording. When you change it, the one before is kept here.";
        let name = "Earlier wordings".into();
        List { name, rows: rows.collect(), at: self.cursor.at, empty: empty.into(), ..List::default() }
    }
}

fn words(version: &Version) -> String {
    match version.text.body.unicode_words().count() {
        1 => "1 word".into(),
        words => format!("{words} words"),
    }
}

/// The title, or the first words.
fn beginning(version: &Version) -> String {
    let title = version.text.title.trim();
    let text = if title.is_empty() { version.text.body.trim() } else { title };
    let line: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let short: String = line.graphemes(true).take(60).collect();
    if short.len() < line.len() { format!("{short}...") } else { short }
}

impl Screen for Versions {
    fn route(&self) -> Route {
        Route::Versions(self.entry)
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let title = "Earlier wordings".to_owned();
        let Some(version) = self.current().filter(|_| self.view == View::One) else {
            let place = format!("{} kept", self.versions.len());
            return Page {
                title,
                place,
                blocks: vec![Block::List(self.rows(scene))],
                focus: Some(0),
                ..Page::default()
            };
        };
        let place = format!("{} of {}", self.cursor.at + 1, self.versions.len());
        let mut blocks = vec![Block::Aside(format!("This wording stood until {}.", dates::moment(&version.replaced)))];
        if scene.cover == Cover::Covered {
            blocks.push(Block::Aside("It is covered. Ctrl+E shows it again.".into()));
        } else {
            if !version.text.title.trim().is_empty() {
                blocks.push(Block::Heading(version.text.title.trim().to_owned()));
            }
            blocks.push(Block::Prose(Document::from_typed(&version.text.body)));
        }
        Page { title, place, blocks, ..Page::default() }
    }

    fn bindings(&self) -> Vec<Binding> {
        let mut keys = Vec::new();
        match self.view {
            View::List if self.versions.is_empty() => {}
            View::List => {
                keys.push(Binding::new("enter", Action::Activate, "read"));
                keys.push(Binding::command("r", Command::Restore, "put back"));
            }
            View::One => {
                keys.push(Binding::new("space", Action::Toggle, "more"));
                if self.cursor.at + 1 < self.versions.len() {
                    keys.push(Binding::command("left h", Command::Older, "older"));
                }
                if self.cursor.at > 0 {
                    keys.push(Binding::command("right l", Command::Newer, "newer"));
                }
                keys.push(Binding::command("r", Command::Restore, "put back"));
            }
        }
        keys.push(Binding::new("esc", Action::Back, "back"));
        keys
    }

    fn react(&mut self, action: Action, _scene: &Scene) -> Vec<Effect> {
        match self.view {
            View::List => self.list(&action),
            View::One => self.one(&action),
        }
    }
}
