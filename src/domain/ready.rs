//! Being ready to work together: said for a window of four weeks, by each alone, and over for everybody at its end.
//!
//! Windows are the same for everybody and do not begin when somebody says yes, so that neither a lapse nor its day
//! tells anything about a person.

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

/// Days of a window.
pub const DAYS: i64 = 28;
/// In the last days of a window, yes counts for the next one too.
pub const RENEWAL: i64 = 7;

/// Four weeks, counted from Monday, 5 January 1970.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Window(pub i64);

impl Window {
    /// The window of a day.
    #[must_use]
    pub fn of(day: NaiveDate) -> Self {
        Self((day - first()).num_days().div_euclid(DAYS))
    }

    /// Its last day.
    #[must_use]
    pub fn last_day(self) -> NaiveDate {
        let days = (self.0 + 1).saturating_mul(DAYS) - 1;
        u64::try_from(days).ok().and_then(|days| first().checked_add_days(Days::new(days))).unwrap_or(NaiveDate::MAX)
    }

    /// Through which window someone is ready who says yes on `day`.
    #[must_use]
    pub fn through(day: NaiveDate) -> Self {
        let now = Self::of(day);
        if (now.last_day() - day).num_days() < RENEWAL { Self(now.0 + 1) } else { now }
    }
}

/// Whether both may work together on `day`, from what each said.
#[must_use]
pub fn both(own: Option<Window>, other: Option<Window>, day: NaiveDate) -> bool {
    let now = Window::of(day);
    [own, other].into_iter().all(|through| through.is_some_and(|through| through >= now))
}

fn first() -> NaiveDate {
    NaiveDate::from_ymd_opt(1970, 1, 5).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn a_window_ends_for_both_on_the_same_day_whoever_said_yes_when() {
        let early = Window::through(day("2026-11-02"));
        let late = Window::through(day("2026-11-15"));
        assert_eq!(Window::of(day("2026-11-02")), Window::of(day("2026-11-15")), "the days of this test");
        assert_eq!(early, late);
        assert!(both(Some(early), Some(late), early.last_day()));
        assert!(!both(Some(early), Some(late), early.last_day().succ_opt().expect("a day")));
    }

    #[test]
    fn one_yes_is_not_enough() {
        let today = day("2026-11-22");
        let yes = Some(Window::through(today));
        assert!(both(yes, yes, today));
        assert!(!both(yes, None, today) && !both(None, yes, today) && !both(None, None, today));
    }

    proptest! {
        #[test]
        fn yes_holds_for_a_week_at_least_and_five_weeks_at_most(after in 0_u64..40_000) {
            let said = first() + Days::new(after);
            let left = (Window::through(said).last_day() - said).num_days();
            prop_assert!((RENEWAL..DAYS + RENEWAL).contains(&left), "{}", left);
        }
    }
}
