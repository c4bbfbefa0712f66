//! Rounds, walked step by step as two people would.

use super::super::*;
use super::{ROUND, Room, answers, slug};
use crate::domain::person::Person::{First, Second};
use crate::domain::statement::{Ending, Salt};

fn here(part: &str, asks: Asks, written: Written) -> Here {
    Here { part: slug(part), asks, written }
}

const EACH: Asks = Asks::Apart { who: Who::Each, then: Then::Reveal };

fn next(room: &Room, person: Person, asks: Asks, written: Written) -> Todo {
    let book = Book::read(&room.all);
    book.round(ROUND).expect("the round").whats_next(person, &here("rate", asks, written))
}

fn released(part: &str) -> Said {
    Said::Released { part: slug(part) }
}

fn oddities(room: &Room) -> Vec<Why> {
    Book::read(&room.all).rounds()[0].oddities.iter().map(|one| one.why).collect()
}

#[test]
fn an_evening_of_blind_answers_needs_three_turns_at_the_keyboard() {
    let part = || slug("rate");
    let mut room = Room::begun();
    room.say(First, ROUND, Said::Reached { part: part() });
    assert_eq!(next(&room, First, EACH, Written::NotYet), Todo::AnswerApart(part()));
    assert_eq!(next(&room, First, EACH, Written::Done), Todo::LockIn(part()));
    let first = room.lock(First, "rate", 3);
    assert_eq!(next(&room, First, EACH, Written::Done), Todo::Decide(part()));
    room.say(First, ROUND, released("rate"));
    assert_eq!(next(&room, First, EACH, Written::Done), Todo::WaitForOther(part()));

    assert_eq!(next(&room, Second, EACH, Written::NotYet), Todo::AnswerApart(part()));
    let second = room.lock(Second, "rate", 7);
    room.say(Second, ROUND, released("rate"));
    assert_eq!(next(&room, Second, EACH, Written::Done), Todo::Reveal(part()));
    room.reveal(Second, "rate", &second);
    assert_eq!(next(&room, Second, EACH, Written::Done), Todo::WaitForOther(part()));

    assert_eq!(next(&room, First, EACH, Written::Done), Todo::Reveal(part()));
    assert!(Book::read(&room.all).rounds()[0].aparts()[0].shown().is_none(), "one side is not shown alone");
    room.reveal(First, "rate", &first);
    assert_eq!(next(&room, First, EACH, Written::Done), Todo::GoOn(part()));
    let book = Book::read(&room.all);
    let (talk, rate) = (slug("weekly"), part());
    let shown: Vec<Shown<'_>> = book.shown(&talk, &rate).collect();
    assert_eq!(shown[0].of(First), answers(3));
    assert_eq!(shown[0].of(Second), answers(7));
    assert_eq!(meeting::differences(&shown[0])[0].by(), 4);
    assert!(oddities(&room).is_empty());
}

#[test]
fn a_reveal_that_is_owed_comes_first_at_whatever_part_the_round_stands() {
    let mut room = Room::begun();
    for person in Person::BOTH {
        room.lock(person, "rate", 5);
        room.say(person, ROUND, released("rate"));
    }
    let book = Book::read(&room.all);
    let later = here("talk", Asks::Nothing, Written::NotYet);
    assert_eq!(book.rounds()[0].whats_next(First, &later), Todo::Reveal(slug("rate")));
}

#[test]
fn who_keeps_theirs_back_is_not_asked_again_and_neither_is_the_other() {
    let mut room = Room::begun();
    let first = room.lock(First, "rate", 3);
    room.say(First, ROUND, released("rate"));
    room.say(Second, ROUND, Said::KeptBack { part: slug("rate") });
    for person in Person::BOTH {
        assert_eq!(next(&room, person, EACH, Written::NotYet), Todo::GoOn(slug("rate")));
    }
    room.lock(Second, "rate", 4);
    room.say(Second, ROUND, released("rate"));
    room.reveal(First, "rate", &first);
    let book = Book::read(&room.all);
    assert_eq!(book.rounds()[0].side(&slug("rate"), First), Side::Released);
    assert_eq!(book.rounds()[0].side(&slug("rate"), Second), Side::KeptBack);
    assert_eq!(oddities(&room), [Why::RevealedUnasked]);
}

#[test]
fn keeping_back_is_heard_after_the_showing_and_after_the_end() {
    let mut room = Room::begun();
    let locked = Person::BOTH.map(|person| room.lock(person, "rate", 5));
    for person in Person::BOTH {
        room.say(person, ROUND, released("rate"));
    }
    Person::BOTH.into_iter().zip(&locked).for_each(|(person, own)| room.reveal(person, "rate", own));
    room.say(First, ROUND, Said::Ended { how: Ending::Whole });
    let shown = |room: &Room| Book::read(&room.all).rounds()[0].aparts()[0].shown().is_some();
    assert!(shown(&room));
    room.say(Second, ROUND, Said::KeptBack { part: slug("rate") });
    assert!(!shown(&room));
}

#[test]
fn after_a_reveal_nothing_locked_in_changes_and_the_attempt_is_told() {
    let mut room = Room::begun();
    let first = room.lock(First, "rate", 3);
    let second = room.lock(Second, "rate", 7);
    for person in Person::BOTH {
        room.say(person, ROUND, released("rate"));
    }
    room.reveal(First, "rate", &first);
    room.lock(Second, "rate", 3);
    room.say(Second, ROUND, Said::TakenBack { part: slug("rate") });
    room.reveal(Second, "rate", &second);
    assert_eq!(oddities(&room), [Why::LockedAfterReveal, Why::TakenBackAfterReveal]);
    let book = Book::read(&room.all);
    assert_eq!(book.rounds()[0].aparts()[0].shown().map(|shown| shown.second.to_vec()), Some(answers(7)));
}

