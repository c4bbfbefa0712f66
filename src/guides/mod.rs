//! The programme as checked data: guides, their readings and exercises.

pub mod model;
pub mod wording;
