//! The full-screen face. The only place with ratatui and crossterm.
//!
//! `screen` draws pages into cells, `wait` hears the keyboard, `tty` takes and gives back the terminal; this file
//! joins them into a [`Face`].

mod background;
mod blocks;
pub mod decode;
pub mod dress;
pub mod ears;
mod flow;
mod frame;
pub mod screen;
mod sheet;
mod signs;
pub mod surface;
mod sweep;
mod theme;
mod tty;
#[cfg(unix)]
mod wait;
#[cfg(not(unix))]
#[path = "wait_plainly.rs"]
mod wait;

pub use tty::restore;

use crate::app::face::{Event, Face, FaceError, Names};
use crate::app::page::{Block, Page};
use crate::app::scene::Seen;
use crate::app::wake::Bell;
use crate::domain::settings::Settings;
use crate::faces::facts::TerminalFacts;
use dress::Dress;
use ears::Ears;
use screen::Shown;
use std::io;
use std::time::Duration;
use surface::{Surface, Whole};

/// The face that fills a terminal's screen.
#[derive(Debug)]
pub struct Terminal<B: Surface, E: Ears> {
    terminal: ratatui::Terminal<B>,
    ears: E,
    facts: TerminalFacts,
    dress: Dress,
    shown: Shown,
}

/// The face on the real terminal.
pub type FullScreen = Terminal<ratatui::backend::CrosstermBackend<Whole<tty::Out>>, wait::Keyboard>;

impl FullScreen {
    /// Takes the terminal. `facts` are completed with its background. [`restore`] gives it back; dropping does too.
    ///
    /// # Errors
    /// If standard input is no terminal, or the terminal cannot be set or written.
    pub fn open(settings: &Settings, mut facts: TerminalFacts, bell: Bell) -> Result<Self, FaceError> {
        facts.background = background::ask(settings, &facts);
        // NO_COLOR is read here, by not setting any colour. Left to crossterm, it would turn into resets that take the
        // mark off the current row.
        ratatui::crossterm::style::force_color_output(true);
        let ears = wait::Keyboard::new(bell)?;
        tty::enter()?;
        let writer = Whole::new(tty::Out);
        Self::new(ratatui::backend::CrosstermBackend::new(writer), ears, settings, facts)
    }
}

impl<B: Surface, E: Ears> Terminal<B, E> {
    /// A face that draws on `surface` and hears through `ears`. For the real terminal see [`FullScreen::open`].
    ///
    /// # Errors
    /// If the surface does not tell its size.
    pub fn new(surface: B, ears: E, settings: &Settings, facts: TerminalFacts) -> Result<Self, FaceError> {
        let terminal = ratatui::Terminal::new(surface).map_err(unusable)?;
        Ok(Self { terminal, ears, dress: Dress::new(settings, &facts), facts, shown: Shown::default() })
    }

    /// A face of a fixed size, whatever the surface says.
    ///
    /// # Errors
    /// If the surface cannot be used.
    pub fn fixed(
        surface: B,
        ears: E,
        size: (u16, u16),
        settings: &Settings,
        facts: TerminalFacts,
    ) -> Result<Self, FaceError> {
        let viewport = ratatui::Viewport::Fixed(ratatui::layout::Rect::new(0, 0, size.0, size.1));
        let terminal = ratatui::Terminal::with_options(surface, ratatui::TerminalOptions { viewport });
        let terminal = terminal.map_err(unusable)?;
        Ok(Self { terminal, ears, dress: Dress::new(settings, &facts), facts, shown: Shown::default() })
    }

    /// What it draws on.
    #[must_use]
    pub const fn surface(&self) -> &B {
        self.terminal.backend()
    }

    /// What it draws on, to change its size in tests.
    pub const fn surface_mut(&mut self) -> &mut B {
        self.terminal.backend_mut()
    }
}

/// Whether text is being typed on the top page.
fn typing(pages: &[Page<'_>]) -> bool {
    let focused = pages.last().and_then(|page| page.blocks.get(page.focus?));
    matches!(focused, Some(Block::Field(_)))
}

fn unusable(error: impl std::error::Error) -> FaceError {
    FaceError(io::Error::other(error.to_string()))
}

impl<B: Surface, E: Ears> Face for Terminal<B, E> {
    fn draw(&mut self, pages: &[Page<'_>], scroll: usize) -> Result<Seen, FaceError> {
        if typing(pages) && self.ears.ready() {
            // The next letter is here already; the screen may catch up after it.
            return Ok(Seen { top: scroll, ..self.shown.seen });
        }
        let past = std::mem::take(&mut self.shown);
        let mut shown = Shown::default();
        self.terminal.backend_mut().begin_frame()?;
        self.terminal
            .draw(|frame| {
                shown = screen::draw(frame.buffer_mut(), pages, scroll, &past, &self.dress);
                if let Some(caret) = shown.caret {
                    frame.set_cursor_position(caret);
                }
            })
            .map_err(unusable)?;
        self.terminal.backend_mut().end_frame()?;
        self.shown = shown;
        Ok(self.shown.seen)
    }

    fn blank(&mut self) {
        let _ = self.terminal.hide_cursor();
        let _ = self.terminal.clear();
        self.shown = Shown::default();
    }

    fn wait(&mut self, limit: Option<Duration>) -> Result<Event, FaceError> {
        let event = self.ears.wait(limit)?;
        if event == Event::Resumed {
            self.blank();
        }
        Ok(event)
    }

    fn names(&self) -> Names {
        Names::Keys
    }

    fn suspend(&mut self) {
        self.ears.suspend();
        self.blank();
    }

    fn dress(&mut self, settings: &Settings) {
        self.dress = Dress::new(settings, &self.facts);
    }
}

impl<B: Surface, E: Ears> Drop for Terminal<B, E> {
    fn drop(&mut self) {
        restore();
    }
}
