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

    /// Moves sideways among `len` buttons. True if the action was such a movement. Buttons show no numbers, so number
    /// keys never press one.
    pub fn slide(&mut self, action: &Action, len: usize) -> bool {
        self.at = match action {
            Action::Move(Move::Left) => self.at.saturating_sub(1),
            Action::Move(Move::Right) => (self.at + 1).min(len.saturating_sub(1)),
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

/// What a rating from 0 to 10 becomes: digits set it (`0` is nought), arrows change it by one, Home and End go to the
/// ends. `None` if the action was no rating.
#[must_use]
pub fn rate(value: Option<u8>, action: &Action) -> Option<u8> {
    let from = value.unwrap_or(5);
    Some(match action {
        Action::Pick(9) | Action::Move(Move::First) => 0,
        Action::Pick(n) if *n < 9 => u8::try_from(*n).unwrap_or(0) + 1,
        Action::Move(Move::Left | Move::Down) => from.saturating_sub(u8::from(value.is_some())),
        Action::Move(Move::Right | Move::Up) => (from + u8::from(value.is_some())).min(10),
        Action::Move(Move::Last) => 10,
        _ => return None,
    })
}

/// The number of the first option, where the labels are numbers that follow on one another: "0" to "10". `None` for all
/// other labels. Such options are told by their labels, not by their places.
#[must_use]
pub fn counted_from(options: &[String]) -> Option<usize> {
    let first: usize = options.first()?.trim().parse().ok()?;
    let follows = |(n, label): (usize, &String)| label.trim().parse() == Ok(first + n);
    options.iter().enumerate().all(follows).then_some(first)
}

/// The option that the `n`-th number key takes, from 0 (the tenth is the key `0`): where the labels are numbers, the one
/// with that number; else the `n`-th. `None` if there is none.
#[must_use]
pub fn keyed(options: &[String], n: usize) -> Option<usize> {
    let Some(first) = counted_from(options) else { return Some(n).filter(|n| *n < options.len()) };
    let at = |number: usize| number.checked_sub(first).filter(|at| *at < options.len());
    let digit = (n + 1) % 10;
    at(digit).or_else(|| if digit == 0 { at(10) } else { None })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rating_is_set_by_digits_and_moved_by_arrows() {
        assert_eq!(rate(None, &Action::Pick(6)), Some(7));
        assert_eq!(rate(Some(3), &Action::Pick(9)), Some(0));
        assert_eq!(rate(Some(10), &Action::Move(Move::Right)), Some(10));
        assert_eq!(rate(Some(0), &Action::Move(Move::Left)), Some(0));
        assert_eq!(rate(None, &Action::Move(Move::Left)), Some(5));
        assert_eq!(rate(Some(3), &Action::Move(Move::Last)), Some(10));
        assert_eq!(rate(Some(3), &Action::Activate), None);
    }

    #[test]
    fn a_number_key_takes_the_option_with_that_number() {
        let labels = |from: usize, to: usize| (from..=to).map(|n| n.to_string()).collect::<Vec<_>>();
        let from_nought = labels(0, 10);
        assert_eq!((keyed(&from_nought, 8), keyed(&from_nought, 9)), (Some(9), Some(0)));
        let from_one = labels(1, 10);
        assert_eq!((keyed(&from_one, 8), keyed(&from_one, 9)), (Some(8), Some(9)));
        let words = vec!["yes".to_owned(), "no".to_owned()];
        assert_eq!((keyed(&words, 1), keyed(&words, 2), counted_from(&words)), (Some(1), None, None));
        assert_eq!(counted_from(&["5".to_owned(), "10".to_owned()]), None);
    }

    #[test]
    fn a_cursor_never_leaves_its_rows() {
        let mut cursor = Cursor { at: 3 };
        for action in [Move::Down, Move::PageDown, Move::Last, Move::Up, Move::PageUp, Move::First] {
            cursor.step(&Action::Move(action), 4);
            assert!(cursor.at < 4);
        }
        cursor.step(&Action::Move(Move::Last), 0);
        assert_eq!(cursor.at, 0);
    }
}
