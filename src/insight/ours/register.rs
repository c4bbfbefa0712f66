//! The register: every statement as one line that both can read.
//!
//! A line never holds words that its author took out or that are not shown: no share's text, no answers.

use super::{Stamp, seal, share};
use crate::domain::person::Person;
use crate::domain::statement::{Ending, Parting, RecordId, Said, Statement, StatementId};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// One statement, in plain words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// Which one, whose and when.
    pub stamp: Stamp,
    /// What it is about.
    pub record: RecordId,
    /// What sort of thing it is.
    pub sort: Sort,
    /// What its author did, to follow their name or "You": `began "Speaker and listener"`.
    pub what: String,
    /// Whose name stands before it.
    pub named: Named,
}

/// Whose name stands before a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Named {
    /// Its author's.
    Author,
    /// Nobody's: keeping something back, or taking a break, is nobody's fault and needs no name.
    Nobody,
}

/// What sort of thing a statement is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// Words of one's own.
    Share,
    /// A round of a talk.
    Round,
    /// An agreement, or a yes to something.
    Agreement,
    /// A commitment and its days.
    Commitment,
    /// A rating of one's own trend.
    Pulse,
    /// Stopping, for now or for good.
    Ending,
    /// Only a newer version can tell.
    Unknown,
}

/// What a line says of other statements.
struct Around<'a> {
    by_id: BTreeMap<StatementId, &'a Statement>,
    titles: BTreeMap<RecordId, &'a str>,
    withdrawn: BTreeMap<StatementId, Stamp>,
}

pub(super) fn read(all: &[&Statement]) -> Vec<Line> {
    let mut titles = BTreeMap::new();
    for one in all {
        match &one.said {
            Said::Begun { title, .. } => titles.entry(one.record).or_insert(title.as_str()),
            Said::Committed { text, .. } => titles.entry(one.record).or_insert(text.what.as_str()),
            _ => continue,
        };
    }
    let by_id = all.iter().map(|one| (one.id, *one)).collect();
    let around = Around { by_id, titles, withdrawn: share::withdrawn(all) };
    all.iter().map(|one| line(one, &around)).collect()
}

fn line(one: &Statement, around: &Around<'_>) -> Line {
    let (sort, what) = match &one.said {
        Said::Shared { .. } | Said::Retracted { .. } => (Sort::Share, shared(one, around)),
        Said::Assented { .. } | Said::Withdrawn { .. } | Said::Proposed { .. } | Said::Parked { .. } => {
            (Sort::Agreement, agreed(one, around))
        }
        Said::Committed { .. } | Said::Marked { .. } | Said::Noticed { .. } | Said::Concluded => {
            (Sort::Commitment, committed(one, around))
        }
        Said::Pulse { day, .. } => (Sort::Pulse, format!("shared a rating for {}", on(*day))),
        Said::Parted { how } => (Sort::Ending, stopped(*how).to_owned()),
        Said::Resumed if !around.titles.contains_key(&one.record) => (Sort::Ending, "went on after a break".to_owned()),
        Said::Emptied => (Sort::Share, "withdrew what stood here".to_owned()),
        Said::Unknown => (Sort::Unknown, "said something that only a newer version can read".to_owned()),
        said => (Sort::Round, in_round(said, around.titles.get(&one.record))),
    };
    let named = match one.said {
        Said::KeptBack { .. } | Said::TakenBack { .. } | Said::Paused { .. } => Named::Nobody,
        _ => Named::Author,
    };
    Line { stamp: Stamp::of(one), record: one.record, sort, what, named }
}

fn shared(one: &Statement, around: &Around<'_>) -> String {
    match &one.said {
        Said::Shared { title, .. } if around.withdrawn.contains_key(&one.id) => {
            format!("shared \"{title}\", withdrawn since")
        }
        Said::Shared { title, .. } => format!("shared \"{title}\""),
        Said::Retracted { of } => match around.by_id.get(of) {
            Some(share) if share.author == one.author => format!("withdrew number {}", share.number),
            _ => "asked to withdraw words that are not theirs; nothing changed".to_owned(),
        },
        _ => String::new(),
    }
}

fn in_round(said: &Said, title: Option<&&str>) -> String {
    let done = match said {
        Said::Begun { .. } => "began",
        Said::Reached { .. } => "went on to the next part of",
        Said::Locked { .. } => "locked in answers in",
        Said::TakenBack { .. } => "took answers back, to change them, in",
        Said::Released { .. } => "released answers in",
        Said::KeptBack { .. } => "kept answers private in",
        Said::Revealed { .. } => "opened answers in",
        Said::Noted { .. } => "wrote something down in",
        Said::Paused { .. } => "took a break in",
        Said::Resumed => "went on after a break in",
        Said::Ended { how: Ending::Whole } => "finished",
        Said::Ended { how: Ending::Early } => "ended early",
        _ => "said something in",
    };
    title.map_or_else(|| format!("{done} a talk"), |title| format!("{done} \"{title}\""))
}

fn agreed(one: &Statement, around: &Around<'_>) -> String {
    let number = |id: &StatementId| around.by_id.get(id).map(|found| found.number);
    match &one.said {
        Said::Proposed { clause } => format!("proposed \"{}\"", clause.what),
        Said::Parked { .. } => "set an agreement aside for now".to_owned(),
        Said::Assented { to, words } => {
            let exact = around.by_id.get(to).filter(|found| seal::words(&found.said) == Some(*words));
            exact.map_or_else(
                || "said yes to words that are not here".to_owned(),
                |found| format!("said yes to number {}", found.number),
            )
        }
        Said::Withdrawn { of } => match number(of) {
            Some(number) => format!("took back their yes to number {number}"),
            None => "took back their yes to words that are not here".to_owned(),
        },
        _ => String::new(),
    }
}

fn committed(one: &Statement, around: &Around<'_>) -> String {
    let about = around.titles.get(&one.record).map(|what| format!(" of \"{what}\"")).unwrap_or_default();
    match &one.said {
        Said::Committed { text, .. } => format!("made the commitment \"{}\"", text.what),
        Said::Marked { day, mark: Some(mark), .. } => format!("marked {}{about}: {}", on(*day), mark.label()),
        Said::Marked { day, mark: None, .. } => format!("took back the mark for {}{about}", on(*day)),
        Said::Noticed { day, .. } => format!("noticed {}{about}", on(*day)),
        Said::Concluded => match around.titles.get(&one.record) {
            Some(what) => format!("ended the commitment \"{what}\""),
            None => "ended a commitment".to_owned(),
        },
        _ => String::new(),
    }
}

const fn stopped(how: Parting) -> &'static str {
    match how {
        Parting::Pause => "stopped for a while",
        Parting::Finish => "finished the work here",
        Parting::Part => "ended the work here for good",
    }
}

fn on(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

impl Line {
    /// Who did it.
    #[must_use]
    pub const fn author(&self) -> Person {
        self.stamp.author
    }
}
