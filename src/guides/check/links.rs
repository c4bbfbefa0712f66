//! Links: that `next`, `done`, `show_if` and references lead to something that is there.

use super::desk::Desk;
use super::ids::Known;
use crate::domain::ids::{PromptId, Slug};
use crate::domain::person::Role;
use crate::guides::flow::{Seat, may_see};
use crate::guides::library::PROGRAMME;
use crate::guides::model::{Exercise, Kind, Prompt, ShowIf};
use crate::guides::nearest::nearest;
use crate::guides::place::At;
use crate::guides::texts::prompts;

/// The most exercises to choose from at the end of one.
const NEXT: usize = 8;
/// The most sittings in one round.
const SITTINGS: u8 = 30;

pub(super) fn of_exercise(desk: &mut Desk<'_>, at: &At, exercise: &Exercise, known: &Known<'_>) {
    next(desk, at, exercise, known);
    if exercise.page.is_none() {
        done(desk, &at.key("done"), exercise);
    }
    needs(desk, &at.key("needs"), exercise, known);
    of_prompts(desk, at, exercise, known);
}

/// The conditions and references of the prompts of one exercise.
pub(in crate::guides) fn of_prompts(desk: &mut Desk<'_>, at: &At, exercise: &Exercise, known: &Known<'_>) {
    for (index, (at, prompt)) in prompts(at, exercise).enumerate() {
        if let Some(condition) = &prompt.show_if {
            show_if(desk, &at.key("show_if"), condition, &exercise.prompts[..index], exercise);
        }
        if let Kind::Reference { exercise: from, prompt: referred } = &prompt.kind {
            reference(desk, &at, (from, referred), (exercise, &prompt.id), known);
        }
    }
}

fn next(desk: &mut Desk<'_>, at: &At, exercise: &Exercise, known: &Known<'_>) {
    if exercise.next.len() > NEXT {
        let sentence = format!("`next` names {} exercises.", exercise.next.len());
        desk.stops(&at.key("next"), sentence, format!("Name at most {NEXT}, best first."));
    }
    for (index, id) in exercise.next.iter().enumerate().take(NEXT) {
        let at = at.key("next").item(index);
        if *id == exercise.id {
            desk.stops(&at, "`next` names this exercise itself.", "Use [exercise.repeat] to come back to it.");
        } else if known.exercise(id).is_none() && !PROGRAMME.contains(&id.as_str()) && !known.may_be_unread(id) {
            desk.stops(&at, format!("`next` names `{id}`, which is not an exercise."), did_you_mean(id, known));
        }
    }
}

fn did_you_mean(id: &Slug, known: &Known<'_>) -> String {
    nearest(id.as_str(), known.exercise_ids())
        .map_or_else(|| "Name an exercise that is there.".to_owned(), |near| format!("Did you mean `{near}`?"))
}

fn done(desk: &mut Desk<'_>, at: &At, exercise: &Exercise) {
    let done = &exercise.done;
    let is_here = |id: &PromptId| exercise.prompts.iter().any(|prompt| prompt.id == *id);
    for (key, list) in [("all", &done.all), ("of", &done.of)] {
        for (index, id) in list.iter().enumerate().filter(|(_, id)| !is_here(id)) {
            let ids = exercise.prompts.iter().map(|prompt| prompt.id.as_str());
            let hint = nearest(id.as_str(), ids)
                .map_or_else(|| "Name a prompt of this exercise.".to_owned(), |near| format!("Did you mean `{near}`?"));
            desk.stops(&at.key(key).item(index), format!("`done` names `{id}`, which is not a prompt here."), hint);
        }
    }
    let counted = if done.of.is_empty() { exercise.prompts.len() } else { done.of.len() };
    if usize::from(done.count) > counted {
        let sentence = format!("`done` wants {} of {counted} prompts.", done.count);
        desk.stops(&at.key("count"), sentence, "Lower `count`, or name more prompts in `of`.");
    }
    if done.all.is_empty() && done.count == 0 {
        let hint = "Name prompts in `all`, or give a `count`.";
        desk.stops(at, "Nothing makes this exercise done.", hint);
    }
    if !done.of.is_empty() && done.count == 0 {
        desk.stops(&at.key("of"), "`of` does nothing without `count`.", "Add `count`, or take `of` out.");
    }
    if !(1..=SITTINGS).contains(&done.sittings) {
        let sentence = format!("A round of {} sittings is out of range.", done.sittings);
        desk.stops(&at.key("sittings"), sentence, format!("A round has 1 to {SITTINGS} sittings."));
    } else if !(exercise.prompts.is_empty() || done.all.is_empty() && done.count == 0) {
        reached(desk, at, exercise);
    }
}

/// Everybody who is offered the exercise must be asked for something that counts, in each part of it.
fn reached(desk: &mut Desk<'_>, at: &At, exercise: &Exercise) {
    let counts = |prompt: &Prompt| {
        let done = &exercise.done;
        done.all.contains(&prompt.id) || (done.count > 0 && (done.of.is_empty() || done.of.contains(&prompt.id)))
    };
    for role in exercise.roles.iter().filter(|role| **role != Role::Unsaid) {
        for bond in &exercise.bonds {
            for (finished, weeks_known) in
                (0..u32::from(exercise.done.sittings)).flat_map(|n| [(n, None), (n, Some(0))])
            {
                let seat = Seat { role: *role, bond: *bond, finished, weeks_known };
                if !may_see(exercise, seat).any(counts) {
                    let who = format!("`{}` with the bond `{}`", role.key(), bond.key());
                    let sentence = format!("In sitting {} nothing counts for {who}.", finished + 1);
                    return desk.stops(at, sentence, "Name a prompt in `done` that they see, in the short form too.");
                }
            }
        }
    }
}

