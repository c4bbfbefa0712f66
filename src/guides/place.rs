//! Where in a guide file something stands. Owns the way from a path such as "exercise 2, prompt 0, ask" to a line.

use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// A path into a guide file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct At(Vec<Part>);

#[derive(Clone, Debug, PartialEq, Eq)]
enum Part {
    Key(String),
    Item(usize),
}

impl At {
    pub(super) fn key(&self, key: &str) -> Self {
        self.with(Part::Key(key.to_owned()))
    }

    pub(super) fn item(&self, index: usize) -> Self {
        self.with(Part::Item(index))
    }

    fn with(&self, part: Part) -> Self {
        let mut parts = self.0.clone();
        parts.push(part);
        Self(parts)
    }
}

/// The lines of one file.
pub(super) struct Places<'a> {
    text: &'a str,
    lines: Lines,
    table: DeTable<'a>,
}

impl<'a> Places<'a> {
    /// Of a text that is known to be TOML; of any other, everything is on line 1.
    pub(super) fn new(text: &'a str) -> Self {
        let table = DeTable::parse(text).map(Spanned::into_inner).unwrap_or_default();
        Self { text, lines: Lines::of(text), table }
    }

    /// The line of the deepest part of `at` that is in the file.
    pub(super) fn line(&self, at: &At) -> usize {
        self.lines.at(self.find(at).0.start)
    }

    /// The line on which `excerpt` begins inside the value at `at`, or else the line of the value.
    pub(super) fn line_of_words(&self, at: &At, excerpt: &str) -> usize {
        let (key, value) = self.find(at);
        let raw = self.text.get(value.clone()).unwrap_or_default();
        let offset = offset_of_words(raw, excerpt);
        self.lines.at(offset.map_or(key.start, |offset| value.start + offset))
    }

    /// The spans of the deepest key and value that `at` leads to.
    fn find(&self, at: &At) -> (Range<usize>, Range<usize>) {
        let mut found = (0..0, 0..0);
        let mut inside: Option<&DeValue<'a>> = None;
        for part in &at.0 {
            let next = match (part, inside) {
                (Part::Key(key), None) => entry(&self.table, key),
                (Part::Key(key), Some(DeValue::Table(table))) => entry(table, key),
                (Part::Item(index), Some(DeValue::Array(items))) => items.get(*index).map(|item| (item.span(), item)),
                _ => None,
            };
            let Some((key, value)) = next else { break };
            found = (key, value.span());
            inside = Some(value.get_ref());
        }
        found
    }
}

fn entry<'t, 'a>(table: &'t DeTable<'a>, key: &str) -> Option<(Range<usize>, &'t Spanned<DeValue<'a>>)> {
    table.get_key_value(key).map(|(key, value)| (key.span(), value))
}

/// Where each line of a text starts.
pub(super) struct Lines(Vec<usize>);

impl Lines {
    pub(super) fn of(text: &str) -> Self {
        Self(std::iter::once(0).chain(text.match_indices('\n').map(|(at, _)| at + 1)).collect())
    }

    /// The line, from 1, of a byte offset.
    pub(super) fn at(&self, offset: usize) -> usize {
        self.0.partition_point(|start| *start <= offset).max(1)
    }
}

/// Where the first words of `excerpt` stand in the raw text of a value, whatever line breaks and marks lie between.
fn offset_of_words(raw: &str, excerpt: &str) -> Option<usize> {
    let wanted: Vec<&str> = tokens(excerpt).map(|(_, word)| word).take(4).collect();
    let found: Vec<(usize, &str)> = tokens(raw).collect();
    if wanted.is_empty() {
        return None;
    }
    found.windows(wanted.len()).find(|window| window.iter().map(|(_, word)| word).eq(&wanted)).map(|window| window[0].0)
}

fn tokens(text: &str) -> impl Iterator<Item = (usize, &str)> {
    text.split(|c: char| !c.is_alphanumeric() && c != '\'' && c != '{' && c != '}')
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "format = 1\n\n[[exercise]]\nid = \"a\"\nnext = [\n  \"b\",\n  \"c\",\n]\n\n[[exercise.prompt]]\n\
                        id = \"p\"\nask = \"\"\"\nOne two. Three\n**four** five.\"\"\"\n";

    #[test]
    fn a_path_leads_to_its_line() {
        let places = Places::new(TEXT);
        let exercise = At::default().key("exercise").item(0);
        assert_eq!(places.line(&exercise), 3);
        assert_eq!(places.line(&exercise.key("id")), 4);
        assert_eq!(places.line(&exercise.key("next").item(1)), 7);
        assert_eq!(places.line(&exercise.key("prompt").item(0)), 10);
        assert_eq!(places.line(&exercise.key("prompt").item(0).key("missing")), 10);
        assert_eq!(places.line(&At::default()), 1);
    }

    #[test]
    fn words_are_found_across_lines_and_marks() {
        let ask = At::default().key("exercise").item(0).key("prompt").item(0).key("ask");
        let places = Places::new(TEXT);
        assert_eq!(places.line_of_words(&ask, "Three four five."), 13);
        assert_eq!(places.line_of_words(&ask, "four five."), 14);
        assert_eq!(places.line_of_words(&ask, "not there"), 12);
    }
}
