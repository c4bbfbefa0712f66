//! Drafts: words typed and not yet stored, kept in the room a quarter of a second after they are typed.

use super::agreement::Proposing;
use super::commitment::{CommitmentPlace, Committing};
use super::entry::EntryDraft;
use super::ids::{AgreementId, BoundaryId, CommitmentId, EntryId, PromptId, SittingId};
use super::moment::Moment;
use super::sitting::Value;
use super::statement::RecordId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Where a draft belongs. One draft per place.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DraftPlace {
    /// A new entry.
    NewEntry,
    /// Changes to a stored entry.
    Entry(EntryId),
    /// A response being given.
    Prompt(SittingId, PromptId),
    /// The check-in's line.
    Checkin(NaiveDate),
    /// The words of a commitment.
    Commitment(CommitmentPlace),
    /// What is said of one day of a commitment.
    Day(CommitmentId, NaiveDate),
    /// A new boundary, or changes to a stored one.
    Boundary(Option<BoundaryId>),
    /// A new draft of a clause, or changes to a stored one.
    Agreement(Option<AgreementId>),
    /// A clause to propose to the other person.
    Clause(Proposing),
    /// Why an agreement is set aside.
    Parking(RecordId),
    /// The words of a commitment in both people's sight.
    OurCommitment(Committing),
    /// What is said of one day of a commitment in both people's sight.
    OurDay(RecordId, NaiveDate),
    /// What is said after a missed day of it.
    Repair(RecordId, NaiveDate),
    /// A copy of own words, to be shared. The words themselves stay as they are.
    Share(Sharing),
}

/// Own words that could be shared.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Sharing {
    /// An entry.
    Entry(EntryId),
    /// A finished sitting.
    Sitting(SittingId),
    /// A commitment of one's own.
    Commitment(CommitmentId),
}

/// What was typed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum DraftText {
    /// An entry.
    Entry(EntryDraft),
    /// A response.
    Value(Value),
    /// A check-in.
    Checkin(super::checkin::CheckinDraft),
    /// The controls of a form by their stable names, as typed: also what cannot be read as a day yet.
    Form(BTreeMap<String, String>),
}

/// A draft with the place of the caret, so that one comes back to the same letter.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Where it belongs.
    pub place: DraftPlace,
    /// What was typed.
    pub text: DraftText,
    /// Line and grapheme of the caret in the field that was being typed in, both from 0.
    pub caret: (usize, usize),
    /// Which field of its screen was being typed in, from 0.
    pub field: usize,
}

/// A draft as it was found in the room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct KeptDraft {
    /// The draft.
    pub draft: Draft,
    /// When it was last kept.
    pub kept: Moment,
}
