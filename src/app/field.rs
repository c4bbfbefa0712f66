//! A text being typed. The one place outside the terminal face that knows the text-area crate.
//!
//! Wraps it so that every movement and deletion goes by grapheme cluster: a family of emoji, a flag, a letter with its
//! accents is one step and one deletion; and so that undo goes by word. Rows and carets on screen are in `view`.

mod view;

#[cfg(test)]
mod tests;

pub use view::Window;

use super::action::Edit;
use ratatui_textarea::{CursorMove, TextArea, WrapMode};
use secrecy::SecretString;
use std::cell::Cell;
use std::fmt;
use unicode_segmentation::UnicodeSegmentation;

/// What a field is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FieldKind {
    /// One line.
    Line,
    /// Several lines, softly wrapped.
    Area,
    /// One line shown as stars.
    Secret,
    /// One line that is a secret and shown for a moment.
    SecretShown,
}

/// What an edit did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edited {
    /// The text changed.
    Changed,
    /// Only the caret moved.
    Moved,
    /// Nothing.
    Nothing,
}

/// A text with its caret and its undo history.
#[derive(Clone)]
pub struct Field {
    area: TextArea<'static>,
    kind: FieldKind,
    past: Past,
    view: Cell<view::View>,
    /// The column that Up and Down try to keep, in cells.
    goal: Option<usize>,
}

/// How many of the area's own steps belong to each edit that is undone at once.
#[derive(Clone, Default)]
struct Past {
    done: Vec<usize>,
    undone: Vec<usize>,
    /// The last edit was a letter, so that the next letter joins it.
    in_word: bool,
}

impl Past {
    /// Remembers an edit of so many steps.
    fn push(&mut self, steps: usize, edit: &Edit) {
        let letter = matches!(edit, Edit::Insert(c) if !c.is_whitespace());
        self.undone.clear();
        match self.done.last_mut() {
            Some(last) if letter && self.in_word => *last += steps,
            _ => self.done.push(steps),
        }
        self.in_word = letter;
    }
}

impl Field {
    /// One line.
    #[must_use]
    pub fn line(text: &str) -> Self {
        Self::of(FieldKind::Line, &text.replace(['\n', '\r'], " "))
    }

    /// Several lines.
    #[must_use]
    pub fn area(text: &str) -> Self {
        Self::of(FieldKind::Area, text)
    }

    /// One secret line, empty.
    #[must_use]
    pub fn secret() -> Self {
        Self::of(FieldKind::Secret, "")
    }

    fn of(kind: FieldKind, text: &str) -> Self {
        let mut area = TextArea::new(lines(text));
        area.set_max_histories(10_000);
        area.set_wrap_mode(WrapMode::None);
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        Self { area, kind, past: Past::default(), view: Cell::default(), goal: None }
    }

    /// What it is for.
    #[must_use]
    pub const fn kind(&self) -> FieldKind {
        self.kind
    }

    /// The text, lines joined by line feeds.
    #[must_use]
    pub fn text(&self) -> String {
        self.area.lines().join("\n")
    }

    /// The text of a secret field.
    #[must_use]
    pub fn secret_text(&self) -> SecretString {
        SecretString::from(self.text())
    }

