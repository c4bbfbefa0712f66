//! What a person told about themselves at the first run. It lives in their room.

use super::ids::BreachId;
use super::person::{Bond, Role};
use super::ready::Window;
use super::safety::SafetyResult;
use chrono::NaiveDate;
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
    pub quiet_day: Option<NaiveDate>,
    /// The day the programme was begun; the weeks of the plan count from it.
    pub began: Option<NaiveDate>,
    /// It was begun in the first four weeks after finding out: quiet weeks come first.
    pub began_fresh: bool,
    /// How fast they want to go.
    pub pace: Pace,
    /// On a break since this day.
    pub away_since: Option<NaiveDate>,
    /// Days of breaks that are over. They do not count.
    pub away_days: u32,
    /// Slips that were logged.
    pub slips: Vec<Slip>,
    /// Ready to work with the other person through this window.
    pub ready_through: Option<Window>,
    /// A yes that was said while the private check closes working together. It stands on the own page, so that whoever
    /// looks on learns nothing, and is told to nobody.
    pub yes_untold: Option<Window>,
}

/// How fast someone wants to go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Pace {
    /// As the plan has it.
    #[default]
    Steady,
    /// Twice as many weeks.
    Gentle,
}

/// It happened again, or something like it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Slip {
    /// What it belongs to.
    pub breach: BreachId,
    /// The day it was logged.
    pub day: NaiveDate,
}
