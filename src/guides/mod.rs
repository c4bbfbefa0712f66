//! The programme as checked data: guides, their readings and exercises.
//!
//! Owns the format ([`model`]), reading it, checking it ([`check`]) and looking things up ([`library`]). Does not own
//! what a person answers (`domain`, `home`) or how a sitting runs (`app`).

mod baked;
pub mod cards;
pub mod check;
pub mod flow;
pub mod gate;
pub mod library;
pub mod model;
mod nearest;
pub mod pace;
mod parse;
mod place;
pub mod preview;
pub mod problem;
mod prompt_form;
mod readability;
pub mod talk;
pub mod template;
mod texts;
pub mod wording;
