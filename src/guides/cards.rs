//! The cards of i5-cards: our own questions, in decks and levels. Owns reading and dealing them, not when a level opens.

use crate::domain::ids::Slug;
use crate::domain::person::Bond;
use serde::Deserialize;
use std::sync::LazyLock;

const FILE: &str = include_str!("../../assets/cards.toml");

/// All decks; a test holds that the file can be read.
static DECKS: LazyLock<Vec<Deck>> =
    LazyLock::new(|| toml::from_str::<File>(FILE).map(|file| file.decks).unwrap_or_default());

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(rename = "format")]
    _format: u32,
    #[serde(rename = "deck")]
    decks: Vec<Deck>,
}

/// One deck.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Deck {
    /// Never changed once released.
    pub id: Slug,
    /// Its name.
    pub title: String,
    /// Whom it is for.
    pub bonds: Vec<Bond>,
    /// What it is about, in one sentence.
    pub about: String,
    /// Its cards.
    #[serde(rename = "card")]
    pub cards: Vec<Card>,
}

/// One card.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Card {
    /// Never changed once released.
    pub id: Slug,
    /// 1 light, 2 personal, 3 tender.
    pub level: u8,
    /// The question.
    pub ask: String,
}

/// All decks.
#[must_use]
pub fn decks() -> &'static [Deck] {
    &DECKS
}

/// The cards of a deck up to one level, shuffled by `seed`, so that a round that goes on has the same order: those of
/// the level itself first.
#[must_use]
pub fn dealt(deck: &str, level: u8, seed: &[u8]) -> Vec<&'static Card> {
    let Some(deck) = decks().iter().find(|known| known.id.as_str() == deck) else { return Vec::new() };
    let mut cards: Vec<&Card> = deck.cards.iter().filter(|card| card.level <= level).collect();
    cards.sort_by_key(|card| (std::cmp::Reverse(card.level), place(card, seed)));
    cards
}

/// Where a seed puts a card: FNV-1a over both, stirred as in SplitMix64. It only has to differ, not to be hard to guess.
fn place(card: &Card, seed: &[u8]) -> u64 {
    let bytes = seed.iter().chain(card.id.as_str().as_bytes());
    let hash =
        bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3));
    let stirred = (hash ^ (hash >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let stirred = (stirred ^ (stirred >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    stirred ^ (stirred >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn five_decks_hold_at_least_sixty_own_questions_in_three_levels() {
        let all: Vec<&Card> = decks().iter().flat_map(|deck| &deck.cards).collect();
        assert_eq!(decks().len(), 5);
        assert!(all.len() >= 60, "{}", all.len());
        for deck in decks() {
            for level in 1..=3 {
                let count = deck.cards.iter().filter(|card| card.level == level).count();
                assert!(count >= 5, "{} has {count} of level {level}", deck.id);
            }
        }
        assert_eq!(all.iter().map(|card| &card.id).collect::<BTreeSet<_>>().len(), all.len());
        assert_eq!(all.iter().map(|card| &card.ask).collect::<BTreeSet<_>>().len(), all.len());
        assert!(all.iter().all(|card| card.ask.split_whitespace().count() <= 22 && !card.ask.contains('!')));
    }

    #[test]
    fn a_round_keeps_its_order_and_another_has_another() {
        let order = |seed: &[u8]| dealt("friend", 2, seed).iter().map(|card| card.id.clone()).collect::<Vec<_>>();
        assert_eq!(order(&[1; 16]), order(&[1; 16]));
        assert_ne!(order(&[1; 16]), order(&[2; 16]));
        assert!(dealt("friend", 2, &[1]).iter().all(|card| card.level <= 2));
        assert_eq!(dealt("friend", 2, &[1])[0].level, 2);
    }
}
