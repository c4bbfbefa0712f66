//! Whole sets of statements: a room to say them in, and a runner that tells what failed.

mod agreements;
mod blind;
mod evening;
mod ledger;
mod register;
mod yeses;

use crate::domain::agreement::AgreementDraft;
use crate::domain::ids::Slug;
use crate::domain::moment::Moment;
use crate::domain::person::{Bond, Person};
use crate::domain::sitting::{Response, Value};
use crate::domain::statement::{RecordId, Said, Salt, Statement, StatementId};
use chrono::{DateTime, NaiveDate, Utc};
use proptest::strategy::Strategy;
use proptest::test_runner::{Config, TestCaseError, TestRunner};

pub(super) const ROUND: RecordId = RecordId([1; 16]);

pub(super) fn slug(text: &str) -> Slug {
    text.parse().expect("an id")
}

pub(super) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

pub(super) fn answers(rating: u8) -> Vec<Response> {
    let (asked, label, reads) = ("How heard?".to_owned(), "Felt heard".to_owned(), format!("{rating} of 10"));
    vec![Response { prompt: slug("heard"), asked, label, value: Some(Value::Rating(rating)), reads }]
}

pub(super) fn clause(what: &str) -> AgreementDraft {
    AgreementDraft { what: what.into(), ..AgreementDraft::default() }
}

/// What was said so far, in order.
#[derive(Clone, Debug, Default)]
pub(super) struct Room {
    pub all: Vec<Statement>,
}

impl Room {
    pub(super) fn begun() -> Self {
        let mut room = Self::default();
        let (talk, title) = (slug("weekly"), "Weekly meeting".to_owned());
        room.say(
            Person::First,
            ROUND,
            Said::Begun { talk, revision: 1, title, first: Person::First, bond: Bond::Friend },
        );
        room
    }

    pub(super) fn say(&mut self, author: Person, record: RecordId, said: Said) -> StatementId {
        self.say_after(author, record, &[], said)
    }

    pub(super) fn say_after(
        &mut self,
        author: Person,
        record: RecordId,
        parents: &[StatementId],
        said: Said,
    ) -> StatementId {
        let number = self.all.len() as u64 + 1;
        let mut id = [0; 32];
        // The ids of real statements come in no order; the rules must not lean on it.
        id[..8].copy_from_slice(&number.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes());
        let utc: DateTime<Utc> = "2026-11-22T19:00:00Z".parse().expect("an instant");
        let (id, at) = (StatementId(id), Moment::new(utc, 0, ""));
        self.all.push(Statement { id, number, author, record, parents: parents.to_vec(), at, said });
        id
    }

    pub(super) fn lock(&mut self, person: Person, part: &str, rating: u8) -> (Salt, Vec<Response>) {
        let salt = Salt([u8::try_from(self.all.len()).expect("a short test"); 32]);
        let (part, answers) = (slug(part), answers(rating));
        let seal = super::seal(ROUND, &part, person, &salt, &answers);
        self.say(person, ROUND, Said::Locked { part, seal });
        (salt, answers)
    }

    pub(super) fn reveal(&mut self, person: Person, part: &str, (salt, answers): &(Salt, Vec<Response>)) {
        self.say(person, ROUND, Said::Revealed { part: slug(part), salt: *salt, answers: answers.clone() });
    }

    /// Says yes to exactly the words of a statement.
    pub(super) fn assent(&mut self, person: Person, to: StatementId) -> StatementId {
        let found = self.all.iter().find(|one| one.id == to).expect("a statement");
        let (record, words) = (found.record, super::words(&found.said).expect("words"));
        self.say(person, record, Said::Assented { to, words })
    }
}

/// Says what failed, with the smallest case found, if a property does not hold in every one of `cases`.
pub(super) fn try_all<S: Strategy>(
    cases: u32,
    strategy: &S,
    property: impl Fn(S::Value) -> Result<(), TestCaseError>,
) -> Result<(), String> {
    let mut runner = TestRunner::new(Config { failure_persistence: None, ..Config::with_cases(cases) });
    runner.run(strategy, property).map_err(|failed| failed.to_string())
}

pub(super) fn holds<S: Strategy>(strategy: &S, property: impl Fn(S::Value) -> Result<(), TestCaseError>) {
    if let Err(failed) = try_all(512, strategy, property) {
        panic!("{failed}");
    }
}

/// The red control: a wrong reading, which the property has to catch.
pub(super) fn catches<S: Strategy>(
    wrong: &str,
    strategy: &S,
    property: impl Fn(S::Value) -> Result<(), TestCaseError>,
) {
    let failed = try_all(8192, strategy, property).expect_err(wrong);
    println!("{wrong}, caught: {failed}");
}
