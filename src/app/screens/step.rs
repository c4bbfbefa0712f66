//! One step: its readings and exercises, and how each stands.

use crate::app::action::{Action, Input};
use crate::app::binding::Binding;
use crate::app::cursor::Cursor;
use crate::app::effect::{Effect, Go};
use crate::app::page::{Block, List, Mark, Numbered, Page, Row};
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use crate::domain::ids::{ExerciseId, ReadingId};
use crate::domain::step::Step as Which;

/// One line of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What it is.
    pub kind: ItemKind,
    /// Its title.
    pub title: String,
    /// About how long it takes.
    pub minutes: u8,
    /// What it is for.
    pub why: String,
    /// How it stands.
    pub mark: Mark,
    /// "done twice", "from your own folder", or a reason why it is closed.
    pub standing: String,
}

/// A reading or an exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each name says it")]
pub enum ItemKind {
    Reading(ReadingId),
    Exercise(ExerciseId),
}

/// The screen of one step.
#[derive(Debug)]
pub struct StepScreen {
    step: Which,
    items: Vec<Item>,
    cursor: Cursor,
}

impl StepScreen {
    /// With its items, readings first.
    #[must_use]
    pub fn new(step: Which, items: Vec<Item>) -> Self {
        Self { step, items, cursor: Cursor::default() }
    }

    fn open(&self) -> Vec<Effect> {
        let route = self.items.get(self.cursor.at).map(|item| match &item.kind {
            ItemKind::Reading(id) => Route::Reading { reading: id.clone(), page: 0 },
            ItemKind::Exercise(id) => Route::Exercise(id.clone()),
        });
        route.map(|route| Effect::Go(Go::Open(route))).into_iter().collect()
    }
}

fn row(item: &Item) -> Row {
    let kind = match item.kind {
        ItemKind::Reading(_) => "read",
        ItemKind::Exercise(_) => "do",
    };
    let standing = if item.standing.is_empty() { String::new() } else { format!("{}, ", item.standing) };
    Row::new(&item.title).detail(format!("{standing}{kind}, {} min", item.minutes)).note(&item.why).mark(item.mark)
}

impl Screen for StepScreen {
    fn route(&self) -> Route {
        Route::Step(self.step)
    }

    fn page(&self, _scene: &Scene) -> Page<'_> {
        let list = List {
            name: "Readings and exercises".into(),
            rows: self.items.iter().map(row).collect(),
            at: self.cursor.at,
            numbered: Numbered::Yes,
            empty: "Nothing is here for your part in this. Other steps have more.".into(),
            ..List::default()
        };
        Page {
            title: format!("Step {}: {}", self.step.number(), self.step.name()),
            place: "Today > Path".into(),
            blocks: vec![Block::Aside(self.step.line().to_owned()), Block::List(list)],
            focus: Some(1),
            ..Page::default()
        }
    }

    fn bindings(&self) -> Vec<Binding> {
        vec![Binding::new("enter", Action::Activate, "open"), Binding::new("esc", Action::Back, "back")]
    }

    fn react(&mut self, action: Action, _scene: &Scene) -> Vec<Effect> {
        match action {
            Action::Pick(n) | Action::Set { input: Input::Pick(n), .. } if n < self.items.len() => {
                self.cursor.at = n;
                self.open()
            }
            Action::Activate => self.open(),
            Action::Back => vec![Effect::Go(Go::Close)],
            _ => {
                self.cursor.step(&action, self.items.len());
                Vec::new()
            }
        }
    }
}
