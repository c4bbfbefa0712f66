//! A digest of everything a room says, whatever pages it stands on; and the checks of the file itself.

use super::super::error::RoomError;
use super::Room;
use rusqlite::types::ValueRef;
use sha2::{Digest, Sha256};

/// Every table but those the search keeps for itself: what it holds is reckoned from the others.
const TABLES: &str = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'
    AND name NOT LIKE 'entry_search%' ORDER BY name";

impl Room {
    /// A digest of every row. Two rooms with the same one say the same.
    pub(crate) fn digest(&self) -> Result<[u8; 32], RoomError> {
        self.read(|tx| {
            let mut all = Sha256::new();
            let mut names = tx.prepare(TABLES)?;
            let names: Vec<String> = names.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
            for table in names {
                // Whether there is a backup is not part of what the room says.
                let but = if table == "meta" { "WHERE name != 'changed'" } else { "" };
                let mut statement = tx.prepare(&format!("SELECT * FROM {table} {but} ORDER BY 1, 2"))?;
                let columns = statement.column_count();
                all.update(table.as_bytes());
                let mut rows = statement.query([])?;
                while let Some(row) = rows.next()? {
                    (0..columns).try_for_each(|at| row.get_ref(at).map(|value| add(&mut all, value)))?;
                }
            }
            Ok(all.finalize().into())
        })
    }

    /// Checks every page's seal, then the structure of the file, then what refers to what.
    ///
    /// # Errors
    ///
    /// `Damaged` if any check finds anything.
    pub fn check(&self) -> Result<(), RoomError> {
        self.watch(self.check_once())
    }

    fn check_once(&self) -> Result<(), RoomError> {
        let complaints = |statement: &str, fine: &str| -> Result<bool, RoomError> {
            let mut statement = self.db.prepare(statement)?;
            let mut rows = statement.query([])?;
            let mut any = false;
            while let Some(row) = rows.next()? {
                any |= !matches!(row.get_ref(0)?, ValueRef::Text(text) if text == fine.as_bytes());
            }
            Ok(any)
        };
        let damaged = complaints("PRAGMA cipher_integrity_check", "ok")?
            || complaints("PRAGMA integrity_check", "ok")?
            || complaints("PRAGMA foreign_key_check", "")?;
        if damaged { Err(RoomError::Damaged) } else { Ok(()) }
    }
}

/// Adds a value with its kind and length, so that no two rows can be mistaken for each other.
fn add(all: &mut Sha256, value: ValueRef<'_>) {
    let (kind, bytes): (u8, &[u8]) = match value {
        ValueRef::Null => (0, &[]),
        ValueRef::Integer(number) => return add_number(all, 1, number.to_le_bytes()),
        ValueRef::Real(number) => return add_number(all, 2, number.to_le_bytes()),
        ValueRef::Text(text) => (3, text),
        ValueRef::Blob(bytes) => (4, bytes),
    };
    all.update([kind]);
    all.update((bytes.len() as u64).to_le_bytes());
    all.update(bytes);
}

fn add_number(all: &mut Sha256, kind: u8, bytes: [u8; 8]) {
    all.update([kind]);
    all.update(bytes);
}
