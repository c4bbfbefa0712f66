//! Agreement drafts: one clause as one person would propose it. Nobody has agreed to it yet.

use super::ids::AgreementId;
use super::moment::Moment;
use super::statement::RecordId;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What a draft of a clause says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgreementDraft {
    /// What it asks of both.
    pub what: String,
    /// What it is for.
    pub why: String,
    /// How one can tell that it holds.
    pub sign: String,
    /// What happens if it slips.
    pub slip: String,
    /// When to look at it again.
    pub review: Option<NaiveDate>,
    /// When it ends by itself.
    pub ends: Option<NaiveDate>,
}

/// A stored draft of a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreement {
    /// Its id.
    pub id: AgreementId,
    /// What it says now.
    pub text: AgreementDraft,
    /// When it was first stored.
    pub written: Moment,
    /// When the person let it go, if they did.
    pub ended: Option<Moment>,
    /// Earlier wordings, the latest first.
    pub versions: Vec<(AgreementDraft, Moment)>,
}

/// Which clause is being written for the room for two.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Proposing {
    /// A new one.
    New,
    /// From an own draft of a clause.
    Draft(AgreementId),
    /// Another wording of an agreement.
    Again(RecordId),
}
