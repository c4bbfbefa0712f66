//! How the domain's values stand in columns: moments and days as text, choices by their names, the rest as JSON.
//!
//! Owns both directions. A value that cannot be read back counts as damage, never as a default.

use super::super::error::RoomError;
use crate::domain::moment::Moment;
use chrono::{DateTime, Datelike, FixedOffset, NaiveDate, SecondsFormat, Utc};
use rusqlite::types::Type;
use rusqlite::{Error, Result, Row};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// `2026-11-22T14:02:11.5+01:00[Europe/Berlin]`, the form of RFC 9557.
pub(super) fn moment_text(moment: &Moment) -> String {
    // RFC 3339 has years 0 to 9999; a clock outside them is broken anyhow, and must not cost the words.
    let utc = match moment.utc.year() {
        ..1 => DateTime::UNIX_EPOCH,
        1..=9998 => moment.utc,
        _ => DateTime::from_timestamp(253_370_764_800, 0).unwrap_or(DateTime::UNIX_EPOCH),
    };
    let local = FixedOffset::east_opt(moment.offset * 60).map(|offset| utc.with_timezone(&offset));
    let mut text = match local {
        Some(local) => local.to_rfc3339_opts(SecondsFormat::AutoSi, false),
        None => utc.to_rfc3339_opts(SecondsFormat::AutoSi, false),
    };
    if !moment.zone.is_empty() {
        text.push('[');
        text.push_str(&moment.zone);
        text.push(']');
    }
    text
}

/// The moment in a text that [`moment_text`] made.
pub(super) fn moment_in(text: &str) -> Option<Moment> {
    let (instant, zone) = match text.split_once('[') {
        Some((instant, zone)) => (instant, zone.strip_suffix(']')?),
        None => (text, ""),
    };
    let local = DateTime::parse_from_rfc3339(instant).ok()?;
    Some(Moment::new(local.with_timezone(&Utc), local.offset().local_minus_utc() / 60, zone))
}

/// The moment in a column.
pub(super) fn moment(row: &Row<'_>, column: &str) -> Result<Moment> {
    moment_in(&row.get::<_, String>(column)?).ok_or_else(|| unreadable(column))
}

/// The moment in a column, if there is one.
pub(super) fn moment_if(row: &Row<'_>, column: &str) -> Result<Option<Moment>> {
    match row.get::<_, Option<String>>(column)? {
        Some(text) => moment_in(&text).map(Some).ok_or_else(|| unreadable(column)),
        None => Ok(None),
    }
}

/// A calendar day as text.
pub(super) fn day_text(day: NaiveDate) -> String {
    day.format("%Y-%m-%d").to_string()
}

/// The day in a column.
pub(super) fn day(row: &Row<'_>, column: &str) -> Result<NaiveDate> {
    parsed(&row.get::<_, String>(column)?, column)
}

/// The day in a column, if there is one.
pub(super) fn day_if(row: &Row<'_>, column: &str) -> Result<Option<NaiveDate>> {
    row.get::<_, Option<String>>(column)?.map(|text| parsed(&text, column)).transpose()
}

/// The name of a choice, as serde writes it.
pub(super) fn word(choice: &impl Serialize) -> std::result::Result<String, RoomError> {
    match serde_json::to_value(choice) {
        Ok(serde_json::Value::String(name)) => Ok(name),
        _ => Err(RoomError::Unexpected { code: 0 }),
    }
}

/// The choice named in a column.
pub(super) fn choice<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> Result<T> {
    named(row.get(column)?, column)
}

/// The choice named in a column, if there is one.
pub(super) fn choice_if<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> Result<Option<T>> {
    row.get::<_, Option<String>>(column)?.map(|name| named(name, column)).transpose()
}

/// A value as JSON.
pub(super) fn json(value: &impl Serialize) -> std::result::Result<String, RoomError> {
    serde_json::to_string(value).map_err(|_| RoomError::Unexpected { code: 0 })
}

/// The value in a JSON column.
pub(super) fn from_json<T: DeserializeOwned>(row: &Row<'_>, column: &str) -> Result<T> {
    serde_json::from_str(&row.get::<_, String>(column)?).map_err(|_| unreadable(column))
}

/// An id that an author wrote, from a column.
pub(super) fn parsed_in<T: std::str::FromStr>(row: &Row<'_>, column: &str) -> Result<T> {
    parsed(&row.get::<_, String>(column)?, column)
}

/// An id that an author wrote, from a column, if there is one.
pub(super) fn parsed_if<T: std::str::FromStr>(row: &Row<'_>, column: &str) -> Result<Option<T>> {
    row.get::<_, Option<String>>(column)?.map(|text| parsed(&text, column)).transpose()
}

fn parsed<T: std::str::FromStr>(text: &str, column: &str) -> Result<T> {
    text.parse().map_err(|_| unreadable(column))
}

fn named<T: DeserializeOwned>(name: String, column: &str) -> Result<T> {
    serde_json::from_value(serde_json::Value::String(name)).map_err(|_| unreadable(column))
}

fn unreadable(column: &str) -> Error {
    Error::InvalidColumnType(0, column.to_owned(), Type::Text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::TimeZone;
    use proptest::prelude::*;

    #[test]
    fn a_moment_stands_in_a_column_as_a_person_reads_it() {
        let utc = Utc.with_ymd_and_hms(2026, 11, 22, 13, 2, 11).single().expect("a real instant");
        let moment = Moment::new(utc, 60, "Europe/Berlin");
        assert_eq!(moment_text(&moment), "2026-11-22T14:02:11+01:00[Europe/Berlin]");
        assert_eq!(moment_in(&moment_text(&moment)), Some(moment));
    }

    #[test]
    fn a_broken_clock_costs_no_words() {
        for utc in [DateTime::<Utc>::MIN_UTC, DateTime::<Utc>::MAX_UTC] {
            for offset in [-1439, 0, 1439] {
                assert!(moment_in(&moment_text(&Moment::new(utc, offset, "UTC"))).is_some(), "{utc} {offset}");
            }
        }
    }

    proptest! {
        #[test]
        fn every_moment_reads_back(seconds in -62_000_000_000_i64..253_000_000_000, nanos in 0_u32..1_000_000_000, offset in -1439_i32..=1439, zone in "[A-Za-z_/+-]{0,20}") {
            let utc = DateTime::from_timestamp(seconds, nanos).expect("an instant");
            let moment = Moment::new(utc, offset, zone);
            prop_assert_eq!(moment_in(&moment_text(&moment)), Some(moment));
        }
    }
}
