//! Whether a clause has the end it needs. What lets one look into another's things holds for ninety days at most.

use crate::domain::agreement::AgreementDraft;
use crate::domain::lens::LensSet;
use crate::insight::lens::Lens;
use chrono::{Days, NaiveDate};

/// For so many days at most does anything hold that lets one look into another's things.
pub const MOST_DAYS_WATCHED: u64 = 90;

/// The rule of the lexicon that marks it.
const WATCHING: &str = "watching";

/// What is to be said of the end of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// Nothing.
    Fine,
    /// It names none. Worth asking for once; it may stay that way.
    Missing,
    /// It lets one look into another's things, and must end on this day at the latest.
    NeededBy(NaiveDate),
}

/// What is to be said of the end of `clause`, proposed on `day`.
#[must_use]
pub fn end_of(clause: &AgreementDraft, day: NaiveDate) -> End {
    let latest = day.checked_add_days(Days::new(MOST_DAYS_WATCHED)).unwrap_or(day);
    match clause.ends {
        Some(ends) if ends <= latest => End::Fine,
        _ if lets_watch(clause) => End::NeededBy(latest),
        Some(_) => End::Fine,
        None => End::Missing,
    }
}

/// Whether its words let one look into another's things, as far as the lexicon knows such words.
fn lets_watch(clause: &AgreementDraft) -> bool {
    let words = [&clause.what, &clause.why, &clause.sign, &clause.slip];
    let spots = |text: &String| Lens::embedded().spots(text, &[LensSet::Boundary]);
    words.into_iter().any(|text| spots(text).iter().any(|spot| spot.rule == WATCHING))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().expect("a day")
    }

    fn clause(what: &str, ends: Option<&str>) -> AgreementDraft {
        AgreementDraft { what: what.into(), ends: ends.map(day), ..AgreementDraft::default() }
    }

    #[test]
    fn looking_into_anothers_things_needs_an_end_within_ninety_days() {
        let of = |ends| end_of(&clause("We share our location", ends), day("2026-11-22"));
        let by = End::NeededBy(day("2027-02-20"));
        assert_eq!(of(None), by);
        assert_eq!(of(Some("2027-02-21")), by);
        assert_eq!(of(Some("2027-02-20")), End::Fine);
    }

    #[test]
    fn it_is_found_in_every_field_of_words() {
        let words = "You show me your phone".to_owned();
        let clauses = [
            AgreementDraft { why: words.clone(), ..clause("Calm", None) },
            AgreementDraft { sign: words.clone(), ..clause("Calm", None) },
            AgreementDraft { slip: words, ..clause("Calm", None) },
        ];
        for clause in clauses {
            assert!(matches!(end_of(&clause, day("2026-11-22")), End::NeededBy(_)), "{clause:?}");
        }
    }

    #[test]
    fn any_other_clause_may_go_without_an_end_and_may_have_a_far_one() {
        let of = |ends| end_of(&clause("Phones rest in the hall after nine", ends), day("2026-11-22"));
        assert_eq!((of(None), of(Some("2029-01-01"))), (End::Missing, End::Fine));
    }
}
