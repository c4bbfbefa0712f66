//! Commitments: storing, changing with their earlier wordings kept, ending and taking up again.

use super::super::error::RoomError;
use super::entries::one;
use super::wordings::Of;
use super::{Room, columns, drafts, offers, wordings};
use crate::domain::commitment::{Commitment, CommitmentDraft, CommitmentPlace, CommitmentVersion};
use crate::domain::draft::DraftPlace;
use crate::domain::ids::CommitmentId;
use crate::domain::moment::Moment;
use rusqlite::{Row, ToSql, Transaction, params};

impl Room {
    /// Stores what was written at `place` and takes its draft away, in one: a new commitment, a change of a stored
    /// one, whose wording until now is kept if it differs, or one that a sitting offered, which is then not offered
    /// again.
    ///
    /// # Errors
    ///
    /// `Gone` if the commitment to change is not there, or if the offer was answered before.
    pub fn save_commitment(
        &mut self,
        place: &CommitmentPlace,
        text: &CommitmentDraft,
        now: &Moment,
    ) -> Result<CommitmentId, RoomError> {
        self.write(|tx| {
            let id = match place {
                CommitmentPlace::New => insert(tx, text, now)?,
                CommitmentPlace::Stored(id) => change(tx, *id, text, now)?,
                CommitmentPlace::Offered(source) => {
                    let id = insert(tx, text, now)?;
                    offers::answer(tx, source, Some(id), now)?;
                    id
                }
            };
            drafts::remove(tx, &DraftPlace::Commitment(place.clone()))?;
            Ok(id)
        })
    }

    /// All commitments in the order they were first stored, ended ones too.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn commitments(&self) -> Result<Vec<Commitment>, RoomError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached(&format!("{SELECT} ORDER BY id"))?;
            Ok(statement.query_map([], from_row)?.collect::<Result<_, _>>()?)
        })
    }

    /// One commitment.
    ///
    /// # Errors
    ///
    /// `Gone` if there is none with this id.
    pub fn commitment(&self, id: CommitmentId) -> Result<Commitment, RoomError> {
        self.read(|tx| load(tx, id))
    }

    /// The earlier wordings of a commitment, the latest first.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn commitment_versions(&self, id: CommitmentId) -> Result<Vec<CommitmentVersion>, RoomError> {
        let found = self.read(|tx| wordings::all(tx, Of::Commitments, id.0))?;
        Ok(found.into_iter().map(|(text, replaced)| CommitmentVersion { text, replaced }).collect())
    }

    /// Ends a commitment. Its words and marks stay.
    ///
    /// # Errors
    ///
    /// `Gone` if there is none with this id that runs.
    pub fn end_commitment(&mut self, id: CommitmentId, now: &Moment) -> Result<(), RoomError> {
        self.write(|tx| {
            let when = columns::moment_text(now);
            one(tx.execute("UPDATE commitments SET ended = ?2 WHERE id = ?1 AND ended IS NULL", params![id.0, when])?)
        })
    }

    /// Takes an ended commitment up again.
    ///
    /// # Errors
    ///
    /// `Gone` if there is none with this id that was ended.
    pub fn resume_commitment(&mut self, id: CommitmentId) -> Result<(), RoomError> {
        self.write(|tx| {
            one(tx.execute("UPDATE commitments SET ended = NULL WHERE id = ?1 AND ended IS NOT NULL", [id.0])?)
        })
    }
}

const SELECT: &str = "SELECT *, (SELECT count(*) FROM commitment_versions WHERE record = commitments.id) AS versions
    FROM commitments";

fn insert(tx: &Transaction<'_>, text: &CommitmentDraft, now: &Moment) -> Result<CommitmentId, RoomError> {
    let values = values(text)?;
    let when = columns::moment_text(now);
    let mut all: Vec<&dyn ToSql> = values.iter().map(|value| value as &dyn ToSql).collect();
    all.push(&when);
    tx.execute(
        "INSERT INTO commitments (what, moment, answer, evidence, size, often, since, until, written)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)",
        &all[..],
    )?;
    Ok(CommitmentId(tx.last_insert_rowid()))
}

fn change(
    tx: &Transaction<'_>,
    id: CommitmentId,
    text: &CommitmentDraft,
    now: &Moment,
) -> Result<CommitmentId, RoomError> {
    let before = load(tx, id)?;
    if before.text == *text {
        return Ok(id);
    }
    wordings::keep(tx, Of::Commitments, id.0, &before.text, now)?;
    let values = values(text)?;
    let mut all: Vec<&dyn ToSql> = values.iter().map(|value| value as &dyn ToSql).collect();
    all.push(&id.0);
    one(tx.execute(
        "UPDATE commitments SET what = ?1, moment = ?2, answer = ?3, evidence = ?4, size = ?5, often = ?6, since = ?7,
         until = ?8 WHERE id = ?9",
        &all[..],
    )?)?;
    Ok(id)
}

fn values(text: &CommitmentDraft) -> Result<[Option<String>; 8], RoomError> {
    Ok([
        Some(text.what.clone()),
        Some(text.when.clone()),
        Some(text.then.clone()),
        Some(text.evidence.clone()),
        Some(columns::word(&text.size)?),
        Some(columns::json(&text.often)?),
        Some(columns::day_text(text.since)),
        text.until.map(columns::day_text),
    ])
}

fn load(tx: &Transaction<'_>, id: CommitmentId) -> Result<Commitment, RoomError> {
    Ok(tx.prepare_cached(&format!("{SELECT} WHERE id = ?1"))?.query_row([id.0], from_row)?)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Commitment> {
    Ok(Commitment {
        id: CommitmentId(row.get("id")?),
        text: CommitmentDraft {
            what: row.get("what")?,
            when: row.get("moment")?,
            then: row.get("answer")?,
            evidence: row.get("evidence")?,
            size: columns::choice(row, "size")?,
            often: columns::from_json(row, "often")?,
            since: columns::day(row, "since")?,
            until: columns::day_if(row, "until")?,
        },
        written: columns::moment(row, "written")?,
        ended: columns::moment_if(row, "ended")?,
        versions: row.get("versions")?,
    })
}
