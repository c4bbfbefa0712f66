//! What the language lens can look for in a text. Owns the names; how it looks is in `insight`.

use serde::{Deserialize, Serialize};

/// One thing to look for. A guide names those that fit a prompt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LensSet {
    /// "Always" and "never" about the other person, "you made me", names for a person.
    Blame,
    /// Words that move a choice away from the one who made it.
    Ownership,
    /// An apology with a condition or a "but", or one that asks for comfort.
    Apology,
    /// A demand, watching, cutting off people, or no end, in what is called a limit.
    Boundary,
}

impl LensSet {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Blame, Self::Ownership, Self::Apology, Self::Boundary];

    /// What guide files and lexicons call it.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Blame => "blame",
            Self::Ownership => "ownership",
            Self::Apology => "apology",
            Self::Boundary => "boundary",
        }
    }
}
