//! Things to press, side by side.

use super::{Grip, Room};
use crate::app::lines;
use crate::app::page::Buttons;
use crate::faces::terminal::dress::Ink;
use crate::faces::terminal::sheet::{GUTTER, Line, Sheet};

pub(super) fn lay(buttons: &Buttons, room: Room<'_>, sheet: &mut Sheet<'_>) {
    let mut line = Line::default();
    let mut held = None;
    for (index, label) in buttons.labels.iter().enumerate() {
        let current = room.grip == Grip::Here && index == buttons.at;
        let words = room.dress.line(label);
        let words = lines::fitting(&words, room.row.saturating_sub(4));
        let sign = if current { room.dress.signs.current } else { " " };
        let text = format!("[{sign}{words} ]");
        let gap = if line.runs.is_empty() { 0 } else { 2 };
        if gap > 0 && line.width() + gap + lines::width(&text) > room.row {
            sheet.line(std::mem::take(&mut line));
        } else {
            line = line.run(" ".repeat(gap), Ink::Text);
        }
        if current {
            held = Some((sheet.next(), GUTTER + line.width() + 1));
        }
        line = line.run(text, if current { Ink::Select } else { Ink::Text });
    }
    if !line.runs.is_empty() {
        sheet.line(line);
    }
    if let Some((part, cell)) = held {
        sheet.hold(part, part, cell);
    }
}
