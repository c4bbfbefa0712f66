//! A home: the folder with the keys of one or two people, a room for each, one for both, and backups.
//!
//! Owns who may open it, how its files are made and replaced, the rooms (the only places with SQL) and the keeper that
//! commits drafts. Does not own screens, settings, clocks (every moment is handed in) or what guides say.
//!
//! With the passphrase, the stock `age` and `sqlcipher` programs open everything in it; nobody depends on us.

pub mod atomic;
mod backups;
mod ballast;
mod change;
mod error;
mod files;
mod health;
mod identity;
mod keeper;
mod lock;
mod opened;
mod others;
pub mod ours;
mod pair;
mod recovery;
mod restore;
pub mod room;
mod rotation;
mod sums;
mod swap;
mod unlock;
mod wipe;
pub mod words;

pub use backups::{BackedUp, BackupInfo};
pub use error::{HomeError, RoomError};
pub use health::{Health, KeyFile, Wholeness};
pub use identity::{Cost, Unlocking, seal_words};
pub use keeper::{DELAY, Emergency, Flushed, KeepState, Keeper, Space};
pub use ours::{Fault, Ours, new_salt};
pub use pair::{Joined, Pair, PairWarning};
pub use recovery::{CodeProblem, GROUPS, GroupCheck, RecoveryCode};
pub use restore::{Prepared, Restored};
pub use room::{ApartSitting, Choice, ClosedDraft, Contents, Marked, Room, SittingFilter};
pub use unlock::{Access, Opened};
pub use wipe::{Left, Wiped};

use crate::domain::person::Person;
use files::Layout;
use room::Synchronous;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How hard the home works to lose nothing. Anything but the default is there to prove that the tests can fail.
#[derive(Clone, Copy, Debug)]
#[doc(hidden)]
pub struct Durability {
    /// How hard a commit waits for the disk.
    pub synchronous: Synchronous,
    /// How long the first uncommitted draft waits; `None` turns the keeper off.
    pub delay: Option<Duration>,
}

impl Default for Durability {
    fn default() -> Self {
        Self { synchronous: Synchronous::Full, delay: Some(DELAY) }
    }
}

/// A folder that is or may become someone's home, as one of two people would open it. Making one touches nothing.
#[derive(Clone, Debug)]
pub struct Home {
    folder: PathBuf,
    durability: Durability,
    whose: Person,
}

impl Home {
    /// The home in this folder.
    #[must_use]
    pub fn at(folder: PathBuf) -> Self {
        Self { folder, durability: Durability::default(), whose: Person::First }
    }

    /// The same home, to be opened by this person.
    #[must_use]
    pub fn of_person(self, whose: Person) -> Self {
        Self { whose, ..self }
    }

    /// Who would open it.
    #[must_use]
    pub const fn whose(&self) -> Person {
        self.whose
    }

    /// The same home with another durability, for tests that must fail.
    #[doc(hidden)]
    #[must_use]
    pub fn with_durability(self, durability: Durability) -> Self {
        Self { durability, ..self }
    }

    /// The folder, as it was given.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Whether someone lives here: there are keys or a room, whole or not. A folder that cannot be looked into counts
    /// as lived in, so that unlocking says why instead of a new home being begun over it.
    #[must_use]
    pub fn exists(&self) -> bool {
        match self.layout() {
            Ok(layout) => Person::BOTH.into_iter().any(|person| layout.of_person(person).inhabited()),
            Err(why) => why != HomeError::NotAHome,
        }
    }

    /// The people who live here, in the order they came.
    #[must_use]
    pub fn people(&self) -> Vec<Person> {
        let Ok(layout) = self.layout() else { return Vec::new() };
        Person::BOTH.into_iter().filter(|person| layout.of_person(*person).identity().exists()).collect()
    }

    /// Where the settings that say nothing personal are kept. The home only removes this file, in [`Self::wipe`].
    #[must_use]
    pub fn settings_file(&self) -> PathBuf {
        self.folder.join("settings.toml")
    }

    fn layout(&self) -> Result<Layout, HomeError> {
        let layout = Layout::of(&self.folder).map_err(|error| match error {
            RoomError::Missing => HomeError::NotAHome,
            other => HomeError::Storage(other),
        })?;
        Ok(layout.of_person(self.whose))
    }

    /// Makes the folder if it is not there, and hands out its layout.
    fn make_layout(&self) -> Result<Layout, HomeError> {
        if let Some(parent) = self.folder.parent().filter(|parent| !parent.as_os_str().is_empty()) {
            std::fs::create_dir_all(parent)?;
        }
        if !self.folder.is_dir() {
            files::make_folder(&self.folder)?;
        }
        self.layout()
    }
}
