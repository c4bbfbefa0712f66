//! Plain text out: lines of at most 78 cells, for any editor and for pasting into a record.

use super::{inert, lines};
use crate::prose::{Document, Part, Span, words};
use textwrap::Options;

/// Cells in a line at most.
pub const WIDTH: usize = 78;

/// The text of a plain file. Ends with a line end. Stress is left out: it never carries meaning alone.
#[must_use]
pub fn write(document: &Document) -> String {
    let mut blocks: Vec<String> = Vec::new();
    for part in &document.parts {
        let block = match part {
            Part::Heading { level, text } => heading(*level, text),
            Part::Paragraph(spans) => wrapped(spans, "", ""),
            Part::List { ordered, items } => list(*ordered, items),
            Part::Quote(spans) => quote(spans),
            Part::Verbatim(text) => verbatim(text),
            Part::Rule => "* * *".to_owned(),
        };
        if !block.is_empty() {
            blocks.push(block);
        }
    }
    let mut out = blocks.join("\n\n");
    out.push('\n');
    out
}

fn heading(level: u8, text: &str) -> String {
    let text = lines(text).join(" ");
    let rows = textwrap::wrap(&text, WIDTH);
    let longest = rows.iter().map(|row| textwrap::core::display_width(row)).max().unwrap_or(0);
    let rule = match level {
        1 => "=",
        2 => "-",
        _ => "",
    };
    let text = rows.join("\n");
    if rule.is_empty() || longest == 0 { text } else { format!("{text}\n{}", rule.repeat(longest)) }
}

/// Each line of some spans wrapped, the first row with `first` before it, all others with `rest`.
fn wrapped(spans: &[Span], first: &str, rest: &str) -> String {
    let mut rows: Vec<String> = Vec::new();
    for line in lines(&words(spans)) {
        let lead = if rows.is_empty() { first } else { rest };
        let options = Options::new(WIDTH).initial_indent(lead).subsequent_indent(rest);
        rows.extend(textwrap::wrap(&line, options).into_iter().map(|row| row.into_owned()));
    }
    rows.join("\n")
}

fn list(ordered: bool, items: &[Vec<Span>]) -> String {
    let items = items.iter().filter(|item| !lines(&words(item)).is_empty()).enumerate().map(|(index, item)| {
        let sign = if ordered { format!("{}. ", index + 1) } else { "- ".to_owned() };
        wrapped(item, &sign, &" ".repeat(sign.len()))
    });
    items.collect::<Vec<_>>().join("\n")
}

fn quote(spans: &[Span]) -> String {
    wrapped(spans, "> ", "> ")
}

/// Lines kept apart; only those too long are broken.
fn verbatim(text: &str) -> String {
    let text = inert(text);
    let rows = text.trim_end().split('\n').flat_map(|line| {
        let options = Options::new(WIDTH).initial_indent("    ").subsequent_indent("    ");
        textwrap::wrap(line, options).into_iter().map(|row| row.trim_end().to_owned())
    });
    let rows: Vec<String> = rows.collect();
    if rows.iter().all(String::is_empty) { String::new() } else { rows.join("\n") }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{document, said};
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_part_can_be_told_apart_without_any_markup() {
        let item = |text: &str| vec![Span::plain(text)];
        let document = Document {
            parts: vec![
                Part::Heading { level: 1, text: "Notes".into() },
                Part::Paragraph(vec![Span::strong("One"), Span::plain(" two\nthree")]),
                Part::List { ordered: true, items: vec![item("a\nb"), item("c")] },
                Part::Quote(item("heard")),
                Part::Verbatim("x\n  y".into()),
                Part::Rule,
            ],
        };
        let out = "Notes\n=====\n\nOne two\nthree\n\n1. a\n   b\n2. c\n\n> heard\n\n    x\n      y\n\n* * *\n";
        assert_eq!(write(&document), out);
    }

    /// Words without blanks and without the signs this form adds.
    fn bare(text: &str) -> String {
        text.chars().filter(|c| c.is_alphanumeric()).collect()
    }

    proptest! {
        #[test]
        fn no_word_is_lost_and_none_is_added(document in document()) {
            let parts = document.parts.into_iter().map(|part| match part {
                Part::List { items, .. } => Part::List { ordered: false, items },
                other => other,
            });
            let document = Document { parts: parts.collect() };
            let out = write(&document);
            let all: String = said(&document).into_iter().map(|(_, words)| words).collect();
            prop_assert_eq!(bare(&out), bare(&all));
        }

        #[test]
        fn no_line_is_too_wide_or_does_anything(document in document()) {
            for line in write(&document).lines() {
                prop_assert!(textwrap::core::display_width(line) <= WIDTH, "{}", line);
                prop_assert!(!line.chars().any(|c| c.is_control() || super::super::turns(c)), "{:?}", line);
            }
        }
    }
}
