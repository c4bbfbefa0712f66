//! What came of many ends.

use std::fmt;
use std::time::Duration;

/// What came of one end.
pub struct Outcome {
    /// Keys that were pressed.
    pub typed: usize,
    /// Keys the program had called saved.
    pub acknowledged: usize,
    /// Keys that were there afterwards.
    pub found: usize,
    /// How old the oldest lost key was at the end; zero if none was lost.
    pub oldest_lost: Duration,
    /// What must not be.
    pub fault: Option<String>,
}

#[derive(Default)]
pub struct Tally {
    outcomes: Vec<Outcome>,
    faults: Vec<String>,
}

impl Tally {
    pub fn add(&mut self, outcome: Outcome) {
        self.faults.extend(outcome.fault.clone());
        self.outcomes.push(outcome);
    }

    pub const fn ends(&self) -> usize {
        self.outcomes.len()
    }

    /// Ends at which the program had called something saved.
    pub fn acknowledged_ends(&self) -> usize {
        self.outcomes.iter().filter(|outcome| outcome.acknowledged > 0).count()
    }

    pub fn faults(&self) -> &[String] {
        &self.faults
    }

    /// The age that at least `percent` of the ends did not exceed.
    pub fn oldest_lost(&self, percent: usize) -> Duration {
        let mut ages: Vec<Duration> = self.outcomes.iter().map(|outcome| outcome.oldest_lost).collect();
        ages.sort_unstable();
        let rank = (ages.len() * percent).div_ceil(100).max(1);
        ages.get(rank - 1).copied().unwrap_or_default()
    }
}

impl fmt::Display for Tally {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sum = |count: fn(&Outcome) -> usize| self.outcomes.iter().map(count).sum::<usize>();
        let age = |percent| self.oldest_lost(percent).as_millis();
        write!(
            f,
            "{} ends, {} keys, {} called saved, {} found; {} ends with words called saved; \
             oldest lost key p50 {} ms, p95 {} ms, p99 {} ms, max {} ms; {} faults",
            self.ends(),
            sum(|outcome| outcome.typed),
            sum(|outcome| outcome.acknowledged),
            sum(|outcome| outcome.found),
            self.acknowledged_ends(),
            age(50),
            age(95),
            age(99),
            age(100),
            self.faults.len(),
        )
    }
}

#[test]
fn the_age_at_a_percentage_is_one_that_was_seen() {
    let mut tally = Tally::default();
    for age in [10, 30, 20, 0] {
        let oldest_lost = Duration::from_millis(age);
        tally.add(Outcome { typed: 1, acknowledged: 0, found: 1, oldest_lost, fault: None });
    }
    assert_eq!([0, 50, 75, 99].map(|percent| tally.oldest_lost(percent).as_millis()), [0, 10, 20, 30]);
}
