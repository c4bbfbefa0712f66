//! What broke trust: the list of records, and the page for one.

pub mod one;
pub(super) mod record;

use crate::app::action::{Action, Command};
use crate::app::binding::Binding;
use crate::app::dates;
use crate::app::effect::{Effect, Go};
use crate::app::form::{Did, Form};
use crate::app::page::{List, Page, Row};
use crate::app::route::Route;
use crate::app::scene::{Cover, Scene};
use crate::app::screen::Screen;
use crate::domain::breach::{Breach, BreachKind};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Rows,
    Press,
}

/// The list of records.
#[derive(Debug)]
pub struct Breaches {
    breaches: Vec<Breach>,
    form: Form<Spot>,
}

impl Breaches {
    /// With the records there are.
    #[must_use]
    pub fn new(breaches: Vec<Breach>) -> Self {
        let list = List {
            name: "What broke trust".into(),
            rows: breaches.iter().map(row).collect(),
            empty: "Nothing is put down yet. You can, if it helps: a few words are enough, and only you see them."
                .into(),
            ..List::default()
        };
        let form = Form::new().list(Spot::Rows, list).buttons(Spot::Press, &["Put something down"]);
        let mut screen = Self { breaches, form };
        if screen.breaches.is_empty() {
            screen.form.go_to(Spot::Press);
        }
        screen
    }

    fn open(&self, n: usize) -> Vec<Effect> {
        let id = self.breaches.get(n).map(|breach| breach.id);
        id.map(|id| vec![Effect::Go(Go::Open(Route::Breach(Some(id))))]).unwrap_or_default()
    }
}

fn row(breach: &Breach) -> Row {
    let text = &breach.text;
    let label = match (text.label.as_str(), text.kind) {
        ("", Some(kind)) => kind.label(),
        ("", None) => "Without a name",
        (label, _) => label,
    };
    let row = Row::new(label).note(text.role.label());
    match text.known_since {
        Some(day) => row.detail(format!("since {}", dates::full_day(day))),
        None => row.detail(text.kind.filter(|_| !text.label.is_empty()).map_or("", BreachKind::label)),
    }
}

impl Screen for Breaches {
    fn route(&self) -> Route {
        Route::Breaches
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let mut blocks = self.form.blocks();
        if let (Cover::Covered, Some(crate::app::page::Block::List(list))) = (scene.cover, blocks.first_mut()) {
            list.rows.iter_mut().for_each(|row| *row = Row::new("covered"));
        }
        Page {
            title: "What broke trust".into(),
            place: "only you see this".into(),
            blocks,
            focus: self.form.focus(scene.seen),
            ..Page::default()
        }
    }

    fn bindings(&self) -> Vec<Binding> {
        let enter = if self.form.at() == Some(Spot::Rows) { "open" } else { "put down" };
        vec![
            Binding::new("enter", Action::Activate, enter),
            Binding::command("n", Command::Add, "new"),
            Binding::new("esc", Action::Back, "back"),
        ]
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        match self.form.react(action, scene.seen) {
            Did::Took(Spot::Rows, n) => self.open(n),
            Did::Took(Spot::Press, _) | Did::Other(Action::Do(Command::Add)) => {
                vec![Effect::Go(Go::Open(Route::Breach(None)))]
            }
            Did::Other(Action::Back) => vec![Effect::Go(Go::Close)],
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }
}
