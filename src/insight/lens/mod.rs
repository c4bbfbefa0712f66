//! The language lens: marks spots in a text that another reader may hear as blame, excuse or control, says why, and
//! offers softer words.
//!
//! Owns looking. What it looks for stands in a lexicon (`assets/lens/en.toml`; another language is another file, its
//! form is explained in [`lexicon`]). It never judges, counts or stores: a spot is a place to look at again, no more.
//! It would rather miss a spot than point at innocent words.

pub mod lexicon;
mod pattern;
mod rule;
mod seek;
mod share;
mod words;

pub use self::lexicon::LexiconError;
use self::rule::Rule;
use self::seek::Eye;
use self::words::{Vocabulary, Words};
use crate::domain::lens::LensSet;
use std::collections::HashMap;
use std::ops::Range;
use std::sync::LazyLock;
use unicode_segmentation::GraphemeCursor;

static ENGLISH: LazyLock<Lens> = LazyLock::new(|| {
    Lens::parse(include_bytes!("../../../assets/lens/en.toml")).expect("a test reads the embedded lexicon")
});

/// The most spots that are given for one text: more would help nobody.
pub const MOST: usize = 40;

/// How many finds of one text are looked at closely: far more than a text that was written by hand holds.
const LOOKS: usize = 1000;

/// A lexicon, ready to look with. The default one is empty and finds nothing.
#[derive(Debug, Default)]
pub struct Lens {
    vocabulary: Vocabulary,
    rules: Vec<Rule>,
    /// For each word that can begin a pattern: rule and pattern.
    openings: HashMap<u32, Vec<(usize, usize)>>,
}

/// A place to look at again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Bytes of the text; both ends lie between two graphemes.
    pub span: Range<usize>,
    /// What was looked for.
    pub set: LensSet,
    /// The id of the rule in the lexicon.
    pub rule: String,
    /// How the words may be heard: one to three sentences.
    pub why: String,
    /// Other ways to say it; "..." stands for the person's own words. At least one.
    pub softer: Vec<String>,
}

impl Lens {
    /// The lens that comes with the program.
    #[must_use]
    pub fn embedded() -> &'static Self {
        &ENGLISH
    }

    /// Reads a lexicon; its form is told in [`lexicon`].
    ///
    /// # Errors
    /// If the bytes are no lexicon, with what to change.
    pub fn parse(bytes: &[u8]) -> Result<Self, LexiconError> {
        let (vocabulary, rules) = lexicon::read(bytes)?;
        let mut openings: HashMap<u32, Vec<(usize, usize)>> = HashMap::new();
        for (r, rule) in rules.iter().enumerate() {
            for (p, pattern) in rule.patterns.iter().enumerate() {
                for id in pattern.openings() {
                    openings.entry(*id).or_default().push((r, p));
                }
            }
        }
        Ok(Self { vocabulary, rules, openings })
    }

    /// How many rules it has.
    #[must_use]
    pub const fn rules(&self) -> usize {
        self.rules.len()
    }

    /// The spots of `text` under these sets, from its start to its end; no two overlap. Takes time in proportion to
    /// the text.
    #[must_use]
    pub fn spots(&self, text: &str, sets: &[LensSet]) -> Vec<Spot> {
        if self.rules.is_empty() || sets.is_empty() {
            return Vec::new();
        }
        let words = Words::of(text, &self.vocabulary);
        let mut found = self.found(&words, sets);
        share::keep_those_that_prevail(&mut found, &self.rules, &words);
        found.sort_by_key(|hit| (hit.tokens.start, usize::MAX - hit.tokens.end, hit.rule));
        let mut spots: Vec<Spot> = Vec::new();
        for hit in found {
            let Some(span) = words.span(&hit.tokens).filter(|span| is_whole(text, span)) else { continue };
            if spots.last().is_some_and(|last| span.start < last.span.end) {
                continue;
            }
            if spots.len() == MOST {
                break;
            }
            spots.push(self.rules[hit.rule].spot(span));
        }
        spots
    }

    fn found(&self, words: &Words, sets: &[LensSet]) -> Vec<Hit> {
        let eye = Eye::on(words);
        let mut applies: HashMap<usize, bool> = HashMap::new();
        let mut found: Vec<Hit> = Vec::new();
        let mut looks = 0;
        for start in 0..words.len() {
            let Some(opened) = words.id(start).and_then(|id| self.openings.get(&id)) else { continue };
            for (r, p) in opened {
                let rule = &self.rules[*r];
                if !sets.contains(&rule.set) || found.last().is_some_and(|hit| hit.is(*r, start)) {
                    continue;
                }
                let Some(tokens) = rule.find(*p, start, &eye) else { continue };
                looks += 1;
                if looks > LOOKS {
                    return found;
                }
                if rule.holds(&tokens, &eye) && *applies.entry(*r).or_insert_with(|| rule.applies(&eye)) {
                    found.push(Hit { rule: *r, tokens: rule.shown(*p, tokens, &eye) });
                }
            }
        }
        found
    }
}

/// A rule that found something, and where in the words.
#[derive(Clone, Debug)]
struct Hit {
    rule: usize,
    tokens: Range<usize>,
}

impl Hit {
    /// Whether another pattern of the same rule has begun at the same word.
    const fn is(&self, rule: usize, start: usize) -> bool {
        self.rule == rule && self.tokens.start == start
    }
}

/// Whether no grapheme is cut.
fn is_whole(text: &str, span: &Range<usize>) -> bool {
    let lies_between = |at: usize| GraphemeCursor::new(at, text.len(), true).is_boundary(text, 0) == Ok(true);
    lies_between(span.start) && lies_between(span.end)
}
