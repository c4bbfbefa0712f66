//! Days as people type them: `2026-11-22`, "22 Nov", "Nov 22", "friday", "in two weeks", "+14".
//!
//! Owns what is understood, and which of two possible days is meant. What could be either of two days is refused, never
//! guessed.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};

/// Years that are taken for real.
const YEARS: std::ops::RangeInclusive<i32> = 1900..=2200;
const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const NUMBERS: [&str; 13] =
    ["a", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];

/// Which way a day without a year, or a day of the week, is looked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Toward {
    Ahead,
    Back,
}

/// Reads a day; one without a year is the next such day.
#[must_use]
pub fn read(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    of(text, today, Toward::Ahead)
}

/// Reads a day of something that has been; one without a year is the last such day.
#[must_use]
pub fn read_past(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    of(text, today, Toward::Back)
}

/// The two days that digits such as `12/01/2026` could mean; `None` if they can mean at most one.
#[must_use]
pub fn doubtful(text: &str) -> Option<(NaiveDate, NaiveDate)> {
    let (first, second, year) = digits(text)?;
    let (day_first, month_first) = (ymd(year, second, first)?, ymd(year, first, second)?);
    (day_first != month_first).then_some((day_first, month_first))
}

fn of(text: &str, today: NaiveDate, toward: Toward) -> Option<NaiveDate> {
    let text = text.trim().to_lowercase();
    let day = match text.as_str() {
        "today" => Some(today),
        "yesterday" => today.pred_opt(),
        "tomorrow" => today.succ_opt(),
        text => numbered(text).or_else(|| counted(text, today)).or_else(|| named(text, today, toward)),
    };
    day.filter(|day| YEARS.contains(&day.year()))
}

fn ymd(year: i32, month: u32, day: u32) -> Option<NaiveDate> {
    NaiveDate::from_ymd_opt(year, month, day)
}

/// Three numbers with slashes or hyphens between, the year last.
fn digits(text: &str) -> Option<(u32, u32, i32)> {
    let parts: Vec<&str> = text.trim().split(['/', '-']).collect();
    let [first, second, year] = parts.as_slice() else { return None };
    let short = |part: &str| (1..=2).contains(&part.len()) && part.bytes().all(|byte| byte.is_ascii_digit());
    if !(short(first) && short(second) && year.len() == 4) {
        return None;
    }
    Some((first.parse().ok()?, second.parse().ok()?, year.parse().ok()?))
}

/// Digits alone, where they can mean one day only.
fn numbered(text: &str) -> Option<NaiveDate> {
    let plain = ["%Y-%m-%d", "%Y/%m/%d", "%d.%m.%Y"];
    if let Some(day) = plain.iter().find_map(|form| NaiveDate::parse_from_str(text, form).ok()) {
        return Some(day);
    }
    if doubtful(text).is_some() {
        return None;
    }
    let (first, second, year) = digits(text)?;
    ymd(year, second, first).or_else(|| ymd(year, first, second))
}

/// So many days, weeks or months from today: "+14", "in two weeks", "3 days ago".
fn counted(text: &str, today: NaiveDate) -> Option<NaiveDate> {
    if let Some(days) = text.strip_prefix('+') {
        return today.checked_add_days(Days::new(days.trim().parse().ok()?));
    }
    let parts: Vec<&str> = text.split_whitespace().collect();
    let (count, unit, toward) = match parts.as_slice() {
        ["in", count, unit] => (count, unit, Toward::Ahead),
        [count, unit, "ago"] => (count, unit, Toward::Back),
        _ => return None,
    };
    let word = NUMBERS.iter().position(|word| word == count).map(|at| at.max(1));
    let count = count.parse().ok().or_else(|| u32::try_from(word?).ok())?;
    let days = match unit.trim_end_matches('s') {
        "day" => u64::from(count),
        "week" => u64::from(count) * 7,
        "month" if toward == Toward::Ahead => return today.checked_add_months(Months::new(count)),
        "month" => return today.checked_sub_months(Months::new(count)),
        _ => return None,
    };
    match toward {
        Toward::Ahead => today.checked_add_days(Days::new(days)),
        Toward::Back => today.checked_sub_days(Days::new(days)),
    }
}

