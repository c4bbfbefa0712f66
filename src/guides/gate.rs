//! Whether an exercise is open to someone today, and why not. Words included, so every screen says the same.

use super::model::Exercise;
use crate::domain::safety::SafetyLevel;

/// What is known about the reader when a gate is asked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ground {
    /// The last safety check, if there was one.
    pub safety: Option<SafetyLevel>,
    /// Days since the breach became known, if that was told.
    pub days_known: Option<i64>,
    /// Exercises rest today, after a harm-now answer.
    pub rest: Rest,
}

/// Whether exercises rest today.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "each name says it")]
pub enum Rest {
    #[default]
    No,
    Today,
}

/// How a gate stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gate {
    /// Open.
    Open,
    /// Open after a word of care: one can go on anyway.
    Care(&'static str),
    /// Closed today.
    Closed(&'static str),
}

/// Days after finding out in which only exercises marked `fresh_ok` are offered first (content basis: trials left out
/// people in this time; threshold by judgement).
pub const FRESH_DAYS: i64 = 28;

/// Asks the gate of one exercise.
#[must_use]
pub fn gate(exercise: &Exercise, ground: Ground) -> Gate {
    if ground.rest == Rest::Today {
        return Gate::Closed("Exercises rest today. Reading, writing and the help pages stay open.");
    }
    if exercise.closed_at_red && ground.safety.is_some_and(SafetyLevel::is_red) {
        return Gate::Closed("This one is not open now. Your own pages, the journal and the help pages stay open.");
    }
    let fresh = ground.days_known.is_some_and(|days| days < FRESH_DAYS);
    if fresh && !exercise.fresh_ok {
        return Gate::Care("It is early days. This one often goes better after the first four weeks. You decide.");
    }
    Gate::Open
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guides::library::Library;

    fn exercise(id: &str) -> Exercise {
        let library = Library::embedded();
        library.exercise(&id.parse().expect("an id")).expect("an exercise of ours").clone()
    }

    #[test]
    fn a_red_check_closes_what_is_marked_and_nothing_else() {
        let red = Ground { safety: Some(SafetyLevel::Red), ..Ground::default() };
        assert!(matches!(gate(&exercise("c1-outside"), red), Gate::Closed(_)));
        assert_eq!(gate(&exercise("u0-steady"), red), Gate::Open);
        let green = Ground { safety: Some(SafetyLevel::Green), ..Ground::default() };
        assert_eq!(gate(&exercise("c1-outside"), green), Gate::Open);
    }

    #[test]
    fn early_days_ask_for_care_and_leave_the_choice() {
        let fresh = Ground { days_known: Some(3), ..Ground::default() };
        assert!(matches!(gate(&exercise("a2-own"), fresh), Gate::Care(_)));
        assert_eq!(gate(&exercise("u0-steady"), fresh), Gate::Open);
        assert_eq!(gate(&exercise("a2-own"), Ground { days_known: Some(28), ..fresh }), Gate::Open);
    }

    #[test]
    fn a_day_of_rest_closes_every_exercise() {
        let rest = Ground { rest: Rest::Today, ..Ground::default() };
        assert!(matches!(gate(&exercise("u0-steady"), rest), Gate::Closed(_)));
    }
}
