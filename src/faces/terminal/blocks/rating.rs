//! A number from 0 to 10 in one row, with the words for its ends and middle under it.

use super::{Grip, Room, pointed};
use crate::app::lines;
use crate::app::page::Rating;
use crate::faces::terminal::dress::Ink;
use crate::faces::terminal::flow::Flow;
use crate::faces::terminal::sheet::{GUTTER, Line, Sheet};

/// Cells from one number to the next.
const STEP: usize = 4;

pub(super) fn lay(rating: &Rating, room: Room<'_>, sheet: &mut Sheet<'_>) {
    let first = sheet.next();
    if !rating.label.is_empty() {
        sheet.flow(Flow::plain(&rating.label, Ink::Strong, room.text, room.dress));
    }
    let row = sheet.next();
    let mut line = Line { current: pointed(room), ..Line::default() };
    for number in 0..=10_u8 {
        let chosen = rating.value == Some(number);
        let text = if chosen { format!("[{number}]") } else { format!(" {number} ") };
        let ink = match (chosen, room.grip) {
            (true, Grip::Here) => Ink::Select,
            (true, Grip::Away) => Ink::Strong,
            (false, _) => Ink::Text,
        };
        line = line.pad(usize::from(number) * STEP).run(text, ink);
    }
    sheet.line(line);
    anchors(rating, room, sheet);
    if room.grip == Grip::Here {
        let cell = GUTTER + 1 + usize::from(rating.value.unwrap_or(0).min(10)) * STEP;
        sheet.hold(first, row, cell);
    }
}

fn anchors(rating: &Rating, room: Room<'_>, sheet: &mut Sheet<'_>) {
    let words = rating.anchors.each_ref().map(|anchor| room.dress.line(anchor).into_owned());
    let [low, middle, high] = &words;
    if words.iter().all(String::is_empty) {
        return;
    }
    let end = 10 * STEP + 4;
    let middle_at = (5 * STEP + 2).saturating_sub(lines::width(middle) / 2);
    let high_at = end.saturating_sub(lines::width(high));
    let fits = 1 + lines::width(low) + 2 <= middle_at && middle_at + lines::width(middle) + 2 <= high_at;
    if fits && end <= room.row {
        let line = Line::at(1).run(low, Ink::Muted).pad(middle_at).run(middle, Ink::Muted);
        sheet.line(line.pad(high_at).run(high, Ink::Muted));
        return;
    }
    for (number, text) in [(0, low), (5, middle), (10, high)] {
        if !text.is_empty() {
            let flow = Flow::plain(text, Ink::Muted, room.text.saturating_sub(6).max(1), room.dress);
            sheet.flow(flow.lead(format!(" {number:>2}  "), Ink::Muted));
        }
    }
}
