//! What stands behind the lines of the register, and when the work is over.

use super::*;
use crate::domain::statement::Parting;
use crate::insight::ours::Book;

const SHARE: RecordId = RecordId([7; 16]);

fn words(room: &Room, number: u64) -> Vec<(String, String)> {
    let book = Book::read(&room.all);
    let line = book.register().iter().find(|line| line.stamp.number == number).expect("a line");
    book.words(line)
}

#[test]
fn answers_stand_behind_their_line_only_once_both_are_shown() {
    let mut room = Room::begun();
    let first = room.lock(Person::First, "rate", 4);
    let second = room.lock(Person::Second, "rate", 7);
    for person in Person::BOTH {
        room.say(person, ROUND, Said::Released { part: slug("rate") });
    }
    room.reveal(Person::First, "rate", &first);
    assert_eq!(words(&room, 6), [], "the second one's are not here yet");
    room.reveal(Person::Second, "rate", &second);
    assert_eq!(words(&room, 6), [("Felt heard".into(), "4 of 10".into())]);
    assert_eq!(words(&room, 7), [("Felt heard".into(), "7 of 10".into())]);
}

#[test]
fn withdrawn_words_stand_behind_no_line() {
    let mut room = Room::default();
    let id = room.say(Person::First, SHARE, Said::Shared { title: "A title".into(), words: "It rained.".into() });
    assert_eq!(words(&room, 1), [("A title".into(), "It rained.".into())]);
    room.say(Person::Second, SHARE, Said::Retracted { of: id });
    assert_eq!(words(&room, 1).len(), 1, "only its author takes it back");
    room.say(Person::First, SHARE, Said::Retracted { of: id });
    assert_eq!(words(&room, 1), []);
}

#[test]
fn a_place_without_words_keeps_its_line_and_is_named_by_its_number() {
    let mut room = Room::default();
    let id = room.say(Person::First, SHARE, Said::Emptied);
    room.say(Person::First, SHARE, Said::Retracted { of: id });
    let book = Book::read(&room.all);
    let lines: Vec<&str> = book.register().iter().map(|line| line.what.as_str()).collect();
    assert_eq!(lines, ["withdrew what stood here", "withdrew number 1"]);
}

#[test]
fn it_is_over_only_when_both_ended_it_and_a_pause_ends_nothing() {
    let mut room = Room::default();
    let over = |room: &Room| Book::read(&room.all).is_over();
    room.say(Person::First, SHARE, Said::Parted { how: Parting::Part });
    assert!(!over(&room));
    room.say(Person::Second, SHARE, Said::Parted { how: Parting::Pause });
    assert!(!over(&room));
    room.say(Person::Second, SHARE, Said::Parted { how: Parting::Finish });
    assert!(over(&room));
}
