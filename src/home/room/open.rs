//! Opening a room: the key, the settings that keep words safe, and the proof that each of them took hold.

use super::super::error::RoomError;
use super::super::files;
use super::super::identity::RoomKey;
use super::{Room, schema};
use rusqlite::config::DbConfig;
use rusqlite::types::Value;
use rusqlite::{Connection, OpenFlags, OptionalExtension};
use std::cell::Cell;
use std::path::Path;
use std::time::Duration;
use zeroize::Zeroizing;

/// How hard a commit waits for the disk. Anything but `Full` is there to prove that the tests can fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(hidden)]
pub enum Synchronous {
    /// A commit that returned survives a power cut.
    Full,
    /// A commit may be lost in a power cut.
    Normal,
    /// A power cut may damage the file.
    Off,
}

impl Synchronous {
    const fn number(self) -> i64 {
        match self {
            Self::Off => 0,
            Self::Normal => 1,
            Self::Full => 2,
        }
    }
}

/// Each setting with the value it must read back.
const SETTINGS: [(&str, i64); 12] = [
    ("fullfsync", 1),
    ("checkpoint_fullfsync", 1),
    ("foreign_keys", 1),
    ("secure_delete", 1),
    ("temp_store", 2),
    ("trusted_schema", 0),
    ("cell_size_check", 1),
    ("mmap_size", 0),
    ("busy_timeout", 2000),
    ("wal_autocheckpoint", 1000),
    ("cache_size", -4096),
    // On, it wipes every page it frees and makes a search many times slower; keys it always wipes.
    ("cipher_memory_security", 0),
];

impl Room {
    /// Makes a new room in a file that must not exist yet.
    pub(crate) fn create(file: &Path, key: RoomKey) -> Result<Self, RoomError> {
        drop(files::make_file(file)?);
        Self::open(file, key, Synchronous::Full)
    }

    /// An empty file with a key, to be filled by a copy.
    pub(super) fn create_blank(file: &Path, key: RoomKey) -> Result<Self, RoomError> {
        drop(files::make_file(file)?);
        let db = connect(file, &key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        Self::of(db, file, key, None)
    }

    /// Opens a room for reading and writing and brings its schema up to date.
    ///
    /// The caller makes a backup first if [`Self::needs_migration`] says so.
    pub(crate) fn open(file: &Path, key: RoomKey, synchronous: Synchronous) -> Result<Self, RoomError> {
        let mut room = Self::open_unmigrated(file, key, synchronous)?;
        room.migrate()?;
        Ok(room)
    }

    /// Opens a room for reading and writing and leaves its schema as it is.
    pub(crate) fn open_unmigrated(file: &Path, key: RoomKey, synchronous: Synchronous) -> Result<Self, RoomError> {
        refuse_links(file)?;
        let db = connect(file, &key, OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        schema::known(&db)?;
        let journal: String = db.query_row("PRAGMA journal_mode = WAL", [], |row| row.get(0))?;
        if journal != "wal" {
            return Err(RoomError::Unexpected { code: 1 });
        }
        set_and_check(&db, synchronous)?;
        Self::of(db, file, key, None).map(|room| Self { synchronous, ..room })
    }

    pub(super) fn of(db: Connection, file: &Path, key: RoomKey, why: Option<RoomError>) -> Result<Self, RoomError> {
        db.set_prepared_statement_cache_capacity(64);
        let mut room = Self {
            db,
            file: file.to_owned(),
            key,
            closed_to_writing: why,
            changed: false,
            synchronous: Synchronous::Full,
            live: Cell::new(None),
            poisoned: Cell::new(false),
            _copy: None,
        };
        if !room.needs_migration()? {
            room.changed = room.read(|tx| {
                Ok(tx.query_row("SELECT 1 FROM meta WHERE name = 'changed'", [], |_| Ok(())).optional()?.is_some())
            })?;
        }
        Ok(room)
    }
}

/// Opens the file, gives the key, and reads the first page.
pub(in crate::home) fn connect(file: &Path, key: &RoomKey, mode: OpenFlags) -> Result<Connection, RoomError> {
    if !file.is_file() {
        return Err(RoomError::Missing);
    }
    let flags = mode | OpenFlags::SQLITE_OPEN_NO_MUTEX | OpenFlags::SQLITE_OPEN_NOFOLLOW;
    give_key(Connection::open_with_flags(file, flags)?, key)
}

/// Gives the key to a connection that has read nothing yet, and reads the first page.
pub(super) fn give_key(db: Connection, key: &RoomKey) -> Result<Connection, RoomError> {
    // SQLCipher writes to standard error unless told otherwise, over whatever is on the screen.
    db.query_row("PRAGMA cipher_log_level = NONE", [], |_| Ok(())).optional()?;
    let version: String = db.query_row("PRAGMA cipher_version", [], |row| row.get(0))?;
    if version.is_empty() {
        return Err(RoomError::Unexpected { code: 2 });
    }
    let hex = key.hex();
    let statement = Zeroizing::new(format!("PRAGMA key = \"x'{}'\"", hex.as_str()));
    db.query_row(&statement, [], |_| Ok(())).optional()?;
    db.busy_timeout(Duration::from_millis(2000))?;
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_DEFENSIVE, true)?;
    db.query_row("SELECT count(*) FROM sqlite_schema", [], |_| Ok(()))?;
    Ok(db)
}

pub(in crate::home) fn set_and_check(db: &Connection, synchronous: Synchronous) -> Result<(), RoomError> {
    for (name, wanted) in SETTINGS.into_iter().chain([("synchronous", synchronous.number())]) {
        db.query_row(&format!("PRAGMA {name} = {wanted}"), [], |_| Ok(())).optional()?;
        let found: Option<Value> = db.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0)).optional()?;
        let holds = match found {
            Some(Value::Integer(number)) => number == wanted,
            Some(Value::Text(text)) => text == wanted.to_string(),
            // No answer at all means that the library was built without the feature, as mmap may be.
            other => other.is_none(),
        };
        if !holds {
            return Err(RoomError::Unexpected { code: 3 });
        }
    }
    Ok(())
}

