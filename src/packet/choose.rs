//! Which records fit a selection.

use super::{Parts, Selection, Which};
use crate::domain::entry::Entry;
use crate::domain::ids::{EntryId, SittingId};
use crate::domain::marked::Marked;
use crate::domain::sitting::{Sitting, SittingState};
use chrono::NaiveDate;

/// What goes in, oldest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Chosen<'a> {
    /// Journal entries.
    pub entries: Vec<&'a Entry>,
    /// Sittings that have ended.
    pub sittings: Vec<&'a Sitting>,
}

/// One record that fits, and whether it goes in: it can be taken out by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// Which record.
    pub id: ItemId,
    /// Its day.
    pub day: NaiveDate,
    /// Its title, or its first words.
    pub label: String,
    /// Whether it goes in.
    pub chosen: Marked,
}

/// The id of a record that can be exported.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ItemId {
    /// A journal entry.
    Entry(EntryId),
    /// A sitting.
    Sitting(SittingId),
}

/// The records that go in. Sittings that are open or were set aside never do.
#[must_use]
pub fn choose<'a>(selection: &Selection, entries: &'a [Entry], sittings: &'a [Sitting]) -> Chosen<'a> {
    let mut chosen = fitting(selection, entries, sittings);
    chosen.entries.retain(|entry| !selection.without_entries.contains(&entry.id));
    chosen.sittings.retain(|sitting| !selection.without_sittings.contains(&sitting.id));
    chosen
}

/// All records that fit, also those taken out by hand; entries first, each kind oldest first.
#[must_use]
pub fn items(selection: &Selection, entries: &[Entry], sittings: &[Sitting]) -> Vec<Item> {
    let fitting = fitting(selection, entries, sittings);
    let entries = fitting.entries.into_iter().map(|entry| Item {
        id: ItemId::Entry(entry.id),
        day: entry.written.day(),
        label: beginning(entry),
        chosen: Marked::from(!selection.without_entries.contains(&entry.id)),
    });
    let sittings = fitting.sittings.into_iter().map(|sitting| Item {
        id: ItemId::Sitting(sitting.id),
        day: day_of(sitting),
        label: sitting.title.clone(),
        chosen: Marked::from(!selection.without_sittings.contains(&sitting.id)),
    });
    entries.chain(sittings).collect()
}

fn fitting<'a>(selection: &Selection, entries: &'a [Entry], sittings: &'a [Sitting]) -> Chosen<'a> {
    let mut entries: Vec<&Entry> = entries.iter().filter(|entry| entry_fits(selection, entry)).collect();
    let mut sittings: Vec<&Sitting> = sittings.iter().filter(|sitting| sitting_fits(selection, sitting)).collect();
    entries.sort_by_key(|entry| entry.id);
    sittings.sort_by_key(|sitting| (day_of(sitting), sitting.id));
    Chosen { entries, sittings }
}

fn entry_fits(selection: &Selection, entry: &Entry) -> bool {
    selection.parts != Parts::Sittings
        && (selection.which == Which::All || entry.marked)
        && in_days(selection, entry.written.day())
        && selection.tag.as_ref().is_none_or(|tag| entry.text.tags.contains(tag))
        && selection.step.is_none_or(|step| entry.text.step == Some(step))
}

fn sitting_fits(selection: &Selection, sitting: &Sitting) -> bool {
    selection.parts != Parts::Entries
        && selection.tag.is_none()
        && matches!(sitting.state, SittingState::Done | SittingState::Kept)
        && (selection.which == Which::All || sitting.marked)
        && in_days(selection, day_of(sitting))
}

fn in_days(selection: &Selection, day: NaiveDate) -> bool {
    selection.from.is_none_or(|from| day >= from) && selection.to.is_none_or(|to| day <= to)
}

/// The day a sitting ended.
pub(super) fn day_of(sitting: &Sitting) -> NaiveDate {
    sitting.ended.as_ref().unwrap_or(&sitting.begun).day()
}

/// The title, or the first words of the body.
fn beginning(entry: &Entry) -> String {
    let title = entry.text.title.trim();
    if !title.is_empty() {
        return title.to_owned();
    }
    let words: Vec<&str> = entry.text.body.split_whitespace().take(8).collect();
    words.join(" ")
}
