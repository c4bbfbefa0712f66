//! When a row of ratings counts as changed. One rule for all of them, and it is shown to the person.
//!
//! Days differ for many reasons. So two spans of four weeks are compared by their medians, only where each has enough
//! points, and only a difference of two whole steps is called a change. Nothing here judges whether it is good.

/// So many points each span needs.
pub const POINTS: usize = 6;

/// So far apart the medians must be, on the scale from 0 to 10.
pub const STEPS: u16 = 2;

/// How one span compares with the one before it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// One of the spans has too few points.
    TooEarly,
    /// The medians are less than [`STEPS`] apart.
    Same,
    /// The later median is higher.
    Higher,
    /// The later median is lower.
    Lower,
}

/// The middle of some ratings from 0 to 10. It can lie half way between two numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Median {
    doubled: u16,
}

impl Median {
    /// Of some ratings; `None` of none.
    #[must_use]
    pub fn of(ratings: &[u8]) -> Option<Self> {
        let mut sorted = ratings.to_vec();
        sorted.sort_unstable();
        let upper = *sorted.get(sorted.len() / 2)?;
        let lower = *sorted.get((sorted.len() - 1) / 2)?;
        Some(Self { doubled: u16::from(lower) + u16::from(upper) })
    }
}

impl std::fmt::Display for Median {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let half = if self.doubled % 2 == 1 { ".5" } else { "" };
        write!(f, "{}{half}", self.doubled / 2)
    }
}

/// Compares two spans, each a list of ratings in any order.
#[must_use]
pub fn change(before: &[u8], after: &[u8]) -> Change {
    if before.len() < POINTS || after.len() < POINTS {
        return Change::TooEarly;
    }
    match (Median::of(before), Median::of(after)) {
        (Some(before), Some(after)) if after.doubled >= before.doubled + 2 * STEPS => Change::Higher,
        (Some(before), Some(after)) if before.doubled >= after.doubled + 2 * STEPS => Change::Lower,
        (Some(_), Some(_)) => Change::Same,
        _ => Change::TooEarly,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::collection::vec;
    use proptest::prelude::*;

    #[test]
    fn two_whole_steps_with_six_points_on_each_side_are_a_change() {
        assert_eq!(change(&[4; 6], &[6; 6]), Change::Higher);
        assert_eq!(change(&[6; 6], &[4; 6]), Change::Lower);
        assert_eq!(change(&[4; 6], &[5; 6]), Change::Same);
        assert_eq!(change(&[4, 4, 4, 5, 5, 5], &[6; 6]), Change::Same, "1.5 steps are not 2");
        assert_eq!(change(&[4; 5], &[9; 28]), Change::TooEarly);
        assert_eq!(change(&[4; 28], &[9; 5]), Change::TooEarly);
        assert_eq!(change(&[], &[]), Change::TooEarly);
    }

    #[test]
    fn one_bad_day_is_not_a_change() {
        assert_eq!(change(&[7; 10], &[7, 7, 7, 7, 7, 7, 7, 7, 0, 0]), Change::Same);
    }

    #[test]
    fn a_median_between_two_numbers_is_said_with_its_half() {
        assert_eq!(Median::of(&[3, 8, 4]).map(|median| median.to_string()).as_deref(), Some("4"));
        assert_eq!(Median::of(&[3, 4]).map(|median| median.to_string()).as_deref(), Some("3.5"));
        assert_eq!(Median::of(&[]), None);
    }

    proptest! {
        #[test]
        fn looking_the_other_way_round_turns_the_change_around(a in vec(0_u8..=10, 0..20), b in vec(0_u8..=10, 0..20)) {
            let turned = match change(&b, &a) {
                Change::Higher => Change::Lower,
                Change::Lower => Change::Higher,
                same => same,
            };
            prop_assert_eq!(change(&a, &b), turned);
        }

        #[test]
        fn the_order_of_days_does_not_matter(a in vec(0_u8..=10, 6..20), b in vec(0_u8..=10, 6..20)) {
            let mut shuffled = a.clone();
            shuffled.reverse();
            shuffled.rotate_left(a.len() / 3);
            prop_assert_eq!(change(&a, &b), change(&shuffled, &b));
        }

        #[test]
        fn nothing_counts_as_changed_against_itself(a in vec(0_u8..=10, 6..20)) {
            prop_assert_eq!(change(&a, &a), Change::Same);
        }

        #[test]
        fn the_median_has_as_many_below_as_above(a in vec(0_u8..=10, 1..40)) {
            let median = Median::of(&a).expect("some");
            let below = a.iter().filter(|n| u16::from(**n) * 2 < median.doubled).count();
            let above = a.iter().filter(|n| u16::from(**n) * 2 > median.doubled).count();
            prop_assert!(below * 2 <= a.len() && above * 2 <= a.len());
        }
    }
}
