//! Numbers and words in columns; as "label: value" lines where the columns would not fit.

use super::Room;
use crate::app::lines;
use crate::app::page::Table;
use crate::faces::terminal::dress::Ink;
use crate::faces::terminal::flow::Flow;
use crate::faces::terminal::sheet::{Line, Sheet};

/// Between columns.
const GAP: usize = 3;
/// A column narrower than this is no use for words.
const NARROWEST: usize = 10;

pub(super) fn lay(table: &Table, room: Room<'_>, sheet: &mut Sheet<'_>) {
    match widths(table, room) {
        Some(widths) => columns(table, &widths, room, sheet),
        None => stacked(table, room, sheet),
    }
}

/// How wide each column is, the widest narrowed until all fit; `None` if they cannot.
fn widths(table: &Table, room: Room<'_>) -> Option<Vec<usize>> {
    let rows = || std::iter::once(&table.head).chain(&table.rows);
    let count = rows().map(Vec::len).max().unwrap_or(0);
    let cell =
        |row: &Vec<String>, column: usize| row.get(column).map_or(0, |cell| lines::width(&room.dress.line(cell)));
    let mut widths: Vec<usize> =
        (0..count).map(|column| rows().map(|row| cell(row, column)).max().unwrap_or(0)).collect();
    let space = room.row.checked_sub(GAP * count.saturating_sub(1))?;
    loop {
        let over = widths.iter().sum::<usize>().saturating_sub(space);
        if over == 0 {
            return Some(widths);
        }
        let widest = widths.iter_mut().max()?;
        if *widest <= NARROWEST {
            return None;
        }
        *widest = widest.saturating_sub(over.min(*widest - NARROWEST).clamp(1, 4));
    }
}

fn columns(table: &Table, widths: &[usize], room: Room<'_>, sheet: &mut Sheet<'_>) {
    if table.head.iter().any(|cell| !cell.is_empty()) {
        row(&table.head, widths, Ink::Strong, room, sheet);
        let total = widths.iter().sum::<usize>() + GAP * widths.len().saturating_sub(1);
        sheet.line(Line::default().run(room.dress.signs.rule.repeat(total), Ink::Border));
    }
    for cells in &table.rows {
        row(cells, widths, Ink::Text, room, sheet);
    }
}

fn row(cells: &[String], widths: &[usize], ink: Ink, room: Room<'_>, sheet: &mut Sheet<'_>) {
    let words: Vec<_> = cells.iter().map(|cell| room.dress.line(cell)).collect();
    let ranges: Vec<_> = words.iter().zip(widths).map(|(text, width)| lines::rows(text, *width)).collect();
    let height = ranges.iter().map(Vec::len).max().unwrap_or(1);
    for index in 0..height {
        let mut line = Line::default();
        let mut at = 0;
        for ((text, rows), width) in words.iter().zip(&ranges).zip(widths) {
            line = line.pad(at);
            if let Some(range) = rows.get(index) {
                line = line.run(&text[range.clone()], ink);
            }
            at += width + GAP;
        }
        sheet.line(line);
    }
}

fn stacked(table: &Table, room: Room<'_>, sheet: &mut Sheet<'_>) {
    for (index, cells) in table.rows.iter().enumerate() {
        if index > 0 {
            sheet.gap();
        }
        for (column, cell) in cells.iter().enumerate() {
            let head = table.head.get(column).filter(|head| !head.is_empty());
            let text = head.map_or_else(|| cell.clone(), |head| format!("{head}: {cell}"));
            let ink = if column == 0 { Ink::Strong } else { Ink::Text };
            sheet.flow(Flow::plain(&text, ink, room.text, room.dress));
        }
    }
}
