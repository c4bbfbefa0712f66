//! Keeping the search index quick. Its pieces are joined while nobody writes, never while someone waits for a save:
//! joined on the way, every sixteenth save or so took several times as long in a large journal.
//!
//! Owns when pieces are joined. Does not own what is in the index (`entries`, `trash`) or how it is asked (`search`).

use super::super::error::RoomError;
use super::Room;
use rusqlite::OptionalExtension;

/// Pages joined in one step: a few milliseconds, so that an order never waits long.
const STEP: i64 = 64;

/// Whether there is more to join.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pieces {
    Joined,
    MoreToJoin,
}

impl Room {
    /// From now on saving joins nothing by itself. Written once; a room that may not be written is left as it is.
    pub(crate) fn join_only_when_idle(&self) -> Result<(), RoomError> {
        if self.closed_to_writing.is_some() || self.needs_migration()? {
            return Ok(());
        }
        let known = "SELECT v FROM entry_search_config WHERE k = 'automerge'";
        let set: Option<i64> = self.db.query_row(known, [], |row| row.get(0)).optional()?;
        if set != Some(0) {
            self.db.execute("INSERT INTO entry_search (entry_search, rank) VALUES ('automerge', 0)", [])?;
        }
        Ok(())
    }

    /// Joins some pieces of the search index. No words change.
    pub(crate) fn join_pieces(&self) -> Result<Pieces, RoomError> {
        if self.closed_to_writing.is_some() {
            return Ok(Pieces::Joined);
        }
        let before = self.db.total_changes();
        self.db.execute("INSERT INTO entry_search (entry_search, rank) VALUES ('merge', ?1)", [STEP])?;
        // The statement itself counts as one change; more than that means that something was joined.
        Ok(if self.db.total_changes() - before < 2 { Pieces::Joined } else { Pieces::MoreToJoin })
    }

    /// Joins all pieces into one, inside a transaction that stored very many entries.
    pub(super) fn join_all(tx: &rusqlite::Transaction<'_>) -> Result<(), RoomError> {
        tx.execute("INSERT INTO entry_search (entry_search) VALUES ('optimize')", [])?;
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::draft::DraftPlace;
    use crate::domain::entry::{Anchor, EntryDraft, EntryFilter};
    use crate::domain::moment::Moment;
    use crate::home::identity::RoomKey;
    use crate::home::room::Synchronous;

    fn pieces(room: &Room) -> i64 {
        let count = "SELECT count(DISTINCT segid) FROM entry_search_idx";
        room.db.query_row(count, [], |row| row.get(0)).expect("a count")
    }

    #[test]
    fn pieces_are_joined_when_asked_and_every_word_is_still_found() {
        let folder = tempfile::tempdir().expect("a folder");
        let file = folder.path().canonicalize().expect("a path").join("room.db");
        let key = RoomKey::generate().expect("random numbers");
        let mut room = Room::create(&file, key.clone()).expect("made");
        room.join_only_when_idle().expect("set");
        let now = Moment::new(chrono::DateTime::UNIX_EPOCH, 0, "");
        for number in 0..12 {
            let entry = EntryDraft { body: format!("lantern number{number}"), ..EntryDraft::default() };
            room.save_entry(&DraftPlace::NewEntry, &entry, &now).expect("saved");
        }
        let before = pieces(&room);
        assert!(before >= 8, "the control: saving joined them to {before}");
        while room.join_pieces().expect("joined") == Pieces::MoreToJoin {}
        assert!(pieces(&room) < before / 2, "{} of {before}", pieces(&room));
        let filter = EntryFilter { words: "lant".into(), ..EntryFilter::default() };
        assert_eq!(room.entries(&filter, Anchor::Newest, 50).expect("found").lines.len(), 12);
        room.db
            .execute("INSERT INTO entry_search (entry_search, rank) VALUES ('integrity-check', 1)", [])
            .expect("whole");

        drop(room);
        let again = Room::open(&file, key, Synchronous::Full).expect("opened");
        let set: i64 = again
            .db
            .query_row("SELECT v FROM entry_search_config WHERE k = 'automerge'", [], |row| row.get(0))
            .expect("it is kept");
        assert_eq!(set, 0);
    }
}
