//! The one public error: what happened, what is safe, what to do, and the exit code.

use crate::app::face::FaceError;
use crate::home::{HomeError, RoomError};
use std::fmt;

/// Exit codes of the program. Documented in README and `--help`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Code {
    /// Something could not be done.
    Failure = 1,
    /// The command line could not be read.
    Usage = 2,
    /// The passphrase or sheet does not open the home.
    WrongKey = 3,
    /// A terminal or an answer is needed and there is none.
    NoTerminal = 4,
    /// The home is open in another window.
    InUse = 5,
    /// A key file or the room is damaged.
    Damaged = 6,
    /// A newer release wrote the home.
    Newer = 7,
    /// The disk is full.
    DiskFull = 8,
    /// The folder or disk takes no changes.
    ReadOnly = 9,
    /// There is no home in the folder.
    NoHome = 10,
}

/// Why the program ended early.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Error {
    /// What happened.
    pub what: String,
    /// What is safe.
    pub safe: String,
    /// What to do.
    pub todo: String,
    /// The exit code.
    pub code: Code,
}

impl Error {
    /// From its beats.
    pub fn new(code: Code, what: impl Into<String>, safe: impl Into<String>, todo: impl Into<String>) -> Self {
        Self { what: what.into(), safe: safe.into(), todo: todo.into(), code }
    }

    /// A passphrase is needed and cannot be asked for.
    #[must_use]
    pub fn no_terminal() -> Self {
        Self::new(
            Code::NoTerminal,
            "A passphrase is needed, and there is no terminal to ask for it.",
            "Nothing was changed.",
            "Use --passphrase-file FILE or --passphrase-fd NUMBER.",
        )
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let beats = [&self.what, &self.safe, &self.todo];
        let text: Vec<&str> = beats.into_iter().map(String::as_str).filter(|beat| !beat.is_empty()).collect();
        f.write_str(&text.join("\n"))
    }
}

impl std::error::Error for Error {}

impl From<RoomError> for Error {
    fn from(error: RoomError) -> Self {
        let code = match error {
            RoomError::Damaged | RoomError::Missing => Code::Damaged,
            RoomError::NewerSchema { .. } => Code::Newer,
            RoomError::DiskFull => Code::DiskFull,
            RoomError::ReadOnly | RoomError::NoPermission => Code::ReadOnly,
            RoomError::InUse => Code::InUse,
            RoomError::Link(_) | RoomError::Gone | RoomError::Closed | RoomError::Disk { .. } => Code::Failure,
            RoomError::Unexpected { .. } => Code::Failure,
        };
        // A command has no screen on which words could wait.
        let (safe, todo) = match error {
            RoomError::DiskFull => ("What was saved before stays saved.", "Free some space, then try again."),
            RoomError::Disk { .. } => {
                ("What was saved before stays saved.", "Try again. If it stays, have the disk checked.")
            }
            RoomError::Unexpected { .. } => ("What was saved before stays saved.", error.hint()),
            RoomError::InUse => ("Nothing was changed.", "Go to the other window, or close it and try again."),
            _ => (error.safe(), error.hint()),
        };
        Self::new(code, error.to_string(), safe, todo)
    }
}

impl From<HomeError> for Error {
    fn from(error: HomeError) -> Self {
        let code = match &error {
            HomeError::Storage(room) => return room.clone().into(),
            HomeError::WrongPassphrase | HomeError::WrongRecoveryCode | HomeError::Mistyped(_) => Code::WrongKey,
            HomeError::IdentityDamaged | HomeError::RecoveryDamaged | HomeError::KeyDamaged => Code::Damaged,
            HomeError::TooCostly => Code::Damaged,
            HomeError::NotAHome => Code::NoHome,
            HomeError::OtherKey => Code::WrongKey,
            HomeError::AlreadyAHome | HomeError::NoRandomness | HomeError::Unverified => Code::Failure,
        };
        Self::new(code, error.to_string(), error.safe(), error.hint())
    }
}

impl From<FaceError> for Error {
    fn from(_: FaceError) -> Self {
        Self::new(
            Code::NoTerminal,
            "The terminal could not be used.",
            "What you typed was handed over to be saved.",
            "Start Mendway in a terminal window, or with --plain.",
        )
    }
}

impl From<std::io::Error> for Error {
    fn from(error: std::io::Error) -> Self {
        RoomError::from(error).into()
    }
}
