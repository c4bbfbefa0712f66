//! Breaking text into rows no wider than so many cells, for both faces and for the caret in a field.
//!
//! Owns widths and breaks. Does not own what a row looks like.

use std::ops::Range;
use textwrap::WordSeparator;
use unicode_segmentation::UnicodeSegmentation;
use unicode_width::UnicodeWidthStr;

/// Cells that one grapheme cluster takes.
#[must_use]
pub fn cluster_width(cluster: &str) -> usize {
    if cluster.len() == 1 {
        return usize::from(!cluster.as_bytes()[0].is_ascii_control());
    }
    // Halfwidth sound marks count as nothing in the tables, but terminals give each a cell.
    let marks = cluster.chars().filter(|c| matches!(c, '\u{ff9e}' | '\u{ff9f}')).count();
    if cluster.contains(|c: char| c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')) {
        0
    } else {
        cluster.width() + marks
    }
}

/// Cells that a text takes in one row.
#[must_use]
pub fn width(text: &str) -> usize {
    if text.bytes().all(|byte| (0x20..0x7f).contains(&byte)) {
        return text.len();
    }
    text.graphemes(true).map(cluster_width).sum()
}

/// The longest beginning of `text` that fits in `columns` cells, never cutting a cluster.
#[must_use]
pub fn fitting(text: &str, columns: usize) -> &str {
    let mut used = 0;
    for (at, cluster) in text.grapheme_indices(true) {
        used += cluster_width(cluster);
        if used > columns {
            return &text[..at];
        }
    }
    text
}

/// The byte ranges of the rows that `text` breaks into. None is wider than `columns` cells, unless one cluster alone
/// is. Blanks at which a row breaks belong to no row; line feeds always break. There is at least one row.
#[must_use]
pub fn rows(text: &str, columns: usize) -> Vec<Range<usize>> {
    let columns = columns.max(1);
    let mut out = Vec::new();
    let mut start = 0;
    for line in text.split('\n') {
        if line.chars().all(simple) {
            break_simple(line, start, columns, &mut out);
        } else {
            break_any(line, start, columns, &mut out);
        }
        start += line.len() + 1;
    }
    out
}

/// One cell wide, never part of a longer cluster, and broken only at blanks and hyphens: nearly all European text.
#[must_use]
pub const fn simple(c: char) -> bool {
    matches!(c, ' '..='~' | '\u{a0}'..='\u{ac}' | '\u{ae}'..='\u{2ff}' | '\u{391}'..='\u{3ff}' | '\u{400}'..='\u{482}'
        | '\u{48a}'..='\u{52f}' | '\u{2010}'..='\u{2027}')
}

fn break_simple(line: &str, base: usize, columns: usize, out: &mut Vec<Range<usize>>) {
    let mut row = 0;
    let (mut used, mut since_gap) = (0, 0);
    // Where the row could break: its end before the blanks, and where the next one would begin.
    let mut gap: Option<(usize, usize)> = None;
    let mut last = ' ';
    for (at, c) in line.char_indices() {
        if c == ' ' {
            match &mut gap {
                Some((_, next)) if last == ' ' => *next = at + 1,
                _ => gap = Some((at, at + 1)),
            }
            since_gap = 0;
            used += 1;
            last = c;
            continue;
        }
        if breaks_after(last) && c.is_alphabetic() && at > row && gap.is_none_or(|(_, next)| next < at) {
            gap = Some((at, at));
            since_gap = 0;
        }
        if used + 1 > columns {
            let (end, next) = gap.take().filter(|(end, _)| *end > row).unwrap_or((at, at));
            out.push(base + row..base + end);
            row = next;
            used = if next == at { 0 } else { since_gap };
        }
        used += 1;
        since_gap += 1;
        last = c;
    }
    out.push(base + row..base + line.len());
}

const fn breaks_after(c: char) -> bool {
    matches!(c, '-' | '\u{2010}' | '\u{2013}' | '\u{2014}')
}

fn break_any(line: &str, base: usize, columns: usize, out: &mut Vec<Range<usize>>) {
    let (mut row, mut end, mut at, mut used) = (0, 0, 0, 0);
    for word in WordSeparator::UnicodeBreakProperties.find_words(line) {
        let letters = width(word.word);
        if used + letters > columns && end > row {
            out.push(base + row..base + end);
            (row, used) = (at, 0);
        }
        if used + letters > columns {
            for (offset, cluster) in word.word.grapheme_indices(true) {
                let cells = cluster_width(cluster);
                if used + cells > columns && at + offset > row {
                    out.push(base + row..base + at + offset);
                    (row, used) = (at + offset, 0);
                }
                used += cells;
            }
        } else {
            used += letters;
        }
        end = at + word.word.len();
        used += word.whitespace.len();
        at = end + word.whitespace.len();
    }
    out.push(base + row..base + line.len());
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn broken(text: &str, columns: usize) -> Vec<&str> {
        rows(text, columns).into_iter().map(|row| &text[row]).collect()
    }

    #[test]
    fn rows_break_at_blanks_hyphens_and_line_feeds() {
        assert_eq!(broken("one two three", 7), ["one two", "three"]);
        assert_eq!(broken("a well-known way", 7), ["a well-", "known", "way"]);
        assert_eq!(broken("one\n\ntwo", 7), ["one", "", "two"]);
        assert_eq!(broken("don\u{2019}t stop", 6), ["don\u{2019}t", "stop"]);
        assert_eq!(broken("", 7), [""]);
    }

    #[test]
    fn a_long_word_is_cut_between_clusters() {
        assert_eq!(broken("abcdefgh", 3), ["abc", "def", "gh"]);
        assert_eq!(broken("\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}\u{1f1e9}\u{1f1ea}", 2).len(), 2);
        assert_eq!(broken("\u{5b57}\u{5b57}\u{5b57}", 3), ["\u{5b57}", "\u{5b57}", "\u{5b57}"]);
    }

    #[test]
    fn blanks_at_the_end_stay_with_the_last_row() {
        assert_eq!(broken("one  ", 7), ["one  "]);
        assert_eq!(broken("one two  ", 7), ["one two  "]);
    }

    proptest! {
        #[test]
        fn no_row_is_wider_than_asked_and_no_letter_is_lost(
            text in "[a-z \\-\n\u{2019}\u{2014}\u{e9}\u{5b57}\u{301}\u{1f468}\u{200d}\u{1f1e9}\u{5d0}]{0,80}",
            columns in 2_usize..40,
        ) {
            let cut = rows(&text, columns);
            let mut kept = String::new();
            let mut last = 0;
            for row in &cut {
                prop_assert!(row.start >= last, "rows overlap");
                last = row.end;
                kept.push_str(&text[row.clone()]);
                prop_assert!(width(text[row.clone()].trim_end_matches(' ')) <= columns, "{:?}", &text[row.clone()]);
            }
            let bare = |text: &str| text.chars().filter(|c| !matches!(c, ' ' | '\n')).collect::<String>();
            prop_assert_eq!(bare(&kept), bare(&text));
        }
    }
}
