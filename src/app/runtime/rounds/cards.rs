//! Which cards two people have before them, and when the tender ones open.

use crate::app::screens::together::round::cards::{EVENING, Hand};
use crate::domain::person::{Bond, Person};
use crate::domain::sitting::{Response, Value};
use crate::domain::statement::Ending;
use crate::guides::cards::dealt;
use crate::guides::talk::Part;
use crate::insight::ours::{Book, Round, RoundState};

/// The talk with cards, and its parts.
const TALK: &str = "i5-cards";
const CARDS: &str = "cards";
const DECK: &str = "deck";
const AFTER: &str = "after";
/// So many cards of level 2, and this ease from both, come before level 3 (content basis: judgement).
const CARDS_BEFORE: usize = 6;
const EASE: u8 = 5;

/// The cards of this part, if it has some.
pub(super) fn hand(book: &Book, round: &Round, part: &Part) -> Option<Hand> {
    if round.talk.as_str() != TALK || part.id.as_str() != CARDS {
        return None;
    }
    let deck = match (chosen(round, "deck").as_deref(), chosen(round, "kin"), round.bond) {
        (Some("since"), ..) => "since".to_owned(),
        (_, Some(kin), _) => kin,
        (_, None, Bond::Partner) => "partner".to_owned(),
        (_, None, Bond::Friend) => "friend".to_owned(),
        (_, None, Bond::Relative) => "siblings".to_owned(),
    };
    let wanted = match chosen(round, "level").as_deref() {
        Some("three") => 3,
        Some("two") => 2,
        _ => 1,
    };
    let waits = wanted == 3 && !tender_is_open(book);
    let note = if waits {
        "The tender cards open later: after six cards of level 2 that were easy enough for both. Tonight it is level 2."
    } else {
        ""
    };
    Some(Hand::new(dealt(&deck, if waits { 2 } else { wanted }, &round.record.0), note.to_owned()))
}

/// What was chosen for a prompt when the deck was chosen.
fn chosen(round: &Round, prompt: &str) -> Option<String> {
    let notes = round.notes.iter().rev().filter(|note| note.part.as_str() == DECK);
    notes.flat_map(|note| &note.lines).find(|line| line.prompt.as_str() == prompt).and_then(|line| match &line.value {
        Some(Value::Chosen(ids)) => ids.first().cloned(),
        _ => None,
    })
}

/// Whether enough cards of level 2 were easy enough for both. An evening that came to its end counts its four cards.
fn tender_is_open(book: &Book) -> bool {
    let whole = |round: &&Round| matches!(round.state, RoundState::Ended { how: Ending::Whole, .. });
    let easy = book.rounds().iter().filter(|round| round.talk.as_str() == TALK).filter(whole).filter(|round| {
        chosen(round, "level").is_some_and(|level| level != "one") && ease(round).is_some_and(|ease| ease >= EASE)
    });
    easy.count() * EVENING >= CARDS_BEFORE
}

/// The lower of what both said, if both let it be shown.
fn ease(round: &Round) -> Option<u8> {
    let shown = round.apart(&AFTER.parse().ok()?)?.shown()?;
    let rating = |answers: &[Response]| {
        answers.iter().find_map(|one| match one.value {
            Some(Value::Rating(rating)) if one.prompt.as_str() == "ease" => Some(rating),
            _ => None,
        })
    };
    Some(rating(shown.of(Person::First))?.min(rating(shown.of(Person::Second))?))
}
