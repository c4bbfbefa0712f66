//! What can go wrong with a home and its room, in three beats: what happened, what is safe, what to do.
//!
//! Owns the texts. Does not own exit codes or where a text is shown.

use std::io;
use std::path::PathBuf;

/// Why the room could not do something. Carries no text of the person's and no SQL.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RoomError {
    /// A page of the file failed its check, or a row cannot be read back.
    #[error("Part of the file with your pages cannot be read.")]
    Damaged,
    /// There is no room file where it should be.
    #[error("The file with your pages is not where it should be.")]
    Missing,
    /// A newer release wrote it.
    #[error("A newer Mendway wrote these pages (form {found}; this one knows {known}).")]
    NewerSchema {
        /// The schema version of the file.
        found: u32,
        /// The newest one this program knows.
        known: u32,
    },
    /// No space left, or the quota is used up.
    #[error("The disk is full.")]
    DiskFull,
    /// The disk or the folder takes no changes.
    #[error("The disk does not take changes.")]
    ReadOnly,
    /// The system refused.
    #[error("The system does not allow Mendway to use the file.")]
    NoPermission,
    /// Another window has it.
    #[error("Your pages are open in another window.")]
    InUse,
    /// A link stands where one of our files should be.
    #[error("A link stands where a file of yours should be: {}", .0.display())]
    Link(PathBuf),
    /// What was asked for is no longer there.
    #[error("That page is no longer there.")]
    Gone,
    /// The storage thread has ended.
    #[error("Your pages are already closed.")]
    Closed,
    /// The disk reported an error.
    #[error("The disk reported an error (code {code}).")]
    Disk {
        /// The system's or SQLite's number for it.
        code: i32,
    },
    /// Something this program should have prevented.
    #[error("Something went wrong while writing (code {code}).")]
    Unexpected {
        /// SQLite's extended number for it.
        code: i32,
    },
}

impl RoomError {
    /// What is safe.
    #[must_use]
    pub const fn safe(&self) -> &'static str {
        match self {
            Self::Damaged | Self::Missing => "Nothing was changed. Your backups are not touched.",
            Self::NewerSchema { .. } => "Nothing was changed. Your pages are as the newer one left them.",
            Self::DiskFull => "What was saved before stays saved. Your new words are still on the screen.",
            Self::ReadOnly | Self::NoPermission | Self::Link(_) => "Nothing was changed.",
            Self::InUse => "Nothing is lost. You can read here, and write there.",
            Self::Gone | Self::Closed => "Everything else is as it was.",
            Self::Disk { .. } | Self::Unexpected { .. } => {
                "What was saved before stays saved. Your new words are still on the screen."
            }
        }
    }

    /// What to do.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Damaged | Self::Missing => "Open your newest backup: mendway backup restore",
            Self::NewerSchema { .. } => "Use the newer Mendway to open them.",
            Self::DiskFull => "Free some space, then save again.",
            Self::ReadOnly => "Check that the disk is not locked, then try again.",
            Self::NoPermission => "Check who owns the folder, then try again.",
            Self::InUse => "Go to the other window, or close it and open this one again.",
            Self::Link(_) => "Take the link away, or choose another folder.",
            Self::Gone => "Go back and choose again.",
            Self::Closed => "Unlock again to go on.",
            Self::Disk { .. } => "Try again. If it stays, copy your words out and check the disk.",
            Self::Unexpected { .. } => "Try again. If it stays, run: mendway check",
        }
    }
}

/// Why a home could not be made, opened or changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum HomeError {
    /// The seal is whole, and the passphrase does not open it.
    #[error("That passphrase does not open your pages.")]
    WrongPassphrase,
    /// The seal is whole, and the code does not open it.
    #[error("That code does not open your pages.")]
    WrongRecoveryCode,
    /// The code cannot be right as it was typed.
    #[error(transparent)]
    Mistyped(#[from] super::recovery::CodeProblem),
    /// The sealed identity is damaged or missing.
    #[error("The file that your passphrase opens is damaged.")]
    IdentityDamaged,
    /// The recovery file is damaged or missing.
    #[error("The file that your recovery sheet opens is damaged.")]
    RecoveryDamaged,
    /// The sealed room key is damaged or missing.
    #[error("The file that holds the key to your pages is damaged.")]
    KeyDamaged,
    /// The seal asks for more work than one of ours ever does.
    #[error("This key file asks for far more work than Mendway ever uses.")]
    TooCostly,
    /// Nobody lives here yet.
    #[error("There are no pages of yours in this folder.")]
    NotAHome,
    /// Somebody lives here already.
    #[error("There are pages in this folder already.")]
    AlreadyAHome,
    /// The system gave no random numbers.
    #[error("The system gave no random numbers, so no key could be made.")]
    NoRandomness,
    /// A backup of another home, or of this one before it was made anew.
    #[error("This backup has a key of its own.")]
    OtherKey,
    /// A backup or a copy differs from what it was made of.
    #[error("The copy did not match, so it was thrown away.")]
    Unverified,
    /// Storage failed.
    #[error(transparent)]
    Storage(#[from] RoomError),
}

impl HomeError {
    /// What is safe.
    #[must_use]
    pub const fn safe(&self) -> &'static str {
        match self {
            Self::Storage(error) => error.safe(),
            Self::WrongPassphrase | Self::WrongRecoveryCode | Self::Mistyped(_) => "Nothing was changed.",
            Self::IdentityDamaged | Self::RecoveryDamaged | Self::KeyDamaged | Self::TooCostly => {
                "Your pages themselves were not touched."
            }
            Self::NotAHome | Self::AlreadyAHome | Self::NoRandomness | Self::OtherKey => "Nothing was changed.",
            Self::Unverified => "Your pages and the earlier backups are as they were.",
        }
    }

    /// What to do.
    #[must_use]
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Storage(error) => error.hint(),
            Self::WrongPassphrase => "Try again, with an eye on capital letters. Your recovery sheet opens them too.",
            Self::WrongRecoveryCode => "Check that it is your newest sheet. Each new one replaces the one before.",
            Self::Mistyped(_) => "Compare that group with your sheet and type it again.",
            Self::IdentityDamaged => "Open with your recovery sheet, or open a backup: mendway backup restore",
            Self::RecoveryDamaged => "Open with your passphrase, then make a new sheet in Settings.",
            Self::KeyDamaged => "Open your newest backup: mendway backup restore",
            Self::TooCostly => "Use this file only if you made it yourself. A backup may hold the right one.",
            Self::NotAHome => "Start Mendway to set up a place here, or name another folder.",
            Self::AlreadyAHome => "Unlock them, or choose another folder.",
            Self::NoRandomness => "Wait a moment and try again.",
            Self::OtherKey => "Open it with its own passphrase: mendway backup restore",
            Self::Unverified => "Try again. If it stays, run: mendway check",
        }
    }
}

