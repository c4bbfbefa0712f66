//! What comes before one can say "I am ready to work together", on one's own. Pure.
//!
//! The page that shows this is the same whatever stands against it: the reason is never told apart from "not finished".

use super::participant::Participant;
use crate::domain::ids::ExerciseId;
use crate::guides::gate::limits;
use chrono::NaiveDate;

/// Exercises of step 0 that are finished alone before two work together.
pub const BEFORE: [&str; 3] = ["u0-steady", "u0-intent", "u0-rules"];

/// How far one person is with what comes first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Readiness {
    /// Each thing that comes first, with the exercise behind it (none for the private check) and whether it is done.
    pub first: Vec<(Option<ExerciseId>, Stand)>,
    /// Whether the private check lets two work together.
    check: Stand,
}

/// Whether something is done.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stand {
    /// It is not.
    #[default]
    Open,
    /// It is.
    Done,
}

impl Readiness {
    /// How far this person is on `today`.
    #[must_use]
    pub fn of(person: &Participant, today: NaiveDate) -> Self {
        let checked = person.profile.safety.filter(|safety| (today - safety.day).num_days() < limits().check_days);
        let done = |is: bool| if is { Stand::Done } else { Stand::Open };
        let mut first = vec![(None, done(checked.is_some()))];
        for id in BEFORE.iter().filter_map(|id| id.parse::<ExerciseId>().ok()) {
            let stand = done(person.progress.finished.contains_key(&id));
            first.push((Some(id), stand));
        }
        let check = done(checked.is_some_and(|safety| !safety.level.closes_joint_work()));
        Self { first, check }
    }

    /// Whether "I am ready" can be said.
    #[must_use]
    pub fn may_say_yes(&self) -> bool {
        self.is_finished() && self.check == Stand::Done
    }

    /// Whether all that comes first is done.
    #[must_use]
    pub fn is_finished(&self) -> bool {
        self.first.iter().all(|(_, stand)| *stand == Stand::Done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::safety::{SafetyLevel, SafetyResult};

    fn person(level: Option<SafetyLevel>, finished: usize, today: NaiveDate) -> Participant {
        let mut person = Participant::default();
        person.profile.safety = level.map(|level| SafetyResult { level, day: today });
        for id in &BEFORE[..finished] {
            person.progress.finished.insert(id.parse().expect("an id"), (1, None));
        }
        person
    }

    #[test]
    fn yes_needs_all_of_it_and_a_check_that_allows_it() {
        let today = NaiveDate::default();
        use SafetyLevel as L;
        for (level, finished, may) in [
            (Some(L::Green), 3, true),
            (Some(L::Amber), 3, true),
            (Some(L::Green), 2, false),
            (Some(L::Red), 3, false),
            (Some(L::HarmOwn), 3, false),
            (Some(L::HarmNow), 3, false),
            (None, 3, false),
        ] {
            assert_eq!(
                Readiness::of(&person(level, finished, today), today).may_say_yes(),
                may,
                "{level:?} {finished}"
            );
        }
    }

    #[test]
    fn an_old_check_does_not_count() {
        let today = NaiveDate::default();
        let later = today + chrono::Duration::days(limits().check_days);
        assert!(!Readiness::of(&person(Some(SafetyLevel::Green), 3, today), later).may_say_yes());
    }

    #[test]
    fn red_and_green_show_the_same_list() {
        let today = NaiveDate::default();
        let list = |level| Readiness::of(&person(Some(level), 2, today), today).first;
        assert_eq!(list(SafetyLevel::Red), list(SafetyLevel::Green));
    }
}
