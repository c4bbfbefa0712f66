//! What a frame is drawn on: any ratatui backend that is told where a frame begins and ends.

use ratatui::backend::{Backend, CrosstermBackend, TestBackend};
use ratatui::crossterm::execute;
use ratatui::crossterm::queue;
use ratatui::crossterm::terminal::{BeginSynchronizedUpdate, EndSynchronizedUpdate};
use std::io::{self, Write};

/// A backend that can show a frame at once instead of piece by piece.
pub trait Surface: Backend {
    /// A frame begins.
    ///
    /// # Errors
    /// If it cannot be written.
    fn begin_frame(&mut self) -> io::Result<()>;

    /// The frame is complete.
    ///
    /// # Errors
    /// If it cannot be written.
    fn end_frame(&mut self) -> io::Result<()>;
}

impl<W: Write> Surface for CrosstermBackend<W> {
    fn begin_frame(&mut self) -> io::Result<()> {
        queue!(self, BeginSynchronizedUpdate)
    }

    fn end_frame(&mut self) -> io::Result<()> {
        execute!(self, EndSynchronizedUpdate)
    }
}

/// Hands on what is written in whole frames. Flushes inside of one, as ratatui has them around the cursor, would send it
/// in pieces, and each piece wakes the terminal.
#[derive(Debug, Default)]
pub struct Whole<W> {
    out: W,
    held: Vec<u8>,
}

/// What [`BeginSynchronizedUpdate`] and [`EndSynchronizedUpdate`] write.
const BEGIN: &[u8] = b"\x1b[?2026h";
const END: &[u8] = b"\x1b[?2026l";

impl<W> Whole<W> {
    /// In front of `out`.
    pub const fn new(out: W) -> Self {
        Self { out, held: Vec::new() }
    }
}

impl<W: Write> Write for Whole<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.held.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        if self.held.starts_with(BEGIN) && !self.held.ends_with(END) {
            return Ok(());
        }
        let sent = self.out.write_all(&self.held);
        self.held.clear();
        sent?;
        self.out.flush()
    }
}

impl Surface for TestBackend {
    fn begin_frame(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn end_frame(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use ratatui::crossterm::cursor::{Hide, MoveTo};

    /// Each piece that was written.
    #[derive(Debug, Default)]
    struct Pieces(Vec<Vec<u8>>);

    impl Write for Pieces {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.push(bytes.to_vec());
            Ok(bytes.len())
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    #[test]
    fn a_frame_is_written_in_one_piece_and_what_is_no_frame_at_once() {
        let mut out = Whole::new(Pieces::default());
        execute!(out, Hide).expect("written");
        execute!(out, BeginSynchronizedUpdate, MoveTo(1, 1)).expect("held");
        execute!(out, MoveTo(2, 2)).expect("held");
        assert_eq!(out.out.0.len(), 1);
        execute!(out, EndSynchronizedUpdate).expect("written");
        execute!(out, MoveTo(3, 3)).expect("written");
        let pieces: Vec<String> =
            out.out.0.iter().map(|piece| String::from_utf8_lossy(piece).replace('\x1b', "^")).collect();
        assert_eq!(pieces, ["^[?25l", "^[?2026h^[2;2H^[3;3H^[?2026l", "^[4;4H"]);
    }
}
