//! Mendway, a private terminal companion for people rebuilding trust after it was broken.
//!
//! One package: a pure core ([`domain`], [`guides`], [`prose`], [`insight`]); every person's words in an encrypted room
//! ([`home`]); screens that turn actions into effects and describe themselves as pages ([`app`]); two faces that draw
//! those pages ([`faces`]); documents out ([`packet`], [`export`]); the command line ([`cli`], [`commands`]).
//!
//! ```text
//! key -> Event -> keymap -> Action -> screen.react(action) -> effects -> runtime -> outcome -> screen -> page -> face
//! ```
//!
//! Who may import whom is held by `tests/boundaries.rs`.
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod app;
pub mod domain;
pub mod env;
pub mod faces;
pub mod guides;
pub mod home;
pub mod insight;
pub mod packet;
pub mod prose;
