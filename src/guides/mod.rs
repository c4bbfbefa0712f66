//! The programme as checked data: guides, their readings and exercises.

pub mod model;
mod nearest;
mod parse;
mod place;
pub mod problem;
mod prompt_form;
pub mod wording;
