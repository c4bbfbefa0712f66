//! What one wording of a clause changes in another, field by field and word by word.
//!
//! Two people read this before they say yes, so it shows words, not letters, and every word of both wordings is in it.

use crate::domain::agreement::AgreementDraft;
use chrono::NaiveDate;
use std::fmt;

/// A field of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// What it asks of both.
    What,
    /// What it is for.
    Why,
    /// How one can tell that it holds.
    Sign,
    /// What happens if it slips.
    Slip,
    /// When to look at it again.
    Review,
    /// When it ends by itself.
    Ends,
}

/// What became of some words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Changed {
    /// They stayed.
    Same,
    /// They are new.
    Added,
    /// They are gone.
    Removed,
}

impl Changed {
    /// What stands before the words where nothing but words can be shown; empty for what stayed.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Same => "",
            Self::Added => "added:",
            Self::Removed => "removed:",
        }
    }
}

/// Some words in a row to which the same happened.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    /// What became of them.
    pub changed: Changed,
    /// The words, with one blank between each two.
    pub words: String,
}

impl fmt::Display for Change {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.changed {
            Changed::Same => f.write_str(&self.words),
            Changed::Added | Changed::Removed => write!(f, "[{} {}]", self.changed.label(), self.words),
        }
    }
}

/// What changed in one field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum FieldChange {
    /// In a field of words. All of it may be [`Changed::Same`], where only blanks or lines differ.
    Words {
        /// Which field.
        field: Field,
        /// The words of both, in order.
        changes: Vec<Change>,
    },
    /// In a field that holds a day.
    Day {
        /// Which field.
        field: Field,
        /// The day before.
        before: Option<NaiveDate>,
        /// The day now.
        after: Option<NaiveDate>,
    },
}

/// The fields in which `later` differs from `earlier`.
#[must_use]
pub fn between(earlier: &AgreementDraft, later: &AgreementDraft) -> Vec<FieldChange> {
    let texts = [
        (Field::What, &earlier.what, &later.what),
        (Field::Why, &earlier.why, &later.why),
        (Field::Sign, &earlier.sign, &later.sign),
        (Field::Slip, &earlier.slip, &later.slip),
    ];
    let days = [(Field::Review, earlier.review, later.review), (Field::Ends, earlier.ends, later.ends)];
    let words = texts.into_iter().filter(|(_, before, after)| before != after);
    let words = words.map(|(field, before, after)| FieldChange::Words { field, changes: words_between(before, after) });
    let days = days.into_iter().filter(|(_, before, after)| before != after);
    words.chain(days.map(|(field, before, after)| FieldChange::Day { field, before, after })).collect()
}

/// What became of the words of `earlier` in `later`: as many as can be stay, in their order.
#[must_use]
pub fn words_between(earlier: &str, later: &str) -> Vec<Change> {
    let (before, after): (Vec<&str>, Vec<&str>) =
        (earlier.split_whitespace().collect(), later.split_whitespace().collect());
    let head = before.iter().zip(&after).take_while(|(one, two)| one == two).count();
    let (rest_before, rest_after) = (&before[head..], &after[head..]);
    let tail = rest_before.iter().rev().zip(rest_after.iter().rev()).take_while(|(one, two)| one == two).count();
    let (middle, last) = rest_before.split_at(rest_before.len() - tail);
    let new_middle = &rest_after[..rest_after.len() - tail];
    let mut words: Vec<(Changed, &str)> = before[..head].iter().map(|word| (Changed::Same, *word)).collect();
    words.extend(longest_common(middle, new_middle));
    words.extend(last.iter().map(|word| (Changed::Same, *word)));
    joined(&words)
}

/// Above so many pairs of words a middle counts as rewritten: nobody could read its difference, and the table would be
/// large.
const MOST_PAIRS: usize = 1_000_000;