impl From<io::Error> for RoomError {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull,
            io::ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            io::ErrorKind::PermissionDenied => Self::NoPermission,
            io::ErrorKind::NotFound => Self::Missing,
            _ => Self::Disk { code: error.raw_os_error().unwrap_or(0) },
        }
    }
}

impl From<io::Error> for HomeError {
    fn from(error: io::Error) -> Self {
        Self::Storage(error.into())
    }
}

impl From<rusqlite::Error> for RoomError {
    fn from(error: rusqlite::Error) -> Self {
        use rusqlite::{Error, ErrorCode};
        let failure = match error {
            // Every statement is fixed and has been prepared by now, so a bare error while one runs is SQLCipher's: a
            // page did not pass its check.
            Error::SqliteFailure(failure, _) if failure.extended_code == 1 => return Self::Damaged,
            Error::SqliteFailure(failure, _) => failure,
            Error::SqlInputError { error, .. } => error,
            Error::QueryReturnedNoRows => return Self::Gone,
            _ => return Self::Damaged,
        };
        // The index of the write-ahead log could not be made larger: so it is with a full disk.
        if failure.extended_code == rusqlite::ffi::SQLITE_IOERR_SHMSIZE {
            return Self::DiskFull;
        }
        match failure.code {
            ErrorCode::DiskFull => Self::DiskFull,
            ErrorCode::ReadOnly => Self::ReadOnly,
            ErrorCode::PermissionDenied | ErrorCode::AuthorizationForStatementDenied => Self::NoPermission,
            ErrorCode::CannotOpen => Self::Missing,
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => Self::InUse,
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => Self::Damaged,
            ErrorCode::SystemIoFailure => Self::Disk { code: failure.extended_code },
            _ => Self::Unexpected { code: failure.extended_code },
        }
    }
}

impl From<rusqlite_migration::Error> for RoomError {
    fn from(error: rusqlite_migration::Error) -> Self {
        match error {
            rusqlite_migration::Error::RusqliteError { err, .. } => err.into(),
            _ => Self::Damaged,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use rusqlite::ffi;

    #[test]
    fn what_the_system_says_becomes_what_a_person_can_act_on() {
        for (number, said) in [
            (28, RoomError::DiskFull),
            (122, RoomError::DiskFull),
            (30, RoomError::ReadOnly),
            (13, RoomError::NoPermission),
            (1, RoomError::NoPermission),
            (2, RoomError::Missing),
            (5, RoomError::Disk { code: 5 }),
        ] {
            assert_eq!(RoomError::from(io::Error::from_raw_os_error(number)), said, "{number}");
        }
    }

    #[test]
    fn what_sqlite_says_becomes_what_a_person_can_act_on() {
        for (code, said) in [
            (ffi::SQLITE_FULL, RoomError::DiskFull),
            (ffi::SQLITE_READONLY_DBMOVED, RoomError::ReadOnly),
            (ffi::SQLITE_BUSY_SNAPSHOT, RoomError::InUse),
            (ffi::SQLITE_CORRUPT_VTAB, RoomError::Damaged),
            (ffi::SQLITE_NOTADB, RoomError::Damaged),
            (ffi::SQLITE_ERROR, RoomError::Damaged),
            (ffi::SQLITE_IOERR_FSYNC, RoomError::Disk { code: ffi::SQLITE_IOERR_FSYNC }),
            (ffi::SQLITE_CONSTRAINT_CHECK, RoomError::Unexpected { code: ffi::SQLITE_CONSTRAINT_CHECK }),
        ] {
            assert_eq!(RoomError::from(rusqlite::Error::SqliteFailure(ffi::Error::new(code), None)), said, "{code}");
        }
    }
}
