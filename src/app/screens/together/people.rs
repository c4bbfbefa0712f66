//! How the two are called on pages they share: "you", and a word for the other. Never a name.

use crate::domain::person::{Bond, Person};

/// Whose pages are open, and what the two are to each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct People {
    /// Whose pages are open.
    pub me: Person,
    /// What the two are to each other.
    pub bond: Bond,
}

impl People {
    /// "you", "your partner".
    #[must_use]
    pub fn name(self, person: Person) -> &'static str {
        if person == self.me { "you" } else { self.bond.other() }
    }

    /// The same at the beginning of a sentence.
    #[must_use]
    pub fn named(self, person: Person) -> String {
        let mut letters = self.name(person).chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
    }

    /// "your partner".
    #[must_use]
    pub fn other(self) -> &'static str {
        self.bond.other()
    }

    /// "yours", "your partner's".
    #[must_use]
    pub fn whose(self, person: Person) -> String {
        if person == self.me { "yours".to_owned() } else { format!("{}'s", self.bond.other()) }
    }
}
