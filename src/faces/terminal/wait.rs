//! The keyboard of the full-screen face.
//!
//! It is read and decoded here and not by crossterm, whose reader spins when the terminal goes away and stands still
//! on half a sequence.

use super::decode::{Decoder, Pending};
use super::ears::Ears;
use super::tty;
use crate::app::face::Event;
use crate::app::wake::Bell;
use crate::faces::listen::{self, Found, Listener, Taken};
use std::io;
use std::time::Duration;

/// How long the rest of a key's sequence may take. A person is slower, a slow line is not.
const REST_OF_KEY: Duration = Duration::from_millis(40);
/// How long a paste may pause.
const REST_OF_PASTE: Duration = Duration::from_secs(1);

/// The keyboard, and all else that can wake the program.
#[derive(Debug)]
pub struct Keyboard {
    decoder: Decoder,
    listener: Listener,
    end: End,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    NotYet,
    Gone,
}

impl Keyboard {
    /// Listens to standard input and to `bell`.
    ///
    /// # Errors
    /// If the system has no pipe or timer left.
    pub fn new(bell: Bell) -> io::Result<Self> {
        Ok(Self { decoder: Decoder::default(), listener: Listener::new(bell)?, end: End::NotYet })
    }

    fn read(&mut self) {
        let mut bytes = [0; 4096];
        match listen::read(&mut bytes) {
            Taken::Bytes(count) => self.decoder.feed(&bytes[..count]),
            Taken::None => {}
            Taken::End => self.end = End::Gone,
        }
    }
}

impl Ears for Keyboard {
    fn wait(&mut self, limit: Option<Duration>) -> io::Result<Event> {
        self.listener.limit(limit)?;
        loop {
            if let Some(event) = self.decoder.event() {
                return Ok(event);
            }
            if self.end == End::Gone {
                return Ok(self.decoder.give_up().unwrap_or(Event::Gone));
            }
            let patience = match self.decoder.pending() {
                Pending::Nothing => None,
                Pending::Key => Some(REST_OF_KEY),
                Pending::Paste => Some(REST_OF_PASTE),
            };
            match self.listener.poll(patience)? {
                Found::Continued => {
                    tty::enter()?;
                    return Ok(Event::Resumed);
                }
                Found::Resized | Found::Rung | Found::Alarm => return Ok(Event::Woken),
                Found::Input => self.read(),
                Found::Hangup => self.end = End::Gone,
                Found::Nothing => {
                    if let Some(event) = self.decoder.give_up() {
                        return Ok(event);
                    }
                }
            }
        }
    }

    fn ready(&self) -> bool {
        self.decoder.ready()
    }

    fn suspend(&mut self) {
        tty::restore();
        listen::stop();
        let _ = tty::enter();
    }
}
