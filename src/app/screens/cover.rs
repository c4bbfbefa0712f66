//! Typed words while they are covered.

use crate::app::page::Block;

/// Takes typed words out of `blocks`; every block stays at its place.
pub(super) fn fields(blocks: &mut [Block<'_>]) {
    for block in blocks {
        if let Block::Field(field) = block {
            *block = Block::Aside(format!("{}: covered. Ctrl+E shows the words again.", field.label));
        }
    }
}
