//! Agreements and commitments of two in the states worth a look, made of what two people said.

use super::looks::Look;
use crate::kit::samples::{day, evening};
use mendway::app::route::Proposing;
use mendway::app::screen::Screen;
use mendway::app::screens::ledger::writing::{Beginning, CommitmentForm, OurOpening};
use mendway::app::screens::together::agreements::OurAgreements;
use mendway::app::screens::together::agreements::clause::{ClauseForm, Opening};
use mendway::app::screens::together::agreements::one::OneAgreement;
use mendway::app::screens::together::agreements::sheet::OurSheet;
use mendway::app::screens::together::commitments::OurCommitments;
use mendway::app::screens::together::commitments::day::OurDay;
use mendway::app::screens::together::commitments::one::OneCommitment;
use mendway::app::screens::together::commitments::repair::Repair;
use mendway::app::screens::together::people::People;
use mendway::domain::agreement::AgreementDraft;
use mendway::domain::commitment::{CommitmentDraft, Committing, Mark, Size};
use mendway::domain::person::Bond;
use mendway::domain::person::Person::{self, First, Second};
use mendway::domain::recurrence::Recurrence;
use mendway::domain::statement::{RecordId, Said, Statement, StatementId};
use mendway::insight::ours::{Agreement, Book, Commitment, words};

/// Every state worth a look.
pub const OURS: &[Look] = &[
    ("our agreements", || Box::new(OurAgreements::new(agreements(), FIRST, today())), ""),
    ("our agreements, none", || Box::new(OurAgreements::new(Vec::new(), FIRST, today())), ""),
    ("our agreement, in force", || Box::new(one(&held(), FIRST)), ""),
    ("our agreement, other words wait", || Box::new(one(&reworded(), FIRST)), ""),
    ("our agreement, every wording", || wordings(&reworded()), ""),
    ("our agreement, several", || Box::new(one(&several(), SECOND)), ""),
    ("our agreement, proposed, watching", || Box::new(one(&watching(), SECOND)), ""),
    ("our agreement, taken back", || Box::new(one(&taken_back(), FIRST)), ""),
    ("our agreement, take a yes back", || beside(&held(), "Take your yes back"), ""),
    ("our agreement, set aside", || beside(&held(), "Set it aside"), ""),
    ("our clause", || Box::new(writing(Proposing::New, AgreementDraft::default(), Vec::new())), ""),
    ("our clause, a line of the lens", harsh, ""),
    ("our clause, read once more", once_more, ""),
    ("our sheet", || Box::new(sheet()), ""),
    (
        "our commitments",
        || Box::new(OurCommitments::new(promises(), vec![promise("Ring on Sundays")], FIRST, today())),
        "",
    ),
    ("our commitments, none", || Box::new(OurCommitments::new(Vec::new(), Vec::new(), FIRST, today())), ""),
    ("our commitments, bring one", bringing, ""),
    ("our commitment, yours", || Box::new(promised(FIRST)), ""),
    ("our commitment, the other's", || Box::new(promised(SECOND)), ""),
    ("our commitment, form", || Box::new(form(Committing::From(StatementId([1; 32])), Beginning::Agreed(quiet()))), ""),
    ("our day, yours", || Box::new(one_day(FIRST, "2026-11-22")), ""),
    ("our day, the other's", || Box::new(one_day(SECOND, "2026-11-21")), ""),
    ("repair", || Box::new(Repair::new(kept_and_missed(), day("2026-11-21"), FIRST, None)), ""),
];

pub const FIRST: People = People { me: First, bond: Bond::Partner };
pub const SECOND: People = People { me: Second, bond: Bond::Partner };

pub fn today() -> chrono::NaiveDate {
    day("2026-11-22")
}

/// What was said so far, in order.
#[derive(Clone, Debug, Default)]
pub struct Room {
    pub all: Vec<Statement>,
}

impl Room {
    pub fn say(&mut self, by: Person, record: u8, days_ago: i64, said: Said) -> StatementId {
        self.say_after(by, record, days_ago, &[], said)
    }

