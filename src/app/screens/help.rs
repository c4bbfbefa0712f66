//! The keys of the screen below, each one ready to be run.

use crate::app::action::{Action, Input};
use crate::app::binding::{Binding, Typing};
use crate::app::cursor::Cursor;
use crate::app::effect::{Effect, Go};
use crate::app::page::{Block, List, Page, Row, Shape};
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;

/// The help overlay.
#[derive(Debug)]
pub struct Help {
    rows: Vec<Binding>,
    cursor: Cursor,
}

impl Help {
    /// For these tables, the top screen's first.
    #[must_use]
    pub fn new(tables: [Vec<Binding>; 2]) -> Self {
        Self { rows: tables.into_iter().flatten().collect(), cursor: Cursor::default() }
    }

    fn run(&self) -> Vec<Effect> {
        let Some(binding) = self.rows.get(self.cursor.at) else { return Vec::new() };
        vec![Effect::Go(Go::Close), Effect::Act(binding.action.clone())]
    }
}

impl Screen for Help {
    fn route(&self) -> Route {
        Route::Help
    }

    fn page(&self, _scene: &Scene) -> Page<'_> {
        let rows = self.rows.iter().map(|binding| {
            let keys: Vec<String> = binding.keys.iter().map(ToString::to_string).collect();
            let label = match &binding.action {
                Action::Do(command) => command.label(),
                _ => binding.label,
            };
            Row::new(label).detail(keys.join(", "))
        });
        let list =
            List { name: "Keys on this screen".into(), rows: rows.collect(), at: self.cursor.at, ..List::default() };
        let aside = "In lists: arrows or j k, numbers, Home, End. In text: arrows, Ctrl+Z undo, Ctrl+Y redo, \
                     Ctrl+W takes a word away. Tab goes to the next part, Esc one level back.";
        Page {
            title: "Keys on this screen".into(),
            blocks: vec![Block::List(list), Block::Aside(aside.into())],
            focus: Some(0),
            shape: Shape::Overlay,
            ..Page::default()
        }
    }

    fn bindings(&self) -> Vec<Binding> {
        vec![Binding::new("enter", Action::Activate, "do it"), Binding::new("esc", Action::Back, "close")]
    }

    fn react(&mut self, action: Action, _scene: &Scene) -> Vec<Effect> {
        if self.cursor.step(&action, self.rows.len()) {
            return Vec::new();
        }
        match action {
            Action::Activate => self.run(),
            Action::Set { input: Input::Pick(n), .. } if n < self.rows.len() => {
                self.cursor.at = n;
                self.run()
            }
            Action::Back => vec![Effect::Go(Go::Close)],
            _ => Vec::new(),
        }
    }

    fn typing(&self) -> Typing {
        Typing::No
    }
}
