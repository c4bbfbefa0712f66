//! What a refused effect says: the three beats of the errors below, in one place.

use crate::app::outcome::Refusal;
use crate::home::{HomeError, RoomError};

pub(super) fn of_room(error: &RoomError) -> Refusal {
    Refusal::new(error.to_string(), error.safe(), error.hint())
}

pub(super) fn of_home(error: &HomeError) -> Refusal {
    Refusal::new(error.to_string(), error.safe(), error.hint())
}

pub(super) fn locked() -> Refusal {
    Refusal::new("Your pages are locked.", "Everything is kept.", "Open them, then try again.")
}

pub(super) fn not_together() -> Refusal {
    Refusal::new("What you share is not open now.", "All of it is kept.", "Working alone counts just as much.")
}

pub(super) fn not_yet() -> Refusal {
    Refusal::new(
        "Something on your own comes first.",
        "Nothing was said to anybody.",
        "The Safety page is there for everyone.",
    )
}

pub(super) fn of_settings(error: &RoomError) -> Refusal {
    let what = format!("{error} So the setting was not written.");
    Refusal::new(what, "Your pages are not touched.", error.hint())
}

pub(super) fn of_file(error: &std::io::Error) -> Refusal {
    use std::io::ErrorKind;
    let (what, todo) = match error.kind() {
        ErrorKind::NotFound => ("There is no such folder to write into.", "Make it first, or name another."),
        ErrorKind::StorageFull => ("The disk is full.", "Free some space, or name another folder."),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => {
            ("That folder takes no files from you.", "Name another folder.")
        }
        _ => ("The file could not be written.", "Try again, or name another folder."),
    };
    Refusal::new(what, "Nothing was written, and your pages are as they were.", todo)
}

pub(super) fn gone(what: &str) -> Refusal {
    Refusal::new(format!("{what} is not there any more."), "Everything else is as it was.", "Go back and choose again.")
}
