//! Words for feelings and needs, over whatever is being written: choosing one writes it at the caret below.

use crate::app::action::{Action, Edit, Input, Move};
use crate::app::binding::{Binding, Typing};
use crate::app::cursor::Cursor;
use crate::app::effect::{Effect, Go};
use crate::app::feelings::{Found, Glossary, Kind};
use crate::app::field::Field;
use crate::app::page::{Block, FieldBlock, List, Page, Row, Shape};
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;

/// The list of words.
#[derive(Debug)]
pub struct Words {
    typed: Field,
    cursor: Cursor,
}

impl Default for Words {
    fn default() -> Self {
        Self { typed: Field::line(""), cursor: Cursor::default() }
    }
}

impl Words {
    /// Lays the list over what is being written.
    #[must_use]
    pub fn lay() -> Effect {
        Effect::Lay(Box::new(Self::default()))
    }

    fn found(&self) -> Vec<Found> {
        Glossary::embedded().find(&self.typed.text())
    }

    /// Closes the list and writes the word at the caret of what lies below.
    fn choose(&self) -> Vec<Effect> {
        let Some(found) = self.found().get(self.cursor.at).copied() else { return Vec::new() };
        vec![Effect::Go(Go::Close), Effect::Act(Action::Edit(Edit::Paste(found.word.word.clone())))]
    }
}

fn row(found: Found) -> Row {
    let kind = match found.family.kind {
        Kind::Feeling => "feeling",
        Kind::Need => "need",
    };
    let detail = format!("{kind}: {}", found.family.name.to_lowercase());
    Row::new(&found.word.word).detail(detail).note(&found.word.gloss)
}

impl Screen for Words {
    fn route(&self) -> Route {
        Route::Words
    }

    fn page(&self, _scene: &Scene) -> Page<'_> {
        let under = Glossary::embedded().under(&self.typed.text());
        let aside = under.map_or_else(String::new, |under| {
            format!(
                "\"{}\" tells what someone did, and you may keep it. Below are feelings that may lie under it.",
                under.word
            )
        });
        let list = List {
            name: "Words".into(),
            rows: self.found().into_iter().map(row).collect(),
            at: self.cursor.at,
            empty: "No such word is here. Yours is fine as it is.".into(),
            ..List::default()
        };
        let typed = FieldBlock { label: "Type a word, or part of it".into(), field: &self.typed, aside };
        Page {
            title: "Feelings and needs".into(),
            blocks: vec![Block::Field(typed), Block::List(list)],
            focus: Some(0),
            shape: Shape::Overlay,
            ..Page::default()
        }
    }

    fn bindings(&self) -> Vec<Binding> {
        let mut bindings = vec![Binding::new("esc", Action::Back, "close")];
        if !self.choose().is_empty() {
            bindings.insert(0, Binding::new("enter", Action::Activate, "write it"));
        }
        bindings
    }

    fn react(&mut self, action: Action, _scene: &Scene) -> Vec<Effect> {
        let count = self.found().len();
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
                return self.choose();
            }
            Action::Move(Move::Up | Move::Down | Move::PageUp | Move::PageDown) => {
                self.cursor.step(&action, count);
            }
            Action::Activate => return self.choose(),
            Action::Back => return vec![Effect::Go(Go::Close)],
            _ => {}
        }
        Vec::new()
    }

    fn typing(&self) -> Typing {
        Typing::Line
    }
}
