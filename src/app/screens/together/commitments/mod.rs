//! Commitments in both people's sight: each with its owner, and bringing one of one's own ledger here.

pub mod day;
pub mod one;
pub mod repair;
mod words;

use super::people::People;
use crate::app::action::{Action, Command};
use crate::app::binding::Binding;
use crate::app::effect::{Effect, Go, Scroll};
use crate::app::form::{Did, Form};
use crate::app::page::{List, Notice, Page, Row};
use crate::app::route::Route;
use crate::app::scene::{Cover, Scene};
use crate::app::screen::Screen;
use crate::app::screens::cover;
use crate::app::screens::ledger::words::plan;
use crate::domain::commitment::{CommitmentDraft, Committing};
use crate::domain::statement::{Said, Saying};
use crate::insight::ours::Commitment;
use chrono::NaiveDate;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Rows,
    Press,
}

/// What a button does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Press {
    Make,
    Bring,
}

/// What is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    List,
    /// Those of one's own ledger.
    Own,
    /// One of them, as both would see it.
    Look(usize),
}

/// The list.
#[derive(Debug)]
pub struct OurCommitments {
    commitments: Vec<Commitment>,
    /// What runs in one's own ledger and is not here yet.
    own: Vec<CommitmentDraft>,
    people: People,
    presses: Vec<Press>,
    list: Form<Spot>,
    beside: Form<Spot>,
    view: View,
}

impl OurCommitments {
    /// With all there are; `own` is what runs in the ledger of the person at the keyboard.
    #[must_use]
    pub fn new(
        mut commitments: Vec<Commitment>,
        mut own: Vec<CommitmentDraft>,
        people: People,
        today: NaiveDate,
    ) -> Self {
        commitments.sort_by_key(|one| (one.concluded.is_some(), one.owner != people.me));
        let here = |text: &CommitmentDraft| {
            commitments.iter().any(|one| one.owner == people.me && one.concluded.is_none() && one.text() == text)
        };
        own.retain(|text| !here(text));
        let mut presses = vec![Press::Make];
        if !own.is_empty() {
            presses.push(Press::Bring);
        }
        let labels: Vec<&str> = presses.iter().map(|press| label(*press)).collect();
        let list = List {
            name: "Commitments you both see".into(),
            rows: commitments.iter().map(|one| row(one, people, today)).collect(),
            empty: "Nothing is here yet. One small thing, chosen freely, that both of you can see is plenty.".into(),
            ..List::default()
        };
        let mut form = Form::new()
            .list(Spot::Rows, list)
            .aside("Whose it is marks it. The other can say that they noticed, or how they saw it. Both views stand.")
            .buttons(Spot::Press, &labels);
        if commitments.is_empty() {
            form.go_to(Spot::Press);
        }
        Self { commitments, own, people, presses, list: form, beside: Form::new(), view: View::List }
    }

