//! When eight weeks went by without things getting easier: then more help is worth thinking about. Said plainly, once a
//! week, and never as a verdict.
//!
//! Content basis: some people get no better, or worse, in every kind of help; the span and the numbers are judgement.

use super::change::{Median, POINTS};
use crate::domain::checkin::Checkin;
use chrono::{Duration, NaiveDate};

/// Days of one span; two of them are compared.
pub const SPAN: i64 = 28;
/// From this median on, on the scale from 0 to 10, "unchanged" is no reason to say anything.
const GOOD: &[u8] = &[7];

/// What to say when it holds.
pub const WORDS: &str = "Over eight weeks your check-ins show no more to rely on than before. That happens in every kind \
    of help, and it is nobody's failure. It can be a good time to take a summary to a counselor, alone or together. \
    Closer, lighter or apart: each of these can be a good way on.";

/// Whether the last four weeks are no better than the four before, in how much one could rely.
///
/// False with fewer than six check-ins in either span, or where the later median is 7 or more.
#[must_use]
pub fn is_stuck(checkins: &[Checkin], today: NaiveDate) -> bool {
    let middle = today - Duration::days(SPAN);
    let first = middle - Duration::days(SPAN);
    let of = |from: NaiveDate, to: NaiveDate| -> Vec<u8> {
        let within = checkins.iter().filter(|checkin| checkin.day > from && checkin.day <= to);
        within.filter_map(|checkin| checkin.text.reliance).collect()
    };
    let (before, after) = (of(first, middle), of(middle, today));
    if before.len() < POINTS || after.len() < POINTS {
        return false;
    }
    let (before, after) = (Median::of(&before), Median::of(&after));
    after <= before && after < Median::of(GOOD)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::checkin::CheckinDraft;
    use crate::domain::ids::CheckinId;
    use crate::domain::moment::Moment;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
    }

    fn checkins(before: u8, after: u8, count: i64) -> Vec<Checkin> {
        let one = |ago: i64, reliance| Checkin {
            id: CheckinId(ago),
            day: today() - Duration::days(ago),
            text: CheckinDraft { reliance: Some(reliance), ..CheckinDraft::default() },
            written: Moment::new(chrono::DateTime::UNIX_EPOCH, 0, ""),
        };
        (0..count).flat_map(|n| [one(n, after), one(SPAN + n, before)]).collect()
    }

    #[test]
    fn no_better_after_eight_weeks_is_said() {
        assert!(is_stuck(&checkins(4, 4, 6), today()));
        assert!(is_stuck(&checkins(5, 3, 28), today()));
    }

    #[test]
    fn better_good_or_too_little_is_not() {
        assert!(!is_stuck(&checkins(4, 5, 6), today()), "better");
        assert!(!is_stuck(&checkins(8, 7, 6), today()), "good as it is");
        assert!(!is_stuck(&checkins(4, 4, 5), today()), "too few to say");
        assert!(!is_stuck(&[], today()));
    }
}
