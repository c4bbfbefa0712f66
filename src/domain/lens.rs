//! What the language lens can look for.

use serde::{Deserialize, Serialize};

/// A set of rules of the language lens.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum LensSet {
    /// Blame: always and never, "you made me", name-calling.
    Blame,
    /// Owning up: but, if, "it happened", "you made me", the passive.
    Ownership,
    /// Saying sorry: sorry if, sorry but, one's own pain first.
    Apology,
    /// Limits: a demand dressed as a limit, watching, cutting off, no end.
    Boundary,
}
