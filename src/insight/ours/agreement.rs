//! Agreements: clauses in versions, and which of them both people hold.
//!
//! A version is in force while both people's yes to exactly its words is live. A newer one takes its place only once
//! both said yes to that one; from then on the older never comes back by itself, also not when the newer yes is taken
//! back: whoever wants the old words again proposes them again. Two versions that both hold and neither of which
//! replaces the other stand side by side: neither wins.

use super::Stamp;
use super::consent::{Consent, Consents, Voice};
use super::difference::{FieldChange, between};
use super::seal;
use crate::domain::agreement::AgreementDraft;
use crate::domain::person::Person;
use crate::domain::statement::{RecordId, Said, Seal, Statement, StatementId};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// One clause with all its versions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Its record.
    pub record: RecordId,
    /// Every wording anybody proposed, the earliest first. Never empty.
    pub versions: Vec<Version>,
    parked: Vec<(Stamp, String)>,
}

/// One wording of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Who proposed it. That is their yes to it.
    pub stamp: Stamp,
    /// What it says.
    pub clause: AgreementDraft,
    /// The versions it is meant to replace.
    pub replaces: Vec<StatementId>,
    /// Who said yes to exactly these words, and since when.
    pub consent: Consent,
    /// The mark of these words, for a yes.
    pub words: Seal,
}

/// How an agreement stands on a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// One has proposed it; the other has not said yes.
    Proposed {
        /// Who proposed the latest wording that is open.
        by: Person,
    },
    /// Both hold it.
    InForce {
        /// Which version.
        version: StatementId,
        /// The day of the second yes.
        since: NaiveDate,
    },
    /// No longer held by both, or taken back before it was.
    Withdrawn {
        /// Who took theirs back last, and when.
        by: Stamp,
    },
    /// Set aside for now.
    Parked {
        /// Who set it aside. It lasts until that person proposes or says yes to something here again.
        by: Stamp,
        /// Why, or empty.
        why: String,
    },
    /// Its last day is over.
    Ended {
        /// Which version.
        version: StatementId,
        /// The last day it held.
        on: NaiveDate,
    },
    /// Both hold several wordings, and none of them replaces another. They make a new one.
    Several(Vec<StatementId>),
}

/// When to look at an agreement again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Review {
    /// On a day to come.
    Ahead(NaiveDate),
    /// Today, or the day has passed.
    Due(NaiveDate),
}

impl Version {
    /// Taken back before both ever held it: then it replaces nothing.
    fn is_dropped(&self) -> bool {
        self.consent.once().is_none() && self.consent.taken_back().is_some()
    }

    fn is_over(&self, today: NaiveDate) -> bool {
        self.clause.ends.is_some_and(|last| last < today)
    }
}

impl Agreement {
    /// How it stands on `today`. A clause holds up to and with the day it names as its end.
    #[must_use]
    pub fn standing(&self, today: NaiveDate) -> Standing {
        if let Some((by, why)) = self.parked.iter().max_by_key(|(by, _)| by.number) {
            return Standing::Parked { by: *by, why: why.clone() };
        }
        let held = self.held();
        match held.as_slice() {
            [] => self.unheld(),
            all if all.iter().all(|one| one.is_over(today)) => {
                let last = all.iter().max_by_key(|one| (one.clause.ends, one.stamp.number)).unwrap_or(&all[0]);
                Standing::Ended { version: last.stamp.id, on: last.clause.ends.unwrap_or(today) }
            }
            [one] => Standing::InForce {
                version: one.stamp.id,
                since: one.consent.both().map_or(one.stamp.day, |yes| yes.day),
            },
            all => Standing::Several(all.iter().map(|one| one.stamp.id).collect()),
        }
    }

    /// The version in force on `today`, if there is one and only one.
    #[must_use]
    pub fn in_force(&self, today: NaiveDate) -> Option<&Version> {
        match self.standing(today) {
            Standing::InForce { version, .. } => self.version(version),
            _ => None,
        }
    }

    /// One version.
    #[must_use]
    pub fn version(&self, id: StatementId) -> Option<&Version> {
        self.versions.iter().find(|one| one.stamp.id == id)
    }

    /// The wordings that speak for it: those both hold, else those that are open, else the last one. Never empty.
    #[must_use]
    pub fn current(&self) -> Vec<&Version> {
        let (held, open) = (self.held(), self.open());
        match (held.is_empty(), open.is_empty()) {
            (false, _) => held,
            (true, false) => open,
            (true, true) => self.versions.iter().rev().take(1).collect(),
        }
    }

    /// Proposals that wait for the other's yes, the earliest first; also beside a version in force.
    #[must_use]
    pub fn open(&self) -> Vec<&Version> {
        let waits = |one: &&Version| one.consent.once().is_none() && one.consent.taken_back().is_none();
        let past = self.past();
        self.tips().into_iter().filter(waits).filter(|one| !past.contains(&one.stamp.id)).collect()
    }

    /// Of the open proposals, those that wait for the yes of `person`.
    #[must_use]
    pub fn awaiting_yes(&self, person: Person) -> Vec<&Version> {
        self.open().into_iter().filter(|one| one.consent.of(person) == Voice::Silent).collect()
    }

