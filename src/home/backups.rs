//! Backups: each is a small home of its own, with the key files that open it, so that it can be opened on an empty
//! machine with nothing else.
//!
//! Owns making, proving, listing and dropping them. A backup that cannot be proved equal never replaces one that was.

use super::error::{HomeError, RoomError};
use super::files::{self, Layout};
use super::health::Wholeness;
use super::room::{Contents, Copied, Room};
use super::rotation::{self, Made};
use super::unlock::{Access, Opened};
use super::{Home, atomic, others, sums, swap};
use crate::domain::moment::Moment;
use crate::domain::person::Person;
use chrono::NaiveDateTime;
use std::fs;
use std::path::{Path, PathBuf};

const NAME: &str = "%Y-%m-%d_%H-%M-%S";

/// One backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BackupInfo {
    /// Its folder's name.
    pub name: String,
    /// Its folder.
    pub folder: PathBuf,
    /// When it was made, by the clock of the place it was made in.
    pub made: NaiveDateTime,
    /// Its running number; a later one has a higher one, whatever the clock said.
    pub number: u64,
    /// Bytes on disk.
    pub bytes: u64,
}

impl BackupInfo {
    /// Whether this person's room is in it.
    fn holds(&self, whose: Person) -> bool {
        whose == Person::First || Layout::of(&self.folder).is_ok_and(|layout| layout.of_person(whose).key().exists())
    }
}

/// What came of a request for a backup.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BackedUp {
    /// It was made, opened again, checked and found equal.
    Made(BackupInfo),
    /// Nothing changed since the last one.
    NothingNew,
}

/// When a backup is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum When {
    /// If anything changed since the last one.
    Changed,
    /// In any case: in a home of two, a backup that is not made would tell that nothing was written.
    Always,
}

impl Home {
    /// The backups, the latest first.
    ///
    /// # Errors
    ///
    /// If the folder cannot be read. A home without backups has an empty list.
    pub fn backups(&self) -> Result<Vec<BackupInfo>, HomeError> {
        Ok(list(&self.layout()?)?)
    }
}

impl Opened {
    /// Makes a verified backup if anything changed since the last one, and drops those the rotation no longer keeps.
    ///
    /// # Errors
    ///
    /// `InUse` if the home is open for reading only; `DiskFull` if less is free than three times the room; `Unverified`
    /// if the copy is not equal. Then no backup was dropped.
    pub fn back_up(&self, now: &Moment) -> Result<BackedUp, HomeError> {
        self.back_up_when(When::Changed, now)
    }

    /// Makes one as [`Self::back_up`] does, or in any case.
    pub(super) fn back_up_when(&self, when: When, now: &Moment) -> Result<BackedUp, HomeError> {
        if self.access == Access::Reader {
            return Ok(BackedUp::NothingNew);
        }
        let (layout, now) = (self.layout.clone(), now.clone());
        self.keeper.ask(move |room| {
            if when == When::Changed && !room.changed() && !list(&layout)?.is_empty() {
                return Ok(BackedUp::NothingNew);
            }
            make(&layout, room, &now).map(BackedUp::Made)
        })
    }

    /// Proves a backup once more, with the key in use: copies it aside, opens it, checks every page, and says what is
    /// in it. The backup itself is not touched.
    ///
    /// # Errors
    ///
    /// `NotAHome` if there is none of that name; `OtherKey` if the key in use does not belong to it; `Damaged` if a page
    /// of it fails.
    pub fn verify_backup(&self, name: &str) -> Result<Contents, HomeError> {
        let found = list(&self.layout)?.into_iter().find(|backup| backup.name == name).ok_or(HomeError::NotAHome)?;
        let backup = Layout::of(&found.folder)?.of_person(self.layout.whose());
        if files::read_small(&backup.key(), files::SMALL)? != files::read_small(&self.layout.key(), files::SMALL)? {
            return Err(HomeError::OtherKey);
        }
        let aside = swap::staging(&self.layout.backups())?;
        self.keeper.ask(move |room| {
            let copy = aside.path().join("room.db");
            files::copy(&backup.database(), &copy)?;
            room.other(&copy)?.proved()
        })
    }

    /// Removes every backup and makes a fresh one, so that words deleted for good are in none of them.
    ///
    /// # Errors
    ///
    /// As for [`Self::back_up`]. The old ones are removed only after the fresh one is proved.
    pub fn renew_backups(&self, now: &Moment) -> Result<BackupInfo, HomeError> {
        let (layout, now) = (self.layout.clone(), now.clone());
        self.keeper.ask(move |room| {
            let fresh = make(&layout, room, &now)?;
            for old in list(&layout)?.into_iter().filter(|old| old.number != fresh.number) {
                drop_backup(&layout, &old.folder)?;
            }
            Ok(fresh)
        })
    }
}

