//! Commitments: one person's concrete actions that can be seen, and how each due day went.
//!
//! Owns what can be said of a day, and how many commitments there is room for. Does not own how the days are counted
//! (`insight::kept`) or stored.

use super::ids::{CommitmentId, PromptId, SittingId};
use super::moment::Moment;
use super::recurrence::Recurrence;
use super::statement::{RecordId, StatementId};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How long it takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Size {
    /// Less than two minutes.
    #[default]
    UnderTwo,
    /// Less than fifteen minutes.
    UnderFifteen,
    /// Longer than that.
    Larger,
}

impl Size {
    /// All three, the smallest first.
    pub const ALL: [Self; 3] = [Self::UnderTwo, Self::UnderFifteen, Self::Larger];

    /// As it is offered.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::UnderTwo => "under two minutes",
            Self::UnderFifteen => "under fifteen minutes",
            Self::Larger => "larger",
        }
    }
}

/// What a commitment says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CommitmentDraft {
    /// What can be seen done.
    pub what: String,
    /// "If ...": the moment that calls for it.
    pub when: String,
    /// "then I will ..."
    pub then: String,
    /// How it can be seen.
    pub evidence: String,
    /// How long it takes.
    pub size: Size,
    /// How often.
    pub often: Recurrence,
    /// Its first day.
    pub since: NaiveDate,
    /// Its last day, if it has one; never before the first.
    pub until: Option<NaiveDate>,
}

impl CommitmentDraft {
    /// Whether `day` is due.
    #[must_use]
    pub fn is_due(&self, day: NaiveDate) -> bool {
        self.runs_on(day) && self.often.is_due(self.since, day)
    }

    /// Whether `day` can be marked: it is due, or each time counts.
    #[must_use]
    pub fn takes_mark(&self, day: NaiveDate) -> bool {
        self.is_due(day) || (self.often == Recurrence::EachTime && self.runs_on(day))
    }

    fn runs_on(&self, day: NaiveDate) -> bool {
        day >= self.since && self.until.is_none_or(|until| day <= until)
    }

    /// The due days from `span.0` to `span.1`, both included, the earliest first.
    pub fn due_days(&self, span: (NaiveDate, NaiveDate)) -> impl Iterator<Item = NaiveDate> {
        let to = self.until.map_or(span.1, |until| span.1.min(until));
        self.often.days(self.since, (span.0, to))
    }

    /// The first due day after `day`, if one comes.
    #[must_use]
    pub fn next_due(&self, day: NaiveDate) -> Option<NaiveDate> {
        self.often.next(self.since, day).filter(|next| self.until.is_none_or(|until| *next <= until))
    }
}

/// The prompt of a finished sitting that a commitment was taken from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Source {
    /// The sitting.
    pub sitting: SittingId,
    /// The prompt.
    pub prompt: PromptId,
}

/// Where the words of a commitment are being written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum CommitmentPlace {
    /// A new one.
    New,
    /// Changes to a stored one.
    Stored(CommitmentId),
    /// One that a sitting offers.
    Offered(Source),
}

/// Where the words of a commitment in both people's sight are being written.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Committing {
    /// A new one.
    New,
    /// One that follows from this proposal of an agreement.
    From(StatementId),
    /// Other words for one that is there.
    Again(RecordId),
}

/// A commitment that a finished sitting offers for the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offer {
    /// Where it was written.
    pub source: Source,
    /// The title of that exercise.
    pub title: String,
    /// As it was written there.
    pub said: super::sitting::Commitment,
}

/// A stored commitment.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Commitment {
    /// Its id.
    pub id: CommitmentId,
    /// What it says now.
    pub text: CommitmentDraft,
    /// When it was first stored.
    pub written: Moment,
    /// When the person ended it, if they did.
    pub ended: Option<Moment>,
    /// How many earlier wordings are kept.
    pub versions: u32,
}

/// How a commitment stands on a day. Reckoned, never stored.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Its first day is still to come.
    Ahead,
    /// It runs.
    Active,
    /// Its last due day is over.
    Over,
    /// The person ended it.
    Ended,
}

