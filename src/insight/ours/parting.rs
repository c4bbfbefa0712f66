//! Endings: who stopped, each for themselves.

use super::Stamp;
use crate::domain::person::Person;
use crate::domain::statement::{Parting, RecordId, Said, Statement};

/// That someone stopped.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parted {
    /// Who, and when.
    pub stamp: Stamp,
    /// The record it was said in. `Resumed` there, by the same person, ends a pause.
    pub record: RecordId,
    /// How.
    pub how: Parting,
}

/// What each said last. A finish or a parting is not undone by anything; a pause is, by going on.
pub(super) fn read(all: &[&Statement]) -> Vec<Parted> {
    let last = |person: Person| {
        let mut now: Option<Parted> = None;
        for one in all.iter().filter(|one| one.author == person) {
            let pausing = now.filter(|now| now.how == Parting::Pause);
            match one.said {
                Said::Parted { how } if now.is_none() || pausing.is_some() => {
                    now = Some(Parted { stamp: Stamp::of(one), record: one.record, how });
                }
                Said::Resumed if pausing.is_some_and(|now| now.record == one.record) => now = None,
                _ => {}
            }
        }
        now
    };
    Person::BOTH.into_iter().filter_map(last).collect()
}
