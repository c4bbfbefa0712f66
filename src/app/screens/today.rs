//! The first screen of every day: one next thing, then what is due, and the way to rest or help.

use crate::app::action::{Action, Command, Input};
use crate::app::binding::Binding;
use crate::app::cursor::Cursor;
use crate::app::dates;
use crate::app::effect::{Effect, Go, SittingEffect};
use crate::app::page::{Block, Callout, List, Mark, Numbered, Page, Row, Tone};
use crate::app::route::{Editing, Route};
use crate::app::scene::{Cover, Scene};
use crate::app::screen::Screen;
use crate::app::suggest::{How, Next, StepStanding};
use crate::domain::commitment;
use crate::domain::draft::DraftPlace;
use crate::domain::ids::{CommitmentId, ExerciseId};
use crate::domain::moment::Moment;
use crate::prose::Document;
use chrono::{NaiveDate, Timelike};

/// What Today knows, read when it is opened.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Day {
    /// What the person wants to be called, or empty.
    pub name: String,
    /// The one next thing.
    pub next: Option<Next>,
    /// What is offered again today, without the next thing.
    pub due: Vec<Next>,
    /// Commitments that are due today.
    pub commitments: Vec<DueToday>,
    /// The day of the last check-in.
    pub last_checkin: Option<NaiveDate>,
    /// An entry being written, with what to call it and when it was last kept.
    pub drafts: Vec<Waiting>,
    /// How each step stands.
    pub steps: Vec<StepStanding>,
    /// Things to say first: read-only, no backup yet, exercises rest.
    pub notes: Vec<String>,
    /// Days since the last thing was written, if long ago.
    pub away: Option<i64>,
    /// Exercises rest today, after a harm-now answer: help stands first.
    pub resting: bool,
    /// What this week suggests, in a sentence.
    pub week: Option<String>,
    /// On a break since this day.
    pub away_since: Option<NaiveDate>,
    /// Whether two people live here.
    pub company: Company,
}

/// Whether one or two people live here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Company {
    /// One.
    #[default]
    One,
    /// Two.
    Two,
}

/// A commitment that is due today.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DueToday {
    /// Which.
    pub id: CommitmentId,
    /// What is to be done.
    pub what: String,
    /// How today went, if that was said.
    pub mark: Option<commitment::Mark>,
}

/// A draft that waits.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Waiting {
    /// Where it belongs.
    pub place: DraftPlace,
    /// Its title or first words.
    pub title: String,
    /// When it was last kept.
    pub kept: Moment,
}

/// What a row leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Lead {
    Go(Route),
    Begin(ExerciseId),
    Do(Command),
}

/// The Today screen.
#[derive(Debug)]
pub struct Today {
    day: Day,
    cursor: Cursor,
}

impl Today {
    /// With what was read.
    #[must_use]
    pub fn new(day: Day) -> Self {
        Self { day, cursor: Cursor::default() }
    }

    fn rows(&self, scene: &Scene) -> Vec<(Row, Lead)> {
        let today = scene.now.day();
        let mut rows = Vec::new();
        let safety = (Row::new("Safety and help lines").detail("s"), Lead::Do(Command::Safety));
        if self.day.resting {
            rows.push(safety.clone());
            rows.push((Row::new("Ground yourself, two minutes"), Lead::Do(Command::Ground)));
        }
        if self.day.away_since.is_some() {
            rows.push((Row::new("Come back from your break"), Lead::Do(Command::Pace)));
        }
        rows.extend(self.day.next.iter().map(next_row));
        rows.extend(self.day.drafts.iter().map(|waiting| draft_row(waiting, scene)));
        let (detail, lead) = match self.day.last_checkin {
            Some(day) if day == today => ("done today".to_owned(), Lead::Go(Route::Trends)),
            Some(day) => (format!("about a minute, last {}", dates::near(day, today)), Lead::Do(Command::Checkin)),
            None => ("about a minute".to_owned(), Lead::Do(Command::Checkin)),
        };
        let checked = self.day.last_checkin == Some(today);
        let mark = if checked { Mark::Done } else { Mark::Open };
        rows.push((Row::new("Check in").detail(detail).mark(mark), lead));
        rows.push((Row::new("Write in your journal"), Lead::Go(Route::Editor(Editing::new()))));
        rows.extend(self.day.commitments.iter().map(|due| commitment_row(due, scene)));
        rows.extend(self.day.due.iter().map(due_row));
        if self.day.company == Company::Two {
            // The same row on every day: it never says whether anything waits there.
            rows.push((Row::new("Together"), Lead::Do(Command::Together)));
        }
        rows.push((Row::new("See the whole path").detail(self.path_line()), Lead::Do(Command::Path)));
        rows.push((Row::new("Read your journal"), Lead::Do(Command::Journal)));
        rows.push((Row::new("A two-minute pause"), Lead::Do(Command::Pause)));
        if !self.day.resting {
            rows.push(safety);
        }
        rows
    }

    fn path_line(&self) -> String {
        let done: usize = self.day.steps.iter().map(|step| step.done).sum();
        let of: usize = self.day.steps.iter().map(|step| step.of).sum();
        format!("{done} of {of} tried")
    }

    fn open(&self, scene: &Scene) -> Vec<Effect> {
        match self.rows(scene).into_iter().nth(self.cursor.at) {
            Some((_, Lead::Go(route))) => vec![Effect::Go(Go::Open(route))],
            Some((_, Lead::Begin(exercise))) => vec![Effect::Sitting(SittingEffect::Begin(exercise, None))],
            Some((_, Lead::Do(command))) => vec![Effect::Act(Action::Do(command))],
            None => Vec::new(),
        }
    }
}

