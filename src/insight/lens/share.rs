//! Rules that speak only when their spots prevail: one line about one's own pain belongs in an apology, a page of
//! nothing else does not.

use super::Hit;
use super::rule::Rule;
use super::words::Words;
use std::collections::BTreeSet;

/// Sentences that must hold such a spot, whatever the share.
const LEAST: usize = 2;

/// Takes out the finds of rules that need a larger share of the sentences than they have.
pub(super) fn keep_those_that_prevail(found: &mut Vec<Hit>, rules: &[Rule], words: &Words) {
    let sentences = (0..words.len()).filter(|at| words.sentence_ends(*at)).count();
    for (r, rule) in rules.iter().enumerate() {
        let Some(share) = rule.share else { continue };
        let holding: BTreeSet<_> =
            found.iter().filter(|hit| hit.rule == r).map(|hit| words.sentence(hit.tokens.start)).collect();
        if holding.len() < LEAST || holding.len() * 100 < sentences * usize::from(share) {
            found.retain(|hit| hit.rule != r);
        }
    }
}
