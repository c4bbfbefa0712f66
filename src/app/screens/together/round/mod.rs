//! One round of a talk, where it stands: what is read at this part, what this person can do next, and the ways to pause
//! or stop, which are there on every page.

pub mod cards;
mod floor;
mod page;
mod step;

use crate::app::action::{Action, Command, Input};
use crate::app::binding::Binding;
use crate::app::cursor::Cursor;
use crate::app::effect::{Effect, Go, HomeEffect, RoundEffect, Scroll};
use crate::app::page::Page;
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use crate::app::screens::player::timer::Timer;
use crate::domain::ids::PromptId;
use crate::domain::person::{Bond, Person, Role};
use crate::domain::sitting::{Response, Value};
use crate::domain::statement::{Ending, Said, Saying};
use crate::guides::talk::{Part, PartKind, Talk};
use crate::insight::ours::{Round, RoundState, Written};
use cards::Hand;
use floor::Floor;
use std::time::Duration;
use step::Step;

/// What the page knows.
#[derive(Clone, Debug)]
pub struct Desk {
    /// Whose pages are open.
    pub me: Person,
    /// Their part in what happened.
    pub role: Role,
    /// What the two are to each other.
    pub bond: Bond,
    /// What they wrote for this part, in their own room.
    pub own: Option<Own>,
    /// Prompts of this part whose ratings lay far apart each of the last times.
    pub often_apart: Vec<PromptId>,
    /// The round.
    pub round: Round,
    /// Its talk.
    pub talk: &'static Talk,
    /// The cards of this part, if it has some.
    pub cards: Option<Hand>,
}

/// What someone wrote for a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Own {
    /// Whether the sitting is finished.
    pub written: Written,
    /// What was given.
    pub responses: Vec<Response>,
}

impl Desk {
    /// The part the round stands at.
    fn part(&self) -> Option<&'static Part> {
        let reached = self.round.reached.as_ref().and_then(|part| self.talk.part(part));
        reached.or_else(|| self.talk.parts.first())
    }

    /// The part after it, if there is one.
    fn next_part(&self) -> Option<&'static Part> {
        let at = self.talk.place(&self.part()?.id)?;
        self.talk.parts.get(at + 1)
    }
}

/// What a button does.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Press {
    Card(usize),
    Turn(usize),
    Timer,
    Step(Step),
}

/// A gap of this much between two ratings, some times over, suggests a closer look.
pub const WIDE: u8 = 4;

/// How far apart two people's ratings for one prompt lie.
#[must_use]
pub fn gap(one: &[Response], other: &[Response], prompt: &PromptId) -> Option<u8> {
    let rating = |all: &[Response]| {
        all.iter().find(|known| known.prompt == *prompt).and_then(|response| match response.value {
            Some(Value::Rating(rating)) => Some(rating),
            _ => None,
        })
    };
    Some(rating(one)?.abs_diff(rating(other)?))
}

/// The page of a round.
#[derive(Debug)]
pub struct RoundScreen {
    desk: Desk,
    steps: Vec<Step>,
    at: Cursor,
    timer: Option<Timer>,
    floor: Option<Floor>,
    hand: Option<Hand>,
}

impl RoundScreen {
    /// With what was read.
    #[must_use]
    pub fn new(desk: Desk) -> Self {
        // While it rests or is over, nothing runs.
        let part = desk.part().filter(|_| desk.round.state == RoundState::On);
        let minutes = part.and_then(|part| part.minutes).map(u16::from);
        let floor = part.and_then(|part| match part.kind {
            PartKind::Floor { turns } => Some(Floor::new(desk.round.first, turns, minutes.unwrap_or(2))),
            _ => None,
        });
        // Where something is typed, that page has the screen; a timer here would be lost with this one.
        let runs = part.is_some_and(|part| matches!(part.kind, PartKind::Read | PartKind::Talk));
        let timer = minutes.filter(|_| runs).map(|minutes| Timer::new(minutes, None));
        let steps = step::steps(&desk);
        let hand = desk.cards.clone().filter(|_| desk.round.state == RoundState::On);
        Self { desk, steps, at: Cursor::default(), timer, floor, hand }
    }

