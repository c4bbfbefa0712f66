//! Commitments in both people's sight: the owner's words and marks, and what the other saw.
//!
//! The two are kept beside each other and never made into one: a difference is shown, not judged.

use super::Stamp;
use crate::domain::commitment::{CommitmentDraft, DayMark, Mark};
use crate::domain::ids::CommitmentId;
use crate::domain::person::Person;
use crate::domain::statement::{RecordId, Said, Statement, StatementId};
use crate::insight::kept::{self, SPANS, Sign, Tally};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// One person's commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commitment {
    /// Its record.
    pub record: RecordId,
    /// Whose it is: who made it first. Only they reword and end it.
    pub owner: Person,
    /// Its wordings, the earliest first. Never empty; the last one counts.
    pub wordings: Vec<Wording>,
    /// The proposal of an agreement it follows from.
    pub from: Option<StatementId>,
    /// When its owner ended it.
    pub concluded: Option<Stamp>,
    /// Every day anything was said about, the earliest first.
    pub days: Vec<SharedDay>,
}

/// One wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Wording {
    /// When it was said.
    pub stamp: Stamp,
    /// What it says.
    pub text: CommitmentDraft,
}

/// What each of the two saw on one day. At least one of them said something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedDay {
    /// Which day.
    pub day: NaiveDate,
    /// How its owner marked it.
    pub own: Option<Remark<Mark>>,
    /// What the other said of it.
    pub other: Option<Remark<OthersMark>>,
}

/// A mark with its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark<M> {
    /// The mark.
    pub mark: M,
    /// One line about it, or empty.
    pub line: String,
    /// When it was said.
    pub stamp: Stamp,
}

/// What the one whose commitment it is not says of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OthersMark {
    /// They noticed it done.
    Noticed,
    /// How they saw it.
    Marked(Mark),
}

impl OthersMark {
    /// As a mark of the day: noticed reads as kept.
    #[must_use]
    pub const fn mark(self) -> Mark {
        match self {
            Self::Noticed => Mark::Kept,
            Self::Marked(mark) => mark,
        }
    }

    const fn agrees_with(self, own: Mark) -> bool {
        match self {
            // To notice says that something was done, not how much of it.
            Self::Noticed => matches!(own, Mark::Kept | Mark::Partly | Mark::Renegotiated),
            Self::Marked(mark) => mark as u8 == own as u8,
        }
    }
}

/// How two views of a day lie beside each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Seen {
    /// Both saw the same.
    Same,
    /// They saw it differently. Neither is right.
    Differently {
        /// The owner's mark.
        own: Mark,
        /// What the other said.
        other: OthersMark,
    },
    /// Only one of them has said anything.
    OneSided,
}

impl SharedDay {
    /// How the two views lie beside each other.
    #[must_use]
    pub fn seen(&self) -> Seen {
        match (&self.own, &self.other) {
            (Some(own), Some(other)) if other.mark.agrees_with(own.mark) => Seen::Same,
            (Some(own), Some(other)) => Seen::Differently { own: own.mark, other: other.mark },
            _ => Seen::OneSided,
        }
    }
}

impl Commitment {
    /// What it says now.
    #[must_use]
    pub fn text(&self) -> &CommitmentDraft {
        &self.wordings[self.wordings.len() - 1].text
    }

    /// What was said of one day.
    #[must_use]
    pub fn day(&self, day: NaiveDate) -> Option<&SharedDay> {
        self.days.iter().find(|one| one.day == day)
    }

    /// The days that the two saw differently, the earliest first.
    pub fn differing(&self) -> impl Iterator<Item = &SharedDay> {
        self.days.iter().filter(|one| matches!(one.seen(), Seen::Differently { .. }))
    }

    /// How the last 14 and the last 28 days up to `today` went in the eyes of `person`. Moved ahead of time counts as
    /// kept; for the one whose commitment it is not, a day they noticed counts as kept.
    #[must_use]
    pub fn tallies(&self, person: Person, today: NaiveDate) -> [Tally; SPANS.len()] {
        SPANS.map(|days| kept::tally(&self.running(), &self.marks(person), kept::span(today, days)))
    }

