//! Rows to move through: number key, mark, label, detail at the right, reason below.

use super::{Grip, Room};
use crate::app::lines;
use crate::app::page::{List, More, Numbered, Row};
use crate::faces::terminal::dress::Ink;
use crate::faces::terminal::flow::Flow;
use crate::faces::terminal::sheet::{Current, Line, Sheet};
use crate::faces::terminal::signs;

/// Between label and detail.
const GAP: usize = 3;

/// Where the columns of a list stand.
struct Columns {
    mark: usize,
    label: usize,
    detail: usize,
}

pub(super) fn lay(list: &List, room: Room<'_>, sheet: &mut Sheet<'_>) {
    if list.rows.is_empty() {
        sheet.flow(Flow::plain(&list.empty, Ink::Muted, room.text, room.dress));
        return;
    }
    if matches!(list.more, More::Above | More::Both) {
        sheet.line(Line::default().run(format!("{} more above", room.dress.signs.more), Ink::Muted));
    }
    let columns = columns(list, room);
    for (index, row) in list.rows.iter().enumerate() {
        let current = room.grip == Grip::Here && index == list.at;
        let first = sheet.next();
        lay_row(
            row,
            number(list.numbered, index),
            &columns,
            Room { grip: if current { Grip::Here } else { Grip::Away }, ..room },
            sheet,
        );
        if current {
            sheet.hold(first, first, 0);
        }
    }
    if matches!(list.more, More::Below | More::Both) {
        sheet.line(Line::default().run(format!("{} more below", room.dress.signs.more), Ink::Muted));
    }
}

/// The number key that picks a row, with a blank; blanks where there is none.
pub(super) fn number(numbered: Numbered, index: usize) -> String {
    match numbered {
        Numbered::No => String::new(),
        Numbered::Yes if index < 9 => format!("{} ", index + 1),
        Numbered::Yes => "  ".to_owned(),
    }
}

/// How the n-th line of a row or option shows whether it is current.
pub(super) const fn lit(room: Room<'_>, line: usize) -> Current {
    match (room.grip, line) {
        (Grip::Away, _) => Current::No,
        (Grip::Here, 0) => Current::Lit(room.row),
        (Grip::Here, _) => Current::Under(room.row),
    }
}

fn columns(list: &List, room: Room<'_>) -> Columns {
    let mark = number(list.numbered, 0).len();
    let widest = |sign: usize, row: &Row| sign.max(lines::width(room.dress.signs.mark(row.mark)));
    let sign = list.rows.iter().fold(0, widest);
    let label = mark + if sign > 0 { sign + 1 } else { 0 };
    let cap = room.row * 3 / 5;
    let labels = list.rows.iter().map(|row| lines::width(&room.dress.line(&row.label)));
    let longest = labels.filter(|width| *width <= cap).max().unwrap_or(0);
    Columns { mark, label, detail: label + longest + GAP }
}

fn lay_row(row: &Row, number: String, columns: &Columns, room: Room<'_>, sheet: &mut Sheet<'_>) {
    let words = room.dress.line(&row.label);
    let detail = signs::detail(&row.detail, row.mark);
    let detail = room.dress.line(&detail);
    let ranges = lines::rows(&words, room.row.saturating_sub(columns.label).max(1));
    let head = Line::default().run(number, Ink::Muted).pad(columns.mark);
    let head = head.run(room.dress.signs.mark(row.mark), Ink::Calm).pad(columns.label);
    let detail_at = columns.detail.max(columns.label + lines::width(&words) + GAP);
    let beside = ranges.len() == 1 && detail_at + lines::width(&detail) <= room.row;
    for (index, range) in ranges.into_iter().enumerate() {
        let head = if index == 0 { head.clone() } else { Line::at(columns.label) };
        let mut line = head.run(&words[range], Ink::Text);
        if beside && !detail.is_empty() {
            line = line.pad(detail_at).run(&*detail, Ink::Muted);
        }
        sheet.line(Line { current: lit(room, index), ..line });
    }
    let under = room.row.saturating_sub(columns.label).max(1).min(room.text);
    if !beside && !detail.is_empty() {
        sheet.flow(Flow::plain(&detail, Ink::Muted, under, room.dress).indent(columns.label));
    }
    if !row.note.is_empty() {
        sheet.flow(Flow::spans(&row.note, Ink::Muted, under, room.dress).indent(columns.label));
    }
}
