//! What a set of statements of `ours` comes to: rounds, agreements, commitments, shares, pulses and endings.
//!
//! Owns the rules by which statements count: whose they must be, what must have been said before, and what two yeses
//! make. Does not own bytes, signatures or storage (`home::ours`), the parts of a talk (`guides`), or any words a screen
//! finds for it.
//!
//! Everything here is a pure function of the set. The order of the slice and a statement that is there twice change
//! nothing. What came before what is told by the running number, the order in which the room took the statements in; no
//! clock is asked, and a statement's own day is only shown. `today` is needed for one thing, the days an agreement or
//! a commitment names itself, and is handed in.

mod agreement;
mod apart;
mod commitment;
mod consent;
mod difference;
mod end;
pub mod meeting;
mod parting;
mod pulse;
mod register;
mod round;
mod seal;
mod share;
mod spoken;
mod todo;

#[cfg(test)]
mod tests;

pub use agreement::{Agreement, Review, Standing, Version};
pub use apart::{Apart, Shown, Side};
pub use commitment::{Commitment, OthersMark, Remark, Seen, SharedDay, Wording};
pub use consent::{Consent, Voice};
pub use difference::{Change, Changed, Field, FieldChange, between, words_between};
pub use end::{End, MOST_DAYS_WATCHED, end_of};
pub use parting::Parted;
pub use pulse::Gap;
use pulse::Pulse;
pub use register::{Line, Named, Sort};
pub use round::{Note, NoteSort, Oddity, Round, RoundState, Why};
pub use seal::{seal, words};
pub use share::Share;
pub use spoken::Labelled;
pub use todo::{Asks, Here, Then, Todo, Who, Written};

use crate::domain::ids::Slug;
use crate::domain::person::Person;
use crate::domain::statement::{Parting, RecordId, Said, Statement, StatementId};
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// Who said something, and where it stands in the room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The statement.
    pub id: StatementId,
    /// Its running number, from 1.
    pub number: u64,
    /// Who said it.
    pub author: Person,
    /// The author's own day, as they gave it. Only ever shown.
    pub day: NaiveDate,
}

impl Stamp {
    fn of(statement: &Statement) -> Self {
        let Statement { id, number, author, .. } = *statement;
        Self { id, number, author, day: statement.at.day() }
    }
}

/// Everything `ours` comes to. Made anew from the statements each time, never stored.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Book {
    rounds: Vec<Round>,
    agreements: Vec<Agreement>,
    commitments: Vec<Commitment>,
    shares: Vec<Share>,
    pulses: Vec<Pulse>,
    parted: Vec<Parted>,
    register: Vec<Line>,
    unknown: usize,
}

impl Book {
    /// Reads all statements at once. The order of the slice does not matter.
    #[must_use]
    pub fn read(statements: &[Statement]) -> Self {
        let all = in_order(statements);
        let consents = consent::read(&all);
        Self {
            rounds: round::read(&all, &consents),
            agreements: agreement::read(&all, &consents),
            commitments: commitment::read(&all),
            shares: share::read(&all),
            pulses: pulse::read(&all),
            parted: parting::read(&all),
            register: register::read(&all),
            unknown: all.iter().filter(|one| one.said == Said::Unknown).count(),
        }
    }

    /// All rounds, the first one begun first.
    #[must_use]
    pub fn rounds(&self) -> &[Round] {
        &self.rounds
    }

    /// One round.
    #[must_use]
    pub fn round(&self, record: RecordId) -> Option<&Round> {
        self.rounds.iter().find(|one| one.record == record)
    }

    /// The rounds that are not over, the first one begun first.
    pub fn open_rounds(&self) -> impl Iterator<Item = &Round> {
        self.rounds.iter().filter(|one| !one.is_over())
    }

    /// What was shown side by side in one part of each round of a talk, the earliest first.
    pub fn shown<'a>(&'a self, talk: &'a Slug, part: &'a Slug) -> impl Iterator<Item = Shown<'a>> {
        let rounds = self.rounds.iter().filter(move |one| one.talk == *talk);
        rounds.filter_map(move |one| one.apart(part)?.shown())
    }

    /// All agreements, the first one proposed first.
    #[must_use]
    pub fn agreements(&self) -> &[Agreement] {
        &self.agreements
    }

    /// One agreement.
    #[must_use]
    pub fn agreement(&self, record: RecordId) -> Option<&Agreement> {
        self.agreements.iter().find(|one| one.record == record)
    }

    /// All commitments in both people's sight, the first one made first.
    #[must_use]
    pub fn commitments(&self) -> &[Commitment] {
        &self.commitments
    }

    /// One commitment.
    #[must_use]
    pub fn commitment(&self, record: RecordId) -> Option<&Commitment> {
        self.commitments.iter().find(|one| one.record == record)
    }

    /// All shares, withdrawn ones with their place, the first one first.
    #[must_use]
    pub fn shares(&self) -> &[Share] {
        &self.shares
    }

    /// Every statement as one line, in the order of the running numbers.
    #[must_use]
    pub fn register(&self) -> &[Line] {
        &self.register
    }

    /// One person's shared ratings of one pulse, one for each day, the earliest day first.
    #[must_use]
    pub fn pulses(&self, person: Person, pulse: &Slug) -> Vec<(NaiveDate, u8)> {
        pulse::of(&self.pulses, person, pulse)
    }

    /// The days both shared a rating of one pulse, the earliest first.
    #[must_use]
    pub fn gaps(&self, pulse: &Slug) -> Vec<Gap> {
        pulse::gaps(&self.pulses, pulse)
    }

    /// How each who stopped has stopped: at most one for each person, what they said last.
    #[must_use]
    pub fn parted(&self) -> &[Parted] {
        &self.parted
    }

    /// Whether both ended the work here, each for themselves. A pause ends nothing.
    #[must_use]
    pub fn is_over(&self) -> bool {
        let ended = |person| self.parted.iter().any(|one| one.stamp.author == person && one.how != Parting::Pause);
        Person::BOTH.into_iter().all(ended)
    }

    /// How many statements are of a kind that only a newer version knows. They keep their line in the register.
    #[must_use]
    pub const fn unknown(&self) -> usize {
        self.unknown
    }
}

/// Each statement once, by its running number.
fn in_order(statements: &[Statement]) -> Vec<&Statement> {
    let mut all: Vec<&Statement> = statements.iter().collect();
    all.sort_by_key(|one| (one.number, one.id));
    let mut seen = BTreeSet::new();
    all.retain(|one| seen.insert(one.id));
    all
}
