//! Grounding, one step at a time: Enter goes on, nothing is asked, nothing is kept.

use crate::app::action::{Action, Command, Move};
use crate::app::binding::Binding;
use crate::app::effect::{Effect, Go, Scroll};
use crate::app::form::{Did, Form};
use crate::app::page::Page;
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use crate::prose::{Document, Part, Span};

const WORDS: &str = include_str!("../../../assets/words/ground.md");

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Press,
}

/// The grounding page.
#[derive(Debug)]
pub struct Ground {
    title: String,
    before: Document,
    steps: Vec<Vec<Span>>,
    after: Document,
    /// 0 is the beginning, then the steps, then the end.
    at: usize,
    form: Form<Spot>,
}

impl Default for Ground {
    fn default() -> Self {
        Self::new()
    }
}

impl Ground {
    /// At its beginning.
    #[must_use]
    pub fn new() -> Self {
        let mut ground = Self {
            title: "Two minutes".into(),
            before: Document::default(),
            steps: Vec::new(),
            after: Document::default(),
            at: 0,
            form: Form::new(),
        };
        for part in Document::from_markdown(WORDS).parts {
            match part {
                Part::Heading { text, .. } => ground.title = text,
                Part::List { items, .. } => ground.steps.extend(items),
                part if ground.steps.is_empty() => ground.before.parts.push(part),
                part => ground.after.parts.push(part),
            }
        }
        ground.form = ground.build();
        ground
    }

    const fn end(&self) -> usize {
        self.steps.len() + 1
    }

    fn build(&self) -> Form<Spot> {
        let form = Form::new();
        if self.at == 0 {
            return form.words(self.before.clone()).buttons(Spot::Press, &["Begin", "Stop here"]);
        }
        if self.at == self.end() {
            return form.words(self.after.clone()).buttons(Spot::Press, &["Done", "Once more"]);
        }
        let step = self.steps.get(self.at - 1).cloned().unwrap_or_default();
        form.words(Document { parts: vec![Part::Paragraph(step)] }).buttons(Spot::Press, &["Go on", "Stop here"])
    }

    fn turn(&mut self, at: usize) -> Vec<Effect> {
        self.at = at;
        self.form = self.build();
        vec![Effect::Scroll(Scroll::Top)]
    }

    fn next(&mut self) -> Vec<Effect> {
        if self.at == self.end() { vec![Effect::Go(Go::Close)] } else { self.turn(self.at + 1) }
    }
}

impl Screen for Ground {
    fn route(&self) -> Route {
        Route::Ground
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let steps = self.steps.len();
        let place = if (1..=steps).contains(&self.at) { format!("{} of {steps}", self.at) } else { String::new() };
        Page {
            title: self.title.clone(),
            place,
            blocks: self.form.blocks(),
            focus: self.form.focus(scene.seen),
            ..Page::default()
        }
    }

    fn bindings(&self) -> Vec<Binding> {
        let enter = match (self.form.cursor(Spot::Press), self.at == self.end()) {
            (Some(0), false) => "go on",
            (Some(0), true) => "done",
            _ => "do it",
        };
        let mut bindings = vec![Binding::new("enter", Action::Activate, enter)];
        if self.at > 0 {
            bindings.push(Binding::command("b", Command::Previous, "one back"));
        }
        bindings.push(Binding::command("f2 s", Command::Safety, "safety"));
        bindings.push(Binding::new("esc", Action::Back, "stop here"));
        bindings
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        match self.form.react(action, scene.seen) {
            Did::Took(_, 0) => self.next(),
            Did::Took(..) if self.at == self.end() => self.turn(0),
            Did::Took(..) | Did::Other(Action::Back) => vec![Effect::Go(Go::Close)],
            Did::Other(Action::Do(Command::Previous) | Action::Move(Move::Left)) => {
                self.turn(self.at.saturating_sub(1))
            }
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }
}
