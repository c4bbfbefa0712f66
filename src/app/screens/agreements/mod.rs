//! Drafts of clauses, as one person would propose them: the list of them. What is let go stands at the end.

pub(in crate::app::screens) mod clause;
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
use crate::domain::agreement::Agreement;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Rows,
    Press,
}

/// The list.
#[derive(Debug)]
pub struct Agreements {
    agreements: Vec<Agreement>,
    form: Form<Spot>,
}

impl Agreements {
    /// With all there are, in the order they were written.
    #[must_use]
    pub fn new(mut agreements: Vec<Agreement>) -> Self {
        agreements.sort_by_key(|one| (one.ended.is_some(), one.id));
        let list = List {
            name: "Agreement drafts".into(),
            rows: agreements.iter().map(row).collect(),
            empty: "Nothing is here yet. A draft is for you: nobody has agreed to it, and you can drop it.".into(),
            ..List::default()
        };
        let form = Form::new().list(Spot::Rows, list).buttons(Spot::Press, &["Write a draft"]);
        let mut screen = Self { agreements, form };
        if screen.agreements.is_empty() {
            screen.form.go_to(Spot::Press);
        }
        screen
    }

    fn open(&self, n: usize) -> Vec<Effect> {
        let id = self.agreements.get(n).map(|one| one.id);
        id.map(|id| vec![Effect::Go(Go::Open(Route::Agreement(Some(id))))]).unwrap_or_default()
    }
}

fn row(one: &Agreement) -> Row {
    let text = &one.text;
    let row = Row::new(text.what.trim());
    if let Some(ended) = &one.ended {
        return row.detail(format!("let go {}", dates::full_day(ended.day()))).mark(Mark::Closed);
    }
    let detail = match (text.review, text.ends) {
        (Some(day), _) => format!("look again {}", dates::full_day(day)),
        (None, Some(day)) => format!("ends {}", dates::full_day(day)),
        (None, None) => "draft".to_owned(),
    };
    row.detail(detail).note(text.why.trim())
}

impl Screen for Agreements {
    fn route(&self) -> Route {
        Route::Agreements
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let mut blocks = self.form.blocks();
        if scene.cover == Cover::Covered {
            cover::rows(&mut blocks);
        }
        let (title, place) = ("Agreement drafts".into(), "only you see this".into());
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
                vec![Effect::Go(Go::Open(Route::Agreement(None)))]
            }
            Did::Other(Action::Back) => vec![Effect::Go(Go::Close)],
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }
}