/// Makes a backup of an open room, proves it, and drops what the rotation no longer keeps.
pub(super) fn make(layout: &Layout, room: &mut Room, now: &Moment) -> Result<BackupInfo, HomeError> {
    let size = fs::metadata(room.file())?.len();
    if files::free_space(layout.folder()).is_some_and(|free| free < size.saturating_mul(3)) {
        return Err(RoomError::DiskFull.into());
    }
    files::make_folder(&layout.backups())?;
    swap::sweep(&layout.backups());
    let number = all(layout)?.first().map_or(1, |latest| latest.number + 1);
    let name = format!("{}_{number:06}", now.local().format(NAME));
    let staging = swap::staging(&layout.backups())?;
    let copy = Layout::of(staging.path())?.of_person(layout.whose());
    for folder in [copy.people(), copy.person(), copy.rooms(), copy.room()] {
        files::make_folder(&folder)?;
    }
    copy_keys(layout, &copy)?;
    others::copy(layout, &copy)?;
    if room.copy_to(&copy.database())? == Copied::Different {
        return Err(HomeError::Unverified);
    }
    swap::sync_tree(staging.path())?;
    let folder = layout.backups().join(&name);
    fs::rename(staging.keep(), &folder)?;
    files::sync_folder(&layout.backups())?;
    room.set_unchanged()?;
    rotate(layout)?;
    Ok(info(&folder).ok_or(RoomError::Missing)?)
}

/// Copies the key files that are whole; at least one of the two that open the identity must be.
fn copy_keys(from: &Layout, to: &Layout) -> Result<(), HomeError> {
    let mut whole = 0;
    for (source, name) in [(from.identity(), "identity.age"), (from.recovery(), "recovery.age")] {
        let Ok(bytes) = files::read_small(&source, files::SMALL) else { continue };
        if sums::compare(&from.sums(), name, &bytes) != Wholeness::Changed {
            sums::replace(&to.sums(), name, &bytes)?;
            whole += 1;
        }
    }
    if whole == 0 {
        return Err(HomeError::IdentityDamaged);
    }
    let key = files::read_small(&from.key(), files::SMALL).map_err(|_| HomeError::KeyDamaged)?;
    Ok(atomic::write(&to.key(), &key)?)
}

/// Complete backups that hold this person's room, the latest first.
pub(super) fn list(layout: &Layout) -> Result<Vec<BackupInfo>, RoomError> {
    let mut found = all(layout)?;
    found.retain(|backup| backup.holds(layout.whose()));
    Ok(found)
}

/// Complete backups, the latest first.
fn all(layout: &Layout) -> Result<Vec<BackupInfo>, RoomError> {
    let entries = match fs::read_dir(layout.backups()) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        other => other?,
    };
    let mut found = Vec::new();
    for entry in entries {
        found.extend(info(&entry?.path()));
    }
    found.sort_by_key(|backup| std::cmp::Reverse(backup.number));
    Ok(found)
}

/// What stands in a backup's folder, if its name is one of ours.
fn info(folder: &Path) -> Option<BackupInfo> {
    let name = folder.file_name()?.to_str()?;
    let (made, number) = name.rsplit_once('_')?;
    let made = NaiveDateTime::parse_from_str(made, NAME).ok()?;
    let number = number.parse().ok()?;
    if !fs::symlink_metadata(folder).ok()?.is_dir() {
        return None;
    }
    Some(BackupInfo { name: name.to_owned(), folder: folder.to_owned(), made, number, bytes: files::size_of(folder) })
}

fn rotate(layout: &Layout) -> Result<(), RoomError> {
    let all = all(layout)?;
    let made: Vec<Made> = all.iter().map(|one| Made { number: one.number, day: one.made.date() }).collect();
    let kept = rotation::keep(&made);
    for old in all.into_iter().filter(|one| !kept.contains(&one.number)) {
        drop_backup(layout, &old.folder)?;
    }
    Ok(())
}

/// Takes a backup's name away first, so that one that is half removed is never taken for a backup.
fn drop_backup(layout: &Layout, folder: &Path) -> Result<(), RoomError> {
    let Some(name) = folder.file_name().and_then(|name| name.to_str()) else { return Ok(()) };
    let hidden = layout.backups().join(format!(".old-{name}"));
    fs::rename(folder, &hidden)?;
    Ok(fs::remove_dir_all(hidden)?)
}
