//! One of the texts behind the safety page.

use crate::app::action::{Action, Command};
use crate::app::binding::Binding;
use crate::app::effect::{Effect, Go, Scroll};
use crate::app::form::{Did, Form};
use crate::app::page::Page;
use crate::app::route::{Route, SafetyText};
use crate::app::safety_words::SafetyWords;
use crate::app::scene::Scene;
use crate::app::screen::Screen;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Press,
}

/// A safety text.
#[derive(Debug)]
pub struct SafetyPage {
    which: SafetyText,
    form: Form<Spot>,
}

impl SafetyPage {
    /// This text.
    #[must_use]
    pub fn new(which: SafetyText) -> Self {
        let form = Form::new()
            .words(SafetyWords::embedded().text(which).document())
            .buttons(Spot::Press, &["Back", "Help lines"])
            .at_rest();
        Self { which, form }
    }
}

impl Screen for SafetyPage {
    fn route(&self) -> Route {
        Route::SafetyText(self.which)
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        Page {
            title: SafetyWords::embedded().text(self.which).title.clone(),
            blocks: self.form.blocks(),
            focus: self.form.focus(scene.seen),
            ..Page::default()
        }
    }

    fn bindings(&self) -> Vec<Binding> {
        let enter = if self.form.cursor(Spot::Press) == Some(0) { "go on" } else { "help lines" };
        vec![
            Binding::new("enter", Action::Activate, enter),
            Binding::command("f2 s", Command::Safety, "safety"),
            Binding::new("esc", Action::Back, "back"),
        ]
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        match self.form.react(action, scene.seen) {
            Did::Took(Spot::Press, 1) => vec![Effect::Go(Go::Open(Route::Helplines(String::new())))],
            Did::Took(..) | Did::Other(Action::Back) => vec![Effect::Go(Go::Close)],
            Did::Other(Action::Activate) => vec![Effect::Scroll(Scroll::PageDown)],
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }
}
