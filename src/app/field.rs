//! A text being typed. The one place outside the terminal face that knows the text-area crate.
//!
//! Wraps it so that every movement and deletion goes by grapheme cluster: a family of emoji, a flag, a letter with its
//! accents is one step and one deletion.

use super::action::Edit;
use ratatui_textarea::{CursorMove, TextArea, WrapMode};
use secrecy::SecretString;
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
        area.set_max_histories(1000);
        area.set_wrap_mode(if kind == FieldKind::Area { WrapMode::WordOrGlyph } else { WrapMode::None });
        area.move_cursor(CursorMove::Bottom);
        area.move_cursor(CursorMove::End);
        if kind == FieldKind::Secret {
            area.set_mask_char('*');
        }
        Self { area, kind }
    }

    /// What it is for.
    #[must_use]
    pub const fn kind(&self) -> FieldKind {
        self.kind
    }

    /// The crate's own text area, for the terminal face to draw.
    #[must_use]
    pub const fn widget(&self) -> &TextArea<'static> {
        &self.area
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
        self.area.delete_char();
        self.area.insert_str(clean(text, self.kind));
    }

    /// Shows or hides a secret.
    pub fn reveal(&mut self) {
        match self.kind {
            FieldKind::Secret => {
                self.kind = FieldKind::SecretShown;
                self.area.clear_mask_char();
            }
            FieldKind::SecretShown => {
                self.kind = FieldKind::Secret;
                self.area.set_mask_char('*');
            }
            FieldKind::Line | FieldKind::Area => {}
        }
    }

    /// Line and grapheme of the caret, from 0.
    #[must_use]
    pub fn caret(&self) -> (usize, usize) {
        let cursor = self.area.cursor();
        let line = self.area.lines().get(cursor.0).map_or("", String::as_str);
        let before: String = line.chars().take(cursor.1).collect();
        (cursor.0, before.graphemes(true).count())
    }

    /// Puts the caret at a line and grapheme, or as near as the text allows.
    pub fn set_caret(&mut self, (row, grapheme): (usize, usize)) {
        let row = row.min(self.area.lines().len().saturating_sub(1));
        let chars = self.clusters_upto(row, grapheme);
        if self.area.cursor() != (row, chars) {
            self.jump(row, chars);
        }
    }

    /// Makes one edit.
    pub fn edit(&mut self, edit: &Edit) -> Edited {
        let before = (self.area.cursor(), self.area.lines().len());
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
            Edit::Undo => changed(self.area.undo()),
            Edit::Redo => changed(self.area.redo()),
            movement => {
                self.step(movement);
                let after = (self.area.cursor(), self.area.lines().len());
                return if before == after { Edited::Nothing } else { Edited::Moved };
            }
        };
        self.leave_cluster();
        done
    }

    /// Moves to the next place where `needle` stands, ignoring case, going round at the end. False if nowhere.
    pub fn find(&mut self, needle: &str) -> bool {
        let needle = needle.to_lowercase();
        if needle.is_empty() {
            return false;
        }
        let cursor = self.area.cursor();
        let count = self.area.lines().len();
        for step in 0..=count {
            let row = (cursor.0 + step) % count;
            let line = self.area.lines()[row].to_lowercase();
            let skip = if step == 0 { cursor.1 + 1 } else { 0 };
            let start = line.char_indices().nth(skip).map_or(line.len(), |(at, _)| at);
            let found = line.get(start..).and_then(|rest| rest.find(&needle)).map(|at| at + start);
            let found = found.or_else(|| if step == count { line.find(&needle) } else { None });
            if let Some(at) = found {
                let chars = line[..at].chars().count();
                self.jump(row, chars);
                return true;
            }
        }
        false
    }

    fn jump(&mut self, row: usize, chars: usize) {
        let cap = |n: usize| u16::try_from(n).unwrap_or(u16::MAX);
        self.area.move_cursor(CursorMove::Jump(cap(row), cap(chars)));
    }

    fn step(&mut self, movement: &Edit) {
        match movement {
            Edit::Left => self.left(),
            Edit::Right => self.right(),
            Edit::WordLeft => self.area.move_cursor(CursorMove::WordBack),
            Edit::WordRight => self.area.move_cursor(CursorMove::WordForward),
            Edit::Up => self.area.move_cursor(CursorMove::Up),
            Edit::Down => self.area.move_cursor(CursorMove::Down),
            Edit::PageUp => (0..8).for_each(|_| self.area.move_cursor(CursorMove::Up)),
            Edit::PageDown => (0..8).for_each(|_| self.area.move_cursor(CursorMove::Down)),
            Edit::LineStart => self.area.move_cursor(CursorMove::Head),
            Edit::LineEnd => self.area.move_cursor(CursorMove::End),
            Edit::Top => self.area.move_cursor(CursorMove::Top),
            Edit::Bottom => {
                self.area.move_cursor(CursorMove::Bottom);
                self.area.move_cursor(CursorMove::End);
            }
            _ => {}
        }
        self.snap();
    }

    /// Chars of the cluster that ends at the caret and of the one that begins there.
    fn clusters(&self) -> (usize, usize) {
        let cursor = self.area.cursor();
        let line = self.area.lines().get(cursor.0).map_or("", String::as_str);
        let mut at = 0;
        if cursor.1 == 0 {
            return (0, line.graphemes(true).next().map_or(0, |cluster| cluster.chars().count()));
        }
        for cluster in line.graphemes(true) {
            let chars = cluster.chars().count();
            if at + chars > cursor.1 {
                return (cursor.1 - at, at + chars - cursor.1);
            }
            at += chars;
            if at == cursor.1 {
                let next = line.chars().skip(at).collect::<String>();
                let after = next.graphemes(true).next().map_or(0, |cluster| cluster.chars().count());
                return (chars, after);
            }
        }
        (0, 0)
    }

    /// After a vertical or word move the caret may stand inside a cluster: put it at the cluster's start.
    fn snap(&mut self) {
        let (row, grapheme) = self.caret_floor();
        self.set_caret((row, grapheme));
    }

    /// An edit may have joined what stands at both sides of the caret into one cluster: go behind it.
    fn leave_cluster(&mut self) {
        let (row, grapheme) = self.caret_floor();
        let inside = self.clusters_upto(row, grapheme) != self.area.cursor().1;
        self.set_caret((row, grapheme + usize::from(inside)));
    }

    fn clusters_upto(&self, row: usize, grapheme: usize) -> usize {
        let line = self.area.lines().get(row).map_or("", String::as_str);
        line.graphemes(true).take(grapheme).map(|cluster| cluster.chars().count()).sum()
    }

    fn caret_floor(&self) -> (usize, usize) {
        let cursor = self.area.cursor();
        let line = self.area.lines().get(cursor.0).map_or("", String::as_str);
        let (mut at, mut count) = (0, 0);
        for cluster in line.graphemes(true) {
            at += cluster.chars().count();
            if at > cursor.1 {
                break;
            }
            count += 1;
        }
        (cursor.0, count)
    }

    fn left(&mut self) {
        let (row, column) = self.place();
        match self.clusters().0 {
            0 if row > 0 => {
                let end = self.area.lines()[row - 1].chars().count();
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

    fn place(&self) -> (usize, usize) {
        let cursor = self.area.cursor();
        (cursor.0, cursor.1)
    }

    fn delete_cluster_before(&mut self) -> Edited {
        if self.area.cursor().1 == 0 {
            return changed(self.area.delete_newline());
        }
        let chars = self.clusters().0.max(1);
        let cursor = self.area.cursor();
        self.jump(cursor.0, cursor.1.saturating_sub(chars));
        changed(self.area.delete_str(chars))
    }

    fn delete_cluster_after(&mut self) -> Edited {
        let cursor = self.area.cursor();
        let at_end = self.area.lines().get(cursor.0).is_none_or(|line| line.chars().count() == cursor.1);
        let chars = if at_end { 1 } else { self.clusters().1.max(1) };
        changed(self.area.delete_str(chars))
    }
}

const fn changed(yes: bool) -> Edited {
    if yes { Edited::Changed } else { Edited::Nothing }
}

fn lines(text: &str) -> Vec<String> {
    clean(text, FieldKind::Area).split('\n').map(str::to_owned).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_cluster_is_one_step_and_one_deletion() {
        for cluster in ["👨‍👩‍👧", "🇩🇪", "e\u{301}", "น้ำ", "字", "a"] {
            let mut field = Field::line(&format!("x{cluster}"));
            field.edit(&Edit::Left);
            let clusters_left = format!("x{cluster}").graphemes(true).count() - 1;
            assert_eq!(field.caret(), (0, clusters_left), "{cluster}");
            field.edit(&Edit::Right);
            while field.text() != "x" {
                assert_eq!(field.edit(&Edit::Backspace), Edited::Changed, "{cluster} left {:?}", field.text());
                assert!(field.text().starts_with('x'), "{cluster:?} left {:?}", field.text());
            }
        }
    }

    #[test]
    fn a_paste_is_one_edit_without_control_characters() {
        let mut field = Field::area("before ");
        field.edit(&Edit::Paste("one\r\ntwo\u{1b}[201~q\u{7}".into()));
        assert_eq!(field.text(), "before one\ntwo[201~q");
        field.edit(&Edit::Undo);
        assert_eq!(field.text(), "before ");
        field.edit(&Edit::Redo);
        assert_eq!(field.text(), "before one\ntwo[201~q");
    }

    #[test]
    fn a_whole_value_can_be_undone() {
        let mut field = Field::area("what I wrote");
        field.set("");
        field.edit(&Edit::Undo);
        field.edit(&Edit::Undo);
        assert_eq!(field.text(), "what I wrote");
    }

    #[test]
    fn find_goes_on_and_round() {
        let mut field = Field::area("Calendar\nno\nthe calendar talk");
        field.set_caret((0, 0));
        assert!(field.find("calendar"));
        assert_eq!(field.caret(), (2, 4));
        assert!(field.find("calendar"));
        assert_eq!(field.caret(), (0, 0));
        assert!(!field.find("missing"));
    }

    #[test]
    fn a_secret_is_never_in_debug_text() {
        let mut field = Field::secret();
        field.edit(&Edit::Paste("hunter2".into()));
        field.reveal();
        assert!(!format!("{field:?}").contains("hunter2"));
    }

    proptest! {
        #[test]
        fn the_caret_never_stands_inside_a_cluster(text in "[a-z👨‍👩‍👧e\u{301}🇩🇪字 \n]{0,40}", moves in proptest::collection::vec(0_u8..8, 0..40)) {
            let mut field = Field::area(&text);
            for one in moves {
                let edit = [Edit::Left, Edit::Right, Edit::Up, Edit::Down, Edit::WordLeft, Edit::WordRight, Edit::Backspace, Edit::Delete][usize::from(one)].clone();
                field.edit(&edit);
                let caret = field.caret();
                let mut copy = field.clone();
                copy.set_caret(caret);
                prop_assert_eq!(copy.caret(), caret);
                prop_assert_eq!(copy.widget().cursor(), field.widget().cursor());
            }
        }

        #[test]
        fn undoing_everything_brings_the_text_back(text in "[a-z \n]{0,30}", edits in proptest::collection::vec(0_u8..6, 1..30)) {
            let mut field = Field::area(&text);
            let first = field.text();
            for one in edits {
                let edit = [Edit::Insert('x'), Edit::Newline, Edit::Backspace, Edit::Delete, Edit::DeleteWord, Edit::Paste("p\nq".into())][usize::from(one)].clone();
                field.edit(&edit);
            }
            while field.edit(&Edit::Undo) == Edited::Changed {}
            prop_assert_eq!(field.text(), first);
        }
    }
}
