//! Earlier wordings of entries.

use super::super::error::RoomError;
use super::{Room, columns, entries};
use crate::domain::entry::{EntryDraft, Version};
use crate::domain::ids::{EntryId, VersionId};
use crate::domain::moment::Moment;
use rusqlite::{Transaction, params};

impl Room {
    /// The earlier wordings of an entry, the latest first.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn versions(&self, entry: EntryId) -> Result<Vec<Version>, RoomError> {
        self.read(|tx| {
            let mut statement =
                tx.prepare_cached("SELECT id, text, replaced FROM versions WHERE entry = ?1 ORDER BY id DESC")?;
            let versions = statement.query_map([entry.0], |row| {
                Ok(Version {
                    id: VersionId(row.get("id")?),
                    text: columns::from_json(row, "text")?,
                    replaced: columns::moment(row, "replaced")?,
                })
            })?;
            Ok(versions.collect::<Result<_, _>>()?)
        })
    }

    /// Gives an entry an earlier wording back. What it says until now becomes a version, so this can be undone.
    ///
    /// # Errors
    ///
    /// `Gone` if there is no such version.
    pub fn restore_version(&mut self, version: VersionId, now: &Moment) -> Result<EntryId, RoomError> {
        self.write(|tx| {
            let (entry, text): (i64, EntryDraft) =
                tx.query_row("SELECT entry, text FROM versions WHERE id = ?1", [version.0], |row| {
                    Ok((row.get("entry")?, columns::from_json(row, "text")?))
                })?;
            entries::change(tx, EntryId(entry), &text, now)
        })
    }
}

/// Keeps a wording that is about to be replaced.
pub(super) fn keep(tx: &Transaction<'_>, id: EntryId, text: &EntryDraft, now: &Moment) -> Result<(), RoomError> {
    tx.prepare_cached("INSERT INTO versions (entry, text, replaced) VALUES (?1, ?2, ?3)")?.execute(params![
        id.0,
        columns::json(text)?,
        columns::moment_text(now)
    ])?;
    Ok(())
}
