//! The room for two: signed statements in one encrypted file whose key is sealed to both.
//!
//! Owns storing them, proving them, and naming the number of any that was altered, moved or taken away. Does not own
//! what they come to (`insight::ours`) or who may open the room at all (`home::pair`).

mod bytes;

use super::error::RoomError;
use super::files;
use super::identity::RoomKey;
use super::room::Synchronous;
use super::room::open::{connect, refuse_links, set_and_check};
use crate::domain::moment::Moment;
use crate::domain::person::Person;
use crate::domain::statement::{RecordId, Said, Salt, Saying, Seal, Statement, StatementId};
use bytes::Body;
use ed25519_dalek::{SigningKey, VerifyingKey};
use rusqlite::{Connection, OpenFlags, OptionalExtension, TransactionBehavior, params};
use std::collections::BTreeMap;
use std::path::Path;

/// The newest form of the room for two.
const SCHEMA: i64 = 1;

/// The open room for two.
pub struct Ours {
    db: Connection,
    /// Names this room in every statement.
    name: Seal,
    /// The keys both sign with, the first person's first.
    authors: [VerifyingKey; 2],
}

impl std::fmt::Debug for Ours {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Ours")
    }
}

/// Something is wrong with one statement. The number is the one both can read in the register.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// Its words or its signature were changed.
    Altered(u64),
    /// It does not stand where it was put.
    Moved(u64),
    /// There was one with this number, and it is gone.
    Removed(u64),
}

impl Fault {
    /// The number.
    #[must_use]
    pub const fn number(self) -> u64 {
        match self {
            Self::Altered(number) | Self::Moved(number) | Self::Removed(number) => number,
        }
    }
}

/// How far one person has seen the room: the number and name of its last statement.
pub type Tail = (u64, StatementId);

/// A row as it is kept.
struct Row {
    number: u64,
    id: StatementId,
    author: Person,
    bytes: Option<Vec<u8>>,
    signature: Vec<u8>,
}

