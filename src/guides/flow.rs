//! Which prompts a reader sees, and when a sitting counts as done. Pure: the player hands in what it knows.

use super::model::{Exercise, Prompt, Which};
use crate::domain::ids::PromptId;
use crate::domain::person::Role;
use std::collections::{BTreeMap, BTreeSet};

/// The positions of the prompts this reader sees, in order.
///
/// `responses` holds the ids of the chosen options of each choice. A choice that is itself hidden decides nothing, so
/// a changed mind never leaves later prompts hanging.
#[must_use]
pub fn shown(exercise: &Exercise, role: Role, responses: &BTreeMap<PromptId, Vec<String>>, which: Which) -> Vec<usize> {
    let mut seen: BTreeSet<&PromptId> = BTreeSet::new();
    let mut positions = Vec::new();
    for (position, prompt) in exercise.prompts.iter().enumerate() {
        if is_shown(prompt, role, responses, which, &seen) {
            seen.insert(&prompt.id);
            positions.push(position);
        }
    }
    positions
}

fn is_shown(
    prompt: &Prompt,
    role: Role,
    responses: &BTreeMap<PromptId, Vec<String>>,
    which: Which,
    seen: &BTreeSet<&PromptId>,
) -> bool {
    let Some(condition) = &prompt.show_if else { return true };
    let by_choice = condition.prompt.as_ref().is_none_or(|earlier| {
        let chosen = responses.get(earlier).filter(|_| seen.contains(earlier));
        chosen.is_some_and(|chosen| chosen.iter().any(|id| condition.is.iter().any(|wanted| wanted.as_str() == id)))
    });
    by_choice && prompt.shown_to(role) && condition.sitting.is_none_or(|wanted| wanted == which)
}

/// Whether a sitting counts as done.
///
/// `shown` are the positions from [`shown`], `answered` the prompts with a response. What this reader was never shown is
/// never asked for.
#[must_use]
pub fn is_done(exercise: &Exercise, shown: &[usize], answered: &BTreeSet<PromptId>) -> bool {
    let seen: Vec<&PromptId> =
        shown.iter().filter_map(|at| exercise.prompts.get(*at)).map(|prompt| &prompt.id).collect();
    let done = &exercise.done;
    let all = seen.iter().filter(|id| done.all.contains(id)).all(|id| answered.contains(*id));
    let counted: Vec<_> = seen.iter().filter(|id| done.of.is_empty() || done.of.contains(id)).collect();
    let wanted = usize::from(done.count).min(counted.len());
    all && counted.iter().filter(|id| answered.contains(**id)).count() >= wanted
}
