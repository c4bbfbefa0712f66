//! Newtypes for every id, so that one kind of id cannot be used as another.
//!
//! Rows that stay in one person's room use integers. Ids that authors write in guide files are [`Slug`]s.

use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! row_id {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub i64);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    )*};
}

row_id! {
    /// A stored journal entry.
    EntryId,
    /// An earlier wording of an entry.
    VersionId,
    /// One pass through an exercise.
    SittingId,
    /// One thing that broke trust.
    BreachId,
    /// One daily check-in.
    CheckinId,
    /// One person's action, with its days.
    CommitmentId,
    /// A limit, a request, a rule or a wish.
    BoundaryId,
    /// A draft of a clause.
    AgreementId,
}

/// An id written by an author in a guide file: `u0-steady`, `fear_beneath`.
///
/// Lower-case ASCII letters, digits, `-` and `_`; 1 to 40 characters; starts with a letter. Never changed once
/// released, because responses are filed under it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Slug(String);

/// Why a text is not a [`Slug`].
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not an id: use a small letter first, then small letters, digits, - or _, at most 40 in all")]
pub struct BadSlug(pub String);

impl Slug {
    /// The text of the id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Slug {
    type Error = BadSlug;

    fn try_from(text: String) -> Result<Self, BadSlug> {
        let fits = (1..=40).contains(&text.len())
            && text.starts_with(|c: char| c.is_ascii_lowercase())
            && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-' || c == '_');
        if fits { Ok(Self(text)) } else { Err(BadSlug(text)) }
    }
}

impl std::str::FromStr for Slug {
    type Err = BadSlug;

    fn from_str(text: &str) -> Result<Self, BadSlug> {
        Self::try_from(text.to_owned())
    }
}

impl From<Slug> for String {
    fn from(slug: Slug) -> Self {
        slug.0
    }
}

impl fmt::Display for Slug {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// The id of an exercise, such as `c1-pause`.
pub type ExerciseId = Slug;
/// The id of a reading, such as `r1-talking`.
pub type ReadingId = Slug;
/// The id of a prompt, unique inside its exercise.
pub type PromptId = Slug;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_takes_plain_ids_and_refuses_everything_else() {
        for good in ["u0-steady", "a", "fear_beneath", "c1-floor2"] {
            assert_eq!(good.parse::<Slug>().map(String::from), Ok(good.to_owned()));
        }
        for bad in ["", "0a", "A", "a b", "../x", "a\u{1b}", "é", &"a".repeat(41)] {
            assert!(bad.parse::<Slug>().is_err(), "{bad:?} was taken");
        }
    }
}
