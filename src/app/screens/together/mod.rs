//! The hub of what two people share. Not finished, not safe, not wanted and lapsed are one and the same page here.

pub mod agreements;
pub mod commitments;
pub mod parting;
pub mod people;
pub mod register;
pub mod round;
pub mod share;
pub mod talk;
pub mod talks;
pub mod trends;

use crate::app::action::{Action, Command, Input};
use crate::app::binding::Binding;
use crate::app::cursor::Cursor;
use crate::app::dates;
use crate::app::effect::{Effect, Go, HomeEffect};
use crate::app::page::{Block, Callout, List, Mark, Notice, Numbered, Page, Row, Tone};
use crate::app::readiness::{Readiness, Stand};
use crate::app::route::{Proposing, Route};
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use crate::domain::ready::Window;
use crate::domain::statement::RecordId;
use crate::prose::Document;
use chrono::NaiveDate;

/// What the hub says.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Hub {
    /// Whether two live here, and whether what they share is open.
    pub standing: Standing,
    /// "your partner".
    pub other: String,
    /// Through which window this person said yes, if that still holds.
    pub ready_through: Option<Window>,
    /// What comes first on one's own.
    pub readiness: Readiness,
    /// Rounds that are not over.
    pub ongoing: Vec<Ongoing>,
    /// Rounds that are over, in which something waits for this person's yes.
    pub to_read: Vec<Ongoing>,
    /// How many notes wait for this person's yes.
    pub waiting: usize,
    /// Things to know first.
    pub notes: Vec<String>,
}

/// Whether two live here, and whether what they share is open.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Standing {
    /// One person lives here.
    #[default]
    Alone,
    /// Two do, and not both are ready. Why is never said.
    NotBoth,
    /// Both are ready.
    Open,
}

/// A round that is not over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ongoing {
    /// Its record.
    pub record: RecordId,
    /// Its title.
    pub title: String,
    /// The day it was begun.
    pub since: NaiveDate,
}

/// What a row does.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Lead {
    Go(Route),
    Welcome,
    HandOver,
    Yes,
    TakeBack,
}

/// The hub.
#[derive(Debug)]
pub struct HubScreen {
    hub: Hub,
    cursor: Cursor,
    asking: Asking,
}

/// Whether it was asked if the yes is really to be taken back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Asking {
    #[default]
    No,
    Once,
}

impl HubScreen {
    /// With what was read.
    #[must_use]
    pub fn new(hub: Hub) -> Self {
        Self { hub, cursor: Cursor::default(), asking: Asking::No }
    }

    fn rows(&self) -> Vec<(Row, Lead)> {
        match self.hub.standing {
            Standing::Alone => {
                vec![(Row::new("Make a place for a second person").note("They sit down alone for it."), Lead::Welcome)]
            }
            Standing::NotBoth => self.own_rows(),
            Standing::Open => self.open_rows(),
        }
    }

    /// What one does on one's own side. The same rows whatever stands against it.
    fn own_rows(&self) -> Vec<(Row, Lead)> {
        let mut rows = Vec::new();
        for (exercise, stand) in &self.hub.readiness.first {
            let mark = if *stand == Stand::Done { Mark::Done } else { Mark::Open };
            let (label, route) = match exercise {
                None => ("The private safety check", Route::SafetyCheck),
                Some(id) if id.as_str() == "u0-steady" => {
                    ("A plan for the next two weeks", Route::Exercise(id.clone()))
                }
                Some(id) if id.as_str() == "u0-intent" => ("Where you stand", Route::Exercise(id.clone())),
                Some(id) => ("Your own ground rules", Route::Exercise(id.clone())),
            };
            rows.push((Row::new(label).mark(mark), Lead::Go(route)));
        }
        rows.push(self.yes_row());
        rows.push((Row::new("Hand the keyboard over"), Lead::HandOver));
        rows.push((Row::new("Stop, or take a copy"), Lead::Go(Route::Parting)));
        rows
    }

    fn yes_row(&self) -> (Row, Lead) {
        match self.hub.ready_through {
            None => {
                (Row::new("Say that you are ready").note("It holds for about four weeks, for both alike."), Lead::Yes)
            }
            Some(through) => (
                Row::new("Take your yes back").detail(format!("given through {}", dates::day(through.last_day()))),
                Lead::TakeBack,
            ),
        }
    }

