//! Seals: what binds someone to words. Two kinds, under two names of their own, so that neither passes for the other:
//! a seal over answers that nobody may see yet, and the mark of the words somebody says yes to.
//!
//! Every field goes in with its length before it, so that no two different sets of fields give the same bytes. A field
//! that is added to a record later must go in only when it is not empty: what was sealed before must still match.

use crate::domain::agreement::AgreementDraft;
use crate::domain::ids::Slug;
use crate::domain::person::Person;
use crate::domain::sitting::{Response, Value};
use crate::domain::statement::{RecordId, Said, Salt, Seal};
use chrono::NaiveDate;
use sha2::{Digest, Sha256};

const ANSWERS: &str = "mendway/ours/answers/1";
const CLAUSE: &str = "mendway/ours/clause/1";
const NOTE: &str = "mendway/ours/note/1";

/// The seal over one person's answers to one part of one round.
///
/// Without the salt, 256 random bits that stay in the person's own room until both released, nothing can be guessed
/// from it, not even one rating of eleven.
#[must_use]
pub fn seal(round: RecordId, part: &Slug, person: Person, salt: &Salt, answers: &[Response]) -> Seal {
    let mut all = Fields::named(ANSWERS);
    all.bytes(&round.0).text(part.as_str()).bytes(&[person.number()]).bytes(&salt.0);
    all.responses(answers).done()
}

/// The mark of the words of a proposal or a note, for [`Said::Assented`]; `None` for anything that nobody says yes to.
#[must_use]
pub fn words(said: &Said) -> Option<Seal> {
    match said {
        Said::Proposed { clause } => Some(Fields::named(CLAUSE).clause(clause).done()),
        Said::Noted { part, lines } => Some(Fields::named(NOTE).text(part.as_str()).responses(lines).done()),
        _ => None,
    }
}

struct Fields(Sha256);

impl Fields {
    fn named(name: &str) -> Self {
        let mut all = Self(Sha256::new());
        all.text(name);
        all
    }

    fn bytes(&mut self, bytes: &[u8]) -> &mut Self {
        self.count(bytes.len());
        self.0.update(bytes);
        self
    }

    fn count(&mut self, count: usize) -> &mut Self {
        self.0.update((count as u64).to_be_bytes());
        self
    }

    fn text(&mut self, text: &str) -> &mut Self {
        self.bytes(text.as_bytes())
    }

