//! Calendar days as people write and read them. Owns their wording in English; does not own any clock.

use chrono::{Datelike, NaiveDate};

/// "Sat 21 Nov", with the year if it is not the year of `today`.
#[must_use]
pub fn short(day: NaiveDate, today: NaiveDate) -> String {
    let form = if day.year() == today.year() { "%a %-d %b" } else { "%a %-d %b %Y" };
    day.format(form).to_string()
}

/// "Saturday 21 November 2026".
#[must_use]
pub fn full(day: NaiveDate) -> String {
    day.format("%A %-d %B %Y").to_string()
}

/// A text that is no calendar day.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a day this page can read. Write it like 2026-11-22 or 22 Nov 2026.")]
pub struct NotADay(pub String);

/// A day out of what someone typed: `2026-11-22`, `22 Nov 2026`, `22 Nov` (this year, or last year if that is still
/// to come), `today`, `yesterday`. Nothing typed means no day.
///
/// # Errors
/// If something was typed that is none of these.
pub fn read(text: &str, today: NaiveDate) -> Result<Option<NaiveDate>, NotADay> {
    let typed = text.trim().to_lowercase();
    let day = match typed.as_str() {
        "" => return Ok(None),
        "today" => Some(today),
        "yesterday" => today.pred_opt(),
        _ => exact(&typed).or_else(|| without_year(&typed, today)),
    };
    day.map(Some).ok_or_else(|| NotADay(text.trim().to_owned()))
}

fn exact(typed: &str) -> Option<NaiveDate> {
    ["%Y-%m-%d", "%d %b %Y", "%d %B %Y"].iter().find_map(|form| NaiveDate::parse_from_str(typed, form).ok())
}

fn without_year(typed: &str, today: NaiveDate) -> Option<NaiveDate> {
    let this_year = exact(&format!("{typed} {}", today.year()))?;
    if this_year <= today { Some(this_year) } else { exact(&format!("{typed} {}", today.year() - 1)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    #[test]
    fn days_are_read_the_way_people_write_them() {
        let today = day("2026-11-22");
        for (typed, meant) in [
            ("2026-11-02", "2026-11-02"),
            (" 2 Nov 2025 ", "2025-11-02"),
            ("2 november 2025", "2025-11-02"),
            ("2 nov", "2026-11-02"),
            ("24 dec", "2025-12-24"),
            ("Today", "2026-11-22"),
            ("yesterday", "2026-11-21"),
        ] {
            assert_eq!(read(typed, today), Ok(Some(day(meant))), "{typed}");
        }
        assert_eq!(read("  ", today), Ok(None));
        for typed in ["soon", "2026-02-30", "22", "1/2/3"] {
            assert!(read(typed, today).is_err(), "{typed}");
        }
    }

    #[test]
    fn the_year_shows_only_where_it_differs() {
        assert_eq!(short(day("2026-11-21"), day("2026-11-22")), "Sat 21 Nov");
        assert_eq!(short(day("2025-11-21"), day("2026-11-22")), "Fri 21 Nov 2025");
    }
}
