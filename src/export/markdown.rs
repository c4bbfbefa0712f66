//! Markdown out. Read back as Markdown, the file says the same words in the same parts.

use super::{inert, lines};
use crate::prose::{Document, Part, Span, Stress};

/// The text of a Markdown file. Ends with a line end.
#[must_use]
pub fn write(document: &Document) -> String {
    let mut blocks: Vec<String> = Vec::new();
    let mut list = Lists::default();
    for part in &document.parts {
        let block = match part {
            Part::Heading { level, text } => heading(*level, text),
            Part::Paragraph(spans) => inline(spans).join("\\\n"),
            Part::List { ordered, items } => list.write(*ordered, items),
            Part::Quote(spans) => inline(spans).iter().map(|line| format!("> {line}")).collect::<Vec<_>>().join("\\\n"),
            Part::Verbatim(text) => fenced(text),
            Part::Rule => "---".to_owned(),
        };
        if block.is_empty() {
            continue;
        }
        if !matches!(part, Part::List { .. }) {
            list = Lists::default();
        }
        blocks.push(block);
    }
    let mut out = blocks.join("\n\n");
    out.push('\n');
    out
}

fn heading(level: u8, text: &str) -> String {
    let text = lines(text).join(" ");
    if text.is_empty() { text } else { format!("{} {}", "#".repeat(usize::from(level.clamp(1, 6))), escape(&text)) }
}

fn fenced(text: &str) -> String {
    let text = inert(text);
    let text = text.trim_end();
    if text.trim().is_empty() {
        return String::new();
    }
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest.max(2) + 1);
    format!("{fence}\n{text}\n{fence}")
}

/// Two lists in a row would flow into one, so every other one has other signs.
#[derive(Default)]
struct Lists {
    before: Option<(bool, usize)>,
}

impl Lists {
    fn write(&mut self, ordered: bool, items: &[Vec<Span>]) -> String {
        let turn = match self.before {
            Some((kind, turn)) if kind == ordered => 1 - turn,
            _ => 0,
        };
        let items: Vec<Vec<String>> = items.iter().map(|item| inline(item)).filter(|item| !item.is_empty()).collect();
        if !items.is_empty() {
            self.before = Some((ordered, turn));
        }
        let items = items.iter().enumerate().map(|(index, item)| {
            let sign = match (ordered, turn) {
                (true, 0) => format!("{}. ", index + 1),
                (true, _) => format!("{}) ", index + 1),
                (false, 0) => "- ".to_owned(),
                (false, _) => "* ".to_owned(),
            };
            let indent = " ".repeat(sign.len());
            format!("{sign}{}", item.join(&format!("\\\n{indent}")))
        });
        items.collect::<Vec<_>>().join("\n")
    }
}

/// The lines of some spans, escaped, with their stress.
fn inline(spans: &[Span]) -> Vec<String> {
    let mut out: Vec<Vec<(String, Stress)>> = vec![Vec::new()];
    for span in spans {
        for (index, piece) in inert(&span.text).split('\n').enumerate() {
            if index > 0 {
                out.push(Vec::new());
            }
            if let (Some(line), false) = (out.last_mut(), piece.is_empty()) {
                match line.last_mut() {
                    Some((text, stress)) if *stress == span.stress => text.push_str(piece),
                    _ => line.push((piece.to_owned(), span.stress)),
                }
            }
        }
    }
    out.iter().map(|line| line_of(line)).filter(|line| !line.is_empty()).collect()
}

fn line_of(runs: &[(String, Stress)]) -> String {
    let whole: String = runs.iter().map(|(text, _)| text.as_str()).collect();
    let mut out = String::new();
    let mut rest = whole.as_str();
    for (text, stress) in runs {
        rest = rest.get(text.len()..).unwrap_or_default();
        let escaped = escape(text);
        let sign = match stress {
            Stress::Plain | Stress::Found => "",
            Stress::Soft => "*",
            Stress::Strong => "**",
        };
        let inner = escaped.trim();
        let lead = escaped.len() - escaped.trim_start().len();
        let before = if lead > 0 { Some(' ') } else { out.chars().last() };
        let after = if escaped.trim_end().len() < escaped.len() { Some(' ') } else { rest.chars().next() };
        if sign.is_empty() || !holds(inner, before, after) {
            out.push_str(&escaped);
            continue;
        }
        let end = lead + inner.len();
        out.push_str(&escaped[..lead]);
        out.push_str(sign);
        out.push_str(inner);
        out.push_str(sign);
        out.push_str(&escaped[end..]);
    }
    begin(out.trim())
}

