//! One encrypted SQLite file with one person's words; the only place with SQL.
//!
//! Owns the schema, its migrations and every statement, one file per noun. One public method is one transaction.
//! Does not own keys, locks, backups or threads: those stand beside it in the home.

mod agreements;
mod boundaries;
mod breaches;
mod checkins;
mod choose;
mod columns;
mod commitments;
mod copy;
mod digest;
mod drafts;
mod entries;
mod exports;
mod list;
mod marks;
mod merging;
mod offers;
pub(super) mod open;
mod padding;
mod pair;
mod profile;
mod reading;
mod resume;
mod schema;
mod search;
mod sittings;
mod standings;
mod trash;
mod versions;
mod wordings;

pub use crate::domain::marked::Marked;
pub use choose::Choice;
pub use copy::Contents;
pub(crate) use copy::Copied;
pub use drafts::ClosedDraft;
pub(crate) use merging::Pieces;
pub use open::Synchronous;
pub use pair::ApartSitting;
pub use sittings::SittingFilter;

use super::error::RoomError;
use super::identity::RoomKey;
use rusqlite::{Connection, Transaction, TransactionBehavior};
use std::cell::Cell;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// An open room.
#[derive(Debug)]
pub struct Room {
    db: Connection,
    file: PathBuf,
    key: RoomKey,
    /// Why nothing may be written, if so.
    closed_to_writing: Option<RoomError>,
    /// Something was written since the last verified backup.
    changed: bool,
    synchronous: Synchronous,
    /// How many entries there are outside the trash, counted since the last write. Counting walks a whole index.
    live: Cell<Option<u64>>,
    /// A damaged page was met. SQLCipher then refuses everything on the connection, also what is whole.
    poisoned: Cell<bool>,
    /// Where the file was copied to because its own place takes no changes.
    _copy: Option<TempDir>,
}

impl Room {
    /// Whether anything was written since the last verified backup.
    pub(crate) const fn changed(&self) -> bool {
        self.changed
    }

    /// Why nothing may be written, if so.
    pub(crate) fn writing_refused(&self) -> Option<RoomError> {
        self.closed_to_writing.clone()
    }

    /// The room's file.
    pub(crate) fn file(&self) -> &Path {
        &self.file
    }

    /// One transaction that writes; nothing of it stays if it fails.
    fn write<T>(&mut self, work: impl FnOnce(&Transaction<'_>) -> Result<T, RoomError>) -> Result<T, RoomError> {
        if let Some(why) = &self.closed_to_writing {
            return Err(why.clone());
        }
        let outcome = self.write_once(work);
        self.watch(outcome)
    }

    /// As [`Self::write`], where it is known how many entries more there are afterwards: counting a hundred thousand of
    /// them again would take longer than the save.
    fn write_entries<T>(
        &mut self,
        more: u64,
        work: impl FnOnce(&Transaction<'_>) -> Result<T, RoomError>,
    ) -> Result<T, RoomError> {
        let known = self.live.get();
        let outcome = self.write(work)?;
        self.live.set(known.map(|known| known + more));
        Ok(outcome)
    }

    fn write_once<T>(&mut self, work: impl FnOnce(&Transaction<'_>) -> Result<T, RoomError>) -> Result<T, RoomError> {
        let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let outcome = work(&transaction)?;
        if !self.changed {
            transaction.execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('changed', 'yes')", [])?;
        }
        transaction.commit()?;
        self.changed = true;
        self.live.set(None);
        Ok(outcome)
    }

    /// One transaction that reads, so that all of it sees the same state.
    fn read<T>(&self, work: impl FnOnce(&Transaction<'_>) -> Result<T, RoomError>) -> Result<T, RoomError> {
        let once = || {
            let transaction = self.db.unchecked_transaction()?;
            let outcome = work(&transaction)?;
            transaction.finish()?;
            Ok(outcome)
        };
        self.watch(once())
    }

    fn watch<T>(&self, outcome: Result<T, RoomError>) -> Result<T, RoomError> {
        if matches!(outcome, Err(RoomError::Damaged)) {
            self.poisoned.set(true);
        }
        outcome
    }

    /// Opens a fresh connection if the one in use met a damaged page, so that what is whole can still be read and
    /// new words still be kept.
    pub(crate) fn heal(&mut self) {
        if !self.poisoned.get() {
            return;
        }
        let fresh = match &self.closed_to_writing {
            None => Self::open_unmigrated(&self.file, self.key.clone(), self.synchronous),
            Some(why) => Self::open_to_read(&self.file, self.key.clone(), why.clone()),
        };
        // If not even that works the old connection stays, and is tried again after the next job.
        if let Ok(fresh) = fresh {
            *self = fresh;
        }
    }

    /// Says that everything written so far is in a verified backup.
    pub(crate) fn set_unchanged(&mut self) -> Result<(), RoomError> {
        if self.changed && self.closed_to_writing.is_none() {
            self.db.execute("DELETE FROM meta WHERE name = 'changed'", [])?;
            self.changed = false;
        }
        Ok(())
    }

    /// Moves what the log holds into the file, as far as that goes without waiting.
    pub(crate) fn checkpoint(&self) -> Result<(), RoomError> {
        self.run_checkpoint("PRAGMA wal_checkpoint(PASSIVE)")
    }

    /// Moves what the log holds into the file and empties the log, so that deleted words leave it too.
    pub(crate) fn truncate_log(&self) -> Result<(), RoomError> {
        self.run_checkpoint("PRAGMA wal_checkpoint(TRUNCATE)")
    }

    fn run_checkpoint(&self, statement: &str) -> Result<(), RoomError> {
        if self.closed_to_writing.is_some() {
            return Ok(());
        }
        Ok(self.db.query_row(statement, [], |_| Ok(()))?)
    }
}
