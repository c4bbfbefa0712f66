//! The desk on which one file is checked: its places, and the problems found so far.

use crate::guides::library::{GuideFile, Origin};
use crate::guides::place::{At, Places};
use crate::guides::problem::{Problem, Weight};

pub(super) struct Desk<'a> {
    file: &'a GuideFile,
    places: Places<'a>,
    pub(super) problems: Vec<Problem>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(file: &'a GuideFile) -> Self {
        Self { file, places: Places::new(file.text()), problems: Vec::new() }
    }

    pub(super) fn name(&self) -> &'a str {
        self.file.name()
    }

    pub(super) fn origin(&self) -> Origin {
        self.file.origin()
    }

    pub(super) fn line(&self, at: &At) -> usize {
        self.places.line(at)
    }

    /// A problem that stops the guide from being used.
    pub(super) fn stops(&mut self, at: &At, sentence: impl Into<String>, hint: impl Into<String>) {
        let line = self.places.line(at);
        self.problems.push(Problem::stops(self.file.name(), line, sentence, hint));
    }

    /// As [`Desk::stops`], on the line where `excerpt` begins.
    pub(super) fn stops_in(&mut self, at: &At, excerpt: &str, sentence: impl Into<String>, hint: impl Into<String>) {
        let line = self.places.line_of_words(at, excerpt);
        self.problems.push(Problem::stops(self.file.name(), line, sentence, hint));
    }

    /// A problem of wording, on the line where `excerpt` begins.
    pub(super) fn wording(&mut self, at: &At, excerpt: &str, sentence: impl Into<String>, hint: impl Into<String>) {
        let line = self.places.line_of_words(at, excerpt);
        let problem = Problem::stops(self.file.name(), line, sentence, hint);
        self.problems.push(Problem { weight: Weight::Wording, ..problem });
    }
}

/// The first words of a sentence, to recognise it by.
pub(super) fn beginning(sentence: &str) -> String {
    let mut words = sentence.split_whitespace();
    let first: Vec<&str> = words.by_ref().take(5).collect();
    let dots = if words.next().is_some() { "..." } else { "" };
    format!("{}{dots}", first.join(" "))
}
