//! Days and times as people say them, in and out.

mod reading;

pub use reading::{doubtful, read, read_past};

use crate::domain::moment::Moment;
use chrono::{Datelike, NaiveDate};

const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// "Sun 22 Nov". Written by hand: every row of the journal's list says its day at every key, and reading a pattern each
/// time was a third of a key's work.
#[must_use]
pub fn day(date: NaiveDate) -> String {
    let month = usize::try_from(date.month0()).ok().and_then(|month| MONTHS.get(month));
    format!("{} {} {}", date.weekday(), date.day(), month.unwrap_or(&""))
}

/// "Sun 22 Nov", with the year where it is not the year of `today`.
#[must_use]
pub fn day_in(date: NaiveDate, today: NaiveDate) -> String {
    if date.year() == today.year() { day(date) } else { format!("{} {}", day(date), date.year()) }
}

/// "Sunday 22 November".
#[must_use]
pub fn long_day(date: NaiveDate) -> String {
    date.format("%A %-d %B").to_string()
}

/// "22 Nov 2026".
#[must_use]
pub fn full_day(date: NaiveDate) -> String {
    date.format("%-d %b %Y").to_string()
}

/// "Sun 22 Nov, 18:42".
#[must_use]
pub fn moment(moment: &Moment) -> String {
    format!("{}, {}", day(moment.day()), moment.time().format("%H:%M"))
}

/// "today", "yesterday", "Thursday", or "12 Oct", seen from `today`.
#[must_use]
pub fn near(date: NaiveDate, today: NaiveDate) -> String {
    match (today - date).num_days() {
        0 => "today".to_owned(),
        1 => "yesterday".to_owned(),
        2..=6 => date.format("%A").to_string(),
        _ if date.year() == today.year() => date.format("%-d %b").to_string(),
        _ => full_day(date),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_written_by_hand_is_the_day_the_pattern_says() {
        let first = NaiveDate::from_ymd_opt(2024, 1, 1).expect("a day");
        for date in first.iter_days().take(800) {
            assert_eq!(day(date), date.format("%a %-d %b").to_string());
            assert_eq!(day_in(date, date), day(date));
            assert_eq!(day_in(date, first - chrono::Duration::days(400)), date.format("%a %-d %b %Y").to_string());
        }
    }

    #[test]
    fn near_days_have_names() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day");
        let ago = |days| near(today - chrono::Duration::days(days), today);
        assert_eq!((ago(0).as_str(), ago(1).as_str(), ago(3).as_str()), ("today", "yesterday", "Thursday"));
        assert_eq!(ago(400), "18 Oct 2025");
    }
}
