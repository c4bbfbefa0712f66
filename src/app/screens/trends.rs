//! How the check-ins of the last four weeks went: two pictures, each with its sentence, and every number in a table.

use super::scrolled;
use crate::app::action::{Action, Command};
use crate::app::binding::Binding;
use crate::app::dates;
use crate::app::effect::{Effect, Go};
use crate::app::page::{Block, Page, Table, Trend};
use crate::app::route::Route;
use crate::app::scene::{Cover, Scene};
use crate::app::screen::Screen;
use crate::domain::checkin::{Checkin, CheckinDraft, Triggers};
use crate::domain::person::{Bond, Role};
use crate::insight::change::{Change, Median, POINTS, STEPS, change};
use chrono::{Days, NaiveDate};

/// One span, in days.
const SPAN: u64 = 28;

/// The trends.
#[derive(Debug)]
pub struct Trends {
    checkins: Vec<Checkin>,
    role: Role,
    bond: Bond,
}

impl Trends {
    /// `checkins` in any order; those of the last eight weeks are looked at.
    #[must_use]
    pub fn new(mut checkins: Vec<Checkin>, role: Role, bond: Bond) -> Self {
        checkins.sort_by_key(|checkin| checkin.day);
        Self { checkins, role, bond }
    }

    /// The ratings of the span that ends `ago` spans before today, with their days.
    fn points(&self, of: fn(&CheckinDraft) -> Option<u8>, span: (NaiveDate, NaiveDate)) -> Vec<(NaiveDate, u8)> {
        let inside = self.checkins.iter().filter(|checkin| (span.0..=span.1).contains(&checkin.day));
        inside.filter_map(|checkin| Some((checkin.day, of(&checkin.text)?))).collect()
    }

    fn trend(&self, label: &str, of: fn(&CheckinDraft) -> Option<u8>, today: NaiveDate) -> Trend {
        let span = span(today);
        let before = span.0.pred_opt().map(self::span);
        let points = self.points(of, span);
        let earlier = before.map(|before| self.points(of, before)).unwrap_or_default();
        let sentence = sentence(&ratings(&points), &ratings(&earlier));
        Trend { label: label.to_owned(), points, span, sentence }
    }

    fn reliance(&self) -> String {
        match self.role {
            Role::Hurt => format!("How far you could rely on {}", self.bond.other()),
            Role::Accountable => "How reliable you were".into(),
            Role::Both | Role::Unsaid => format!("How far you and {} could rely on each other", self.bond.other()),
        }
    }

    fn table(&self, today: NaiveDate) -> Table {
        let span = span(today);
        let head = ["Day", "Steady", "Reliance", "Old pain"].map(str::to_owned).into();
        let number = |value: Option<u8>| value.map_or_else(|| "-".to_owned(), |value| value.to_string());
        let rows = self.checkins.iter().rev().filter(|checkin| (span.0..=span.1).contains(&checkin.day));
        let rows = rows.map(|checkin| {
            let given = &checkin.text;
            let pain = match (given.triggers, given.worst) {
                (None, _) => "-".to_owned(),
                (Some(Triggers::None), _) => "no".to_owned(),
                (Some(triggers), None) => triggers.label().to_owned(),
                (Some(triggers), Some(worst)) => format!("{}, up to {worst}", triggers.label()),
            };
            vec![dates::day(checkin.day), number(given.steadiness), number(given.reliance), pain]
        });
        Table { head, rows: rows.collect() }
    }
}

/// Four weeks that end with this day.
fn span(last: NaiveDate) -> (NaiveDate, NaiveDate) {
    (last.checked_sub_days(Days::new(SPAN - 1)).unwrap_or(last), last)
}

fn ratings(points: &[(NaiveDate, u8)]) -> Vec<u8> {
    points.iter().map(|(_, rating)| *rating).collect()
}

/// What a row of ratings says, in words and without a verdict.
fn sentence(now: &[u8], before: &[u8]) -> String {
    let (Some(low), Some(high), Some(middle)) = (now.iter().min(), now.iter().max(), Median::of(now)) else {
        return "Nothing here in these four weeks.".into();
    };
    let days = if now.len() == 1 { "1 day".to_owned() } else { format!("{} days", now.len()) };
    let range =
        if low == high { format!("always {low}") } else { format!("between {low} and {high}, the middle is {middle}") };
    let earlier = Median::of(before).map(|earlier| earlier.to_string()).unwrap_or_default();
    let compared = match change(before, now) {
        Change::TooEarly => "It is too early to say if something changed.".to_owned(),
        Change::Same => "That is about the same as in the four weeks before.".to_owned(),
        Change::Higher => format!("That is higher than in the four weeks before, when the middle was {earlier}."),
        Change::Lower => format!("That is lower than in the four weeks before, when the middle was {earlier}."),
    };
    format!("{days}: {range}. {compared}")
}

impl Screen for Trends {
    fn route(&self) -> Route {
        Route::Trends
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let today = scene.now.day();
        let title = "How the check-ins went".to_owned();
        let page = |blocks| Page { title, place: "the last four weeks".into(), blocks, ..Page::default() };
        if scene.cover == Cover::Covered {
            return page(vec![Block::Aside("Covered. Ctrl+E shows the numbers again.".into())]);
        }
        let table = self.table(today);
        if table.rows.is_empty() {
            let words = "Here you see how your days went, once there are some check-ins. One takes about a minute.";
            return page(vec![Block::Aside(words.into())]);
        }
        let rule = format!(
            "The middle is the median: half of the days lie below it, half above. Something counts as changed if two \
             middles differ by {STEPS} or more, with {POINTS} days or more in each four weeks. These are your own \
             numbers. They are no test, and no verdict on anyone."
        );
        page(vec![
            Block::Trend(self.trend("How steady you felt", |given| given.steadiness, today)),
            Block::Trend(self.trend(&self.reliance(), |given| given.reliance, today)),
            Block::Heading("Day by day".into()),
            Block::Table(table),
            Block::Aside(rule),
        ])
    }

    fn bindings(&self) -> Vec<Binding> {
        vec![
            Binding::new("space", Action::Toggle, "more"),
            Binding::command("c", Command::Checkin, "check in"),
            Binding::new("esc", Action::Back, "back"),
        ]
    }

    fn react(&mut self, action: Action, _scene: &Scene) -> Vec<Effect> {
        match action {
            Action::Back => vec![Effect::Go(Go::Close)],
            other => scrolled(&other),
        }
    }
}
