//! Filling a room's file up to whole steps, so that its size says little about how much is written in it.
//!
//! The filler is written, moved into the file, and freed again: what is left is sealed noise that later words take the
//! place of. Growing the file by itself would leave zeros at its end that show how much is real.

use super::super::error::RoomError;
use super::Room;

/// Sizes are multiples of this many bytes.
pub(in crate::home) const STEP: u64 = 1024 * 1024;
/// Bytes of a page, as SQLCipher 4 makes them.
const PAGE: u64 = 4096;
/// What fits into one page of a filler row: a page less what SQLCipher and SQLite keep of it, rounded down.
const ROW: i64 = 3900;

impl Room {
    /// Fills the file up to a whole step. Does nothing if it is one already.
    ///
    /// # Errors
    ///
    /// If it could not be written; the words in it are as they were.
    pub fn pad(&mut self) -> Result<(), RoomError> {
        if self.closed_to_writing.is_some() {
            return Ok(());
        }
        let step = i64::try_from(STEP / PAGE).unwrap_or(i64::MAX);
        let count = |db: &rusqlite::Connection| -> Result<i64, RoomError> {
            Ok(db.query_row("PRAGMA page_count", [], |row| row.get(0))?)
        };
        if count(&self.db)? % step == 0 {
            return Ok(());
        }
        let changed = self.changed;
        let transaction = self.db.transaction()?;
        transaction.execute_batch("CREATE TABLE IF NOT EXISTS filler (noise BLOB NOT NULL) STRICT")?;
        // Free pages are used up first, then the file grows page by page.
        while count(&transaction)? % step != 0 {
            transaction.execute("INSERT INTO filler (noise) VALUES (zeroblob(?1))", [ROW])?;
        }
        transaction.commit()?;
        self.run_checkpoint("PRAGMA wal_checkpoint(TRUNCATE)")?;
        self.db.execute_batch("DROP TABLE filler")?;
        self.changed = changed;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::identity::RoomKey;
    use super::*;
    use crate::domain::draft::DraftPlace;
    use crate::domain::entry::EntryDraft;
    use crate::domain::moment::Moment;
    use chrono::DateTime;

    fn write(room: &mut Room, words: usize) {
        let draft = EntryDraft { body: "word ".repeat(words), ..EntryDraft::default() };
        let now = Moment::new(DateTime::UNIX_EPOCH, 0, "");
        room.save_entry(&DraftPlace::NewEntry, &draft, &now).expect("saved");
    }

    #[test]
    fn a_file_grows_in_whole_steps_whatever_is_written() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().canonicalize().expect("a path").join("a.db");
        let mut room = Room::create(&path, RoomKey::generate().expect("random numbers")).expect("made");
        let mut sizes = Vec::new();
        for words in [0, 10, 1000, 400_000] {
            write(&mut room, words);
            room.pad().expect("padded");
            room.truncate_log().expect("emptied");
            sizes.push(std::fs::metadata(&path).expect("facts").len());
            room.check().expect("whole");
        }
        assert!(sizes.iter().all(|size| size % STEP == 0), "{sizes:?}");
        assert_eq!(sizes[0], sizes[2], "a few words show");
        assert!(sizes[3] > sizes[2], "{sizes:?}");
        let bytes = std::fs::read(&path).expect("read");
        let empty = bytes.chunks(512).filter(|part| part.iter().all(|byte| *byte == 0)).count();
        assert_eq!(empty, 0, "zeros show where the words end");
    }
}
