//! Sittings and the responses given in them.

use super::super::error::RoomError;
use super::entries::one;
use super::{Marked, Room, columns, drafts};
use crate::domain::draft::DraftPlace;
use crate::domain::ids::{BreachId, ExerciseId, PromptId, SittingId};
use crate::domain::moment::Moment;
use crate::domain::sitting::{NewSitting, Response, Sitting, SittingState};
use chrono::NaiveDate;
use rusqlite::types::Value;
use rusqlite::{OptionalExtension, Params, Row, Transaction, params, params_from_iter};

/// Which sittings to list. All given conditions must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SittingFilter {
    /// Of one of these exercises; `None` for any. A step is asked for by its exercises.
    pub exercises: Option<Vec<ExerciseId>>,
    /// Ended, or begun if still open, on or after this local day.
    pub from: Option<NaiveDate>,
    /// Ended, or begun if still open, on or before this local day.
    pub to: Option<NaiveDate>,
    /// In this state.
    pub state: Option<SittingState>,
    /// Chosen for the counselor, or not; `None` for both.
    pub marked: Option<Marked>,
}

impl Room {
    /// Begins a sitting.
    ///
    /// # Errors
    ///
    /// If the room cannot be written.
    pub fn begin(&mut self, new: &NewSitting, now: &Moment) -> Result<Sitting, RoomError> {
        self.write(|tx| {
            tx.execute(
                "INSERT INTO sittings (exercise, revision, title, role, bond, breach, begun, state)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
                params![
                    new.exercise.as_str(),
                    new.revision,
                    new.title,
                    columns::word(&new.role)?,
                    columns::word(&new.bond)?,
                    new.breach.map(|id| id.0),
                    columns::moment_text(now),
                    columns::word(&SittingState::Open)?,
                ],
            )?;
            load(tx, SittingId(tx.last_insert_rowid()))
        })
    }

    /// Files a response in place of the one to the same prompt, takes its draft away, and remembers the prompt that
    /// comes next, all in one.
    ///
    /// # Errors
    ///
    /// `Gone` if there is no such sitting.
    pub fn respond(&mut self, id: SittingId, given: &Response, next: Option<&PromptId>) -> Result<(), RoomError> {
        self.write(|tx| {
            one(tx.execute("UPDATE sittings SET at = ?2 WHERE id = ?1", params![id.0, next.map(PromptId::as_str)])?)?;
            let value = given.value.as_ref().map(columns::json).transpose()?;
            tx.prepare_cached(
                "INSERT INTO responses (sitting, prompt, asked, label, value, reads) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
                 ON CONFLICT (sitting, prompt) DO UPDATE SET asked = ?3, label = ?4, value = ?5, reads = ?6",
            )?
            .execute(params![
                id.0,
                given.prompt.as_str(),
                given.asked,
                given.label,
                value,
                given.reads
            ])?;
            drafts::remove(tx, &DraftPlace::Prompt(id, given.prompt.clone()))
        })
    }

    /// Remembers the prompt a sitting is left at.
    ///
    /// # Errors
    ///
    /// `Gone` if there is no such sitting.
    pub fn set_at(&mut self, id: SittingId, at: Option<&PromptId>) -> Result<(), RoomError> {
        self.write(|tx| {
            one(tx.execute("UPDATE sittings SET at = ?2 WHERE id = ?1", params![id.0, at.map(PromptId::as_str)])?)
        })
    }

    /// Sets the temperature before, 0 to 10, or takes it away.
    ///
    /// # Errors
    ///
    /// `Gone` if there is no such sitting.
    pub fn set_before(&mut self, id: SittingId, heat: Option<u8>) -> Result<(), RoomError> {
        self.write(|tx| one(tx.execute("UPDATE sittings SET before = ?2 WHERE id = ?1", params![id.0, bounded(heat)])?))
    }

    /// Sets the temperature after, 0 to 10, or takes it away.
    ///
    /// # Errors
    ///
    /// `Gone` if there is no such sitting.
    pub fn set_after(&mut self, id: SittingId, heat: Option<u8>) -> Result<(), RoomError> {
        self.write(|tx| one(tx.execute("UPDATE sittings SET after = ?2 WHERE id = ?1", params![id.0, bounded(heat)])?))
    }

    /// Ends a sitting in the given state; `Open` opens it again.
    ///
    /// # Errors
    ///
    /// `Gone` if there is no such sitting.
    pub fn end(&mut self, id: SittingId, state: SittingState, now: &Moment) -> Result<Sitting, RoomError> {
        self.write(|tx| {
            let ended = (state != SittingState::Open).then(|| columns::moment_text(now));
            one(tx.execute(
                "UPDATE sittings SET state = ?2, ended = ?3 WHERE id = ?1",
                params![id.0, columns::word(&state)?, ended],
            )?)?;
            load(tx, id)
        })
    }

    /// One sitting with its responses in the order they were first given.
    ///
    /// # Errors
    ///
    /// `Gone` if there is no such sitting.
    pub fn sitting(&self, id: SittingId) -> Result<Sitting, RoomError> {
        self.read(|tx| load(tx, id))
    }

