//! The private safety check: from answers to a level. Only the level and its date are ever kept.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// What the check found, gravest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SafetyLevel {
    /// Thoughts of dying or of hurting someone, now.
    HarmNow,
    /// Fear, injury, threats, force or control.
    Red,
    /// They have frightened, hurt or controlled the other.
    HarmOwn,
    /// Something that makes work alone come first.
    Amber,
    /// Nothing of that kind was said. Not a proof of safety.
    Green,
}

impl SafetyLevel {
    /// Joint work and letting-go exercises stay closed.
    #[must_use]
    pub const fn closes_joint_work(self) -> bool {
        !matches!(self, Self::Green | Self::Amber)
    }

    /// Exercises marked `closed_at_red` stay closed.
    #[must_use]
    pub const fn is_red(self) -> bool {
        matches!(self, Self::HarmNow | Self::Red)
    }
}

/// A kept result.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SafetyResult {
    /// The level.
    pub level: SafetyLevel,
    /// The day it was asked.
    pub day: NaiveDate,
}

/// The ten questions of the check, by what they look for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs, reason = "the wording of each stands in assets/safety.toml")]
pub enum SafetyTopic {
    Afraid,
    Injured,
    Unwanted,
    Threatened,
    Control,
    LessSafe,
    OwnHarm,
    SelfHarm,
    Substances,
    Untold,
}

/// The level for the topics answered with yes, when so many questions were answered at all. A single yes is enough;
/// skipped counts as not said. `None` if nothing was answered: that is no check, and opens nothing.
#[must_use]
pub fn level_for(yes: &[SafetyTopic], answered: usize) -> Option<SafetyLevel> {
    use SafetyTopic as T;
    let any = |topics: &[T]| topics.iter().any(|topic| yes.contains(topic));
    if answered == 0 {
        return None;
    }
    Some(if any(&[T::SelfHarm]) {
        SafetyLevel::HarmNow
    } else if any(&[T::Afraid, T::Injured, T::Unwanted, T::Threatened, T::Control, T::LessSafe]) {
        SafetyLevel::Red
    } else if any(&[T::OwnHarm]) {
        SafetyLevel::HarmOwn
    } else if any(&[T::Substances, T::Untold]) {
        SafetyLevel::Amber
    } else {
        SafetyLevel::Green
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use SafetyTopic as T;

    #[test]
    fn one_yes_decides_and_the_gravest_wins() {
        let level = |yes: &[T]| level_for(yes, 10);
        assert_eq!(level(&[]), Some(SafetyLevel::Green));
        assert_eq!(level(&[T::Afraid]), Some(SafetyLevel::Red));
        assert_eq!(level(&[T::Substances]), Some(SafetyLevel::Amber));
        assert_eq!(level(&[T::Untold, T::OwnHarm]), Some(SafetyLevel::HarmOwn));
        assert_eq!(level(&[T::OwnHarm, T::LessSafe]), Some(SafetyLevel::Red));
        assert_eq!(level(&[T::Afraid, T::SelfHarm]), Some(SafetyLevel::HarmNow));
    }

    #[test]
    fn a_check_without_an_answer_has_no_level() {
        assert_eq!(level_for(&[], 0), None);
        assert_eq!(level_for(&[], 1), Some(SafetyLevel::Green));
    }
}
