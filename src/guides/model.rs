//! What a guide file holds, field by field. These doc comments are the authoring manual.
//!
//! A guide is one TOML file: a header, then any number of `[[reading]]` and `[[exercise]]` tables. Unknown fields
//! are refused, so a slip of the pen is found at once. [`Guide::parse`] reads a file; meaning is checked in
//! [`crate::guides::check`].

mod prompt;

pub use prompt::{Choice, Column, Kind, Phase, Prompt, ShowIf, Which};

use super::wording::Wording;
use crate::domain::ids::{ExerciseId, PromptId, ReadingId};
use crate::domain::person::{Bond, Role};
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
    /// Bonds it is offered to; all three if left out.
    #[serde(default = "every_bond")]
    pub bonds: Vec<Bond>,
    /// True if it may be used in the first four weeks after finding out.
    #[serde(default)]
    pub fresh_ok: bool,
    /// True if it stays closed while the private safety check is at red (see content.md E4).
    #[serde(default)]
    pub closed_at_red: bool,
    /// Closed for today if the temperature before is this or more, 1 to 10. The rest offered from 8 on is always there.
    #[serde(default)]
    pub temperature_below: Option<u8>,
    /// What has to come first, written as `[[exercise.needs]]`. Closed until then.
    #[serde(default)]
    pub needs: Vec<Need>,
    /// A page of the program that this exercise opens instead of asking prompts. Only ours may have one.
    #[serde(default)]
    pub page: Option<OwnPage>,
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

fn every_bond() -> Vec<Bond> {
    Bond::ALL.to_vec()
}

/// A page of the program that can stand among the exercises.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum OwnPage {
    /// The private safety check.
    SafetyCheck,
}

/// Something that has to come before an exercise: `exercise` or `ledger_days`, not both.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Need {
    /// This exercise was finished at least once.
    #[serde(default)]
    pub exercise: Option<ExerciseId>,
    /// The ledger of small promises has marks on this many days.
    #[serde(default)]
    pub ledger_days: Option<u16>,
    /// Only for these roles; for all if left out.
    #[serde(default)]
    pub role: Vec<Role>,
    /// Why this comes first.
    pub words: Wording,
}

impl Exercise {
    /// Whether the temperature is taken before and after.
    #[must_use]
    pub fn takes_temperature(&self) -> bool {
        self.temperature.unwrap_or(self.minutes > 5)
    }

    /// Whether it is offered in this role and bond.
    #[must_use]
    pub fn offered_to(&self, role: Role, bond: Bond) -> bool {
        self.roles.contains(&role.in_guides()) && self.bonds.contains(&bond)
    }
}

/// When a sitting counts as done. Behaviour only, never quality.
#[derive(Clone, Debug, PartialEq, Deserialize)]
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
    /// How many finished sittings make one round of the exercise, 1 to 30; 1 if left out.
    #[serde(default = "one")]
    pub sittings: u8,
    /// Hours to wait between two sittings of a round. A word of care before that, never a closed door.
    #[serde(default)]
    pub hours_apart: u16,
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

const fn one() -> u8 {
    1
}
