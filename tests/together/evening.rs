//! One evening of two people, in a real terminal and in each face: one joins, both say yes, the weekly meeting with
//! numbers nobody sees before both say so, a talk with turns and a break in it, a clause agreed after it was changed,
//! and a commitment each of them saw differently. Both homes hold the same.

use crate::home;
use crate::keyboards::{self, Keyboard, Reply};
use mendway::app::action::Command;
use mendway::domain::commitment::Mark;
use mendway::domain::person::Person::{self, First, Second};
use mendway::domain::safety::SafetyLevel;
use mendway::domain::statement::{Said, Statement};
use mendway::home::Cost;
use mendway::insight::ours::{Book, OthersMark};
use std::path::Path;

pub const TOGETHER: Command = Command::Together;
const ON: &str = "Go on";
const HAND: &str = "Hand the keyboard over";
const RATINGS: [[&str; 5]; 2] = [["4", "5", "6", "6", "7"], ["8", "6", "6", "5", "9"]];
const HEARD: [&str; 2] = ["The wait was long for you", "You were glad of the call"];

/// The first person's home, before anybody joins.
pub fn alone(folder: &Path) {
    let now = home::evening();
    let (opened, _) = home::home(folder, First).create(&home::secret(First), Cost::new(4), &now).expect("made");
    home::finish(&opened, 3, home::profile(First, SafetyLevel::Green, &now), &now);
    opened.close(&now).expect("closed");
}

type Start = fn(&Path) -> Box<dyn Keyboard>;

fn first_unlocks_alone(folder: &Path) {
    // Their keys are known to the other once they have been here since the other came.
    home::unlock_at(folder, First, &home::evening()).close(&home::evening()).expect("closed");
}

/// The first makes a place, and the second joins.
fn join(folder: &Path, start: Start) {
    // One who lives alone is not asked who is here: their door is opened from inside.
    let mut keys = start(folder);
    keys.unlock_alone(First);
    keys.place(TOGETHER, "Make a place");
    keys.choose("Make a place for a second person");
    keys.join(Second);
    keys.kill();
    first_unlocks_alone(folder);
    home::prepare(folder, home::profile(Second, SafetyLevel::Green, &home::evening()), Second, &home::evening());
}

fn opt_in(keys: &mut dyn Keyboard) {
    keys.unlock(Second);
    keys.place(TOGETHER, "Not both ready yet");
    keys.choose("Say that you are ready");
    keys.choose(HAND);
    keys.unlock(First);
    keys.place(TOGETHER, "Not both ready yet");
    keys.choose("Say that you are ready");
    keys.sees("Both of you said yes");
}

fn rate(keys: &mut dyn Keyboard, whose: Person) {
    keys.choose("Write");
    let ratings = RATINGS[usize::from(whose.number()) - 1];
    keys.answer(&ratings.map(Reply::Key));
    keys.choose("Lock mine in");
    keys.choose("Show mine when both say so");
}

/// From the hub of the first person to the hub again.
pub fn weekly(keys: &mut dyn Keyboard) {
    keys.choose("Talk together");
    keys.choose("The weekly meeting");
    keys.ready("1");
    keys.choose("Begin");
    for _ in 0..3 {
        keys.choose(ON);
    }
    rate(keys, First);
    keys.choose(HAND);
    keys.unlock(Second);
    rate(keys, Second);
    keys.choose(HAND);
    keys.unlock(First);
    keys.choose("Show both");
    keys.sees("differently by 4");
    for _ in 0..4 {
        keys.choose(ON);
    }
    keys.choose("Write");
    keys.answer(&[Reply::Skip, Reply::Skip, Reply::Text("Tea before we start")]);
    keys.choose("Put this where both can read it");
    keys.choose(HAND);
    keys.unlock(Second);
    keys.choose("Yes to these words");
    keys.choose(ON);
    keys.choose("Write");
    keys.answer(&[Reply::Skip, Reply::Text("A walk on Sunday"), Reply::Skip, Reply::Skip]);
    keys.choose("Put this where both can read it");
    keys.choose(ON);
    keys.choose("Finish");
    keys.sees("You came to the end of this together");
    keys.choose("Leave");
}

/// Speaker and listener, with a break in the middle; from the hub of the second person.
fn floor(keys: &mut dyn Keyboard) {
    keys.place(TOGETHER, "Both of you said yes");
    keys.choose("Talk together");
    keys.choose("One speaks, one listens");
    keys.ready("2");
    keys.choose("Begin");
    keys.choose(ON);
    keys.choose("Write");
    keys.answer(&[Reply::Text("The evening at the station"), Reply::Key("5")]);
    keys.choose("Put this where both can read it");
    keys.choose(ON);
    keys.choose("Start this turn");
    keys.sees("About 2 minutes left");
    keys.choose("Pause for 20 minutes");
    keys.sees("Come back at 19:02");
    keys.choose("Go on now");
    keys.choose("Start this turn");
    keys.choose("The turn is over");
    keys.choose("Got it");
    keys.choose(ON);
    heard(keys, Second);
    keys.choose(HAND);
    keys.unlock(First);
    heard(keys, First);
    keys.choose(HAND);
    keys.unlock(Second);
    keys.choose("Show both");
    keys.choose(ON);
    keys.choose("Finish");
    keys.sees("You came to the end of this together");
}

fn heard(keys: &mut dyn Keyboard, whose: Person) {
    keys.choose("Write");
    keys.answer(&[Reply::Key("7"), Reply::Text(HEARD[usize::from(whose.number()) - 1])]);
    keys.choose("Lock mine in");
    keys.choose("Show mine when both say so");
}