    /// The buttons in their order: cards and turns first, then the timer, then what is next, then the ways out.
    fn buttons(&self, scene: &Scene) -> Vec<(String, Press)> {
        let mut buttons: Vec<(String, Press)> = Vec::new();
        let cards = self.hand.iter().flat_map(Hand::labels).enumerate();
        buttons.extend(cards.map(|(n, label)| (label, Press::Card(n))));
        let turns = self.floor.iter().flat_map(|floor| floor.labels(scene.uptime)).enumerate();
        buttons.extend(turns.map(|(n, label)| (label, Press::Turn(n))));
        let place = buttons.len();
        let mut steps = self.steps.clone();
        if self.floor.as_ref().is_some_and(|floor| !floor.is_over()) {
            // While turns are left, leaving the part stands last.
            let (on, others): (Vec<Step>, Vec<Step>) =
                steps.into_iter().partition(|step| matches!(step, Step::GoOn(_) | Step::Finish));
            steps = others.into_iter().chain(on).collect();
        }
        buttons.extend(steps.into_iter().map(|step| (step.label().to_owned(), Press::Step(step))));
        if let Some(timer) = self.timer.filter(|timer| timer.value().is_none()) {
            buttons.insert(place, (page::timer_label(timer, scene.uptime), Press::Timer));
        }
        buttons
    }

    fn labels(&self, scene: &Scene) -> Vec<String> {
        self.buttons(scene).into_iter().map(|(label, _)| label).collect()
    }

    fn press(&mut self, n: usize, scene: &Scene) -> Vec<Effect> {
        let Some((_, press)) = self.buttons(scene).into_iter().nth(n) else { return Vec::new() };
        match press {
            Press::Card(n) => {
                self.hand.iter_mut().for_each(|hand| hand.press(n));
                self.at = Cursor::default();
                vec![Effect::Scroll(Scroll::Top)]
            }
            Press::Turn(n) => {
                self.floor.iter_mut().for_each(|floor| floor.press(n, scene.uptime));
                self.at = Cursor::default();
                Vec::new()
            }
            Press::Timer => {
                if let Some(timer) = &mut self.timer {
                    timer.act(&Action::Activate, scene.uptime);
                }
                Vec::new()
            }
            Press::Step(step) => self.take(&step),
        }
    }

    fn take(&mut self, step: &Step) -> Vec<Effect> {
        let record = self.desk.round.record;
        let round = |effect| vec![Effect::Round(effect)];
        let tell =
            |said| vec![Effect::Tell(Saying::about(record, said)), Effect::Go(Go::Replace(Route::Round(record)))];
        match step.clone() {
            Step::Answer(part) => round(RoundEffect::Answer(record, part)),
            Step::LockIn(part) | Step::Settle(part) => round(RoundEffect::LockIn(record, part)),
            Step::Release(part) => round(RoundEffect::Release(record, part)),
            Step::KeepBack(part) => tell(Said::KeptBack { part }),
            Step::TakeBack(part) => tell(Said::TakenBack { part }),
            Step::Reveal(part) => round(RoundEffect::Reveal(record, part)),
            Step::Note(part) => round(RoundEffect::Note(record, part)),
            Step::SayYes(to, words) => tell(Said::Assented { to, words }),
            Step::GoOn(part) => round(RoundEffect::GoOn(record, part)),
            Step::Finish => tell(Said::Ended { how: Ending::Whole }),
            Step::Stop => tell(Said::Ended { how: Ending::Early }),
            Step::Pause(minutes) => tell(Said::Paused { minutes }),
            Step::Resume => tell(Said::Resumed),
            Step::HandOver => vec![Effect::Home(HomeEffect::HandOver(Some(Route::Round(record))))],
            Step::Leave => vec![Effect::Go(Go::Close)],
        }
    }
}

impl Screen for RoundScreen {
    fn route(&self) -> Route {
        Route::Round(self.desk.round.record)
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        page::page(self, scene)
    }

    fn bindings(&self) -> Vec<Binding> {
        let mut bindings = vec![Binding::new("enter", Action::Activate, "choose")];
        if self.steps.iter().any(|step| matches!(step, Step::Pause(_))) {
            bindings.push(Binding::command("p", Command::Rest, "pause us"));
        }
        bindings.push(Binding::command("f7", Command::HandOver, "hand over").quiet());
        bindings.push(Binding::new("esc", Action::Back, "leave for now"));
        bindings
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        let count = self.labels(scene).len();
        match action {
            Action::Back => vec![Effect::Go(Go::Close)],
            Action::Do(Command::Rest) => self.take(&Step::Pause(Some(20))),
            Action::Activate | Action::Toggle if !scene.seen.at_end() => vec![Effect::Scroll(Scroll::PageDown)],
            Action::Activate | Action::Toggle => self.press(self.at.at, scene),
            Action::Set { input: Input::Pick(n), .. } if n < count => self.press(n, scene),
            action => {
                if !self.at.slide(&action, count) {
                    return super::super::scrolled(&action);
                }
                Vec::new()
            }
        }
    }

    fn deadline(&self, scene: &Scene) -> Option<Duration> {
        let timer = self.timer.and_then(|timer| timer.deadline(scene.uptime));
        let floor = self.floor.as_ref().and_then(|floor| floor.deadline(scene.uptime));
        [timer, floor].into_iter().flatten().min()
    }
}
