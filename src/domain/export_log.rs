//! What left the room, when, and in which form. Never its words.

use super::moment::Moment;
use serde::{Deserialize, Serialize};

/// One export.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExportLine {
    /// When it was written.
    pub when: Moment,
    /// "Markdown", "plain text".
    pub form: String,
    /// How many entries.
    pub entries: u32,
    /// How many sittings.
    pub sittings: u32,
    /// Where it went: the file's name, or "standard output".
    pub target: String,
}
