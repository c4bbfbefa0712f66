//! Agreements, step by step.

use super::super::*;
use super::{Room, clause, day};
use crate::domain::agreement::AgreementDraft;
use crate::domain::person::Person::{First, Second};

const RECORD: RecordId = RecordId([2; 16]);

fn today() -> NaiveDate {
    day("2026-11-22")
}

fn propose(room: &mut Room, by: Person, replaces: &[StatementId], what: &str) -> StatementId {
    room.say_after(by, RECORD, replaces, Said::Proposed { clause: clause(what) })
}

fn standing(room: &Room) -> Standing {
    Book::read(&room.all).agreements()[0].standing(today())
}

fn in_force(version: StatementId) -> Standing {
    Standing::InForce { version, since: today() }
}

#[test]
fn a_clause_holds_from_the_second_yes_and_a_revision_only_once_both_said_yes_to_it() {
    let mut room = Room::default();
    let one = propose(&mut room, First, &[], "We talk on Sunday");
    assert_eq!(standing(&room), Standing::Proposed { by: First });
    room.assent(Second, one);
    assert_eq!(standing(&room), in_force(one));
    let two = propose(&mut room, Second, &[one], "We talk on Sunday and Wednesday");
    assert_eq!(standing(&room), in_force(one));
    let book = Book::read(&room.all);
    let agreement = &book.agreements()[0];
    assert_eq!(agreement.awaiting_yes(First).len(), 1);
    assert!(agreement.awaiting_yes(Second).is_empty());
    assert_eq!(agreement.heads(), [two]);
    let changes = agreement.changes(two).expect("a difference");
    let FieldChange::Words { field: Field::What, changes } = &changes[0] else { panic!("{changes:?}") };
    assert_eq!(changes[1].to_string(), "[added: and Wednesday]");
    room.assent(First, two);
    assert_eq!(standing(&room), in_force(two));
}

#[test]
fn a_yes_taken_back_ends_it_visibly_and_the_older_wording_does_not_come_back() {
    let mut room = Room::default();
    let one = propose(&mut room, First, &[], "one");
    room.assent(Second, one);
    let two = propose(&mut room, First, &[one], "two");
    room.assent(Second, two);
    room.say(Second, RECORD, Said::Withdrawn { of: two });
    let Standing::Withdrawn { by } = standing(&room) else { panic!("{:?}", standing(&room)) };
    assert_eq!(by.author, Second);
    assert_eq!(Book::read(&room.all).agreements()[0].heads(), [two], "a new wording follows on the later one");
    room.assent(Second, two);
    assert_eq!(standing(&room), in_force(two), "and can be given again");
}

#[test]
fn a_proposal_that_is_taken_back_leaves_the_one_it_was_to_replace() {
    let mut room = Room::default();
    let one = propose(&mut room, First, &[], "one");
    let two = propose(&mut room, Second, &[one], "two");
    room.say(Second, RECORD, Said::Withdrawn { of: two });
    assert_eq!(standing(&room), Standing::Proposed { by: First });
    let book = Book::read(&room.all);
    assert_eq!(book.agreements()[0].heads(), [one]);
    room.say(First, RECORD, Said::Withdrawn { of: one });
    assert!(matches!(standing(&room), Standing::Withdrawn { by } if by.author == First));
}

#[test]
fn two_that_both_hold_and_replace_the_same_one_stand_side_by_side_until_a_third_replaces_both() {
    let mut room = Room::default();
    let one = propose(&mut room, First, &[], "one");
    room.assent(Second, one);
    let two = propose(&mut room, First, &[one], "two");
    let other = propose(&mut room, Second, &[one], "other");
    room.assent(Second, two);
    room.assent(First, other);
    assert_eq!(standing(&room), Standing::Several(vec![two, other]));
    assert!(Book::read(&room.all).agreements()[0].in_force(today()).is_none());
    let third = propose(&mut room, First, &[two, other], "third");
    room.assent(Second, third);
    assert_eq!(standing(&room), in_force(third));
}

#[test]
fn who_set_it_aside_takes_it_up_again_and_nobody_else() {
    let mut room = Room::default();
    let one = propose(&mut room, First, &[], "one");
    room.assent(Second, one);
    room.say(First, RECORD, Said::Parked { why: "too soon".into() });
    room.assent(Second, one);
    let two = propose(&mut room, Second, &[one], "two");
    assert!(matches!(standing(&room), Standing::Parked { by, why } if by.author == First && why == "too soon"));
    room.assent(First, two);
    assert_eq!(standing(&room), in_force(two));
}

#[test]
fn a_clause_with_an_end_holds_on_its_last_day_and_not_after() {
    let mut room = Room::default();
    let (ends, review) = (Some(day("2026-12-01")), Some(day("2026-11-25")));
    let text = AgreementDraft { review, ends, ..clause("open calendar") };
    let one = room.say(First, RECORD, Said::Proposed { clause: text });
    room.assent(Second, one);
    let book = Book::read(&room.all);
    let agreement = book.agreement(RecordId([2; 16])).expect("the agreement");
    assert!(matches!(agreement.standing(day("2026-12-01")), Standing::InForce { .. }));
    assert_eq!(agreement.standing(day("2026-12-02")), Standing::Ended { version: one, on: day("2026-12-01") });
    assert_eq!(agreement.review(day("2026-11-24")), Some(Review::Ahead(day("2026-11-25"))));
    assert_eq!(agreement.review(day("2026-11-25")), Some(Review::Due(day("2026-11-25"))));
    assert_eq!(agreement.review(day("2026-12-02")), None);
}

#[test]
fn what_a_proposal_of_another_agreement_replaces_is_nothing_here() {
    let mut room = Room::default();
    let one = propose(&mut room, First, &[], "one");
    room.assent(Second, one);
    let other = room.say_after(First, RecordId([3; 16]), &[one], Said::Proposed { clause: clause("x") });
    room.assent(Second, other);
    let book = Book::read(&room.all);
    assert!(book.agreements().iter().all(|agreement| agreement.in_force(today()).is_some()));
    assert_eq!(book.agreements()[1].changes(other), None);
}
