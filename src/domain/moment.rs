//! When something was written: the instant, and the local day the writer lived in.

use chrono::{DateTime, Duration, FixedOffset, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use serde::{Deserialize, Serialize};

/// An instant together with the writer's clock at that instant.
///
/// A Tuesday evening stays a Tuesday evening, wherever it is read later. Records are ordered by their sequence
/// number, never by this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Moment {
    /// The instant.
    pub utc: DateTime<Utc>,
    /// Minutes east of UTC, -1439 to 1439.
    pub offset: i32,
    /// The zone's IANA name, or empty if it could not be told.
    pub zone: String,
}

impl Moment {
    /// A moment from its three parts; an offset out of range counts as 0.
    #[must_use]
    pub fn new(utc: DateTime<Utc>, offset: i32, zone: impl Into<String>) -> Self {
        let offset = if offset.abs() < 1440 { offset } else { 0 };
        Self { utc, offset, zone: zone.into() }
    }

    /// The wall clock where it was written.
    #[must_use]
    pub fn local(&self) -> NaiveDateTime {
        let offset = FixedOffset::east_opt(self.offset * 60).unwrap_or_else(|| chrono::Offset::fix(&Utc));
        offset.from_utc_datetime(&self.utc.naive_utc()).naive_local()
    }

    /// The local calendar day.
    #[must_use]
    pub fn day(&self) -> NaiveDate {
        self.local().date()
    }

    /// The local time of day.
    #[must_use]
    pub fn time(&self) -> NaiveTime {
        self.local().time()
    }

    /// Whole minutes from `earlier` to this, never below 0.
    #[must_use]
    pub fn minutes_since(&self, earlier: &Self) -> i64 {
        (self.utc - earlier.utc).max(Duration::zero()).num_minutes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_day_is_the_writers_day() {
        let utc = Utc.with_ymd_and_hms(2026, 11, 21, 23, 30, 0).single().expect("a real instant");
        assert_eq!(Moment::new(utc, 60, "Europe/Berlin").day().to_string(), "2026-11-22");
        assert_eq!(Moment::new(utc, -300, "America/New_York").day().to_string(), "2026-11-21");
        assert_eq!(Moment::new(utc, 99_999, "").offset, 0);
    }
}
