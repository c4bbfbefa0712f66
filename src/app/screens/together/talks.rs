//! The talks two people can choose from: the regular ones first, then those of each step.

use crate::app::action::{Action, Input};
use crate::app::binding::Binding;
use crate::app::cursor::Cursor;
use crate::app::effect::{Effect, Go};
use crate::app::page::{Block, List, Mark, Numbered, Page, Row};
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use crate::domain::ids::Slug;
use crate::domain::step::Step;
use crate::prose::Document;

/// A talk that can be begun.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offered {
    /// Which.
    pub id: Slug,
    /// Its title.
    pub title: String,
    /// About how long it takes.
    pub minutes: u8,
    /// The step whose exercise it is the form for two of; none for the regular ones.
    pub step: Option<Step>,
    /// How often it came to its end.
    pub rounds: usize,
}

/// The list.
#[derive(Debug)]
pub struct Talks {
    offered: Vec<Offered>,
    cursor: Cursor,
}

impl Talks {
    /// With all that are offered to these two.
    #[must_use]
    pub fn new(offered: Vec<Offered>) -> Self {
        Self { offered, cursor: Cursor::default() }
    }

    fn open(&self) -> Vec<Effect> {
        let chosen = self.offered.get(self.cursor.at);
        chosen.map(|one| vec![Effect::Go(Go::Open(Route::Talk(one.id.clone())))]).unwrap_or_default()
    }
}

fn row(one: &Offered) -> Row {
    let place = one.step.map_or("regular", Step::name);
    let mark = if one.rounds > 0 { Mark::Done } else { Mark::Open };
    Row::new(&one.title).detail(format!("{place}, {} min", one.minutes)).mark(mark)
}

impl Screen for Talks {
    fn route(&self) -> Route {
        Route::Talks
    }

    fn page(&self, _scene: &Scene) -> Page<'_> {
        let words = "Choose together. Either may say \"not today\" to any of them, without a reason.";
        let list = List {
            name: "Talks".into(),
            rows: self.offered.iter().map(row).collect(),
            at: self.cursor.at,
            numbered: Numbered::Yes,
            ..List::default()
        };
        let blocks = vec![Block::Prose(Document::from_plain(words)), Block::List(list)];
        Page { title: "Talk together".into(), focus: Some(1), blocks, ..Page::default() }
    }

    fn bindings(&self) -> Vec<Binding> {
        vec![Binding::new("enter", Action::Activate, "open"), Binding::new("esc", Action::Back, "back")]
    }

    fn react(&mut self, action: Action, _scene: &Scene) -> Vec<Effect> {
        let count = self.offered.len();
        match action {
            Action::Pick(n) | Action::Set { input: Input::Pick(n), .. } if n < count => {
                self.cursor.at = n;
                self.open()
            }
            Action::Activate => self.open(),
            Action::Back => vec![Effect::Go(Go::Close)],
            _ => {
                self.cursor.step(&action, count);
                Vec::new()
            }
        }
    }
}