fn longest_common<'a>(before: &[&'a str], after: &[&'a str]) -> Vec<(Changed, &'a str)> {
    let (rows, columns) = (before.len(), after.len());
    let pairs = if rows * columns > MOST_PAIRS { 0 } else { rows * columns };
    let width = columns + 1;
    // common[row * width + column]: how many words of before[row..] and after[column..] can stay.
    let mut common = if pairs == 0 { Vec::new() } else { vec![0_u32; (rows + 1) * width] };
    if pairs > 0 {
        for row in (0..rows).rev() {
            for column in (0..columns).rev() {
                common[row * width + column] = if before[row] == after[column] {
                    common[(row + 1) * width + column + 1] + 1
                } else {
                    common[(row + 1) * width + column].max(common[row * width + column + 1])
                };
            }
        }
    }
    let (mut row, mut column, mut words) = (0, 0, Vec::with_capacity(rows + columns));
    while pairs > 0 && row < rows && column < columns {
        if before[row] == after[column] {
            words.push((Changed::Same, before[row]));
            (row, column) = (row + 1, column + 1);
        } else if common[(row + 1) * width + column] >= common[row * width + column + 1] {
            words.push((Changed::Removed, before[row]));
            row += 1;
        } else {
            words.push((Changed::Added, after[column]));
            column += 1;
        }
    }
    words.extend(before[row..].iter().map(|word| (Changed::Removed, *word)));
    words.extend(after[column..].iter().map(|word| (Changed::Added, *word)));
    words
}

/// Words in a row to which the same happened become one; between two that stayed, what went comes before what came.
fn joined(words: &[(Changed, &str)]) -> Vec<Change> {
    let mut changes: Vec<Change> = Vec::new();
    let mut rest = words;
    while let Some((first, _)) = rest.first() {
        let same = *first == Changed::Same;
        let count = rest.iter().take_while(|(changed, _)| (*changed == Changed::Same) == same).count();
        let (run, later) = rest.split_at(count);
        for changed in [Changed::Same, Changed::Removed, Changed::Added] {
            let own: Vec<&str> = run.iter().filter(|(one, _)| *one == changed).map(|(_, word)| *word).collect();
            if !own.is_empty() {
                changes.push(Change { changed, words: own.join(" ") });
            }
        }
        rest = later;
    }
    changes
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn plain(before: &str, after: &str) -> String {
        words_between(before, after).iter().map(Change::to_string).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_difference_reads_as_a_sentence() {
        assert_eq!(
            plain("We talk on Sunday evening", "We talk on Sunday and Wednesday evening"),
            "We talk on Sunday [added: and Wednesday] evening"
        );
        assert_eq!(
            plain("home by nine each day", "home before ten each day"),
            "home [removed: by nine] [added: before ten] each day"
        );
        assert_eq!(plain("", "all new"), "[added: all new]");
        assert_eq!(plain("all gone", ""), "[removed: all gone]");
        assert_eq!(plain("the  same\nwords", "the same words"), "the same words");
    }

    #[test]
    fn only_fields_that_differ_are_named() {
        let day = |text: &str| Some(text.parse().expect("a day"));
        let earlier =
            AgreementDraft { what: "a b".into(), why: "c".into(), ends: day("2026-12-01"), ..Default::default() };
        let later = AgreementDraft { what: "a d".into(), ends: day("2026-12-15"), ..earlier.clone() };
        let found = between(&earlier, &later);
        assert!(matches!(&found[0], FieldChange::Words { field: Field::What, changes } if changes.len() == 3));
        let ends = FieldChange::Day { field: Field::Ends, before: earlier.ends, after: later.ends };
        assert_eq!(found[1..], [ends]);
        assert_eq!(between(&earlier, &earlier), []);
    }

    fn side(changes: &[Change], without: Changed) -> Vec<&str> {
        let stays = changes.iter().filter(|one| one.changed != without);
        stays.flat_map(|one| one.words.split_whitespace()).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(512) })]

        #[test]
        fn every_word_of_both_wordings_is_there_once_and_in_order(before in "([abc] ){0,12}", after in "([abc] ){0,12}") {
            let changes = words_between(&before, &after);
            prop_assert_eq!(side(&changes, Changed::Added), before.split_whitespace().collect::<Vec<_>>());
            prop_assert_eq!(side(&changes, Changed::Removed), after.split_whitespace().collect::<Vec<_>>());
        }
    }

    #[test]
    fn a_text_that_was_written_anew_is_still_told_whole() {
        let (before, after) = ("a ".repeat(1500), "b ".repeat(1500));
        let changes = words_between(&before, &after);
        assert_eq!(changes.len(), 2);
        assert_eq!(side(&changes, Changed::Added).len(), 1500);
    }
}
