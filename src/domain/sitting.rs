//! Sittings and the responses given in them.

use super::agreement::AgreementDraft;
use super::boundary::BoundaryDraft;
use super::ids::{BreachId, ExerciseId, PromptId, SittingId};
use super::moment::Moment;
use super::person::{Bond, Role};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What someone wrote or chose for a prompt.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "lowercase")]
pub enum Value {
    /// One line or several.
    Text(String),
    /// Ids of the chosen options, one or many.
    Chosen(Vec<String>),
    /// 0 to 10.
    Rating(u8),
    /// A calendar day.
    Date(NaiveDate),
    /// A whole number.
    Number(i64),
    /// Rows of cells, in the order of the prompt's columns.
    Rows(Vec<Vec<String>>),
    /// Whole minutes a timer ran.
    Minutes(u16),
    /// An agreement clause.
    Clause(Clause),
    /// A commitment.
    Commitment(Commitment),
}

/// One clause of an agreement, as drafted by one person.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Clause {
    /// What it says.
    pub text: String,
    /// What it is for.
    pub purpose: String,
    /// How one can tell that it holds.
    pub sign: String,
    /// When to look at it again.
    pub review: Option<NaiveDate>,
}

/// One person's concrete, observable action.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Commitment {
    /// What can be seen done.
    pub what: String,
    /// "If ..." the moment that calls for it.
    pub when: String,
    /// "then I will ..."
    pub then: String,
    /// How often, in words.
    pub often: String,
    /// How it can be noticed.
    pub evidence: String,
}

/// A response with the prompt as it was asked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response {
    /// The prompt it is filed under.
    pub prompt: PromptId,
    /// The prompt's words when it was asked.
    pub asked: String,
    /// How the summary introduces it.
    pub label: String,
    /// What was given; `None` if it was skipped.
    pub value: Option<Value>,
    /// The value as a person reads it; empty if skipped.
    pub reads: String,
}

/// What a finished sitting offers for someone's records, besides commitments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Offered {
    /// A clause for the agreement drafts.
    Clause(AgreementDraft),
    /// Lines for the limits and requests, at least one.
    Lines(Vec<BoundaryDraft>),
}

/// How a sitting stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum SittingState {
    /// Begun and not ended.
    Open,
    /// The completion rule held when it ended.
    Done,
    /// Ended before that; kept as it is.
    Kept,
    /// Set aside as "not for us".
    SetAside,
}

/// One pass through an exercise.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sitting {
    /// Its id.
    pub id: SittingId,
    /// The exercise.
    pub exercise: ExerciseId,
    /// The exercise's revision when it was begun.
    pub revision: u32,
    /// The exercise's title when it was begun.
    pub title: String,
    /// The role its texts followed.
    pub role: Role,
    /// The bond its texts followed.
    pub bond: Bond,
    /// The breach it is about.
    pub breach: Option<BreachId>,
    /// When it was begun.
    pub begun: Moment,
    /// When it ended.
    pub ended: Option<Moment>,
    /// How it stands.
    pub state: SittingState,
    /// Temperature before, 0 to 10.
    pub before: Option<u8>,
    /// Temperature after, 0 to 10.
    pub after: Option<u8>,
    /// The prompt it was left at.
    pub at: Option<PromptId>,
    /// Chosen for the counselor.
    pub marked: bool,
    /// What was given so far, in the order of the prompts.
    pub responses: Vec<Response>,
}

impl Sitting {
    /// The response to one prompt.
    #[must_use]
    pub fn response(&self, prompt: &PromptId) -> Option<&Response> {
        self.responses.iter().find(|response| response.prompt == *prompt)
    }
}

/// What it takes to begin a sitting.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewSitting {
    /// The exercise.
    pub exercise: ExerciseId,
    /// Its revision.
    pub revision: u32,
    /// Its title.
    pub title: String,
    /// The role its texts follow.
    pub role: Role,
    /// The bond its texts follow.
    pub bond: Bond,
    /// The breach it is about.
    pub breach: Option<BreachId>,
}

/// How someone stands with one exercise, for Today and Path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Standing {
    /// The exercise.
    pub exercise: ExerciseId,
    /// Sittings done.
    pub done: u32,
    /// The sitting that is open.
    pub open: Option<SittingId>,
    /// When the last one ended.
    pub last: Option<Moment>,
    /// Set aside as "not for us".
    pub set_aside: bool,
    /// Highest temperature in the last finished sitting.
    pub heat: Option<u8>,
}
