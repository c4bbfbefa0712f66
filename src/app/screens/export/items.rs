//! Taking single entries and exercises out by hand, and putting them in again.

use super::{Next, Stage};
use crate::app::action::{Action, Command, Input};
use crate::app::binding::Binding;
use crate::app::cursor::Cursor;
use crate::app::dates;
use crate::app::page::{Block, List, Mark, Page, Row};
use crate::domain::marked::Marked;
use crate::packet::{Item, ItemId, Selection};
use chrono::NaiveDate;

/// Everything that fits.
#[derive(Debug, Default)]
pub(super) struct Items {
    items: Vec<Item>,
    cursor: Cursor,
}

impl Items {
    pub(super) fn take(&mut self, items: Vec<Item>) {
        self.items = items;
        self.cursor.at = self.cursor.at.min(self.items.len().saturating_sub(1));
    }

    pub(super) fn page(&self, today: NaiveDate) -> Page<'_> {
        let rows = self.items.iter().map(|item| {
            let kind = match item.id {
                ItemId::Entry(_) => "journal",
                ItemId::Sitting(_) => "exercise",
            };
            let mark = match item.chosen {
                Marked::Yes => Mark::Chosen,
                Marked::No => Mark::LeftOut,
            };
            Row::new(format!("{}  {}", dates::day_in(item.day, today), item.label)).detail(kind).mark(mark)
        });
        let list = List {
            name: "What fits".into(),
            rows: rows.collect(),
            at: self.cursor.at,
            empty: super::choosing::NOTHING.into(),
            ..List::default()
        };
        let aside = "Leave out what your counselor does not need. It stays in your journal.";
        let blocks = vec![Block::Aside(aside.into()), Block::List(list)];
        Page { place: "2 of 3: leave out".into(), blocks, focus: Some(1), ..Page::default() }
    }

    pub(super) fn react(&mut self, action: &Action, selection: &Selection) -> Next {
        match action {
            Action::Activate | Action::Toggle | Action::Do(Command::ToggleMark) => self.toggle(self.cursor.at),
            Action::Set { input: Input::Pick(n), .. } => self.toggle(*n),
            Action::Do(Command::Preview) | Action::Back if self.all_out() => Next::To(Stage::Choose),
            Action::Do(Command::Preview) | Action::Back => Next::Build(self.narrowed(selection)),
            other => {
                self.cursor.step(other, self.items.len());
                Next::Stay(Vec::new())
            }
        }
    }

    fn toggle(&mut self, at: usize) -> Next {
        if let Some(item) = self.items.get_mut(at) {
            item.chosen = item.chosen.turned();
            self.cursor.at = at;
        }
        Next::Stay(Vec::new())
    }

    fn all_out(&self) -> bool {
        self.items.iter().all(|item| item.chosen == Marked::No)
    }

    fn narrowed(&self, selection: &Selection) -> Selection {
        let mut narrowed = Selection { without_entries: Vec::new(), without_sittings: Vec::new(), ..selection.clone() };
        for item in self.items.iter().filter(|item| item.chosen == Marked::No) {
            match item.id {
                ItemId::Entry(id) => narrowed.without_entries.push(id),
                ItemId::Sitting(id) => narrowed.without_sittings.push(id),
            }
        }
        narrowed
    }
}

pub(super) fn keys() -> Vec<Binding> {
    vec![
        Binding::new("enter space", Action::Activate, "in or out"),
        Binding::command("p", Command::Preview, "read again"),
        Binding::new("esc", Action::Back, "read again"),
    ]
}
