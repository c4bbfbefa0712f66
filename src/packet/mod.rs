//! Choosing what a counselor receives, and making one document of it; and the sheet of what two people agreed.
//!
//! Owns which records go in and how the document is put together. Does not own reading them, or the bytes of a file.

mod choose;
mod document;
mod shared;
mod sheet;

pub use choose::{Chosen, Item, ItemId, choose, items};
pub use document::{NEVER_IN, document};
pub use shared::{Standing, shared};
pub use sheet::{clause, sheet};

use crate::domain::step::Step;
use chrono::NaiveDate;

/// Which entries and sittings to export. All given conditions must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    /// Written or ended on or after this local day.
    pub from: Option<NaiveDate>,
    /// Written or ended on or before this local day.
    pub to: Option<NaiveDate>,
    /// Entries with this tag (sittings have none and are left out).
    pub tag: Option<String>,
    /// Of this step. Sittings do not know their step: whoever reads them hands in those of its exercises.
    pub step: Option<Step>,
    /// Only what was chosen for the counselor, or everything that fits.
    pub which: Which,
    /// Entries, sittings, or both.
    pub parts: Parts,
    /// The form of the file.
    pub form: Form,
    /// Entries taken out by hand.
    pub without_entries: Vec<crate::domain::ids::EntryId>,
    /// Sittings taken out by hand.
    pub without_sittings: Vec<crate::domain::ids::SittingId>,
}

/// Only marked things, or everything that fits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "each name says it")]
pub enum Which {
    #[default]
    Marked,
    All,
}

/// What kinds of record.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "each name says it")]
pub enum Parts {
    #[default]
    Both,
    Entries,
    Sittings,
}

/// The form of the file.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "each name says it")]
pub enum Form {
    #[default]
    Markdown,
    Text,
}

impl Form {
    /// As the log of exports and a person call it.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Markdown => "Markdown",
            Self::Text => "plain text",
        }
    }

    /// The end of a file's name.
    #[must_use]
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Markdown => "md",
            Self::Text => "txt",
        }
    }
}
