//! Boundaries: storing, changing with their earlier wordings kept, letting go and taking up again.

use super::super::error::RoomError;
use super::entries::one;
use super::wordings::Of;
use super::{Room, columns, drafts, wordings};
use crate::domain::boundary::{Boundary, BoundaryDraft};
use crate::domain::draft::DraftPlace;
use crate::domain::ids::BoundaryId;
use crate::domain::moment::Moment;
use rusqlite::{Row, Transaction, params};

impl Room {
    /// Stores a boundary and takes its draft away, in one: a new one, or a change of a stored one, whose wording until now
    /// is kept if it differs.
    ///
    /// # Errors
    ///
    /// `Gone` if the one to change is not there.
    pub fn save_boundary(
        &mut self,
        id: Option<BoundaryId>,
        text: &BoundaryDraft,
        now: &Moment,
    ) -> Result<BoundaryId, RoomError> {
        self.write(|tx| {
            let stored = match id {
                None => insert(tx, text, now)?,
                Some(id) => change(tx, id, text, now)?,
            };
            drafts::remove(tx, &DraftPlace::Boundary(id))?;
            Ok(stored)
        })
    }

    /// All boundaries in the order they were first stored, those let go too.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn boundaries(&self) -> Result<Vec<Boundary>, RoomError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached("SELECT * FROM boundaries ORDER BY id")?;
            let mut found: Vec<Boundary> = statement.query_map([], from_row)?.collect::<Result<_, _>>()?;
            for one in &mut found {
                one.versions = wordings::all(tx, Of::Boundaries, one.id.0)?;
            }
            Ok(found)
        })
    }

    /// Lets a boundary go. Its words stay.
    ///
    /// # Errors
    ///
    /// `Gone` if there is none with this id that holds.
    pub fn end_boundary(&mut self, id: BoundaryId, now: &Moment) -> Result<(), RoomError> {
        self.write(|tx| {
            let when = columns::moment_text(now);
            one(tx.execute("UPDATE boundaries SET ended = ?2 WHERE id = ?1 AND ended IS NULL", params![id.0, when])?)
        })
    }

    /// Takes one that was let go up again.
    ///
    /// # Errors
    ///
    /// `Gone` if there is none with this id that was let go.
    pub fn resume_boundary(&mut self, id: BoundaryId) -> Result<(), RoomError> {
        self.write(|tx| {
            one(tx.execute("UPDATE boundaries SET ended = NULL WHERE id = ?1 AND ended IS NOT NULL", [id.0])?)
        })
    }
}

pub(super) fn insert(tx: &Transaction<'_>, text: &BoundaryDraft, now: &Moment) -> Result<BoundaryId, RoomError> {
    tx.execute(
        "INSERT INTO boundaries (words, kind, area, since, written) VALUES (?1, ?2, ?3, ?4, ?5)",
        params![
            text.words,
            columns::word(&text.kind)?,
            text.area.as_ref().map(columns::word).transpose()?,
            text.since.map(columns::day_text),
            columns::moment_text(now),
        ],
    )?;
    Ok(BoundaryId(tx.last_insert_rowid()))
}

fn change(tx: &Transaction<'_>, id: BoundaryId, text: &BoundaryDraft, now: &Moment) -> Result<BoundaryId, RoomError> {
    let before = tx.prepare_cached("SELECT * FROM boundaries WHERE id = ?1")?.query_row([id.0], from_row)?;
    if before.text != *text {
        wordings::keep(tx, Of::Boundaries, id.0, &before.text, now)?;
        one(tx.execute(
            "UPDATE boundaries SET words = ?1, kind = ?2, area = ?3, since = ?4 WHERE id = ?5",
            params![
                text.words,
                columns::word(&text.kind)?,
                text.area.as_ref().map(columns::word).transpose()?,
                text.since.map(columns::day_text),
                id.0,
            ],
        )?)?;
    }
    Ok(id)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Boundary> {
    Ok(Boundary {
        id: BoundaryId(row.get("id")?),
        text: BoundaryDraft {
            words: row.get("words")?,
            kind: columns::choice(row, "kind")?,
            area: columns::choice_if(row, "area")?,
            since: columns::day_if(row, "since")?,
        },
        written: columns::moment(row, "written")?,
        ended: columns::moment_if(row, "ended")?,
        versions: Vec::new(),
    })
}
