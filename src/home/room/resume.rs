//! Where the person was when the program locked, so that unlocking brings them back there.

use super::super::error::RoomError;
use super::Room;
use rusqlite::OptionalExtension;

impl Room {
    /// Keeps the open routes, in whatever form the program gives them.
    ///
    /// # Errors
    ///
    /// If the room cannot be written.
    pub fn save_resume(&mut self, routes: &str) -> Result<(), RoomError> {
        self.write(|tx| {
            tx.execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('resume', ?1)", [routes])?;
            Ok(())
        })
    }

    /// Hands back the open routes once. A room that is open for reading only has none.
    ///
    /// # Errors
    ///
    /// If the room cannot be read or written.
    pub fn take_resume(&mut self) -> Result<Option<String>, RoomError> {
        if self.closed_to_writing.is_some() {
            return Ok(None);
        }
        self.write(|tx| {
            let found = tx.query_row("DELETE FROM meta WHERE name = 'resume' RETURNING value", [], |row| row.get(0));
            Ok(found.optional()?)
        })
    }
}
