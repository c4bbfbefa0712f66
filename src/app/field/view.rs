//! A field as it is seen: the rows in its window, the caret among them, and moving by rows.

use super::{Field, FieldKind};
use crate::app::action::Edit;
use crate::app::lines::{self, cluster_width};
use std::ops::Range;
use unicode_segmentation::UnicodeSegmentation;

/// How a face showed the field last; Up and Down go by these rows.
#[derive(Clone, Copy, Default)]
pub(super) struct View {
    /// Cells in a row; 0 before the first drawing.
    columns: usize,
    height: usize,
    /// Line and row within it at the top of the window.
    top: (usize, usize),
}

/// The part of a field that a face shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Window {
    /// The rows, from the top; secrets as stars.
    pub rows: Vec<String>,
    /// Row and cell of the caret within the window. The cell may be one behind the last.
    pub caret: (usize, usize),
    /// Something stands above.
    pub above: bool,
    /// Something stands below.
    pub below: bool,
}

impl Field {
    /// The rows around the caret, at most `height`, each at most `columns` cells wide. The window moves only as far as
    /// it must to keep the caret in it.
    #[must_use]
    pub fn window(&self, columns: usize, height: usize) -> Window {
        let (columns, height) = (columns.max(1), height.max(1));
        match self.kind {
            FieldKind::Area => self.area_window(columns, height),
            FieldKind::Line | FieldKind::Secret | FieldKind::SecretShown => self.line_window(columns),
        }
    }

    fn area_window(&self, columns: usize, height: usize) -> Window {
        let caret = self.row_of_caret(columns);
        let old = self.view.get();
        let known = if old.columns == columns { old.top } else { (old.top.0, 0) };
        let top = self.top_for(known, (caret.line, caret.row), columns, height);
        self.view.set(View { columns, height, top });
        let mut shown = Window { above: top != (0, 0), ..Window::default() };
        let (mut line, mut skip) = top;
        while let Some(text) = self.area.lines().get(line) {
            let rows = lines::rows(text, columns);
            for (row, range) in rows.into_iter().enumerate().skip(skip) {
                if shown.rows.len() == height {
                    shown.below = true;
                    return shown;
                }
                if (line, row) == (caret.line, caret.row) {
                    shown.caret = (shown.rows.len(), caret.cell);
                }
                shown.rows.push(text[range].to_owned());
            }
            (line, skip) = (line + 1, 0);
        }
        shown
    }

    fn line_window(&self, columns: usize) -> Window {
        let line = self.line_at(0);
        let before = line.char_indices().nth(self.place().1).map_or(line, |(at, _)| &line[..at]);
        let (text, before) = if self.kind == FieldKind::Secret {
            (stars(line), stars(before))
        } else {
            (line.to_owned(), before.to_owned())
        };
        let caret = lines::width(&before);
        let hidden = caret.saturating_sub(columns.saturating_sub(1));
        let mut skipped = 0;
        let start = text.grapheme_indices(true).find(|(_, cluster)| {
            let found = skipped >= hidden;
            skipped += if found { 0 } else { cluster_width(cluster) };
            found
        });
        let rest = &text[start.map_or(text.len(), |(at, _)| at)..];
        let row = lines::fitting(rest, columns).to_owned();
        let below = row.len() < rest.len();
        Window { rows: vec![row], caret: (0, caret - skipped.min(caret)), above: hidden > 0, below }
    }

    /// The nearest top to the known one that has the caret's row in the window.
    fn top_for(&self, known: (usize, usize), caret: (usize, usize), columns: usize, height: usize) -> (usize, usize) {
        if caret <= known {
            return caret;
        }
        let (mut line, mut left) = (caret.0, height - 1);
        let mut above = caret.1;
        let lowest = loop {
            if above >= left {
                break (line, above - left);
            }
            left -= above + 1;
            if line == 0 {
                break (0, 0);
            }
            line -= 1;
            above = lines::rows(self.line_at(line), columns).len() - 1;
        };
        let known_rows = lines::rows(self.line_at(known.0), columns).len();
        lowest.max((known.0, known.1.min(known_rows - 1)))
    }

    fn row_of_caret(&self, columns: usize) -> Spot {
        let (line, chars) = self.place();
        let text = self.line_at(line);
        let byte = text.char_indices().nth(chars).map_or(text.len(), |(at, _)| at);
        let rows = lines::rows(text, columns);
        let row = rows.iter().rposition(|row| row.start <= byte).unwrap_or(0);
        let cell = rows.get(row).map_or(0, |row| lines::width(&text[row.start.min(byte)..byte]));
        Spot { line, row, cell: cell.min(columns) }
    }

    /// Up, Down, PgUp, PgDn: by the rows seen, keeping the column.
    pub(super) fn climb(&mut self, movement: &Edit) {
        let view = self.view.get();
        let columns = if view.columns == 0 { usize::MAX } else { view.columns };
        let page = view.height.saturating_sub(1).max(1);
        let mut spot = self.row_of_caret(columns);
        let goal = self.goal.unwrap_or(spot.cell);
        let (steps, down) = match movement {
            Edit::Up => (1, false),
            Edit::PageUp => (page, false),
            Edit::PageDown => (page, true),
            _ => (1, true),
        };
        for _ in 0..steps {
            spot = if down { self.row_below(&spot, columns) } else { self.row_above(&spot, columns) };
        }
        let text = self.line_at(spot.line);
        let rows = lines::rows(text, columns);
        let Some(row) = rows.get(spot.row) else { return };
        let byte = byte_at(text, row, rows.get(spot.row + 1), goal);
        let chars = text[..byte].chars().count();
        self.jump(spot.line, chars);
        self.goal = Some(goal);
    }

    fn row_below(&self, spot: &Spot, columns: usize) -> Spot {
        let rows = lines::rows(self.line_at(spot.line), columns).len();
        if spot.row + 1 < rows {
            Spot { row: spot.row + 1, ..*spot }
        } else if spot.line + 1 < self.area.lines().len() {
            Spot { line: spot.line + 1, row: 0, ..*spot }
        } else {
            *spot
        }
    }

    fn row_above(&self, spot: &Spot, columns: usize) -> Spot {
        if spot.row > 0 {
            Spot { row: spot.row - 1, ..*spot }
        } else if spot.line > 0 {
            let rows = lines::rows(self.line_at(spot.line - 1), columns).len();
            Spot { line: spot.line - 1, row: rows - 1, ..*spot }
        } else {
            *spot
        }
    }
}

/// Where the caret stands among the rows.
#[derive(Clone, Copy)]
struct Spot {
    line: usize,
    row: usize,
    cell: usize,
}

/// The byte in `row` of `text` nearest before the cell `goal`. Where the next row begins at this one's end, the end
/// itself belongs to the next row.
fn byte_at(text: &str, row: &Range<usize>, next: Option<&Range<usize>>, goal: usize) -> usize {
    let mut cells = 0;
    let mut last = row.start;
    for (at, cluster) in text[row.clone()].grapheme_indices(true) {
        last = row.start + at;
        if cells >= goal {
            return last;
        }
        cells += cluster_width(cluster);
    }
    if next.is_some_and(|next| next.start == row.end) { last } else { row.end }
}

fn stars(text: &str) -> String {
    "*".repeat(text.graphemes(true).count())
}