fn next_row(next: &Next) -> (Row, Lead) {
    let detail = format!("{}, {} min", next.step.name(), next.minutes);
    match &next.how {
        How::Continue(sitting) => (
            Row::new(format!("Go on: {}", next.title)).detail(detail).mark(Mark::Begun),
            Lead::Go(Route::Player { sitting: *sitting, at: None }),
        ),
        How::Begin => (
            Row::new(format!("Begin: {}", next.title)).detail(detail),
            Lead::Go(Route::Exercise(next.exercise.clone())),
        ),
        How::Again => (
            Row::new(format!("Again: {}", next.title)).detail(detail),
            Lead::Go(Route::Exercise(next.exercise.clone())),
        ),
    }
}

fn due_row(next: &Next) -> (Row, Lead) {
    let lead = if next.minutes <= 1 {
        Lead::Begin(next.exercise.clone())
    } else {
        Lead::Go(Route::Exercise(next.exercise.clone()))
    };
    (Row::new(format!("Again, if you like: {}", next.title)).detail(format!("{} min", next.minutes)), lead)
}

fn commitment_row(due: &DueToday, scene: &Scene) -> (Row, Lead) {
    let what = match scene.cover {
        Cover::Shown => due.what.trim(),
        Cover::Covered => "covered",
    };
    let (detail, mark) = match due.mark {
        Some(mark @ (commitment::Mark::Kept | commitment::Mark::Renegotiated)) => (mark.label(), Mark::Done),
        Some(mark) => (mark.label(), Mark::None),
        None => ("due today", Mark::Open),
    };
    (Row::new(format!("Commitment: {what}")).detail(detail).mark(mark), Lead::Go(Route::Ledger(Some(due.id))))
}

fn draft_row(waiting: &Waiting, scene: &Scene) -> (Row, Lead) {
    let title = match scene.cover {
        Cover::Shown => waiting.title.as_str(),
        Cover::Covered => "covered",
    };
    let row = Row::new("Your draft is waiting").detail(dates::moment(&waiting.kept)).note(title).mark(Mark::Begun);
    (row, Lead::Go(Route::of_draft(&waiting.place)))
}

fn greeting(hour: u32) -> &'static str {
    match hour {
        5..=11 => "Good morning.",
        12..=17 => "Good afternoon.",
        18..=22 => "Good evening.",
        _ => "It is late.",
    }
}

impl Screen for Today {
    fn route(&self) -> Route {
        Route::Today
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let mut blocks = Vec::new();
        for note in &self.day.notes {
            blocks.push(Block::Callout(Callout { tone: Tone::Info, text: Document::from_plain(note) }));
        }
        let mut hello = format!("{} Where would you like to start?", greeting(scene.now.time().hour()));
        if let Some(days) = self.day.away {
            hello =
                format!("Welcome back. It has been {days} days, and that is fine. One small thing is enough today.");
        }
        if let Some(since) = self.day.away_since {
            hello = format!("You are on a break since {}. Everything is kept, and nothing is late.", dates::day(since));
        }
        blocks.push(Block::Prose(Document::from_plain(&hello)));
        if let Some(week) = &self.day.week {
            blocks.push(Block::Aside(week.clone()));
        }
        let rows = self.rows(scene).into_iter().map(|(row, _)| row).collect();
        blocks.push(Block::List(List {
            name: "Where to start".into(),
            rows,
            at: self.cursor.at,
            numbered: Numbered::Yes,
            ..List::default()
        }));
        let place = match scene.cover {
            Cover::Shown => self.day.name.clone(),
            Cover::Covered => String::new(),
        };
        let title = format!("Today, {}", dates::long_day(scene.now.day()));
        Page { title, place, focus: Some(blocks.len() - 1), blocks, ..Page::default() }
    }

    fn bindings(&self) -> Vec<Binding> {
        vec![
            Binding::new("enter", Action::Activate, "open"),
            Binding::command("/", Command::Search, "search"),
            Binding::command("n", Command::NewEntry, "write"),
            Binding::command("c", Command::Checkin, "check in").quiet(),
            Binding::command("m", Command::Ledger, "commitments").quiet(),
            Binding::command("p", Command::Pause, "pause").quiet(),
            Binding::command("e", Command::Export, "export").quiet(),
            Binding::command("q", Command::Leave, "save and leave"),
        ]
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        let count = self.rows(scene).len();
        match action {
            Action::Pick(n) | Action::Set { input: Input::Pick(n), .. } if n < count => {
                self.cursor.at = n;
                self.open(scene)
            }
            Action::Activate => self.open(scene),
            Action::Do(Command::Search) => {
                vec![Effect::Go(Go::Open(Route::journal())), Effect::Act(Action::Do(Command::Search))]
            }
            _ => {
                self.cursor.step(&action, count);
                Vec::new()
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn titles(day: Day) -> Vec<String> {
        let utc = chrono::DateTime::UNIX_EPOCH;
        let scene = Scene {
            now: Moment::new(utc, 0, ""),
            uptime: std::time::Duration::ZERO,
            seen: crate::app::scene::Seen::default(),
            kept: crate::app::scene::Kept::Nothing,
            cover: Cover::Shown,
        };
        Today::new(day).rows(&scene).into_iter().map(|(row, _)| row.label).collect()
    }

    #[test]
    fn help_stands_first_while_exercises_rest_and_last_otherwise() {
        let help = "Safety and help lines";
        let resting = titles(Day { resting: true, ..Day::default() });
        assert_eq!(resting.first().map(String::as_str), Some(help));
        assert_eq!(resting.iter().filter(|title| *title == help).count(), 1);
        assert_eq!(titles(Day::default()).last().map(String::as_str), Some(help));
    }
}
