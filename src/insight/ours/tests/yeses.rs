//! Yeses, over all orders of proposing, agreeing, taking back and setting aside.

use super::super::{Book, words};
use super::{Room, catches, clause, day, holds};
use crate::domain::person::Person;
use crate::domain::statement::{RecordId, Said, Statement, StatementId};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

const RECORD: RecordId = RecordId([2; 16]);

#[derive(Clone, Debug)]
enum Act {
    Propose(Option<Index>),
    Assent(Index),
    AssentToOtherWords(Index),
    Withdraw(Index),
    Park,
}

fn any_acts() -> impl Strategy<Value = (Vec<(Person, Act)>, Vec<Index>)> {
    let act = prop_oneof![
        3 => proptest::option::of(any::<Index>()).prop_map(Act::Propose),
        6 => any::<Index>().prop_map(Act::Assent),
        1 => any::<Index>().prop_map(Act::AssentToOtherWords),
        2 => any::<Index>().prop_map(Act::Withdraw),
        1 => Just(Act::Park),
    ];
    let person = prop::sample::select(Person::BOTH.to_vec());
    (vec((person, act), 1..16), vec(any::<Index>(), 8))
}

fn said(acts: &[(Person, Act)]) -> Vec<Statement> {
    let mut room = Room::default();
    let mut proposals: Vec<StatementId> = Vec::new();
    let of = |proposals: &[StatementId], index: &Index| index.get(proposals).to_owned();
    for (person, act) in acts {
        match act {
            Act::Propose(on) => {
                let on = on.as_ref().filter(|_| !proposals.is_empty()).map(|index| of(&proposals, index));
                let clause = clause(&format!("wording {}", proposals.len()));
                proposals.push(room.say_after(*person, RECORD, on.as_slice(), Said::Proposed { clause }));
            }
            Act::Park => {
                room.say(*person, RECORD, Said::Parked { why: String::new() });
            }
            _ if proposals.is_empty() => {}
            Act::Assent(index) => {
                room.assent(*person, of(&proposals, index));
            }
            Act::AssentToOtherWords(index) => {
                let to = of(&proposals, index);
                let words = words(&Said::Proposed { clause: clause("other words") }).expect("words");
                room.say(*person, RECORD, Said::Assented { to, words });
            }
            Act::Withdraw(index) => {
                room.say(*person, RECORD, Said::Withdrawn { of: of(&proposals, index) });
            }
        }
    }
    room.all
}

fn in_force(all: &[Statement]) -> Option<StatementId> {
    let book = Book::read(all);
    Some(book.agreements().first()?.in_force(day("2026-11-22"))?.stamp.id)
}

/// The same set: in another order, with some of it there twice.
fn stirred(all: &[Statement], stir: &[Index]) -> Vec<Statement> {
    let mut all = all.to_vec();
    for index in stir {
        let from = index.index(all.len().max(1));
        if let Some(one) = all.get(from).cloned() {
            let last = all.len() - 1;
            all.swap(from, last);
            all.insert(from / 2, one);
        }
    }
    all
}

fn the_set_decides(
    reading: impl Fn(&[Statement]) -> Option<StatementId>,
    (acts, stir): &(Vec<(Person, Act)>, Vec<Index>),
) -> Result<(), TestCaseError> {
    let all = said(acts);
    prop_assert_eq!(reading(&all), reading(&stirred(&all, stir)));
    Ok(())
}

#[test]
fn order_and_doubles_change_nothing_in_the_whole_book() {
    holds(&any_acts(), |acts| the_set_decides(in_force, &acts));
    holds(&any_acts(), |(acts, stir)| {
        let all = said(&acts);
        prop_assert_eq!(Book::read(&all), Book::read(&stirred(&all, &stir)));
        Ok(())
    });
}

#[test]
fn a_red_control_that_takes_the_last_of_the_slice_is_caught() {
    let last = |all: &[Statement]| {
        let mut all = all.to_vec();
        (1..).zip(&mut all).for_each(|(number, one)| one.number = number);
        in_force(&all)
    };
    catches("the place in the slice counts", &any_acts(), |acts| the_set_decides(last, &acts));
}