/// A day with a name in it: "friday", "14 January", "Dec 6 2026", "Sun 22 Nov".
fn named(text: &str, today: NaiveDate, toward: Toward) -> Option<NaiveDate> {
    let text = text.replace(',', " ");
    let mut parts: Vec<&str> = text.split_whitespace().filter(|part| !matches!(*part, "of" | "the" | "on")).collect();
    let toward = match parts.first() {
        Some(&"next") => Toward::Ahead,
        Some(&"last") => Toward::Back,
        _ => toward,
    };
    let said = matches!(parts.first(), Some(&("next" | "last")));
    if said {
        parts.remove(0);
    }
    let weekday = parts.first().and_then(|part| weekday(part));
    if weekday.is_some() {
        parts.remove(0);
    }
    match (parts.as_slice(), weekday) {
        ([], Some(weekday)) => {
            let mut days = (1..=7).filter_map(|days| step(today, days, toward));
            days.find(|day| day.weekday() == weekday)
        }
        (_, _) if said => None,
        ([a, b], weekday) => {
            let (day, month) = day_and_month(a, b)?;
            without_year(day, month, weekday, today, toward)
        }
        ([a, b, year], weekday) if year.len() == 4 => {
            let (day, month) = day_and_month(a, b)?;
            ymd(year.parse().ok()?, month, day).filter(|day| weekday.is_none_or(|weekday| day.weekday() == weekday))
        }
        _ => None,
    }
}

fn step(today: NaiveDate, days: u64, toward: Toward) -> Option<NaiveDate> {
    match toward {
        Toward::Ahead => today.checked_add_days(Days::new(days)),
        Toward::Back => today.checked_sub_days(Days::new(days)),
    }
}

fn weekday(part: &str) -> Option<Weekday> {
    let part = part.trim_end_matches('.');
    if part.len() < 3 { None } else { part.parse().ok() }
}

fn day_and_month(a: &str, b: &str) -> Option<(u32, u32)> {
    let both = |day: &str, month: &str| Some((day_number(day)?, month_number(month)?));
    both(a, b).or_else(|| both(b, a))
}

fn day_number(part: &str) -> Option<u32> {
    let end = part.find(|c: char| !c.is_ascii_digit()).unwrap_or(part.len());
    let (number, rest) = part.split_at(end);
    if matches!(rest, "" | "." | "st" | "nd" | "rd" | "th") { number.parse().ok() } else { None }
}

fn month_number(part: &str) -> Option<u32> {
    let part = part.trim_end_matches('.');
    let at = MONTHS.iter().position(|month| part.len() >= 3 && month.starts_with(part))?;
    u32::try_from(at).ok().map(|at| at + 1)
}

/// The next or last such day, today among them. With a day of the week, this year counts first if it fits.
fn without_year(day: u32, month: u32, weekday: Option<Weekday>, today: NaiveDate, toward: Toward) -> Option<NaiveDate> {
    let fits = |date: &NaiveDate| weekday.is_none_or(|weekday| date.weekday() == weekday);
    let here = ymd(today.year(), month, day).filter(fits);
    if weekday.is_some() && here.is_some() {
        return here;
    }
    let years = 0..=if weekday.is_some() { 40 } else { 8 };
    let mut dates = years.filter_map(|years| {
        let year = if toward == Toward::Ahead { today.year() + years } else { today.year() - years };
        ymd(year, month, day)
    });
    dates.find(|date| fits(date) && if toward == Toward::Ahead { *date >= today } else { *date <= today })
}

