//! Stopping, for a while or for good, each for themselves; and a copy of what was shared to take along. Nobody is
//! talked into staying or leaving, and nobody has to tell the other.

mod copying;
mod words;

use super::people::People;
use crate::app::action::Action;
use crate::app::binding::{Binding, Typing};
use crate::app::effect::{Effect, Go, PartingEffect, Scroll};
use crate::app::form::{Did, Form};
use crate::app::outcome::Told;
use crate::app::page::{Notice, Page};
use crate::app::route::Route;
use crate::app::scene::{Cover, Scene};
use crate::app::screen::Screen;
use crate::app::screens::cover;
use crate::domain::statement::{Parting as How, RecordId, Said, Saying};
use chrono::NaiveDate;
use copying::Copying;

/// What the page knows.
#[derive(Clone, Debug)]
pub struct Opening {
    /// How the two are called.
    pub people: People,
    /// Whether what they share is open now.
    pub standing: Standing,
    /// How and when this person stopped, and in which record, if they did.
    pub own: Option<(How, NaiveDate, RecordId)>,
    /// The copy as it would be written, as Markdown and as plain text.
    pub texts: [String; 2],
    /// Where a file goes unless another folder is named.
    pub folder: String,
}

/// Whether what two people share is open now. Why it is not is never told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each name says it")]
pub enum Standing {
    Open,
    Closed,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Press,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Press {
    Ask(How),
    Stop(How),
    GoOn,
    Copy,
    Safety,
    Back,
    Close,
}

#[derive(Debug)]
enum Stage {
    Ways,
    Asking,
    Stopped,
    Copying(Box<Copying>),
}

/// The page.
#[derive(Debug)]
pub struct Parting {
    opening: Opening,
    stage: Stage,
    presses: Vec<Press>,
    form: Form<Spot>,
}

impl Parting {
    /// With what was read.
    #[must_use]
    pub fn new(opening: Opening) -> Self {
        let mut screen = Self { opening, stage: Stage::Ways, presses: Vec::new(), form: Form::new() };
        screen.ways();
        screen
    }

    fn set(&mut self, stage: Stage, form: Form<Spot>, presses: Vec<Press>) -> Vec<Effect> {
        let labels: Vec<&str> = presses.iter().map(|press| label(*press)).collect();
        self.form = form.buttons(Spot::Press, &labels).at_rest();
        (self.stage, self.presses) = (stage, presses);
        vec![Effect::Scroll(Scroll::Top)]
    }

    fn ways(&mut self) -> Vec<Effect> {
        let mut presses = Vec::new();
        let paused = matches!(self.opening.own, Some((How::Pause, ..)));
        if paused && self.opening.standing == Standing::Open {
            presses.push(Press::GoOn);
        }
        if !matches!(self.opening.own, Some((How::Finish | How::Part, ..))) {
            presses.extend([How::Pause, How::Finish, How::Part].map(Press::Ask));
        }
        presses.extend([Press::Copy, Press::Safety, Press::Close]);
        let form = words::ways(&self.opening);
        self.set(Stage::Ways, form, presses)
    }

    fn press(&mut self, press: Press) -> Vec<Effect> {
        match press {
            Press::Ask(how) => {
                let form = words::asking(how, self.opening.people);
                self.set(Stage::Asking, form, vec![Press::Stop(how), Press::Safety, Press::Back])
            }
            Press::Stop(how) => vec![Effect::Parting(PartingEffect::Stop(how))],
            Press::GoOn => self.opening.own.map(|(_, _, record)| go_on(record)).unwrap_or_default(),
            Press::Copy => {
                let copying = Copying::new(self.opening.texts.clone(), &self.opening.folder, self.opening.people);
                self.stage = Stage::Copying(Box::new(copying));
                vec![Effect::Scroll(Scroll::Top)]
            }
            Press::Safety => vec![Effect::Go(Go::Open(Route::Safety))],
            Press::Back => self.ways(),
            Press::Close => vec![Effect::Go(Go::Close)],
        }
    }

    fn stopped(&mut self) -> Vec<Effect> {
        let form = words::stopped(self.opening.people);
        self.set(Stage::Stopped, form, vec![Press::Copy, Press::Close])
    }
}

fn go_on(record: RecordId) -> Vec<Effect> {
    vec![
        Effect::Tell(Saying::about(record, Said::Resumed)),
        Effect::Go(Go::Close),
        Effect::Say(Notice::calm("Your pause is over. Everything stands where it stood.")),
    ]
}

const fn label(press: Press) -> &'static str {
    match press {
        Press::Ask(How::Pause) => "Pause",
        Press::Ask(How::Finish) => "Finish",
        Press::Ask(How::Part) => "Part",
        Press::Stop(How::Pause) => "Pause now",
        Press::Stop(How::Finish) => "Finish now",
        Press::Stop(How::Part) => "Part now",
        Press::GoOn => "Go on after the pause",
        Press::Copy => "Take a copy along",
        Press::Safety => "Safety and help",
        Press::Back => "Back",
        Press::Close => "Close",
    }
}

impl Screen for Parting {
    fn route(&self) -> Route {
        Route::Parting
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let mut page = match &self.stage {
            Stage::Copying(copying) => copying.page(scene),
            Stage::Ways | Stage::Asking | Stage::Stopped => {
                Page { blocks: self.form.blocks(), focus: self.form.focus(scene.seen), ..Page::default() }
            }
        };
        if scene.cover == Cover::Covered && matches!(self.stage, Stage::Copying(_)) {
            cover::rows(&mut page.blocks);
        }
        page.title = "Stop, or take a copy".into();
        page
    }

    fn bindings(&self) -> Vec<Binding> {
        if let Stage::Copying(copying) = &self.stage {
            return copying.bindings();
        }
        vec![Binding::new("enter", Action::Activate, "choose"), Binding::new("esc", Action::Back, "back")]
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        if let Stage::Copying(copying) = &mut self.stage {
            return match copying.react(action, scene) {
                copying::Next::Stay(effects) => effects,
                copying::Next::Back => self.ways(),
                copying::Next::Close => vec![Effect::Go(Go::Close)],
            };
        }
        match self.form.react(action, scene.seen) {
            Did::Took(Spot::Press, n) => {
                self.presses.get(n).copied().map(|press| self.press(press)).unwrap_or_default()
            }
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            Did::Other(Action::Back) if matches!(self.stage, Stage::Asking) => self.ways(),
            Did::Other(Action::Back) => vec![Effect::Go(Go::Close)],
            Did::Other(Action::Activate) => vec![Effect::Scroll(Scroll::PageDown)],
            _ => Vec::new(),
        }
    }

    fn hear(&mut self, news: Told, _scene: &Scene) -> Vec<Effect> {
        match (news, &mut self.stage) {
            (Told::Saved, Stage::Asking) => self.stopped(),
            (Told::Written(path), Stage::Copying(copying)) => {
                copying.written(&path);
                vec![Effect::Scroll(Scroll::Top)]
            }
            _ => Vec::new(),
        }
    }

    fn typing(&self) -> Typing {
        match &self.stage {
            Stage::Copying(copying) => copying.typing(),
            Stage::Ways | Stage::Asking | Stage::Stopped => Typing::No,
        }
    }
}
