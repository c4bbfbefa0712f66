//! How often a commitment was kept, over the last two and the last four weeks.
//!
//! Excused days leave the count. A due day without a mark is not counted either: silence is not a miss. Moved ahead of
//! time counts as kept. There is no streak, no score and no ranking: only numbers of days, and below [`LEAST`] counted
//! days it is too early to say anything. Every mark in the span counts, also one on a day that a later change of plan
//! no longer makes due.

use crate::domain::commitment::{CommitmentDraft, DayMark, Mark};
use chrono::{Days, NaiveDate};
use std::collections::BTreeMap;

/// Fewer counted days than this say nothing. Four, so that a weekly commitment can speak after four weeks.
pub const LEAST: usize = 4;

/// The two spans that are looked at, in days; each ends with the day it is looked at.
pub const SPANS: [u64; 2] = [14, 28];

/// How the days of a span went.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Kept as said.
    pub kept: usize,
    /// Moved ahead of time.
    pub moved: usize,
    /// Kept in part.
    pub partly: usize,
    /// Missed.
    pub missed: usize,
    /// Excused; not counted.
    pub excused: usize,
    /// Due and not marked; not counted.
    pub open: usize,
}

/// The kept-rate as two numbers of days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Rate {
    /// Fewer than [`LEAST`] days are counted.
    TooEarly,
    /// So many of so many counted days, moved ones among them.
    Of {
        /// Kept or moved ahead of time.
        kept: usize,
        /// All counted days.
        of: usize,
    },
}

impl Tally {
    /// Days in the count.
    #[must_use]
    pub const fn counted(&self) -> usize {
        self.kept + self.moved + self.partly + self.missed
    }

    /// The kept-rate.
    #[must_use]
    pub const fn rate(&self) -> Rate {
        if self.counted() < LEAST {
            return Rate::TooEarly;
        }
        Rate::Of { kept: self.kept + self.moved, of: self.counted() }
    }
}

/// One day in a calendar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sign {
    /// Nothing was due.
    NotDue,
    /// Due, without a mark.
    Open,
    /// Marked.
    Marked(Mark),
}

impl Sign {
    /// Its letter, the same in every set of signs.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::NotDue => '.',
            Self::Open => 'o',
            Self::Marked(mark) => mark.letter(),
        }
    }

    /// The same in words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::NotDue => "not due",
            Self::Open => "no mark",
            Self::Marked(mark) => mark.label(),
        }
    }
}

/// The span of so many days that ends with `last`.
#[must_use]
pub fn span(last: NaiveDate, days: u64) -> (NaiveDate, NaiveDate) {
    (last.checked_sub_days(Days::new(days.saturating_sub(1))).unwrap_or(last), last)
}

/// Each day of a span with its sign, the earliest first. `marks` are those of this commitment; for a day that is there
/// twice the later one counts.
#[must_use]
pub fn calendar(text: &CommitmentDraft, marks: &[DayMark], span: (NaiveDate, NaiveDate)) -> Vec<(NaiveDate, Sign)> {
    let marked: BTreeMap<NaiveDate, Mark> = marks.iter().map(|one| (one.day, one.mark)).collect();
    let days = span.0.iter_days().take_while(|day| *day <= span.1);
    days.map(|day| match marked.get(&day) {
        Some(mark) => (day, Sign::Marked(*mark)),
        None if text.is_due(day) => (day, Sign::Open),
        None => (day, Sign::NotDue),
    })
    .collect()
}

