//! A page's content as a list of lines, before a window of it is painted.
//!
//! Owns positions: what is how high, where the focus and the caret are. Text is broken into rows when it is laid, but
//! painted only where it shows, so a long reading costs little.

use super::dress::{Dress, Ink};
use super::flow::Flow;
use crate::app::field::Field;
use crate::app::lines;
use ratatui::buffer::Buffer;
use ratatui::layout::{Position, Rect};
use std::ops::Range;

/// Cells at the left of every line, for the sign of the current row.
pub const GUTTER: usize = 2;

/// The fewest rows an area is typed in.
const AREA: usize = 4;

/// Words of one ink.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The words, fit to be shown.
    pub text: String,
    /// Their ink.
    pub ink: Ink,
}

/// One line that is ready.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Line {
    /// What stands in it, from the left.
    pub runs: Vec<Run>,
    /// Whether the focus is on it.
    pub current: Current,
}

/// How a line shows that the focus is on it; each way is seen without colour.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Current {
    /// It is not.
    #[default]
    No,
    /// A sign in the gutter.
    Pointed,
    /// A sign in the gutter, and so many cells after it lit.
    Lit(usize),
    /// Lit without a sign: a further row of the same thing.
    Under(usize),
}

impl Line {
    /// A line that begins `at` cells after the gutter.
    #[must_use]
    pub fn at(at: usize) -> Self {
        Self::default().run(" ".repeat(at), Ink::Text)
    }

    /// With more words.
    #[must_use]
    pub fn run(mut self, text: impl Into<String>, ink: Ink) -> Self {
        let text = text.into();
        if !text.is_empty() {
            self.runs.push(Run { text, ink });
        }
        self
    }

    /// With blanks up to the cell `to` after the gutter.
    #[must_use]
    pub fn pad(self, to: usize) -> Self {
        let gap = to.saturating_sub(self.width());
        self.run(" ".repeat(gap), Ink::Text)
    }

    /// The cells its words take.
    #[must_use]
    pub fn width(&self) -> usize {
        self.runs.iter().map(|run| lines::width(&run.text)).sum()
    }
}

#[derive(Debug)]
enum Part<'a> {
    Line(Line),
    Flow(Flow),
    /// A field of several rows; its height comes when all else is laid.
    Area {
        field: &'a Field,
        height: usize,
    },
}

impl Part<'_> {
    const fn height(&self) -> usize {
        match self {
            Self::Line(_) => 1,
            Self::Flow(flow) => flow.height(),
            Self::Area { height, .. } => *height,
        }
    }
}

/// What the focus is on, by parts of the sheet.
#[derive(Debug)]
struct Held {
    parts: Range<usize>,
    /// Part and cell of the caret. An area knows its own.
    caret: (usize, usize),
}

/// Where something stands: its lines, and line and cell of the caret.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Focus {
    /// The lines of what has the focus.
    pub lines: Range<usize>,
    /// Line and cell of the caret; the cell counts from the gutter's left edge.
    pub caret: (usize, usize),
}

/// The lines of a page.
#[derive(Debug, Default)]
pub struct Sheet<'a> {
    parts: Vec<Part<'a>>,
    held: Option<Held>,
    columns: usize,
}

impl<'a> Sheet<'a> {
    /// An empty sheet; areas in it are `columns` cells wide.
    #[must_use]
    pub fn new(columns: usize) -> Self {
        Self { columns, ..Self::default() }
    }

    /// How many parts there are so far: the number of the next one.
    #[must_use]
    pub const fn next(&self) -> usize {
        self.parts.len()
    }

    /// An empty line, unless nothing stands above.
    pub fn gap(&mut self) {
        if !self.parts.is_empty() {
            self.line(Line::default());
        }
    }

    /// Adds a line.
    pub fn line(&mut self, line: Line) {
        self.parts.push(Part::Line(line));
    }

    /// Adds broken words.
    pub fn flow(&mut self, flow: Flow) {
        self.parts.push(Part::Flow(flow));
    }

    /// Adds a field of several rows.
    pub fn area(&mut self, field: &'a Field) {
        self.parts.push(Part::Area { field, height: AREA });
    }

    /// The focus is on the parts from `first` to the last one so far, the caret at `cell` of the part `at`.
    pub fn hold(&mut self, first: usize, at: usize, cell: usize) {
        self.held = Some(Held { parts: first..self.next(), caret: (at, cell) });
    }

