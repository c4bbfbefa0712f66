//! What a person typed, made safe to be read as Markdown.
//!
//! Few people who keep a journal know Markdown. Read strictly it would swallow some of their words: `[Sam]: hello` is
//! a link target, `3. March` becomes item 1, `<3` may open a tag. So all that is not plainly a heading, a bullet, a
//! quote or an emphasis is escaped first and reads as it was typed.

/// Deeper indents would turn words into code.
const INDENT: usize = 3;

/// What can stand before the words of a line: bullets and quotes.
const MARKS: [char; 3] = ['-', '*', '>'];

pub(super) fn guarded(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for line in text.split('\n') {
        guard_line(line, &mut out);
        out.push('\n');
    }
    out.pop();
    out
}

fn guard_line(line: &str, out: &mut String) {
    let words = line.trim_start_matches(|c: char| c.is_whitespace() || MARKS.contains(&c));
    let marks = &line[..line.len() - words.len()];
    let first = marks.find(MARKS).unwrap_or(marks.len());
    out.extend(std::iter::repeat_n(' ', first.min(INDENT)));
    let mut blank = false;
    for c in marks[first..].chars() {
        if !(blank && c.is_whitespace()) {
            out.push(if c.is_whitespace() { ' ' } else { c });
        }
        blank = c.is_whitespace();
    }
    guard_words(words, out);
}

fn guard_words(words: &str, out: &mut String) {
    let digits = words.len() - words.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mut before = ' ';
    let mut chars = words.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let after = chars.peek().map_or(' ', |(_, c)| *c);
        let escaped = match c {
            '\\' | '`' | '~' | '<' | '&' | '[' | '|' => true,
            '+' => at == 0,
            '.' | ')' => digits > 0 && at == digits,
            '*' | '_' => before.is_alphanumeric() && after.is_alphanumeric(),
            _ => false,
        };
        if escaped {
            out.push('\\');
        }
        out.push(c);
        before = c;
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Document, Part, words};
    use proptest::prelude::*;

    fn said(document: &Document) -> String {
        let texts = document.parts.iter().flat_map(|part| match part {
            Part::Heading { text, .. } | Part::Verbatim(text) => vec![text.clone()],
            Part::Paragraph(spans) | Part::Quote(spans) => vec![words(spans)],
            Part::List { items, .. } => items.iter().map(|item| words(item)).collect(),
            Part::Rule => Vec::new(),
        });
        texts.collect::<Vec<_>>().join("\n")
    }

    #[test]
    fn what_looks_like_a_link_or_a_number_is_read_as_it_was_typed() {
        for typed in [
            "[Sam]: hello",
            "3. March was hard",
            "I <3 you & <b>us</b> &lt;",
            "see [this](http://example.org)",
            "![x](y)",
            "2*3*4 and a_b_c",
            "```\nnot code\n```",
            "+ 5 things | more",
            r"C:\new \* two",
            "one\ntwo\nthree",
        ] {
            assert_eq!(said(&Document::from_typed(typed)), typed);
        }
        assert_eq!(said(&Document::from_typed("a\n\n        far in")), "a\nfar in");
        assert_eq!(said(&Document::from_typed("-      [a]: 1. b\n- 2. c")), "[a]: 1. b\n2. c");
    }

    #[test]
    fn plain_markup_is_drawn() {
        let document = Document::from_typed("# Today\n\nI was **so** calm.\n\n- one\n- two\n\n> heard");
        assert!(matches!(&document.parts[0], Part::Heading { text, .. } if text == "Today"));
        assert!(matches!(&document.parts[1], Part::Paragraph(spans) if spans.len() == 3));
        assert!(matches!(&document.parts[2], Part::List { ordered: false, items } if items.len() == 2));
        assert!(matches!(&document.parts[3], Part::Quote(_)));
    }

    proptest! {
        #[test]
        fn no_letter_is_lost(text in "([a-zé字0-9 \n\t*_#>.)(\\[\\]:<&;!`~=+|\\\\-]|\n\n|\\[a\\]: |\n1. ){0,60}") {
            let kept = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
            prop_assert_eq!(kept(&said(&Document::from_typed(&text))), kept(&text));
        }
    }
}