const CLAUSE: &str = "Phones rest in the hall after nine";
const WHY: &str = "We both sleep better";
const SIGN: &str = "The bowl is full";

fn propose(keys: &mut dyn Keyboard, [what, why, sign]: [&str; 3]) {
    let said = [("What it asks of both", what), ("Why", why), ("How we will know", sign)];
    let days = if sign.is_empty() { ["2026-12-13", "2026-12-20"] } else { ["", ""] };
    let left = [("If it slips", ""), ("Look at it again on", days[0]), ("It ends on", days[1])];
    keys.fill(&[&said[..], &left].concat());
    keys.choose("Read it once more");
    keys.choose("Propose it");
}

/// One proposes, the other changes the words, the first says yes to those; from the second person's round.
fn agree(keys: &mut dyn Keyboard) {
    keys.place(TOGETHER, "Both of you said yes");
    keys.choose("Propose a clause");
    propose(keys, [CLAUSE, WHY, ""]);
    keys.place(TOGETHER, "Both of you said yes");
    keys.choose(HAND);
    keys.unlock(First);
    keys.place(TOGETHER, "Both of you said yes");
    keys.choose("What you agreed");
    keys.choose(CLAUSE);
    keys.choose("Propose other words");
    propose(keys, ["", "", SIGN]);
    keys.place(TOGETHER, "Both of you said yes");
    keys.choose(HAND);
    keys.unlock(Second);
    keys.place(TOGETHER, "Both of you said yes");
    keys.choose("What you agreed");
    keys.choose(CLAUSE);
    keys.choose("Say yes to exactly these words");
    keys.sees("Your yes to exactly these words is kept");
}

/// A commitment from the clause, and what each says of today; from the page of the clause.
fn commit(keys: &mut dyn Keyboard) {
    keys.choose("Make a commitment from it");
    keys.save();
    mark(keys, "Kept", "");
    keys.place(TOGETHER, "Both of you said yes");
    keys.choose(HAND);
    keys.unlock(First);
    mark(keys, "As I saw it: partly", "It lay on the table");
    keys.sees("differently");
}

fn mark(keys: &mut dyn Keyboard, how: &str, line: &str) {
    keys.place(TOGETHER, "Both of you said yes");
    keys.choose("Commitments you both see");
    keys.choose(CLAUSE);
    keys.choose("Sun 22 Nov");
    keys.choose(how);
    keys.fill(&[("One line about it", line)]);
    keys.save();
}

pub fn evening(folder: &Path, start: Start) {
    alone(folder);
    join(folder, start);
    let mut keys = start(folder);
    opt_in(&mut *keys);
    weekly(&mut *keys);
    floor(&mut *keys);
    agree(&mut *keys);
    commit(&mut *keys);
    keys.leave();
}

/// What was said, without what chance gives.
fn plainly(said: &[Statement]) -> Vec<String> {
    said.iter()
        .map(|one| {
            let text = serde_json::to_string(&one.said).expect("text");
            let mut plain = String::new();
            for word in text.split('"') {
                let by_chance = word.len() >= 32 && word.chars().all(|sign| sign.is_ascii_hexdigit());
                plain.push_str(if by_chance { "#" } else { word });
                plain.push('"');
            }
            format!("{:?}: {plain}", one.author)
        })
        .collect()
}

fn said(folder: &Path) -> Vec<Statement> {
    let looks = Person::BOTH.map(|whose| {
        let opened = home::unlock_at(folder, whose, &home::evening());
        let (said, faults) = opened.statements().expect("read");
        assert_eq!(faults, []);
        said
    });
    let [first, second] = looks;
    assert_eq!(first, second, "the two read different things");
    first
}

#[test]
fn an_evening_of_two_leaves_the_same_in_both_faces_and_exactly_what_both_released() {
    let homes = [keyboards::full_screen as Start, keyboards::plain_lines].map(|start| {
        let folder = home::folder();
        let place = home::place(&folder);
        evening(&place, start);
        (said(&place), folder)
    });
    let [(full, _), (plain, _)] = &homes;
    assert_eq!(plainly(full), plainly(plain));
    let revealed: Vec<_> = full.iter().filter(|one| matches!(one.said, Said::Revealed { .. })).collect();
    assert_eq!(revealed.len(), 4);
    let book = Book::read(full);
    assert_eq!(book.rounds().len(), 2);
    for round in book.rounds() {
        assert!(round.is_over() && round.oddities.is_empty(), "{round:?}");
        let shown = round.aparts().iter().filter(|apart| apart.shown().is_some()).count();
        assert_eq!((round.aparts().len(), shown), (1, 1), "{round:?}");
    }
    let [agreement] = book.agreements() else { panic!("{:?}", book.agreements()) };
    let held = agreement.in_force(home::evening().day()).expect("both hold it");
    assert_eq!((held.clause.what.as_str(), held.clause.sign.as_str()), (CLAUSE, SIGN));
    let [commitment] = book.commitments() else { panic!("{:?}", book.commitments()) };
    assert_eq!((commitment.owner, commitment.from), (Second, Some(held.stamp.id)));
    let day = commitment.day(home::evening().day()).expect("both marked it");
    assert_eq!(day.own.as_ref().map(|own| own.mark), Some(Mark::Kept));
    assert_eq!(day.other.as_ref().map(|other| other.mark), Some(OthersMark::Marked(Mark::Partly)));
}
