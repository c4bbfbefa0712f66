//! The lexicon file, and how to write one in another language.
//!
//! ```toml
//! format = 1
//! language = "en"
//!
//! [words]                          # lists of words, used in patterns as <name>
//! asking = ["ask", "asked"]
//!
//! [[rule]]
//! id = "you-never"
//! set = "blame"                    # blame, ownership, apology or boundary
//! match = ["you never once? <asking> +2"]
//! unless_after = ["for anything"]
//! why = "How it may be heard, in one to three short sentences."
//! softer = ["When ..., I felt ...", "I would like ..."]
//! ```
//!
//! A pattern is a run of words in small letters, parted by blanks:
//!
//! | written | means |
//! |---|---|
//! | `never` | this word |
//! | `always/never` | one of these words |
//! | `friend*` | a word that begins like this |
//! | `<asking>` | a word of this list |
//! | `once?` | this word, or nothing |
//! | `~3` | up to three words of any kind, within the clause |
//! | `..8` | up to eight words of any kind, over commas too |
//! | `.` | the end of a sentence |
//! | `^` first, `$` last | the beginning or the end of a sentence |
//! | `+2` last | shows two more words of the clause |
//!
//! Commas between words do not matter, sentence ends do. A pattern of `match` begins with a whole word. Words in
//! quotation marks are somebody else's and are never marked.
//!
//! Beside `match` a rule may have `unless_before`, `unless_after` (right beside the find), `unless_near`, `if_near` (in
//! the same sentence), `if_anywhere` (in the text) and `share` (only if at least so many of a hundred sentences hold
//! such a find, and two do).

use super::pattern::{Pattern, PatternReader};
use super::rule::Rule;
use super::words::Vocabulary;
use crate::domain::lens::LensSet;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use thiserror::Error;

/// The newest form of a lexicon this program reads.
pub const FORMAT: u32 = 1;

/// The largest lexicon that is read, in bytes.
const LARGEST: usize = 256 * 1024;

/// Why a file is no lexicon. Nothing is changed by reading one.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum LexiconError {
    /// Too many bytes.
    #[error("The lexicon has more than 256 KiB. Make it smaller.")]
    TooLarge,
    /// Not UTF-8.
    #[error("The lexicon is not text in UTF-8. Save it as UTF-8.")]
    NotText,
    /// Not the form of a lexicon.
    #[error("The lexicon cannot be read at line {line}: {said}. Look at this line and the one before it.")]
    Form {
        /// From 1.
        line: usize,
        /// What the TOML reader says.
        said: String,
    },
    /// A form of the future.
    #[error("The lexicon has format {0}, and this program reads format 1. Use a newer program.")]
    Format(u32),
    /// A rule that cannot work.
    #[error("The rule \"{rule}\" cannot be used. {said} Change it, or take it out.")]
    Rule {
        /// Its id.
        rule: String,
        /// What is wrong.
        said: String,
    },
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    format: u32,
    #[serde(rename = "language")]
    _language: String,
    #[serde(default)]
    words: BTreeMap<String, Vec<String>>,
    #[serde(default)]
    rule: Vec<RuleForm>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct RuleForm {
    id: String,
    set: LensSet,
    #[serde(rename = "match")]
    patterns: Vec<String>,
    #[serde(default)]
    unless_before: Vec<String>,
    #[serde(default)]
    unless_after: Vec<String>,
    #[serde(default)]
    unless_near: Vec<String>,
    #[serde(default)]
    if_near: Vec<String>,
    #[serde(default)]
    if_anywhere: Vec<String>,
    share: Option<u8>,
    why: String,
    softer: Vec<String>,
}

/// The words and rules of a lexicon.
pub(super) fn read(bytes: &[u8]) -> Result<(Vocabulary, Vec<Rule>), LexiconError> {
    if bytes.len() > LARGEST {
        return Err(LexiconError::TooLarge);
    }
    let text = std::str::from_utf8(bytes).map_err(|_| LexiconError::NotText)?;
    let file: File = toml::from_str(text).map_err(|error| form(text, &error))?;
    if file.format != FORMAT {
        return Err(LexiconError::Format(file.format));
    }
    let mut vocabulary = Vocabulary::default();
    let mut reader = PatternReader::new(&file.words, &mut vocabulary);
    let mut ids = BTreeSet::new();
    let mut rules = Vec::new();
    for form in file.rule {
        let id = form.id.clone();
        let rule = if ids.insert(id.clone()) {
            form.build(&mut reader)
        } else {
            Err("Another rule has the same id.".to_owned())
        };
        rules.push(rule.map_err(|said| LexiconError::Rule { rule: id, said })?);
    }
    Ok((vocabulary, rules))
}

fn form(text: &str, error: &toml::de::Error) -> LexiconError {
    let at = error.span().map_or(0, |span| span.start);
    let line = text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n').count() + 1;
    let said = error.message().lines().next().unwrap_or_default().trim_end_matches('.').to_owned();
    LexiconError::Form { line, said }
}

impl RuleForm {
    fn build(self, reader: &mut PatternReader<'_>) -> Result<Rule, String> {
        if self.patterns.is_empty() || self.why.trim().is_empty() || self.softer.is_empty() {
            return Err("It needs `match`, `why` and `softer`.".to_owned());
        }
        if self.share.is_some_and(|share| share > 100) {
            return Err("A `share` is at most 100.".to_owned());
        }
        let patterns = self.patterns.iter().map(|text| reader.sought(text)).collect::<Result<_, _>>()?;
        let mut all =
            |texts: &[String]| -> Result<Vec<Pattern>, String> { texts.iter().map(|text| reader.read(text)).collect() };
        Ok(Rule {
            patterns,
            unless_before: all(&self.unless_before)?,
            unless_after: all(&self.unless_after)?,
            unless_near: all(&self.unless_near)?,
            if_near: all(&self.if_near)?,
            if_anywhere: all(&self.if_anywhere)?,
            id: self.id,
            set: self.set,
            share: self.share,
            why: self.why,
            softer: self.softer,
        })
    }
}
