//! Moving through rows and between the controls of a page.

use super::action::{Action, Move};

/// A place among `len` rows.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Cursor {
    /// The current row, from 0.
    pub at: usize,
}

impl Cursor {
    /// How far PgUp and PgDn go.
    const PAGE: usize = 10;

    /// Moves among `len` rows. True if the action was a movement through rows or a pick of an existing row.
    pub fn step(&mut self, action: &Action, len: usize) -> bool {
        let last = len.saturating_sub(1);
        self.at = match action {
            Action::Move(Move::Up) => self.at.saturating_sub(1),
            Action::Move(Move::Down) => (self.at + 1).min(last),
            Action::Move(Move::PageUp) => self.at.saturating_sub(Self::PAGE),
            Action::Move(Move::PageDown) => (self.at + Self::PAGE).min(last),
            Action::Move(Move::First) => 0,
            Action::Move(Move::Last) => last,
            Action::Pick(n) if *n < len => *n,
            _ => return false,
        };
        true
    }

    /// Moves sideways among `len` things. True if the action was such a movement.
    pub fn slide(&mut self, action: &Action, len: usize) -> bool {
        self.at = match action {
            Action::Move(Move::Left) => self.at.saturating_sub(1),
            Action::Move(Move::Right) => (self.at + 1).min(len.saturating_sub(1)),
            Action::Pick(n) if *n < len => *n,
            _ => return false,
        };
        true
    }
}

/// Which of a page's controls has the focus; goes round.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Ring {
    /// The current control, from 0.
    pub at: usize,
}

impl Ring {
    /// Moves between `len` controls with Tab and Shift+Tab. True if the action was such a movement.
    pub const fn step(&mut self, action: &Action, len: usize) -> bool {
        if len == 0 {
            return false;
        }
        self.at = match action {
            Action::Move(Move::Next) => (self.at + 1) % len,
            Action::Move(Move::Previous) => (self.at + len - 1) % len,
            _ => return false,
        };
        true
    }
}
