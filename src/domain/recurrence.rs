//! How often something falls due, in whole local calendar days.
//!
//! Owns which days are due and the words for it, in and out. Does not own clocks or zones: a day is the writer's own
//! day, so no change of clocks or of zone can double one or lose one.

mod reading;

use chrono::{Datelike, Days, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

/// How often. The first day is kept beside it: it says on which weekday weeks begin to count, and no day before it is
/// due.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", content = "value", rename_all = "kebab-case")]
pub enum Recurrence {
    /// On its first day only.
    Once,
    /// Every day.
    Daily,
    /// On these days of each week.
    Weekdays(Weekdays),
    /// Every so many weeks, on the weekday of its first day.
    Weeks(WeekCount),
    /// Each month on this day, or on the last day of a month that is shorter.
    Monthly(MonthDay),
    /// Whenever the moment for it comes. No day is due; any day can be marked.
    EachTime,
}

macro_rules! bounded {
    ($($(#[$doc:meta])* $name:ident in $low:literal..=$high:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[serde(try_from = "u8", into = "u8")]
        pub struct $name(u8);

        impl TryFrom<u8> for $name {
            type Error = OutOfRange;

            fn try_from(number: u8) -> Result<Self, OutOfRange> {
                if ($low..=$high).contains(&number) { Ok(Self(number)) } else { Err(OutOfRange(number)) }
            }
        }

        impl From<$name> for u8 {
            fn from(value: $name) -> Self {
                value.0
            }
        }
    )*};
}

bounded! {
    /// How many weeks lie between two due days, 1 to 12.
    WeekCount in 1..=12;
    /// A day of the month, 1 to 31.
    MonthDay in 1..=31;
    /// One to seven days of the week: a bit for each, Monday the lowest.
    Weekdays in 1..=127;
}

/// A number that no such thing can have.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0} is out of range")]
pub struct OutOfRange(pub u8);

const WEEK: [Weekday; 7] =
    [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri, Weekday::Sat, Weekday::Sun];

impl Weekdays {
    /// Monday to Friday.
    pub const WORKDAYS: Self = Self(0b001_1111);

    /// These days; `None` of none.
    #[must_use]
    pub fn of(days: &[Weekday]) -> Option<Self> {
        let bits = days.iter().fold(0, |bits, day| bits | 1 << day.num_days_from_monday());
        Self::try_from(bits).ok()
    }

    /// Whether a day is among them.
    #[must_use]
    pub const fn has(self, day: Weekday) -> bool {
        self.0 & 1 << day.num_days_from_monday() != 0
    }

    /// "Mon, Wed and Fri".
    fn words(self) -> String {
        let names: Vec<String> = WEEK.into_iter().filter(|day| self.has(*day)).map(|day| day.to_string()).collect();
        match names.split_last() {
            Some((last, [])) => last.clone(),
            Some((last, before)) => format!("{} and {last}", before.join(", ")),
            None => String::new(),
        }
    }
}

impl Recurrence {
    /// Whether `day` is due, counted from the first day.
    #[must_use]
    pub fn is_due(self, first: NaiveDate, day: NaiveDate) -> bool {
        if day < first {
            return false;
        }
        match self {
            Self::Once => day == first,
            Self::Daily => true,
            Self::Weekdays(days) => days.has(day.weekday()),
            Self::Weeks(count) => (day - first).num_days() % (7 * i64::from(count.0)) == 0,
            Self::Monthly(MonthDay(wanted)) => day.day() == u32::from(wanted.min(day.num_days_in_month())),
            Self::EachTime => false,
        }
    }

    /// The due days from `span.0` to `span.1`, both included, the earliest first.
    pub fn days(self, first: NaiveDate, span: (NaiveDate, NaiveDate)) -> impl Iterator<Item = NaiveDate> {
        let from = span.0.max(first);
        from.iter_days().take_while(move |day| *day <= span.1).filter(move |day| self.is_due(first, *day))
    }

    /// The first due day after `day`, if one comes.
    #[must_use]
    pub fn next(self, first: NaiveDate, day: NaiveDate) -> Option<NaiveDate> {
        // No two due days lie further apart than twelve weeks.
        let from = day.succ_opt()?.max(first);
        self.days(first, (from, from.checked_add_days(Days::new(12 * 7))?)).next()
    }

    /// In words that [`Recurrence::read`] reads back: "every day", "on Mon and Thu", "every 2 weeks, on Sun".
    #[must_use]
    pub fn words(self, first: NaiveDate) -> String {
        match self {
            Self::Once => "once".to_owned(),
            Self::Daily => "every day".to_owned(),
            Self::Weekdays(Weekdays::WORKDAYS) => "on workdays".to_owned(),
            Self::Weekdays(days) => format!("on {}", days.words()),
            Self::Weeks(WeekCount(1)) => format!("every week, on {}", first.weekday()),
            Self::Weeks(WeekCount(weeks)) => format!("every {weeks} weeks, on {}", first.weekday()),
            Self::Monthly(MonthDay(day @ 29..)) => format!("every month on day {day}, or its last day"),
            Self::Monthly(MonthDay(day)) => format!("every month on day {day}"),
            Self::EachTime => "each time it comes up".to_owned(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::moment::Moment;
    use chrono::DateTime;
    use proptest::prelude::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn due(recurrence: Recurrence, first: &str, from: &str, to: &str) -> Vec<String> {
        recurrence.days(day(first), (day(from), day(to))).map(|day| day.to_string()).collect()
    }

    fn monthly(day: u8) -> Recurrence {
        Recurrence::Monthly(MonthDay::try_from(day).expect("a day of the month"))
    }

    #[test]
    fn the_31st_falls_on_the_last_day_of_shorter_months_and_of_february_in_a_leap_year() {
        let days = due(monthly(31), "2027-12-31", "2027-12-01", "2028-05-01");
        assert_eq!(days, ["2027-12-31", "2028-01-31", "2028-02-29", "2028-03-31", "2028-04-30"]);
        assert_eq!(due(monthly(30), "2027-01-01", "2027-02-01", "2027-03-31"), ["2027-02-28", "2027-03-30"]);
    }

    #[test]
    fn every_two_weeks_keeps_its_weekday_through_the_end_of_the_year() {
        let every = Recurrence::Weeks(WeekCount::try_from(2).expect("weeks"));
        let days = due(every, "2026-12-20", "2026-12-01", "2027-01-31");
        assert_eq!(days, ["2026-12-20", "2027-01-03", "2027-01-17", "2027-01-31"]);
    }

    #[test]
    fn once_is_due_on_its_first_day_and_never_again() {
        assert_eq!(due(Recurrence::Once, "2028-02-29", "2028-01-01", "2030-01-01"), ["2028-02-29"]);
        assert_eq!(Recurrence::Once.next(day("2028-02-29"), day("2028-02-29")), None);
    }

    #[test]
    fn the_day_on_which_the_clocks_change_is_due_once() {
        // In Berlin the clocks went back on 25 October 2026: that day had 25 hours.
        assert_eq!(due(Recurrence::Daily, "2026-10-24", "2026-10-24", "2026-10-26").len(), 3);
        assert_eq!(due(Recurrence::Daily, "2026-03-28", "2026-03-28", "2026-03-30").len(), 3);
    }

    fn any_day() -> impl Strategy<Value = NaiveDate> {
        // 2020 to 2060, with every leap day between.
        (0_u64..14_600).prop_map(|days| day("2020-01-01") + Days::new(days))
    }

    fn any() -> impl Strategy<Value = Recurrence> {
        prop_oneof![
            Just(Recurrence::Once),
            Just(Recurrence::Daily),
            (1_u8..=127).prop_map(|bits| Recurrence::Weekdays(Weekdays(bits))),
            (1_u8..=12).prop_map(|weeks| Recurrence::Weeks(WeekCount(weeks))),
            (1_u8..=31).prop_map(monthly),
            Just(Recurrence::EachTime),
        ]
    }

    proptest! {
        #[test]
        fn days_come_in_order_without_doubles_and_none_is_lost(every in any(), first in any_day(), start in 0_u64..800, length in 0_u64..800) {
            let span = (first + Days::new(start), first + Days::new(start + length));
            let found: Vec<NaiveDate> = every.days(first, span).collect();
            let wanted: Vec<NaiveDate> = span.0.iter_days().take_while(|day| *day <= span.1).filter(|day| every.is_due(first, *day)).collect();
            prop_assert!(found.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert_eq!(found, wanted);
        }

        #[test]
        fn two_halves_of_a_span_hold_what_the_whole_holds(every in any(), first in any_day(), length in 1_u64..400, cut in 0_u64..400) {
            let (from, to) = (first, first + Days::new(length));
            let cut = first + Days::new(cut.min(length - 1));
            let next = cut.succ_opt().expect("a day");
            let halves: Vec<_> = every.days(first, (from, cut)).chain(every.days(first, (next, to))).collect();
            prop_assert_eq!(halves, every.days(first, (from, to)).collect::<Vec<_>>());
        }

        #[test]
        fn a_month_has_exactly_one_monthly_day(wanted in 1_u8..=31, first in any_day(), months in 1_u32..30) {
            let start = first.with_day(1).expect("a day") + chrono::Months::new(months);
            let end = start + chrono::Months::new(1);
            let found = monthly(wanted).days(first, (start, end.pred_opt().expect("a day"))).count();
            prop_assert_eq!(found, 1);
        }

        #[test]
        fn the_next_day_is_the_first_of_those_to_come(every in any(), first in any_day(), after in 0_u64..500) {
            let from = first + Days::new(after);
            let coming = every.days(first, (from + Days::new(1), from + Days::new(400))).next();
            prop_assert_eq!(every.next(first, from), coming);
        }

        #[test]
        fn the_words_are_read_back(every in any(), first in any_day()) {
            prop_assert_eq!(Recurrence::read(&every.words(first), first), Some(every));
        }

        #[test]
        fn stored_and_read_it_is_the_same(every in any()) {
            let text = serde_json::to_string(&every).expect("JSON");
            prop_assert_eq!(serde_json::from_str::<Recurrence>(&text).expect("read"), every);
        }

        #[test]
        fn whatever_the_zone_does_each_moment_belongs_to_one_day_of_the_count(
            seconds in 1_600_000_000_i64..2_500_000_000, offsets in proptest::collection::vec(-840_i32..=840, 2..30)
        ) {
            // Someone travels: an hour passes between two looks at the clock, and its offset is another each time.
            let looks = offsets.iter().zip(0_i64..).map(|(offset, hours)| {
                let utc = DateTime::from_timestamp(seconds + hours * 3600, 0).expect("an instant");
                Moment::new(utc, *offset, "").day()
            });
            let days: std::collections::BTreeSet<NaiveDate> = looks.collect();
            let (first, last) = (*days.first().expect("a day"), *days.last().expect("a day"));
            let due: Vec<NaiveDate> = Recurrence::Daily.days(first, (first, last)).collect();
            prop_assert!(days.iter().all(|day| due.iter().filter(|due| *due == day).count() == 1));
        }
    }
}
