//! Agreement drafts: storing, changing with their earlier wordings kept, letting go and taking up again.

use super::super::error::RoomError;
use super::entries::one;
use super::wordings::Of;
use super::{Room, columns, drafts, wordings};
use crate::domain::agreement::{Agreement, AgreementDraft};
use crate::domain::draft::DraftPlace;
use crate::domain::ids::AgreementId;
use crate::domain::moment::Moment;
use rusqlite::{Row, Transaction, params};

impl Room {
    /// Stores a draft of a clause and takes its draft away, in one: a new one, or a change of a stored one, whose wording until now
    /// is kept if it differs.
    ///
    /// # Errors
    ///
    /// `Gone` if the one to change is not there.
    pub fn save_agreement(
        &mut self,
        id: Option<AgreementId>,
        text: &AgreementDraft,
        now: &Moment,
    ) -> Result<AgreementId, RoomError> {
        self.write(|tx| {
            let stored = match id {
                None => insert(tx, text, now)?,
                Some(id) => change(tx, id, text, now)?,
            };
            drafts::remove(tx, &DraftPlace::Agreement(id))?;
            Ok(stored)
        })
    }

    /// All agreement drafts in the order they were first stored, those let go too.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn agreements(&self) -> Result<Vec<Agreement>, RoomError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached("SELECT * FROM agreements ORDER BY id")?;
            let mut found: Vec<Agreement> = statement.query_map([], from_row)?.collect::<Result<_, _>>()?;
            for one in &mut found {
                one.versions = wordings::all(tx, Of::Agreements, one.id.0)?;
            }
            Ok(found)
        })
    }

    /// Lets a draft of a clause go. Its words stay.
    ///
    /// # Errors
    ///
    /// `Gone` if there is none with this id that holds.
    pub fn end_agreement(&mut self, id: AgreementId, now: &Moment) -> Result<(), RoomError> {
        self.write(|tx| {
            let when = columns::moment_text(now);
            one(tx.execute("UPDATE agreements SET ended = ?2 WHERE id = ?1 AND ended IS NULL", params![id.0, when])?)
        })
    }

    /// Takes one that was let go up again.
    ///
    /// # Errors
    ///
    /// `Gone` if there is none with this id that was let go.
    pub fn resume_agreement(&mut self, id: AgreementId) -> Result<(), RoomError> {
        self.write(|tx| {
            one(tx.execute("UPDATE agreements SET ended = NULL WHERE id = ?1 AND ended IS NOT NULL", [id.0])?)
        })
    }
}

pub(super) fn insert(tx: &Transaction<'_>, text: &AgreementDraft, now: &Moment) -> Result<AgreementId, RoomError> {
    tx.execute(
        "INSERT INTO agreements (what, why, sign, slip, review, ends, written) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
        params![
            text.what,
            text.why,
            text.sign,
            text.slip,
            text.review.map(columns::day_text),
            text.ends.map(columns::day_text),
            columns::moment_text(now),
        ],
    )?;
    Ok(AgreementId(tx.last_insert_rowid()))
}

fn change(
    tx: &Transaction<'_>,
    id: AgreementId,
    text: &AgreementDraft,
    now: &Moment,
) -> Result<AgreementId, RoomError> {
    let before = tx.prepare_cached("SELECT * FROM agreements WHERE id = ?1")?.query_row([id.0], from_row)?;
    if before.text != *text {
        wordings::keep(tx, Of::Agreements, id.0, &before.text, now)?;
        one(tx.execute(
            "UPDATE agreements SET what = ?1, why = ?2, sign = ?3, slip = ?4, review = ?5, ends = ?6 WHERE id = ?7",
            params![
                text.what,
                text.why,
                text.sign,
                text.slip,
                text.review.map(columns::day_text),
                text.ends.map(columns::day_text),
                id.0,
            ],
        )?)?;
    }
    Ok(id)
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Agreement> {
    Ok(Agreement {
        id: AgreementId(row.get("id")?),
        text: AgreementDraft {
            what: row.get("what")?,
            why: row.get("why")?,
            sign: row.get("sign")?,
            slip: row.get("slip")?,
            review: columns::day_if(row, "review")?,
            ends: columns::day_if(row, "ends")?,
        },
        written: columns::moment(row, "written")?,
        ended: columns::moment_if(row, "ended")?,
        versions: Vec::new(),
    })
}
