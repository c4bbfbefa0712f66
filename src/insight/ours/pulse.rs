//! Shared ratings of a pulse, each person's by day, and the gap between the two. No combined number.

use super::share;
use crate::domain::ids::Slug;
use crate::domain::person::Person;
use crate::domain::statement::{Said, Statement, StatementId};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// The highest rating there is.
const MOST: u8 = 10;

#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Pulse {
    pub(super) id: StatementId,
    author: Person,
    pub(super) pulse: Slug,
    pub(super) day: NaiveDate,
    pub(super) rating: u8,
}

/// A day on which both shared a rating of one pulse.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// The day.
    pub day: NaiveDate,
    /// The first person's rating, 0 to 10.
    pub first: u8,
    /// The second person's rating, 0 to 10.
    pub second: u8,
}

impl Gap {
    /// How far the two lie apart, 0 to 10.
    #[must_use]
    pub const fn by(&self) -> u8 {
        self.first.abs_diff(self.second)
    }
}

/// The last rating of each person, pulse and day that its author did not withdraw.
pub(super) fn read(all: &[&Statement]) -> Vec<Pulse> {
    let withdrawn = share::withdrawn(all);
    let mut found = BTreeMap::new();
    for one in all.iter().filter(|one| !withdrawn.contains_key(&one.id)) {
        if let Said::Pulse { pulse, day, rating } = &one.said
            && *rating <= MOST
        {
            found.insert((one.author, pulse.clone(), *day), (one.id, *rating));
        }
    }
    found.into_iter().map(|((author, pulse, day), (id, rating))| Pulse { id, author, pulse, day, rating }).collect()
}

pub(super) fn of(all: &[Pulse], person: Person, pulse: &Slug) -> Vec<(NaiveDate, u8)> {
    let own = all.iter().filter(|one| one.author == person && one.pulse == *pulse);
    own.map(|one| (one.day, one.rating)).collect()
}

pub(super) fn gaps(all: &[Pulse], pulse: &Slug) -> Vec<Gap> {
    let others: BTreeMap<NaiveDate, u8> = of(all, Person::Second, pulse).into_iter().collect();
    let both = of(all, Person::First, pulse).into_iter();
    both.filter_map(|(day, first)| others.get(&day).map(|&second| Gap { day, first, second })).collect()
}
