//! Plain facts about a home, for `mendway check`.

use super::backups::{self, BackupInfo};
use super::error::{HomeError, RoomError};
use super::files::{self, Layout};
use super::room::Contents;
use super::unlock::Opened;
use super::{Home, sums};
use std::path::PathBuf;

/// Whether a file is as it was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wholeness {
    /// It is.
    Whole,
    /// It is not.
    Changed,
    /// It is not there.
    Missing,
    /// Nothing is known that it could be compared with.
    Unknown,
}

/// A file that opens the home.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KeyFile {
    /// What the passphrase opens.
    Identity,
    /// What the recovery sheet opens.
    Recovery,
}

/// What a check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Health {
    /// Whether every page and every reference of the room is as it should be.
    pub room: Result<(), RoomError>,
    /// The two key files.
    pub keys: Vec<(KeyFile, Wholeness)>,
    /// Files and folders of ours that others on this machine may read or change.
    pub open_to_others: Vec<PathBuf>,
    /// The last backup; each was verified when it was made.
    pub last_backup: Option<BackupInfo>,
    /// How many backups there are.
    pub backups: usize,
    /// What is in the room.
    pub contents: Contents,
    /// Bytes of the room's file.
    pub bytes: u64,
    /// Bytes free on its disk, if that can be told.
    pub free: Option<u64>,
}

impl Home {
    /// Checks the home. Reads every page of the room, so it takes a while for a large one.
    ///
    /// # Errors
    ///
    /// If the room cannot be asked at all. Damage is a finding, not an error.
    pub fn check(&self, opened: &Opened) -> Result<Health, HomeError> {
        let layout = &opened.layout;
        let room = opened.keeper.ask(|room| room.check());
        let contents = opened.keeper.ask(|room| room.contents()).or_else(|why| match why {
            RoomError::Damaged => Ok(Contents::default()),
            other => Err(other),
        })?;
        let all = backups::list(layout)?;
        Ok(Health {
            room,
            keys: vec![
                (KeyFile::Identity, wholeness(layout, KeyFile::Identity)),
                (KeyFile::Recovery, wholeness(layout, KeyFile::Recovery)),
            ],
            open_to_others: layout.open_to_others(),
            backups: all.len(),
            last_backup: all.into_iter().next(),
            contents,
            bytes: std::fs::metadata(layout.database()).map_or(0, |facts| facts.len()),
            free: files::free_space(layout.folder()),
        })
    }
}

fn wholeness(layout: &Layout, file: KeyFile) -> Wholeness {
    let (path, name) = match file {
        KeyFile::Identity => (layout.identity(), "identity.age"),
        KeyFile::Recovery => (layout.recovery(), "recovery.age"),
    };
    match files::read_small(&path, files::SMALL) {
        Ok(bytes) => sums::compare(&layout.sums(), name, &bytes),
        Err(RoomError::Missing) => Wholeness::Missing,
        Err(_) => Wholeness::Changed,
    }
}
