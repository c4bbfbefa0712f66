//! A breach: one thing that broke trust.

use super::ids::BreachId;
use super::person::Role;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What kind of thing it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each variant is said by its label")]
pub enum BreachKind {
    Affair,
    Online,
    Lie,
    Promise,
    Money,
    Addiction,
    Neglect,
    Privacy,
    Loyalty,
    Other,
}

impl BreachKind {
    /// All kinds in the order they are offered.
    pub const ALL: [Self; 10] = [
        Self::Affair,
        Self::Online,
        Self::Lie,
        Self::Promise,
        Self::Money,
        Self::Addiction,
        Self::Neglect,
        Self::Privacy,
        Self::Loyalty,
        Self::Other,
    ];

    /// As it is offered.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Affair => "An affair",
            Self::Online => "An emotional or online affair",
            Self::Lie => "A lie, or many",
            Self::Promise => "Broken promises",
            Self::Money => "Money",
            Self::Addiction => "Something tied to drink, drugs or gambling",
            Self::Neglect => "Not being there",
            Self::Privacy => "Privacy",
            Self::Loyalty => "Loyalty, or talk behind someone's back",
            Self::Other => "Something else",
        }
    }
}

/// Whether it goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum StillHappening {
    /// It has stopped.
    No,
    /// Unsure.
    NotSure,
    /// It goes on.
    Yes,
}

/// What someone says about a breach. Everything but the role may stay empty.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BreachDraft {
    /// A short name only they see.
    pub label: String,
    /// What kind of thing it was.
    pub kind: Option<BreachKind>,
    /// Their part in it.
    pub role: Role,
    /// Since when they have known, or it has been known.
    pub known_since: Option<NaiveDate>,
    /// Whether it goes on.
    pub still_happening: Option<StillHappening>,
}

/// A stored breach record.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Breach {
    /// Its id.
    pub id: BreachId,
    /// What was said about it.
    pub text: BreachDraft,
}

impl Breach {
    /// Days since it became known, if a day was given and is not in the future.
    #[must_use]
    pub fn days_known(&self, today: NaiveDate) -> Option<i64> {
        self.text.known_since.map(|since| (today - since).num_days()).filter(|days| *days >= 0)
    }
}
