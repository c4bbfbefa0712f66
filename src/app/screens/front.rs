//! The front page of an exercise: what it is for, what to take care of, and a quiet way in or out.

use crate::app::action::{Action, Command, Input};
use crate::app::binding::Binding;
use crate::app::cursor::{Cursor, Ring};
use crate::app::effect::{Effect, Go, Scroll, SittingEffect};
use crate::app::page::{Block, Buttons, Callout, Choice, Page, Tone};
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use crate::app::screens::player::control::{Heard, choose};
use crate::domain::breach::Breach;
use crate::domain::ids::{BreachId, ExerciseId, SittingId};
use crate::domain::sitting::SittingState;
use crate::domain::step::Step;
use crate::guides::gate::{Gate, Ground, gate};
use crate::guides::model::{Exercise, OwnPage};
use crate::prose::{Document, Part, Span};

/// What the front page says.
#[derive(Clone, Debug)]
pub struct Front {
    /// The exercise.
    pub id: ExerciseId,
    /// Its title.
    pub title: String,
    /// "Step 1: Communication, about 10 minutes, alone".
    pub place: String,
    /// What it says for each thing a sitting may be about: the breaches in their order, then nothing in particular. Of
    /// an open sitting only what that one is about.
    pub voices: Vec<Voice>,
    /// When it counts as done, in words.
    pub done: String,
    /// How well it is supported, then where it comes from.
    pub evidence: Vec<String>,
    /// An open sitting.
    pub open: Option<SittingId>,
    /// Sittings that ended.
    pub ended: u32,
    /// Breaches it may be about.
    pub breaches: Vec<Breach>,
    /// The page of the program it opens instead of prompts.
    pub page: Option<OwnPage>,
}

/// What depends on what a sitting is about: the words for the role in it, and whether it is open today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Voice {
    /// What the exercise is for.
    pub why: String,
    /// What to take care of, or empty.
    pub care: String,
    /// What to do before the first prompt.
    pub prepare: String,
    /// Whether it is open today.
    pub gate: Gate,
    /// The ways to what its gates ask for: what the button says, and where it leads.
    pub ways: Vec<(String, Route)>,
}

impl Voice {
    /// In the words for this role and bond, with what the gates say.
    #[must_use]
    pub fn new(step: Step, exercise: &Exercise, ground: &Ground) -> Self {
        let (role, bond) = (ground.role, ground.bond);
        Self {
            why: exercise.why.text(role, bond),
            care: exercise.care.as_ref().map(|care| care.text(role, bond)).unwrap_or_default(),
            prepare: exercise.prepare.text(role, bond),
            gate: gate(step, exercise, ground),
            ways: Vec::new(),
        }
    }
}

/// The front page.
#[derive(Debug)]
pub struct FrontScreen {
    front: Front,
    about: Choice,
    focus: Ring,
    button: Cursor,
    sources: Sources,
}

/// What a button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Button {
    Do(Command),
    /// Goes the n-th way of the voice.
    Way(usize),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sources {
    Closed,
    Open,
}

impl FrontScreen {
    /// With what was read.
    #[must_use]
    pub fn new(front: Front) -> Self {
        let mut options: Vec<String> = front.breaches.iter().map(name).collect();
        options.push("Nothing in particular".into());
        let chosen = front.voices.iter().position(|voice| !voice.gate.is_closed()).unwrap_or_default();
        let chosen = chosen.min(options.len().saturating_sub(1));
        let label = "What is this sitting about?".into();
        let about = Choice { label, options, chosen: vec![chosen], at: chosen, ..Choice::default() };
        let focus = Ring { at: usize::from(front.breaches.len() > 1 && front.page.is_none()) };
        Self { front, about, focus, button: Cursor::default(), sources: Sources::Closed }
    }

    /// Someone with more than one breach record says which one a sitting is about.
    fn asks_about(&self) -> bool {
        self.front.breaches.len() > 1 && self.front.open.is_none() && self.front.page.is_none()
    }

