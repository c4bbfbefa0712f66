//! What is agreed: every agreement with how it stands. What is due to be looked at again comes first.

pub mod clause;
pub mod one;
pub mod sheet;
mod steps;
mod words;

use super::people::People;
use crate::app::action::{Action, Command};
use crate::app::binding::Binding;
use crate::app::effect::{Effect, Go};
use crate::app::form::{Did, Form};
use crate::app::page::{List, Page, Row};
use crate::app::route::{Proposing, Route};
use crate::app::scene::{Cover, Scene};
use crate::app::screen::Screen;
use crate::app::screens::cover;
use crate::insight::ours::{Agreement, Review, Standing};
use chrono::NaiveDate;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Rows,
    Press,
}

/// What a button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Press {
    Propose,
    Sheet,
}

/// The list.
#[derive(Debug)]
pub struct OurAgreements {
    agreements: Vec<Agreement>,
    presses: Vec<Press>,
    form: Form<Spot>,
}

impl OurAgreements {
    /// With all there are, as they stand on `today`.
    #[must_use]
    pub fn new(mut agreements: Vec<Agreement>, people: People, today: NaiveDate) -> Self {
        agreements.sort_by_key(|one| order(one, people, today));
        let list = List {
            name: "What you agreed".into(),
            rows: agreements.iter().map(|one| row(one, people, today)).collect(),
            empty: "Nothing is agreed yet. One small clause for four weeks is plenty to begin with.".into(),
            ..List::default()
        };
        let mut presses = vec![Press::Propose];
        if agreements.iter().any(|one| one.in_force(today).is_some()) {
            presses.push(Press::Sheet);
        }
        let labels: Vec<&str> = presses.iter().map(|press| label(*press)).collect();
        let mut form = Form::new().list(Spot::Rows, list).aside(words::EITHER).buttons(Spot::Press, &labels);
        if agreements.is_empty() {
            form.go_to(Spot::Press);
        }
        Self { agreements, presses, form }
    }

    fn open(&self, n: usize) -> Vec<Effect> {
        let record = self.agreements.get(n).map(|one| one.record);
        record.map(|record| vec![Effect::Go(Go::Open(Route::OurAgreement(record)))]).unwrap_or_default()
    }

    fn press(&self, n: usize) -> Vec<Effect> {
        let route = match self.presses.get(n) {
            Some(Press::Propose) => Route::OurClause(Proposing::New),
            Some(Press::Sheet) => Route::OurSheet(None),
            None => return Vec::new(),
        };
        vec![Effect::Go(Go::Open(route))]
    }
}

const fn label(press: Press) -> &'static str {
    match press {
        Press::Propose => "Propose a clause",
        Press::Sheet => "Write a sheet of it",
    }
}

/// Due for a look first, then what waits for one's own yes, and what is over last.
fn order(one: &Agreement, people: People, today: NaiveDate) -> (u8, Option<NaiveDate>) {
    if let Some(Review::Due(day)) = one.review(today) {
        return (0, Some(day));
    }
    let place = match one.standing(today) {
        Standing::Several(_) => 1,
        Standing::Proposed { .. } | Standing::InForce { .. } if !one.awaiting_yes(people.me).is_empty() => 1,
        Standing::InForce { .. } => 2,
        Standing::Proposed { .. } => 3,
        Standing::Parked { .. } => 4,
        Standing::Ended { .. } => 5,
        Standing::Withdrawn { .. } => 6,
    };
    let ahead = if let Some(Review::Ahead(day)) = one.review(today) { Some(day) } else { None };
    (place, ahead)
}

fn row(one: &Agreement, people: People, today: NaiveDate) -> Row {
    let what = one.current().first().map(|version| version.clause.what.trim().to_owned()).unwrap_or_default();
    Row::new(what).detail(words::brief(one, people, today)).note(words::days(one, people, today))
}

impl Screen for OurAgreements {
    fn route(&self) -> Route {
        Route::OurAgreements
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let mut blocks = self.form.blocks();
        if scene.cover == Cover::Covered {
            cover::rows(&mut blocks);
        }
        let (title, place) = ("What you agreed".into(), "both of you see this".into());
        Page { title, place, blocks, focus: self.form.focus(scene.seen), ..Page::default() }
    }

    fn bindings(&self) -> Vec<Binding> {
        vec![
            Binding::new("enter", Action::Activate, "open"),
            Binding::command("n", Command::Add, "propose"),
            Binding::new("esc", Action::Back, "back"),
        ]
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        match self.form.react(action, scene.seen) {
            Did::Took(Spot::Rows, n) => self.open(n),
            Did::Took(Spot::Press, n) => self.press(n),
            Did::Other(Action::Do(Command::Add)) => self.press(0),
            Did::Other(Action::Back) => vec![Effect::Go(Go::Close)],
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }
}