    /// Each day of a span with its sign in the eyes of `person`, the earliest first.
    #[must_use]
    pub fn calendar(&self, person: Person, span: (NaiveDate, NaiveDate)) -> Vec<(NaiveDate, Sign)> {
        kept::calendar(&self.running(), &self.marks(person), span)
    }

    /// Its words, with nothing due after the day it was ended.
    fn running(&self) -> CommitmentDraft {
        let mut text = self.text().clone();
        if let Some(ended) = self.concluded {
            text.until = Some(text.until.map_or(ended.day, |until| until.min(ended.day)));
        }
        text
    }

    fn marks(&self, person: Person) -> Vec<DayMark> {
        let of = |day: &SharedDay| {
            let other = || day.other.as_ref().map(|one| (one.mark.mark(), one.line.clone()));
            let own = || day.own.as_ref().map(|one| (one.mark, one.line.clone()));
            let (mark, line) = if person == self.owner { own()? } else { other()? };
            // The reckoning looks at days and marks only; a row's number means nothing in `ours`.
            Some(DayMark { commitment: CommitmentId(0), day: day.day, mark, line })
        };
        self.days.iter().filter_map(of).collect()
    }
}

/// A commitment while it is being read: the days still apart.
struct Reading {
    commitment: Commitment,
    own: BTreeMap<NaiveDate, Remark<Mark>>,
    other: BTreeMap<NaiveDate, Remark<OthersMark>>,
}

impl Reading {
    fn new(one: &Statement) -> Option<Self> {
        let Said::Committed { text, from } = &one.said else { return None };
        let wording = Wording { stamp: Stamp::of(one), text: text.as_ref().clone() };
        let commitment = Commitment {
            record: one.record,
            owner: one.author,
            wordings: vec![wording],
            from: *from,
            concluded: None,
            days: Vec::new(),
        };
        Some(Self { commitment, own: BTreeMap::new(), other: BTreeMap::new() })
    }

    fn take(&mut self, one: &Statement) {
        let stamp = Stamp::of(one);
        let owns = one.author == self.commitment.owner;
        match &one.said {
            Said::Committed { text, from } if owns && self.commitment.concluded.is_none() => {
                self.commitment.wordings.push(Wording { stamp, text: text.as_ref().clone() });
                self.commitment.from = from.or(self.commitment.from);
            }
            Said::Concluded if owns => {
                self.commitment.concluded.get_or_insert(stamp);
            }
            Said::Marked { day, mark, line } if owns => {
                put(&mut self.own, *day, *mark, line, stamp);
            }
            Said::Marked { day, mark, line } => {
                put(&mut self.other, *day, mark.map(OthersMark::Marked), line, stamp);
            }
            Said::Noticed { day, line } if !owns => {
                put(&mut self.other, *day, Some(OthersMark::Noticed), line, stamp);
            }
            _ => {}
        }
    }

    fn done(self) -> Commitment {
        let Self { mut commitment, mut own, mut other } = self;
        let days: std::collections::BTreeSet<NaiveDate> = own.keys().chain(other.keys()).copied().collect();
        let day = |day| SharedDay { day, own: own.remove(&day), other: other.remove(&day) };
        commitment.days = days.into_iter().map(day).collect();
        commitment
    }
}

fn put<M>(days: &mut BTreeMap<NaiveDate, Remark<M>>, day: NaiveDate, mark: Option<M>, line: &str, stamp: Stamp) {
    match mark {
        Some(mark) => days.insert(day, Remark { mark, line: line.to_owned(), stamp }),
        None => days.remove(&day),
    };
}

pub(super) fn read(all: &[&Statement]) -> Vec<Commitment> {
    let mut found: Vec<Reading> = Vec::new();
    let mut places: BTreeMap<RecordId, usize> = BTreeMap::new();
    for one in all {
        if let Some(&place) = places.get(&one.record) {
            found[place].take(one);
        } else if let Some(reading) = Reading::new(one) {
            places.insert(one.record, found.len());
            found.push(reading);
        }
    }
    found.into_iter().map(Reading::done).collect()
}