    /// How many lines there are.
    #[must_use]
    pub fn height(&self) -> usize {
        self.parts.iter().map(Part::height).sum()
    }

    /// Lets areas take what is left of `rows`. In a page that is longer anyway, each still gets half of the window.
    pub fn fill(&mut self, rows: usize) {
        for part in &mut self.parts {
            if let Part::Area { height, .. } = part {
                *height = (rows / 2).max(AREA);
            }
        }
        let mut spare = rows.saturating_sub(self.height());
        let mut areas = self.parts.iter().filter(|part| matches!(part, Part::Area { .. })).count();
        for part in &mut self.parts {
            if let Part::Area { height, .. } = part {
                let share = spare / areas;
                *height += share;
                spare -= share;
                areas -= 1;
            }
        }
    }

    /// Where the focus is, if any part has it.
    #[must_use]
    pub fn focus(&self) -> Option<Focus> {
        let held = self.held.as_ref()?;
        let above = |part: usize| self.parts.iter().take(part).map(Part::height).sum::<usize>();
        let lines = above(held.parts.start)..above(held.parts.end);
        let mut caret = (above(held.caret.0), held.caret.1);
        if let Some(Part::Area { field, height }) = self.parts.get(held.caret.0) {
            let (row, cell) = field.window(self.columns, *height).caret;
            caret = (caret.0 + row, GUTTER + cell);
        }
        Some(Focus { lines, caret })
    }

    /// Paints the lines from `top` on into `area`, whose left edge is the gutter's.
    pub fn paint(&self, area: Rect, top: usize, dress: &Dress, buffer: &mut Buffer) {
        let mut brush = Brush { area, dress, buffer };
        let bottom = top + usize::from(area.height);
        let mut first = 0;
        for part in &self.parts {
            let height = part.height();
            let shown = top.max(first)..bottom.min(first + height);
            for line in shown.clone() {
                let row = line - first;
                match part {
                    Part::Line(ready) => brush.line(line - top, ready),
                    Part::Flow(flow) => brush.line(line - top, &flow.line(row)),
                    Part::Area { .. } => {}
                }
            }
            if let Part::Area { field, height } = part {
                let rows = field.window(self.columns, *height).rows;
                for (row, text) in rows.into_iter().enumerate().filter(|(row, _)| shown.contains(&(first + row))) {
                    let text = crate::faces::clean::line(&text).into_owned();
                    brush.line(first + row - top, &Line::default().run(text, Ink::Text));
                }
            }
            first += height;
            if first >= bottom {
                break;
            }
        }
    }
}

struct Brush<'b> {
    area: Rect,
    dress: &'b Dress,
    buffer: &'b mut Buffer,
}

impl Brush<'_> {
    fn line(&mut self, row: usize, line: &Line) {
        let Ok(row) = u16::try_from(row) else { return };
        if row >= self.area.height || self.area.width == 0 {
            return;
        }
        let y = self.area.y + row;
        let right = self.area.right();
        let lit = match line.current {
            Current::Lit(cells) | Current::Under(cells) => {
                let cells = u16::try_from(cells + GUTTER).unwrap_or(u16::MAX).min(self.area.width);
                self.buffer.set_style(Rect::new(self.area.x, y, cells, 1), self.dress.style(Ink::Select));
                true
            }
            Current::No | Current::Pointed => false,
        };
        if matches!(line.current, Current::Pointed | Current::Lit(_)) {
            let ink = if lit { Ink::Select } else { Ink::Accent };
            self.buffer.set_stringn(self.area.x, y, self.dress.signs.current, 1, self.dress.style(ink));
        }
        let mut x = self.area.x.saturating_add(u16::try_from(GUTTER).unwrap_or(0));
        for run in &line.runs {
            if x >= right {
                break;
            }
            let ink = if lit { Ink::Select } else { run.ink };
            let room = usize::from(right - x);
            (x, _) = self.buffer.set_stringn(x, y, &run.text, room, self.dress.style(ink));
        }
    }
}

/// The cell of the screen for `line` and `cell` of a sheet painted into `area` from `top` on, if it shows.
#[must_use]
pub fn place(area: Rect, top: usize, (line, cell): (usize, usize)) -> Option<Position> {
    let row = u16::try_from(line.checked_sub(top)?).ok().filter(|row| *row < area.height)?;
    let column = u16::try_from(cell).unwrap_or(u16::MAX).min(area.width.checked_sub(1)?);
    Some(Position::new(area.x + column, area.y + row))
}
