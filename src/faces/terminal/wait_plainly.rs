//! Waiting for the keyboard where there is no poll: crossterm's own events.

use super::ears::Ears;
use crate::app::face::Event;
use crate::app::key::{Code, Held, Key};
use crate::app::wake::Bell;
use ratatui::crossterm::event::{self, KeyCode, KeyEventKind, KeyModifiers};
use std::io;
use std::time::Duration;

/// How often to look whether another part rang.
const LOOK: Duration = Duration::from_millis(250);

/// The keyboard.
#[derive(Debug)]
pub struct Keyboard {
    bell: Bell,
}

impl Keyboard {
    /// Listens to the console.
    ///
    /// # Errors
    /// None here.
    pub fn new(bell: Bell) -> io::Result<Self> {
        Ok(Self { bell })
    }
}

impl Ears for Keyboard {
    fn wait(&mut self, limit: Option<Duration>) -> io::Result<Event> {
        self.bell.hush();
        if !event::poll(limit.map_or(LOOK, |limit| limit.min(LOOK)))? {
            return Ok(Event::Woken);
        }
        Ok(match event::read()? {
            event::Event::Key(pressed) if pressed.kind != KeyEventKind::Release => {
                key(pressed).map_or(Event::Woken, Event::Key)
            }
            event::Event::Paste(text) => Event::Paste(text),
            _ => Event::Woken,
        })
    }

    fn ready(&self) -> bool {
        false
    }

    fn suspend(&mut self) {}
}

fn key(pressed: event::KeyEvent) -> Option<Key> {
    let code = match pressed.code {
        KeyCode::Char(c) => Code::Char(c),
        KeyCode::Enter => Code::Enter,
        KeyCode::Esc => Code::Esc,
        KeyCode::Tab => Code::Tab,
        KeyCode::BackTab => return Some(Key { code: Code::Tab, held: Held::Shift }),
        KeyCode::Backspace => Code::Backspace,
        KeyCode::Delete => Code::Delete,
        KeyCode::Up => Code::Up,
        KeyCode::Down => Code::Down,
        KeyCode::Left => Code::Left,
        KeyCode::Right => Code::Right,
        KeyCode::Home => Code::Home,
        KeyCode::End => Code::End,
        KeyCode::PageUp => Code::PageUp,
        KeyCode::PageDown => Code::PageDown,
        KeyCode::Insert => Code::Insert,
        KeyCode::F(n) if n <= 12 => Code::F(n),
        _ => return None,
    };
    // AltGr arrives as Ctrl and Alt together, and types a character.
    let altgr = pressed.modifiers.contains(KeyModifiers::CONTROL | KeyModifiers::ALT);
    let held = match pressed.modifiers {
        _ if altgr && matches!(code, Code::Char(_)) => Held::None,
        held if held.contains(KeyModifiers::CONTROL) => Held::Ctrl,
        held if held.contains(KeyModifiers::ALT) => Held::Alt,
        held if held.contains(KeyModifiers::SHIFT) && !matches!(code, Code::Char(_)) => Held::Shift,
        _ => Held::None,
    };
    Some(Key { code, held })
}
