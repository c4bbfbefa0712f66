//! The nouns of the program: plain data, no input or output.
//!
//! Owns the types of the word list (README, "Words") and the rules that need nothing but those types. Does not own
//! storage, text files, screens or any clock.

pub mod agreement;
pub mod boundary;
pub mod breach;
pub mod checkin;
pub mod commitment;
pub mod draft;
pub mod entry;
pub mod export_log;
pub mod ids;
pub mod lens;
pub mod marked;
pub mod moment;
pub mod person;
pub mod profile;
pub mod ready;
pub mod recurrence;
pub mod safety;
pub mod settings;
pub mod sitting;
pub mod statement;
pub mod step;
