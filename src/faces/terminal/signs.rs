//! The signs for lines, marks and bars, in two sets. Each stands beside a word or has a shape of its own.

use crate::app::page::{Mark, Take};

/// One set of signs.
#[derive(Debug, PartialEq, Eq)]
pub struct Signs {
    /// A thin rule.
    pub rule: &'static str,
    /// A rule at what has the focus, and the done part of a bar.
    pub heavy: &'static str,
    /// The left to do of a bar.
    pub rest: &'static str,
    /// The done part of a bar.
    pub full: &'static str,
    /// An upright line.
    pub upright: &'static str,
    /// Corners of a box: top left, top right, bottom left, bottom right.
    pub corners: [&'static str; 4],
    /// The current row.
    pub current: &'static str,
    /// A point in a chart.
    pub point: &'static str,
    /// An item of a list.
    pub bullet: &'static str,
    /// Room for typing.
    pub blank: &'static str,
    /// There is more.
    pub more: &'static str,
    open: &'static str,
    begun: &'static str,
    done: &'static str,
    chosen: &'static str,
    left_out: &'static str,
    closed: &'static str,
    on: &'static str,
    off: &'static str,
}

/// For terminals that show them one cell wide.
pub static UNICODE: Signs = Signs {
    rule: "\u{2500}",
    heavy: "\u{2501}",
    rest: "\u{2500}",
    full: "\u{2501}",
    upright: "\u{2502}",
    corners: ["\u{250c}", "\u{2510}", "\u{2514}", "\u{2518}"],
    current: "\u{25b8}",
    point: "\u{25cf}",
    bullet: "\u{2022}",
    blank: "_",
    more: "\u{2026}",
    open: "\u{25cb}",
    begun: "\u{25d0}",
    done: "\u{2713}",
    chosen: "\u{25cf}",
    left_out: "\u{2013}",
    closed: "\u{b7}",
    on: "[\u{2713}]",
    off: "[ ]",
};

/// For all others.
pub static ASCII: Signs = Signs {
    rule: "-",
    heavy: "=",
    rest: "-",
    full: "#",
    upright: "|",
    corners: ["+"; 4],
    current: ">",
    point: "*",
    bullet: "*",
    blank: "_",
    more: "...",
    open: "( )",
    begun: "[~]",
    done: "[x]",
    chosen: "(o)",
    left_out: "[-]",
    closed: "[.]",
    on: "[x]",
    off: "[ ]",
};

impl Signs {
    /// The sign for how a row stands.
    #[must_use]
    pub const fn mark(&self, mark: Mark) -> &'static str {
        match mark {
            Mark::None => "",
            Mark::Open => self.open,
            Mark::Begun => self.begun,
            Mark::Done => self.done,
            Mark::Chosen => self.chosen,
            Mark::LeftOut => self.left_out,
            Mark::Closed => self.closed,
        }
    }

    /// The sign for an option that is chosen or not.
    #[must_use]
    pub fn option(&self, take: Take, chosen: &[usize], option: usize) -> &'static str {
        match (take, chosen.contains(&option)) {
            (Take::One, true) => self.chosen,
            (Take::One, false) => self.open,
            (Take::Many, true) => self.on,
            (Take::Many, false) => self.off,
        }
    }
}

/// The word for a mark whose sign alone would carry the meaning; empty where the sign is plain or the screen says it.
#[must_use]
pub const fn word(mark: Mark) -> &'static str {
    match mark {
        Mark::None | Mark::Open | Mark::Chosen => "",
        Mark::Begun => "begun",
        Mark::Done => "done",
        Mark::LeftOut => "left out",
        Mark::Closed => "not open now",
    }
}

/// What stands at the right of a row: its detail, and the word for its mark unless the detail says it.
#[must_use]
pub fn detail(detail: &str, mark: Mark) -> String {
    let word = word(mark);
    match (detail.is_empty(), word.is_empty() || detail.to_lowercase().contains(word)) {
        (_, true) => detail.to_owned(),
        (true, false) => word.to_owned(),
        (false, false) => format!("{detail}, {word}"),
    }
}
