//! Made-up records with fixed days.

use chrono::{Duration, NaiveDate, TimeZone, Utc};
use mendway::domain::entry::{Entry, EntryDraft, EntryLine, EntryWindow, TagCount};
use mendway::domain::ids::EntryId;
use mendway::domain::moment::Moment;

/// Nine in the evening in Berlin, so many days before Sunday 22 November 2026.
pub fn evening(days_ago: i64) -> Moment {
    let utc = Utc.with_ymd_and_hms(2026, 11, 22, 20, 0, 0).single().expect("a real instant");
    Moment::new(utc - Duration::days(days_ago), 60, "Europe/Berlin")
}

/// A day as text.
pub fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

/// A line of the journal list: the larger `seq`, the newer.
pub fn line(seq: i64) -> EntryLine {
    EntryLine {
        id: EntryId(seq),
        seq,
        title: format!("Entry {seq}"),
        written: evening(0),
        tags: Vec::new(),
        mood: None,
        marked: false,
        excerpt: Vec::new(),
    }
}

/// Lines `newest` down to `oldest`, both in it, out of a list from `1` to `top`.
pub fn window(newest: i64, oldest: i64, top: i64) -> EntryWindow {
    EntryWindow {
        lines: (oldest..=newest).rev().map(line).collect(),
        more_above: newest < top,
        more_below: oldest > 1,
        total: u64::try_from(top).ok(),
    }
}

/// An entry with these words.
pub fn entry(id: i64, title: &str, body: &str) -> Entry {
    Entry {
        id: EntryId(id),
        text: EntryDraft { title: title.into(), body: body.into(), ..EntryDraft::default() },
        written: evening(1),
        changed: evening(1),
        marked: false,
        versions: 0,
    }
}

/// Two tags.
pub fn tags() -> Vec<TagCount> {
    [("calm", 5), ("step1", 2)].map(|(tag, entries)| TagCount { tag: tag.into(), entries }).into()
}
