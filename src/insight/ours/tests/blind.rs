//! Answers given apart, over all orders of what two people and their programs can say, forged things among it.

use super::super::Book;
use super::{ROUND, Room, answers, catches, holds, slug};
use crate::domain::person::Person;
use crate::domain::sitting::Response;
use crate::domain::statement::{Ending, Said, Salt, Seal, Statement};
use crate::insight::ours::seal;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

type Pair = (Vec<Response>, Vec<Response>);

#[derive(Clone, Copy, Debug, PartialEq)]
enum Act {
    Lock(u8),
    Release,
    TakeBack,
    KeepBack,
    Pause,
    Resume,
    End,
    /// What their program says: the salt and answers they locked in last.
    Reveal,
    /// The other's salt and answers under their own name.
    RevealTheOthers,
    /// The right answers with another salt.
    RevealWithOtherSalt,
    /// Other answers with the right salt: a rating nobody locks in.
    RevealOtherAnswers,
}

fn any_person() -> impl Strategy<Value = Person> {
    prop::sample::select(Person::BOTH.to_vec())
}

/// Mostly what leads towards showing, so that showing happens often enough to be put to the test.
fn any_act() -> impl Strategy<Value = Act> {
    prop_oneof![
        6 => (0_u8..=10).prop_map(Act::Lock),
        6 => Just(Act::Release),
        2 => Just(Act::TakeBack),
        1 => Just(Act::KeepBack),
        1 => Just(Act::Pause),
        1 => Just(Act::Resume),
        1 => Just(Act::End),
        8 => Just(Act::Reveal),
        2 => forged_act(),
    ]
}

fn forged_act() -> impl Strategy<Value = Act> {
    prop_oneof![Just(Act::RevealTheOthers), Just(Act::RevealWithOtherSalt), Just(Act::RevealOtherAnswers),]
}

/// Says an act; `last` holds what each locked in last.
fn perform(room: &mut Room, last: &mut [Option<(Salt, Vec<Response>)>; 2], person: Person, act: Act) {
    let part = || slug("rate");
    let own = usize::from(person.number()) - 1;
    let mut reveal = |from: Option<(Salt, Vec<Response>)>| {
        let (salt, answers) = from.unwrap_or((Salt([0; 32]), answers(3)));
        room.reveal(person, "rate", &(salt, answers));
    };
    match act {
        Act::Reveal => return reveal(last[own].clone()),
        Act::RevealTheOthers => return reveal(last[1 - own].clone()),
        Act::RevealWithOtherSalt => return reveal(last[own].clone().map(|(_, answers)| (Salt([99; 32]), answers))),
        Act::RevealOtherAnswers => return reveal(last[own].clone().map(|(salt, _)| (salt, answers(77)))),
        Act::Lock(rating) => return last[own] = Some(room.lock(person, "rate", rating)),
        _ => {}
    }
    let said = match act {
        Act::Release => Said::Released { part: part() },
        Act::TakeBack => Said::TakenBack { part: part() },
        Act::KeepBack => Said::KeptBack { part: part() },
        Act::Pause => Said::Paused { minutes: Some(20) },
        Act::End => Said::Ended { how: Ending::Early },
        _ => Said::Resumed,
    };
    room.say(person, ROUND, said);
}

fn said(acts: &[(Person, Act)]) -> Room {
    let (mut room, mut last) = (Room::begun(), [None, None]);
    acts.iter().for_each(|(person, act)| perform(&mut room, &mut last, *person, *act));
    room
}

fn shown(all: &[Statement]) -> Option<Pair> {
    let book = Book::read(all);
    let shown = book.round(ROUND)?.apart(&slug("rate"))?.shown()?;
    Some((shown.first.to_vec(), shown.second.to_vec()))
}

/// What each had locked in and released just before `at`.
fn released(all: &[Statement], person: Person, at: usize) -> Option<Seal> {
    let own = || all[..at].iter().filter(|one| one.author == person).enumerate();
    let (locked, seal) = own()
        .filter_map(|(place, one)| match one.said {
            Said::Locked { seal, .. } => Some((place, Some(seal))),
            Said::TakenBack { .. } => Some((place, None)),
            _ => None,
        })
        .last()?;
    let release = own().any(|(place, one)| place > locked && matches!(one.said, Said::Released { .. }));
    seal.filter(|_| release)
}

