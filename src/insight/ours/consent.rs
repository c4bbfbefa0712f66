//! Yes, by each of two people, to exactly these words.
//!
//! Proposing or writing something down is its author's own yes: their signature stands under the very words. The other
//! says theirs with `Assented`, which counts only with the mark of exactly these words. Either may take theirs back,
//! and say it again later.

use super::{Stamp, seal};
use crate::domain::person::Person;
use crate::domain::statement::{Said, Seal, Statement, StatementId};
use std::collections::BTreeMap;

/// Where one person stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Voice {
    /// They have not said yes.
    #[default]
    Silent,
    /// They said yes.
    Yes(Stamp),
    /// They said yes and took it back.
    TakenBack(Stamp),
}

/// Where both stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Consent {
    first: Voice,
    second: Voice,
    held: Option<Stamp>,
}

impl Consent {
    /// Where one person stands.
    #[must_use]
    pub const fn of(&self, person: Person) -> Voice {
        match person {
            Person::First => self.first,
            Person::Second => self.second,
        }
    }

    /// The yes that made it both people's, while both hold.
    #[must_use]
    pub const fn both(&self) -> Option<Stamp> {
        match (self.first, self.second) {
            (Voice::Yes(one), Voice::Yes(two)) => Some(if one.number > two.number { one } else { two }),
            _ => None,
        }
    }

    /// The yes by which both held for the first time, even if one was taken back since.
    #[must_use]
    pub const fn once(&self) -> Option<Stamp> {
        self.held
    }

    /// The last taking back that still stands.
    #[must_use]
    pub fn taken_back(&self) -> Option<Stamp> {
        let back = [self.first, self.second].into_iter().filter_map(|voice| match voice {
            Voice::TakenBack(stamp) => Some(stamp),
            Voice::Silent | Voice::Yes(_) => None,
        });
        back.max_by_key(|stamp| stamp.number)
    }

    fn set(&mut self, voice: Voice, person: Person) {
        match person {
            Person::First => self.first = voice,
            Person::Second => self.second = voice,
        }
        self.held = self.held.or(self.both());
    }

    fn say_yes(&mut self, stamp: Stamp) {
        if !matches!(self.of(stamp.author), Voice::Yes(_)) {
            self.set(Voice::Yes(stamp), stamp.author);
        }
    }

    fn take_back(&mut self, stamp: Stamp) {
        if matches!(self.of(stamp.author), Voice::Yes(_)) {
            self.set(Voice::TakenBack(stamp), stamp.author);
        }
    }
}

/// Who stands where on each proposal and each note.
pub(super) type Consents = BTreeMap<StatementId, Consent>;

pub(super) fn read(all: &[&Statement]) -> Consents {
    let mut found: BTreeMap<StatementId, (Consent, Seal)> = BTreeMap::new();
    for one in all {
        if let Some(words) = seal::words(&one.said) {
            let mut consent = Consent { first: Voice::Silent, second: Voice::Silent, held: None };
            consent.say_yes(Stamp::of(one));
            found.insert(one.id, (consent, words));
        }
    }
    for one in all {
        match &one.said {
            Said::Assented { to, words } => {
                if let Some((consent, exact)) = found.get_mut(to)
                    && exact == words
                {
                    consent.say_yes(Stamp::of(one));
                }
            }
            Said::Withdrawn { of } => {
                if let Some((consent, _)) = found.get_mut(of) {
                    consent.take_back(Stamp::of(one));
                }
            }
            _ => {}
        }
    }
    found.into_iter().map(|(id, (consent, _))| (id, consent)).collect()
}
