//! Journal entries: saving, reading, choosing, and what they are found by.

use super::super::error::RoomError;
use super::columns;
use super::{Marked, Room, drafts, versions};
use crate::domain::draft::DraftPlace;
use crate::domain::entry::{Entry, EntryDraft, Mood, Origin, TagCount, tags_from};
use crate::domain::ids::{BreachId, EntryId, SittingId};
use crate::domain::moment::Moment;
use crate::domain::step::Step;
use rusqlite::{OptionalExtension, Row, Transaction, params};

/// From so many entries at once on, the search index is put in order with them.
const MANY: usize = 500;

impl Room {
    /// Stores what was written at `place` and takes its draft away, in one: a new entry for `NewEntry`, or a change
    /// of a stored one, whose wording until now is kept as a version if it differs.
    ///
    /// # Errors
    ///
    /// `Gone` if the entry to change is no longer there, or if `place` is not one where entries are written.
    pub fn save_entry(&mut self, place: &DraftPlace, draft: &EntryDraft, now: &Moment) -> Result<EntryId, RoomError> {
        let more = u64::from(*place == DraftPlace::NewEntry);
        self.write_entries(more, |tx| {
            let id = match place {
                DraftPlace::NewEntry => insert(tx, draft, now)?,
                DraftPlace::Entry(id) => change(tx, *id, draft, now)?,
                _ => return Err(RoomError::Gone),
            };
            drafts::remove(tx, place)?;
            Ok(id)
        })
    }

    /// Stores many new entries at once, in the order given; all of them or none.
    ///
    /// # Errors
    ///
    /// If the room cannot be written.
    pub fn import_entries(&mut self, entries: &[(EntryDraft, Moment)]) -> Result<usize, RoomError> {
        self.write(|tx| {
            for (draft, written) in entries {
                insert(tx, draft, written)?;
            }
            if entries.len() >= MANY {
                Self::join_all(tx)?;
            }
            Ok(entries.len())
        })
    }

    /// One entry, also one in the trash.
    ///
    /// # Errors
    ///
    /// `Gone` if there is none with this id.
    pub fn entry(&self, id: EntryId) -> Result<Entry, RoomError> {
        self.read(|tx| load(tx, id))
    }

    /// Chooses an entry for the counselor, or no longer.
    ///
    /// # Errors
    ///
    /// `Gone` if there is none with this id.
    pub fn set_marked(&mut self, id: EntryId, marked: Marked) -> Result<(), RoomError> {
        self.write(|tx| {
            let marked = marked == Marked::Yes;
            one(tx.execute("UPDATE entries SET marked = ?2 WHERE id = ?1", params![id.0, marked])?)
        })
    }

    /// All tags of entries that are not in the trash: the most used first, then by name.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn tags(&self) -> Result<Vec<TagCount>, RoomError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached(
                "SELECT tag, count(*) AS entries FROM entry_tags GROUP BY tag ORDER BY entries DESC, tag",
            )?;
            let counts = statement
                .query_map([], |row| Ok(TagCount { tag: row.get("tag")?, entries: count(row.get("entries")?) }))?;
            Ok(counts.collect::<Result<_, _>>()?)
        })
    }

    /// How many entries there are outside the trash.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn entries_written_count(&self) -> Result<u64, RoomError> {
        self.read(|tx| self.live_count(tx))
    }
}

impl Room {
    /// How many entries there are outside the trash. Remembered until a write that may change it, unless another
    /// window writes.
    pub(super) fn live_count(&self, tx: &Transaction<'_>) -> Result<u64, RoomError> {
        if let Some(known) = self.live.get() {
            return Ok(known);
        }
        let mut statement =
            tx.prepare_cached("SELECT count(*) FROM entries INDEXED BY entries_by_day WHERE trashed IS NULL")?;
        let counted = count(statement.query_row([], |row| row.get(0))?);
        if self.closed_to_writing.is_none() {
            self.live.set(Some(counted));
        }
        Ok(counted)
    }
}

/// A stored count as a number that cannot be negative.
pub(super) fn count(number: i64) -> u64 {
    u64::try_from(number).unwrap_or(0)
}

/// Fails with `Gone` unless exactly one row was changed.
pub(super) fn one(changed: usize) -> Result<(), RoomError> {
    if changed == 1 { Ok(()) } else { Err(RoomError::Gone) }
}

fn insert(tx: &Transaction<'_>, draft: &EntryDraft, now: &Moment) -> Result<EntryId, RoomError> {
    let (sitting, breach) = origin_columns(draft.origin);
    let when = columns::moment_text(now);
    let tags = stored_tags(draft);
    tx.prepare_cached(
        "INSERT INTO entries (lead, tags, mood, step, sitting, breach, starter, written, day, changed)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?8)",
    )?
    .execute(params![
        lead(draft),
        tags,
        draft.mood.map(Mood::level),
        draft.step.map(Step::number),
        sitting,
        breach,
        draft.starter,
        when,
        columns::day_text(now.day()),
    ])?;
    let id = EntryId(tx.last_insert_rowid());
    tx.prepare_cached("INSERT INTO entry_words (entry, title, body) VALUES (?1, ?2, ?3)")?.execute(params![
        id.0,
        draft.title,
        draft.body
    ])?;
    file_under(tx, id)?;
    Ok(id)
}

