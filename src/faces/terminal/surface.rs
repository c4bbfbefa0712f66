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

impl Surface for TestBackend {
    fn begin_frame(&mut self) -> io::Result<()> {
        Ok(())
    }

    fn end_frame(&mut self) -> io::Result<()> {
        Ok(())
    }
}