    fn on_list(&mut self, did: Did<Spot>) -> Vec<Effect> {
        match did {
            Did::Took(Spot::Rows, n) => {
                let record = self.commitments.get(n).map(|one| one.record);
                record.map(|record| vec![Effect::Go(Go::Open(Route::OurCommitment(record)))]).unwrap_or_default()
            }
            Did::Took(Spot::Press, n) => match self.presses.get(n) {
                Some(Press::Bring) => self.show_own(),
                _ => make(),
            },
            Did::Other(Action::Do(Command::Add)) => make(),
            Did::Other(Action::Back) => vec![Effect::Go(Go::Close)],
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }

    fn show_own(&mut self) -> Vec<Effect> {
        let list = List {
            name: "Your own commitments".into(),
            rows: self.own.iter().map(|text| Row::new(text.what.trim())).collect(),
            ..List::default()
        };
        let words = format!(
            "These are in your own ledger. {} sees none of them so far.",
            self.people.named(self.people.me.other())
        );
        self.beside = Form::new().aside(words).list(Spot::Rows, list);
        self.turn_to(View::Own)
    }

    fn show_one(&mut self, n: usize) -> Vec<Effect> {
        let Some(text) = self.own.get(n) else { return Vec::new() };
        let words = format!(
            "This is exactly what {} will see. Your own ledger stays as it is, and its marks stay with you. What was \
             read cannot be unread.",
            self.people.other()
        );
        let form = Form::new().aside(words).words(plan(text));
        self.beside = form.buttons(Spot::Press, &["Keep it to yourself", "Let both of you see it"]).at_rest();
        self.turn_to(View::Look(n))
    }

    fn turn_to(&mut self, view: View) -> Vec<Effect> {
        self.view = view;
        vec![Effect::Scroll(Scroll::Top)]
    }

    fn bring(&self, n: usize) -> Vec<Effect> {
        let Some(text) = self.own.get(n) else { return Vec::new() };
        let said = Said::Committed { text: Box::new(text.clone()), from: None };
        vec![
            Effect::Tell(Saying::new(said)),
            Effect::Go(Go::Replace(Route::OurCommitments)),
            Effect::Say(Notice::calm("Both of you see it now.")),
        ]
    }

    fn on_beside(&mut self, did: Did<Spot>) -> Vec<Effect> {
        match (self.view, did) {
            (View::Own, Did::Took(Spot::Rows, n)) => self.show_one(n),
            (View::Look(n), Did::Took(Spot::Press, 1)) => self.bring(n),
            (View::Look(_), Did::Took(..) | Did::Other(Action::Back)) => self.show_own(),
            (View::Own, Did::Other(Action::Back)) => self.turn_to(View::List),
            (_, Did::Scrolled(scroll)) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }
}

fn make() -> Vec<Effect> {
    vec![Effect::Go(Go::Open(Route::OurCommitmentForm(Committing::New)))]
}

const fn label(press: Press) -> &'static str {
    match press {
        Press::Make => "Make one of yours",
        Press::Bring => "Bring one from your ledger",
    }
}

fn row(one: &Commitment, people: People, today: NaiveDate) -> Row {
    let row = Row::new(one.text().what.trim());
    let whose = people.whose(one.owner);
    if one.concluded.is_some() {
        return row.detail(format!("{whose}, ended"));
    }
    let mark = one.day(today).and_then(|day| day.own.as_ref()).map(|own| own.mark.label());
    let due = || one.text().is_due(today).then_some("due today");
    let detail = match mark.map(|mark| format!("today: {mark}")).or_else(|| due().map(str::to_owned)) {
        Some(today) => format!("{whose}, {today}"),
        None => whose,
    };
    row.detail(detail).note(words::short_rate(one, today))
}

impl Screen for OurCommitments {
    fn route(&self) -> Route {
        Route::OurCommitments
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let (form, title, place) = match self.view {
            View::List => (&self.list, "Commitments you both see", "both of you see this"),
            View::Own => (&self.beside, "Bring one from your ledger", "only you see this so far"),
            View::Look(_) => (&self.beside, "Bring one from your ledger", "read it once more"),
        };
        let mut blocks = form.blocks();
        if scene.cover == Cover::Covered {
            cover::rows(&mut blocks);
        }
        Page { title: title.into(), place: place.into(), blocks, focus: form.focus(scene.seen), ..Page::default() }
    }

    fn bindings(&self) -> Vec<Binding> {
        let mut keys =
            vec![Binding::new("enter", Action::Activate, if self.view == View::List { "open" } else { "choose" })];
        if self.view == View::List {
            keys.push(Binding::command("n", Command::Add, "new"));
        }
        keys.push(Binding::new("esc", Action::Back, "back"));
        keys
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        let form = if self.view == View::List { &mut self.list } else { &mut self.beside };
        if action == Action::Activate && form.focus(scene.seen).is_none() {
            return vec![Effect::Scroll(Scroll::PageDown)];
        }
        let did = form.react(action, scene.seen);
        if self.view == View::List { self.on_list(did) } else { self.on_beside(did) }
    }
}
