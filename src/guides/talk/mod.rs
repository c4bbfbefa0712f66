//! Talks: what two people do together, part by part. Owns the format ([`model`]), reading it, finding it, and checking
//! it ([`check`]). Does not own who is at the keyboard, nor where a round of it stands.
//!
//! Each file of `assets/talks` is embedded by a list `build.rs` writes, so a new talk needs no line of Rust. It is read
//! when it is first asked for.

pub mod check;
pub mod model;
mod parse;
#[cfg(test)]
mod tests;

pub use model::{First, Part, PartKind, Talk, Then, Who};

use super::model::Exercise;
use crate::domain::ids::{ExerciseId, Slug};
use std::sync::OnceLock;

/// The embedded files: id and text, in order. Listed by `build.rs`.
#[rustfmt::skip]
const EMBEDDED: &[(&str, &str)] = include!(concat!(env!("OUT_DIR"), "/talk_files.rs"));

const IDS: [&str; EMBEDDED.len()] = {
    let mut ids = [""; EMBEDDED.len()];
    let mut at = 0;
    while at < EMBEDDED.len() {
        ids[at] = EMBEDDED[at].0;
        at += 1;
    }
    ids
};

static READ: [OnceLock<Option<Talk>>; EMBEDDED.len()] = [const { OnceLock::new() }; EMBEDDED.len()];

impl Talk {
    /// The ids of all talks, in alphabetical order.
    #[must_use]
    pub const fn all() -> &'static [&'static str] {
        &IDS
    }

    /// The talk with this id. Its file is read the first time it is asked for.
    #[must_use]
    pub fn get(id: &Slug) -> Option<&'static Self> {
        let at = IDS.iter().position(|known| *known == id.as_str())?;
        READ[at].get_or_init(|| Self::parse(&file_name(IDS[at]), EMBEDDED[at].1.as_bytes()).ok()).as_ref()
    }

    /// The talk and the part an exercise id such as `c1-floor_rate` stands for.
    #[must_use]
    pub fn part_of(id: &ExerciseId) -> Option<(&'static Self, &'static Part)> {
        let (talk, part) = id.as_str().split_once('_')?;
        let talk = Self::get(&talk.parse().ok()?)?;
        Some((talk, talk.part(&part.parse().ok()?)?))
    }

    /// The exercise that a part with prompts stands for, by its id.
    #[must_use]
    pub fn part_exercise(id: &ExerciseId) -> Option<&'static Exercise> {
        Self::part_of(id)?.1.exercise()
    }
}

/// What complaints about a talk of ours call its file.
fn file_name(id: &str) -> String {
    format!("talks/{id}.toml")
}
