//! Boundaries: one line a person draws or asks for. A limit says what I will do, a request asks, a rule binds both, a
//! wish would be nice to have.

use super::ids::BoundaryId;
use super::moment::Moment;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What kind of line it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BoundaryKind {
    /// What I will do, whatever the other person does.
    #[default]
    Limit,
    /// What I ask for; the answer may be no.
    Request,
    /// What binds both.
    Rule,
    /// Nice to have.
    Wish,
}

impl BoundaryKind {
    /// All four, in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Limit, Self::Request, Self::Rule, Self::Wish];

    /// Its name.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Limit => "limit",
            Self::Request => "request",
            Self::Rule => "rule",
            Self::Wish => "wish",
        }
    }

    /// As it is offered.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Limit => "A limit: what I will do",
            Self::Request => "A request: what I ask for, and the answer may be no",
            Self::Rule => "A rule: what binds us both",
            Self::Wish => "A wish: nice to have",
        }
    }
}

/// What part of life it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "each variant is said by its label")]
pub enum Area {
    Contact,
    Online,
    Money,
    Time,
    Substances,
    Family,
    Privacy,
    Affection,
    Conflict,
    Children,
    Work,
}

impl Area {
    /// All areas in the order they are offered.
    pub const ALL: [Self; 11] = [
        Self::Contact,
        Self::Online,
        Self::Money,
        Self::Time,
        Self::Substances,
        Self::Family,
        Self::Privacy,
        Self::Affection,
        Self::Conflict,
        Self::Children,
        Self::Work,
    ];

    /// As it is offered.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Contact => "contact",
            Self::Online => "phone and online",
            Self::Money => "money",
            Self::Time => "time",
            Self::Substances => "substances",
            Self::Family => "family",
            Self::Privacy => "privacy",
            Self::Affection => "affection",
            Self::Conflict => "conflict",
            Self::Children => "children",
            Self::Work => "work",
        }
    }
}

/// What a boundary says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct BoundaryDraft {
    /// In the person's words.
    pub words: String,
    /// What kind of line.
    pub kind: BoundaryKind,
    /// What part of life, if it was said.
    pub area: Option<Area>,
    /// Since when it holds, if it was said.
    pub since: Option<NaiveDate>,
}

/// A stored boundary.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Boundary {
    /// Its id.
    pub id: BoundaryId,
    /// What it says now.
    pub text: BoundaryDraft,
    /// When it was first stored.
    pub written: Moment,
    /// When the person let it go, if they did.
    pub ended: Option<Moment>,
    /// Earlier wordings, the latest first.
    pub versions: Vec<(BoundaryDraft, Moment)>,
}
