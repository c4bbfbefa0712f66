//! The log of what left the room.

use super::super::error::RoomError;
use super::{Room, columns};
use crate::domain::export_log::ExportLine;
use rusqlite::params;

impl Room {
    /// Notes that something left.
    ///
    /// # Errors
    ///
    /// If the room cannot be written.
    pub fn log_export(&mut self, line: &ExportLine) -> Result<(), RoomError> {
        self.write(|tx| {
            tx.execute(
                "INSERT INTO exports (happened, form, entries, sittings, target) VALUES (?1, ?2, ?3, ?4, ?5)",
                params![columns::moment_text(&line.when), line.form, line.entries, line.sittings, line.target],
            )?;
            Ok(())
        })
    }

    /// Everything that left, the last first.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn exports(&self) -> Result<Vec<ExportLine>, RoomError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached("SELECT * FROM exports ORDER BY id DESC")?;
            let found = statement.query_map([], |row| {
                Ok(ExportLine {
                    when: columns::moment(row, "happened")?,
                    form: row.get("form")?,
                    entries: row.get("entries")?,
                    sittings: row.get("sittings")?,
                    target: row.get("target")?,
                })
            })?;
            Ok(found.collect::<Result<_, _>>()?)
        })
    }
}