/// How the days of a span went.
#[must_use]
pub fn tally(text: &CommitmentDraft, marks: &[DayMark], span: (NaiveDate, NaiveDate)) -> Tally {
    let mut tally = Tally::default();
    for (_, sign) in calendar(text, marks, span) {
        match sign {
            Sign::NotDue => {}
            Sign::Open => tally.open += 1,
            Sign::Marked(Mark::Kept) => tally.kept += 1,
            Sign::Marked(Mark::Renegotiated) => tally.moved += 1,
            Sign::Marked(Mark::Partly) => tally.partly += 1,
            Sign::Marked(Mark::Missed) => tally.missed += 1,
            Sign::Marked(Mark::Excused) => tally.excused += 1,
        }
    }
    tally
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::commitment::Size;
    use crate::domain::ids::CommitmentId;
    use crate::domain::recurrence::{MonthDay, Recurrence, WeekCount, Weekdays};
    use proptest::collection::vec;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn plan(often: Recurrence, since: NaiveDate) -> CommitmentDraft {
        let (what, when, then, evidence) = Default::default();
        CommitmentDraft { what, when, then, evidence, size: Size::UnderTwo, often, since, until: None }
    }

    fn marked(day: NaiveDate, mark: Mark) -> DayMark {
        DayMark { commitment: CommitmentId(1), day, mark, line: String::new() }
    }

    #[test]
    fn excused_and_unmarked_days_leave_the_count_and_moved_ones_count_as_kept() {
        let first = day("2026-11-09");
        let marks = [Mark::Kept, Mark::Renegotiated, Mark::Partly, Mark::Missed, Mark::Excused];
        let marks: Vec<DayMark> = first.iter_days().zip(marks).map(|(day, mark)| marked(day, mark)).collect();
        let tally = tally(&plan(Recurrence::Daily, first), &marks, span(day("2026-11-22"), 14));
        let wanted = Tally { kept: 1, moved: 1, partly: 1, missed: 1, excused: 1, open: 9 };
        assert_eq!(tally, wanted);
        assert_eq!(tally.rate(), Rate::Of { kept: 2, of: 4 });
    }

    #[test]
    fn three_counted_days_are_too_early_to_say() {
        let first = day("2026-11-20");
        let marks: Vec<DayMark> = first.iter_days().take(3).map(|day| marked(day, Mark::Kept)).collect();
        assert_eq!(tally(&plan(Recurrence::Daily, first), &marks, span(day("2026-11-22"), 14)).rate(), Rate::TooEarly);
    }

    #[test]
    fn the_order_of_good_and_bad_days_changes_nothing() {
        let first = day("2026-11-09");
        let of = |order: [Mark; 4]| {
            let marks: Vec<DayMark> = first.iter_days().zip(order).map(|(day, mark)| marked(day, mark)).collect();
            tally(&plan(Recurrence::Daily, first), &marks, span(day("2026-11-22"), 14))
        };
        assert_eq!(
            of([Mark::Kept, Mark::Kept, Mark::Kept, Mark::Missed]),
            of([Mark::Kept, Mark::Missed, Mark::Kept, Mark::Kept])
        );
    }

    #[test]
    fn a_mark_stays_in_the_count_when_the_plan_has_changed_since() {
        let saturday = marked(day("2026-11-21"), Mark::Kept);
        let workdays = plan(Recurrence::Weekdays(Weekdays::WORKDAYS), day("2026-11-01"));
        let week = calendar(&workdays, std::slice::from_ref(&saturday), span(day("2026-11-22"), 7));
        let letters: String = week.iter().map(|(_, sign)| sign.letter()).collect();
        assert_eq!(letters, "oooooK.");
    }

    fn any_plan() -> impl Strategy<Value = CommitmentDraft> {
        let often = prop_oneof![
            Just(Recurrence::Once),
            Just(Recurrence::Daily),
            Just(Recurrence::EachTime),
            (1_u8..=127).prop_map(|bits| Recurrence::Weekdays(Weekdays::try_from(bits).expect("days"))),
            (1_u8..=12).prop_map(|weeks| Recurrence::Weeks(WeekCount::try_from(weeks).expect("weeks"))),
            (1_u8..=31).prop_map(|day| Recurrence::Monthly(MonthDay::try_from(day).expect("a day"))),
        ];
        // Around the leap day of 2028 and the ends of its months.
        (often, 0_u64..120).prop_map(|(often, days)| plan(often, day("2027-12-01") + Days::new(days)))
    }

    fn any_marks() -> impl Strategy<Value = Vec<DayMark>> {
        let mark = prop::sample::select(Mark::ALL.to_vec());
        vec((0_u64..150, mark), 0..60).prop_map(|marks| {
            marks.into_iter().map(|(days, mark)| marked(day("2027-12-01") + Days::new(days), mark)).collect()
        })
    }

    proptest! {
        #[test]
        fn each_day_of_the_span_is_counted_once_or_not_at_all(plan in any_plan(), marks in any_marks(), last in 30_u64..150, long in 1_u64..60) {
            let span = span(day("2027-12-01") + Days::new(last), long);
            let tally = tally(&plan, &marks, span);
            let days = calendar(&plan, &marks, span);
            prop_assert_eq!(days.len() as u64, long);
            let signs = days.iter().filter(|(_, sign)| *sign != Sign::NotDue).count();
            prop_assert_eq!(tally.counted() + tally.excused + tally.open, signs);
            let mut inside: Vec<NaiveDate> = marks.iter().map(|one| one.day).filter(|day| (span.0..=span.1).contains(day)).collect();
            inside.sort_unstable();
            inside.dedup();
            prop_assert_eq!(tally.counted() + tally.excused, inside.len(), "no mark is lost and none is doubled");
        }

        #[test]
        fn kept_is_never_more_than_counted_and_excusing_a_miss_never_lowers_it(plan in any_plan(), marks in any_marks(), last in 30_u64..150) {
            let span = span(day("2027-12-01") + Days::new(last), 28);
            let before = tally(&plan, &marks, span);
            prop_assert!(before.kept + before.moved <= before.counted());
            let excused: Vec<DayMark> = marks.iter().cloned().map(|mut one| {
                if one.mark == Mark::Missed { one.mark = Mark::Excused; }
                one
            }).collect();
            let after = tally(&plan, &excused, span);
            prop_assert_eq!((after.kept, after.moved, after.missed), (before.kept, before.moved, 0));
            prop_assert_eq!(after.counted(), before.counted() - before.missed);
        }

        #[test]
        fn the_two_halves_of_a_span_add_up(plan in any_plan(), marks in any_marks(), last in 30_u64..150) {
            let last = day("2027-12-01") + Days::new(last);
            let (whole, late) = (tally(&plan, &marks, span(last, 28)), tally(&plan, &marks, span(last, 14)));
            let early = tally(&plan, &marks, span(last - Days::new(14), 14));
            prop_assert_eq!(whole.counted(), late.counted() + early.counted());
            prop_assert_eq!(whole.open, late.open + early.open);
        }
    }
}
