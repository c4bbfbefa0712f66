//! Who is using the program: which of two, their part in what happened, and the bond it happened in.

use serde::{Deserialize, Serialize};

/// One of the two people of a home. Their names, if they gave any, are inside their own room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Person {
    /// Who made the home.
    #[default]
    First,
    /// Who joined it.
    Second,
}

impl Person {
    /// Both, in the order they came.
    pub const BOTH: [Self; 2] = [Self::First, Self::Second];

    /// The one across the table.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::First => Self::Second,
            Self::Second => Self::First,
        }
    }

    /// 1 or 2: the name of their folders, and what a command line calls them.
    #[must_use]
    pub const fn number(self) -> u8 {
        match self {
            Self::First => 1,
            Self::Second => 2,
        }
    }

    /// As a page calls someone it knows no name of.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::First => "First person",
            Self::Second => "Second person",
        }
    }
}

/// A person's part in one breach. It belongs to the breach, not to the person.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// They were hurt.
    Hurt,
    /// They broke trust.
    Accountable,
    /// Both, or it is mixed.
    Both,
    /// They would rather not say; texts read as for [`Role::Both`].
    #[default]
    Unsaid,
}

impl Role {
    /// All roles in the order they are offered.
    pub const ALL: [Self; 4] = [Self::Hurt, Self::Accountable, Self::Both, Self::Unsaid];

    /// The key used for this role in guide files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Hurt => "hurt",
            Self::Accountable => "accountable",
            Self::Both | Self::Unsaid => "both",
        }
    }

    /// The role whose words a guide speaks to this person.
    #[must_use]
    pub const fn in_guides(self) -> Self {
        match self {
            Self::Unsaid => Self::Both,
            said => said,
        }
    }

    /// As a person says it of themselves.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Hurt => "I was hurt",
            Self::Accountable => "I broke trust",
            Self::Both => "Both, or it is mixed",
            Self::Unsaid => "I would rather not say",
        }
    }
}

/// What the two people are to each other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Bond {
    /// Partners of any kind.
    #[default]
    Partner,
    /// Close friends.
    Friend,
    /// Family.
    Relative,
}

impl Bond {
    /// All bonds in the order they are offered.
    pub const ALL: [Self; 3] = [Self::Partner, Self::Friend, Self::Relative];

    /// The key used for this bond in guide files.
    #[must_use]
    pub const fn key(self) -> &'static str {
        match self {
            Self::Partner => "partner",
            Self::Friend => "friend",
            Self::Relative => "relative",
        }
    }

    /// As it is offered in a list.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Partner => "My partner, or someone who was",
            Self::Friend => "A close friend",
            Self::Relative => "Someone in my family",
        }
    }

    /// The words that stand for `{other}` in a guide's text.
    #[must_use]
    pub const fn other(self) -> &'static str {
        match self {
            Self::Partner => "your partner",
            Self::Friend => "your friend",
            Self::Relative => "your relative",
        }
    }
}
