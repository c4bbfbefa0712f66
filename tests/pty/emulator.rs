//! What a terminal does besides showing text: it answers questions, takes titles, and knows when a drawing is whole.

use std::time::Instant;
use vt100::{Callbacks, Screen};

/// The rest of the terminal. Answers as a dark xterm would.
#[derive(Default)]
pub struct Emulator {
    /// When the bytes came that are being read.
    pub now: Option<Instant>,
    /// A drawing has begun and is not whole yet.
    pub drawing: bool,
    /// Bytes to send back.
    pub answers: Vec<u8>,
    /// Titles that were set.
    pub titles: Vec<String>,
    /// How often the clipboard was written or asked for.
    pub clipboard: usize,
    /// Keeps the text of each whole drawing.
    pub keeps_frames: bool,
    /// The text of whole drawings.
    pub frames: Vec<(Instant, String)>,
}

const SYNCHRONIZED: u16 = 2026;

impl Callbacks for Emulator {
    fn set_window_title(&mut self, _: &mut Screen, title: &[u8]) {
        self.titles.push(String::from_utf8_lossy(title).into_owned());
    }

    fn set_window_icon_name(&mut self, _: &mut Screen, name: &[u8]) {
        self.titles.push(String::from_utf8_lossy(name).into_owned());
    }

    fn copy_to_clipboard(&mut self, _: &mut Screen, _: &[u8], _: &[u8]) {
        self.clipboard += 1;
    }

    fn paste_from_clipboard(&mut self, _: &mut Screen, _: &[u8]) {
        self.clipboard += 1;
    }

    fn unhandled_csi(
        &mut self,
        screen: &mut Screen,
        first: Option<u8>,
        _second: Option<u8>,
        params: &[&[u16]],
        last: char,
    ) {
        let number = params.first().and_then(|param| param.first()).copied().unwrap_or(0);
        match (first, last, number) {
            (None, 'c', 0) => self.answers.extend_from_slice(b"\x1b[?62;22c"),
            (None, 'n', 5) => self.answers.extend_from_slice(b"\x1b[0n"),
            (None, 'n', 6) => {
                let (row, column) = screen.cursor_position();
                self.answers.extend_from_slice(format!("\x1b[{};{}R", row + 1, column + 1).as_bytes());
            }
            (None, 'J', 3) => screen.clear_scrollback(),
            (Some(b'?'), 'h', SYNCHRONIZED) => self.drawing = true,
            (Some(b'?'), 'l', SYNCHRONIZED) => {
                self.drawing = false;
                if let Some(now) = self.now.filter(|_| self.keeps_frames) {
                    self.frames.push((now, screen.contents()));
                }
            }
            _ => {}
        }
    }

    fn unhandled_osc(&mut self, _: &mut Screen, params: &[&[u8]]) {
        match params {
            [b"10", b"?"] => self.answers.extend_from_slice(b"\x1b]10;rgb:d0d0/d0d0/d0d0\x1b\\"),
            [b"11", b"?"] => self.answers.extend_from_slice(b"\x1b]11;rgb:1010/1010/1010\x1b\\"),
            _ => {}
        }
    }
}
