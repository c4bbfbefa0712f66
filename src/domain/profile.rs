//! What a person told about themselves at the first run. It lives in their room.

use super::person::{Bond, Role};
use super::safety::SafetyResult;
use serde::{Deserialize, Serialize};

/// A person's own settings that say something about them. Those that do not are in `settings.toml`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Profile {
    /// The name they want to be called, or empty.
    pub name: String,
    /// The bond.
    pub bond: Bond,
    /// Their part, used where no breach was chosen.
    pub role: Role,
    /// The last safety check.
    pub safety: Option<SafetyResult>,
    /// Bookmarks: reading id and page, from 0.
    pub bookmarks: Vec<(String, usize)>,
    /// Readings read to the end.
    pub read: Vec<String>,
    /// The recovery sheet was checked by typing part of it back.
    pub sheet_checked: bool,
    /// Days on which exercises stay off, after a harm-now answer.
    pub quiet_day: Option<chrono::NaiveDate>,
}
