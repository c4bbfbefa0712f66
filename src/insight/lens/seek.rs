//! Following a pattern through the words. Each step turns the set of places reached so far into the next one, so a
//! pattern costs its own length and never more.

use super::pattern::{Choices, Edge, Pattern, REACH, Step};
use super::words::Words;

/// How far around a find its surroundings reach.
const NEAR: usize = 24;

/// Looks at the words of one text.
#[derive(Debug)]
pub(super) struct Eye<'a> {
    words: &'a Words,
}

/// The places a pattern can end at, as bits: bit `n` is `n` words after its start.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Places(u64);

impl Places {
    fn iter(self) -> impl Iterator<Item = usize> {
        let rest = |bits: &u64| Some(bits & (bits - 1)).filter(|rest| *rest != 0);
        let steps = std::iter::successors(Some(self.0).filter(|bits| *bits != 0), rest);
        steps.map(|bits| bits.trailing_zeros() as usize)
    }

    const fn with(self, place: usize) -> Self {
        if place <= REACH { Self(self.0 | (1 << place)) } else { self }
    }
}

impl<'a> Eye<'a> {
    pub(super) const fn on(words: &'a Words) -> Self {
        Self { words }
    }

    /// Where the pattern ends, at the nearest place, if it begins at the word `start`; its tail is not counted.
    pub(super) fn end(&self, pattern: &Pattern, start: usize) -> Option<usize> {
        self.places(pattern, start).iter().find(|n| *n > 0).map(|n| start + n)
    }

    /// The end with up to `tail` more words of the clause.
    pub(super) fn with_tail(&self, end: usize, tail: usize) -> usize {
        let more = (end..end + tail).take_while(|at| !self.words.clause_ends(*at) && self.words.lowered(*at).is_some());
        end + more.count()
    }

    /// Whether the pattern ends exactly before the word `at`.
    pub(super) fn stands_before(&self, pattern: &Pattern, at: usize) -> bool {
        let from = at.saturating_sub(NEAR);
        !self.words.sentence_ends(at)
            && (from..at).any(|start| self.places(pattern, start).iter().any(|n| n > 0 && start + n == at))
    }

    /// Whether the pattern begins exactly at the word `at`, in the sentence that goes on there.
    pub(super) fn stands_after(&self, pattern: &Pattern, at: usize) -> bool {
        !self.words.sentence_ends(at) && self.end(pattern, at).is_some()
    }

    /// Whether the pattern lies in the same sentence as the words from `start` to `end`, not too far away.
    pub(super) fn stands_near(&self, pattern: &Pattern, start: usize, end: usize) -> bool {
        let sentences = self.words.sentence(start)..=self.words.sentence(end.saturating_sub(1));
        let near = start.saturating_sub(NEAR)..(end + NEAR).min(self.words.len());
        near.into_iter().any(|at| sentences.contains(&self.words.sentence(at)) && self.end(pattern, at).is_some())
    }

    /// Whether the pattern lies anywhere in the text.
    pub(super) fn stands_anywhere(&self, pattern: &Pattern) -> bool {
        (0..self.words.len()).any(|start| self.end(pattern, start).is_some())
    }

    fn places(&self, pattern: &Pattern, start: usize) -> Places {
        if pattern.begins == Edge::OfSentence && !self.words.sentence_ends(start) {
            return Places(0);
        }
        let mut places = Places(1);
        let mut ended = true;
        for step in &pattern.steps {
            places = self.step(step, places, start, ended);
            ended = matches!(step, Step::End);
            if places.0 == 0 {
                return places;
            }
        }
        if pattern.ends == Edge::OfSentence {
            let kept = places.iter().filter(|n| self.words.sentence_ends(start + n));
            return kept.fold(Places(0), Places::with);
        }
        places
    }

    /// `ended`: the word that comes may stand in another sentence.
    fn step(&self, step: &Step, places: Places, start: usize, ended: bool) -> Places {
        let goes_on = |n: usize| n == 0 || ended || !self.words.sentence_ends(start + n);
        let taken = |choices: &Choices| {
            let taken = places.iter().filter(|n| goes_on(*n) && self.is_one(choices, start + n));
            taken.fold(Places(0), |taken, n| taken.with(n + 1))
        };
        match step {
            Step::One(choices) => taken(choices),
            Step::Perhaps(choices) => Places(places.0 | taken(choices).0),
            Step::Within(most) => self.spread(places, start, *most, |at| self.words.clause_ends(at)),
            Step::Across(most) => self.spread(places, start, *most, |at| self.words.sentence_ends(at)),
            Step::End => {
                let kept = places.iter().filter(|n| *n > 0 && self.words.sentence_ends(start + n));
                kept.fold(Places(0), Places::with)
            }
        }
    }

    fn spread(&self, places: Places, start: usize, most: usize, ends: impl Fn(usize) -> bool) -> Places {
        let mut spread = places;
        for n in places.iter() {
            for at in n..n + most {
                if start + at >= self.words.len() || (at > 0 && ends(start + at)) {
                    break;
                }
                spread = spread.with(at + 1);
            }
        }
        spread
    }

    fn is_one(&self, choices: &Choices, at: usize) -> bool {
        let known = self.words.id(at).is_some_and(|id| choices.ids.binary_search(&id).is_ok());
        known || {
            let begins = |word: &str| choices.stems.iter().any(|stem| word.starts_with(stem.as_str()));
            !choices.stems.is_empty() && self.words.lowered(at).is_some_and(begins)
        }
    }
}
