//! One file per screen: its state, what it makes of an action, and the page it says.

pub mod help;
pub mod palette;
pub mod path;
pub mod reading;
pub mod step;
pub mod today;