pub(in crate::home) fn refuse_links(file: &Path) -> Result<(), RoomError> {
    files::refuse_link(file)?;
    for ending in ["-wal", "-shm"] {
        let mut beside = file.as_os_str().to_owned();
        beside.push(ending);
        files::refuse_link(Path::new(&beside))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn setting(room: &Room, name: &str) -> String {
        let value: Value = room.db.query_row(&format!("PRAGMA {name}"), [], |row| row.get(0)).expect("an answer");
        match value {
            Value::Integer(number) => number.to_string(),
            Value::Text(text) => text,
            other => format!("{other:?}"),
        }
    }

    #[test]
    fn every_connection_has_every_setting() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().canonicalize().expect("a path").join("room.db");
        let key = RoomKey::generate().expect("random numbers");
        let made = Room::create(&file, key.clone()).expect("made");
        let again = Room::open(&file, key.clone(), Synchronous::Full).expect("opened");
        let reading = Room::open_to_read(&file, key, RoomError::InUse).expect("opened");
        for room in [&made, &again, &reading] {
            for (name, wanted) in [
                ("journal_mode", "wal"),
                ("synchronous", "2"),
                ("fullfsync", "1"),
                ("checkpoint_fullfsync", "1"),
                ("foreign_keys", "1"),
                ("secure_delete", "1"),
                ("temp_store", "2"),
                ("trusted_schema", "0"),
                ("cell_size_check", "1"),
                ("busy_timeout", "2000"),
                ("wal_autocheckpoint", "1000"),
                ("cache_size", "-4096"),
                ("cipher_log_level", "NONE"),
            ] {
                assert_eq!(setting(room, name), wanted, "{name}");
            }
            let mapped: Option<i64> =
                room.db.query_row("PRAGMA mmap_size", [], |row| row.get(0)).optional().expect("asked");
            assert_eq!(mapped.unwrap_or(0), 0);
            assert!(setting(room, "cipher_version").starts_with("4."));
            let library: i64 =
                room.db.query_row("SELECT sqlite_version() >= '3.51.3'", [], |row| row.get(0)).expect("asked");
            assert_eq!(library, 1);
        }
    }

    #[test]
    fn the_wrong_key_is_damage_and_not_a_new_room() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().canonicalize().expect("a path").join("room.db");
        let key = RoomKey::generate().expect("random numbers");
        drop(Room::create(&file, key).expect("made"));
        let before = std::fs::read(&file).expect("read");
        let other = RoomKey::generate().expect("random numbers");
        assert_eq!(Room::open(&file, other.clone(), Synchronous::Full).err(), Some(RoomError::Damaged));
        assert_eq!(std::fs::read(&file).expect("read"), before);
        assert_eq!(
            Room::open(&folder.path().join("none.db"), other, Synchronous::Full).err(),
            Some(RoomError::Missing)
        );
    }
}
