//! One writer at a time: a lock on a file, gone by itself when the program ends in any way.

use super::error::RoomError;
use super::files;
use std::fs::{File, OpenOptions, TryLockError};
use std::path::Path;

/// Held while this program may write. Dropping it lets the next one in.
#[derive(Debug)]
pub(crate) struct Lock {
    _file: File,
}

impl Lock {
    /// Takes the lock.
    ///
    /// # Errors
    ///
    /// `InUse` if another program holds it; else why the file could not be opened.
    pub(crate) fn take(path: &Path) -> Result<Self, RoomError> {
        let file = files::open_private(OpenOptions::new().read(true).write(true).create(true).truncate(false), path)?;
        match file.try_lock() {
            Ok(()) => Ok(Self { _file: file }),
            Err(TryLockError::WouldBlock) => Err(RoomError::InUse),
            Err(TryLockError::Error(error)) => Err(error.into()),
        }
    }
}