/// Whether signs of stress around `inner` would be read as such. Where not, the words stand without them.
fn holds(inner: &str, before: Option<char>, after: Option<char>) -> bool {
    let open = |c: Option<char>| c.is_none_or(char::is_whitespace);
    let first = inner.chars().next().is_some_and(char::is_alphanumeric);
    let last = inner.chars().last().is_some_and(char::is_alphanumeric);
    let joined = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    !inner.is_empty() && (open(before) || first && joined(before)) && (open(after) || last && joined(after))
}

/// With a backslash before every sign that Markdown could take for markup inside a line.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if matches!(c, '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '&' | '~' | '|' | '#') {
            out.push('\\');
        }
        out.push(c);
    }
    out
}

/// With a backslash before what would be markup at the beginning of a line.
fn begin(line: &str) -> String {
    let digits = line.len() - line.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let (head, tail) = line.split_at(digits);
    let markup = if digits > 0 { tail.starts_with(['.', ')']) } else { tail.starts_with(['-', '+', '=']) };
    if markup { format!("{head}\\{tail}") } else { line.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::super::tests::{document, said};
    use super::*;
    use proptest::prelude::*;

    fn paragraph(spans: Vec<Span>) -> Document {
        Document { parts: vec![Part::Paragraph(spans)] }
    }

    #[test]
    fn typed_signs_read_as_they_were_typed() {
        for typed in [
            "# not a heading",
            "1. not a list",
            "- nor this",
            "[me]: not a target",
            "![x](http://example.org/pixel) <script>alert(1)</script> &amp; `code`",
            "==== === ---",
            "a_b *c* **d** ~~e~~ | f |",
            "C:\\new",
            "+1",
        ] {
            let out = write(&paragraph(vec![Span::plain(typed)]));
            let back = Document::from_markdown(&out);
            assert_eq!(back, paragraph(vec![Span::plain(typed)]), "{out}");
        }
    }

    #[test]
    fn stress_line_ends_lists_and_quotes_come_back() {
        let soft = |text: &str| Span { text: text.into(), stress: Stress::Soft };
        let item = |text: &str| vec![Span::plain(text)];
        let document = Document {
            parts: vec![
                Part::Heading { level: 2, text: "One #".into() },
                Part::Paragraph(vec![Span::strong("bold"), Span::plain(" and\n"), soft("soft"), Span::plain("er")]),
                Part::List { ordered: false, items: vec![item("a\nb"), item("c")] },
                Part::List { ordered: false, items: vec![item("d")] },
                Part::List { ordered: true, items: vec![item("e"), item("f")] },
                Part::Quote(vec![Span::plain("heard\nit")]),
                Part::Quote(vec![Span::plain("again")]),
                Part::Verbatim("x ``` y\n  z".into()),
                Part::Rule,
            ],
        };
        assert_eq!(Document::from_markdown(&write(&document)), document, "{}", write(&document));
    }

    proptest! {
        #[test]
        fn what_is_written_reads_back_with_the_same_words_in_the_same_parts(document in document()) {
            let out = write(&document);
            let back = Document::from_markdown(&out);
            prop_assert_eq!(said(&back), said(&document), "{}", out);
        }

        #[test]
        fn no_html_link_or_picture_ever_comes_of_typed_words(document in document()) {
            use pulldown_cmark::{Event, Parser, Tag};
            for event in Parser::new(&write(&document)) {
                let live = matches!(event, Event::Html(_) | Event::InlineHtml(_) | Event::Start(Tag::Link { .. } | Tag::Image { .. }));
                prop_assert!(!live, "{:?}", event);
            }
        }
    }
}
