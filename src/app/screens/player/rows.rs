//! A list of rows: what is there, and one row being written.

use super::control::{Heard, choose};
use crate::app::action::{Action, Input};
use crate::app::binding::Typing;
use crate::app::cursor::Cursor;
use crate::app::field::{Edited, Field};
use crate::app::page::{Block, Buttons, Choice, FieldBlock, Table};
use crate::domain::sitting::Value;
use crate::guides::model::Column;

/// One cell of the row being written.
#[derive(Clone, Debug)]
enum Cell {
    Text(Box<Field>),
    Pick(Choice),
}

impl Cell {
    fn field(&self) -> Option<&Field> {
        match self {
            Self::Text(field) => Some(field),
            Self::Pick(_) => None,
        }
    }
}

/// A list of rows.
#[derive(Clone, Debug)]
pub struct Rows {
    columns: Vec<Column>,
    rows: Vec<Vec<String>>,
    cells: Vec<Cell>,
    button: Cursor,
    max: usize,
}

impl Rows {
    /// With these columns and what was given before.
    #[must_use]
    pub fn new(columns: &[Column], max: usize, value: Option<&Value>) -> Self {
        let rows = if let Some(Value::Rows(rows)) = value { rows.clone() } else { Vec::new() };
        Self { cells: blank(columns), columns: columns.to_vec(), rows, button: Cursor::default(), max }
    }

    /// How many controls it is: the cells and the buttons.
    #[must_use]
    pub fn count(&self) -> usize {
        if self.is_full() { 1 } else { self.cells.len() + 1 }
    }

    /// Whether no row fits any more.
    #[must_use]
    pub const fn is_full(&self) -> bool {
        self.rows.len() >= self.max
    }

    /// How many rows it takes.
    #[must_use]
    pub const fn most(&self) -> usize {
        self.max
    }

    /// Where letters go that are typed on a button: the first empty cell for words, else the last one. `None` if no row
    /// fits any more, or no cell takes words.
    #[must_use]
    pub fn cell_for_letters(&self) -> Option<usize> {
        if self.is_full() {
            return None;
        }
        let fields = || self.cells.iter().enumerate().filter_map(|(n, cell)| Some((n, cell.field()?)));
        let empty = fields().find(|(_, field)| field.is_empty());
        empty.or_else(|| fields().next_back()).map(|(n, _)| n)
    }

    fn labels(&self) -> Vec<String> {
        let mut labels = Vec::new();
        if !self.is_full() {
            labels.push("Add this row".to_owned());
        }
        if !self.rows.is_empty() {
            labels.push("Take the last row back".to_owned());
        }
        labels
    }

