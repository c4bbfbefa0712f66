//! How the days of commitments went. Nothing is overwritten: the latest row for a day counts.

use super::super::error::RoomError;
use super::{Room, columns, drafts};
use crate::domain::commitment::{DayMark, Mark};
use crate::domain::draft::DraftPlace;
use crate::domain::ids::CommitmentId;
use crate::domain::moment::Moment;
use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Row, params};

impl Room {
    /// Stores how a day went, and takes its draft away, in one. `line` of `None` keeps the line that stands there.
    ///
    /// # Errors
    ///
    /// `Gone` if there is no such commitment.
    pub fn mark_day(
        &mut self,
        commitment: CommitmentId,
        day: NaiveDate,
        mark: Mark,
        line: Option<&str>,
        now: &Moment,
    ) -> Result<(), RoomError> {
        self.write(|tx| {
            let at = columns::day_text(day);
            let there = tx
                .query_row(
                    "SELECT line FROM marks WHERE commitment = ?1 AND day = ?2 ORDER BY id DESC LIMIT 1",
                    params![commitment.0, at],
                    |row| row.get::<_, String>(0),
                )
                .optional()?;
            let line = line.map_or_else(|| there.unwrap_or_default(), str::to_owned);
            super::entries::one(tx.execute(
                "INSERT INTO marks (commitment, day, mark, line, written)
                 SELECT id, ?2, ?3, ?4, ?5 FROM commitments WHERE id = ?1",
                params![commitment.0, at, columns::word(&mark)?, line, columns::moment_text(now)],
            )?)?;
            drafts::remove(tx, &DraftPlace::Day(commitment, day))
        })
    }

    /// Days on which anything was marked.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn marked_days_count(&self) -> Result<u16, RoomError> {
        self.read(|tx| {
            let days: i64 = tx.query_row(
                "SELECT count(DISTINCT day) FROM marks AS latest WHERE mark IS NOT NULL AND id =
                 (SELECT max(id) FROM marks WHERE commitment = latest.commitment AND day = latest.day)",
                [],
                |row| row.get(0),
            )?;
            Ok(u16::try_from(days).unwrap_or(u16::MAX))
        })
    }

    /// Takes the mark of a day back. Its line stays for the next one.
    ///
    /// # Errors
    ///
    /// `Gone` if the day has no mark.
    pub fn unmark_day(&mut self, commitment: CommitmentId, day: NaiveDate, now: &Moment) -> Result<(), RoomError> {
        self.write(|tx| {
            super::entries::one(tx.execute(
                "INSERT INTO marks (commitment, day, mark, line, written)
                 SELECT commitment, day, NULL, line, ?3 FROM marks
                 WHERE id = (SELECT max(id) FROM marks WHERE commitment = ?1 AND day = ?2) AND mark IS NOT NULL",
                params![commitment.0, columns::day_text(day), columns::moment_text(now)],
            )?)
        })
    }

    /// The marks of all commitments from one day to another, both included: by commitment, then the earliest day
    /// first.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn day_marks(&self, from: NaiveDate, to: NaiveDate) -> Result<Vec<DayMark>, RoomError> {
        self.read(|tx| {
            let mut statement = tx.prepare_cached(
                "SELECT * FROM marks WHERE mark IS NOT NULL AND id IN
                     (SELECT max(id) FROM marks WHERE day BETWEEN ?1 AND ?2 GROUP BY commitment, day)
                 ORDER BY commitment, day",
            )?;
            let found = statement.query_map([columns::day_text(from), columns::day_text(to)], from_row)?;
            Ok(found.collect::<Result<_, _>>()?)
        })
    }
}

fn from_row(row: &Row<'_>) -> rusqlite::Result<DayMark> {
    Ok(DayMark {
        commitment: CommitmentId(row.get("commitment")?),
        day: columns::day(row, "day")?,
        mark: columns::choice(row, "mark")?,
        line: row.get("line")?,
    })
}
