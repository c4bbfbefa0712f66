//! A line to type in over a list that narrows with every letter: the palette, the words for feelings and needs.

use crate::app::action::{Action, Input, Move};
use crate::app::binding::{Binding, Typing};
use crate::app::cursor::Cursor;
use crate::app::field::Field;
use crate::app::page::{Block, FieldBlock, List, Page, Row, Shape};

/// What is typed, and which row is current.
#[derive(Debug)]
pub(super) struct Finder {
    pub(super) typed: Field,
    cursor: Cursor,
}

/// What came of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sought {
    /// At most the list narrowed or the row moved.
    Nothing,
    /// The current row was taken.
    Taken,
    /// It should close.
    Closed,
}

/// The words around a finder.
pub(super) struct Words {
    pub(super) title: &'static str,
    pub(super) label: &'static str,
    pub(super) aside: String,
    pub(super) name: &'static str,
    pub(super) empty: &'static str,
}

impl Default for Finder {
    fn default() -> Self {
        Self { typed: Field::line(""), cursor: Cursor::default() }
    }
}

impl Finder {
    /// The current row, from 0.
    pub(super) const fn at(&self) -> usize {
        self.cursor.at
    }

    pub(super) fn react(&mut self, action: Action, count: usize) -> Sought {
        match action {
            Action::Edit(edit) => {
                self.typed.edit(&edit);
                self.cursor.at = 0;
            }
            Action::Set { block: 0, input: Input::Text(text) } => {
                self.typed.set(&text);
                self.cursor.at = 0;
            }
            Action::Set { input: Input::Pick(n), .. } if n < count => {
                self.cursor.at = n;
                return Sought::Taken;
            }
            Action::Move(Move::Up | Move::Down | Move::PageUp | Move::PageDown) => {
                self.cursor.step(&action, count);
            }
            Action::Activate => return Sought::Taken,
            Action::Back => return Sought::Closed,
            _ => {}
        }
        Sought::Nothing
    }

    pub(super) fn page(&self, words: Words, rows: Vec<Row>) -> Page<'_> {
        let list =
            List { name: words.name.into(), rows, at: self.cursor.at, empty: words.empty.into(), ..List::default() };
        let typed = FieldBlock { label: words.label.into(), field: &self.typed, aside: words.aside };
        Page {
            title: words.title.into(),
            blocks: vec![Block::Field(typed), Block::List(list)],
            focus: Some(0),
            shape: Shape::Overlay,
            ..Page::default()
        }
    }

    /// `take` says what Enter does, if it does anything.
    pub(super) fn bindings(take: Option<&'static str>) -> Vec<Binding> {
        let enter = take.map(|label| Binding::new("enter", Action::Activate, label));
        enter.into_iter().chain([Binding::new("esc", Action::Back, "close")]).collect()
    }

    pub(super) const fn typing() -> Typing {
        Typing::Line
    }
}
