//! Limits, requests, rules and wishes: the list of them. What is let go stands at the end.

pub mod one;

use super::cover;
use crate::app::action::{Action, Command};
use crate::app::binding::Binding;
use crate::app::dates;
use crate::app::effect::{Effect, Go};
use crate::app::form::{Did, Form};
use crate::app::page::{List, Mark, Page, Row};
use crate::app::route::Route;
use crate::app::scene::{Cover, Scene};
use crate::app::screen::Screen;
use crate::domain::boundary::{Area, Boundary};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Rows,
    Press,
}

/// The list.
#[derive(Debug)]
pub struct Boundaries {
    boundaries: Vec<Boundary>,
    form: Form<Spot>,
}

impl Boundaries {
    /// With all there are: by kind, then in the order they were written.
    #[must_use]
    pub fn new(mut boundaries: Vec<Boundary>) -> Self {
        boundaries.sort_by_key(|one| (one.ended.is_some(), one.text.kind as u8, one.id));
        let list = List {
            name: "Limits and requests".into(),
            rows: boundaries.iter().map(row).collect(),
            empty: "Nothing is here yet. A limit says what you will do. It counts without being said aloud.".into(),
            ..List::default()
        };
        let form = Form::new().list(Spot::Rows, list).buttons(Spot::Press, &["Write one"]);
        let mut screen = Self { boundaries, form };
        if screen.boundaries.is_empty() {
            screen.form.go_to(Spot::Press);
        }
        screen
    }

    fn open(&self, n: usize) -> Vec<Effect> {
        let id = self.boundaries.get(n).map(|one| one.id);
        id.map(|id| vec![Effect::Go(Go::Open(Route::Boundary(Some(id))))]).unwrap_or_default()
    }
}

fn row(one: &Boundary) -> Row {
    let text = &one.text;
    let row = Row::new(text.words.trim());
    if let Some(ended) = &one.ended {
        return row.detail(format!("let go {}", dates::full_day(ended.day()))).mark(Mark::Closed);
    }
    let detail = match text.area.map(Area::label) {
        Some(area) => format!("{}, {area}", text.kind.name()),
        None => text.kind.name().to_owned(),
    };
    let since = text.since.map(|day| format!("since {}", dates::full_day(day))).unwrap_or_default();
    row.detail(detail).note(since)
}

impl Screen for Boundaries {
    fn route(&self) -> Route {
        Route::Boundaries
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let mut blocks = self.form.blocks();
        if scene.cover == Cover::Covered {
            cover::rows(&mut blocks);
        }
        let (title, place) = ("Limits and requests".into(), "only you see this".into());
        Page { title, place, blocks, focus: self.form.focus(scene.seen), ..Page::default() }
    }

    fn bindings(&self) -> Vec<Binding> {
        vec![
            Binding::new("enter", Action::Activate, "open"),
            Binding::command("n", Command::Add, "new"),
            Binding::new("esc", Action::Back, "back"),
        ]
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        match self.form.react(action, scene.seen) {
            Did::Took(Spot::Rows, n) => self.open(n),
            Did::Took(Spot::Press, _) | Did::Other(Action::Do(Command::Add)) => {
                vec![Effect::Go(Go::Open(Route::Boundary(None)))]
            }
            Did::Other(Action::Back) => vec![Effect::Go(Go::Close)],
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }
}
