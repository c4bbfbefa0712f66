//! Which prompts a reader sees, and when a sitting counts as done. Pure: the player hands in what it knows.

use super::model::{Exercise, Kind, Prompt, ShowIf, Which};
use crate::domain::ids::{PromptId, Slug};
use crate::domain::person::{Bond, Role};
use std::collections::{BTreeMap, BTreeSet};

/// Who sits at an exercise, as far as its prompts depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Seat {
    /// Their part in what the sitting is about.
    pub role: Role,
    /// What the two people are to each other.
    pub bond: Bond,
    /// Sittings of this exercise finished before this one.
    pub finished: u32,
    /// Weeks since the breach became known; `None` if nobody told.
    pub weeks_known: Option<i64>,
}

impl Seat {
    /// The first sitting of someone who told nothing else.
    #[must_use]
    pub const fn first(role: Role, bond: Bond) -> Self {
        Self { role, bond, finished: 0, weeks_known: None }
    }

    /// Which sitting of its round this is, from 1.
    #[must_use]
    pub fn part(self, exercise: &Exercise) -> u32 {
        self.finished % u32::from(exercise.done.sittings.max(1)) + 1
    }

    /// Whether what a condition says of the person and the sitting holds. Choices are looked at elsewhere.
    fn meets(self, condition: &ShowIf, exercise: &Exercise) -> bool {
        let which = if self.finished == 0 { Which::First } else { Which::Again };
        let known = |weeks: u16| self.weeks_known.is_none_or(|known| known >= i64::from(weeks));
        condition.sitting.is_none_or(|wanted| wanted == which)
            && condition.part.is_none_or(|part| u32::from(part) == self.part(exercise))
            && condition.weeks_known.is_none_or(known)
    }
}

/// The positions of the prompts this reader sees, in order.
///
/// `responses` holds the ids of the chosen options of each choice. A choice that is itself hidden decides nothing, so
/// a changed mind never leaves later prompts hanging.
#[must_use]
pub fn shown(exercise: &Exercise, seat: Seat, responses: &BTreeMap<PromptId, Vec<String>>) -> Vec<usize> {
    let mut seen: BTreeSet<&PromptId> = BTreeSet::new();
    let mut positions = Vec::new();
    for (position, prompt) in exercise.prompts.iter().enumerate() {
        if is_shown(exercise, prompt, seat, responses, &seen) {
            seen.insert(&prompt.id);
            positions.push(position);
        }
    }
    positions
}

/// The prompts this reader may come to see, whatever they choose.
pub fn may_see(exercise: &Exercise, seat: Seat) -> impl Iterator<Item = &Prompt> {
    exercise.prompts.iter().filter(move |prompt| {
        let fits = |condition: &ShowIf| {
            prompt.shown_to(seat.role) && prompt.shown_with(seat.bond) && seat.meets(condition, exercise)
        };
        prompt.show_if.as_ref().is_none_or(fits)
    })
}

/// How many prompts this reader sees on the longest way that is still open: for each choice that is not in `decided`,
/// the option with the most behind it counts.
#[must_use]
pub fn at_most(
    exercise: &Exercise,
    seat: Seat,
    responses: &BTreeMap<PromptId, Vec<String>>,
    decided: &BTreeSet<PromptId>,
) -> usize {
    let prompts: Vec<&Prompt> = may_see(exercise, seat).collect();
    let way = Way { prompts: &prompts, responses, decided };
    prompts.iter().filter(|prompt| waits_for(prompt).is_none()).map(|prompt| way.longest(prompt)).sum()
}

/// The choice a prompt waits for, and the options that show it.
fn waits_for(prompt: &Prompt) -> Option<(&PromptId, &[Slug])> {
    let condition = prompt.show_if.as_ref()?;
    Some((condition.prompt.as_ref()?, &condition.is))
}

/// What is known on the way through an exercise.
struct Way<'a> {
    prompts: &'a [&'a Prompt],
    responses: &'a BTreeMap<PromptId, Vec<String>>,
    decided: &'a BTreeSet<PromptId>,
}

impl Way<'_> {
    /// This prompt and the most that may hang on it.
    fn longest(&self, prompt: &Prompt) -> usize {
        let hanging = || {
            let waiting = self.prompts.iter().filter_map(|later| Some((later, waits_for(later)?)));
            waiting.filter(|(_, (choice, _))| **choice == prompt.id).map(|(later, (_, is))| (later, is))
        };
        let behind = |option: &str| -> usize {
            hanging()
                .filter(|(_, is)| is.iter().any(|id| id.as_str() == option))
                .map(|(one, _)| self.longest(one))
                .sum()
        };
        1 + if self.decided.contains(&prompt.id) {
            let chosen = self.responses.get(&prompt.id).map_or(&[][..], Vec::as_slice);
            let shows = |is: &[Slug]| is.iter().any(|id| chosen.iter().any(|chosen| chosen == id.as_str()));
            hanging().filter(|(_, is)| shows(is)).map(|(one, _)| self.longest(one)).sum::<usize>()
        } else if matches!(prompt.kind, Kind::Choices { .. }) {
            hanging().map(|(one, _)| self.longest(one)).sum()
        } else {
            prompt.options().iter().map(|option| behind(option.id.as_str())).max().unwrap_or_default()
        }
    }
}

fn is_shown(
    exercise: &Exercise,
    prompt: &Prompt,
    seat: Seat,
    responses: &BTreeMap<PromptId, Vec<String>>,
    seen: &BTreeSet<&PromptId>,
) -> bool {
    let Some(condition) = &prompt.show_if else { return true };
    let by_choice = condition.prompt.as_ref().is_none_or(|earlier| {
        let chosen = responses.get(earlier).filter(|_| seen.contains(earlier));
        chosen.is_some_and(|chosen| chosen.iter().any(|id| condition.is.iter().any(|wanted| wanted.as_str() == id)))
    });
    by_choice && prompt.shown_to(seat.role) && prompt.shown_with(seat.bond) && seat.meets(condition, exercise)
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