    /// The versions a new proposal would replace: its parents.
    #[must_use]
    pub fn heads(&self) -> Vec<StatementId> {
        self.tips().into_iter().map(|one| one.stamp.id).collect()
    }

    /// What a version changes in the latest of those it replaces; `None` if it replaces none.
    #[must_use]
    pub fn changes(&self, version: StatementId) -> Option<Vec<FieldChange>> {
        let later = self.version(version)?;
        let replaced = later.replaces.iter().filter_map(|id| self.version(*id));
        let earlier = replaced.max_by_key(|one| one.stamp.number)?;
        Some(between(&earlier.clause, &later.clause))
    }

    /// When to look at it again, if it is in force and names a day.
    #[must_use]
    pub fn review(&self, today: NaiveDate) -> Option<Review> {
        let day = self.in_force(today)?.clause.review?;
        Some(if day <= today { Review::Due(day) } else { Review::Ahead(day) })
    }

    /// Versions that both hold and that no version both ever held replaces.
    fn held(&self) -> Vec<&Version> {
        let past = self.past();
        let held = self.versions.iter().filter(|one| one.consent.both().is_some());
        held.filter(|one| !past.contains(&one.stamp.id)).collect()
    }

    /// Every version that stands before one both ever held.
    fn past(&self) -> BTreeSet<StatementId> {
        let once = self.versions.iter().filter(|one| one.consent.once().is_some());
        let mut past = BTreeSet::new();
        let mut reached: Vec<StatementId> = once.flat_map(|one| one.replaces.iter().copied()).collect();
        while let Some(id) = reached.pop() {
            if past.insert(id)
                && let Some(version) = self.version(id)
            {
                reached.extend(&version.replaces);
            }
        }
        past
    }

    /// What no other version replaces; dropped ones count only where there is nothing else.
    fn tips(&self) -> Vec<&Version> {
        let standing: Vec<&Version> = self.versions.iter().filter(|one| !one.is_dropped()).collect();
        let all = if standing.is_empty() { self.versions.iter().collect() } else { standing };
        let replaced: BTreeSet<StatementId> = all.iter().flat_map(|one| one.replaces.iter().copied()).collect();
        all.into_iter().filter(|one| !replaced.contains(&one.stamp.id)).collect()
    }

    fn unheld(&self) -> Standing {
        if let Some(open) = self.open().last() {
            return Standing::Proposed { by: open.stamp.author };
        }
        let back = self.versions.iter().filter_map(|one| one.consent.taken_back());
        match back.max_by_key(|stamp| stamp.number) {
            Some(by) => Standing::Withdrawn { by },
            None => Standing::Proposed { by: self.versions[self.versions.len() - 1].stamp.author },
        }
    }
}

pub(super) fn read(all: &[&Statement], consents: &Consents) -> Vec<Agreement> {
    let mut agreements: Vec<Agreement> = Vec::new();
    let mut places: BTreeMap<RecordId, usize> = BTreeMap::new();
    let mut proposals: BTreeMap<StatementId, (usize, Seal)> = BTreeMap::new();
    for one in all {
        let Some(version) = version(one, consents) else { continue };
        let place = *places.entry(one.record).or_insert_with(|| {
            agreements.push(Agreement { record: one.record, versions: Vec::new(), parked: Vec::new() });
            agreements.len() - 1
        });
        proposals.insert(one.id, (place, version.words));
        agreements[place].versions.push(version);
    }
    for agreement in &mut agreements {
        let own: BTreeSet<StatementId> = agreement.versions.iter().map(|one| one.stamp.id).collect();
        agreement.versions.iter_mut().for_each(|one| one.replaces.retain(|id| own.contains(id)));
    }
    for one in all {
        park(one, &mut agreements, &places, &proposals);
    }
    agreements
}

fn version(one: &Statement, consents: &Consents) -> Option<Version> {
    let Said::Proposed { clause } = &one.said else { return None };
    Some(Version {
        stamp: Stamp::of(one),
        clause: clause.clone(),
        replaces: one.parents.iter().copied().filter(|id| *id != one.id).collect(),
        consent: *consents.get(&one.id)?,
        words: seal::words(&one.said)?,
    })
}

fn park(
    one: &Statement,
    agreements: &mut [Agreement],
    places: &BTreeMap<RecordId, usize>,
    proposals: &BTreeMap<StatementId, (usize, Seal)>,
) {
    let place = match &one.said {
        Said::Parked { .. } | Said::Proposed { .. } => places.get(&one.record).copied(),
        Said::Assented { to, words } => proposals.get(to).filter(|(_, exact)| exact == words).map(|(place, _)| *place),
        _ => None,
    };
    let Some(agreement) = place.and_then(|place| agreements.get_mut(place)) else { return };
    agreement.parked.retain(|(by, _)| by.author != one.author);
    if let Said::Parked { why } = &one.said {
        agreement.parked.push((Stamp::of(one), why.clone()));
    }
}
