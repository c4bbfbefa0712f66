//! A talk before it begins: what it is for, what to take care of, its parts, and who goes first.

use crate::app::action::{Action, Command};
use crate::app::binding::Binding;
use crate::app::effect::{Effect, Go, RoundEffect, Scroll};
use crate::app::form::{Did, Form};
use crate::app::page::{Notice, Page, Tone};
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use crate::domain::ids::Slug;
use crate::domain::person::Person;
use crate::prose::Document;

/// What the page says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TalkFront {
    /// The talk.
    pub id: Option<Slug>,
    /// Its title.
    pub title: String,
    /// About how long it takes.
    pub minutes: u8,
    /// What it is for.
    pub why: String,
    /// What to take care of.
    pub care: String,
    /// What to do before.
    pub prepare: String,
    /// The titles of its parts.
    pub parts: Vec<String>,
    /// Why it is not open today, or empty.
    pub closed: String,
    /// How well it is supported.
    pub evidence: String,
    /// Whose pages are open.
    pub me: Person,
    /// Who goes first, as suggested.
    pub first: Option<Person>,
    /// "your partner".
    pub other: String,
    /// At this temperature of either, 1 to 10, it is another day.
    pub hot_from: u8,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Heat,
    First,
    Press,
}

/// The page.
#[derive(Debug)]
pub struct TalkScreen {
    front: TalkFront,
    form: Form<Spot>,
}

impl TalkScreen {
    /// With what was read.
    #[must_use]
    pub fn new(front: TalkFront) -> Self {
        let mut care = Document::default();
        care.heading(3, "Take care").append(Document::from_markdown(&front.care));
        let mut form = Form::new().words(Document::from_markdown(&front.why)).callout(Tone::Warn, care);
        form = form.heading("Before you begin").words(Document::from_markdown(&front.prepare));
        form = form.aside(format!("The parts: {}.", front.parts.join("; "))).aside(&front.evidence);
        form = if front.closed.is_empty() {
            let options = ["You".to_owned(), capital(&front.other)];
            let chosen = front.first.map(|first| usize::from(first != front.me));
            // Whose number it is, nobody says: the page asks for both at once.
            let heat = [
                format!("Both of us are below {} of 10", front.hot_from),
                format!("One of us is at {} or more, or says \"not today\"", front.hot_from),
            ];
            form.choice(Spot::Heat, "How stirred up are you both, right now?", heat, None)
                .choice(Spot::First, "Who goes first?", options, chosen)
                .buttons(Spot::Press, &["Begin", "Not today"])
        } else {
            form.callout(Tone::Info, Document::from_plain(&front.closed)).buttons(Spot::Press, &["Back"])
        };
        Self { front, form: form.at_rest() }
    }

    fn begin(&mut self) -> Vec<Effect> {
        if self.form.chosen(Spot::Heat) == Some(1) {
            let words =
                "Then this is for another day, and that was well seen. A pause or the grounding page may help now.";
            return vec![Effect::Say(Notice::calm(words))];
        }
        let first = match self.form.chosen(Spot::First) {
            Some(0) => self.front.me,
            Some(_) => self.front.me.other(),
            None => {
                self.form.go_to(Spot::First);
                return vec![Effect::Say(Notice::calm("Choose who goes first. Take turns from time to time."))];
            }
        };
        let id = self.front.id.clone();
        id.map(|id| vec![Effect::Round(RoundEffect::Begin(id, first))]).unwrap_or_default()
    }
}

fn capital(text: &str) -> String {
    let mut signs = text.chars();
    signs.next().map(|first| first.to_uppercase().chain(signs).collect()).unwrap_or_default()
}

impl Screen for TalkScreen {
    fn route(&self) -> Route {
        self.front.id.clone().map_or(Route::Together, Route::Talk)
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        Page {
            title: self.front.title.clone(),
            place: format!("for two, about {} min", self.front.minutes),
            blocks: self.form.blocks(),
            focus: self.form.focus(scene.seen),
            ..Page::default()
        }
    }

    fn bindings(&self) -> Vec<Binding> {
        let mut bindings = vec![Binding::new("enter", Action::Activate, "choose")];
        if self.front.closed.is_empty() {
            bindings.push(Binding::command("b", Command::Begin, "begin"));
        }
        bindings.push(Binding::new("esc", Action::Back, "back"));
        bindings
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        match self.form.react(action, scene.seen) {
            Did::Took(Spot::Heat | Spot::First, _) => {
                self.form.go_on();
                Vec::new()
            }
            Did::Took(Spot::Press, 0) | Did::Other(Action::Do(Command::Begin)) if self.front.closed.is_empty() => {
                self.begin()
            }
            Did::Took(Spot::Press, _) | Did::Other(Action::Back) => vec![Effect::Go(Go::Close)],
            Did::Other(Action::Activate) => vec![Effect::Scroll(Scroll::PageDown)],
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }
}
