//! Copying what belongs to the other person and to both, sealed as it is and byte for byte.
//!
//! A backup made by one person holds the other's files too, so that neither's closing leaves the other behind; restoring
//! one's own puts only one's own back.

use super::error::RoomError;
use super::files::{self, Layout};
use std::fs;
use std::path::{Path, PathBuf};

/// Copies everything that is not the own keys and the own room from one home to another.
pub(super) fn copy(from: &Layout, to: &Layout) -> Result<(), RoomError> {
    let other = from.whose().other();
    let (theirs, place) = (from.of_person(other), to.of_person(other));
    let pairs = [
        (from.card(), to.card()),
        (from.letter(), to.letter()),
        (theirs.identity(), place.identity()),
        (theirs.recovery(), place.recovery()),
        (theirs.sums(), place.sums()),
        (theirs.card(), place.card()),
        (theirs.letter(), place.letter()),
        (theirs.key(), place.key()),
        (theirs.database(), place.database()),
        (log(&theirs.database()), log(&place.database())),
        (from.ours_key(), to.ours_key()),
        (from.ours_database(), to.ours_database()),
        (log(&from.ours_database()), log(&to.ours_database())),
    ];
    for (source, target) in pairs.into_iter().filter(|(source, _)| source.exists()) {
        let folder = target.parent().ok_or(RoomError::Missing)?;
        files::make_folder(folder)?;
        files::copy(&source, &target)?;
        if !same(&source, &target)? {
            return Err(RoomError::Disk { code: 0 });
        }
    }
    Ok(())
}

fn log(database: &Path) -> PathBuf {
    let mut name = database.as_os_str().to_owned();
    name.push("-wal");
    PathBuf::from(name)
}

fn same(one: &Path, other: &Path) -> Result<bool, RoomError> {
    Ok(fs::read(one)? == fs::read(other)?)
}
