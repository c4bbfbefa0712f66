//! Markdown into a [`Document`], and what a person typed into one.

use super::{Document, Part, Span, Stress};
use pulldown_cmark::{Event, HeadingLevel, Parser, Tag, TagEnd};

/// Builds a document while walking the events.
#[derive(Default)]
struct Reader {
    document: Document,
    spans: Vec<Span>,
    items: Option<(bool, Vec<Vec<Span>>)>,
    verbatim: Option<String>,
    strong: usize,
    soft: usize,
    quoted: usize,
    line_ends: LineEnds,
}

/// What a single line end in the text becomes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum LineEnds {
    /// A blank, as Markdown has it.
    #[default]
    Joined,
    /// A line end.
    Kept,
}

pub(super) fn read(text: &str, line_ends: LineEnds) -> Document {
    let mut reader = Reader { line_ends, ..Reader::default() };
    for event in Parser::new(text) {
        reader.take(event);
    }
    reader.end_paragraph();
    reader.document
}

impl Reader {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => self.word(&text),
            Event::SoftBreak if self.line_ends == LineEnds::Joined => self.word(" "),
            Event::SoftBreak | Event::HardBreak => self.word("\n"),
            Event::Rule => self.document.parts.push(Part::Rule),
            Event::TaskListMarker(done) => self.word(if done { "[x] " } else { "[ ] " }),
            Event::FootnoteReference(text) | Event::InlineMath(text) | Event::DisplayMath(text) => self.word(&text),
        }
    }

    fn word(&mut self, text: &str) {
        if let Some(verbatim) = &mut self.verbatim {
            verbatim.push_str(text);
            return;
        }
        let stress = match (self.strong, self.soft) {
            (0, 0) => Stress::Plain,
            (0, _) => Stress::Soft,
            _ => Stress::Strong,
        };
        match self.spans.last_mut() {
            Some(last) if last.stress == stress => last.text.push_str(text),
            _ => self.spans.push(Span { text: text.to_owned(), stress }),
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.soft += 1,
            Tag::BlockQuote(_) => self.quoted += 1,
            Tag::List(first) => {
                self.end_paragraph();
                self.items.get_or_insert_with(|| (first.is_some(), Vec::new()));
            }
            Tag::CodeBlock(_) => self.verbatim = Some(String::new()),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => self.soft = self.soft.saturating_sub(1),
            TagEnd::BlockQuote(_) => self.quoted = self.quoted.saturating_sub(1),
            TagEnd::Heading(level) => {
                let text = super::words(&std::mem::take(&mut self.spans));
                let level = match level {
                    HeadingLevel::H1 => 1,
                    HeadingLevel::H2 => 2,
                    _ => 3,
                };
                self.document.parts.push(Part::Heading { level, text });
            }
            TagEnd::Item => {
                let spans = std::mem::take(&mut self.spans);
                if let Some((_, items)) = &mut self.items
                    && !spans.is_empty()
                {
                    items.push(spans);
                }
            }
            TagEnd::List(_) => {
                if let Some((ordered, items)) = self.items.take() {
                    self.document.parts.push(Part::List { ordered, items });
                }
            }
            TagEnd::CodeBlock => {
                if let Some(text) = self.verbatim.take() {
                    self.document.parts.push(Part::Verbatim(text.trim_end().to_owned()));
                }
            }
            TagEnd::Paragraph if self.items.is_none() => self.end_paragraph(),
            _ => {}
        }
    }

    fn end_paragraph(&mut self) {
        let spans = std::mem::take(&mut self.spans);
        if spans.is_empty() {
            return;
        }
        match &mut self.items {
            Some((_, items)) => items.push(spans),
            None if self.quoted > 0 => self.document.parts.push(Part::Quote(spans)),
            None => self.document.parts.push(Part::Paragraph(spans)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn joined(text: &str) -> Document {
        read(text, LineEnds::Joined)
    }

    #[test]
    fn the_parts_of_a_reading_are_told_apart() {
        let document = joined("# One\n\nSay *less*, **wait**.\n\n- a\n- b\n\n1. c\n\n> heard\n\n---\n");
        assert_eq!(document.parts.len(), 6);
        assert_eq!(document.parts[0], Part::Heading { level: 1, text: "One".into() });
        assert!(matches!(&document.parts[2], Part::List { ordered: false, items } if items.len() == 2));
        assert!(matches!(&document.parts[3], Part::List { ordered: true, .. }));
        assert_eq!(document.parts[4], Part::Quote(vec![Span::plain("heard")]));
    }

    #[test]
    fn markup_is_kept_as_words_never_run() {
        let document = joined("see <b>this</b> and [name](http://example.org)");
        let Part::Paragraph(spans) = &document.parts[0] else { panic!("{document:?}") };
        assert_eq!(super::super::words(spans), "see <b>this</b> and name");
    }
}
