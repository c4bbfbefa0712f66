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

pub(super) fn of_settings(error: &RoomError) -> Refusal {
    let what = format!("{error} So the setting was not written.");
    Refusal::new(what, "Your pages are not touched.", error.hint())
}

pub(super) fn gone(what: &str) -> Refusal {
    Refusal::new(format!("{what} is not there any more."), "Everything else is as it was.", "Go back and choose again.")
}
