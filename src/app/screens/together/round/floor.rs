//! The floor: speaker and listener take turns. Whole minutes, the last one in steps of ten seconds; nothing blinks.

use crate::app::screens::player::timer::calm;
use crate::domain::person::Person;
use std::time::Duration;

/// How long the keyboard stays silent between two turns.
const SILENCE: Duration = Duration::from_secs(10);

/// How a turn stands. Times are uptimes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Turn {
    Ready,
    Speaking { ends_at: Duration },
    SayingBack,
    Silent { ends_at: Duration },
    Over,
}

/// Turns of two people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Floor {
    first: Person,
    turns: u8,
    minutes: u16,
    /// Turns that are over, of both.
    taken: u8,
    turn: Turn,
}

impl Floor {
    pub(super) const fn new(first: Person, turns: u8, minutes: u16) -> Self {
        Self { first, turns, minutes, taken: 0, turn: Turn::Ready }
    }

    /// Whose floor it is.
    pub(super) const fn speaker(&self) -> Person {
        if self.taken.is_multiple_of(2) { self.first } else { self.first.other() }
    }

    /// Whether every turn was taken.
    pub(super) fn is_over(&self) -> bool {
        self.turn == Turn::Over
    }

    /// The turn, counted from 1, and how many there are.
    pub(super) const fn place(&self) -> (u8, u8) {
        let of = self.turns.saturating_mul(2);
        let now = self.taken + 1;
        (if now > of { of } else { now }, of)
    }

    pub(super) fn labels(&self, now: Duration) -> Vec<String> {
        let last = self.taken + 1 >= self.turns.saturating_mul(2);
        let labels: &[&str] = match self.settled(now) {
            Turn::SayingBack if last => &["Got it", "Not quite, say it once more"],
            Turn::Ready => &["Start this turn"],
            Turn::Speaking { .. } => &["The turn is over"],
            Turn::SayingBack => &["Got it, the other's turn", "Not quite, say it once more"],
            Turn::Silent { .. } | Turn::Over => &[],
        };
        labels.iter().map(|label| (*label).to_owned()).collect()
    }

    pub(super) fn press(&mut self, n: usize, now: Duration) {
        self.turn = match (self.settled(now), n) {
            (Turn::Ready, _) => Turn::Speaking { ends_at: now + Duration::from_secs(u64::from(self.minutes) * 60) },
            (Turn::Speaking { .. }, _) => Turn::SayingBack,
            (Turn::SayingBack, 0) => {
                self.taken += 1;
                if self.taken >= self.turns.saturating_mul(2) {
                    Turn::Over
                } else {
                    Turn::Silent { ends_at: now + SILENCE }
                }
            }
            (other, _) => other,
        };
    }

    /// What is said of the turn.
    pub(super) fn words(&self, now: Duration) -> String {
        match self.settled(now) {
            Turn::Ready => {
                "When both are ready, start the turn. The speaker says one or two things, about themselves. \
                 The listener listens."
                    .to_owned()
            }
            Turn::Speaking { ends_at } if ends_at <= now => "The time is up. Finish your sentence first.".to_owned(),
            Turn::Speaking { ends_at } => format!("About {} left.", calm(ends_at.saturating_sub(now))),
            Turn::SayingBack => "Listener: say back what you heard, in your own words. No answer yet, no advice. \
                 The speaker says if that is it."
                .to_owned(),
            Turn::Silent { .. } => "Ten quiet seconds. Then the floor goes over.".to_owned(),
            Turn::Over => "All turns are taken.".to_owned(),
        }
    }

    /// When the words change next.
    pub(super) fn deadline(&self, now: Duration) -> Option<Duration> {
        match self.settled(now) {
            Turn::Speaking { ends_at } if ends_at > now => {
                let left = ends_at.saturating_sub(now).as_millis();
                let step = if left > 60_000 { 60_000 } else { 10_000 };
                let into = left - (left.div_ceil(step) - 1) * step;
                Some(now + Duration::from_millis(u64::try_from(into).ok()?))
            }
            Turn::Silent { ends_at } => Some(ends_at),
            _ => None,
        }
    }

    /// A silence that is over leaves the next turn ready.
    fn settled(&self, now: Duration) -> Turn {
        match self.turn {
            Turn::Silent { ends_at } if ends_at <= now => Turn::Ready,
            other => other,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn turns_alternate_and_not_quite_keeps_the_floor() {
        let mut floor = Floor::new(Person::Second, 1, 2);
        let at = Duration::from_secs;
        assert_eq!(floor.speaker(), Person::Second);
        floor.press(0, at(10));
        assert_eq!(floor.words(at(10)), "About 2 minutes left.");
        assert_eq!(floor.deadline(at(10)), Some(at(70)));
        assert!(floor.words(at(130)).starts_with("The time is up"));
        floor.press(0, at(60));
        floor.press(1, at(70));
        assert_eq!((floor.speaker(), floor.labels(at(70)).len()), (Person::Second, 2));
        floor.press(0, at(80));
        assert_eq!(floor.labels(at(81)), Vec::<String>::new());
        assert_eq!((floor.speaker(), floor.labels(at(90)).len()), (Person::First, 1));
        floor.press(0, at(90));
        floor.press(0, at(100));
        floor.press(0, at(110));
        assert_eq!(floor.turn, Turn::Over);
    }
}