impl Commitment {
    /// How it stands on `today`.
    #[must_use]
    pub fn standing(&self, today: NaiveDate) -> Standing {
        let text = &self.text;
        let last = if text.often == Recurrence::Once { Some(text.since) } else { text.until };
        match (&self.ended, last) {
            (Some(_), _) => Standing::Ended,
            (None, _) if today < text.since => Standing::Ahead,
            (None, Some(last)) if today > last => Standing::Over,
            (None, _) => Standing::Active,
        }
    }

    /// Whether it takes one of the places there are.
    #[must_use]
    pub fn takes_a_place(&self, today: NaiveDate) -> bool {
        matches!(self.standing(today), Standing::Ahead | Standing::Active)
    }
}

/// An earlier wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CommitmentVersion {
    /// What it said.
    pub text: CommitmentDraft,
    /// Until when.
    pub replaced: Moment,
}

/// How a due day went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Mark {
    /// Done as said.
    Kept,
    /// Done in part.
    Partly,
    /// Not done.
    Missed,
    /// Not to be expected on that day: illness, a storm. The day leaves the count.
    Excused,
    /// Changed before the day was over, and said so. Counts as kept.
    Renegotiated,
}

impl Mark {
    /// All five, in the order they are offered.
    pub const ALL: [Self; 5] = [Self::Kept, Self::Partly, Self::Missed, Self::Excused, Self::Renegotiated];

    /// As it is offered and read out.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Kept => "kept",
            Self::Partly => "partly",
            Self::Missed => "missed",
            Self::Excused => "excused",
            Self::Renegotiated => "moved ahead of time",
        }
    }

    /// Its letter in a calendar, the same in every set of signs.
    #[must_use]
    pub const fn letter(self) -> char {
        match self {
            Self::Kept => 'K',
            Self::Partly => 'p',
            Self::Missed => '-',
            Self::Excused => 'e',
            Self::Renegotiated => 'r',
        }
    }

    /// The marks that `day` can take on `today`. Ahead of time means before the day is over: a day that has passed is
    /// not moved any more, and one to come has not been kept or missed yet.
    #[must_use]
    pub fn open_on(day: NaiveDate, today: NaiveDate) -> &'static [Self] {
        match day.cmp(&today) {
            std::cmp::Ordering::Less => &[Self::Kept, Self::Partly, Self::Missed, Self::Excused],
            std::cmp::Ordering::Equal => &Self::ALL,
            std::cmp::Ordering::Greater => &[Self::Renegotiated, Self::Excused],
        }
    }
}

/// How one day of one commitment went.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayMark {
    /// Of which commitment.
    pub commitment: CommitmentId,
    /// Which day.
    pub day: NaiveDate,
    /// How it went.
    pub mark: Mark,
    /// One line about it, or empty.
    pub line: String,
}

/// So many commitments have a place at a time.
pub const PLACES: usize = 3;
/// For so many days from the first commitment, all are small and there are no more than [`PLACES`].
pub const EARLY_DAYS: i64 = 14;

/// Whether there is room for one more, or for this size.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Space {
    /// There is.
    Free,
    /// It is larger than the first two weeks are for. A caution: the person can go anyway.
    LargeEarly,
    /// More than [`PLACES`] after the first two weeks. A caution: the person can go anyway.
    Many,
    /// [`PLACES`] run in the first two weeks. One has to end before another begins.
    Full,
}

