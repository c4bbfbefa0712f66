//! What may go into a packet for the counselor: whole entries and sittings that meet a choice.

use super::super::error::RoomError;
use super::sittings::{SittingFilter, select};
use super::{Marked, Room, columns, entries};
use crate::domain::entry::Entry;
use crate::domain::ids::ExerciseId;
use crate::domain::sitting::Sitting;
use crate::domain::step::Step;
use chrono::NaiveDate;
use rusqlite::params_from_iter;
use rusqlite::types::Value;

/// A choice of entries and sittings. All given conditions must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// Written, ended, or begun if still open, on or after this local day.
    pub from: Option<NaiveDate>,
    /// Written, ended, or begun if still open, on or before this local day.
    pub to: Option<NaiveDate>,
    /// Entries with at least one of these tags; empty for any. Sittings have no tags and are not held to them.
    pub tags: Vec<String>,
    /// Entries with one of these steps; empty for any.
    pub steps: Vec<Step>,
    /// Sittings of one of these exercises; `None` for any.
    pub exercises: Option<Vec<ExerciseId>>,
    /// Only what is chosen for the counselor, or only what is not; `None` for both.
    pub marked: Option<Marked>,
}

impl Room {
    /// The entries of a choice outside the trash, the earliest first.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn entries_for_export(&self, choice: &Choice) -> Result<Vec<Entry>, RoomError> {
        let mut conditions = vec!["trashed IS NULL".to_owned()];
        let mut values: Vec<Value> = Vec::new();
        let mut and = |condition: &str, value: String| {
            values.push(Value::Text(value));
            conditions.push(condition.replace('?', &format!("?{}", values.len())));
        };
        if let Some(day) = choice.from {
            and("day >= ?", columns::day_text(day));
        }
        if let Some(day) = choice.to {
            and("day <= ?", columns::day_text(day));
        }
        if !choice.tags.is_empty() {
            let tags = columns::json(&choice.tags)?;
            and("id IN (SELECT entry FROM entry_tags WHERE tag IN (SELECT value FROM json_each(?)))", tags);
        }
        if !choice.steps.is_empty() {
            and("step IN (SELECT value FROM json_each(?))", columns::json(&choice.steps)?);
        }
        match choice.marked {
            Some(Marked::Yes) => conditions.push("marked = 1".to_owned()),
            Some(Marked::No) => conditions.push("marked = 0".to_owned()),
            None => {}
        }
        self.read(|tx| {
            let mut statement = tx.prepare(&format!(
                "SELECT entries.*, title, body, (SELECT count(*) FROM versions WHERE entry = id) AS versions
                 FROM entries JOIN entry_words ON entry_words.entry = entries.id WHERE {} ORDER BY id",
                conditions.join(" AND ")
            ))?;
            let found = statement.query_map(params_from_iter(values), entries::from_row)?;
            Ok(found.collect::<Result<_, _>>()?)
        })
    }

    /// The sittings of a choice, the earliest first.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn sittings_for_export(&self, choice: &Choice) -> Result<Vec<Sitting>, RoomError> {
        let filter = SittingFilter {
            exercises: choice.exercises.clone(),
            from: choice.from,
            to: choice.to,
            state: None,
            marked: choice.marked,
        };
        let mut found = self.read(|tx| select(tx, &filter))?;
        found.reverse();
        Ok(found)
    }
}
