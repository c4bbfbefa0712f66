//! How far something has come: a bar and the words for it.

use super::Room;
use crate::app::lines;
use crate::app::page::Progress;
use crate::faces::terminal::dress::Ink;
use crate::faces::terminal::flow::Flow;
use crate::faces::terminal::sheet::{Line, Sheet};

/// Cells of the bar.
const BAR: usize = 12;
/// Bars of short labels stand under each other.
const LABEL: usize = 18;

pub(super) fn lay(progress: &Progress, room: Room<'_>, sheet: &mut Sheet<'_>) {
    let label = room.dress.line(&progress.label);
    let words = room.dress.line(&progress.words);
    let done = (progress.done.min(progress.of) * BAR).checked_div(progress.of).unwrap_or(0);
    let bar = if label.is_empty() { 0 } else { LABEL.max(lines::width(&label)) + 2 };
    let line = Line::default()
        .run(&*label, Ink::Text)
        .pad(bar)
        .run(room.dress.signs.full.repeat(done), Ink::Calm)
        .run(room.dress.signs.rest.repeat(BAR - done), Ink::Border);
    let beside = bar + BAR + 2 + lines::width(&words) <= room.row;
    if beside {
        sheet.line(line.run("  ", Ink::Muted).run(&*words, Ink::Muted));
    } else {
        sheet.line(line);
        sheet.flow(Flow::plain(&words, Ink::Muted, room.text.saturating_sub(2).max(1), room.dress).indent(2));
    }
}