/// Said without the code under test: somebody opened theirs at a moment when both had released what is shown, both
/// opened it, each what they had sealed, and nobody keeps theirs back.
fn may_be_shown(all: &[Statement], pair: &Pair) -> bool {
    let kept = all.iter().any(|one| matches!(one.said, Said::KeptBack { .. }));
    let opens = |person: Person, sealed: Seal, shown: &[Response], from: usize| {
        all[from..].iter().any(|one| match &one.said {
            Said::Revealed { salt, answers, part } => {
                one.author == person && answers == shown && seal(ROUND, part, person, salt, answers) == sealed
            }
            _ => false,
        })
    };
    !kept
        && (0..all.len()).any(|at| {
            let (Some(first), Some(second)) = (released(all, Person::First, at), released(all, Person::Second, at))
            else {
                return false;
            };
            opens(Person::First, first, &pair.0, at) && opens(Person::Second, second, &pair.1, at)
        })
}

type Acts = (Vec<(Person, Act)>, Vec<Index>);

/// What does not belong into a good evening; locking in once more comes with all it would need to be shown.
fn any_stray() -> impl Strategy<Value = Vec<Act>> {
    let again = (0_u8..=10).prop_map(Act::Lock);
    prop_oneof![
        3 => any_act().prop_map(|act| vec![act]),
        2 => Just(vec![Act::KeepBack]),
        2 => again.clone().prop_map(|lock| vec![lock, Act::Release, Act::Reveal]),
        2 => again.prop_map(|lock| vec![Act::TakeBack, lock, Act::Release, Act::Reveal]),
    ]
}

/// Half of them anything at all, half of them a good evening with a few things said that do not belong there.
fn any_acts() -> impl Strategy<Value = Acts> {
    let anything = (vec((any_person(), any_act()), 0..24), vec(any::<Index>(), 8));
    let strays = vec((any_person(), any_stray(), any::<Index>()), 0..4);
    let astray = (any_evening(), strays).prop_map(|((mut acts, _, _, stir), strays)| {
        for (person, stray, place) in strays {
            let place = place.index(acts.len() + 1);
            acts.splice(place..place, stray.into_iter().map(|act| (person, act)));
        }
        (acts, stir)
    });
    prop_oneof![anything, astray]
}

/// The same set: in another order, with some of it there twice.
fn stirred(all: &[Statement], stir: &[Index]) -> Vec<Statement> {
    let mut all = all.to_vec();
    for index in stir.iter().filter(|_| !all.is_empty()).collect::<Vec<_>>() {
        let (from, length) = (index.index(all.len()), all.len());
        let one = all[from].clone();
        all.swap(from, length - 1);
        all.insert(from / 2, one);
    }
    all
}

/// At every moment of the evening, what is shown may be shown.
fn nothing_early(show: impl Fn(&[Statement]) -> Option<Pair>, (acts, stir): &Acts) -> Result<(), TestCaseError> {
    let all = said(acts).all;
    for length in 0..=all.len() {
        let so_far = &all[..length];
        if let Some(pair) = show(&stirred(so_far, stir)) {
            prop_assert!(may_be_shown(so_far, &pair), "shown after {} statements: {:?}", length, pair);
        }
    }
    Ok(())
}

#[test]
fn nothing_is_shown_before_both_released_nor_while_either_keeps_theirs_back() {
    holds(&any_acts(), |acts| nothing_early(shown, &acts));
}

#[test]
fn order_and_doubles_change_nothing_in_the_whole_book() {
    holds(&any_acts(), |(acts, stir)| {
        let all = said(&acts).all;
        prop_assert_eq!(Book::read(&all), Book::read(&stirred(&all, &stir)));
        Ok(())
    });
}

#[test]
fn showing_happens_often_enough_in_these_orders_to_be_put_to_the_test() {
    let times = std::cell::Cell::new(0);
    holds(&any_acts(), |(acts, _)| {
        times.set(times.get() + usize::from(shown(&said(&acts).all).is_some()));
        Ok(())
    });
    assert!(times.get() > 50, "of 512 orders only {} ended with something shown", times.get());
}

/// Wrong: the seals match, and nobody asks who released.
fn shown_by_seal_alone(all: &[Statement]) -> Option<Pair> {
    let of = |person: Person| {
        let mut own: Vec<&Statement> = all.iter().filter(|one| one.author == person).collect();
        own.sort_by_key(|one| one.number);
        let locked = own.iter().rev().find_map(|one| match one.said {
            Said::Locked { seal, .. } => Some(seal),
            _ => None,
        })?;
        own.iter().rev().find_map(|one| match &one.said {
            Said::Revealed { salt, answers, part } if seal(ROUND, part, person, salt, answers) == locked => {
                Some(answers.clone())
            }
            _ => None,
        })
    };
    let kept = all.iter().any(|one| matches!(one.said, Said::KeptBack { .. }));
    Some((of(Person::First)?, of(Person::Second)?)).filter(|_| !kept)
}

