//! The forms of a room's file, oldest first. A released form is never changed; a new one is added below it.

use super::super::error::RoomError;
use super::Room;
use rusqlite::Connection;
use rusqlite_migration::{M, Migrations};

/// All forms; the number of a form is its place in this list, from 1.
const FORMS: &[M<'_>] = &[
    M::up(include_str!("schema/001-first.sql")),
    M::up(include_str!("schema/002-ledger.sql")),
    M::up(include_str!("schema/003-rounds.sql")),
];

/// The newest form this program knows.
fn newest() -> u32 {
    u32::try_from(FORMS.len()).unwrap_or(u32::MAX)
}

/// Refuses a file that a newer program wrote.
pub(super) fn known(db: &Connection) -> Result<(), RoomError> {
    let found = version(db)?;
    let known = newest();
    if found > known { Err(RoomError::NewerSchema { found, known }) } else { Ok(()) }
}

/// Whether the file is older than this program.
pub(super) fn pending(db: &Connection) -> Result<bool, RoomError> {
    Ok(version(db)? < newest())
}

impl Room {
    /// Whether the file is in an older form.
    pub(crate) fn needs_migration(&self) -> Result<bool, RoomError> {
        pending(&self.db)
    }

    /// Whether nothing stands in the file yet.
    pub(crate) fn is_blank(&self) -> Result<bool, RoomError> {
        Ok(self.db.query_row("SELECT count(*) = 0 FROM sqlite_schema", [], |row| row.get(0))?)
    }

    /// Brings the file to the newest form, each step in one transaction.
    pub(crate) fn migrate(&mut self) -> Result<(), RoomError> {
        Ok(Migrations::from_slice(FORMS).to_latest(&mut self.db)?)
    }
}

fn version(db: &Connection) -> Result<u32, RoomError> {
    let number: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
    u32::try_from(number).map_err(|_| RoomError::Damaged)
}
