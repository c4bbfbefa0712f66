//! One rule of a lexicon: what it looks for, what speaks against it, and what it says.

use super::Spot;
use super::pattern::Pattern;
use super::seek::Eye;
use crate::domain::lens::LensSet;
use std::ops::Range;

/// One rule.
#[derive(Debug)]
pub(super) struct Rule {
    pub(super) id: String,
    pub(super) set: LensSet,
    pub(super) patterns: Vec<Pattern>,
    /// Not if one of these stands right before it.
    pub(super) unless_before: Vec<Pattern>,
    /// Not if one of these stands right after it.
    pub(super) unless_after: Vec<Pattern>,
    /// Not if one of these stands in the same sentence.
    pub(super) unless_near: Vec<Pattern>,
    /// Only if one of these stands in the same sentence; none: always.
    pub(super) if_near: Vec<Pattern>,
    /// Only if one of these stands anywhere in the text; none: always.
    pub(super) if_anywhere: Vec<Pattern>,
    /// Only if at least so many of a hundred sentences hold such a spot, and two do.
    pub(super) share: Option<u8>,
    pub(super) why: String,
    pub(super) softer: Vec<String>,
}

impl Rule {
    /// The words its pattern `p` finds from the word `start` on, whatever stands around them.
    pub(super) fn find(&self, p: usize, start: usize, eye: &Eye<'_>) -> Option<Range<usize>> {
        Some(start..eye.end(self.patterns.get(p)?, start)?)
    }

    /// What is found is shown with the words of the clause that follow it.
    pub(super) fn shown(&self, p: usize, found: Range<usize>, eye: &Eye<'_>) -> Range<usize> {
        let tail = self.patterns.get(p).map_or(0, |pattern| pattern.tail);
        found.start..eye.with_tail(found.end, tail)
    }

    /// Whether nothing around these words speaks against it.
    pub(super) fn holds(&self, found: &Range<usize>, eye: &Eye<'_>) -> bool {
        let (start, end) = (found.start, found.end);
        let against = self.unless_before.iter().any(|pattern| eye.stands_before(pattern, start))
            || self.unless_after.iter().any(|pattern| eye.stands_after(pattern, end))
            || self.unless_near.iter().any(|pattern| eye.stands_near(pattern, start, end));
        let near = || self.if_near.is_empty() || self.if_near.iter().any(|near| eye.stands_near(near, start, end));
        !against && near()
    }

    /// Whether the text as a whole is one the rule is for.
    pub(super) fn applies(&self, eye: &Eye<'_>) -> bool {
        self.if_anywhere.is_empty() || self.if_anywhere.iter().any(|pattern| eye.stands_anywhere(pattern))
    }

    /// What it says about these bytes.
    pub(super) fn spot(&self, span: Range<usize>) -> Spot {
        Spot { span, set: self.set, rule: self.id.clone(), why: self.why.clone(), softer: self.softer.clone() }
    }
}
