//! How easy a text is to read: its sentences, their length, and two published formulas.
//!
//! Both formulas give an American school grade; grade 8 is age 13 to 14. They measure different things, syllables and
//! letters, so that a weakness of one is not taken for a fault of the text.

use crate::prose::{Document, Part, words as without_stress};

/// The sentences of a Markdown text, headings left out. A list item without a full stop counts as one sentence.
pub(super) fn sentences(markdown: &str) -> Vec<String> {
    let mut sentences = Vec::new();
    for part in Document::from_markdown(markdown).parts {
        match part {
            Part::Paragraph(spans) | Part::Quote(spans) => split(&without_stress(&spans), &mut sentences),
            Part::List { items, .. } => items.iter().for_each(|item| split(&without_stress(item), &mut sentences)),
            Part::Heading { .. } | Part::Verbatim(_) | Part::Rule => {}
        }
    }
    sentences
}

fn split(block: &str, into: &mut Vec<String>) {
    let mut sentence: Vec<&str> = Vec::new();
    let mut tokens = block.split_whitespace().peekable();
    while let Some(token) = tokens.next() {
        sentence.push(token);
        let goes_on = tokens.peek().is_some_and(|next| next.starts_with(char::is_lowercase));
        if tokens.peek().is_none() || (ends_sentence(token) && !(goes_on && token.ends_with("..."))) {
            into.push(std::mem::take(&mut sentence).join(" "));
        }
    }
}

fn ends_sentence(token: &str) -> bool {
    const SHORT_FORMS: [&str; 8] = ["e.g.", "i.e.", "etc.", "vs.", "a.m.", "p.m.", "dr.", "mr."];
    let bare = token.trim_end_matches(['"', '\'', ')', ']', '\u{201d}', '\u{2019}']);
    bare.ends_with(['.', '?', '!', '\u{2026}']) && !SHORT_FORMS.contains(&bare.to_lowercase().as_str())
}

/// The number of words: runs of characters with a letter or digit in them.
pub(super) fn count_words(text: &str) -> usize {
    words(text).count()
}

fn words(text: &str) -> impl Iterator<Item = &str> {
    text.split_whitespace().filter(|token| token.contains(char::is_alphanumeric))
}

/// What the formulas need to know about a text.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Measure {
    sentences: f64,
    words: f64,
    syllables: f64,
    letters: f64,
}

impl Measure {
    pub(super) fn of<'a>(sentences: impl IntoIterator<Item = &'a str>) -> Self {
        let mut measure = Self::default();
        for sentence in sentences {
            measure.sentences += 1.0;
            for word in words(sentence) {
                measure.words += 1.0;
                measure.syllables += f64::from(syllables(word));
                measure.letters +=
                    f64::from(u32::try_from(word.chars().filter(|c| c.is_alphanumeric()).count()).unwrap_or(0));
            }
        }
        measure
    }

    /// False where there is too little text for a grade to mean anything.
    pub(super) fn is_enough(&self) -> bool {
        self.words >= 80.0
    }

    /// Flesch-Kincaid grade level. Source: J. P. Kincaid, R. P. Fishburne, R. L. Rogers, B. S. Chissom, "Derivation of new
    /// readability formulas", Naval Technical Training Command, Research Branch Report 8-75, 1975.
    pub(super) fn flesch_kincaid(&self) -> f64 {
        0.39 * self.words / self.sentences + 11.8 * self.syllables / self.words - 15.59
    }

    /// Coleman-Liau index. Source: M. Coleman, T. L. Liau, "A computer readability formula designed for machine scoring",
    /// Journal of Applied Psychology 60(2), 283-284, 1975.
    pub(super) fn coleman_liau(&self) -> f64 {
        5.88 * self.letters / self.words - 29.6 * self.sentences / self.words - 15.8
    }
}

/// About how many syllables an English word has: groups of vowels, without the endings that are not spoken.
fn syllables(word: &str) -> u32 {
    word.split(['-', '/']).map(|part| syllables_of(&part.to_lowercase())).sum::<u32>().max(1)
}

fn syllables_of(word: &str) -> u32 {
    let word: String = word.chars().filter(|c| c.is_alphabetic()).collect();
    let vowel = |c: char| "aeiouy".contains(c);
    let mut groups = 0;
    let mut inside = false;
    for c in word.chars() {
        groups += u32::from(vowel(c) && !inside);
        inside = vowel(c);
    }
    let before = |ending: &str| word.strip_suffix(ending).and_then(|stem| stem.chars().last());
    let spoken_le = before("le").is_some_and(|c| !vowel(c));
    let silent_e = !spoken_le && before("e").is_some_and(|c| !vowel(c));
    let silent_ed = before("ed").is_some_and(|c| !vowel(c) && c != 't' && c != 'd');
    let silent_es = before("es").is_some_and(|c| !vowel(c) && !"sxzhcg".contains(c));
    let spoken = groups - u32::from(groups > 1 && (silent_e || silent_ed || silent_es));
    if word.is_empty() { 0 } else { spoken.max(1) }
}

/// The middle value, the upper one of two. 0 for none.
pub(super) fn median(mut numbers: Vec<usize>) -> usize {
    numbers.sort_unstable();
    numbers.get(numbers.len() / 2).copied().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_end_where_a_reader_would_pause() {
        let text = "# Title\n\nCall someone, e.g. a friend. \"Is it late?\" Wait until 9 a.m. or so... then call.\n\n- one\n- two\n";
        let expected =
            ["Call someone, e.g. a friend.", "\"Is it late?\"", "Wait until 9 a.m. or so... then call.", "one", "two"];
        assert_eq!(sentences(text), expected);
    }

    #[test]
    fn syllables_are_counted_about_as_people_speak_them() {
        let known =
            [("safe", 1), ("agreement", 3), ("people", 2), ("asked", 1), ("wanted", 2), ("times", 1), ("places", 2)];
        for (word, count) in known {
            assert_eq!(syllables(word), count, "{word}");
        }
    }

    #[test]
    fn the_formulas_agree_with_a_count_by_hand() {
        let measure = Measure::of(["The cat sat on the mat.", "It was happy."]);
        assert!((measure.flesch_kincaid() - (0.39 * 4.5 + 11.8 * 10.0 / 9.0 - 15.59)).abs() < 1e-9);
        assert!((measure.coleman_liau() - (5.88 * 27.0 / 9.0 - 29.6 * 2.0 / 9.0 - 15.8)).abs() < 1e-9);
    }
}