/// The last that `person` said of a proposal, told without the code under test, is a yes to exactly its words.
fn says_yes(all: &[Statement], person: Person, to: &Statement) -> bool {
    let exact = words(&to.said).expect("a proposal");
    let own = all.iter().filter(|one| one.author == person);
    let mut said = own.filter_map(|one| match one.said {
        Said::Proposed { .. } if one.id == to.id => Some(true),
        Said::Assented { to: id, words } if id == to.id && words == exact => Some(true),
        Said::Withdrawn { of } if of == to.id => Some(false),
        _ => None,
    });
    said.next_back().unwrap_or(false)
}

fn both_say_yes(
    reading: impl Fn(&[Statement]) -> Option<StatementId>,
    (acts, _): &(Vec<(Person, Act)>, Vec<Index>),
) -> Result<(), TestCaseError> {
    let all = said(acts);
    for length in 0..=all.len() {
        let so_far = &all[..length];
        if let Some(id) = reading(so_far) {
            let held = so_far.iter().find(|one| one.id == id).expect("the proposal");
            for person in Person::BOTH {
                prop_assert!(says_yes(so_far, person, held), "{:?} has not said yes after {}", person, length);
            }
        }
    }
    Ok(())
}

#[test]
fn in_force_is_only_what_each_of_the_two_said_yes_to_for_themselves() {
    holds(&any_acts(), |acts| both_say_yes(in_force, &acts));
    let times = std::cell::Cell::new(0);
    holds(&any_acts(), |(acts, _)| {
        times.set(times.get() + usize::from(in_force(&said(&acts)).is_some()));
        Ok(())
    });
    assert!(times.get() > 50, "of 512 orders only {} ended with something in force", times.get());
}

#[test]
fn a_red_control_that_takes_a_yes_of_the_proposer_for_the_others_is_caught() {
    let anybodys = |all: &[Statement]| {
        let turned = |one: &Statement| match one.said {
            Said::Assented { to, .. } => {
                let proposer = all.iter().find(|other| other.id == to).map_or(one.author, |other| other.author);
                Statement { author: proposer.other(), ..one.clone() }
            }
            _ => one.clone(),
        };
        in_force(&all.iter().map(turned).collect::<Vec<_>>())
    };
    catches("a yes is anybody's", &any_acts(), |acts| both_say_yes(anybodys, &acts));
}

/// Other words under the same id, as nobody can make them while ids are hashes; then no yes of the other counts.
fn altered_words_have_no_yes(
    reading: impl Fn(&[Statement]) -> Option<StatementId>,
    (acts, _): &(Vec<(Person, Act)>, Vec<Index>),
) -> Result<(), TestCaseError> {
    let mut all = said(acts);
    let Some(id) = reading(&all) else { return Ok(()) };
    for one in all.iter_mut().filter(|one| one.id == id) {
        if let Said::Proposed { clause } = &mut one.said {
            clause.why.push_str("and more");
        }
    }
    prop_assert!(reading(&all) != Some(id), "altered, and still in force");
    Ok(())
}

#[test]
fn to_alter_a_word_makes_every_yes_to_it_count_for_nothing() {
    holds(&any_acts(), |acts| altered_words_have_no_yes(in_force, &acts));
}

#[test]
fn a_red_control_that_does_not_compare_the_words_is_caught() {
    let by_name = |all: &[Statement]| {
        let exact = |one: &Statement| match one.said {
            Said::Assented { to, .. } => {
                let found = all.iter().find(|other| other.id == to).and_then(|other| words(&other.said));
                Statement { said: found.map_or(Said::Unknown, |words| Said::Assented { to, words }), ..one.clone() }
            }
            _ => one.clone(),
        };
        in_force(&all.iter().map(exact).collect::<Vec<_>>())
    };
    catches("a yes to a name", &any_acts(), |acts| altered_words_have_no_yes(by_name, &acts));
}
