//! Earlier wordings of records that are changed: commitments, boundaries, agreement drafts.

use super::super::error::RoomError;
use super::columns;
use crate::domain::moment::Moment;
use rusqlite::{Transaction, params};
use serde::Serialize;
use serde::de::DeserializeOwned;

/// The table in which the earlier wordings of a noun stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Commitments,
    Boundaries,
    Agreements,
}

impl Of {
    const fn table(self) -> &'static str {
        match self {
            Self::Commitments => "commitment_versions",
            Self::Boundaries => "boundary_versions",
            Self::Agreements => "agreement_versions",
        }
    }
}

/// Keeps a wording that is about to be replaced.
pub(super) fn keep(
    tx: &Transaction<'_>,
    of: Of,
    record: i64,
    text: &impl Serialize,
    now: &Moment,
) -> Result<(), RoomError> {
    let sql = format!("INSERT INTO {} (record, text, replaced) VALUES (?1, ?2, ?3)", of.table());
    tx.prepare_cached(&sql)?.execute(params![record, columns::json(text)?, columns::moment_text(now)])?;
    Ok(())
}

/// The earlier wordings of a record, the latest first.
pub(super) fn all<T: DeserializeOwned>(
    tx: &Transaction<'_>,
    of: Of,
    record: i64,
) -> Result<Vec<(T, Moment)>, RoomError> {
    let sql = format!("SELECT text, replaced FROM {} WHERE record = ?1 ORDER BY id DESC", of.table());
    let mut statement = tx.prepare_cached(&sql)?;
    let found = statement
        .query_map([record], |row| Ok((columns::from_json(row, "text")?, columns::moment(row, "replaced")?)))?;
    Ok(found.collect::<Result<_, _>>()?)
}
