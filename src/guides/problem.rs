//! What is wrong with a guide, in words its author can act on.

use std::fmt;

/// How much a [`Problem`] matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// The guide cannot be used, or could mislead or harm, until this is mended.
    Stops,
    /// The guide works; its wording needs another look.
    Wording,
}

/// One thing to mend in one guide file.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Problem {
    /// The file's name as it was given, such as `00-before/steady.toml`.
    pub file: String,
    /// The line it stands on, from 1. 1 also where it concerns the file as a whole.
    pub line: usize,
    /// What is wrong, as one sentence.
    pub sentence: String,
    /// What to do about it, as one sentence.
    pub hint: String,
    /// Whether the guide can be used as it is.
    pub weight: Weight,
}

impl Problem {
    /// A problem that stops the guide from being used.
    pub(super) fn stops(file: &str, line: usize, sentence: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { file: file.to_owned(), line, sentence: sentence.into(), hint: hint.into(), weight: Weight::Stops }
    }
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {} {}", self.file, self.line, self.sentence, self.hint)
    }
}