    fn texts<'a>(&mut self, texts: impl IntoIterator<Item = &'a String, IntoIter: ExactSizeIterator>) -> &mut Self {
        let texts = texts.into_iter();
        self.count(texts.len());
        texts.for_each(|text| {
            self.text(text);
        });
        self
    }

    fn day(&mut self, day: Option<NaiveDate>) -> &mut Self {
        self.text(&day.map(|day| day.to_string()).unwrap_or_default())
    }

    fn clause(&mut self, clause: &AgreementDraft) -> &mut Self {
        self.texts([&clause.what, &clause.why, &clause.sign, &clause.slip]).day(clause.review).day(clause.ends)
    }

    fn responses(&mut self, all: &[Response]) -> &mut Self {
        self.count(all.len());
        for one in all {
            self.text(one.prompt.as_str()).text(&one.asked).text(&one.label).text(&one.reads);
            self.value(one.value.as_ref());
        }
        self
    }

    fn value(&mut self, value: Option<&Value>) -> &mut Self {
        match value {
            None => self.text("skipped"),
            Some(Value::Text(text)) => self.text("text").text(text),
            Some(Value::Chosen(ids)) => self.text("chosen").texts(ids),
            Some(Value::Rating(rating)) => self.text("rating").bytes(&[*rating]),
            Some(Value::Date(day)) => self.text("date").day(Some(*day)),
            Some(Value::Number(number)) => self.text("number").bytes(&number.to_be_bytes()),
            Some(Value::Rows(rows)) => {
                self.text("rows").count(rows.len());
                rows.iter().for_each(|row| {
                    self.texts(row);
                });
                self
            }
            Some(Value::Minutes(minutes)) => self.text("minutes").bytes(&minutes.to_be_bytes()),
            Some(Value::Clause(one)) => self.text("clause").texts([&one.text, &one.purpose, &one.sign]).day(one.review),
            Some(Value::Commitment(one)) => {
                self.text("commitment").texts([&one.what, &one.when, &one.then, &one.often, &one.evidence])
            }
        }
    }

    fn done(&mut self) -> Seal {
        Seal(self.0.finalize_reset().into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn slug(text: &str) -> Slug {
        text.parse().expect("an id")
    }

    fn answer(value: Option<Value>, reads: &str) -> Response {
        Response { prompt: slug("felt"), asked: "How?".into(), label: "Felt".into(), value, reads: reads.into() }
    }

    #[test]
    fn a_seal_changes_with_everything_that_goes_into_it() {
        let (round, part, salt) = (RecordId([1; 16]), slug("rate"), Salt([2; 32]));
        let answers = [answer(Some(Value::Rating(4)), "4 of 10")];
        let of =
            |round, part: &str, person, salt, answers: &[Response]| seal(round, &slug(part), person, &salt, answers);
        let own = of(round, "rate", Person::First, salt, &answers);
        assert_eq!(own, seal(round, &part, Person::First, &salt, &answers));
        let others = [
            of(RecordId([9; 16]), "rate", Person::First, salt, &answers),
            of(round, "rates", Person::First, salt, &answers),
            of(round, "rate", Person::Second, salt, &answers),
            of(round, "rate", Person::First, Salt([3; 32]), &answers),
            of(round, "rate", Person::First, salt, &[answer(Some(Value::Rating(5)), "4 of 10")]),
            of(round, "rate", Person::First, salt, &[answer(Some(Value::Rating(4)), "5 of 10")]),
            of(round, "rate", Person::First, salt, &[answer(None, "4 of 10")]),
            of(round, "rate", Person::First, salt, &[]),
            of(round, "rate", Person::First, salt, &[answers[0].clone(), answers[0].clone()]),
        ];
        for (index, other) in others.iter().enumerate() {
            assert_ne!(*other, own, "case {index}");
        }
    }

    #[test]
    fn a_word_that_moves_from_one_field_to_the_next_changes_the_mark() {
        let clause = |what: &str, why: &str| {
            let clause = AgreementDraft { what: what.into(), why: why.into(), ..AgreementDraft::default() };
            words(&Said::Proposed { clause })
        };
        assert_ne!(clause("ab", "c"), clause("a", "bc"));
        assert_eq!(clause("ab", "c"), clause("ab", "c"));
        let rows = |rows: &[&[&str]]| {
            let rows = rows.iter().map(|row| row.iter().map(|&cell| cell.to_owned()).collect()).collect();
            words(&Said::Noted { part: slug("sum"), lines: vec![answer(Some(Value::Rows(rows)), "")] })
        };
        assert_ne!(rows(&[&["a", "b"]]), rows(&[&["a"], &["b"]]));
        assert_eq!(words(&Said::Resumed), None);
    }

    /// Written out by hand: what is sealed today must match for ever.
    #[test]
    fn the_bytes_under_a_mark_stay_the_same() {
        let clause = AgreementDraft {
            what: "w".into(),
            ends: Some("2026-12-01".parse().expect("a day")),
            ..AgreementDraft::default()
        };
        let mut bytes = Vec::new();
        let mut add = |text: &str| {
            bytes.extend((text.len() as u64).to_be_bytes());
            bytes.extend(text.as_bytes());
        };
        add("mendway/ours/clause/1");
        let mut rest = Vec::from(4_u64.to_be_bytes());
        for text in ["w", "", "", "", "", "2026-12-01"] {
            rest.extend((text.len() as u64).to_be_bytes());
            rest.extend(text.as_bytes());
        }
        bytes.extend(rest);
        assert_eq!(words(&Said::Proposed { clause }), Some(Seal(Sha256::digest(&bytes).into())));
    }
}
