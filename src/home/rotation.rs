//! Which backups to keep: a pure rule over their numbers and days.

use chrono::{Datelike, NaiveDate};
use std::collections::BTreeSet;

/// A backup as the rule sees it: its running number, higher is later, and the writer's day it was made on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Made {
    pub(crate) number: u64,
    pub(crate) day: NaiveDate,
}

const LATEST: usize = 10;
const DAYS: usize = 7;
const WEEKS: usize = 4;
const MONTHS: usize = 12;

/// The numbers to keep: the ten latest, and the last one of each of the latest 7 days, 4 weeks and 12 months that
/// have any. "Latest" goes by number, so a clock that was set back never makes a new backup look old.
pub(crate) fn keep(all: &[Made]) -> BTreeSet<u64> {
    let mut newest_first: Vec<Made> = all.to_vec();
    newest_first.sort_unstable_by_key(|made| std::cmp::Reverse(made.number));
    let mut kept: BTreeSet<u64> = newest_first.iter().take(LATEST).map(|made| made.number).collect();
    kept.extend(last_of_each(&newest_first, DAYS, |day| (day.year(), day.ordinal())));
    kept.extend(last_of_each(&newest_first, WEEKS, |day| (day.iso_week().year(), day.iso_week().week())));
    kept.extend(last_of_each(&newest_first, MONTHS, |day| (day.year(), day.month())));
    kept
}

/// The last of each of the first `count` spans met on the way back.
fn last_of_each(newest_first: &[Made], count: usize, span: impl Fn(NaiveDate) -> (i32, u32)) -> Vec<u64> {
    let mut met = BTreeSet::new();
    let mut kept = Vec::with_capacity(count);
    for made in newest_first {
        if kept.len() < count && met.insert(span(made.day)) {
            kept.push(made.number);
        }
    }
    kept
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Days;
    use proptest::prelude::*;

    /// Makes `each_day` backups on every one of `days` days, dropping after each as the program would.
    fn live(days: u64, each_day: u64) -> (Vec<Made>, NaiveDate) {
        let first = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
        let mut stored: Vec<Made> = Vec::new();
        let mut number = 0;
        let mut day = first;
        for passed in 0..days {
            day = first + Days::new(passed);
            for _ in 0..each_day {
                number += 1;
                stored.push(Made { number, day });
                let kept = keep(&stored);
                stored.retain(|made| kept.contains(&made.number));
            }
        }
        (stored, day)
    }

    #[test]
    fn four_hundred_days_keep_exactly_the_stated_generations() {
        let (stored, last) = live(400, 3);
        let days: BTreeSet<NaiveDate> = stored.iter().map(|made| made.day).collect();
        let numbers: BTreeSet<u64> = stored.iter().map(|made| made.number).collect();
        let latest: BTreeSet<u64> = (1191..=1200).collect();
        assert!(latest.is_subset(&numbers));
        for back in 0..7 {
            assert!(days.contains(&(last - Days::new(back))), "the day {back} days back is gone");
        }
        let weeks: BTreeSet<_> = days.iter().map(|day| day.iso_week()).collect();
        assert!(weeks.len() >= 4);
        let months: BTreeSet<_> = days.iter().map(|day| (day.year(), day.month())).collect();
        assert_eq!(months.len(), 12);
        assert!(stored.len() <= LATEST + DAYS + WEEKS + MONTHS);
        // The last of a past month is the one that stayed.
        assert!(days.contains(&NaiveDate::from_ymd_opt(2026, 11, 30).expect("a day")), "{days:?}");
    }

    #[test]
    fn a_clock_set_back_never_drops_the_newest() {
        let far = NaiveDate::from_ymd_opt(2040, 1, 1).expect("a day");
        let now = NaiveDate::from_ymd_opt(2026, 1, 1).expect("a day");
        let mut all: Vec<Made> = (1..=30).map(|number| Made { number, day: far + Days::new(number) }).collect();
        all.push(Made { number: 31, day: now });
        assert!(keep(&all).contains(&31));
    }

    proptest! {
        #[test]
        fn keeping_twice_keeps_the_same(days in proptest::collection::vec(0_u64..900, 0..80)) {
            let first = NaiveDate::from_ymd_opt(2024, 2, 1).expect("a day");
            let all: Vec<Made> = (1_u64..).zip(days).map(|(number, day)| Made { number, day: first + Days::new(day) }).collect();
            let kept = keep(&all);
            let again: Vec<Made> = all.iter().copied().filter(|made| kept.contains(&made.number)).collect();
            prop_assert_eq!(&keep(&again), &kept);
            prop_assert_eq!(kept.len(), again.len());
            prop_assert!(kept.len() >= all.len().min(LATEST));
            prop_assert!(kept.len() <= LATEST + DAYS + WEEKS + MONTHS);
            if let Some(last) = all.last() {
                prop_assert!(kept.contains(&last.number));
            }
        }
    }
}
