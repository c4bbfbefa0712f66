//! What two people agreed, as one sheet of paper. It names nobody: it may hang where others read it.

use crate::domain::agreement::AgreementDraft;
use crate::domain::person::Person;
use crate::insight::ours::{Agreement, Standing, Version, Voice};
use crate::prose::{Document, Part, Span};
use chrono::NaiveDate;

/// One clause in all its fields, below a heading with what it asks. A field nobody filled in is left out; a day nobody
/// named is said, since both are asked for it.
#[must_use]
pub fn clause(text: &AgreementDraft) -> Document {
    let mut document = Document::default();
    document.heading(2, one_line(&text.what));
    let words = [("Why", &text.why), ("How we will know", &text.sign), ("If it slips", &text.slip)];
    for (name, said) in words.into_iter().filter(|(_, said)| !said.trim().is_empty()) {
        document.parts.push(Part::Paragraph(vec![Span::strong(format!("{name}: ")), Span::plain(said.trim())]));
    }
    for (name, day) in [("We look at it again", text.review), ("It ends", text.ends)] {
        let day = day.map_or_else(|| "no day is named".to_owned(), full);
        document.parts.push(Part::Paragraph(vec![Span::strong(format!("{name}: ")), Span::plain(day)]));
    }
    document
}

/// The sheet of these agreements as they stand on `today`: for each its words, and who holds them since when.
#[must_use]
pub fn sheet(agreements: &[&Agreement], today: NaiveDate) -> Document {
    let mut document = Document::default();
    document.heading(1, "What we agreed");
    document.say(format!("As it stands on {}.", full(today)));
    for agreement in agreements {
        let current = agreement.current();
        if current.len() > 1 {
            document.say("These wordings stand side by side. None of them counts more than another.");
        }
        for version in current {
            document.append(clause(&version.clause));
            document.say(held(agreement, version, today));
        }
    }
    document.parts.push(Part::Rule);
    document.say("Either of us can stop holding to any of this, at any time. That opens a talk, and is no penalty.");
    document
}

fn held(agreement: &Agreement, version: &Version, today: NaiveDate) -> String {
    match agreement.standing(today) {
        Standing::Parked { by, .. } => format!("Set aside for now, on {}.", full(by.day)),
        Standing::Ended { on, .. } => format!("It has ended, with {}.", full(on)),
        _ => yeses(version),
    }
}

/// The yeses to exactly these words, by their days and without names.
fn yeses(version: &Version) -> String {
    let voices = Person::BOTH.map(|person| version.consent.of(person));
    let mut yes: Vec<NaiveDate> =
        voices.iter().filter_map(|voice| if let Voice::Yes(stamp) = voice { Some(stamp.day) } else { None }).collect();
    yes.sort_unstable();
    let back = version.consent.taken_back();
    match (yes.as_slice(), back) {
        ([one, two], _) => format!("We both said yes to exactly these words: on {} and on {}.", full(*one), full(*two)),
        (_, Some(back)) => format!("Not held any more: a yes was taken back on {}.", full(back.day)),
        ([one], None) => format!("Proposed on {}. It holds once both of us have said yes.", full(*one)),
        _ => "It holds once both of us have said yes.".to_owned(),
    }
}

/// "2 November 2026".
fn full(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::moment::Moment;
    use crate::domain::statement::{RecordId, Said, Statement, StatementId};
    use crate::insight::ours::{Book, words};
    use crate::prose;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn text() -> AgreementDraft {
        AgreementDraft {
            what: "Phones rest in the hall\nafter nine".into(),
            why: "We both sleep better".into(),
            sign: String::new(),
            slip: "We say so at breakfast".into(),
            review: Some(day("2026-12-20")),
            ends: None,
        }
    }

    /// Says these things, one a day from 2 November on, about one agreement.
    fn book(said: impl IntoIterator<Item = (Person, Said)>) -> Book {
        let all = said.into_iter().enumerate().map(|(at, (author, said))| {
            let utc = format!("2026-11-{:02}T12:00:00Z", at + 2).parse().expect("an instant");
            let number = at as u64 + 1;
            let id = StatementId([u8::try_from(number).expect("few"); 32]);
            let at = Moment::new(utc, 0, "");
            Statement { id, number, author, record: RecordId([7; 16]), parents: Vec::new(), at, said }
        });
        Book::read(&all.collect::<Vec<_>>())
    }

    fn proposed() -> Said {
        Said::Proposed { clause: text() }
    }

    fn yes() -> Said {
        Said::Assented { to: StatementId([1; 32]), words: words(&proposed()).expect("words") }
    }

    fn read(book: &Book, today: &str) -> Vec<String> {
        let agreements: Vec<&Agreement> = book.agreements().iter().collect();
        let parts = sheet(&agreements, day(today)).parts.into_iter().filter_map(|part| match part {
            Part::Heading { text, .. } => Some(text),
            Part::Paragraph(spans) => Some(prose::words(&spans)),
            _ => None,
        });
        parts.collect()
    }

    #[test]
    fn a_sheet_holds_every_field_and_both_days_of_a_yes_and_names_nobody() {
        let book = book([(Person::First, proposed()), (Person::Second, yes())]);
        assert_eq!(
            read(&book, "2026-11-22"),
            [
                "What we agreed",
                "As it stands on 22 November 2026.",
                "Phones rest in the hall after nine",
                "Why: We both sleep better",
                "If it slips: We say so at breakfast",
                "We look at it again: 20 December 2026",
                "It ends: no day is named",
                "We both said yes to exactly these words: on 2 November 2026 and on 3 November 2026.",
                "Either of us can stop holding to any of this, at any time. That opens a talk, and is no penalty.",
            ]
        );
    }

    #[test]
    fn a_sheet_never_says_that_something_holds_which_one_of_the_two_does_not_hold() {
        let back = Said::Withdrawn { of: StatementId([1; 32]) };
        let parked = Said::Parked { why: "The move first".into() };
        let of = |more: &[(Person, Said)]| {
            let all = std::iter::once((Person::First, proposed())).chain(more.iter().cloned());
            read(&book(all), "2026-11-22")[7].clone()
        };
        assert_eq!(of(&[]), "Proposed on 2 November 2026. It holds once both of us have said yes.");
        assert_eq!(
            of(&[(Person::Second, yes()), (Person::Second, back)]),
            "Not held any more: a yes was taken back on 4 November 2026."
        );
        assert_eq!(of(&[(Person::Second, parked)]), "Set aside for now, on 3 November 2026.");
    }
}
