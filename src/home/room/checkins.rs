//! Daily check-ins, one a day.

use super::super::error::RoomError;
use super::{Room, columns, drafts};
use crate::domain::checkin::{Checkin, CheckinDraft};
use crate::domain::draft::DraftPlace;
use crate::domain::ids::CheckinId;
use crate::domain::moment::Moment;
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, params};

impl Room {
    /// Stores the check-in of a day in place of an earlier one, and takes its draft away, in one.
    ///
    /// # Errors
    ///
    /// If the room cannot be written.
    pub fn save_checkin(&mut self, day: NaiveDate, draft: &CheckinDraft, now: &Moment) -> Result<CheckinId, RoomError> {
        self.write(|tx| {
            let bounded = |rating: Option<u8>| rating.map(|rating| rating.min(10));
            let id = tx.query_row(
                "INSERT INTO checkins (day, written, steadiness, reliance, triggers, worst, line_kind, line)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
                 ON CONFLICT (day) DO UPDATE SET written = ?2, steadiness = ?3, reliance = ?4, triggers = ?5,
                     worst = ?6, line_kind = ?7, line = ?8
                 RETURNING id",
                params![
                    columns::day_text(day),
                    columns::moment_text(now),
                    bounded(draft.steadiness),
                    bounded(draft.reliance),
                    draft.triggers.as_ref().map(columns::word).transpose()?,
                    bounded(draft.worst),
                    columns::word(&draft.line_kind)?,
                    draft.line,
                ],
                |row| row.get(0),
            )?;
            drafts::remove(tx, &DraftPlace::Checkin(day))?;
            Ok(CheckinId(id))
        })
    }

    /// The check-ins from one day to another, both included, the earliest day first.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn checkins(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<Checkin>, RoomError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached("SELECT * FROM checkins WHERE day BETWEEN ?1 AND ?2 ORDER BY day")?;
            let found = statement.query_map([columns::day_text(from), columns::day_text(to)], from_row)?;
            Ok(found.collect::<Result<_, _>>()?)
        })
    }

    /// The check-in of a day.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn checkin(&self, day: NaiveDate) -> Result<Option<Checkin>, RoomError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached("SELECT * FROM checkins WHERE day = ?1")?;
            Ok(statement.query_row([columns::day_text(day)], from_row).optional()?)
        })
    }

    /// The check-in of the latest day that has one.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn latest_checkin(&self) -> Result<Option<Checkin>, RoomError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached("SELECT * FROM checkins ORDER BY day DESC LIMIT 1")?;
            Ok(statement.query_row([], from_row).optional()?)
        })
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<Checkin> {
    Ok(Checkin {
        id: CheckinId(row.get("id")?),
        day: columns::day(row, "day")?,
        written: columns::moment(row, "written")?,
        text: CheckinDraft {
            steadiness: row.get("steadiness")?,
            reliance: row.get("reliance")?,
            triggers: columns::choice_if(row, "triggers")?,
            worst: row.get("worst")?,
            line_kind: columns::choice(row, "line_kind")?,
            line: row.get("line")?,
        },
    })
}
