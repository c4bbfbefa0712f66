//! Letters typed on a button of a list of rows: whoever writes on belongs in the next row, not on another page.

use super::rows::Rows;
use crate::app::action::{Action, Edit, Move};

/// What an action on a button of a list of rows is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Stray {
    /// Nothing of this kind.
    Nothing,
    /// Another action: a button has no caret to move.
    Means(Action),
    /// A change to the text of this cell.
    Cell(usize),
    /// It cannot be kept; this is why.
    Say(String),
}

pub(super) fn meant(rows: &Rows, action: &Action) -> Stray {
    let Action::Edit(edit) = action else { return Stray::Nothing };
    let to = match edit {
        Edit::Insert(' ') => return Stray::Means(Action::Toggle),
        Edit::Left => Move::Left,
        Edit::Right => Move::Right,
        Edit::LineStart => Move::First,
        Edit::LineEnd => Move::Last,
        Edit::Insert(_) | Edit::Paste(_) => {
            return match rows.cell_for_letters() {
                Some(cell) => Stray::Cell(cell),
                None if rows.is_full() => Stray::Say(format!("This list holds {} rows, and it is full.", rows.most())),
                None => Stray::Nothing,
            };
        }
        _ => return Stray::Nothing,
    };
    Stray::Means(Action::Move(to))
}
