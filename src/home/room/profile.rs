//! The person's own settings that say something about them.

use super::super::error::RoomError;
use super::{Room, columns};
use crate::domain::profile::Profile;
use rusqlite::OptionalExtension;

impl Room {
    /// What the person told about themselves; the default before they did.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn profile(&self) -> Result<Profile, RoomError> {
        self.read(|tx| {
            let found = tx
                .query_row("SELECT value FROM meta WHERE name = 'profile'", [], |row| columns::from_json(row, "value"));
            Ok(found.optional()?.unwrap_or_default())
        })
    }

    /// Stores it.
    ///
    /// # Errors
    ///
    /// If the room cannot be written.
    pub fn save_profile(&mut self, profile: &Profile) -> Result<(), RoomError> {
        let text = columns::json(profile)?;
        self.write(|tx| {
            tx.execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('profile', ?1)", [text])?;
            Ok(())
        })
    }
}
