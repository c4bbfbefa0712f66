//! Typed words while they are covered.

use crate::app::page::{Block, Row};

/// Takes typed words out of `blocks`; every block stays at its place.
pub(super) fn fields(blocks: &mut [Block<'_>]) {
    for block in blocks {
        if let Block::Field(field) = block {
            *block = Block::Aside(format!("{}: covered. Ctrl+E shows the words again.", field.label));
        }
    }
}

/// Takes the words of rows, calendars and texts out of `blocks`; every block stays at its place.
pub(super) fn rows(blocks: &mut [Block<'_>]) {
    for block in blocks {
        match block {
            Block::List(list) => list.rows.iter_mut().for_each(|row| *row = Row::new("covered")),
            Block::Prose(_) | Block::Calendar(_) => {
                *block = Block::Aside("Covered. Ctrl+E shows it again.".into());
            }
            _ => {}
        }
    }
}
