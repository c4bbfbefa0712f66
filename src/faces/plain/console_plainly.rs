//! Lines from the real keyboard where there is no poll.

use super::source::{Echo, Heard, Source, line};
use crate::app::face::Event;
use crate::app::wake::Bell;
use std::io;
use std::time::Duration;

/// The keyboard, line by line. It waits for a line whatever the limit.
#[derive(Debug)]
pub struct Console;

impl Console {
    /// Listens to the console.
    ///
    /// # Errors
    /// None here.
    pub fn new(_bell: Bell) -> io::Result<Self> {
        Ok(Self)
    }
}

impl Source for Console {
    fn hear(&mut self, echo: Echo, _limit: Option<Duration>) -> io::Result<Heard> {
        if echo == Echo::Hidden && io::IsTerminal::is_terminal(&io::stdin()) {
            return Ok(Heard::Line(rpassword::read_password()?));
        }
        let mut typed = String::new();
        if io::stdin().read_line(&mut typed)? == 0 {
            return Ok(Heard::Event(Event::Gone));
        }
        Ok(Heard::Line(line(typed.as_bytes())))
    }
}

/// Nothing to turn on again here.
pub(super) const fn restore() {}
