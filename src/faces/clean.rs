//! What of a text may be shown. Everything a face prints goes through here, whoever wrote it.

use crate::app::lines::simple;
use std::borrow::Cow;
use unicode_segmentation::UnicodeSegmentation;

/// Characters that one cell may hold: enough for flags, families and stacked accents, too few to hurt a terminal.
const IN_A_CELL: usize = 16;

/// Characters that turn text around, hide it, or talk to the terminal.
#[must_use]
pub fn harmful(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}' | '\u{feff}' | '\u{61c}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// `text` in one line, without harmful characters. Line feeds and tabs become blanks.
#[must_use]
pub fn line(text: &str) -> Cow<'_, str> {
    clean(text, |_| false)
}

/// `text` without harmful characters. Line feeds stay, tabs become blanks.
#[must_use]
pub fn block(text: &str) -> Cow<'_, str> {
    clean(text, |c| c == '\n')
}

fn clean(text: &str, kept: fn(char) -> bool) -> Cow<'_, str> {
    if text.chars().all(simple) {
        return Cow::Borrowed(text);
    }
    let bad = |c: char| harmful(c) && !kept(c);
    let crowded = || text.graphemes(true).any(|cluster| cluster.len() > IN_A_CELL);
    if !text.chars().any(bad) && (text.chars().all(|c| simple(c) || kept(c)) || !crowded()) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for cluster in text.graphemes(true) {
        if cluster == "\r\n" {
            out.push(if kept('\n') { '\n' } else { ' ' });
            continue;
        }
        out.extend(cluster.chars().take(IN_A_CELL).filter_map(|c| match c {
            '\n' | '\t' | '\r' if !kept(c) => Some(' '),
            c if bad(c) => None,
            c => Some(c),
        }));
    }
    Cow::Owned(out)
}

/// Our own words in ASCII: typographic quotes, dashes and dots become plain ones. What people typed is left alone.
#[must_use]
pub fn ascii(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\u{2018}' | '\u{2019}' => out.push('\''),
            '\u{201c}' | '\u{201d}' => out.push('"'),
            '\u{2010}' | '\u{2011}' | '\u{2013}' => out.push('-'),
            '\u{2014}' => out.push_str("--"),
            '\u{2026}' => out.push_str("..."),
            '\u{2022}' | '\u{b7}' => out.push('*'),
            '\u{a0}' | '\u{202f}' => out.push(' '),
            '\u{d7}' => out.push('x'),
            '\u{2190}' => out.push_str("<-"),
            '\u{2192}' => out.push_str("->"),
            c => out.push(c),
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_could_talk_to_the_terminal_is_taken_out() {
        assert_eq!(line("a\u{1b}[31mb\u{9b}c\u{7}"), "a[31mbc");
        assert_eq!(line("one\ntwo\tthree"), "one two three");
        assert_eq!(block("one\r\ntwo\tthree"), "one\ntwo three");
        assert_eq!(line("user\u{202e}txt\u{200b}\u{feff}"), "usertxt");
    }

    #[test]
    fn flags_families_and_accents_stay_but_a_tower_of_marks_is_cut() {
        for text in
            ["\u{1f1e9}\u{1f1ea}", "\u{1f468}\u{200d}\u{1f469}\u{200d}\u{1f467}\u{200d}\u{1f466}", "e\u{301}\u{323}"]
        {
            assert_eq!(line(text), text);
        }
        let tower = format!("a{}b", "\u{301}".repeat(10_000));
        assert_eq!(line(&tower).chars().count(), IN_A_CELL + 1);
    }

    #[test]
    fn our_own_words_have_a_plain_form() {
        assert_eq!(ascii("\u{201c}Don\u{2019}t \u{2014} wait\u{2026}\u{201d}"), "\"Don't -- wait...\"");
    }
}
