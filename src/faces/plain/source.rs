//! Where lines come from: the keyboard, or a text in tests.

use crate::app::face::Event;
use std::io::{self, BufRead};
use std::time::Duration;

/// What came while waiting for a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Heard {
    /// A line, without its end.
    Line(String),
    /// Something else.
    Event(Event),
}

/// How a line is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Echo {
    /// What is typed shows.
    Shown,
    /// It does not.
    Hidden,
}

/// Gives lines.
pub trait Source {
    /// Waits for a line, at most `limit`; `None` waits for ever.
    ///
    /// # Errors
    /// If the input cannot be read.
    fn hear(&mut self, echo: Echo, limit: Option<Duration>) -> io::Result<Heard>;

    /// Stops the program until the shell continues it.
    fn suspend(&mut self) {}
}

/// Lines from anything that can be read; never waits longer than that does.
#[derive(Clone, Debug)]
pub struct Lines<R>(pub R);

impl<R: BufRead> Source for Lines<R> {
    fn hear(&mut self, _echo: Echo, _limit: Option<Duration>) -> io::Result<Heard> {
        let mut bytes = Vec::new();
        if self.0.read_until(b'\n', &mut bytes)? == 0 {
            return Ok(Heard::Event(Event::Gone));
        }
        Ok(Heard::Line(line(&bytes)))
    }
}

/// A line as text, without its end.
pub(super) fn line(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).trim_end_matches(['\n', '\r']).to_owned()
}
