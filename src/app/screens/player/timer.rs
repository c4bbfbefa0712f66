//! A quiet timer: whole minutes, the last one in steps of ten seconds. It is a value, not a clock.

use super::control::Heard;
use crate::app::action::{Action, Input};
use crate::app::page::{Block, Buttons, Progress};
use crate::domain::sitting::Value;
use std::time::Duration;

/// How a timer stands. Times are uptimes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    Ready,
    Running { ends_at: Duration },
    Ended { minutes: u16 },
}

/// A timer of some minutes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Timer {
    minutes: u16,
    state: State,
}

impl Timer {
    /// Of `minutes`, or ended if it ran before.
    #[must_use]
    pub const fn new(minutes: u16, value: Option<&Value>) -> Self {
        let state = match value {
            Some(Value::Minutes(ran)) => State::Ended { minutes: *ran },
            _ => State::Ready,
        };
        Self { minutes, state }
    }

    fn whole(self) -> Duration {
        Duration::from_secs(u64::from(self.minutes) * 60)
    }

    /// What is left at `uptime`, if it runs.
    fn left(self, uptime: Duration) -> Option<Duration> {
        match self.state {
            State::Running { ends_at } => Some(ends_at.saturating_sub(uptime)),
            State::Ready | State::Ended { .. } => None,
        }
    }

    /// When the words on the page change next.
    #[must_use]
    pub fn deadline(self, uptime: Duration) -> Option<Duration> {
        let left = self.left(uptime)?.as_millis();
        let step = if left > 60_000 { 60_000 } else { 10_000 };
        let into = left.checked_sub(left.div_ceil(step).checked_sub(1)? * step)?;
        Some(uptime + Duration::from_millis(u64::try_from(into).ok()?))
    }

    /// Starts, or ends early. A timer that has run out is given.
    pub fn act(&mut self, action: &Action, uptime: Duration) -> Heard {
        let pressed = matches!(action, Action::Activate | Action::Toggle | Action::Set { input: Input::Pick(_), .. });
        match (self.state, pressed) {
            (_, false) => Heard::NotMine,
            (State::Ready, true) => {
                self.state = State::Running { ends_at: uptime + self.whole() };
                Heard::Moved
            }
            (State::Running { .. }, true) => {
                let ran = self.whole().saturating_sub(self.left(uptime).unwrap_or_default());
                let minutes = u16::try_from(ran.as_secs().div_ceil(60)).unwrap_or(self.minutes);
                self.state = State::Ended { minutes: minutes.min(self.minutes) };
                Heard::Changed
            }
            (State::Ended { .. }, true) => Heard::Given,
        }
    }

    /// Whole minutes it ran, once it has ended.
    #[must_use]
    pub const fn value(self) -> Option<Value> {
        match self.state {
            State::Ended { minutes } => Some(Value::Minutes(minutes)),
            State::Ready | State::Running { .. } => None,
        }
    }

    /// Its blocks.
    #[must_use]
    pub fn blocks(self, uptime: Duration) -> Vec<Block<'static>> {
        let (words, button) = match self.left(uptime) {
            _ if self.state == State::Ready => (calm(self.whole()), "Start the timer"),
            Some(left) if left.is_zero() => ("The time is up. Finish your sentence first.".to_owned(), "Done"),
            Some(left) => (format!("about {} left", calm(left)), "End it now"),
            None => ("Done.".to_owned(), "Go on"),
        };
        let left = self.left(uptime).unwrap_or_default();
        let ended = matches!(self.state, State::Ended { .. });
        let done = if ended { self.whole() } else { self.whole().saturating_sub(left) };
        let done = if self.state == State::Ready { 0 } else { done.as_secs() / 60 };
        let done = usize::try_from(done).unwrap_or_default();
        let progress = Progress { label: "Timer".into(), done, of: usize::from(self.minutes), words };
        vec![Block::Progress(progress), Block::Buttons(Buttons { labels: vec![button.into()], at: 0 })]
    }
}

/// Whole minutes, rounded up; below one minute, steps of ten seconds.
#[must_use]
pub fn calm(left: Duration) -> String {
    match u64::try_from(left.as_millis().div_ceil(1000)).unwrap_or(u64::MAX) {
        seconds @ 0..=50 => format!("{} seconds", seconds.div_ceil(10) * 10),
        51..=60 => "1 minute".to_owned(),
        seconds => format!("{} minutes", seconds.div_ceil(60)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_timer_counts_calmly_and_ends_once() {
        let start = Duration::from_secs(1000);
        let mut timer = Timer::new(7, None);
        assert_eq!(timer.act(&Action::Activate, start), Heard::Moved);
        assert_eq!(timer.deadline(start), Some(start + Duration::from_secs(60)));
        assert_eq!(calm(Duration::from_secs(400)), "7 minutes");
        assert_eq!(calm(Duration::from_secs(41)), "50 seconds");
        let later = start + Duration::from_secs(500);
        assert_eq!(timer.deadline(later), None);
        assert_eq!(timer.act(&Action::Activate, later), Heard::Changed);
        assert_eq!(timer.value(), Some(Value::Minutes(7)));
    }

    #[test]
    fn a_timer_of_one_minute_says_so() {
        let blocks = Timer::new(1, None).blocks(Duration::ZERO);
        assert!(matches!(&blocks[0], Block::Progress(progress) if progress.words == "1 minute"), "{blocks:?}");
    }

    #[test]
    fn ending_early_keeps_the_minutes_that_ran() {
        let start = Duration::from_secs(1000);
        let mut timer = Timer::new(7, None);
        timer.act(&Action::Activate, start);
        timer.act(&Action::Activate, start + Duration::from_secs(130));
        assert_eq!(timer.value(), Some(Value::Minutes(3)));
    }
}
