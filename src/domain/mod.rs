//! The nouns of the program: plain data, no input or output.

pub mod ids;
pub mod person;
pub mod step;
