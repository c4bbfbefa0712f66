//! What the app asks of a face, and what a face tells the app.

use super::action::Action;
use super::key::Key;
use super::page::Page;
use super::scene::Seen;
use crate::domain::settings::Settings;
use std::time::Duration;

/// What a face tells the app.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event {
    /// A key was pressed.
    Key(Key),
    /// Text was pasted, as one piece.
    Paste(String),
    /// Something was meant, without a key (plain face).
    Act(Action),
    /// Nothing was pressed: the time is up, the size changed, or another part wants a new drawing.
    Woken,
    /// The program was stopped and goes on now.
    Resumed,
    /// The terminal is gone, or the input ended.
    Gone,
}

/// Why a face could not draw or read.
#[derive(Debug, thiserror::Error)]
#[error("the terminal could not be used: {0}")]
pub struct FaceError(#[from] pub std::io::Error);

/// What our sentences name, where they say how to do something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Names {
    /// Keys: the person's own where they have changed some.
    Keys,
    /// Words: the face puts them in the place of the usual keys.
    Words,
}

/// A renderer of pages.
pub trait Face {
    /// Draws `pages`, the lowest first; every one but the first is an overlay. `scroll` is the first line of the top
    /// page that should be visible; a face may show another, to keep the focus in view, and says so.
    ///
    /// # Errors
    /// If the terminal cannot be written.
    fn draw(&mut self, pages: &[Page<'_>], scroll: usize) -> Result<Seen, FaceError>;

    /// Takes everything private off the screen at once. Errors are of no use here.
    fn blank(&mut self);

    /// Waits for the person, at most `limit` (counting suspend); `None` waits for ever.
    ///
    /// # Errors
    /// If the terminal cannot be read.
    fn wait(&mut self, limit: Option<Duration>) -> Result<Event, FaceError>;

    /// Whether our sentences name keys here, or words in their place.
    fn names(&self) -> Names;

    /// Stops the program until the shell continues it. The screen has been blanked.
    fn suspend(&mut self);

    /// Puts changed settings to use.
    fn dress(&mut self, settings: &Settings);
}