impl Ours {
    /// Makes the room in a file that must not exist yet.
    pub(super) fn create(file: &Path, key: &RoomKey) -> Result<(), RoomError> {
        drop(files::make_file(file)?);
        let db = connect(file, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let _: String = db.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
        set_and_check(&db, Synchronous::Full)?;
        db.execute_batch(include_str!("schema.sql"))?;
        db.pragma_update(None, "user_version", SCHEMA)?;
        Ok(db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
    }

    /// Opens it. `name` is what every statement in it is bound to.
    pub(super) fn open(file: &Path, key: &RoomKey, authors: [VerifyingKey; 2]) -> Result<Self, RoomError> {
        refuse_links(file)?;
        let db = connect(file, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let found: i64 = db.query_row("PRAGMA user_version", [], |row| row.get(0))?;
        if found > SCHEMA {
            let found = u32::try_from(found).unwrap_or(u32::MAX);
            return Err(RoomError::NewerSchema { found, known: 1 });
        }
        let journal: String = db.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
        if journal != "wal" {
            return Err(RoomError::Unexpected { code: 1 });
        }
        set_and_check(&db, Synchronous::Full)?;
        Ok(Self { db, name: key.fingerprint(), authors })
    }

    /// Says one thing, signed by `author`, and hands it back as it will be read.
    ///
    /// # Errors
    ///
    /// If it could not be written; then nothing was said.
    pub(super) fn say(
        &mut self,
        author: Person,
        key: &SigningKey,
        saying: Saying,
        now: &Moment,
    ) -> Result<Statement, RoomError> {
        let record = match saying.record {
            Some(record) => record,
            None => new_record().map_err(|_| RoomError::Unexpected { code: 6 })?,
        };
        let transaction = self.db.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let last = |person: Person| -> Result<Option<StatementId>, RoomError> {
            let sql = "SELECT id FROM statements WHERE author = ?1 ORDER BY number DESC LIMIT 1";
            let found: Option<String> = transaction.query_row(sql, [person.number()], |row| row.get(0)).optional()?;
            found.map(|text| text.parse().map_err(|_| RoomError::Damaged)).transpose()
        };
        let body = Body {
            format: Body::FORMAT,
            room: self.name,
            author,
            own: last(author)?,
            seen: last(author.other())?,
            record,
            parents: saying.parents,
            at: now.clone(),
            said: saying.said,
        };
        let signed = bytes::sign(&body, key).ok_or(RoomError::Unexpected { code: 4 })?;
        if let Said::Retracted { of } = &body.said {
            let sql = "UPDATE statements SET bytes = NULL WHERE id = ?1 AND author = ?2";
            transaction.execute(sql, params![of.to_string(), author.number()])?;
        }
        let sql = "INSERT INTO statements (id, author, bytes, signature) VALUES (?1, ?2, ?3, ?4)";
        transaction.execute(sql, params![signed.id.to_string(), author.number(), signed.bytes, signed.signature])?;
        let number = u64::try_from(transaction.last_insert_rowid()).unwrap_or_default();
        transaction.commit()?;
        Ok(statement(number, signed.id, body))
    }

    /// Everything that was said and can be proved, in the order of its numbers, and what is wrong with the rest.
    /// `tail` is how far the reader had seen it the last time.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn read(&self, tail: Option<Tail>) -> Result<(Vec<Statement>, Vec<Fault>), RoomError> {
        let rows = self.rows()?;
        let places: BTreeMap<StatementId, usize> = rows.iter().enumerate().map(|(at, row)| (row.id, at)).collect();
        let (mut faults, mut said) = (Vec::new(), Vec::new());
        let mut last: BTreeMap<Person, StatementId> = BTreeMap::new();
        for (at, row) in rows.iter().enumerate() {
            let before = if at == 0 { 0 } else { rows[at - 1].number };
            faults.extend((before + 1..row.number).map(Fault::Removed));
            let own = last.insert(row.author, row.id);
            let Some(written) = &row.bytes else { continue };
            let Some(body) = self.prove(row, written) else {
                faults.push(Fault::Altered(row.number));
                continue;
            };
            let links =
                [(body.own, body.own == own), (body.seen, body.seen.is_none_or(|id| places.get(&id) < Some(&at)))];
            for (link, holds) in links {
                let known = link.is_none_or(|id| places.contains_key(&id));
                match (known, holds) {
                    (true, true) => {}
                    (true, false) => faults.push(Fault::Moved(row.number)),
                    // What it follows is gone. If its number is missing too, that was said already.
                    (false, _) if faults.iter().any(|fault| matches!(fault, Fault::Removed(_))) => {}
                    (false, _) => faults.push(Fault::Removed(row.number)),
                }
            }
            if !faults.contains(&Fault::Moved(row.number)) {
                said.push(statement(row.number, row.id, body));
            }
        }
        if let Some((number, id)) = tail {
            let end = rows.last().map_or(0, |row| row.number);
            faults.extend((end + 1..=number).map(Fault::Removed));
            if rows.iter().any(|row| row.number == number && row.id != id) {
                faults.push(Fault::Altered(number));
            }
        }
        let (places, lost) = emptied(&rows, &said);
        said.extend(places);
        said.sort_by_key(|one| one.number);
        faults.extend(lost);
        faults.sort();
        faults.dedup();
        Ok((said, faults))
    }

    /// What a row says, if its author signed it for this room.
    fn prove(&self, row: &Row, written: &[u8]) -> Option<Body> {
        bytes::prove(written, &row.signature, &self.authors[usize::from(row.author.number()) - 1])
            .filter(|body| body.room == self.name && body.author == row.author)
            .filter(|_| bytes::name(written, &row.signature) == row.id)
    }

    /// The last statement's number and name.
    ///
    /// # Errors
    ///
    /// If the file cannot be read.
    pub fn tail(&self) -> Result<Option<Tail>, RoomError> {
        Ok(self.rows()?.last().map(|row| (row.number, row.id)))
    }

    /// Moves what the log holds into the file and empties the log.
    pub(super) fn truncate_log(&self) -> Result<(), RoomError> {
        Ok(self.db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |_| Ok(()))?)
    }

    fn rows(&self) -> Result<Vec<Row>, RoomError> {
        let mut statement =
            self.db.prepare_cached("SELECT number, id, author, bytes, signature FROM statements ORDER BY number")?;
        let mut rows = statement.query([])?;
        let mut all = Vec::new();
        while let Some(row) = rows.next()? {
            let id: String = row.get("id")?;
            let author = if row.get::<_, u8>("author")? == 1 { Person::First } else { Person::Second };
            all.push(Row {
                number: u64::try_from(row.get::<_, i64>("number")?).unwrap_or_default(),
                id: id.parse().map_err(|_| RoomError::Damaged)?,
                author,
                bytes: row.get("bytes")?,
                signature: row.get("signature")?,
            });
        }
        Ok(all)
    }
}

/// The places of words that their author withdrew, and the rows without words that nobody withdrew.
fn emptied(rows: &[Row], said: &[Statement]) -> (Vec<Statement>, Vec<Fault>) {
    let (mut places, mut lost) = (Vec::new(), Vec::new());
    for row in rows.iter().filter(|row| row.bytes.is_none()) {
        let by = said.iter().find(|one| one.author == row.author && one.said == Said::Retracted { of: row.id });
        match by {
            Some(by) => places.push(Statement {
                id: row.id,
                number: row.number,
                parents: Vec::new(),
                said: Said::Emptied,
                ..by.clone()
            }),
            None => lost.push(Fault::Altered(row.number)),
        }
    }
    (places, lost)
}

fn statement(number: u64, id: StatementId, body: Body) -> Statement {
    Statement {
        id,
        number,
        author: body.author,
        record: body.record,
        parents: body.parents,
        at: body.at,
        said: body.said,
    }
}

/// A new name for a record.
fn new_record() -> Result<RecordId, getrandom::Error> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes)?;
    Ok(RecordId(bytes))
}

/// A new salt for a seal.
///
/// # Errors
///
/// Only if the system gives no random numbers.
pub fn new_salt() -> Result<Salt, getrandom::Error> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes)?;
    Ok(Salt(bytes))
}

#[cfg(test)]
mod tests;
