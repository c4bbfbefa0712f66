//! Style: words we do not use, long sentences, and how easy the whole is to read.

mod avoided;

use super::desk::{Desk, beginning};
use crate::domain::person::{Bond, Role};
use crate::guides::place::At;
use crate::guides::readability::{Measure, count_words, median, sentences};
use crate::guides::texts::{Sort, Text};
use crate::guides::wording::Wording;

const LONGEST: usize = 22;
const MEDIAN: usize = 15;
const GRADE: f64 = 8.0;
/// The most sentences of one text that are complained about: enough for any author, and a bound for a hostile file.
const AT_MOST: usize = 20;

/// Checks the texts of the reading or exercise at `at`.
pub(in crate::guides) fn check(desk: &mut Desk<'_>, at: &At, texts: &[Text<'_>]) {
    let mut prose = Vec::new();
    for text in texts {
        for (at, version) in text.versions() {
            avoided::check(desk, &at, version);
            if text.sort == Sort::Prose {
                small_other(desk, &at, version);
            }
            let sentences = in_sentences(text.sort, &filled(version));
            let too_long = sentences.iter().filter(|sentence| count_words(sentence) > LONGEST);
            too_long.take(AT_MOST).for_each(|sentence| long(desk, &at, sentence));
            if text.sort == Sort::Prose {
                prose.extend(sentences);
            }
        }
    }
    as_a_whole(desk, &at.key("id"), &prose);
}

/// The text as a partner reads it: the bond changes the words, not their number.
fn filled(version: &str) -> String {
    Wording::Same(version.to_owned()).text(Role::Both, Bond::Partner)
}

fn in_sentences(sort: Sort, text: &str) -> Vec<String> {
    match sort {
        Sort::Lines => text.lines().flat_map(sentences).collect(),
        Sort::Prose | Sort::Label => sentences(text),
    }
}

fn long(desk: &mut Desk<'_>, at: &At, sentence: &str) {
    let words = count_words(sentence);
    let excerpt = beginning(sentence);
    let said = format!("The sentence \"{excerpt}\" has {words} words.");
    let as_written = excerpt.replace("your partner", "{other}").replace("Your partner", "{Other}");
    desk.wording(at, &as_written, said, format!("Part it: {LONGEST} is the most, under 18 is good."));
}

/// A sentence that begins with `{other}` would begin with a small letter.
fn small_other(desk: &mut Desk<'_>, at: &At, version: &str) {
    for sentence in sentences(version).iter().filter(|sentence| sentence.starts_with("{other}")).take(AT_MOST) {
        let excerpt = beginning(sentence);
        let said = format!("The sentence \"{excerpt}\" would begin with a small letter.");
        desk.wording(at, &excerpt, said, "Write `{Other}`.");
    }
}

fn as_a_whole(desk: &mut Desk<'_>, at: &At, prose: &[String]) {
    let measure = Measure::of(prose.iter().map(String::as_str));
    if !measure.is_enough() {
        return;
    }
    let middle = median(prose.iter().map(|sentence| count_words(sentence)).collect());
    if middle >= MEDIAN {
        let said = format!("Half of the sentences here have {middle} words or more.");
        desk.wording(at, "", said, format!("Shorten them until the middle one has fewer than {MEDIAN}."));
    }
    let grades = [("Flesch-Kincaid", measure.flesch_kincaid()), ("Coleman-Liau", measure.coleman_liau())];
    for (name, grade) in grades.into_iter().filter(|(_, grade)| *grade > GRADE) {
        let said = format!("The texts here read at school grade {grade:.1} ({name}).");
        desk.wording(at, "", said, format!("{GRADE} is the most: use shorter sentences and more everyday words."));
    }
}