    pub fn say_after(
        &mut self,
        author: Person,
        record: u8,
        days_ago: i64,
        parents: &[StatementId],
        said: Said,
    ) -> StatementId {
        let number = self.all.len() as u64 + 1;
        let mut id = [0; 32];
        id[..8].copy_from_slice(&number.wrapping_mul(0x9e37_79b9_7f4a_7c15).to_be_bytes());
        let (id, record, parents) = (StatementId(id), RecordId([record; 16]), parents.to_vec());
        self.all.push(Statement { id, number, author, record, parents, at: evening(days_ago), said });
        id
    }

    /// Says yes to exactly the words of a statement.
    pub fn assent(&mut self, by: Person, to: StatementId, days_ago: i64) {
        let found = self.all.iter().find(|one| one.id == to).expect("a statement");
        let (record, words) = (found.record, words(&found.said).expect("words"));
        self.say(by, record.0[0], days_ago, Said::Assented { to, words });
    }

    pub fn agreements(&self) -> Vec<Agreement> {
        Book::read(&self.all).agreements().to_vec()
    }

    pub fn agreement(&self) -> Agreement {
        self.agreements().remove(0)
    }
}

pub fn quiet() -> AgreementDraft {
    AgreementDraft {
        what: "Phones rest in the hall after nine".into(),
        why: "We both sleep better".into(),
        sign: "The bowl is full".into(),
        slip: "Whoever notices says so once, and we talk on Sunday".into(),
        review: Some(day("2026-11-20")),
        ends: Some(day("2027-01-31")),
    }
}

pub fn clause(what: &str) -> AgreementDraft {
    AgreementDraft { what: what.into(), ..AgreementDraft::default() }
}

pub fn propose(room: &mut Room, by: Person, record: u8, parents: &[StatementId], text: AgreementDraft) -> StatementId {
    room.say_after(by, record, 20, parents, Said::Proposed { clause: text })
}

/// Both hold it.
pub fn held() -> Room {
    let mut room = Room::default();
    let one = propose(&mut room, First, 1, &[], quiet());
    room.assent(Second, one, 18);
    room
}

/// Both hold it, and the second proposes other words.
pub fn reworded() -> Room {
    let mut room = held();
    let other = AgreementDraft {
        what: "Phones rest in the hall after ten, call weeks excepted".into(),
        review: Some(day("2026-12-20")),
        ..quiet()
    };
    let one = room.all[0].id;
    propose(&mut room, Second, 1, &[one], other);
    room
}

/// Both hold two wordings, neither of which replaces the other.
pub fn several() -> Room {
    let mut room = Room::default();
    for (by, what) in [(First, "We eat at seven"), (Second, "We eat at eight")] {
        let one = propose(&mut room, by, 1, &[], clause(what));
        room.assent(by.other(), one, 18);
    }
    room
}

/// Proposed in a talk, without the end it needs.
pub fn watching() -> Room {
    let mut room = Room::default();
    propose(&mut room, First, 1, &[], clause("We share our location"));
    room
}

pub fn taken_back() -> Room {
    let mut room = held();
    let of = room.all[0].id;
    room.say(Second, 1, 3, Said::Withdrawn { of });
    room
}

/// One of each: due, waiting for either, set aside, ended, taken back, several.
pub fn agreements() -> Vec<Agreement> {
    let mut room = Room::default();
    for (record, what) in [(1, "We tell each other about late trains"), (2, "Sundays are free of work")] {
        let one = propose(&mut room, First, record, &[], AgreementDraft { review: None, ..clause(what) });
        room.assent(Second, one, 10);
    }
    let parked = propose(&mut room, First, 3, &[], clause("We see my sister once a month"));
    room.assent(Second, parked, 10);
    room.say(Second, 3, 2, Said::Parked { why: "The move first".into() });
    propose(&mut room, First, 4, &[], clause("We both see a counselor"));
    propose(&mut room, Second, 5, &[], clause("Money above 200 is talked about first"));
    let due = propose(&mut room, First, 6, &[], quiet());
    room.assent(Second, due, 18);
    let over =
        propose(&mut room, First, 7, &[], AgreementDraft { ends: Some(day("2026-11-15")), ..clause("Calls at noon") });
    room.assent(Second, over, 18);
    let gone = propose(&mut room, First, 8, &[], clause("No visits for a month"));
    room.assent(Second, gone, 18);
    room.say(First, 8, 4, Said::Withdrawn { of: gone });
    room.agreements()
}

pub fn one(room: &Room, people: People) -> OneAgreement {
    OneAgreement::new(room.agreement(), people, today(), None)
}

