//! The program without a face: what people can do, and what the screens say.
//!
//! A key becomes an [`action::Action`]; the top screen turns it into [`effect::Effect`]s; the runtime carries them out
//! and gives back an [`outcome::Outcome`]; a face draws the [`page::Page`]s.

pub mod action;
#[allow(clippy::module_inception, reason = "the stack of layers is the app")]
pub mod app;
pub mod binding;
pub mod cursor;
pub mod dates;
pub mod effect;
pub mod face;
pub mod feelings;
pub mod field;
pub mod form;
pub mod helplines;
pub mod key;
pub mod lines;
pub mod outcome;
pub mod page;
pub mod participant;
mod places;
pub mod readiness;
pub mod route;
pub mod runtime;
pub mod safety_words;
pub mod scene;
pub mod screen;
pub mod screens;
pub mod starters;
pub mod suggest;
pub mod wake;