#[test]
fn a_release_without_a_lock_in_and_an_opening_that_does_not_match_count_for_nothing() {
    let mut room = Room::begun();
    room.say(First, ROUND, released("rate"));
    let mut first = room.lock(First, "rate", 3);
    room.reveal(First, "rate", &first);
    for person in Person::BOTH {
        room.lock(person, "rate", 3);
    }
    for person in Person::BOTH {
        room.say(person, ROUND, released("rate"));
    }
    first.0 = Salt([200; 32]);
    room.reveal(First, "rate", &first);
    assert_eq!(oddities(&room), [Why::ReleasedNothing, Why::RevealedUnasked, Why::OtherThanSealed]);
    assert_eq!(next(&room, First, EACH, Written::Done), Todo::Reveal(slug("rate")), "the right one is still welcome");
}

#[test]
fn a_break_lasts_until_somebody_goes_on_and_an_end_for_good() {
    let mut room = Room::begun();
    room.say(Second, ROUND, Said::Paused { minutes: Some(20) });
    assert_eq!(next(&room, First, EACH, Written::NotYet), Todo::Resting);
    room.say(First, ROUND, Said::Resumed);
    assert_eq!(next(&room, First, Asks::Nothing, Written::NotYet), Todo::GoOn(slug("rate")));
    room.say(First, ROUND, Said::Ended { how: Ending::Early });
    room.say(Second, ROUND, Said::Resumed);
    assert_eq!(next(&room, Second, EACH, Written::NotYet), Todo::Finished);
    assert_eq!(oddities(&room), [Why::AfterTheEnd]);
    assert_eq!(Book::read(&room.all).open_rounds().count(), 0);
}

#[test]
fn what_one_typed_for_both_waits_for_the_others_yes_to_exactly_these_words() {
    let mut room = Room::begun();
    assert_eq!(next(&room, First, Asks::Joint, Written::NotYet), Todo::WriteTogether(slug("rate")));
    let note = room.say(First, ROUND, Said::Noted { part: slug("rate"), lines: answers(6) });
    assert_eq!(next(&room, First, Asks::Joint, Written::Done), Todo::GoOn(slug("rate")));
    assert_eq!(next(&room, Second, Asks::Joint, Written::NotYet), Todo::SayYes(note));
    let other = words(&Said::Noted { part: slug("rate"), lines: answers(9) }).expect("words");
    room.say(Second, ROUND, Said::Assented { to: note, words: other });
    assert_eq!(next(&room, Second, Asks::Joint, Written::NotYet), Todo::SayYes(note), "a yes to other words");
    room.say(First, ROUND, Said::Ended { how: Ending::Whole });
    assert_eq!(next(&room, Second, Asks::Nothing, Written::NotYet), Todo::SayYes(note));
    room.assent(Second, note);
    assert_eq!(next(&room, Second, Asks::Nothing, Written::NotYet), Todo::Finished);
    assert!(Book::read(&room.all).rounds()[0].notes[0].is_assented());
}

#[test]
fn an_answer_that_only_one_gives_is_told_once_it_is_released_and_gone_when_it_is_kept_back() {
    let only = Asks::Apart { who: Who::Only(First), then: Then::Reveal };
    let mut room = Room::begun();
    assert_eq!(next(&room, First, only, Written::NotYet), Todo::AnswerApart(slug("rate")));
    assert_eq!(next(&room, Second, only, Written::NotYet), Todo::WaitForOther(slug("rate")));
    room.lock(First, "rate", 3);
    assert_eq!(next(&room, First, only, Written::Done), Todo::Decide(slug("rate")));
    room.say(First, ROUND, released("rate"));
    assert_eq!(next(&room, First, only, Written::Done), Todo::Tell(slug("rate")));
    room.say(First, ROUND, Said::Noted { part: slug("rate"), lines: answers(3) });
    assert_eq!(next(&room, First, only, Written::Done), Todo::GoOn(slug("rate")));
    assert_eq!(next(&room, Second, only, Written::NotYet), Todo::GoOn(slug("rate")), "nobody is asked for a yes");
    assert_eq!(Book::read(&room.all).rounds()[0].notes[0].sort, NoteSort::Told);
    room.say(First, ROUND, Said::KeptBack { part: slug("rate") });
    assert!(Book::read(&room.all).rounds()[0].notes.is_empty());
}

#[test]
fn answers_that_stay_in_ones_own_room_are_only_waited_for() {
    let stay = Asks::Apart { who: Who::Each, then: Then::Stay };
    let mut room = Room::begun();
    room.lock(First, "rate", 3);
    assert_eq!(next(&room, First, stay, Written::Done), Todo::WaitForOther(slug("rate")));
    assert_eq!(next(&room, Second, stay, Written::Done), Todo::LockIn(slug("rate")));
    room.lock(Second, "rate", 3);
    for person in Person::BOTH {
        assert_eq!(next(&room, person, stay, Written::Done), Todo::GoOn(slug("rate")));
    }
}

#[test]
fn what_is_said_before_a_round_begins_or_in_no_round_counts_for_none() {
    let mut room = Room::default();
    room.lock(First, "rate", 3);
    room.all.extend(Room::begun().all.into_iter().map(|one| Statement { number: 2, ..one }));
    room.all[1].id = StatementId([8; 32]);
    let book = Book::read(&room.all);
    assert_eq!(book.rounds()[0].side(&slug("rate"), First), Side::Open);
    assert_eq!(book.register().len(), 2, "and keeps its line");
}
