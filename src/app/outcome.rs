//! What came of an effect.

use super::page::Notice;
use super::screen::Screen;
use crate::domain::entry::EntryWindow;
use crate::domain::ids::{EntryId, SittingId};
use crate::domain::settings::Settings;
use crate::packet::Item;
use crate::prose::Document;
use secrecy::SecretString;

/// What came of one effect.
#[derive(Debug)]
pub enum Outcome {
    /// Nothing to say.
    Quiet,
    /// A screen was built.
    Built(Box<dyn Screen>, Placing),
    /// News for the top screen.
    Told(Told),
    /// Done, with a line for the person.
    Said(Notice),
    /// It could not be done. Nothing typed is lost.
    Refused(Refusal),
    /// The home is locked: only this screen is left.
    Locked(Box<dyn Screen>),
    /// The home is open: these screens, the lowest first.
    Unlocked(Vec<Box<dyn Screen>>),
    /// Settings changed.
    Dressed(Box<Settings>),
    /// The program ends.
    Ended,
}

/// Where a built screen goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each name says it")]
pub enum Placing {
    OnTop,
    InPlace,
    Alone,
}

/// News for a screen.
#[derive(Debug)]
pub enum Told {
    /// An entry was stored.
    EntrySaved(EntryId),
    /// A window of the list.
    Entries(EntryWindow),
    /// A response was stored.
    Responded,
    /// A temperature was stored.
    Temperature,
    /// A sitting ended.
    SittingEnded(SittingId),
    /// Something else was stored.
    Saved,
    /// The home was made, or has a new sheet: its eight groups.
    Sheet(SecretString),
    /// Five words.
    Words(SecretString),
    /// The passphrase was changed.
    PassphraseChanged,
    /// What would be written.
    Preview {
        /// As it will read.
        document: Document,
        /// Exactly the file's text.
        text: String,
        /// How many entries.
        entries: usize,
        /// How many sittings.
        sittings: usize,
        /// Every record that fits, also those taken out by hand.
        items: Vec<Item>,
    },
    /// A file was written under this path.
    Written(String),
    /// The passphrase or sheet did not open the home, or something else that belongs beside the field.
    NotOpened(Refusal),
}

/// Why something could not be done, in three beats.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What happened.
    pub what: String,
    /// What is safe.
    pub safe: String,
    /// What to do.
    pub todo: String,
}

impl Refusal {
    /// From its three beats.
    pub fn new(what: impl Into<String>, safe: impl Into<String>, todo: impl Into<String>) -> Self {
        Self { what: what.into(), safe: safe.into(), todo: todo.into() }
    }

    /// The three beats as one line.
    #[must_use]
    pub fn line(&self) -> String {
        format!("{} {} {}", self.what, self.safe, self.todo)
    }
}