    /// Its blocks: the table so far, the cells of the next row, the buttons.
    #[must_use]
    pub fn blocks(&self) -> Vec<Block<'_>> {
        let mut blocks = Vec::new();
        if !self.rows.is_empty() {
            let head = self.columns.iter().map(|column| column.label.clone()).collect();
            blocks.push(Block::Table(Table { head, rows: self.rows.clone() }));
        }
        if !self.is_full() {
            for (column, cell) in self.columns.iter().zip(&self.cells) {
                blocks.push(match cell {
                    Cell::Text(field) => {
                        Block::Field(FieldBlock { label: column.label.clone(), field, aside: String::new() })
                    }
                    Cell::Pick(choice) => Block::Choice(choice.clone()),
                });
            }
        }
        blocks.push(Block::Buttons(Buttons { labels: self.labels(), at: self.button.at }));
        blocks
    }

    /// What kind of text has the focus.
    #[must_use]
    pub fn typing(&self, focus: usize) -> Typing {
        match self.cells.get(focus) {
            Some(Cell::Pick(_)) if !self.is_full() => Typing::No,
            // On the buttons, too: a letter there belongs to the next row.
            _ => Typing::Line,
        }
    }

    /// Edits the focused cell, or presses a button.
    pub fn act(&mut self, focus: usize, action: &Action) -> Heard {
        if focus + 1 == self.count() {
            return self.press(action);
        }
        match self.in_cell(focus, action) {
            Heard::Given if focus + 1 == self.cells.len() => self.add(),
            heard => heard,
        }
    }

    fn in_cell(&mut self, focus: usize, action: &Action) -> Heard {
        match (self.cells.get_mut(focus), action) {
            (Some(Cell::Text(field)), Action::Edit(edit)) => match field.edit(edit) {
                Edited::Changed => Heard::Changed,
                Edited::Moved | Edited::Nothing => Heard::Moved,
            },
            (Some(Cell::Text(field)), Action::Set { input: Input::Text(text), .. }) => {
                field.set(text);
                Heard::Changed
            }
            (Some(Cell::Text(_)), Action::Activate) => Heard::Given,
            (Some(Cell::Pick(choice)), action) => choose(choice, action),
            _ => Heard::NotMine,
        }
    }

    fn press(&mut self, action: &Action) -> Heard {
        let labels = self.labels();
        match action {
            Action::Activate | Action::Toggle => {}
            Action::Set { input: Input::Pick(n), .. } if *n < labels.len() => self.button.at = *n,
            _ if self.button.slide(action, labels.len()) => return Heard::Moved,
            _ => return Heard::NotMine,
        }
        if self.button.at == 0 && !self.is_full() {
            return self.add();
        }
        if let Some(row) = self.rows.pop() {
            self.fill(&row);
            self.button.at = 0;
        }
        Heard::Changed
    }

    /// Makes a row of the cells and begins the next one. An empty row is none: then the list is given.
    fn add(&mut self) -> Heard {
        let row = self.written();
        if row.iter().all(String::is_empty) {
            return Heard::AllGiven;
        }
        self.rows.push(row);
        self.cells = blank(&self.columns);
        self.button.at = 0;
        Heard::Anew
    }

    /// Puts the last row back into the cells: it was being written when the draft was kept.
    pub fn reopen_last(&mut self) {
        if let Some(row) = self.rows.pop() {
            self.fill(&row);
        }
    }

    /// Something stands in the cells and is not a row yet.
    #[must_use]
    pub fn is_writing(&self) -> bool {
        !self.is_full() && self.written().iter().any(|cell| !cell.is_empty())
    }

    /// The field with the focus, to put its caret back.
    pub fn field_mut(&mut self, focus: usize) -> Option<&mut Field> {
        match self.cells.get_mut(focus) {
            Some(Cell::Text(field)) => Some(field),
            _ => None,
        }
    }

    /// The field with the focus.
    #[must_use]
    pub fn field(&self, focus: usize) -> Option<&Field> {
        self.cells.get(focus)?.field()
    }

    fn fill(&mut self, row: &[String]) {
        for (cell, text) in self.cells.iter_mut().zip(row) {
            match cell {
                Cell::Text(field) => field.set(text),
                Cell::Pick(choice) => {
                    choice.chosen = choice.options.iter().position(|option| option == text).into_iter().collect();
                }
            }
        }
    }

    fn written(&self) -> Vec<String> {
        let text = |cell: &Cell| match cell {
            Cell::Text(field) => field.text().trim().to_owned(),
            Cell::Pick(choice) => {
                choice.chosen.first().and_then(|n| choice.options.get(*n)).cloned().unwrap_or_default()
            }
        };
        self.cells.iter().map(text).collect()
    }

    /// All cells, the row being written last, each on its own line.
    #[must_use]
    pub fn text(&self) -> String {
        let written = if self.is_writing() { self.written() } else { Vec::new() };
        self.rows.iter().flatten().chain(&written).map(String::as_str).collect::<Vec<_>>().join("\n")
    }

    /// All rows, the one being written last.
    #[must_use]
    pub fn value(&self) -> Option<Value> {
        let mut rows = self.rows.clone();
        if self.is_writing() {
            rows.push(self.written());
        }
        Some(Value::Rows(rows)).filter(|value| *value != Value::Rows(Vec::new()))
    }
}

fn blank(columns: &[Column]) -> Vec<Cell> {
    let cell = |column: &Column| {
        if column.options.is_empty() {
            Cell::Text(Box::new(Field::line("")))
        } else {
            Cell::Pick(Choice { label: column.label.clone(), options: column.options.clone(), ..Choice::default() })
        }
    };
    columns.iter().map(cell).collect()
}