/// Wrong: keeping back is not heard.
fn shown_though_kept_back(all: &[Statement]) -> Option<Pair> {
    let deaf: Vec<Statement> = all.iter().filter(|one| !matches!(one.said, Said::KeptBack { .. })).cloned().collect();
    shown(&deaf)
}

/// Wrong: an opening need not match what was locked in.
fn shown_unsealed(all: &[Statement]) -> Option<Pair> {
    let opened = |person: Person| {
        all.iter().find_map(|one| match &one.said {
            Said::Revealed { answers, .. } if one.author == person => Some(answers.clone()),
            _ => None,
        })
    };
    let book = Book::read(all);
    let apart = book.round(ROUND)?.apart(&slug("rate"))?;
    let released = Person::BOTH.iter().all(|person| apart.may_reveal(*person));
    Some((opened(Person::First)?, opened(Person::Second)?)).filter(|_| released)
}

#[test]
fn red_controls_of_early_showing_are_caught() {
    catches("released is not asked for", &any_acts(), |acts| nothing_early(shown_by_seal_alone, &acts));
    catches("kept back is not heard", &any_acts(), |acts| nothing_early(shown_though_kept_back, &acts));
    catches("seals are not compared", &any_acts(), |acts| nothing_early(shown_unsealed, &acts));
}

/// One person's way to a release: wordings taken back, released and taken back, or locked over; then the last one.
fn any_way() -> impl Strategy<Value = (Vec<Act>, u8)> {
    let detour = prop_oneof![
        Just(vec![]),
        Just(vec![Act::TakeBack]),
        Just(vec![Act::Release, Act::TakeBack]),
        Just(vec![Act::Release]),
        Just(vec![Act::Pause, Act::Resume]),
    ];
    (vec((0_u8..=10, detour), 0..4), 0_u8..=10).prop_map(|(detours, last)| {
        let mut acts: Vec<Act> =
            detours.into_iter().flat_map(|(rating, rest)| [vec![Act::Lock(rating)], rest].concat()).collect();
        acts.extend([Act::Lock(last), Act::Release]);
        (acts, last)
    })
}

/// Both ways laced into one another, forged openings in between, then both open theirs, in either order.
fn any_evening() -> impl Strategy<Value = (Vec<(Person, Act)>, u8, u8, Vec<Index>)> {
    let forged = vec((any_person(), forged_act(), any::<Index>()), 0..4);
    let ways = (any_way(), any_way(), vec(any_person(), 32), forged, any_person(), vec(any::<Index>(), 8));
    ways.prop_map(|(first, second, turns, forged, opens, stir)| {
        let mut acts = Vec::new();
        let (mut one, mut two) = (first.0.into_iter().peekable(), second.0.into_iter().peekable());
        for turn in turns.into_iter().chain([Person::First; 16]).chain([Person::Second; 16]) {
            let next = if turn == Person::First { one.next() } else { two.next() };
            acts.extend(next.map(|act| (turn, act)));
        }
        for (person, act, place) in forged {
            acts.insert(place.index(acts.len()), (person, act));
        }
        acts.extend([(opens, Act::Reveal), (opens.other(), Act::Reveal)]);
        (acts, first.1, second.1, stir)
    })
}

fn shows_the_last(
    show: impl Fn(&[Statement]) -> Option<Pair>,
    (acts, first, second, stir): (Vec<(Person, Act)>, u8, u8, Vec<Index>),
) -> Result<(), TestCaseError> {
    let all = stirred(&said(&acts).all, &stir);
    prop_assert_eq!(show(&all), Some((answers(first), answers(second))));
    Ok(())
}

#[test]
fn when_all_is_done_exactly_the_answers_locked_last_are_shown() {
    holds(&any_evening(), |evening| shows_the_last(shown, evening));
}

/// Wrong: what comes later in the slice counts as later.
fn shown_by_place_in_the_slice(all: &[Statement]) -> Option<Pair> {
    let mut all = all.to_vec();
    (1..).zip(&mut all).for_each(|(number, one)| one.number = number);
    shown(&all)
}

#[test]
fn red_controls_of_the_last_answers_are_caught() {
    catches("the place in the slice counts", &any_evening(), |evening| {
        shows_the_last(shown_by_place_in_the_slice, evening)
    });
    let first_only = |all: &[Statement]| {
        let mut seen = std::collections::BTreeSet::new();
        let mut all = all.to_vec();
        all.sort_by_key(|one| one.number);
        all.retain(|one| !matches!(one.said, Said::Locked { .. }) || seen.insert(one.author));
        shown(&all)
    };
    catches("the first lock-in stands", &any_evening(), |evening| shows_the_last(first_only, evening));
}