/// Gives a stored entry new words. Its old ones become a version if they differ.
pub(super) fn change(
    tx: &Transaction<'_>,
    id: EntryId,
    draft: &EntryDraft,
    now: &Moment,
) -> Result<EntryId, RoomError> {
    let before = load(tx, id)?;
    let tags = stored_tags(draft);
    let after = EntryDraft { tags: split_tags(&tags), ..draft.clone() };
    if before.text == after {
        return Ok(id);
    }
    versions::keep(tx, id, &before.text, now)?;
    take_out(tx, id)?;
    let (sitting, breach) = origin_columns(draft.origin);
    tx.prepare_cached(
        "UPDATE entries SET lead = ?2, tags = ?3, mood = ?4, step = ?5, sitting = ?6, breach = ?7, starter = ?8,
         changed = ?9 WHERE id = ?1",
    )?
    .execute(params![
        id.0,
        lead(draft),
        tags,
        draft.mood.map(Mood::level),
        draft.step.map(Step::number),
        sitting,
        breach,
        draft.starter,
        columns::moment_text(now),
    ])?;
    tx.prepare_cached("UPDATE entry_words SET title = ?2, body = ?3 WHERE entry = ?1")?.execute(params![
        id.0,
        draft.title,
        draft.body
    ])?;
    file_under(tx, id)?;
    Ok(id)
}

/// Puts an entry under its tags and among what a search finds, unless it is in the trash.
pub(super) fn file_under(tx: &Transaction<'_>, id: EntryId) -> Result<(), RoomError> {
    let Some((title, body, tags)) = live_text(tx, id)? else { return Ok(()) };
    tx.prepare_cached("INSERT INTO entry_search (rowid, title, body, tags) VALUES (?1, ?2, ?3, ?4)")?
        .execute(params![id.0, title, body, tags])?;
    let mut statement = tx.prepare_cached("INSERT OR IGNORE INTO entry_tags (tag, entry) VALUES (?1, ?2)")?;
    for tag in split_tags(&tags) {
        statement.execute(params![tag, id.0])?;
    }
    Ok(())
}

/// The reverse of [`file_under`]. Needs the words as they were filed, so it comes before any change to them.
pub(super) fn take_out(tx: &Transaction<'_>, id: EntryId) -> Result<(), RoomError> {
    let Some((title, body, tags)) = live_text(tx, id)? else { return Ok(()) };
    tx.prepare_cached(
        "INSERT INTO entry_search (entry_search, rowid, title, body, tags) VALUES ('delete', ?1, ?2, ?3, ?4)",
    )?
    .execute(params![id.0, title, body, tags])?;
    tx.prepare_cached("DELETE FROM entry_tags WHERE entry = ?1")?.execute([id.0])?;
    Ok(())
}

fn live_text(tx: &Transaction<'_>, id: EntryId) -> Result<Option<(String, String, String)>, RoomError> {
    let mut statement = tx.prepare_cached("SELECT title, body, tags FROM entry_text WHERE id = ?1")?;
    Ok(statement.query_row([id.0], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).optional()?)
}

/// Reads one entry.
pub(super) fn load(tx: &Transaction<'_>, id: EntryId) -> Result<Entry, RoomError> {
    let mut statement = tx.prepare_cached(
        "SELECT entries.*, title, body, (SELECT count(*) FROM versions WHERE entry = entries.id) AS versions
         FROM entries JOIN entry_words ON entry_words.entry = entries.id WHERE entries.id = ?1",
    )?;
    Ok(statement.query_row([id.0], from_row)?)
}

/// An entry from a row that has all columns of [`load`].
pub(super) fn from_row(row: &Row<'_>) -> rusqlite::Result<Entry> {
    let sitting = row.get::<_, Option<i64>>("sitting")?.map(|id| Origin::Sitting(SittingId(id)));
    let breach = row.get::<_, Option<i64>>("breach")?.map(|id| Origin::Breach(BreachId(id)));
    Ok(Entry {
        id: EntryId(row.get("id")?),
        text: EntryDraft {
            title: row.get("title")?,
            body: row.get("body")?,
            tags: split_tags(&row.get::<_, String>("tags")?),
            mood: mood(row)?,
            step: step(row)?,
            origin: sitting.or(breach),
            starter: row.get("starter")?,
        },
        written: columns::moment(row, "written")?,
        changed: columns::moment(row, "changed")?,
        marked: row.get("marked")?,
        versions: row.get("versions")?,
    })
}

/// The mood in a row.
pub(super) fn mood(row: &Row<'_>) -> rusqlite::Result<Option<Mood>> {
    Ok(row.get::<_, Option<u8>>("mood")?.and_then(|level| Mood::try_from(level).ok()))
}

fn step(row: &Row<'_>) -> rusqlite::Result<Option<Step>> {
    Ok(row.get::<_, Option<u8>>("step")?.and_then(|number| Step::try_from(number).ok()))
}

/// Tags as they stand in their column.
pub(super) fn split_tags(tags: &str) -> Vec<String> {
    tags.split(' ').filter(|tag| !tag.is_empty()).map(str::to_owned).collect()
}

fn stored_tags(draft: &EntryDraft) -> String {
    tags_from(&draft.tags.join(" ")).join(" ")
}

fn origin_columns(origin: Option<Origin>) -> (Option<i64>, Option<i64>) {
    match origin {
        Some(Origin::Sitting(id)) => (Some(id.0), None),
        Some(Origin::Breach(id)) => (None, Some(id.0)),
        None => (None, None),
    }
}

const LEAD: usize = 80;

/// What a list shows: the title, or the first line of the body, cut at a word.
pub(super) fn lead(draft: &EntryDraft) -> String {
    let title = draft.title.trim();
    let line = if title.is_empty() {
        draft.body.lines().map(str::trim).find(|line| !line.is_empty()).unwrap_or_default()
    } else {
        title
    };
    if line.chars().count() <= LEAD {
        return line.to_owned();
    }
    let cut: String = line.chars().take(LEAD).collect();
    let whole = cut.rsplit_once(char::is_whitespace).map_or(cut.as_str(), |(words, _)| words);
    format!("{}…", whole.trim_end())
}
