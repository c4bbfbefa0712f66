//! What a talk file holds, field by field. These doc comments are the authoring manual.

use crate::domain::ids::{ExerciseId, Slug};
use crate::domain::person::{Bond, Person, Role};
use crate::domain::step::Step;
use crate::guides::model::{Evidence, Exercise, Prompt};
use crate::guides::wording::Wording;
use serde::Deserialize;

/// One talk: what two people do together, part by part.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Talk {
    /// The format the file is written in: 1.
    pub format: u32,
    /// The file's name without its ending; never changed once released. Small letters, digits and `-`.
    pub id: Slug,
    /// Raised by one when the meaning of a prompt changes.
    pub revision: u32,
    /// At most 50 characters.
    pub title: String,
    /// About how long one round takes, 1 to 60.
    pub minutes: u8,
    /// The step it belongs to.
    pub step: Step,
    /// Grade of the evidence.
    pub evidence: Evidence,
    /// Where it comes from, one line each, author and year first.
    pub sources: Vec<String>,
    /// The exercise it is the form for two of: its own id. Left out by a talk that stands alone.
    #[serde(default)]
    pub exercise: Option<ExerciseId>,
    /// Bonds it is offered to; all three if left out.
    #[serde(default = "every_bond")]
    pub bonds: Vec<Bond>,
    /// True if it may be used in the first four weeks after finding out.
    #[serde(default)]
    pub fresh_ok: bool,
    /// Not today if someone's temperature is this or more, 1 to 10.
    #[serde(default)]
    pub temperature_below: Option<u8>,
    /// Who goes first.
    #[serde(default)]
    pub first: First,
    /// What it is for.
    pub why: Wording,
    /// What to do before the first part.
    pub prepare: Wording,
    /// The care to take; says that either may stop at any time without a reason.
    pub care: Wording,
    /// Words at the end.
    pub close: Wording,
    /// Its parts, in order, written as `[[part]]`; at most 12.
    #[serde(skip)]
    pub parts: Vec<Part>,
}

fn every_bond() -> Vec<Bond> {
    Bond::ALL.to_vec()
}

impl Talk {
    /// The part with this id.
    #[must_use]
    pub fn part(&self, id: &Slug) -> Option<&Part> {
        self.parts.iter().find(|part| part.id == *id)
    }

    /// Where the part with this id stands, from 0.
    #[must_use]
    pub fn place(&self, id: &Slug) -> Option<usize> {
        self.parts.iter().position(|part| part.id == *id)
    }
}

/// Who goes first in a talk. The two may always choose otherwise.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum First {
    /// The one who was hurt.
    Hurt,
    /// The one who broke trust.
    Accountable,
    /// The one who did not go first the last time; the first time, the one who was hurt.
    #[default]
    Alternate,
    /// The two choose.
    Choose,
}

/// One part of a talk.
#[derive(Clone, Debug, PartialEq)]
pub struct Part {
    /// Unique in its talk; never changed once released.
    pub id: Slug,
    /// What is done in it: `kind = "apart"`. The kind's own fields stand beside it.
    pub kind: PartKind,
    /// At most 50 characters.
    pub title: String,
    /// What is read at this part.
    pub words: Wording,
    /// A calm timer, whole minutes, 1 to 60. On the floor: one turn, and always there.
    pub minutes: Option<u8>,
    /// True if it may be passed over.
    pub optional: bool,
    /// Its prompts, as an exercise; see [`Part::exercise`].
    pub(super) exercise: Option<Exercise>,
}

impl Part {
    /// The exercise whose sittings hold what is typed in this part; `None` where nothing is.
    ///
    /// Its id is the talk's and the part's, as in `c1-floor_rate`. Nothing in it is required.
    #[must_use]
    pub const fn exercise(&self) -> Option<&Exercise> {
        self.exercise.as_ref()
    }

    /// What it asks, in order; at most five.
    #[must_use]
    pub fn prompts(&self) -> &[Prompt] {
        self.exercise.as_ref().map_or(&[], |exercise| &exercise.prompts)
    }
}

/// What is done in a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// Words to read together.
    Read,
    /// Words said aloud; nothing is typed.
    Talk,
    /// Speaker and listener take turns.
    Floor {
        /// Turns for each, 1 to 5.
        turns: u8,
    },
    /// Each answers alone, the other looks away.
    Apart {
        /// Who answers.
        who: Who,
        /// What becomes of the answers.
        then: Then,
    },
    /// One types while both look on.
    Joint {
        /// Who may type.
        who: Who,
    },
}

impl PartKind {
    /// Who types in it; `None` where nothing is typed.
    #[must_use]
    pub const fn who(self) -> Option<Who> {
        match self {
            Self::Apart { who, .. } | Self::Joint { who } => Some(who),
            Self::Read | Self::Talk | Self::Floor { .. } => None,
        }
    }

    /// Whether answers are locked in and shown side by side once both released them.
    #[must_use]
    pub const fn is_revealed(self) -> bool {
        matches!(self, Self::Apart { then: Then::Reveal, .. })
    }
}

/// Who answers in a part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Who {
    /// Both. In a joint part: whoever has the keyboard.
    #[default]
    Each,
    /// Who goes first in this round.
    First,
    /// The other one.
    Second,
    /// Whoever was hurt. People whose part is mixed, or who would rather not say, are meant as well.
    Hurt,
    /// Whoever broke trust. People whose part is mixed, or who would rather not say, are meant as well.
    Accountable,
}

impl Who {
    /// Whether it means this person, in a round that `first` began, with their own part in what happened.
    #[must_use]
    pub fn means(self, person: Person, first: Person, role: Role) -> bool {
        match self {
            Self::Each => true,
            Self::First => person == first,
            Self::Second => person != first,
            Self::Hurt => role != Role::Accountable,
            Self::Accountable => role != Role::Hurt,
        }
    }
}

/// What becomes of answers given apart.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Then {
    /// Shown side by side once both released them.
    #[default]
    Reveal,
    /// They stay in one's own room.
    Stay,
}
