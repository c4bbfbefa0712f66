//! Statements are kept as they were said, and whatever was done to one is named by its number.

use super::*;
use chrono::DateTime;
use tempfile::TempDir;

fn now() -> Moment {
    Moment::new(DateTime::UNIX_EPOCH, 0, "")
}

fn keys() -> [SigningKey; 2] {
    [SigningKey::from_bytes(&[1; 32]), SigningKey::from_bytes(&[2; 32])]
}

/// A room in which the two take turns saying six things.
fn six() -> (TempDir, Ours, Vec<Statement>) {
    let folder = tempfile::tempdir().expect("a folder");
    let file = folder.path().canonicalize().expect("a path").join("room.db");
    let key = RoomKey::generate().expect("random numbers");
    Ours::create(&file, &key).expect("made");
    let keys = keys();
    let mut ours = Ours::open(&file, &key, &[keys[0].verifying_key(), keys[1].verifying_key()]).expect("opened");
    let said = (0_u8..6)
        .map(|at| {
            let author = Person::BOTH[usize::from(at % 2)];
            let words = format!("words {at}");
            let saying = Saying {
                record: Some(RecordId([at; 16])),
                parents: Vec::new(),
                said: Said::Shared { title: "A line".into(), words },
            };
            ours.say(author, &keys[usize::from(at % 2)], saying, &now()).expect("said")
        })
        .collect();
    (folder, ours, said)
}

fn faults(ours: &Ours, tail: Option<Tail>) -> Vec<Fault> {
    ours.read(tail).expect("read").1
}

#[test]
fn what_was_said_is_read_back_by_its_number() {
    let (_folder, ours, said) = six();
    assert_eq!(ours.read(ours.tail().expect("a tail")).expect("read"), (said, Vec::new()));
}

#[test]
fn altered_words_are_named() {
    let (_folder, ours, _) = six();
    ours.db
        .execute("UPDATE statements SET bytes = CAST(replace(CAST(bytes AS TEXT), 'words 2', 'wordz 2') AS BLOB)", [])
        .expect("altered");
    assert_eq!(faults(&ours, None), [Fault::Altered(3)]);
}

#[test]
fn an_author_cannot_be_exchanged() {
    let (_folder, ours, _) = six();
    ours.db.execute("UPDATE statements SET author = 2 WHERE number = 3", []).expect("altered");
    assert!(faults(&ours, None).contains(&Fault::Altered(3)));
}

#[test]
fn a_removed_one_is_named_also_when_the_numbers_are_closed_up_or_it_was_the_last() {
    for number in 1..=6_u64 {
        let (_folder, ours, said) = six();
        let tail = ours.tail().expect("a tail");
        ours.db
            .execute("DELETE FROM statements WHERE number = ?1", [i64::try_from(number).expect("small")])
            .expect("gone");
        assert_eq!(faults(&ours, tail), [Fault::Removed(number)], "with a gap");
        ours.db
            .execute(
                "UPDATE statements SET number = number - 1 WHERE number > ?1",
                [i64::try_from(number).expect("small")],
            )
            .expect("closed up");
        let (left, found) = ours.read(tail).expect("read");
        assert!(!found.is_empty(), "{number} is missed by nobody");
        assert!(left.iter().all(|one| said.iter().any(|was| was.id == one.id)));
    }
}

#[test]
fn two_that_changed_places_are_named() {
    for number in 1..6_i64 {
        let (_folder, ours, _) = six();
        for (from, to) in [(number, 100), (number + 1, number), (100, number + 1)] {
            ours.db.execute("UPDATE statements SET number = ?2 WHERE number = ?1", [from, to]).expect("moved");
        }
        assert!(!faults(&ours, None).is_empty(), "{number} and the next changed places unseen");
    }
}

#[test]
fn withdrawn_words_are_gone_from_the_room_and_their_place_is_not_a_fault() {
    let (_folder, mut ours, said) = six();
    let saying = |of| Saying { record: Some(RecordId([9; 16])), parents: Vec::new(), said: Said::Retracted { of } };
    ours.say(Person::First, &keys()[0], saying(said[2].id), &now()).expect("said");
    let (left, found) = ours.read(None).expect("read");
    assert_eq!(found, []);
    assert!(!format!("{left:?}").contains("words 2"), "{left:?}");
    ours.say(Person::First, &keys()[0], saying(said[3].id), &now()).expect("said");
    let left = ours.read(None).expect("read").0;
    assert!(format!("{left:?}").contains("words 3"), "the other's words were taken away: {left:?}");
}

#[test]
fn words_that_vanish_without_being_withdrawn_are_named() {
    let (_folder, ours, _) = six();
    ours.db.execute("UPDATE statements SET bytes = NULL WHERE number = 4", []).expect("emptied");
    assert_eq!(faults(&ours, None), [Fault::Altered(4)]);
}

#[test]
fn a_statement_of_another_room_does_not_count_here() {
    let (_folder, ours, _) = six();
    let (_other_folder, other, _) = six();
    let row = other.rows().expect("rows").remove(0);
    ours.db
        .execute(
            "UPDATE statements SET bytes = ?1, signature = ?2, id = ?3 WHERE number = 1",
            params![row.bytes, row.signature, row.id.to_string()],
        )
        .expect("put in");
    assert!(faults(&ours, None).contains(&Fault::Altered(1)));
}

#[test]
fn a_place_whose_words_were_withdrawn_stays_with_its_number() {
    let (_folder, mut ours, said) = six();
    let retracted = Saying::about(said[2].record, Said::Retracted { of: said[2].id });
    let by =
        ours.say(said[2].author, &keys()[usize::from(said[2].author.number()) - 1], retracted, &now()).expect("said");
    let (all, faults) = ours.read(None).expect("read");
    assert_eq!(faults, []);
    let numbers: Vec<u64> = all.iter().map(|one| one.number).collect();
    assert_eq!(numbers, [1, 2, 3, 4, 5, 6, 7]);
    assert_eq!((&all[2].said, all[2].id, &all[2].at), (&Said::Emptied, said[2].id, &by.at));
}
