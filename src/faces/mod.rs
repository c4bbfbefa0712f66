//! The faces: renderers of pages. `terminal` fills the screen, `plain` prints lines for screen readers.
//!
//! They know pages, actions and settings. They do not know homes, rooms or guides.

pub mod clean;
pub mod facts;
#[cfg(unix)]
mod listen;
pub mod plain;
pub mod terminal;
