//! One card at a time. Either may put one back, in silence; nothing is kept of that.

use crate::guides::cards::Card;
use crate::prose::Document;

/// So many cards make one evening.
pub const EVENING: usize = 4;

/// The cards of a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hand {
    cards: Vec<&'static Card>,
    at: usize,
    answered: usize,
    note: String,
}

impl Hand {
    /// With these cards, and a word about them, or empty.
    #[must_use]
    pub const fn new(cards: Vec<&'static Card>, note: String) -> Self {
        Self { cards, at: 0, answered: 0, note }
    }

    pub(super) fn labels(&self) -> Vec<String> {
        let labels: &[&str] = if self.is_over() { &[] } else { &["We answered it, next card", "Put it back"] };
        labels.iter().map(|label| (*label).to_owned()).collect()
    }

    pub(super) fn press(&mut self, n: usize) {
        self.at += 1;
        self.answered += usize::from(n == 0);
    }

    fn is_over(&self) -> bool {
        self.answered >= EVENING || self.at >= self.cards.len()
    }

    pub(super) fn words(&self) -> Document {
        let text = match self.cards.get(self.at).filter(|_| !self.is_over()) {
            Some(card) => format!("Card {} of {EVENING}: **{}**", self.answered + 1, card.ask),
            None if self.answered >= EVENING => "Four cards are enough for one evening.".to_owned(),
            None => "That was the last card of this deck and level.".to_owned(),
        };
        let mut document = Document::default();
        if !self.note.is_empty() {
            document.append(Document::from_plain(&self.note));
        }
        document.append(Document::from_markdown(&text));
        document
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::guides::cards::dealt;

    #[test]
    fn a_card_that_is_put_back_does_not_count_and_four_are_enough() {
        let mut hand = Hand::new(dealt("friend", 1, &[1]), String::new());
        hand.press(1);
        for _ in 0..EVENING {
            assert_eq!(hand.labels().len(), 2);
            hand.press(0);
        }
        assert!(hand.labels().is_empty());
    }
}
