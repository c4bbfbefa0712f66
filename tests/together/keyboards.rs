//! One evening's keys in either face: what is chosen and typed, by its name.

#[path = "full.rs"]
pub mod full;
#[path = "plainly.rs"]
mod plainly;

use crate::home;
use crate::walk;
use mendway::app::action::Command;
use mendway::app::runtime::settings;
use mendway::domain::person::Person;
use mendway::domain::settings::{Glyphs, Settings};
use mendway::home::Home;
use std::path::Path;

pub use full::Full;
use plainly::Plain;

/// What someone does with one prompt.
#[derive(Clone, Copy, Debug)]
pub enum Reply {
    /// A number from 0 to 10, or the first option, by its key.
    Key(&'static str),
    Text(&'static str),
    Skip,
}

/// A face with someone at it.
pub trait Keyboard {
    /// Goes to a place by its name, from anywhere.
    fn place(&mut self, command: Command, arrived: &str);
    /// Takes the row, the option or the button whose name begins so.
    fn choose(&mut self, label: &str);
    /// Fills the fields of a form, in their order.
    fn fill(&mut self, fields: &[(&str, &str)]);
    /// Before a talk: both are calm enough, and the n-th goes first, from 1.
    fn ready(&mut self, first: &str);
    /// Answers the prompts of a part.
    fn answer(&mut self, replies: &[Reply]);
    /// Saves a form as it stands.
    fn save(&mut self);
    /// At the door of a home of two.
    fn unlock(&mut self, whose: Person);
    /// At the door of someone who lives alone.
    fn unlock_alone(&mut self, whose: Person);
    /// Waits for words on the page.
    fn sees(&mut self, words: &str);
    /// Saves and leaves.
    fn leave(self: Box<Self>);
    /// The first run of someone who joins, up to their pages.
    fn join(&mut self, whose: Person);
    /// Ends the program at once.
    fn kill(self: Box<Self>);
}

/// Starts the program in the full-screen face, drawn with plain signs so that the focus can be read.
pub fn in_full(folder: &Path) -> Full {
    let plain_signs = Settings { glyphs: Glyphs::Ascii, ..Settings::default() };
    settings::write(&Home::at(folder.to_owned()).settings_file(), &plain_signs).expect("settings");
    Full::new(walk::program(folder).env("MENDWAY_TEST_NOW", home::EVENING).start())
}

/// The same, as a keyboard.
pub fn full_screen(folder: &Path) -> Box<dyn Keyboard> {
    Box::new(in_full(folder))
}

/// Starts it in the plain face.
pub fn plain_lines(folder: &Path) -> Box<dyn Keyboard> {
    let program = walk::program(folder).args(["--plain"]).env("MENDWAY_TEST_NOW", home::EVENING);
    Box::new(Plain::new(program.start()))
}