    /// The last sitting of an exercise that is still open.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn open_sitting(&self, exercise: &ExerciseId) -> Result<Option<Sitting>, RoomError> {
        self.read(|tx| {
            let found: Option<i64> = tx
                .query_row(
                    "SELECT id FROM sittings WHERE exercise = ?1 AND state = ?2 ORDER BY id DESC LIMIT 1",
                    params![exercise.as_str(), columns::word(&SittingState::Open)?],
                    |row| row.get(0),
                )
                .optional()?;
            found.map(|id| load(tx, SittingId(id))).transpose()
        })
    }

    /// The sittings that meet the filter, the last begun first.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn sittings(&self, filter: &SittingFilter) -> Result<Vec<Sitting>, RoomError> {
        self.read(|tx| select(tx, filter))
    }

    /// Chooses a sitting for the counselor, or no longer.
    ///
    /// # Errors
    ///
    /// `Gone` if there is no such sitting.
    pub fn set_sitting_marked(&mut self, id: SittingId, marked: Marked) -> Result<(), RoomError> {
        self.write(|tx| {
            let marked = marked == Marked::Yes;
            one(tx.execute("UPDATE sittings SET marked = ?2 WHERE id = ?1", params![id.0, marked])?)
        })
    }
}

/// The local day of a sitting: a moment's text begins with it.
const DAY: &str = "substr(coalesce(ended, begun), 1, 10)";

/// The sittings that meet a filter, the last begun first.
pub(super) fn select(tx: &Transaction<'_>, filter: &SittingFilter) -> Result<Vec<Sitting>, RoomError> {
    let mut conditions = vec!["1".to_owned()];
    let mut values: Vec<Value> = Vec::new();
    let mut and = |condition: &str, value: String| {
        values.push(Value::Text(value));
        conditions.push(condition.replace('?', &format!("?{}", values.len())));
    };
    if let Some(day) = filter.from {
        and(&format!("{DAY} >= ?"), columns::day_text(day));
    }
    if let Some(day) = filter.to {
        and(&format!("{DAY} <= ?"), columns::day_text(day));
    }
    if let Some(state) = filter.state {
        and("state = ?", columns::word(&state)?);
    }
    if let Some(exercises) = &filter.exercises {
        let names: Vec<&str> = exercises.iter().map(ExerciseId::as_str).collect();
        and("exercise IN (SELECT value FROM json_each(?))", columns::json(&names)?);
    }
    match filter.marked {
        Some(Marked::Yes) => conditions.push("marked = 1".to_owned()),
        Some(Marked::No) => conditions.push("marked = 0".to_owned()),
        None => {}
    }
    let sql = format!("SELECT * FROM sittings WHERE {} ORDER BY id DESC", conditions.join(" AND "));
    rows(tx, &sql, params_from_iter(values))
}

fn bounded(heat: Option<u8>) -> Option<u8> {
    heat.map(|heat| heat.min(10))
}

fn load(tx: &Transaction<'_>, id: SittingId) -> Result<Sitting, RoomError> {
    rows(tx, "SELECT * FROM sittings WHERE id = ?1", [id.0])?.pop().ok_or(RoomError::Gone)
}

fn rows(tx: &Transaction<'_>, sql: &str, values: impl Params) -> Result<Vec<Sitting>, RoomError> {
    let mut statement = tx.prepare_cached(sql)?;
    let mut found: Vec<Sitting> = statement.query_map(values, without_responses)?.collect::<Result<_, _>>()?;
    let mut given = tx.prepare_cached("SELECT * FROM responses WHERE sitting = ?1 ORDER BY id")?;
    for sitting in &mut found {
        sitting.responses = given.query_map([sitting.id.0], response)?.collect::<Result<_, _>>()?;
    }
    Ok(found)
}

fn without_responses(row: &Row<'_>) -> rusqlite::Result<Sitting> {
    Ok(Sitting {
        id: SittingId(row.get("id")?),
        exercise: columns::parsed_in(row, "exercise")?,
        revision: row.get("revision")?,
        title: row.get("title")?,
        role: columns::choice(row, "role")?,
        bond: columns::choice(row, "bond")?,
        breach: row.get::<_, Option<i64>>("breach")?.map(BreachId),
        begun: columns::moment(row, "begun")?,
        ended: columns::moment_if(row, "ended")?,
        state: columns::choice(row, "state")?,
        before: row.get("before")?,
        after: row.get("after")?,
        at: columns::parsed_if(row, "at")?,
        marked: row.get("marked")?,
        responses: Vec::new(),
    })
}

fn response(row: &Row<'_>) -> rusqlite::Result<Response> {
    let value = match row.get::<_, Option<String>>("value")? {
        Some(_) => Some(columns::from_json(row, "value")?),
        None => None,
    };
    Ok(Response {
        prompt: columns::parsed_in(row, "prompt")?,
        asked: row.get("asked")?,
        label: row.get("label")?,
        value,
        reads: row.get("reads")?,
    })
}
