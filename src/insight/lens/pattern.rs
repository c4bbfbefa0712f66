//! A pattern: the few words of a lexicon line, read into steps. The language is told in [`super::lexicon`].

use super::words::Vocabulary;
use std::collections::BTreeMap;

/// The most words a pattern may reach over, gaps included: ends are kept as bits of one number.
pub(super) const REACH: usize = 60;
/// The most words all patterns of a lexicon name together.
const BUDGET: usize = 400_000;

/// One step through the words.
#[derive(Debug)]
pub(super) enum Step {
    /// One of these words.
    One(Choices),
    /// One of these words, or nothing.
    Perhaps(Choices),
    /// Up to so many words of the same clause.
    Within(usize),
    /// Up to so many words of the same sentence.
    Across(usize),
    /// The end of a sentence; the next word stands in another one.
    End,
}

/// Words of which one is meant.
#[derive(Debug, Default)]
pub(super) struct Choices {
    /// Whole words, sorted.
    pub(super) ids: Vec<u32>,
    /// Beginnings of words.
    pub(super) stems: Vec<String>,
}

/// Where a pattern may begin or end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edge {
    Anywhere,
    OfSentence,
}

/// A pattern.
#[derive(Debug)]
pub(super) struct Pattern {
    pub(super) begins: Edge,
    pub(super) steps: Vec<Step>,
    pub(super) ends: Edge,
    /// How many further words of the clause are shown with what was found.
    pub(super) tail: usize,
}

impl Pattern {
    /// The words it can begin with.
    pub(super) fn openings(&self) -> &[u32] {
        match self.steps.first() {
            Some(Step::One(choices)) => &choices.ids,
            _ => &[],
        }
    }
}

/// Reads patterns: the named lists, the vocabulary that grows, and what is left of the budget.
#[derive(Debug)]
pub(super) struct PatternReader<'a> {
    lists: &'a BTreeMap<String, Vec<String>>,
    vocabulary: &'a mut Vocabulary,
    left: usize,
}

impl<'a> PatternReader<'a> {
    pub(super) const fn new(lists: &'a BTreeMap<String, Vec<String>>, vocabulary: &'a mut Vocabulary) -> Self {
        Self { lists, vocabulary, left: BUDGET }
    }

    /// A pattern that is looked for by its first word.
    pub(super) fn sought(&mut self, text: &str) -> Result<Pattern, String> {
        let pattern = self.read(text)?;
        match pattern.steps.first() {
            Some(Step::One(choices)) if choices.stems.is_empty() => Ok(pattern),
            _ => Err(format!("The pattern \"{}\" does not begin with a whole word.", cut(text))),
        }
    }

    /// A pattern that is only looked for beside something.
    pub(super) fn read(&mut self, text: &str) -> Result<Pattern, String> {
        let mut pattern = Pattern { begins: Edge::Anywhere, steps: Vec::new(), ends: Edge::Anywhere, tail: 0 };
        let mut reach = 0;
        for piece in text.split_whitespace() {
            let closed = pattern.ends == Edge::OfSentence || pattern.tail > 0;
            match piece {
                _ if closed => return Err(format!("In \"{}\" nothing may follow `$` or `+`.", cut(text))),
                "^" if pattern.steps.is_empty() => pattern.begins = Edge::OfSentence,
                "$" => pattern.ends = Edge::OfSentence,
                "." => pattern.steps.push(Step::End),
                _ => match piece.strip_prefix('+') {
                    Some(number) => pattern.tail = few(number, text)?,
                    None => pattern.steps.push(self.step(piece, text)?),
                },
            }
            reach += match pattern.steps.last() {
                Some(Step::Within(most) | Step::Across(most)) => *most,
                _ => 1,
            };
        }
        if reach > REACH {
            return Err(format!("The pattern \"{}\" reaches too far.", cut(text)));
        }
        if pattern.steps.is_empty() { Err("A pattern is empty.".to_owned()) } else { Ok(pattern) }
    }

    fn step(&mut self, piece: &str, text: &str) -> Result<Step, String> {
        if let Some(number) = piece.strip_prefix('~') {
            return Ok(Step::Within(few(number, text)?));
        }
        if let Some(number) = piece.strip_prefix("..") {
            return Ok(Step::Across(few(number, text)?));
        }
        Ok(match piece.strip_suffix('?') {
            Some(words) => Step::Perhaps(self.choices(words, text)?),
            None => Step::One(self.choices(piece, text)?),
        })
    }

    fn choices(&mut self, piece: &str, text: &str) -> Result<Choices, String> {
        let mut choices = Choices::default();
        let lists = self.lists;
        for word in piece.split('/') {
            match word.strip_prefix('<').and_then(|name| name.strip_suffix('>')) {
                Some(name) => {
                    let list = lists.get(name);
                    let list = list.ok_or_else(|| format!("There is no list of words called \"{}\".", cut(name)))?;
                    for word in list {
                        self.add(&mut choices, word, text)?;
                    }
                }
                None => self.add(&mut choices, word, text)?,
            }
        }
        choices.ids.sort_unstable();
        choices.ids.dedup();
        Ok(choices)
    }

    fn add(&mut self, choices: &mut Choices, word: &str, text: &str) -> Result<(), String> {
        self.left = self.left.checked_sub(1).ok_or("The lists and patterns name too many words.")?;
        let (stem, is_stem) = match word.strip_suffix('*') {
            Some(stem) => (stem, true),
            None => (word, false),
        };
        let sound = stem.chars().all(|c| c.is_alphanumeric() || c == '\'') && stem.starts_with(char::is_alphanumeric);
        if !sound || stem.chars().any(char::is_uppercase) {
            return Err(format!("\"{}\" in \"{}\" is not a word in small letters.", cut(word), cut(text)));
        }
        if is_stem {
            choices.stems.push(stem.to_owned());
        } else {
            choices.ids.push(self.vocabulary.learn(stem));
        }
        Ok(())
    }
}

/// A number of words from 1 to 20.
fn few(number: &str, text: &str) -> Result<usize, String> {
    let number = number.parse().ok().filter(|number| (1..=20).contains(number));
    number.ok_or_else(|| format!("In \"{}\" a number from 1 to 20 belongs after `~`, `..` and `+`.", cut(text)))
}

/// The beginning of a text, fit for a message.
fn cut(text: &str) -> String {
    text.chars().filter(|c| !c.is_control()).take(60).collect()
}
