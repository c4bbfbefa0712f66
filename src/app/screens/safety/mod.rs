//! Safety: the menu, help lines by country, the texts behind it, and the private check.
//!
//! Owns what is shown while locked too: nothing here reads a room.

pub(super) mod check;
pub mod helplines;
pub mod private_check;
pub mod text;

use crate::app::action::{Action, Command};
use crate::app::app::Access;
use crate::app::binding::Binding;
use crate::app::effect::{Effect, Go};
use crate::app::form::{Did, Form};
use crate::app::helplines::Directory;
use crate::app::page::{List, Numbered, Page, Row, Tone};
use crate::app::route::{Route, SafetyText};
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use crate::prose::{Document, Part, Span};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Menu,
}

/// The safety page.
#[derive(Debug)]
pub struct Safety {
    form: Form<Spot>,
    leads: Vec<Route>,
}

impl Safety {
    /// For the country in the settings (two letters, or empty). The private check is offered only where a home is open.
    #[must_use]
    pub fn new(directory: &Directory, country: &str, access: Access) -> Self {
        let lines = directory.name(country).map_or("choose a country".to_owned(), str::to_owned);
        let mut rows = vec![
            (Row::new("Help lines").detail(lines), Route::Helplines(String::new())),
            (Row::new("Is this abuse, or a hard time?"), Route::SafetyText(SafetyText::Telling)),
            (Row::new("Ground yourself, two minutes"), Route::Ground),
            (Row::new("Hiding what is here"), Route::SafetyText(SafetyText::Hiding)),
            (Row::new("Leaving safely"), Route::SafetyText(SafetyText::Leaving)),
            (Row::new("For everyone"), Route::SafetyText(SafetyText::Everyone)),
        ];
        if access == Access::Open {
            rows.push((Row::new("Private safety check").detail("for you alone"), Route::SafetyCheck));
        }
        let (rows, leads) = rows.into_iter().unzip();
        let list = List { name: "What helps now".into(), rows, numbered: Numbered::Yes, ..List::default() };
        let form = Form::new()
            .callout(Tone::Safety, numbers(directory, country))
            .list(Spot::Menu, list)
            .aside("This program cannot see whether your computer is watched. If it may be, use another one.");
        Self { form, leads }
    }
}

/// The numbers that come before everything else.
fn numbers(directory: &Directory, country: &str) -> Document {
    let mut spans = vec![Span::strong("In danger now? "), Span::plain("Call your local emergency number: ")];
    spans.push(Span::strong(directory.emergency(country)));
    spans.push(Span::plain("."));
    Document { parts: vec![Part::Paragraph(spans)] }
}

impl Screen for Safety {
    fn route(&self) -> Route {
        Route::Safety
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        Page {
            title: "Safety and help".into(),
            place: "works while locked too".into(),
            blocks: self.form.blocks(),
            focus: self.form.focus(scene.seen),
            ..Page::default()
        }
    }

    fn bindings(&self) -> Vec<Binding> {
        vec![
            Binding::new("enter", Action::Activate, "open"),
            Binding::command("t", Command::Ground, "ground me"),
            Binding::new("esc", Action::Back, "back"),
        ]
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        match self.form.react(action, scene.seen) {
            Did::Took(Spot::Menu, n) => {
                self.leads.get(n).map(|route| vec![Effect::Go(Go::Open(route.clone()))]).unwrap_or_default()
            }
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            Did::Other(Action::Back) => vec![Effect::Go(Go::Close)],
            _ => Vec::new(),
        }
    }
}
