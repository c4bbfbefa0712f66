//! Pure reckoning over plain values: no clock, no files, no screens.

pub mod change;
pub mod kept;
pub mod lens;
pub mod ours;
pub mod strength;
pub mod stuck;