    fn open_rows(&self) -> Vec<(Row, Lead)> {
        let mut rows = Vec::new();
        for one in &self.hub.ongoing {
            let row = Row::new(format!("Go on: {}", one.title)).detail(format!("since {}", dates::day(one.since)));
            rows.push((row.mark(Mark::Begun), Lead::Go(Route::Round(one.record))));
        }
        for one in &self.hub.to_read {
            let row = Row::new(format!("Look at: {}", one.title)).detail(format!("since {}", dates::day(one.since)));
            rows.push((row, Lead::Go(Route::Round(one.record))));
        }
        let go = |label: &str, route| (Row::new(label), Lead::Go(route));
        rows.push(go("Talk together", Route::Talks));
        rows.push(go("What you agreed", Route::OurAgreements));
        rows.push(go("Propose a clause", Route::OurClause(Proposing::New)));
        rows.push(go("Commitments you both see", Route::OurCommitments));
        rows.push(go("How both of you are doing", Route::OurTrends));
        rows.push(go("Everything you share, line by line", Route::Register));
        rows.push((Row::new("Hand the keyboard over"), Lead::HandOver));
        rows.push(self.yes_row());
        rows.push(go("Stop, or take a copy", Route::Parting));
        rows
    }

    fn open(&mut self, scene: &Scene) -> Vec<Effect> {
        match self.rows().into_iter().nth(self.cursor.at) {
            Some((_, Lead::Go(route))) => vec![Effect::Go(Go::Open(route))],
            Some((_, Lead::Welcome)) => vec![Effect::Home(HomeEffect::Welcome)],
            Some((_, Lead::HandOver)) => vec![Effect::Home(HomeEffect::HandOver(None))],
            Some((_, Lead::Yes)) if !self.hub.readiness.is_finished() => {
                vec![Effect::Say(Notice::calm(
                    "Something on your own comes first. Nothing was said to anybody. The Safety page is for everyone.",
                ))]
            }
            Some((_, Lead::Yes)) => vec![Effect::Home(HomeEffect::Ready(Some(Window::through(scene.now.day()))))],
            Some((_, Lead::TakeBack)) if self.asking == Asking::No => {
                self.asking = Asking::Once;
                vec![Effect::Say(Notice::calm(
                    "What you share then closes for both, as after any lapse. No reason is told. Enter once more to do it.",
                ))]
            }
            Some((_, Lead::TakeBack)) => vec![Effect::Home(HomeEffect::Ready(None))],
            None => Vec::new(),
        }
    }

    fn words(&self) -> String {
        let other = &self.hub.other;
        match self.hub.standing {
            Standing::Alone => format!(
                "Two people can use this home, each with a passphrase and pages of their own. Neither can read what the other \
                 keeps. Nothing of yours is shown to {other} unless you share it, word for word.\n\
                 What {other} can see: that you use Mendway, how large your file is, and when it changed.\n\
                 You need not ask anybody. Working alone counts just as much."
            ),
            Standing::NotBoth => "Not both ready yet. Working alone counts.\n\
                 What you share opens when each of you, alone, has done what comes first and has said yes. \
                 It closes for both at the end of every four weeks, and opens again when both say yes again."
                .to_owned(),
            Standing::Open => {
                "Both of you said yes. What stands here, both can read. All else stays with each of you.\n\
                 Either can pause or stop anything, at once, without a reason."
                    .to_owned()
            }
        }
    }
}

impl Screen for HubScreen {
    fn route(&self) -> Route {
        Route::Together
    }

    fn page(&self, _scene: &Scene) -> Page<'_> {
        let mut blocks = Vec::new();
        for note in &self.hub.notes {
            blocks.push(Block::Callout(Callout { tone: Tone::Warn, text: Document::from_plain(note) }));
        }
        if self.hub.waiting > 0 {
            let text = Document::from_plain(
                "Something that was written down for both is there for you to look at. You can say yes to it, or leave it.",
            );
            blocks.push(Block::Callout(Callout { tone: Tone::Info, text }));
        }
        blocks.push(Block::Prose(Document::from_plain(&self.words())));
        blocks.push(Block::List(List {
            name: "Together".into(),
            rows: self.rows().into_iter().map(|(row, _)| row).collect(),
            at: self.cursor.at,
            numbered: Numbered::Yes,
            ..List::default()
        }));
        Page { title: "Together".into(), focus: Some(blocks.len() - 1), blocks, ..Page::default() }
    }

    fn bindings(&self) -> Vec<Binding> {
        vec![
            Binding::new("enter", Action::Activate, "open"),
            Binding::command("f7", Command::HandOver, "hand over").quiet(),
            Binding::new("esc", Action::Back, "back"),
        ]
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        let count = self.rows().len();
        match action {
            Action::Pick(n) | Action::Set { input: Input::Pick(n), .. } if n < count => {
                self.cursor.at = n;
                self.open(scene)
            }
            Action::Activate => self.open(scene),
            Action::Back => vec![Effect::Go(Go::Close)],
            _ => {
                self.cursor.step(&action, count);
                Vec::new()
            }
        }
    }
}
