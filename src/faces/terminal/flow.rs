//! Words broken into rows, made into lines only where they show.

use super::dress::{Dress, Ink, stressed};
use super::sheet::{Line, Run};
use crate::app::lines;
use crate::prose::Span;
use std::ops::Range;

/// Words broken into rows.
#[derive(Clone, Debug, Default)]
pub struct Flow {
    text: String,
    /// The inks, each with the byte at which it ends.
    inks: Vec<(usize, Ink)>,
    rows: Vec<Range<usize>>,
    indent: usize,
    lead: Vec<Run>,
    bar: Option<Run>,
}

impl Flow {
    /// Words of one ink, broken at `columns` cells.
    #[must_use]
    pub fn plain(text: &str, ink: Ink, columns: usize, dress: &Dress) -> Self {
        let text = dress.block(text).into_owned();
        Self { inks: vec![(text.len(), ink)], rows: lines::rows(&text, columns), text, ..Self::default() }
    }

    /// Words with stress, broken at `columns` cells.
    #[must_use]
    pub fn spans(spans: &[Span], base: Ink, columns: usize, dress: &Dress) -> Self {
        let mut text = String::new();
        let mut inks = Vec::with_capacity(spans.len());
        for span in spans {
            text.push_str(&dress.block(&span.text));
            inks.push((text.len(), stressed(span.stress, base)));
        }
        Self { rows: lines::rows(&text, columns), text, inks, ..Self::default() }
    }

    /// So many cells further right.
    #[must_use]
    pub const fn indent(mut self, cells: usize) -> Self {
        self.indent = cells;
        self
    }

    /// With a sign before the first row; the others stand under the words.
    #[must_use]
    pub fn lead(mut self, text: impl Into<String>, ink: Ink) -> Self {
        let text = text.into();
        self.indent += lines::width(&text);
        self.lead.push(Run { text, ink });
        self
    }

    /// With an upright line before every row.
    #[must_use]
    pub fn bar(mut self, sign: &str, ink: Ink) -> Self {
        self.bar = Some(Run { text: format!("{sign} "), ink });
        self.indent += 2;
        self
    }

    /// How many rows.
    #[must_use]
    pub const fn height(&self) -> usize {
        self.rows.len()
    }

    /// One row, from 0.
    #[must_use]
    pub fn line(&self, row: usize) -> Line {
        let bar = self.bar.iter().cloned();
        let lead = self.lead.iter().filter(|_| row == 0).cloned();
        let mut line = Line { runs: bar.chain(lead).collect(), ..Line::default() }.pad(self.indent);
        let Some(range) = self.rows.get(row).cloned() else { return line };
        let mut from = range.start;
        for (end, ink) in &self.inks {
            let to = range.end.min(*end);
            if to > from {
                line = line.run(&self.text[from..to], *ink);
                from = to;
            }
        }
        line
    }
}
