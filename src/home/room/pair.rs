//! What one of two people keeps about working together: the key they sign with, the other's public keys as first seen,
//! how far they have seen the room for two, and which sitting belongs to which part of a round.

use super::super::error::RoomError;
use super::{Room, columns};
use crate::domain::ids::{SittingId, Slug};
use crate::domain::statement::{RecordId, Salt};
use rusqlite::{OptionalExtension, params};
use zeroize::Zeroizing;

/// Own words for one part of a round, before they are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ApartSitting {
    /// The sitting they were typed in.
    pub sitting: SittingId,
    /// What the seal was made with, once they were locked in.
    pub salt: Option<Salt>,
}

impl Room {
    /// One line about working together, by its name.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub(in crate::home) fn pair_line(&self, name: &str) -> Result<Option<Zeroizing<String>>, RoomError> {
        self.read(|tx| {
            let sql = "SELECT value FROM meta WHERE name = ?1";
            let found: Option<String> = tx.query_row(sql, [format!("pair-{name}")], |row| row.get(0)).optional()?;
            Ok(found.map(Zeroizing::new))
        })
    }

    /// Keeps it.
    ///
    /// # Errors
    ///
    /// If the room cannot be written.
    pub(in crate::home) fn keep_pair_line(&mut self, name: &str, value: &str) -> Result<(), RoomError> {
        self.write(|tx| {
            let sql = "INSERT OR REPLACE INTO meta (name, value) VALUES (?1, ?2)";
            tx.execute(sql, params![format!("pair-{name}"), value])?;
            Ok(())
        })
    }

    /// Forgets one.
    ///
    /// # Errors
    ///
    /// If the room cannot be written.
    pub(in crate::home) fn forget_pair_line(&mut self, name: &str) -> Result<(), RoomError> {
        self.write(|tx| {
            tx.execute("DELETE FROM meta WHERE name = ?1", [format!("pair-{name}")])?;
            Ok(())
        })
    }

    /// The sitting in which this person answers a part of a round.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn apart(&self, round: RecordId, part: &Slug) -> Result<Option<ApartSitting>, RoomError> {
        self.read(|tx| {
            let sql = "SELECT sitting, salt FROM round_sittings WHERE round = ?1 AND part = ?2";
            let found = tx.query_row(sql, params![round.to_string(), part.as_str()], |row| {
                Ok((SittingId(row.get("sitting")?), row.get::<_, Option<String>>("salt")?))
            });
            let Some((sitting, salt)) = found.optional()? else { return Ok(None) };
            let salt = salt.map(|text| text.parse().map_err(|_| RoomError::Damaged)).transpose()?;
            Ok(Some(ApartSitting { sitting, salt }))
        })
    }

    /// The round and part a sitting belongs to, if it belongs to one.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn round_of(&self, sitting: SittingId) -> Result<Option<(RecordId, Slug)>, RoomError> {
        self.read(|tx| {
            let sql = "SELECT round, part FROM round_sittings WHERE sitting = ?1";
            let found = tx.query_row(sql, [sitting.0], |row| {
                Ok((row.get::<_, String>("round")?, columns::parsed_in(row, "part")?))
            });
            let Some((round, part)) = found.optional()? else { return Ok(None) };
            Ok(Some((round.parse().map_err(|_| RoomError::Damaged)?, part)))
        })
    }

    /// Says which sitting answers a part of a round; an earlier one is let go.
    ///
    /// # Errors
    ///
    /// If the room cannot be written.
    pub fn begin_apart(&mut self, round: RecordId, part: &Slug, sitting: SittingId) -> Result<(), RoomError> {
        self.write(|tx| {
            let sql = "INSERT OR REPLACE INTO round_sittings (round, part, sitting, salt) VALUES (?1, ?2, ?3, NULL)";
            tx.execute(sql, params![round.to_string(), part.as_str(), sitting.0])?;
            Ok(())
        })
    }

    /// Keeps what the seal of locked answers was made with, before the seal leaves this room.
    ///
    /// # Errors
    ///
    /// If the room cannot be written.
    pub fn keep_salt(&mut self, round: RecordId, part: &Slug, salt: Salt) -> Result<(), RoomError> {
        self.write(|tx| {
            let sql = "UPDATE round_sittings SET salt = ?3 WHERE round = ?1 AND part = ?2";
            tx.execute(sql, params![round.to_string(), part.as_str(), salt.to_string()])?;
            Ok(())
        })
    }
}
