//! Drafts: one for each place, and those that were closed, for thirty days.

use super::super::error::RoomError;
use super::{Room, columns, entries, trash};
use crate::domain::draft::{Draft, DraftPlace, KeptDraft};
use crate::domain::moment::Moment;
use rusqlite::{OptionalExtension, Row, Transaction, params};

/// A draft that was closed without being stored. It can be opened again for thirty days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosedDraft {
    /// Its number, for [`Room::reopen_draft`].
    pub id: i64,
    /// The draft.
    pub draft: KeptDraft,
    /// When it was closed.
    pub closed: Moment,
    /// Days until it goes for good, 0 to 30.
    pub days_left: u8,
}

impl Room {
    /// Keeps a draft in place of the one at the same place.
    ///
    /// # Errors
    ///
    /// If the room cannot be written.
    pub fn keep_draft(&mut self, draft: &Draft, now: &Moment) -> Result<(), RoomError> {
        self.write(|tx| put(tx, draft, now))
    }

    /// Keeps several drafts in one transaction, the oldest first.
    pub(crate) fn keep_drafts(&mut self, drafts: &[(Draft, Moment)]) -> Result<(), RoomError> {
        self.write_entries(0, |tx| drafts.iter().try_for_each(|(draft, kept)| put(tx, draft, kept)))
    }

    /// All drafts, the last kept first.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn drafts(&self) -> Result<Vec<KeptDraft>, RoomError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached("SELECT draft, kept FROM drafts ORDER BY id DESC")?;
            Ok(statement.query_map([], kept)?.collect::<Result<_, _>>()?)
        })
    }

    /// The draft at a place.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn draft(&self, place: &DraftPlace) -> Result<Option<KeptDraft>, RoomError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached("SELECT draft, kept FROM drafts WHERE place = ?1")?;
            Ok(statement.query_row([columns::json(place)?], kept).optional()?)
        })
    }

    /// How many drafts there are.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn drafts_count(&self) -> Result<u64, RoomError> {
        self.read(|tx| Ok(entries::count(tx.query_row("SELECT count(*) FROM drafts", [], |row| row.get(0))?)))
    }

    /// Closes the draft at a place. It can be opened again for thirty days. Nothing happens if there is none.
    ///
    /// # Errors
    ///
    /// If the room cannot be written.
    pub fn discard_draft(&mut self, place: &DraftPlace, now: &Moment) -> Result<(), RoomError> {
        self.write(|tx| close(tx, place, now))
    }

    /// The closed drafts, the last closed first.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn closed_drafts(&self, now: &Moment) -> Result<Vec<ClosedDraft>, RoomError> {
        self.read(|tx| {
            let mut statement =
                tx.prepare_cached("SELECT id, draft, kept, closed FROM closed_drafts ORDER BY id DESC")?;
            let found = statement.query_map([], |row| {
                let closed = columns::moment(row, "closed")?;
                let days_left = trash::days_left(&closed, now);
                Ok(ClosedDraft { id: row.get("id")?, draft: kept(row)?, closed, days_left })
            })?;
            Ok(found.collect::<Result<_, _>>()?)
        })
    }

    /// Opens a closed draft again. A draft that stands at its place by now is closed in its turn.
    ///
    /// # Errors
    ///
    /// `Gone` if there is no such draft.
    pub fn reopen_draft(&mut self, id: i64, now: &Moment) -> Result<KeptDraft, RoomError> {
        self.write(|tx| {
            let found = tx.query_row("SELECT draft, kept FROM closed_drafts WHERE id = ?1", [id], kept)?;
            tx.execute("DELETE FROM closed_drafts WHERE id = ?1", [id])?;
            close(tx, &found.draft.place, now)?;
            put(tx, &found.draft, &found.kept)?;
            Ok(found)
        })
    }
}

/// Removes the draft of words that are stored now.
pub(super) fn remove(tx: &Transaction<'_>, place: &DraftPlace) -> Result<(), RoomError> {
    tx.prepare_cached("DELETE FROM drafts WHERE place = ?1")?.execute([columns::json(place)?])?;
    Ok(())
}

/// Removes the draft and the closed drafts of a place for good.
pub(super) fn forget(tx: &Transaction<'_>, place: &DraftPlace) -> Result<(), RoomError> {
    let place = columns::json(place)?;
    tx.execute("DELETE FROM drafts WHERE place = ?1", [&place])?;
    tx.execute("DELETE FROM closed_drafts WHERE place = ?1", [&place])?;
    Ok(())
}

/// The numbers of closed drafts whose thirty days are over.
pub(super) fn expired(tx: &Transaction<'_>, now: &Moment) -> Result<Vec<i64>, RoomError> {
    let mut statement = tx.prepare_cached("SELECT id, closed FROM closed_drafts")?;
    let all = statement.query_map([], |row| Ok((row.get("id")?, columns::moment(row, "closed")?)))?;
    let mut due = Vec::new();
    for found in all {
        let (id, closed) = found?;
        if trash::days_left(&closed, now) == 0 {
            due.push(id);
        }
    }
    Ok(due)
}

/// Removes closed drafts by number.
pub(super) fn erase(tx: &Transaction<'_>, numbers: &[i64]) -> Result<(), RoomError> {
    for id in numbers {
        tx.execute("DELETE FROM closed_drafts WHERE id = ?1", [id])?;
    }
    Ok(())
}

fn put(tx: &Transaction<'_>, draft: &Draft, now: &Moment) -> Result<(), RoomError> {
    tx.prepare_cached("INSERT OR REPLACE INTO drafts (place, draft, kept) VALUES (?1, ?2, ?3)")?.execute(params![
        columns::json(&draft.place)?,
        columns::json(draft)?,
        columns::moment_text(now)
    ])?;
    Ok(())
}

/// Closes the draft at a place; nothing happens if there is none.
pub(super) fn close(tx: &Transaction<'_>, place: &DraftPlace, now: &Moment) -> Result<(), RoomError> {
    tx.execute(
        "INSERT INTO closed_drafts (place, draft, kept, closed)
         SELECT place, draft, kept, ?2 FROM drafts WHERE place = ?1",
        params![columns::json(place)?, columns::moment_text(now)],
    )?;
    remove(tx, place)
}

fn kept(row: &Row<'_>) -> rusqlite::Result<KeptDraft> {
    Ok(KeptDraft { draft: columns::from_json(row, "draft")?, kept: columns::moment(row, "kept")? })
}