    /// Nothing has been typed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.area.is_empty()
    }

    /// How many words it holds (Unicode word boundaries).
    #[must_use]
    pub fn words(&self) -> usize {
        self.area.lines().iter().map(|line| line.unicode_words().count()).sum()
    }

    /// Replaces the whole text as one edit that can be undone; the caret goes to the end.
    pub fn set(&mut self, text: &str) {
        self.area.select_all();
        let steps = usize::from(self.area.delete_char()) + usize::from(self.area.insert_str(clean(text, self.kind)));
        self.area.cancel_selection();
        if steps > 0 {
            self.past.push(steps, &Edit::Newline);
        }
        self.goal = None;
    }

    /// Shows or hides a secret.
    pub const fn reveal(&mut self) {
        self.kind = match self.kind {
            FieldKind::Secret => FieldKind::SecretShown,
            FieldKind::SecretShown => FieldKind::Secret,
            other => other,
        };
    }

    /// Line and grapheme of the caret, from 0.
    #[must_use]
    pub fn caret(&self) -> (usize, usize) {
        let (row, column) = self.place();
        let line = self.line_at(row);
        let before = line.char_indices().nth(column).map_or(line, |(at, _)| &line[..at]);
        (row, before.graphemes(true).count())
    }

    /// Puts the caret at a line and grapheme, or as near as the text allows.
    pub fn set_caret(&mut self, (row, grapheme): (usize, usize)) {
        let row = row.min(self.area.lines().len().saturating_sub(1));
        let chars = self.clusters_upto(row, grapheme);
        if self.place() != (row, chars) {
            self.jump(row, chars);
        }
    }

    /// Makes one edit.
    pub fn edit(&mut self, edit: &Edit) -> Edited {
        if !matches!(edit, Edit::Up | Edit::Down | Edit::PageUp | Edit::PageDown) {
            self.goal = None;
        }
        let done = match edit {
            Edit::Insert(c) if !c.is_control() => {
                self.area.insert_char(*c);
                Edited::Changed
            }
            Edit::Newline if self.kind == FieldKind::Area => {
                self.area.insert_newline();
                Edited::Changed
            }
            Edit::Insert(_) | Edit::Newline => Edited::Nothing,
            Edit::Paste(text) => changed(self.area.insert_str(clean(text, self.kind))),
            Edit::Backspace => self.delete_cluster_before(),
            Edit::Delete => self.delete_cluster_after(),
            Edit::DeleteWord => changed(self.area.delete_word()),
            Edit::Undo => self.undo(),
            Edit::Redo => self.redo(),
            movement => return self.travel(movement),
        };
        if done == Edited::Changed && !matches!(edit, Edit::Undo | Edit::Redo) {
            self.past.push(1, edit);
        }
        self.leave_cluster();
        done
    }

    /// Moves to the next place where `needle` stands, ignoring case, going round at the end. False if nowhere.
    pub fn find(&mut self, needle: &str) -> bool {
        let needle: Vec<char> = needle.chars().flat_map(char::to_lowercase).collect();
        if needle.is_empty() {
            return false;
        }
        let (row, column) = self.place();
        let count = self.area.lines().len();
        for step in 0..=count {
            let here = (row + step) % count;
            let from = if step == 0 { column + 1 } else { 0 };
            if let Some(chars) = find_in(self.line_at(here), &needle, from) {
                self.jump(here, chars);
                return true;
            }
        }
        false
    }

    fn undo(&mut self) -> Edited {
        let Some(steps) = self.past.done.pop() else { return Edited::Nothing };
        let undone = (0..steps).filter(|_| self.area.undo()).count();
        if undone > 0 {
            self.past.undone.push(undone);
        }
        self.past.in_word = false;
        changed(undone > 0)
    }

    fn redo(&mut self) -> Edited {
        let Some(steps) = self.past.undone.pop() else { return Edited::Nothing };
        let redone = (0..steps).filter(|_| self.area.redo()).count();
        self.past.done.push(redone);
        self.past.in_word = false;
        changed(redone > 0)
    }

    fn travel(&mut self, movement: &Edit) -> Edited {
        let before = self.place();
        match movement {
            Edit::Left => self.left(),
            Edit::Right => self.right(),
            Edit::WordLeft => self.area.move_cursor(CursorMove::WordBack),
            Edit::WordRight => self.area.move_cursor(CursorMove::WordForward),
            Edit::Up | Edit::Down | Edit::PageUp | Edit::PageDown => self.climb(movement),
            Edit::LineStart => self.area.move_cursor(CursorMove::Head),
            Edit::LineEnd => self.area.move_cursor(CursorMove::End),
            Edit::Top => self.jump(0, 0),
            Edit::Bottom => {
                self.area.move_cursor(CursorMove::Bottom);
                self.area.move_cursor(CursorMove::End);
            }
            _ => {}
        }
        self.snap();
        self.past.in_word = false;
        if self.place() == before { Edited::Nothing } else { Edited::Moved }
    }

    /// The area can jump to the first 65,536 characters of a line; beyond that the caret walks.
    fn jump(&mut self, row: usize, chars: usize) {
        let cap = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        let (here, column) = self.place();
        if here != row || (u16::try_from(chars).is_ok() && chars != column) {
            self.area.move_cursor(CursorMove::Jump(cap(row), cap(chars)));
        }
        let column = self.place().1;
        for _ in column..chars {
            self.area.move_cursor(CursorMove::Forward);
        }
        for _ in chars..column {
            self.area.move_cursor(CursorMove::Back);
        }
    }

    fn line_at(&self, row: usize) -> &str {
        self.area.lines().get(row).map_or("", String::as_str)
    }

    /// Chars of the cluster that ends at the caret and of the one that begins there.
    fn clusters(&self) -> (usize, usize) {
        let (row, column) = self.place();
        let (mut at, mut before) = (0, 0);
        for cluster in self.line_at(row).graphemes(true) {
            let chars = cluster.chars().count();
            if at == column {
                return (before, chars);
            }
            if at + chars > column {
                return (column - at, at + chars - column);
            }
            at += chars;
            before = chars;
        }
        (before, 0)
    }

    /// After a vertical or word move the caret may stand inside a cluster: put it at the cluster's start.
    fn snap(&mut self) {
        let (row, grapheme) = self.caret_floor();
        self.set_caret((row, grapheme));
    }

    /// An edit may have joined what stands at both sides of the caret into one cluster: go behind it.
    fn leave_cluster(&mut self) {
        let (row, grapheme) = self.caret_floor();
        let inside = self.clusters_upto(row, grapheme) != self.place().1;
        self.set_caret((row, grapheme + usize::from(inside)));
    }

    fn clusters_upto(&self, row: usize, grapheme: usize) -> usize {
        self.line_at(row).graphemes(true).take(grapheme).map(|cluster| cluster.chars().count()).sum()
    }

    fn caret_floor(&self) -> (usize, usize) {
        let (row, column) = self.place();
        let mut at = 0;
        let whole = self.line_at(row).graphemes(true).take_while(|cluster| {
            at += cluster.chars().count();
            at <= column
        });
        (row, whole.count())
    }

    fn left(&mut self) {
        let (row, column) = self.place();
        match self.clusters().0 {
            0 if row > 0 => {
                let end = self.line_at(row - 1).chars().count();
                self.jump(row - 1, end);
            }
            chars => self.jump(row, column.saturating_sub(chars)),
        }
    }

    fn right(&mut self) {
        let (row, column) = self.place();
        match self.clusters().1 {
            0 if row + 1 < self.area.lines().len() => self.jump(row + 1, 0),
            chars => self.jump(row, column + chars),
        }
    }

    /// Line and character of the caret.
    fn place(&self) -> (usize, usize) {
        let cursor = self.area.cursor();
        (cursor.0, cursor.1)
    }

    fn delete_cluster_before(&mut self) -> Edited {
        let (row, column) = self.place();
        if column == 0 {
            return changed(self.area.delete_newline());
        }
        let chars = self.clusters().0.max(1);
        self.jump(row, column.saturating_sub(chars));
        changed(self.area.delete_str(chars))
    }

    fn delete_cluster_after(&mut self) -> Edited {
        let chars = self.clusters().1.max(1);
        changed(self.area.delete_str(chars))
    }
}

