//! One file per screen: its state, what it makes of an action, and the page it says.

pub mod breaches;
pub mod first_run;
pub mod front;
pub mod help;
pub mod lock;
pub mod palette;
pub mod path;
pub mod player;
pub mod reading;
pub mod safety;
mod secret;
mod sheet;
pub mod step;
pub mod summary;
pub mod today;
pub mod veil;