/// Whether a commitment of this size has room beside `others` on `today`.
///
/// The rule of the small-promises ledger: at most three at a time and, in the first two weeks, small ones only. The
/// number holds firmly for fourteen days from the day the first commitment was ever written; size, and number later
/// on, are cautions. `others` are all stored commitments but the one being written, ended ones too.
#[must_use]
pub fn space(others: &[Commitment], size: Size, today: NaiveDate) -> Space {
    let first = others.iter().map(|one| one.written.day()).min().unwrap_or(today);
    let early = (today - first).num_days() < EARLY_DAYS;
    let taken = others.iter().filter(|one| one.takes_a_place(today)).count();
    match (taken >= PLACES, early) {
        (true, true) => Space::Full,
        (true, false) => Space::Many,
        (false, true) if size == Size::Larger => Space::LargeEarly,
        (false, _) => Space::Free,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn commitment(written: &str, since: &str) -> Commitment {
        let text = CommitmentDraft {
            what: "Ring".into(),
            when: String::new(),
            then: String::new(),
            evidence: String::new(),
            size: Size::UnderTwo,
            often: Recurrence::Daily,
            since: day(since),
            until: None,
        };
        let utc = format!("{written}T12:00:00Z").parse::<DateTime<chrono::Utc>>().expect("an instant");
        Commitment { id: CommitmentId(1), text, written: Moment::new(utc, 0, ""), ended: None, versions: 0 }
    }

    #[test]
    fn three_is_the_most_for_two_weeks_and_a_caution_later() {
        let three = vec![commitment("2026-11-01", "2026-11-01"); 3];
        let space = |today: &str| space(&three, Size::UnderTwo, day(today));
        assert_eq!(space("2026-11-01"), Space::Full);
        assert_eq!(space("2026-11-14"), Space::Full);
        assert_eq!(space("2026-11-15"), Space::Many);
    }

    #[test]
    fn one_that_ended_or_is_over_gives_its_place_back() {
        let mut ended = commitment("2026-11-01", "2026-11-01");
        ended.ended = Some(ended.written.clone());
        let mut over = commitment("2026-11-01", "2026-11-01");
        over.text.until = Some(day("2026-11-03"));
        let mut once = commitment("2026-11-01", "2026-11-01");
        once.text.often = Recurrence::Once;
        let others = [ended, over, once, commitment("2026-11-01", "2026-11-01")];
        assert_eq!(space(&others, Size::UnderTwo, day("2026-11-05")), Space::Free);
    }

    #[test]
    fn a_large_one_is_cautioned_only_in_the_first_two_weeks() {
        assert_eq!(space(&[], Size::Larger, day("2026-11-05")), Space::LargeEarly);
        let one = [commitment("2026-11-01", "2026-11-01")];
        assert_eq!(space(&one, Size::Larger, day("2026-11-14")), Space::LargeEarly);
        assert_eq!(space(&one, Size::Larger, day("2026-11-15")), Space::Free);
    }

    #[test]
    fn a_day_that_has_passed_cannot_be_moved_and_one_to_come_cannot_be_missed() {
        let today = day("2026-11-22");
        assert!(!Mark::open_on(day("2026-11-21"), today).contains(&Mark::Renegotiated));
        assert_eq!(Mark::open_on(today, today), Mark::ALL);
        let ahead = Mark::open_on(day("2026-11-23"), today);
        assert!(ahead.contains(&Mark::Renegotiated) && !ahead.contains(&Mark::Missed) && !ahead.contains(&Mark::Kept));
    }

    #[test]
    fn each_time_has_no_due_day_and_takes_a_mark_on_any_day_it_runs() {
        let mut each = commitment("2026-11-01", "2026-11-02").text;
        each.often = Recurrence::EachTime;
        each.until = Some(day("2026-11-05"));
        assert_eq!(each.due_days((day("2026-11-01"), day("2026-12-01"))).count(), 0);
        let takes: Vec<bool> =
            ["2026-11-01", "2026-11-02", "2026-11-05", "2026-11-06"].map(|at| each.takes_mark(day(at))).into();
        assert_eq!(takes, [false, true, true, false]);
    }

    #[test]
    fn nothing_is_due_after_the_last_day() {
        let mut text = commitment("2026-11-01", "2026-11-02").text;
        text.until = Some(day("2026-11-04"));
        assert_eq!(text.due_days((day("2026-10-01"), day("2026-12-01"))).count(), 3);
        assert_eq!(text.next_due(day("2026-11-04")), None);
        assert_eq!(text.next_due(day("2026-11-03")), Some(day("2026-11-04")));
    }
}
