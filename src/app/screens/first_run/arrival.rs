//! Where the first run ends.

use crate::app::route::{Route, SafetyText};
use crate::domain::breach::{BreachDraft, StillHappening};
use crate::domain::person::Role;
use crate::domain::profile::Profile;
use crate::domain::safety::SafetyLevel;
use chrono::NaiveDate;

/// Days for which something that broke trust counts as fresh.
const FRESH_DAYS: i64 = 28;

/// One useful thing to begin with.
pub(super) fn place(profile: &Profile, breach: Option<&BreachDraft>, today: NaiveDate) -> Route {
    let exercise = |id: &str| id.parse().map_or(Route::Today, Route::Exercise);
    let fresh = breach.is_some_and(|told| {
        told.still_happening == Some(StillHappening::Yes)
            || told.known_since.is_some_and(|since| (today - since).num_days() < FRESH_DAYS)
    });
    match profile.safety.map(|result| result.level) {
        Some(SafetyLevel::HarmNow) => Route::Ground,
        Some(SafetyLevel::Red) => Route::SafetyText(SafetyText::Everyone),
        Some(SafetyLevel::HarmOwn) => exercise("c1-pause"),
        Some(SafetyLevel::Amber | SafetyLevel::Green) | None => match profile.role {
            Role::Accountable if !fresh => exercise("c1-prep"),
            _ => exercise("u0-steady"),
        },
    }
}
