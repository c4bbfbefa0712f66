//! One drawer for each block of a page. Each lays its lines on a sheet; none paints.

mod aside;
mod buttons;
mod calendar;
mod callout;
mod choice;
mod field;
mod heading;
mod list;
mod progress;
mod prose;
mod rating;
mod table;
mod trend;

use super::dress::Dress;
use super::sheet::{Current, Sheet};
use crate::app::page::{Block, Page};

/// What a drawer has to work with.
#[derive(Clone, Copy, Debug)]
pub struct Room<'d> {
    /// Signs and widths.
    pub dress: &'d Dress,
    /// How wide reading text may run, in cells.
    pub text: usize,
    /// How wide rows and tables may run, in cells.
    pub row: usize,
    /// Whether the block has the focus.
    pub grip: Grip,
}

/// Whether a block has the focus.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Grip {
    /// It has.
    Here,
    /// Another has, or none.
    Away,
}

impl<'d> Room<'d> {
    /// Room of `columns` cells.
    #[must_use]
    pub fn new(dress: &'d Dress, columns: usize) -> Self {
        let columns = columns.max(1);
        let row = columns.min(Dress::WIDEST);
        Self { dress, text: row.min(dress.measure), row, grip: Grip::Away }
    }
}

/// The sign in the gutter, if the block has the focus.
const fn pointed(room: Room<'_>) -> Current {
    match room.grip {
        Grip::Here => Current::Pointed,
        Grip::Away => Current::No,
    }
}

/// Lays all blocks of a page. The focus counts only on the top page.
#[must_use]
pub fn lay<'a>(page: &'a Page<'_>, room: Room<'_>, focus: Option<usize>) -> Sheet<'a> {
    let mut sheet = Sheet::new(room.text);
    let mut above: Option<&Block<'_>> = None;
    for (index, block) in page.blocks.iter().enumerate() {
        if apart(above, block) {
            sheet.gap();
        }
        let grip = if focus == Some(index) { Grip::Here } else { Grip::Away };
        lay_block(block, Room { grip, ..room }, &mut sheet);
        above = Some(block);
    }
    sheet
}

/// Whether an empty line goes between two blocks: not under a heading, nor between bars that belong together.
const fn apart(above: Option<&Block<'_>>, below: &Block<'_>) -> bool {
    !matches!((above, below), (Some(Block::Heading(_)), _) | (Some(Block::Progress(_)), Block::Progress(_)))
}

fn lay_block<'a>(block: &'a Block<'_>, room: Room<'_>, sheet: &mut Sheet<'a>) {
    match block {
        Block::Heading(text) => heading::lay(text, room, sheet),
        Block::Prose(document) => prose::lay(document, room, sheet),
        Block::Aside(text) => aside::lay(text, room, sheet),
        Block::List(list) => list::lay(list, room, sheet),
        Block::Choice(choice) => choice::lay(choice, room, sheet),
        Block::Rating(rating) => rating::lay(rating, room, sheet),
        Block::Field(block) => field::lay(block, room, sheet),
        Block::Table(table) => table::lay(table, room, sheet),
        Block::Trend(trend) => trend::lay(trend, room, sheet),
        Block::Calendar(calendar) => calendar::lay(calendar, room, sheet),
        Block::Progress(progress) => progress::lay(progress, room, sheet),
        Block::Callout(callout) => callout::lay(callout, room, sheet),
        Block::Buttons(buttons) => buttons::lay(buttons, room, sheet),
    }
}