#[cfg(test)]
mod tests {
    use super::super::{day_in, full_day, long_day, near};
    use super::*;
    use proptest::prelude::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
    }

    #[test]
    fn days_are_read_in_the_forms_people_use() {
        for (text, day) in [
            ("2026-11-22", "2026-11-22"),
            ("22.11.2026", "2026-11-22"),
            ("22 Nov 2026", "2026-11-22"),
            ("22 november 2026", "2026-11-22"),
            (" TODAY ", "2026-11-22"),
            ("tomorrow", "2026-11-23"),
            ("in two weeks", "2026-12-06"),
            ("in 10 days", "2026-12-02"),
            ("in four weeks", "2026-12-20"),
            ("in a month", "2026-12-22"),
            ("two weeks ago", "2026-11-08"),
            ("+14", "2026-12-06"),
            ("friday", "2026-11-27"),
            ("next friday", "2026-11-27"),
            ("next Sunday", "2026-11-29"),
            ("last friday", "2026-11-20"),
            ("14 January", "2027-01-14"),
            ("the 14th of January", "2027-01-14"),
            ("6 Dec", "2026-12-06"),
            ("Dec 6", "2026-12-06"),
            ("Dec 6, 2027", "2027-12-06"),
            ("Sun 22 Nov", "2026-11-22"),
            ("25/12/2026", "2026-12-25"),
            ("12/25/2026", "2026-12-25"),
            ("05/05/2027", "2027-05-05"),
        ] {
            assert_eq!(read(text, today()).map(|day| day.to_string()).as_deref(), Some(day), "{text}");
        }
    }

    #[test]
    fn what_is_no_day_is_not_guessed_at() {
        for text in [
            "",
            "soon",
            "2026-02-30",
            "22.11.0026",
            "99999-01-01",
            "next week some time",
            "next",
            "in weeks",
            "in two",
            "friday 2026",
            "Mon 22 Nov 2026",
            "ma 4",
            "4",
            "31 Feb",
            "12/01/2026",
            "01-12-2026",
        ] {
            assert_eq!(read(text, today()), None, "{text}");
        }
    }

    #[test]
    fn digits_that_could_be_two_days_say_which() {
        let (day_first, month_first) = doubtful("12/01/2026").expect("two days");
        assert_eq!((full_day(day_first), full_day(month_first)), ("12 Jan 2026".into(), "1 Dec 2026".into()));
        assert_eq!(doubtful("25/12/2026"), None);
        assert_eq!(doubtful("2026-01-12"), None);
    }

    #[test]
    fn something_that_has_been_is_looked_for_backwards() {
        for (text, day) in [("14 January", "2026-01-14"), ("24 Dec", "2025-12-24"), ("thursday", "2026-11-19")] {
            assert_eq!(read_past(text, today()).map(|day| day.to_string()).as_deref(), Some(day), "{text}");
        }
    }

    proptest! {
        #[test]
        fn what_is_printed_is_read_back(now in 0_u64..60_000, off in -20_000_i64..20_000) {
            let first = NaiveDate::from_ymd_opt(1980, 1, 1).expect("a day");
            let today = first + Days::new(now);
            let date = today + chrono::Duration::days(off);
            if YEARS.contains(&date.year()) {
                for text in [date.to_string(), full_day(date), day_in(date, today)] {
                    prop_assert_eq!(read(&text, today), Some(date), "{}", &text);
                    prop_assert_eq!(read_past(&text, today), Some(date), "{}", &text);
                }
                let long = format!("{} {}", long_day(date), date.year());
                prop_assert_eq!(read(&long, today), Some(date), "{}", &long);
                if date <= today {
                    let text = near(date, today);
                    prop_assert_eq!(read_past(&text, today), Some(date), "{}", &text);
                }
            }
        }

        #[test]
        fn no_text_brings_the_reading_down(text in "\\PC{0,24}") {
            let _ = read(&text, today());
            let _ = read_past(&text, today());
            let _ = doubtful(&text);
        }
    }
}