fn beside(room: &Room, step: &str) -> Box<dyn Screen> {
    let mut screen = one(room, FIRST);
    crate::kit::reading::push_from(&mut screen, step);
    Box::new(screen)
}

fn wordings(room: &Room) -> Box<dyn Screen> {
    beside(room, "Every wording")
}

pub fn writing(proposing: Proposing, text: AgreementDraft, replaces: Vec<(StatementId, AgreementDraft)>) -> ClauseForm {
    ClauseForm::new(Opening { proposing, people: FIRST, text, replaces, kept: None })
}

fn harsh() -> Box<dyn Screen> {
    let mut screen = writing(Proposing::New, AgreementDraft::default(), Vec::new());
    crate::kit::press(&mut screen, "'You show me your phone at all times' enter");
    Box::new(screen)
}

fn once_more() -> Box<dyn Screen> {
    let mut screen = writing(Proposing::New, quiet(), Vec::new());
    crate::kit::press(&mut screen, "ctrl+s");
    Box::new(screen)
}

pub fn sheet() -> OurSheet {
    let (plain, markdown) = ("WHAT WE AGREED\n\nPhones rest.\n", "# What we agreed\n\nPhones rest\\.\n");
    OurSheet::new(None, plain.into(), markdown.into(), "/home/kim")
}

pub fn promise(what: &str) -> CommitmentDraft {
    CommitmentDraft {
        what: what.into(),
        when: "I see that I will be late".into(),
        then: "I send the new time before the old one is past".into(),
        evidence: "the message".into(),
        size: Size::UnderTwo,
        often: Recurrence::Daily,
        since: day("2026-11-09"),
        until: None,
    }
}

pub fn commit(room: &mut Room, by: Person, record: u8, text: CommitmentDraft) -> StatementId {
    room.say(by, record, 13, Said::Committed { text: Box::new(text), from: None })
}

pub fn mark(room: &mut Room, by: Person, record: u8, on: &str, mark: Mark, line: &str) {
    room.say(by, record, 0, Said::Marked { day: day(on), mark: Some(mark), line: line.into() });
}

/// The first one's promise: kept, seen differently, noticed, missed.
pub fn promise_room() -> Room {
    let mut room = Room::default();
    commit(&mut room, First, 1, promise("Say when I am late"));
    for on in ["2026-11-15", "2026-11-16", "2026-11-17", "2026-11-18"] {
        mark(&mut room, First, 1, on, Mark::Kept, "");
    }
    mark(&mut room, First, 1, "2026-11-19", Mark::Kept, "At ten.");
    mark(&mut room, Second, 1, "2026-11-19", Mark::Partly, "It came after the time.");
    room.say(Second, 1, 1, Said::Noticed { day: day("2026-11-18"), line: String::new() });
    mark(&mut room, First, 1, "2026-11-21", Mark::Missed, "I forgot.");
    room
}

pub fn kept_and_missed() -> Commitment {
    Book::read(&promise_room().all).commitments()[0].clone()
}

fn promises() -> Vec<Commitment> {
    let mut room = promise_room();
    commit(&mut room, Second, 2, promise("Ask before I read along"));
    commit(&mut room, First, 3, promise("Leave the phone at night"));
    room.say(First, 3, 1, Said::Concluded);
    Book::read(&room.all).commitments().to_vec()
}

fn bringing() -> Box<dyn Screen> {
    let mut screen = OurCommitments::new(Vec::new(), vec![promise("Ring on Sundays")], FIRST, today());
    crate::kit::reading::push(&mut screen, "Bring one from your ledger");
    crate::kit::press(&mut screen, "enter");
    Box::new(screen)
}

pub fn promised(people: People) -> OneCommitment {
    OneCommitment::new(kept_and_missed(), people, today(), Some(RecordId([9; 16])))
}

pub fn form(committing: Committing, beginning: Beginning) -> CommitmentForm {
    CommitmentForm::for_two(OurOpening {
        committing,
        beginning,
        from: Some(StatementId([1; 32])),
        before: vec![StatementId([2; 32])],
        people: FIRST,
        today: today(),
        kept: None,
    })
}

pub fn one_day(people: People, on: &str) -> OurDay {
    OurDay::new(kept_and_missed(), day(on), people, today(), None)
}