    fn chosen(&self) -> usize {
        self.about.chosen.first().copied().unwrap_or_default()
    }

    fn breach(&self) -> Option<BreachId> {
        self.front.breaches.get(self.chosen()).map(|breach| breach.id)
    }

    fn voice(&self) -> Option<&Voice> {
        self.front.voices.get(self.chosen()).or_else(|| self.front.voices.last())
    }

    fn gate(&self) -> &Gate {
        self.voice().map_or(&Gate::Open, |voice| &voice.gate)
    }

    fn commands(&self) -> Vec<(Command, &'static str)> {
        let mut commands = Vec::new();
        match (self.gate(), self.front.open) {
            (Gate::Closed(_), _) => {}
            (_, Some(_)) => commands.push((Command::Begin, "Go on where you left")),
            (Gate::Care(_), None) => commands.push((Command::Begin, "Begin anyway")),
            (Gate::Open, None) if self.front.ended > 0 => commands.push((Command::Begin, "Begin again")),
            (Gate::Open, None) => commands.push((Command::Begin, "Begin")),
        }
        if self.front.ended > 0 && self.front.page.is_none() {
            commands.push((Command::Earlier, "See what you wrote before"));
        }
        commands.push((Command::Sources, "Where this comes from"));
        if self.front.open.is_some() {
            commands.push((Command::SetAside, "Not for us"));
        }
        commands
    }

    /// The buttons: what one can do here, then the ways to what the gates ask for, then the rest.
    fn buttons(&self) -> Vec<(Button, String)> {
        let asked = self.voice().filter(|voice| voice.gate.is_closed() || self.front.open.is_none());
        let ways = asked.map_or(&[][..], |voice| &voice.ways);
        let ways = ways.iter().enumerate().map(|(n, (label, _))| (Button::Way(n), label.clone()));
        let mut buttons: Vec<_> =
            self.commands().into_iter().map(|(command, label)| (Button::Do(command), label.to_owned())).collect();
        let begins = buttons.iter().take_while(|(button, _)| *button == Button::Do(Command::Begin)).count();
        buttons.splice(begins..begins, ways);
        buttons
    }

    fn push(&mut self, n: usize) -> Vec<Effect> {
        match self.buttons().get(n) {
            Some((Button::Do(command), _)) => self.run(*command),
            Some((Button::Way(n), _)) => {
                let way = self.voice().and_then(|voice| voice.ways.get(*n));
                way.map(|(_, route)| Effect::Go(Go::Open(route.clone()))).into_iter().collect()
            }
            None => Vec::new(),
        }
    }

