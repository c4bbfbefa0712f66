//! Where events come from: the keyboard, or a script in tests.

use crate::app::face::Event;
use std::collections::VecDeque;
use std::io;
use std::time::Duration;

/// Hears the person.
pub trait Ears {
    /// Waits for an event, at most `limit` (counting suspend); `None` waits for ever.
    ///
    /// # Errors
    /// If the terminal cannot be read.
    fn wait(&mut self, limit: Option<Duration>) -> io::Result<Event>;

    /// Whether the next wait is over at once, because an event is here already.
    fn ready(&self) -> bool;

    /// Stops the program until the shell continues it.
    fn suspend(&mut self);
}

/// Events written beforehand; after the last one the input has ended.
#[derive(Clone, Debug, Default)]
pub struct Script {
    events: VecDeque<Event>,
}

impl Script {
    /// These events, one for each wait.
    #[must_use]
    pub fn new(events: impl IntoIterator<Item = Event>) -> Self {
        Self { events: events.into_iter().collect() }
    }
}

impl Ears for Script {
    fn wait(&mut self, _limit: Option<Duration>) -> io::Result<Event> {
        Ok(self.events.pop_front().unwrap_or(Event::Gone))
    }

    fn ready(&self) -> bool {
        false
    }

    fn suspend(&mut self) {}
}
