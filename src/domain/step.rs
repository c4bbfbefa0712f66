//! The six places of the programme: step 0 and the five steps.

use serde::{Deserialize, Serialize};

/// One of the stages of the programme. The order is a suggestion, never a lock.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub enum Step {
    /// Step 0: steady yourself, look at safety, name what happened.
    Before,
    /// Step 1.
    Communication,
    /// Step 2.
    Accountability,
    /// Step 3.
    Boundaries,
    /// Step 4. Never owed.
    Forgiveness,
    /// Step 5.
    Intimacy,
}

impl Step {
    /// All steps in the suggested order.
    pub const ALL: [Self; 6] =
        [Self::Before, Self::Communication, Self::Accountability, Self::Boundaries, Self::Forgiveness, Self::Intimacy];

    /// 0 to 5.
    #[must_use]
    pub const fn number(self) -> u8 {
        self as u8
    }

    /// The step's name as a person reads it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Before => "Before you begin",
            Self::Communication => "Communication",
            Self::Accountability => "Accountability",
            Self::Boundaries => "Boundaries",
            Self::Forgiveness => "Forgiveness",
            Self::Intimacy => "Closeness",
        }
    }

    /// One line under the name: what the step is about.
    #[must_use]
    pub const fn line(self) -> &'static str {
        match self {
            Self::Before => "steady yourself, and name what happened",
            Self::Communication => "say it, hear it, and know when to pause",
            Self::Accountability => "own it, and keep small promises",
            Self::Boundaries => "what you need, and what you will do",
            Self::Forgiveness => "never owed, no hurry",
            Self::Intimacy => "small good things, at your pace",
        }
    }
}

/// A step number outside 0 to 5.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} is not a step: steps go from 0 to 5")]
pub struct NoSuchStep(pub u8);

impl TryFrom<u8> for Step {
    type Error = NoSuchStep;

    fn try_from(number: u8) -> Result<Self, NoSuchStep> {
        Self::ALL.get(usize::from(number)).copied().ok_or(NoSuchStep(number))
    }
}

impl From<Step> for u8 {
    fn from(step: Step) -> Self {
        step.number()
    }
}
