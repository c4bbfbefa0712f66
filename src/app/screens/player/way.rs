//! The way through the prompts: which ones there are, and how many may still come.

use super::Player;
use crate::domain::ids::PromptId;
use crate::domain::sitting::Value;
use crate::guides::flow;
use std::collections::{BTreeMap, BTreeSet};

impl Player {
    /// What was chosen so far.
    fn chosen(&self) -> BTreeMap<PromptId, Vec<String>> {
        let responses = self.opening.sitting.responses.iter();
        let chosen = responses.filter_map(|response| match &response.value {
            Some(Value::Chosen(ids)) => Some((response.prompt.clone(), ids.clone())),
            _ => None,
        });
        chosen.collect()
    }

    /// The prompts this person sees, given what was chosen so far.
    pub(super) fn shown(&self) -> Vec<usize> {
        flow::shown(&self.opening.exercise, self.opening.seat, &self.chosen())
    }

    /// "prompt 2 of 5"; while a choice ahead decides, the longest way counts: "prompt 2 of up to 9".
    pub(super) fn count(&self, index: usize) -> String {
        let shown = self.shown();
        let number = shown.iter().position(|known| *known == index).unwrap_or_default() + 1;
        let answered = self.opening.sitting.responses.iter().map(|response| response.prompt.clone());
        let passed = self.opening.exercise.prompts.iter().take(index).map(|prompt| prompt.id.clone());
        let decided: BTreeSet<PromptId> = answered.chain(passed).collect();
        let most = flow::at_most(&self.opening.exercise, self.opening.seat, &self.chosen(), &decided);
        if most > shown.len() {
            format!("prompt {number} of up to {most}")
        } else {
            format!("prompt {number} of {}", shown.len())
        }
    }
}
