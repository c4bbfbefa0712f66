//! Opening a room for reading only: beside another window that writes, or on a disk that takes no changes.

use super::super::error::RoomError;
use super::super::files;
use super::super::identity::RoomKey;
use super::open::{Synchronous, connect, give_key, refuse_links, set_and_check};
use super::{Room, schema};
use rusqlite::{Connection, OpenFlags};
use std::path::{Path, PathBuf};
use tempfile::TempDir;

impl Room {
    /// Opens a room for reading only; every write fails with `why`.
    pub(crate) fn open_to_read(file: &Path, key: RoomKey, why: RoomError) -> Result<Self, RoomError> {
        refuse_links(file)?;
        let (db, copy) = match connect(file, &key, OpenFlags::SQLITE_OPEN_READ_ONLY) {
            Ok(db) => (db, None),
            // SQLite wants to write an index of the log beside it. Where that is not possible there are two ways.
            Err(RoomError::Missing | RoomError::ReadOnly | RoomError::NoPermission) if why != RoomError::InUse => {
                without_changes(file, &key)?
            }
            Err(other) => return Err(other),
        };
        schema::known(&db)?;
        if schema::pending(&db)? {
            return Err(why);
        }
        set_and_check(&db, Synchronous::Full)?;
        Ok(Self { _copy: copy, ..Self::of(db, file, key, Some(why))? })
    }
}

/// If the log is empty nothing can change and no index is needed. If it is not, the last words are in it, so file and
/// log are copied, as they are, to where an index can be made.
fn without_changes(file: &Path, key: &RoomKey) -> Result<(Connection, Option<TempDir>), RoomError> {
    let log = log_of(file);
    if std::fs::metadata(&log).map_or(0, |facts| facts.len()) == 0 {
        if !file.is_file() {
            return Err(RoomError::Missing);
        }
        let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_URI;
        return Ok((give_key(Connection::open_with_flags(unchanging(file), flags)?, key)?, None));
    }
    let folder = tempfile::tempdir()?;
    let copy = folder.path().canonicalize()?.join("room.db");
    files::copy(file, &copy)?;
    files::copy(&log, &log_of(&copy))?;
    Ok((connect(&copy, key, OpenFlags::SQLITE_OPEN_READ_WRITE)?, Some(folder)))
}

fn log_of(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push("-wal");
    PathBuf::from(name)
}

/// The address that tells SQLite that nobody will change the file. Links were refused before.
fn unchanging(file: &Path) -> String {
    let mut address = "file:".to_owned();
    for byte in file.as_os_str().as_encoded_bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'/' | b'.' | b'-' | b'_' => address.push(char::from(*byte)),
            other => {
                address.push('%');
                address
                    .extend([other >> 4, other & 15].map(|digit| char::from(b"0123456789ABCDEF"[usize::from(digit)])));
            }
        }
    }
    address.push_str("?immutable=1");
    address
}