const fn changed(yes: bool) -> Edited {
    if yes { Edited::Changed } else { Edited::Nothing }
}

fn lines(text: &str) -> Vec<String> {
    clean(text, FieldKind::Area).split('\n').map(str::to_owned).collect()
}

/// Character index, from `from` on, at which the lower-case `needle` stands in `line`.
fn find_in(line: &str, needle: &[char], from: usize) -> Option<usize> {
    let starts = line.char_indices().enumerate().skip(from);
    starts.map(|(chars, (at, _))| (chars, &line[at..])).find_map(|(chars, rest)| {
        let mut letters = rest.chars().flat_map(char::to_lowercase);
        needle.iter().all(|wanted| letters.next() == Some(*wanted)).then_some(chars)
    })
}

/// Pasted or loaded text without control characters; line ends become line feeds, or blanks in a single line.
fn clean(text: &str, kind: FieldKind) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n").replace('\t', "    ");
    let line_end = if kind == FieldKind::Area { '\n' } else { ' ' };
    let kept = text.chars().map(|c| if c == '\n' { line_end } else { c });
    kept.filter(|c| *c == '\n' || !c.is_control()).collect()
}

impl fmt::Debug for Field {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.kind {
            FieldKind::Line | FieldKind::Area => write!(f, "{:?} {:?} at {:?}", self.kind, self.text(), self.caret()),
            FieldKind::Secret | FieldKind::SecretShown => write!(f, "Secret"),
        }
    }
}
