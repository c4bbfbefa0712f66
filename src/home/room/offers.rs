//! Commitments that someone wrote in a finished exercise, each offered for the ledger until it is taken or left.

use super::super::error::RoomError;
use super::{Room, columns, drafts};
use crate::domain::commitment::{CommitmentPlace, Offer, Source};
use crate::domain::draft::DraftPlace;
use crate::domain::ids::{CommitmentId, SittingId};
use crate::domain::moment::Moment;
use crate::domain::sitting::{SittingState, Value};
use rusqlite::{Transaction, params};

impl Room {
    /// What finished sittings offer, the last one first. Commitments that say nothing are left out.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn offers(&self) -> Result<Vec<Offer>, RoomError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached(
                "SELECT responses.sitting, responses.prompt, responses.value, sittings.title FROM responses
                 JOIN sittings ON sittings.id = responses.sitting
                 WHERE sittings.state IN (?1, ?2) AND json_extract(responses.value, '$.kind') = 'commitment'
                     AND NOT EXISTS (SELECT 1 FROM offers_answered AS answered
                         WHERE answered.sitting = responses.sitting AND answered.prompt = responses.prompt)
                 ORDER BY responses.id DESC",
            )?;
            let states = [columns::word(&SittingState::Done)?, columns::word(&SittingState::Kept)?];
            let mut found = Vec::new();
            let mut rows = statement.query(states)?;
            while let Some(row) = rows.next()? {
                let source =
                    Source { sitting: SittingId(row.get("sitting")?), prompt: columns::parsed_in(row, "prompt")? };
                if let Value::Commitment(said) = columns::from_json(row, "value")?
                    && !said.what.trim().is_empty()
                {
                    found.push(Offer { source, title: row.get("title")?, said });
                }
            }
            Ok(found)
        })
    }

    /// Leaves an offer in its exercise: it is not made again. A draft of it is closed.
    ///
    /// # Errors
    ///
    /// `Gone` if it was answered before.
    pub fn leave_offer(&mut self, source: &Source, now: &Moment) -> Result<(), RoomError> {
        self.write(|tx| {
            answer(tx, source, None, now)?;
            drafts::close(tx, &DraftPlace::Commitment(CommitmentPlace::Offered(source.clone())), now)
        })
    }
}

/// Writes down that an offer was taken or left.
pub(super) fn answer(
    tx: &Transaction<'_>,
    source: &Source,
    taken: Option<CommitmentId>,
    now: &Moment,
) -> Result<(), RoomError> {
    super::entries::one(tx.execute(
        "INSERT OR IGNORE INTO offers_answered (sitting, prompt, commitment, answered)
         SELECT id, ?2, ?3, ?4 FROM sittings WHERE id = ?1",
        params![source.sitting.0, source.prompt.as_str(), taken.map(|id| id.0), columns::moment_text(now)],
    )?)
}
