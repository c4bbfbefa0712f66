//! The daily check-in.

use super::ids::CheckinId;
use super::moment::Moment;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How often something set old pain off.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Triggers {
    /// Not at all.
    #[default]
    None,
    /// Once or twice.
    Few,
    /// Three times or more.
    Many,
}

impl Triggers {
    /// All three, fewest first.
    pub const ALL: [Self; 3] = [Self::None, Self::Few, Self::Many];

    /// As it is offered.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::None => "not at all",
            Self::Few => "once or twice",
            Self::Many => "three times or more",
        }
    }
}

/// What the one line of a check-in is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LineKind {
    /// No line.
    #[default]
    Nothing,
    /// Something appreciated.
    Thanks,
    /// Something needed.
    Need,
}

/// One day's check-in. Every part may be left out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct CheckinDraft {
    /// How steady, 0 to 10.
    pub steadiness: Option<u8>,
    /// How much one could rely on the other, or was reliable oneself, 0 to 10.
    pub reliance: Option<u8>,
    /// How often old pain was set off.
    pub triggers: Option<Triggers>,
    /// How strong the worst was, 0 to 10.
    pub worst: Option<u8>,
    /// What the line is.
    pub line_kind: LineKind,
    /// One line.
    pub line: String,
}

/// A stored check-in; one a day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Checkin {
    /// Its id.
    pub id: CheckinId,
    /// The day it is about.
    pub day: NaiveDate,
    /// When it was written; a day may be filled in one day late.
    pub written: Moment,
    /// What was given.
    pub text: CheckinDraft,
}
