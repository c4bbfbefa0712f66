//! The command line of the real binary: in an environment that is cleared, on a clock that stands still.
#![cfg(unix)]
#![allow(clippy::disallowed_methods, reason = "starts the program and looks at the files it leaves")]

mod pty;

#[path = "cmd/data.rs"]
mod data;
#[path = "cmd/export.rs"]
mod export;
#[path = "cmd/keys.rs"]
mod keys;
#[path = "cmd/place.rs"]
mod place;
#[allow(dead_code, reason = "the tests of homes use the rest")]
#[path = "home/setting.rs"]
mod setting;
#[path = "cmd/trouble.rs"]
mod trouble;
#[path = "cmd/words.rs"]
mod words;
