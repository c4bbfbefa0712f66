//! Commitments, shares, pulses, endings and the register.

use super::super::*;
use super::{ROUND, Room, answers, clause, day, slug};
use crate::domain::commitment::{CommitmentDraft, Mark, Size};
use crate::domain::person::Person::{First, Second};
use crate::domain::recurrence::Recurrence;
use crate::domain::statement::Parting;
use crate::insight::kept::{Rate, Sign};

const RECORD: RecordId = RecordId([4; 16]);

fn committed(what: &str) -> Said {
    let (when, then, evidence) = Default::default();
    let (size, often, since) = (Size::UnderTwo, Recurrence::Daily, day("2026-11-16"));
    let text = CommitmentDraft { what: what.into(), when, then, evidence, size, often, since, until: None };
    Said::Committed { text: Box::new(text), from: None }
}

fn marked(at: &str, mark: Option<Mark>) -> Said {
    Said::Marked { day: day(at), mark, line: String::new() }
}

fn noticed(at: &str) -> Said {
    Said::Noticed { day: day(at), line: "thank you".into() }
}

fn seen(room: &Room, at: &str) -> Option<Seen> {
    Book::read(&room.all).commitments()[0].day(day(at)).map(SharedDay::seen)
}

#[test]
fn what_each_saw_lies_side_by_side_and_neither_replaces_the_other() {
    let mut room = Room::default();
    room.say(First, RECORD, committed("Ring by six"));
    room.say(First, RECORD, marked("2026-11-16", Some(Mark::Kept)));
    assert_eq!(seen(&room, "2026-11-16"), Some(Seen::OneSided));
    room.say(Second, RECORD, marked("2026-11-16", Some(Mark::Missed)));
    let other = OthersMark::Marked(Mark::Missed);
    assert_eq!(seen(&room, "2026-11-16"), Some(Seen::Differently { own: Mark::Kept, other }));
    room.say(Second, RECORD, noticed("2026-11-16"));
    assert_eq!(seen(&room, "2026-11-16"), Some(Seen::Same));
    room.say(Second, RECORD, marked("2026-11-16", None));
    assert_eq!(seen(&room, "2026-11-16"), Some(Seen::OneSided));
    room.say(First, RECORD, marked("2026-11-16", None));
    assert_eq!(seen(&room, "2026-11-16"), None);
    room.say(First, RECORD, noticed("2026-11-16"));
    assert_eq!(seen(&room, "2026-11-16"), None, "one does not notice oneself");
}

#[test]
fn to_notice_goes_with_every_mark_that_says_something_was_done() {
    for (mark, same) in Mark::ALL.into_iter().zip([true, true, false, false, true]) {
        let mut room = Room::default();
        room.say(First, RECORD, committed("Ring"));
        room.say(First, RECORD, marked("2026-11-16", Some(mark)));
        room.say(Second, RECORD, noticed("2026-11-16"));
        assert_eq!(seen(&room, "2026-11-16") == Some(Seen::Same), same, "{mark:?}");
    }
}

#[test]
fn only_its_owner_rewords_and_ends_a_commitment() {
    let mut room = Room::default();
    room.say(First, RECORD, committed("Ring by six"));
    room.say(Second, RECORD, committed("Ring every hour"));
    room.say(Second, RECORD, Said::Concluded);
    room.say(First, RECORD, committed("Ring by seven"));
    let book = Book::read(&room.all);
    let one = book.commitment(RECORD).expect("the commitment");
    assert_eq!((one.owner, one.text().what.as_str(), one.wordings.len()), (First, "Ring by seven", 2));
    assert!(one.concluded.is_none());
    room.say(First, RECORD, Said::Concluded);
    room.say(First, RECORD, committed("Ring by eight"));
    let book = Book::read(&room.all);
    assert_eq!(book.commitments()[0].text().what, "Ring by seven");
    assert!(book.commitments()[0].concluded.is_some());
}

#[test]
fn each_has_a_kept_rate_of_their_own_and_moved_ahead_counts_as_kept() {
    let mut room = Room::default();
    room.say(First, RECORD, committed("Ring"));
    let own = [Mark::Kept, Mark::Renegotiated, Mark::Partly, Mark::Missed];
    for (at, mark) in day("2026-11-16").iter_days().zip(own) {
        room.say(First, RECORD, Said::Marked { day: at, mark: Some(mark), line: String::new() });
        room.say(Second, RECORD, Said::Noticed { day: at, line: String::new() });
    }
    room.say(First, RECORD, Said::Concluded);
    let book = Book::read(&room.all);
    let (one, today) = (&book.commitments()[0], day("2026-11-26"));
    assert_eq!(one.tallies(First, today).map(|tally| tally.rate()), [Rate::Of { kept: 2, of: 4 }; 2]);
    assert_eq!(one.tallies(Second, today).map(|tally| tally.rate()), [Rate::Of { kept: 4, of: 4 }; 2]);
    let days = one.calendar(First, (day("2026-11-19"), day("2026-11-23")));
    let letters: String = days.iter().map(|(_, sign)| sign.letter()).collect();
    assert_eq!(letters, "-ooo.", "nothing is due after the day it was ended");
    assert_eq!(days[4].1, Sign::NotDue);
    assert_eq!(one.differing().count(), 1);
}

