//! What a screen may know of the outside while it reacts or describes itself. Values only.

use crate::domain::moment::Moment;
use std::time::Duration;

/// The outside at one instant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scene {
    /// The time.
    pub now: Moment,
    /// Time since the machine started, counting suspend. For timers and the idle lock.
    pub uptime: Duration,
    /// What of the page was visible when it was last drawn.
    pub seen: Seen,
    /// How safe the typed words are.
    pub kept: Kept,
    /// Whether private words are covered.
    pub cover: Cover,
}

/// What of a page was visible.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Seen {
    /// First visible line, from 0.
    pub top: usize,
    /// Visible lines.
    pub rows: usize,
    /// Lines in all.
    pub total: usize,
}

impl Seen {
    /// The last line is in view. False before the first drawing.
    #[must_use]
    pub const fn at_end(self) -> bool {
        self.rows > 0 && self.top + self.rows >= self.total
    }
}

/// How safe the typed words are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Kept {
    /// Nothing was typed.
    #[default]
    Nothing,
    /// Typed at this uptime and not yet stored.
    Saving(Duration),
    /// Stored at this time.
    Saved(Moment),
    /// Could not be stored; still on screen and in memory.
    Failed(String),
}

/// Whether private words are covered while someone passes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "each name says it")]
pub enum Cover {
    #[default]
    Shown,
    Covered,
}
