//! A prompt: one thing an exercise asks for.

use crate::domain::ids::{ExerciseId, PromptId, Slug};
use crate::domain::lens::LensSet;
use crate::domain::person::{Bond, Role};
use crate::guides::wording::Wording;
use serde::Deserialize;

/// Where in the exercise a prompt stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Phase {
    /// Getting ready.
    Prepare,
    /// The work itself.
    #[default]
    Do,
    /// Looking back at it.
    Reflect,
}

/// One thing an exercise asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Prompt {
    /// Unique in its exercise; never changed once released.
    pub id: PromptId,
    /// What kind of response it takes: `kind = "long"`. The kind's own fields stand beside it.
    pub kind: Kind,
    /// Where it stands.
    pub phase: Phase,
    /// The prompt itself, one or two sentences.
    pub ask: Wording,
    /// Why it asks, one or two sentences; shown on request.
    pub why: Wording,
    /// A worked example; shown on request. Needed for every prompt in which one writes.
    pub example: Option<Wording>,
    /// How the response is introduced in the summary: "What helps me sleep".
    pub label: String,
    /// Show it only if this holds.
    pub show_if: Option<ShowIf>,
    /// Which sets of the language lens look at what is written here.
    pub lens: Vec<LensSet>,
}

impl Prompt {
    /// Whether people in this role may see it at all.
    #[must_use]
    pub fn shown_to(&self, role: Role) -> bool {
        let role = role.in_guides();
        self.show_if.as_ref().is_none_or(|condition| condition.role.is_empty() || condition.role.contains(&role))
    }

    /// Whether people with this bond may see it at all.
    #[must_use]
    pub fn shown_with(&self, bond: Bond) -> bool {
        self.show_if.as_ref().is_none_or(|condition| condition.bond.is_empty() || condition.bond.contains(&bond))
    }

    /// The options of a choice; none for every other kind.
    #[must_use]
    pub fn options(&self) -> &[Choice] {
        match &self.kind {
            Kind::Choice { options } | Kind::Choices { options } => options,
            _ => &[],
        }
    }
}

/// When a prompt is shown. All given conditions must hold.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ShowIf {
    /// Only in these roles.
    #[serde(default)]
    pub role: Vec<Role>,
    /// Only with these bonds.
    #[serde(default)]
    pub bond: Vec<Bond>,
    /// Only if this earlier choice prompt ...
    #[serde(default)]
    pub prompt: Option<PromptId>,
    /// ... has one of these options.
    #[serde(default)]
    pub is: Vec<Slug>,
    /// Only in the first sitting, or only in later ones.
    #[serde(default)]
    pub sitting: Option<Which>,
    /// Only in this sitting of each round, from 1; see `sittings` of [`super::Done`].
    #[serde(default)]
    pub part: Option<u8>,
    /// Only once the breach has been known for this many weeks, or if nobody told. What is left is the short form.
    #[serde(default)]
    pub weeks_known: Option<u16>,
}

/// First time through, or a later time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Which {
    /// No finished sitting of this exercise yet.
    First,
    /// At least one finished sitting.
    Again,
}

/// The kinds of response.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// One line.
    Short,
    /// Several lines.
    Long,
    /// Exactly one of `options`.
    Choice {
        /// At least two.
        options: Vec<Choice>,
    },
    /// Any number of `options`.
    Choices {
        /// At least two.
        options: Vec<Choice>,
    },
    /// 0 to 10.
    Rating {
        /// Words for 0, 5 and 10.
        anchors: [String; 3],
    },
    /// A calendar day.
    Date,
    /// A whole number.
    Number {
        /// Smallest that is taken.
        min: i64,
        /// Largest that is taken.
        max: i64,
        /// "minutes", "days".
        unit: String,
    },
    /// A list of rows with one or more columns.
    Rows {
        /// One to four.
        columns: Vec<Column>,
        /// At most this many rows, up to 12.
        max: u8,
    },
    /// A quiet timer.
    Timer {
        /// Its length.
        minutes: u8,
    },
    /// An agreement clause: what, why, how you will know, review date.
    Clause,
    /// A commitment: what, if, then, how often, how it can be seen.
    Commitment,
    /// Shows an earlier response and takes a line about it.
    Reference {
        /// The exercise it comes from.
        exercise: ExerciseId,
        /// The prompt it comes from.
        prompt: PromptId,
    },
}

/// One option of a choice.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choice {
    /// Never changed once released.
    pub id: Slug,
    /// What the reader sees.
    pub label: Wording,
}

/// One column of a list of rows.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    /// Unique in its prompt.
    pub id: Slug,
    /// Its heading.
    pub label: String,
    /// Left out: a short text. Otherwise the labels to choose from.
    #[serde(default)]
    pub options: Vec<String>,
}