#[test]
fn a_share_is_withdrawn_by_its_author_and_its_place_stays() {
    let mut room = Room::default();
    let share = room.say(First, RECORD, Said::Shared { title: "A letter".into(), words: "Dear you".into() });
    room.say(Second, RECORD, Said::Retracted { of: share });
    assert_eq!(Book::read(&room.all).shares()[0].words.as_deref(), Some("Dear you"));
    room.say(First, RECORD, Said::Retracted { of: share });
    let book = Book::read(&room.all);
    assert_eq!((book.shares()[0].words.clone(), book.shares()[0].stamp.number), (None, 1));
    assert!(book.register().iter().all(|line| !line.what.contains("Dear you")));
}

#[test]
fn a_gap_is_told_only_for_days_both_shared() {
    let mut room = Room::default();
    let pulse = |day_at: &str, rating| Said::Pulse { pulse: slug("trust"), day: day(day_at), rating };
    room.say(First, RECORD, pulse("2026-11-20", 3));
    room.say(First, RECORD, pulse("2026-11-20", 4));
    room.say(Second, RECORD, pulse("2026-11-20", 8));
    room.say(Second, RECORD, pulse("2026-11-21", 8));
    room.say(First, RECORD, pulse("2026-11-21", 11));
    let taken = room.say(Second, RECORD, pulse("2026-11-19", 1));
    room.say(Second, RECORD, Said::Retracted { of: taken });
    let book = Book::read(&room.all);
    assert_eq!(book.pulses(First, &slug("trust")), [(day("2026-11-20"), 4)]);
    assert_eq!(book.pulses(Second, &slug("trust")).len(), 2);
    let gaps = book.gaps(&slug("trust"));
    assert_eq!((gaps.len(), gaps[0].by()), (1, 4));
}

#[test]
fn a_pause_ends_when_its_own_author_goes_on_and_a_parting_does_not() {
    let mut room = Room::default();
    room.say(First, RECORD, Said::Parted { how: Parting::Pause });
    room.say(Second, RECORD, Said::Resumed);
    assert_eq!(Book::read(&room.all).parted().len(), 1);
    room.say(First, RECORD, Said::Resumed);
    assert!(Book::read(&room.all).parted().is_empty());
    room.say(Second, RECORD, Said::Parted { how: Parting::Part });
    room.say(Second, RECORD, Said::Parted { how: Parting::Pause });
    room.say(Second, RECORD, Said::Resumed);
    let book = Book::read(&room.all);
    assert_eq!(book.parted().iter().map(|one| one.how).collect::<Vec<_>>(), [Parting::Part]);
}

#[test]
fn every_statement_has_its_line_and_none_holds_an_answer() {
    let mut room = Room::begun();
    let locked = Person::BOTH.map(|person| room.lock(person, "rate", 9));
    for person in Person::BOTH {
        room.say(person, ROUND, Said::Released { part: slug("rate") });
    }
    Person::BOTH.into_iter().zip(&locked).for_each(|(person, own)| room.reveal(person, "rate", own));
    let note = room.say(First, ROUND, Said::Noted { part: slug("sum"), lines: answers(9) });
    room.assent(Second, note);
    room.say(First, RecordId([7; 16]), Said::Proposed { clause: clause("Phones away at dinner") });
    room.say(First, RECORD, committed("Ring by six"));
    room.say(Second, RECORD, noticed("2026-11-20"));
    room.say(Second, RECORD, Said::Unknown);
    room.all.reverse();
    let book = Book::read(&room.all);
    let lines: Vec<String> =
        book.register().iter().map(|line| format!("{} {}", line.stamp.number, line.what)).collect();
    assert_eq!(
        lines,
        [
            "1 began \"Weekly meeting\"",
            "2 locked in answers in \"Weekly meeting\"",
            "3 locked in answers in \"Weekly meeting\"",
            "4 released answers in \"Weekly meeting\"",
            "5 released answers in \"Weekly meeting\"",
            "6 opened answers in \"Weekly meeting\"",
            "7 opened answers in \"Weekly meeting\"",
            "8 wrote something down in \"Weekly meeting\"",
            "9 said yes to number 8",
            "10 proposed \"Phones away at dinner\"",
            "11 made the commitment \"Ring by six\"",
            "12 noticed 20 November 2026 of \"Ring by six\"",
            "13 said something that only a newer version can read",
        ]
    );
    assert_eq!(book.unknown(), 1);
}

#[test]
fn three_rounds_apart_by_four_or_more_are_enough_and_three_ratings_of_one_round_are_not() {
    let (low, high, near) = (answers(2), answers(6), answers(5));
    let wide = Shown { first: &low, second: &high };
    let close = Shown { first: &low, second: &near };
    assert!(meeting::three_wide([wide, close, wide, wide]));
    assert!(!meeting::three_wide([wide, close, wide]));
    let (lows, highs) = ([answers(2), answers(2), answers(2)].concat(), [answers(9), answers(9), answers(9)].concat());
    assert!(!meeting::three_wide([Shown { first: &lows, second: &highs }]));
}
