//! Opening a backup in place of what is there: proved aside first, looked at, then swapped in. The old is kept.

use super::error::{HomeError, RoomError};
use super::files::{self, Layout};
use super::identity::{RoomKey, Unlocking};
use super::lock::Lock;
use super::room::{Contents, Room, Synchronous};
use super::unlock::open_identity;
use super::{Home, others, swap};
use crate::domain::moment::Moment;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A backup that was copied, opened and checked, ready to be put in place. Dropping it changes nothing.
#[derive(Debug)]
pub struct Prepared {
    layout: Layout,
    staging: TempDir,
    contents: Contents,
    /// Held until the swap is done or given up.
    _lock: Lock,
}

/// A backup that was put in place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Restored {
    /// What is in it.
    pub contents: Contents,
    /// Where what stood there before is kept, if anything did.
    pub kept: Option<PathBuf>,
}

impl Home {
    /// Copies a backup (or any other home) aside, opens it with its own passphrase or sheet, and checks every page.
    /// The home must be closed.
    ///
    /// # Errors
    ///
    /// `InUse` if the home is open; else as for [`Home::unlock`]. Nothing is changed.
    pub fn prepare_restore(&self, from: &Path, key: Unlocking<'_>) -> Result<Prepared, HomeError> {
        let source = Layout::of(from).map_err(|_| HomeError::NotAHome)?.of_person(self.whose());
        if !source.inhabited() {
            return Err(HomeError::NotAHome);
        }
        let layout = self.make_layout()?;
        let lock = Lock::take(&layout.lock())?;
        swap::finish(&layout)?;
        let staging = swap::staging(layout.folder())?;
        let copy = Layout::of(staging.path())?.of_person(self.whose());
        copy_home(&source, &copy)?;
        // The other's room, and what both share, stay as they are here; on an empty machine they come along.
        others::copy(if layout.of_person(self.whose().other()).inhabited() { &layout } else { &source }, &copy)?;
        let identity = open_identity(&copy, key)?;
        let sealed = files::read_small(&copy.key(), files::SMALL).map_err(|_| HomeError::KeyDamaged)?;
        let room_key = RoomKey::open(&identity, &sealed)?;
        drop(identity);
        let room = Room::open_unmigrated(&copy.database(), room_key, Synchronous::Full)?;
        room.check()?;
        let contents = room.contents()?;
        room.truncate_log()?;
        drop(room);
        Ok(Prepared { layout, staging, contents, _lock: lock })
    }
}

impl Prepared {
    /// What is in the backup, to be shown before anything is replaced.
    #[must_use]
    pub const fn contents(&self) -> &Contents {
        &self.contents
    }

    /// Puts the backup in place. What stands there is kept in a folder `before-restore-<date>`.
    ///
    /// # Errors
    ///
    /// What kept it from being done. If the machine stops in between, the next start finishes it.
    pub fn put_in_place(self, now: &Moment) -> Result<Restored, HomeError> {
        let name = swap::name_aside(&self.layout, "restore", now);
        self.layout.tighten();
        swap::put_in_place(&self.layout, self.staging, &name)?;
        let kept = Some(self.layout.folder().join(name)).filter(|folder| folder.exists());
        Ok(Restored { contents: self.contents, kept })
    }
}

/// Copies the keys and the room, and nothing else. A log that belongs to the room comes along; its index does not.
fn copy_home(from: &Layout, to: &Layout) -> Result<(), RoomError> {
    for folder in [to.people(), to.person(), to.rooms(), to.room()] {
        files::make_folder(&folder)?;
    }
    let log = |layout: &Layout| layout.room().join("room.db-wal");
    files::copy(&from.database(), &to.database())?;
    files::copy(&from.key(), &to.key())?;
    let optional = [
        (from.identity(), to.identity()),
        (from.recovery(), to.recovery()),
        (from.sums(), to.sums()),
        (log(from), log(to)),
    ];
    for (source, target) in optional {
        match files::copy(&source, &target) {
            Ok(()) | Err(RoomError::Missing) => {}
            Err(other) => return Err(other),
        }
    }
    Ok(())
}
