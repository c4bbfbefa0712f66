//! A text as words: lower case, one kind of apostrophe, with the sentence and clause each stands in and whether it is
//! quoted.

use std::collections::HashMap;
use std::ops::Range;

/// The words a lexicon knows, by number.
#[derive(Debug, Default)]
pub(super) struct Vocabulary {
    ids: HashMap<String, u32>,
}

impl Vocabulary {
    /// The number of a word, which is known from now on.
    pub(super) fn learn(&mut self, word: &str) -> u32 {
        let next = u32::try_from(self.ids.len()).unwrap_or(u32::MAX);
        *self.ids.entry(word.to_owned()).or_insert(next)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Voice {
    /// The person's own words.
    Own,
    /// Words in quotation marks.
    Quoted,
}

#[derive(Clone, Debug)]
struct Token {
    span: Range<usize>,
    lowered: Range<usize>,
    id: Option<u32>,
    sentence: u32,
    clause: u32,
    voice: Voice,
}

/// The words of a text.
#[derive(Debug, Default)]
pub(super) struct Words {
    tokens: Vec<Token>,
    /// All words in small letters, one after the other.
    lowered: String,
}

impl Words {
    /// Reads a text.
    pub(super) fn of(text: &str, vocabulary: &Vocabulary) -> Self {
        let mut reader = Reader::default();
        let mut chars = text.char_indices().peekable();
        while let Some((at, c)) = chars.next() {
            let next = chars.peek().map(|(_, next)| *next);
            match apostrophe(c) {
                Some(sign) if reader.begun.is_some() && next.is_some_and(char::is_alphanumeric) => {
                    reader.letter(at, sign);
                }
                _ if c.is_alphanumeric() || (reader.begun.is_some() && joins(c)) => reader.letter(at, c),
                _ => {
                    reader.close(at, vocabulary);
                    reader.sign(c, next);
                }
            }
        }
        reader.close(text.len(), vocabulary);
        reader.end_line();
        reader.words
    }

    /// How many there are.
    pub(super) const fn len(&self) -> usize {
        self.tokens.len()
    }

    /// The number of the word at `at`, if the lexicon knows it and it is the person's own.
    pub(super) fn id(&self, at: usize) -> Option<u32> {
        let token = self.tokens.get(at)?;
        token.id.filter(|_| token.voice == Voice::Own)
    }

    /// The word at `at` in small letters, if it is the person's own.
    pub(super) fn lowered(&self, at: usize) -> Option<&str> {
        let token = self.tokens.get(at)?;
        (token.voice == Voice::Own).then(|| &self.lowered[token.lowered.clone()])
    }

    /// Whether a sentence ends before the word at `at`.
    pub(super) fn sentence_ends(&self, at: usize) -> bool {
        self.breaks(at, |token| token.sentence)
    }

    /// Whether a clause ends before the word at `at`.
    pub(super) fn clause_ends(&self, at: usize) -> bool {
        self.breaks(at, |token| token.clause)
    }

    fn breaks(&self, at: usize, part: impl Fn(&Token) -> u32) -> bool {
        match (at.checked_sub(1).and_then(|before| self.tokens.get(before)), self.tokens.get(at)) {
            (Some(before), Some(here)) => part(before) != part(here),
            _ => true,
        }
    }

    /// The number of the sentence the word at `at` stands in.
    pub(super) fn sentence(&self, at: usize) -> Option<u32> {
        self.tokens.get(at).map(|token| token.sentence)
    }

    /// The bytes of the words in `tokens`; none for an empty run.
    pub(super) fn span(&self, tokens: &Range<usize>) -> Option<Range<usize>> {
        let first = self.tokens.get(tokens.start)?;
        let last = self.tokens.get(tokens.end.checked_sub(1)?)?;
        (first.span.start < last.span.end).then_some(first.span.start..last.span.end)
    }
}

/// Reads a text letter by letter.
#[derive(Debug, Default)]
struct Reader {
    words: Words,
    /// Where the word being read begins, in the text and among the lowered letters.
    begun: Option<(usize, usize)>,
    sentence: u32,
    clause: u32,
    /// The first word of this line.
    line: usize,
    /// The first word behind the quotation mark that is open.
    quote: Option<usize>,
}

impl Reader {
    fn letter(&mut self, at: usize, c: char) {
        if self.begun.is_none() {
            self.begun = Some((at, self.words.lowered.len()));
        }
        if c.is_ascii() {
            self.words.lowered.push(c.to_ascii_lowercase());
        } else {
            self.words.lowered.extend(c.to_lowercase());
        }
    }

    fn close(&mut self, end: usize, vocabulary: &Vocabulary) {
        let Some((start, lowered)) = self.begun.take() else { return };
        let lowered = lowered..self.words.lowered.len();
        let id = vocabulary.ids.get(&self.words.lowered[lowered.clone()]).copied();
        let (sentence, clause) = (self.sentence, self.clause);
        self.words.tokens.push(Token { span: start..end, lowered, id, sentence, clause, voice: Voice::Own });
    }

    /// What a sign between two words means.
    fn sign(&mut self, c: char, next: Option<char>) {
        match c {
            '\n' | '\r' | '\u{2028}' | '\u{2029}' => {
                self.end_line();
                self.sentence += 1;
                self.clause += 1;
            }
            '.' if next.is_some_and(|next| next.is_ascii_digit()) => {}
            '.' | '!' | '?' | '\u{2026}' | '\u{3002}' | '\u{ff01}' | '\u{ff1f}' => {
                self.sentence += 1;
                self.clause += 1;
            }
            ',' | ';' | ':' | '(' | ')' | '\u{2013}' | '\u{2014}' => self.clause += 1,
            '"' | '\u{201c}' | '\u{201d}' | '\u{201e}' | '\u{ab}' | '\u{bb}' => {
                self.clause += 1;
                let here = self.words.tokens.len();
                match self.quote.take() {
                    Some(from) => self.words.tokens[from..].iter_mut().for_each(|token| token.voice = Voice::Quoted),
                    None => self.quote = Some(here),
                }
            }
            _ => {}
        }
    }

    /// A quotation ends with its line. A line that is quoted from end to end is what the person would say themselves.
    fn end_line(&mut self) {
        self.quote = None;
        let line = &mut self.words.tokens[self.line..];
        if line.iter().all(|token| token.voice == Voice::Quoted) {
            line.iter_mut().for_each(|token| token.voice = Voice::Own);
        }
        self.line = self.words.tokens.len();
    }
}

/// The plain apostrophe for each sign that is used as one.
const fn apostrophe(c: char) -> Option<char> {
    match c {
        '\'' | '\u{2018}' | '\u{2019}' | '\u{2bc}' | '\u{ff07}' => Some('\''),
        _ => None,
    }
}

/// Signs inside a word that are no letters: combining marks, joiners, selectors.
const fn joins(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{200c}' | '\u{200d}' | '\u{fe00}'..='\u{fe0f}' | '\u{ad}')
}
