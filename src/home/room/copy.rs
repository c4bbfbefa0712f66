//! A copy of a room in another file, proved equal before anybody may rely on it.

use super::super::error::RoomError;
use super::Room;
use super::open::Synchronous;
use crate::domain::moment::Moment;
use rusqlite::OptionalExtension;
use rusqlite::backup::Backup;
use std::path::Path;
use std::time::Duration;

/// How much is in a room, for someone who must choose between two of them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Contents {
    /// Entries outside the trash.
    pub entries: u64,
    /// Sittings.
    pub sittings: u64,
    /// Check-ins.
    pub checkins: u64,
    /// Drafts.
    pub drafts: u64,
    /// When the last entry, check-in or sitting was written.
    pub last: Option<Moment>,
}

impl Room {
    /// Copies this room to `file`, which must not exist, opens the copy with the key, checks every page of it and
    /// compares what it says with what this one says. Says whether they are equal.
    pub(crate) fn copy_to(&self, file: &Path) -> Result<Copied, RoomError> {
        self.watch(self.copy_once(file))
    }

    fn copy_once(&self, file: &Path) -> Result<Copied, RoomError> {
        let mut copy = Self::create_blank(file, self.key.clone())?;
        {
            let backup = Backup::new(&self.db, &mut copy.db)?;
            backup.run_to_completion(1024, Duration::ZERO, None)?;
        }
        drop(copy);
        let copy = self.other(file)?;
        copy.check()?;
        let equal = copy.digest()? == self.digest()?;
        copy.truncate_log()?;
        Ok(if equal { Copied::Equal } else { Copied::Different })
    }

    /// Another file under the same key.
    pub(crate) fn other(&self, file: &Path) -> Result<Self, RoomError> {
        Self::open_unmigrated(file, self.key.clone(), Synchronous::Full)
    }

    /// What is in the room, once every page of it has been checked.
    pub(crate) fn proved<E: From<RoomError>>(&self) -> Result<Contents, E> {
        self.check()?;
        Ok(self.contents()?)
    }

    /// What is in the room.
    ///
    /// # Errors
    ///
    /// If the room cannot be read.
    pub fn contents(&self) -> Result<Contents, RoomError> {
        self.read(|tx| {
            let count = |sql: &str| -> Result<u64, RoomError> {
                Ok(super::entries::count(tx.query_row(sql, [], |row| row.get(0))?))
            };
            let last = |sql: &str| -> Result<Option<Moment>, RoomError> {
                Ok(tx.query_row(sql, [], |row| super::columns::moment(row, "at")).optional()?)
            };
            let lasts = [
                last("SELECT written AS at FROM entries ORDER BY id DESC LIMIT 1")?,
                last("SELECT written AS at FROM checkins ORDER BY day DESC LIMIT 1")?,
                last("SELECT coalesce(ended, begun) AS at FROM sittings ORDER BY id DESC LIMIT 1")?,
            ];
            Ok(Contents {
                entries: self.live_count(tx)?,
                sittings: count("SELECT count(*) FROM sittings")?,
                checkins: count("SELECT count(*) FROM checkins")?,
                drafts: count("SELECT count(*) FROM drafts")?,
                last: lasts.into_iter().flatten().max_by_key(|moment| moment.utc),
            })
        })
    }
}

/// What became of a copy.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Copied {
    Equal,
    Different,
}

#[cfg(test)]
mod tests {
    use super::super::super::identity::RoomKey;
    use super::*;
    use crate::domain::draft::DraftPlace;
    use crate::domain::entry::EntryDraft;
    use chrono::DateTime;

    #[test]
    fn a_copy_says_the_same_and_one_letter_more_is_noticed() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().canonicalize().expect("a path");
        let now = Moment::new(DateTime::UNIX_EPOCH, 0, "");
        let write = |room: &mut Room, place: &DraftPlace, body: &str| {
            let draft = EntryDraft { body: body.to_owned(), ..EntryDraft::default() };
            room.save_entry(place, &draft, &now).expect("saved")
        };
        let mut room = Room::create(&path.join("a.db"), RoomKey::generate().expect("random numbers")).expect("made");
        let id = write(&mut room, &DraftPlace::NewEntry, "a word");
        assert_eq!(room.copy_to(&path.join("b.db")), Ok(Copied::Equal));
        let copy = room.other(&path.join("b.db")).expect("opened");
        assert_eq!(copy.digest(), room.digest());
        room.set_unchanged().expect("noted");
        assert_eq!(copy.digest(), room.digest());
        write(&mut room, &DraftPlace::Entry(id), "a worD");
        assert_ne!(copy.digest(), room.digest());
        assert!(room.copy_to(&path.join("b.db")).is_err(), "a copy never replaces a file");
    }
}
