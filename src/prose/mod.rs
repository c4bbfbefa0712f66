//! Readable content as data. A reading, a preview, an export are all a [`Document`]; faces and exporters draw it.
//!
//! Owns the model and Markdown in. Does not own layout (faces) or bytes out (`export`).

mod markdown;
mod typed;

/// Something to read, from top to bottom.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Document {
    /// Its parts in order.
    pub parts: Vec<Part>,
}

/// One part of a [`Document`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// A heading; level 1 to 3.
    Heading {
        /// 1 is the largest.
        level: u8,
        /// Its words.
        text: String,
    },
    /// A paragraph.
    Paragraph(Vec<Span>),
    /// A list; numbered if `ordered`.
    List {
        /// Numbered from 1, or with bullets.
        ordered: bool,
        /// Each item's words.
        items: Vec<Vec<Span>>,
    },
    /// Somebody's words, set apart.
    Quote(Vec<Span>),
    /// Lines kept exactly as they are.
    Verbatim(String),
    /// A break between two parts.
    Rule,
}

/// A run of words with one kind of stress.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Span {
    /// The words.
    pub text: String,
    /// How they are stressed.
    pub stress: Stress,
}

/// How words are stressed. Never the only carrier of meaning.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Stress {
    /// Not at all.
    #[default]
    Plain,
    /// Set apart softly.
    Soft,
    /// Strong.
    Strong,
    /// A match in a search.
    Found,
}

impl Span {
    /// Plain words.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), stress: Stress::Plain }
    }

    /// Strong words.
    pub fn strong(text: impl Into<String>) -> Self {
        Self { text: text.into(), stress: Stress::Strong }
    }
}

impl Document {
    /// Reads Markdown: headings, paragraphs, lists, quotes, rules, emphasis. Anything else is kept as its plain
    /// words; nothing is dropped, linked or run.
    #[must_use]
    pub fn from_markdown(text: &str) -> Self {
        markdown::read(text, markdown::LineEnds::Joined)
    }

    /// Reads what a person typed in their journal. Headings, bullets, quotes and emphasis are drawn as such; a line
    /// end stays a line end; everything else reads as it was typed. No letter and no digit is ever lost.
    #[must_use]
    pub fn from_typed(text: &str) -> Self {
        markdown::read(&typed::guarded(text), markdown::LineEnds::Kept)
    }

    /// One plain paragraph per line of `text`; blank lines only part them.
    #[must_use]
    pub fn from_plain(text: &str) -> Self {
        let lines = text.lines().filter(|line| !line.trim().is_empty());
        Self { parts: lines.map(|line| Part::Paragraph(vec![Span::plain(line)])).collect() }
    }

    /// Puts `new` wherever `old` stands in a paragraph.
    pub fn replace(&mut self, old: &str, new: &str) {
        let paragraphs = self.parts.iter_mut().filter_map(|part| match part {
            Part::Paragraph(spans) => Some(spans),
            _ => None,
        });
        for span in paragraphs.flatten().filter(|span| span.text.contains(old)) {
            span.text = span.text.replace(old, new);
        }
    }

    /// All its texts, to change them.
    pub fn texts(&mut self) -> impl Iterator<Item = &mut String> {
        self.parts.iter_mut().flat_map(|part| {
            let (items, text) = match part {
                Part::Paragraph(spans) | Part::Quote(spans) => (std::slice::from_mut(spans), None),
                Part::List { items, .. } => (items.as_mut_slice(), None),
                Part::Heading { text, .. } | Part::Verbatim(text) => (Default::default(), Some(text)),
                Part::Rule => (Default::default(), None),
            };
            items.iter_mut().flatten().map(|span| &mut span.text).chain(text)
        })
    }

    /// Adds a heading.
    pub fn heading(&mut self, level: u8, text: impl Into<String>) -> &mut Self {
        self.parts.push(Part::Heading { level, text: text.into() });
        self
    }

    /// Adds a plain paragraph.
    pub fn say(&mut self, text: impl Into<String>) -> &mut Self {
        self.parts.push(Part::Paragraph(vec![Span::plain(text)]));
        self
    }

    /// Adds another document's parts.
    pub fn append(&mut self, other: Self) -> &mut Self {
        self.parts.extend(other.parts);
        self
    }
}

/// The words of `spans` without their stress.
#[must_use]
pub fn words(spans: &[Span]) -> String {
    spans.iter().map(|span| span.text.as_str()).collect()
}
