//! How the check-ins of the last four weeks went: two pictures, each with its sentence and numbers, and the days on
//! which old pain was set off.

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

    /// The ratings of a span with their days.
    fn points(&self, of: fn(&CheckinDraft) -> Option<u8>, span: (NaiveDate, NaiveDate)) -> Vec<(NaiveDate, u8)> {
        self.inside(span).filter_map(|checkin| Some((checkin.day, of(&checkin.text)?))).collect()
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

    /// The days on which old pain was asked for; the two trends hold all other numbers.
    fn table(&self, today: NaiveDate) -> Table {
        let head = ["Day", "Old pain set off", "Strongest moment"].map(str::to_owned).into();
        let rows = self.inside(span(today)).rev().filter_map(|checkin| {
            let triggers = checkin.text.triggers?;
            let worst = checkin.text.worst.filter(|_| triggers != Triggers::None);
            let worst = worst.map_or_else(|| "-".to_owned(), |worst| worst.to_string());
            Some(vec![dates::day(checkin.day), triggers.label().to_owned(), worst])
        });
        Table { head, rows: rows.collect() }
    }

    fn inside(&self, span: (NaiveDate, NaiveDate)) -> impl DoubleEndedIterator<Item = &Checkin> {
        self.checkins.iter().filter(move |checkin| (span.0..=span.1).contains(&checkin.day))
    }
}

/// Four weeks that end with this day.
pub(super) fn span(last: NaiveDate) -> (NaiveDate, NaiveDate) {
    (last.checked_sub_days(Days::new(SPAN - 1)).unwrap_or(last), last)
}

pub(super) fn ratings(points: &[(NaiveDate, u8)]) -> Vec<u8> {
    points.iter().map(|(_, rating)| *rating).collect()
}

/// What a row of ratings says, in words and without a verdict.
pub(super) fn sentence(now: &[u8], before: &[u8]) -> String {
    let (Some(low), Some(high), Some(middle)) = (now.iter().min(), now.iter().max(), Median::of(now)) else {
        return "Nothing here in these four weeks.".into();
    };
    let days = if now.len() == 1 { "1 day".to_owned() } else { format!("{} days", now.len()) };
    let range = if now.len() == 1 {
        low.to_string()
    } else if low == high {
        format!("always {low}")
    } else {
        format!("between {low} and {high}, the middle is {middle}")
    };
    let earlier = Median::of(before).map(|earlier| earlier.to_string()).unwrap_or_default();
    let compared = match change(before, now) {
        Change::TooEarly => "It is too early to say if something changed.".to_owned(),
        Change::Same => "That is about the same as in the four weeks before.".to_owned(),
        Change::Higher => format!("That is higher than in the four weeks before, when the middle was {earlier}."),
        Change::Lower => format!("That is lower than in the four weeks before, when the middle was {earlier}."),
    };
    format!("{days}: {range}. {compared}")
}

/// The rule by which something counts as changed. `whose` says whose numbers they are.
pub(super) fn rule(whose: &str) -> String {
    format!(
        "The middle is the median: half of the days lie below it, half above. Something counts as changed if two \
         middles differ by {STEPS} or more, with {POINTS} days or more in each four weeks. {whose} They are no test, \
         and no verdict on anyone."
    )
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
        if self.inside(span(today)).next().is_none() {
            let words = "Here you see how your days went, once there are some check-ins. One takes about a minute.";
            return page(vec![Block::Aside(words.into())]);
        }
        let mut blocks = vec![
            Block::Trend(self.trend("How steady you felt", |given| given.steadiness, today)),
            Block::Trend(self.trend(&self.reliance(), |given| given.reliance, today)),
        ];
        let table = self.table(today);
        if !table.rows.is_empty() {
            blocks.extend([Block::Heading("Old pain, day by day".into()), Block::Table(table)]);
        }
        blocks.push(Block::Aside(rule("These are your own numbers.")));
        page(blocks)
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
