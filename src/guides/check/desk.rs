//! The desk on which one file is checked: its places, and the problems found so far.

use crate::guides::library::Origin;
use crate::guides::place::{At, Places};
use crate::guides::problem::{Problem, Weight};

pub(in crate::guides) struct Desk<'a> {
    name: &'a str,
    origin: Origin,
    places: Places<'a>,
    pub(in crate::guides) problems: Vec<Problem>,
}

impl<'a> Desk<'a> {
    pub(in crate::guides) fn new(name: &'a str, origin: Origin, text: &'a str) -> Self {
        Self { name, origin, places: Places::new(text), problems: Vec::new() }
    }

    pub(super) const fn name(&self) -> &'a str {
        self.name
    }

    pub(super) const fn origin(&self) -> Origin {
        self.origin
    }

    pub(super) fn line(&self, at: &At) -> usize {
        self.places.line(at)
    }

    /// A problem that stops the guide from being used.
    pub(in crate::guides) fn stops(&mut self, at: &At, sentence: impl Into<String>, hint: impl Into<String>) {
        let line = self.places.line(at);
        self.problems.push(Problem::stops(self.name, line, sentence, hint));
    }

    /// As [`Desk::stops`], on the line where `excerpt` begins.
    pub(super) fn stops_in(&mut self, at: &At, excerpt: &str, sentence: impl Into<String>, hint: impl Into<String>) {
        let line = self.places.line_of_words(at, excerpt);
        self.problems.push(Problem::stops(self.name, line, sentence, hint));
    }

    /// A problem of wording, on the line where `excerpt` begins.
    pub(in crate::guides) fn wording(
        &mut self,
        at: &At,
        excerpt: &str,
        sentence: impl Into<String>,
        hint: impl Into<String>,
    ) {
        let line = self.places.line_of_words(at, excerpt);
        let problem = Problem::stops(self.name, line, sentence, hint);
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