fn needs(desk: &mut Desk<'_>, at: &At, exercise: &Exercise, known: &Known<'_>) {
    for (index, need) in exercise.needs.iter().enumerate() {
        let at = at.item(index);
        match (&need.exercise, need.ledger_days) {
            (Some(id), None) if *id == exercise.id => {
                desk.stops(&at.key("exercise"), "This exercise needs itself.", "Name another one.");
            }
            (Some(id), None) => {
                let here = known.exercise(id).is_some() || PROGRAMME.contains(&id.as_str());
                if !here && !known.may_be_unread(id) {
                    let sentence = format!("This needs `{id}`, which is not an exercise.");
                    desk.stops(&at.key("exercise"), sentence, did_you_mean(id, known));
                }
            }
            (None, Some(_)) => {}
            _ => desk.stops(&at, "A need names one thing.", "Give either `exercise` or `ledger_days`."),
        }
    }
}

fn show_if(desk: &mut Desk<'_>, at: &At, condition: &ShowIf, earlier: &[Prompt], exercise: &Exercise) {
    if *condition == ShowIf::default() {
        desk.stops(at, "`show_if` has no condition.", "Give a `role`, a `bond`, a `part`, or a `prompt` with `is`.");
    }
    for bond in condition.bond.iter().filter(|bond| !exercise.bonds.contains(bond)) {
        let sentence = format!("This exercise is not offered to the bond `{}`.", bond.key());
        desk.stops(&at.key("bond"), sentence, "Take it out here, or add it to `bonds`.");
    }
    if let Some(part) = condition.part.filter(|part| !(1..=exercise.done.sittings).contains(part)) {
        let sentence = format!("There is no part {part}: a round has {} sittings.", exercise.done.sittings);
        desk.stops(&at.key("part"), sentence, "Set `sittings` in [exercise.done], or choose another part.");
    }
    for role in condition.role.iter().filter(|role| !exercise.roles.contains(role)) {
        let sentence = format!("This exercise is not offered to the role `{}`.", role.key());
        desk.stops(&at.key("role"), sentence, "Take it out here, or add it to `roles`.");
    }
    match &condition.prompt {
        None if condition.is.is_empty() => {}
        None => desk.stops(at, "`is` needs a `prompt`.", "Name the choice it looks at."),
        Some(id) => choice(desk, at, (id, &condition.is), earlier),
    }
}

fn choice(desk: &mut Desk<'_>, at: &At, (id, wanted): (&PromptId, &[Slug]), earlier: &[Prompt]) {
    let place = at.key("prompt");
    let Some(prompt) = earlier.iter().find(|prompt| prompt.id == *id) else {
        let sentence = format!("`show_if` looks at `{id}`, which is not an earlier prompt of this exercise.");
        let hint = nearest(id.as_str(), earlier.iter().map(|prompt| prompt.id.as_str())).map_or_else(
            || "Name a choice that stands above this prompt.".to_owned(),
            |near| format!("Did you mean `{near}`?"),
        );
        return desk.stops(&place, sentence, hint);
    };
    if !matches!(prompt.kind, Kind::Choice { .. } | Kind::Choices { .. }) {
        let sentence = format!("`show_if` looks at `{id}`, which is not a choice.");
        return desk.stops(&place, sentence, "Name a prompt of the kind `choice` or `choices`.");
    }
    if wanted.is_empty() {
        desk.stops(at, "`show_if` does not say which option it waits for.", "Add `is = [\"...\"]`.");
    }
    for (index, option) in wanted.iter().enumerate() {
        if !prompt.options().iter().any(|offered| offered.id == *option) {
            let ids: Vec<String> = prompt.options().iter().map(|offered| format!("`{}`", offered.id)).collect();
            let sentence = format!("`{id}` has no option `{option}`.");
            desk.stops(&at.key("is").item(index), sentence, format!("It has {}.", ids.join(", ")));
        }
    }
}

fn reference(
    desk: &mut Desk<'_>,
    at: &At,
    (from, referred): (&Slug, &PromptId),
    (exercise, own_id): (&Exercise, &PromptId),
    known: &Known<'_>,
) {
    let Some(source) = known.exercise(from) else {
        if !known.may_be_unread(from) {
            let sentence = format!("This refers to `{from}`, which is not an exercise.");
            desk.stops(&at.key("exercise"), sentence, did_you_mean(from, known));
        }
        return;
    };
    match source.prompts.iter().find(|prompt| prompt.id == *referred) {
        None => {
            let hint = nearest(referred.as_str(), source.prompts.iter().map(|prompt| prompt.id.as_str()))
                .map_or_else(|| format!("Name a prompt of `{from}`."), |near| format!("Did you mean `{near}`?"));
            desk.stops(&at.key("prompt"), format!("`{from}` has no prompt `{referred}`."), hint);
        }
        Some(prompt) if matches!(prompt.kind, Kind::Timer { .. }) => {
            let sentence = format!("`{referred}` is a timer and leaves nothing to show.");
            desk.stops(&at.key("prompt"), sentence, "Refer to a prompt with a response.");
        }
        Some(_) if source.id == exercise.id && referred == own_id => {
            desk.stops(&at.key("prompt"), "This prompt refers to itself.", "Refer to an earlier one.");
        }
        Some(_) => {}
    }
}
