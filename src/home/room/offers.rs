//! What someone wrote in a finished exercise and may want among their records, each offered until it is taken or left:
//! commitments for the ledger, clauses for the agreement drafts, lines for the limits and requests.

use super::super::error::RoomError;
use super::{Room, agreements, boundaries, columns, drafts};
use crate::domain::commitment::{CommitmentPlace, Offer, Source};
use crate::domain::draft::DraftPlace;
use crate::domain::ids::{CommitmentId, PromptId, SittingId};
use crate::domain::moment::Moment;
use crate::domain::sitting::{Offered, SittingState, Value};
use rusqlite::{Transaction, params};
use std::collections::BTreeSet;

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

    /// The prompts of a sitting whose offers were taken or left.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn offers_answered(&self, sitting: SittingId) -> Result<BTreeSet<PromptId>, RoomError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached("SELECT prompt FROM offers_answered WHERE sitting = ?1")?;
            let prompts = statement.query_map([sitting.0], |row| columns::parsed_in(row, "prompt"))?;
            Ok(prompts.collect::<Result<_, _>>()?)
        })
    }

    /// Takes what a sitting offers into the agreement drafts, or into the limits and requests, and answers the offer,
    /// in one. What is being written there stays as it is.
    ///
    /// # Errors
    ///
    /// `Gone` if it was answered before.
    pub fn take_offered(&mut self, source: &Source, offered: &Offered, now: &Moment) -> Result<(), RoomError> {
        self.write(|tx| {
            answer(tx, source, None, now)?;
            match offered {
                Offered::Clause(clause) => agreements::insert(tx, clause, now).map(drop),
                Offered::Lines(lines) => lines.iter().try_for_each(|line| boundaries::insert(tx, line, now).map(drop)),
            }
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
