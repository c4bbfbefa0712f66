//! Deleted entries: thirty days in the trash, then gone for good.

use super::super::error::RoomError;
use super::{Room, columns, drafts, entries};
use crate::domain::draft::DraftPlace;
use crate::domain::entry::Trashed;
use crate::domain::ids::EntryId;
use crate::domain::moment::Moment;
use chrono::Duration;
use rusqlite::{Transaction, params};

/// Days something stays in the trash, and a closed draft stays restorable.
pub(super) const DAYS: i64 = 30;

impl Room {
    /// Puts an entry in the trash.
    ///
    /// # Errors
    ///
    /// `Gone` if it is not there, or in the trash already.
    pub fn trash(&mut self, id: EntryId, now: &Moment) -> Result<(), RoomError> {
        self.write(|tx| {
            entries::take_out(tx, id)?;
            let when = columns::moment_text(now);
            entries::one(
                tx.execute("UPDATE entries SET trashed = ?2 WHERE id = ?1 AND trashed IS NULL", params![id.0, when])?,
            )
        })
    }

    /// Takes an entry back out of the trash, as it was and where it was.
    ///
    /// # Errors
    ///
    /// `Gone` if it is not in the trash.
    pub fn untrash(&mut self, id: EntryId) -> Result<(), RoomError> {
        self.write(|tx| {
            entries::one(
                tx.execute("UPDATE entries SET trashed = NULL WHERE id = ?1 AND trashed IS NOT NULL", [id.0])?,
            )?;
            entries::file_under(tx, id)
        })
    }

    /// What is in the trash, the last deleted first.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn trashed(&self, now: &Moment) -> Result<Vec<Trashed>, RoomError> {
        self.read(|tx| {
            let mut found = all(tx, now)?;
            found.sort_by(|a, b| b.deleted.utc.cmp(&a.deleted.utc).then(b.id.cmp(&a.id)));
            Ok(found)
        })
    }

    /// Removes for good what has been in the trash for thirty days, and drafts closed as long ago. Says how many
    /// entries went.
    ///
    /// # Errors
    ///
    /// If the room cannot be written.
    pub fn purge_expired(&mut self, now: &Moment) -> Result<usize, RoomError> {
        let due = |tx: &Transaction<'_>| -> Result<Vec<EntryId>, RoomError> {
            Ok(all(tx, now)?.into_iter().filter(|one| one.days_left == 0).map(|one| one.id).collect())
        };
        let nothing = self.read(|tx| Ok(due(tx)?.is_empty() && drafts::expired(tx, now)?.is_empty()))?;
        if nothing {
            return Ok(0);
        }
        let gone = self.write(|tx| {
            let due = due(tx)?;
            for id in &due {
                erase(tx, *id)?;
            }
            drafts::erase(tx, &drafts::expired(tx, now)?)?;
            Ok(due.len())
        })?;
        self.truncate_log()?;
        Ok(gone)
    }

    /// Removes one entry for good: its words, versions and drafts, from the file and from its log. Backups made
    /// before still hold it.
    ///
    /// # Errors
    ///
    /// `Gone` if it is not there.
    pub fn purge(&mut self, id: EntryId) -> Result<(), RoomError> {
        self.write(|tx| erase(tx, id))?;
        self.truncate_log()
    }

    /// Removes everything in the trash for good. Says how many entries went.
    ///
    /// # Errors
    ///
    /// If the room cannot be written.
    pub fn empty_trash(&mut self) -> Result<usize, RoomError> {
        let gone = self.write(|tx| {
            let mut statement = tx.prepare("SELECT id FROM entries WHERE trashed IS NOT NULL")?;
            let ids: Vec<i64> = statement.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
            for id in &ids {
                erase(tx, EntryId(*id))?;
            }
            Ok(ids.len())
        })?;
        self.truncate_log()?;
        Ok(gone)
    }
}

/// How many of the thirty days are left after something was closed; a clock set back gives all of them.
pub(super) fn days_left(closed: &Moment, now: &Moment) -> u8 {
    let passed = (now.utc - closed.utc).max(Duration::zero()).num_days();
    u8::try_from((DAYS - passed).clamp(0, DAYS)).unwrap_or(0)
}

fn all(tx: &Transaction<'_>, now: &Moment) -> Result<Vec<Trashed>, RoomError> {
    let mut statement = tx.prepare_cached("SELECT id, lead, trashed FROM entries WHERE trashed IS NOT NULL")?;
    let found = statement.query_map([], |row| {
        let deleted = columns::moment(row, "trashed")?;
        let days_left = days_left(&deleted, now);
        Ok(Trashed { id: EntryId(row.get("id")?), title: row.get("lead")?, deleted, days_left })
    })?;
    Ok(found.collect::<Result<_, _>>()?)
}

fn erase(tx: &Transaction<'_>, id: EntryId) -> Result<(), RoomError> {
    entries::take_out(tx, id)?;
    drafts::forget(tx, &DraftPlace::Entry(id))?;
    entries::one(tx.execute("DELETE FROM entries WHERE id = ?1", [id.0])?)
}
