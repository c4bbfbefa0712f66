//! Lines from the real keyboard. The terminal itself echoes and edits them, which is what screen readers announce.

use super::source::{Echo, Heard, Source, line};
use crate::app::face::Event;
use crate::app::wake::Bell;
use crate::faces::listen::{self, Found, Listener, Taken};
use rustix::stdio::stdin;
use rustix::termios::{LocalModes, OptionalActions, Termios, isatty, tcgetattr, tcsetattr};
use std::io;
use std::sync::OnceLock;
use std::time::Duration;
use zeroize::Zeroize;

/// The keyboard, line by line, and all else that can wake the program.
#[derive(Debug)]
pub struct Console {
    listener: Listener,
    read: Vec<u8>,
    end: End,
    hidden: Option<Hidden>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum End {
    NotYet,
    Gone,
}

impl Console {
    /// Listens to standard input and to `bell`.
    ///
    /// # Errors
    /// If the system has no pipe or timer left.
    pub fn new(bell: Bell) -> io::Result<Self> {
        Ok(Self { listener: Listener::new(bell)?, read: Vec::new(), end: End::NotYet, hidden: None })
    }

    fn take_line(&mut self) -> Option<String> {
        let end = match self.read.iter().position(|byte| *byte == b'\n') {
            Some(end) => end + 1,
            None if self.end == End::Gone && !self.read.is_empty() => self.read.len(),
            None => return None,
        };
        let mut bytes: Vec<u8> = self.read.drain(..end).collect();
        let text = line(&bytes);
        bytes.zeroize();
        Some(text)
    }
}

impl Source for Console {
    fn hear(&mut self, echo: Echo, limit: Option<Duration>) -> io::Result<Heard> {
        match (echo, &self.hidden) {
            (Echo::Hidden, None) => self.hidden = Hidden::begin(),
            (Echo::Shown, Some(_)) => self.hidden = None,
            _ => {}
        }
        self.listener.limit(limit)?;
        loop {
            if let Some(line) = self.take_line() {
                self.hidden = None;
                return Ok(Heard::Line(line));
            }
            if self.end == End::Gone {
                return Ok(Heard::Event(Event::Gone));
            }
            match self.listener.poll(None)? {
                Found::Continued => return Ok(Heard::Event(Event::Resumed)),
                Found::Rung | Found::Alarm => return Ok(Heard::Event(Event::Woken)),
                Found::Hangup => self.end = End::Gone,
                Found::Resized | Found::Nothing => {}
                Found::Input => {
                    let mut bytes = [0; 4096];
                    match listen::read(&mut bytes) {
                        Taken::Bytes(count) => self.read.extend_from_slice(&bytes[..count]),
                        Taken::None => {}
                        Taken::End => self.end = End::Gone,
                    }
                }
            }
        }
    }

    fn suspend(&mut self) {
        self.hidden = None;
        listen::stop();
    }
}

/// The terminal's settings before the echo was turned off.
static BEFORE: OnceLock<Termios> = OnceLock::new();

/// Turns the echo on again, if it may be off. Never fails.
pub(super) fn restore() {
    if let Some(before) = BEFORE.get() {
        let _ = tcsetattr(stdin(), OptionalActions::Now, before);
    }
}

/// The echo is off; dropping turns it on again.
#[derive(Debug)]
struct Hidden;

impl Hidden {
    fn begin() -> Option<Self> {
        if !isatty(stdin()) {
            return None;
        }
        let now = tcgetattr(stdin()).ok()?;
        let mut quiet = BEFORE.get_or_init(|| now).clone();
        quiet.local_modes.remove(LocalModes::ECHO);
        quiet.local_modes.insert(LocalModes::ECHONL);
        tcsetattr(stdin(), OptionalActions::Now, &quiet).ok()?;
        Some(Self)
    }
}

impl Drop for Hidden {
    fn drop(&mut self) {
        restore();
    }
}
