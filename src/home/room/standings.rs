//! How someone stands with each exercise they have begun.

use super::super::error::RoomError;
use super::{Room, columns};
use crate::domain::ids::SittingId;
use crate::domain::sitting::{SittingState, Standing};
use std::collections::BTreeMap;

impl Room {
    /// One standing for each exercise with a sitting, by the exercise's id. An exercise is set aside while its last
    /// sitting is.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn standings(&self) -> Result<Vec<Standing>, RoomError> {
        self.read(|tx| {
            let mut statement =
                tx.prepare_cached("SELECT id, exercise, state, ended, before, after FROM sittings ORDER BY id")?;
            let mut standings = BTreeMap::new();
            let mut rows = statement.query([])?;
            while let Some(row) = rows.next()? {
                let exercise: crate::domain::ids::ExerciseId = columns::parsed_in(row, "exercise")?;
                let standing = standings.entry(exercise.clone()).or_insert_with(|| blank(exercise));
                let state: SittingState = columns::choice(row, "state")?;
                standing.set_aside = state == SittingState::SetAside;
                if state == SittingState::Open {
                    standing.open = Some(SittingId(row.get("id")?));
                    continue;
                }
                standing.done += u32::from(state == SittingState::Done);
                standing.last = columns::moment_if(row, "ended")?;
                let heat: (Option<u8>, Option<u8>) = (row.get("before")?, row.get("after")?);
                standing.heat = heat.0.max(heat.1);
            }
            Ok(standings.into_values().collect())
        })
    }
}

const fn blank(exercise: crate::domain::ids::ExerciseId) -> Standing {
    Standing { exercise, done: 0, open: None, last: None, set_aside: false, heat: None }
}