    fn run(&mut self, command: Command) -> Vec<Effect> {
        let id = self.front.id.clone();
        match (command, self.front.open) {
            (Command::Begin, _) if self.gate().is_closed() => Vec::new(),
            (Command::Begin, Some(sitting)) => vec![Effect::Go(Go::Replace(Route::Player { sitting, at: None }))],
            (Command::Begin, None) if self.front.page == Some(OwnPage::SafetyCheck) => {
                // In place of this page: when the check is over, one is back where one came from.
                vec![Effect::Go(Go::Replace(Route::SafetyCheck))]
            }
            (Command::Begin, None) => vec![Effect::Sitting(SittingEffect::Begin(id, self.breach()))],
            (Command::Earlier, _) if self.front.ended > 0 => vec![Effect::Go(Go::Open(Route::Earlier(id)))],
            (Command::SetAside, Some(sitting)) => {
                vec![Effect::Sitting(SittingEffect::End(sitting, SittingState::SetAside)), Effect::Go(Go::Close)]
            }
            (Command::Sources, _) => {
                self.sources = if self.sources == Sources::Open { Sources::Closed } else { Sources::Open };
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}

/// What one voice says, from top to bottom.
fn spoken(voice: &Voice) -> Vec<Block<'static>> {
    let mut blocks = vec![Block::Prose(Document::from_markdown(&voice.why))];
    let words = match &voice.gate {
        Gate::Open => &[][..],
        Gate::Closed(words) => std::slice::from_ref(words),
        Gate::Care(words) => words,
    };
    let callout = |words: &String| Callout { tone: Tone::Info, text: Document::from_plain(words) };
    blocks.extend(words.iter().map(callout).map(Block::Callout));
    if !voice.care.is_empty() {
        let mut text = Document::default();
        text.heading(3, "Take care").append(Document::from_markdown(&voice.care));
        blocks.push(Block::Callout(Callout { tone: Tone::Warn, text }));
    }
    blocks.push(Block::Heading("Before you begin".into()));
    blocks.push(Block::Prose(Document::from_markdown(&voice.prepare)));
    blocks
}

fn name(breach: &Breach) -> String {
    match (breach.text.label.is_empty(), breach.text.kind) {
        (false, _) => breach.text.label.clone(),
        (true, Some(kind)) => kind.label().to_owned(),
        (true, None) => "What happened".to_owned(),
    }
}

impl Screen for FrontScreen {
    fn route(&self) -> Route {
        Route::Exercise(self.front.id.clone())
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let front = &self.front;
        let mut blocks = self.voice().map(spoken).unwrap_or_default();
        blocks.push(Block::Aside(format!("It counts as done with {}. You can skip anything.", front.done)));
        if self.sources == Sources::Open {
            let items = front.evidence.iter().map(|line| vec![Span::plain(line)]).collect();
            blocks.push(Block::Prose(Document { parts: vec![Part::List { ordered: false, items }] }));
        }
        if self.asks_about() {
            blocks.push(Block::Choice(self.about.clone()));
        }
        let labels = self.buttons().into_iter().map(|(_, label)| label).collect();
        blocks.push(Block::Buttons(Buttons { labels, at: self.button.at }));
        let mut page = Page { title: front.title.clone(), place: front.place.clone(), blocks, ..Page::default() };
        let choosing = self.asks_about() && self.focus.at == 0;
        page.focus = if choosing { page.control(0) } else { super::once_read(&page.blocks, scene) };
        page
    }

    fn bindings(&self) -> Vec<Binding> {
        let mut bindings = vec![Binding::new("enter", Action::Activate, "choose")];
        for (command, _) in self.commands() {
            bindings.push(match command {
                Command::Begin => Binding::command("b", command, "begin"),
                Command::Earlier => Binding::command("v", command, "earlier"),
                Command::Sources => Binding::command("o", command, "sources"),
                _ => Binding::command("x", command, "not for us").quiet(),
            });
        }
        bindings.push(Binding::new("esc", Action::Back, "back"));
        bindings
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        let controls = 1 + usize::from(self.asks_about());
        if let Action::Set { block, .. } = &action {
            self.focus.at = self.page(scene).nth_control(*block);
        }
        if self.focus.step(&action, controls) {
            return Vec::new();
        }
        match action {
            Action::Back => vec![Effect::Go(Go::Close)],
            Action::Do(command) => self.run(command),
            action if self.asks_about() && self.focus.at == 0 => {
                match choose(&mut self.about, &action) {
                    Heard::Given => self.focus.at = 1,
                    // Another voice has other buttons.
                    Heard::Changed => self.button.at = 0,
                    _ => {}
                }
                Vec::new()
            }
            Action::Activate | Action::Toggle if !scene.seen.at_end() => vec![Effect::Scroll(Scroll::PageDown)],
            Action::Activate | Action::Toggle => self.push(self.button.at),
            Action::Set { input: Input::Pick(n), .. } => self.push(n),
            action => {
                if !self.button.slide(&action, self.buttons().len()) {
                    return super::scrolled(&action);
                }
                Vec::new()
            }
        }
    }
}
