//! What a guide file holds, field by field. These doc comments are the authoring manual.
//!
//! A guide is one TOML file: a header, then any number of `[[reading]]` and `[[exercise]]` tables. Unknown fields
//! are refused, so a slip of the pen is found at once. [`Guide::parse`] reads a file; meaning is checked in
//! [`crate::guides::check`].

use super::wording::Wording;
use crate::domain::ids::{ExerciseId, PromptId, ReadingId, Slug};
use crate::domain::person::Role;
use crate::domain::step::Step;
use serde::Deserialize;

/// The newest guide format this program reads.
pub const FORMAT: u32 = 1;

/// One guide file.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Guide {
    /// The format the file is written in: 1.
    pub format: u32,
    /// Which step its readings and exercises belong to, 0 to 5.
    pub step: Step,
    /// The licence of the text, such as "CC BY 4.0".
    pub licence: String,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Its readings, written as `[[reading]]`.
    #[serde(skip)]
    pub readings: Vec<Reading>,
    /// Its exercises, written as `[[exercise]]`.
    #[serde(skip)]
    pub exercises: Vec<Exercise>,
}

/// How well a claim is supported, shown to the reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Evidence {
    /// This, or a near copy, was tested in a randomised trial.
    R,
    /// Part of a tested package, not tested alone.
    P,
    /// A laboratory or survey finding turned into an exercise.
    L,
    /// What experienced clinicians agree on; not tested.
    K,
}

impl Evidence {
    /// A sentence for the reader.
    #[must_use]
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::R => "This, or something very close to it, was tested in a randomised trial.",
            Self::P => "This is part of a programme that was tested as a whole, not on its own.",
            Self::L => "This turns a research finding into an exercise. The exercise itself was not tested.",
            Self::K => "This is what experienced counselors agree on. It was not tested in trials.",
        }
    }
}

/// A short text to read, two to four minutes.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Reading {
    /// Never changed once released.
    pub id: ReadingId,
    /// At most 50 characters.
    pub title: String,
    /// Reading time, 1 to 5.
    pub minutes: u8,
    /// Grade of the evidence behind it.
    pub evidence: Evidence,
    /// Where it comes from, one line each, author and year first.
    pub sources: Vec<String>,
    /// The pages in Markdown, each at most 130 words.
    pub pages: Vec<Wording>,
}

/// Who does an exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mode {
    /// One person, alone.
    Solo,
    /// Two people together.
    Couple,
    /// Alone or together.
    Either,
}

/// What an exercise asks the reader to take care of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
pub enum Caution {
    /// The two-person form is closed while someone is not safe.
    #[serde(rename = "X-IPV")]
    NotIfUnsafe,
    /// Not in the first four weeks after finding out.
    #[serde(rename = "X-FRESH")]
    NotWhenFresh,
    /// No sexual or graphic detail.
    #[serde(rename = "X-DETAIL")]
    NoGraphicDetail,
    /// Opens only through f4-gate.
    #[serde(rename = "X-FORG")]
    ForgivenessGate,
    /// No secret watching of another person.
    #[serde(rename = "X-SURV")]
    NoCovertWatching,
    /// No children as messengers.
    #[serde(rename = "X-KIDS")]
    NoChildrenBetween,
    /// Watch for self-attack.
    #[serde(rename = "X-SHAME")]
    SelfAttack,
    /// Self-harm: show the way to help.
    #[serde(rename = "X-SUI")]
    SelfHarm,
}

/// A doable part of a guide.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exercise {
    /// Never changed once released.
    pub id: ExerciseId,
    /// Raised by one when the meaning of a prompt changes.
    pub revision: u32,
    /// At most 50 characters.
    pub title: String,
    /// About how long one sitting takes.
    pub minutes: u8,
    /// Who does it.
    pub mode: Mode,
    /// Roles it is offered to; all three if left out. (Someone who would rather not say counts as `both`.)
    #[serde(default = "every_role")]
    pub roles: Vec<Role>,
    /// True if it may be used in the first four weeks after finding out.
    #[serde(default)]
    pub fresh_ok: bool,
    /// True if it stays closed while the private safety check is at red (see content.md E4).
    #[serde(default)]
    pub closed_at_red: bool,
    /// Grade of the evidence.
    pub evidence: Evidence,
    /// Where it comes from, one line each, author and year first.
    pub sources: Vec<String>,
    /// Codes of what to take care of.
    #[serde(default)]
    pub cautions: Vec<Caution>,
    /// The care to take, in words; shown before the first prompt. Needed where `cautions` is not empty.
    #[serde(default)]
    pub care: Option<Wording>,
    /// What it is for, one or two sentences; shown in lists and before the first prompt.
    pub why: Wording,
    /// What the reader does before the first prompt: where to sit, what to have at hand.
    pub prepare: Wording,
    /// Words at the end, above the summary.
    pub close: Wording,
    /// Take the temperature before and after. Left out: yes, if it takes more than five minutes.
    #[serde(default)]
    pub temperature: Option<bool>,
    /// When a sitting counts as done.
    pub done: Done,
    /// When to come back.
    #[serde(default)]
    pub repeat: Option<Repeat>,
    /// What to do next, best first.
    #[serde(default)]
    pub next: Vec<ExerciseId>,
    /// What it asks, in order, written as `[[exercise.prompt]]`; at most 60.
    #[serde(skip)]
    pub prompts: Vec<Prompt>,
}

fn every_role() -> Vec<Role> {
    vec![Role::Hurt, Role::Accountable, Role::Both]
}

impl Exercise {
    /// Whether the temperature is taken before and after.
    #[must_use]
    pub fn takes_temperature(&self) -> bool {
        self.temperature.unwrap_or(self.minutes > 5)
    }

    /// Whether it is offered to this role.
    #[must_use]
    pub fn offered_to(&self, role: Role) -> bool {
        let role = if role == Role::Unsaid { Role::Both } else { role };
        self.roles.contains(&role)
    }
}

/// When a sitting counts as done. Behaviour only, never quality.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Done {
    /// All of these prompts have a response.
    #[serde(default)]
    pub all: Vec<PromptId>,
    /// At least `count` of `of` have a response.
    #[serde(default)]
    pub count: u8,
    /// The prompts `count` looks at; all prompts if left out.
    #[serde(default)]
    pub of: Vec<PromptId>,
    /// In words, for the reader: "three lines and your sentence for tonight".
    pub words: String,
}

/// When an exercise is worth coming back to. An offer, never a duty.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Repeat {
    /// Days after which Today offers it again.
    pub after_days: u16,
    /// In words: "once a week while nights are hard".
    pub words: String,
}

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
}

impl Prompt {
    /// Whether people in this role may see it at all.
    #[must_use]
    pub fn shown_to(&self, role: Role) -> bool {
        let role = if role == Role::Unsaid { Role::Both } else { role };
        self.show_if.as_ref().is_none_or(|condition| condition.role.is_empty() || condition.role.contains(&role))
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
    /// Only if this earlier choice prompt ...
    #[serde(default)]
    pub prompt: Option<PromptId>,
    /// ... has one of these options.
    #[serde(default)]
    pub is: Vec<Slug>,
    /// Only in the first sitting, or only in later ones.
    #[serde(default)]
    pub sitting: Option<Which>,
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
