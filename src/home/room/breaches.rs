//! Breaches: what broke trust, as the person says it.

use super::super::error::RoomError;
use super::entries::one;
use super::{Room, columns};
use crate::domain::breach::{Breach, BreachDraft};
use crate::domain::ids::BreachId;
use rusqlite::{Row, ToSql};

impl Room {
    /// Stores a new breach.
    ///
    /// # Errors
    ///
    /// If the room cannot be written.
    pub fn add_breach(&mut self, draft: &BreachDraft) -> Result<BreachId, RoomError> {
        let values = values(draft)?;
        self.write(|tx| {
            tx.execute(
                "INSERT INTO breaches (label, kind, role, known_since, still_happening) VALUES (?1, ?2, ?3, ?4, ?5)",
                values.each_ref().map(|value| value as &dyn ToSql),
            )?;
            Ok(BreachId(tx.last_insert_rowid()))
        })
    }

    /// Changes what was said about a breach.
    ///
    /// # Errors
    ///
    /// `Gone` if there is no such breach.
    pub fn update_breach(&mut self, id: BreachId, draft: &BreachDraft) -> Result<(), RoomError> {
        let [label, kind, role, known_since, still] = values(draft)?;
        self.write(|tx| {
            one(tx.execute(
                "UPDATE breaches SET label = ?2, kind = ?3, role = ?4, known_since = ?5, still_happening = ?6
                 WHERE id = ?1",
                rusqlite::params![id.0, label, kind, role, known_since, still],
            )?)
        })
    }

    /// All breaches in the order they were told.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn breaches(&self) -> Result<Vec<Breach>, RoomError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached("SELECT * FROM breaches ORDER BY id")?;
            Ok(statement.query_map([], from_row)?.collect::<Result<_, _>>()?)
        })
    }
}

fn values(draft: &BreachDraft) -> Result<[Option<String>; 5], RoomError> {
    Ok([
        Some(draft.label.clone()),
        draft.kind.as_ref().map(columns::word).transpose()?,
        Some(columns::word(&draft.role)?),
        draft.known_since.map(columns::day_text),
        draft.still_happening.as_ref().map(columns::word).transpose()?,
    ])
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Breach> {
    Ok(Breach {
        id: BreachId(row.get("id")?),
        text: BreachDraft {
            label: row.get("label")?,
            kind: columns::choice_if(row, "kind")?,
            role: columns::choice(row, "role")?,
            known_since: columns::day_if(row, "known_since")?,
            still_happening: columns::choice_if(row, "still_happening")?,
        },
    })
}
