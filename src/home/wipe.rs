//! Removing a home: keys first, then everything else of ours; whatever is not ours stays.

use super::error::{HomeError, RoomError};
use super::files::Layout;
use super::identity::Unlocking;
use super::lock::Lock;
use super::unlock::open_identity;
use super::{Home, swap};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Something that is still there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Left {
    /// What it is.
    pub path: PathBuf,
    /// Why it could not be removed; `None` if it is not ours.
    pub why: Option<RoomError>,
}

/// What a wipe did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Wiped {
    /// Files removed.
    pub files: usize,
    /// What is left in the folder. Empty if the folder itself is gone.
    pub left: Vec<Left>,
}

impl Home {
    /// Removes keys, room, backups, what a restore kept, settings, and the folder if nothing else is in it. The home
    /// must be closed. On many disks removed bytes can linger; without the keys they say nothing.
    ///
    /// # Errors
    ///
    /// `InUse` if the home is open somewhere. What cannot be removed is listed, not an error.
    pub fn wipe(&self) -> Result<Wiped, HomeError> {
        let layout = self.layout()?;
        let lock = Lock::take(&layout.lock())?;
        let mut wiped = Wiped::default();
        let keys = [layout.identity(), layout.recovery(), layout.key()];
        let whole = [layout.people(), layout.rooms(), layout.backups()];
        let single = [layout.ballast(), layout.settings(), swap::marker(&layout)];
        for path in keys.iter().chain(&whole).chain(&single) {
            wiped.remove(path);
        }
        for path in inside(layout.folder()) {
            let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
            if name.starts_with(".new-") || name.starts_with("before-") {
                wiped.remove(&path);
            }
        }
        wiped.remove(&layout.lock());
        drop(lock);
        if fs::remove_dir(layout.folder()).is_err() {
            for path in inside(layout.folder()) {
                if !wiped.left.iter().any(|left| left.path.starts_with(&path)) {
                    wiped.left.push(Left { path, why: None });
                }
            }
        }
        Ok(wiped)
    }
}

impl Home {
    /// Removes what is this person's own in a home of two: their keys and their room, here and in every backup. The
    /// other's pages, and what both share, stay as they are. The home must be closed; `key` proves whose it is.
    ///
    /// # Errors
    ///
    /// As for [`Home::unlock`]; `InUse` if the home is open somewhere. Nothing is removed then.
    pub fn leave(&self, key: Unlocking<'_>) -> Result<Wiped, HomeError> {
        let layout = self.layout()?;
        let lock = Lock::take(&layout.lock())?;
        swap::finish(&layout)?;
        drop(open_identity(&layout, key)?);
        let mut wiped = Wiped::default();
        let mut homes = vec![layout.folder().to_owned()];
        homes.extend(inside(&layout.backups()));
        homes.extend(inside(layout.folder()).into_iter().filter(|path| {
            path.file_name().and_then(|name| name.to_str()).is_some_and(|name| name.starts_with("before-"))
        }));
        for home in homes {
            let Ok(theirs) = Layout::of(&home) else { continue };
            let theirs = theirs.of_person(self.whose());
            // Keys first: without them the rest says nothing.
            wiped.remove(&theirs.person());
            wiped.remove(&theirs.room());
        }
        drop(lock);
        Ok(wiped)
    }
}

impl Wiped {
    /// Removes a file, or a folder with everything in it; a link is removed, never followed.
    fn remove(&mut self, path: &Path) {
        match fs::symlink_metadata(path) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => {}
            Ok(facts) if facts.is_dir() => {
                for inner in inside(path) {
                    self.remove(&inner);
                }
                self.note(path, fs::remove_dir(path));
            }
            _ => {
                let before = self.left.len();
                self.note(path, fs::remove_file(path));
                self.files += usize::from(self.left.len() == before);
            }
        }
    }

    fn note(&mut self, path: &Path, outcome: io::Result<()>) {
        match outcome {
            Err(error) if error.kind() != io::ErrorKind::DirectoryNotEmpty => {
                self.left.push(Left { path: path.to_owned(), why: Some(error.into()) });
            }
            _ => {}
        }
    }
}

fn inside(folder: &Path) -> Vec<PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()).collect()
}
