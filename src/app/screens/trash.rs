//! Deleted entries: put one back, or delete for good after typing one word.

use crate::app::action::{Action, Command, Input};
use crate::app::binding::{Binding, Typing};
use crate::app::cursor::Cursor;
use crate::app::effect::{Effect, Go, JournalEffect};
use crate::app::field::Field;
use crate::app::page::{Block, Callout, FieldBlock, List, Notice, Page, Row, Tone};
use crate::app::route::Route;
use crate::app::scene::{Cover, Scene};
use crate::app::screen::Screen;
use crate::domain::entry::Trashed;
use crate::domain::settings::Names;
use crate::prose::Document;

/// What has to be typed before something is deleted for good.
const WORD: &str = "delete";

/// The trash.
#[derive(Debug)]
pub struct Trash {
    rows: Vec<Trashed>,
    names: Names,
    cursor: Cursor,
    asking: Option<Asking>,
}

/// A question that waits for the word.
#[derive(Debug)]
struct Asking {
    what: What,
    typed: Field,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum What {
    One,
    All,
}

impl Trash {
    /// `rows` with the last deleted first.
    #[must_use]
    pub fn new(rows: Vec<Trashed>, names: Names) -> Self {
        Self { rows, names, cursor: Cursor::default(), asking: None }
    }

    fn done(effect: JournalEffect, words: &str) -> Vec<Effect> {
        vec![Effect::Journal(effect), Effect::Go(Go::Replace(Route::Trash)), Effect::Say(Notice::calm(words))]
    }

    fn restore(&self) -> Vec<Effect> {
        let row = self.rows.get(self.cursor.at);
        row.map(|row| Self::done(JournalEffect::Untrash(row.id), "It is back in the journal.")).unwrap_or_default()
    }

    fn ask(&mut self, what: What) {
        if !self.rows.is_empty() {
            self.asking = Some(Asking { what, typed: Field::line("") });
        }
    }

    fn list(&mut self, action: &Action) -> Vec<Effect> {
        match action {
            Action::Activate | Action::Do(Command::Restore | Command::Undo) => return self.restore(),
            Action::Set { input: Input::Pick(n), .. } if *n < self.rows.len() => {
                self.cursor.at = *n;
                return self.restore();
            }
            Action::Do(Command::DeleteForGood) => self.ask(What::One),
            Action::Do(Command::EmptyTrash) => self.ask(What::All),
            Action::Back => return vec![Effect::Go(Go::Close)],
            _ => {
                self.cursor.step(action, self.rows.len());
            }
        }
        Vec::new()
    }

    fn answer(&mut self, action: &Action) -> Vec<Effect> {
        let Some(asking) = &mut self.asking else { return Vec::new() };
        match action {
            Action::Edit(edit) => {
                asking.typed.edit(edit);
            }
            Action::Set { input: Input::Text(text), .. } => asking.typed.set(text),
            Action::Activate if asking.typed.text().trim().to_lowercase() == WORD => {
                let what = asking.what;
                self.asking = None;
                return self.delete_for_good(what);
            }
            Action::Activate => {
                self.asking = None;
                return vec![Effect::Say(Notice::calm("Nothing was deleted."))];
            }
            Action::Back => self.asking = None,
            _ => {}
        }
        Vec::new()
    }

    fn delete_for_good(&self, what: What) -> Vec<Effect> {
        match (what, self.rows.get(self.cursor.at)) {
            (What::All, _) => Self::done(JournalEffect::EmptyTrash, "The trash is empty."),
            (What::One, Some(row)) => Self::done(JournalEffect::Purge(row.id), "It is deleted for good."),
            (What::One, None) => Vec::new(),
        }
    }

    fn title(&self, row: &Trashed, cover: Cover) -> String {
        let hidden = cover == Cover::Covered || self.names == Names::Hidden;
        match row.title.trim() {
            "" => "(no words)".to_owned(),
            _ if hidden => "entry".to_owned(),
            title => title.to_owned(),
        }
    }

    fn rows(&self, scene: &Scene) -> List {
        let rows = self.rows.iter().map(|row| {
            let left = match row.days_left {
                0 => "goes today".to_owned(),
                1 => "1 day left".to_owned(),
                days => format!("{days} days left"),
            };
            let deleted = crate::app::dates::near(row.deleted.day(), scene.now.day());
            Row::new(self.title(row, scene.cover)).detail(format!("deleted {deleted}, {left}"))
        });
        let empty = "The trash is empty. What you delete stays here for 30 days, and can be put back.";
        List {
            name: "Deleted entries".into(),
            rows: rows.collect(),
            at: self.cursor.at,
            empty: empty.into(),
            ..List::default()
        }
    }

    fn question(&self, what: What, cover: Cover) -> Document {
        let what = match (what, self.rows.get(self.cursor.at)) {
            (What::One, Some(row)) => {
                format!("This deletes \"{}\" and its earlier wordings for good.", self.title(row, cover))
            }
            (What::All, _) if self.rows.len() > 1 => {
                format!("This deletes all {} entries in the trash for good.", self.rows.len())
            }
            _ => "This deletes the entry in the trash for good.".to_owned(),
        };
        let mut text = Document::default();
        text.say(what).say("It cannot be undone. Backups made before now still hold it until they are replaced.");
        text
    }
}

impl Screen for Trash {
    fn route(&self) -> Route {
        Route::Trash
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let title = "Trash".to_owned();
        let Some(asking) = &self.asking else {
            let blocks = vec![Block::List(self.rows(scene))];
            return Page { title, place: "kept for 30 days".into(), blocks, focus: Some(0), ..Page::default() };
        };
        let text = self.question(asking.what, scene.cover);
        let label = format!("Type {WORD} to go on. Anything else leaves all as it is.");
        let blocks = vec![
            Block::Callout(Callout { tone: Tone::Warn, text }),
            Block::Field(FieldBlock { label, field: &asking.typed, aside: String::new() }),
        ];
        Page { title, place: "delete for good".into(), blocks, focus: Some(1), ..Page::default() }
    }

    fn bindings(&self) -> Vec<Binding> {
        if self.asking.is_some() {
            return vec![
                Binding::new("enter", Action::Activate, "go on"),
                Binding::new("esc", Action::Back, "leave it"),
            ];
        }
        let mut keys = Vec::new();
        if !self.rows.is_empty() {
            keys.push(Binding::new("enter", Action::Activate, "put it back"));
            keys.push(Binding::command("u", Command::Restore, "put it back").quiet());
            keys.push(Binding::command("D delete", Command::DeleteForGood, "for good"));
            keys.push(Binding::command("E", Command::EmptyTrash, "empty trash"));
        }
        keys.push(Binding::new("esc", Action::Back, "back"));
        keys
    }

    fn react(&mut self, action: Action, _scene: &Scene) -> Vec<Effect> {
        if self.asking.is_some() { self.answer(&action) } else { self.list(&action) }
    }

    fn typing(&self) -> Typing {
        if self.asking.is_some() { Typing::Line } else { Typing::No }
    }
}
