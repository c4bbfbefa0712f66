//! What stands under a finished sitting: which part of a round it was, what it offers for the records, what comes next.

use super::super::Runtime;
use crate::app::dates;
use crate::app::outcome::Refusal;
use crate::app::screen::Screen;
use crate::app::screens::summary::{Closing, Summary};
use crate::domain::agreement::AgreementDraft;
use crate::domain::boundary::{Area, BoundaryDraft, BoundaryKind};
use crate::domain::ids::{ExerciseId, PromptId, SittingId};
use crate::domain::sitting::{Clause, Offered, Sitting, SittingState, Value};
use crate::domain::step::Step;
use crate::guides::gate::{Gate, Ground, Rest, gate, limits};
use crate::guides::library::Library;
use crate::guides::model::{Column, Exercise, Kind, OwnPage};
use chrono::Days;

/// An exercise to go on with: its id, title and minutes.
type Next = (ExerciseId, String, u8);

impl Runtime {
    pub(in super::super) fn summary(&mut self, id: SittingId) -> Result<Box<dyn Screen>, Refusal> {
        // What was written for a round is looked at where the round stands.
        if let Some((record, _)) = self.ask(move |room| room.round_of(id))?.filter(|_| self.is_together()) {
            return self.round(record);
        }
        let sitting = self.ask(move |room| room.sitting(id))?;
        let ended = self.ended(&sitting.exercise)?;
        let earlier = u32::try_from(ended.iter().filter(|known| known.id != id).count()).unwrap_or(u32::MAX);
        let exercise = self.library.exercise(&sitting.exercise);
        let part = exercise.map(|exercise| part(exercise, &sitting, &ended)).unwrap_or_default();
        let repeat = exercise.and_then(|e| e.repeat.as_ref()).filter(|_| part.is_empty());
        let answered = self.ask(move |room| room.offers_answered(id))?;
        let mut offered = exercise.map(|exercise| offered(exercise, &sitting)).unwrap_or_default();
        offered.retain(|(prompt, _)| !answered.contains(prompt));
        let (role, bond) = (sitting.role, sitting.bond);
        let ground = Ground { role, bond, ..self.person.ground(sitting.breach, &self.env.clock.now()) };
        let closing = Closing {
            close: exercise.map(|exercise| exercise.close.text(role, bond)).unwrap_or_default(),
            again: repeat.map(|repeat| repeat.words.clone()).unwrap_or_default(),
            next: exercise.map(|exercise| after(&self.library, exercise, &ground)).unwrap_or_default(),
            step: exercise.map(|exercise| self.step_of(&exercise.id)),
            earlier,
            offers: self.ask(|room| room.offers())?.into_iter().filter(|o| o.source.sitting == id).rev().collect(),
            offered,
            part,
        };
        let summary = Summary::new(sitting, closing);
        Ok(Box::new(if self.is_together() { summary.with_room_for_two() } else { summary }))
    }
}

/// What could come next, best first: what is open, then what asks for care, which its front page says. Where nothing is
/// open and the private check is missing, that comes first.
fn after(library: &Library, exercise: &Exercise, ground: &Ground) -> Vec<Next> {
    let known = exercise.next.iter().filter_map(|id| library.exercise(id));
    let known = known.filter(|next| next.offered_to(ground.role, ground.bond));
    let step = |id: &ExerciseId| library.step_of(id).unwrap_or(Step::Before);
    let gated = known.map(|next| (gate(step(&next.id), next, ground), next)).filter(|(gate, _)| !gate.is_closed());
    let (open, care): (Vec<_>, Vec<_>) = gated.partition(|(gate, _)| *gate == Gate::Open);
    let unchecked = ground.checked.is_none_or(|days| days > limits().check_days) && ground.rest == Rest::No;
    let checks = library.exercises_of(Step::Before).into_iter();
    let checks = checks.filter(|own| own.page == Some(OwnPage::SafetyCheck) && unchecked && open.is_empty());
    let ours = open.iter().chain(&care).map(|(_, next)| *next);
    checks.chain(ours).map(|next| (next.id.clone(), next.title.clone(), next.minutes)).collect()
}

/// "This was part 1 of 2. ...": empty after the last part, and after a sitting that does not count.
fn part(exercise: &Exercise, sitting: &Sitting, ended: &[Sitting]) -> String {
    let of = usize::from(exercise.done.sittings.max(1));
    let done = ended.iter().filter(|one| one.state == SittingState::Done && one.id <= sitting.id).count();
    let (Some(end), Some(part)) = (&sitting.ended, done.checked_sub(1).map(|before| before % of + 1)) else {
        return String::new();
    };
    if sitting.state != SittingState::Done || part == of {
        return String::new();
    }
    let next = part + 1;
    let days = u64::from(exercise.done.hours_apart).div_ceil(24);
    match end.day().checked_add_days(Days::new(days)).filter(|_| days > 0) {
        Some(day) => format!("This was part {part} of {of}. Part {next} comes best from {} on.", dates::day(day)),
        None => format!("This was part {part} of {of}. Part {next} can come whenever you like."),
    }
}

/// What a finished sitting offers for the records: its clauses, and its limits and requests.
fn offered(exercise: &Exercise, sitting: &Sitting) -> Vec<(PromptId, Offered)> {
    if !matches!(sitting.state, SittingState::Done | SittingState::Kept) {
        return Vec::new();
    }
    let of = |id: &PromptId| exercise.prompts.iter().find(|prompt| prompt.id == *id);
    let offers = sitting.responses.iter().filter_map(|response| {
        let offered = match (response.value.as_ref()?, of(&response.prompt).map(|prompt| &prompt.kind)) {
            (Value::Clause(said), _) => clause(said)?,
            (Value::Rows(rows), Some(Kind::Rows { columns, .. })) => lines(columns, rows)?,
            _ => return None,
        };
        Some((response.prompt.clone(), offered))
    });
    offers.collect()
}

fn clause(said: &Clause) -> Option<Offered> {
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let what = line(&said.text);
    let draft = AgreementDraft {
        what,
        why: line(&said.purpose),
        sign: line(&said.sign),
        review: said.review,
        ..AgreementDraft::default()
    };
    if draft.what.is_empty() { None } else { Some(Offered::Clause(draft)) }
}

/// The limits and requests among rows that say of each line what kind it is.
fn lines(columns: &[Column], rows: &[Vec<String>]) -> Option<Offered> {
    let column = |id: &str| columns.iter().position(|column| column.id.as_str() == id);
    let kind_at = column("kind").filter(|at| columns[*at].options.iter().any(|option| option == "limit"))?;
    let words_at = columns.iter().position(|column| column.options.is_empty())?;
    let area_at = column("area");
    let lines: Vec<BoundaryDraft> = rows
        .iter()
        .filter_map(|row| {
            let words = row.get(words_at).map(|words| words.trim().to_owned()).filter(|words| !words.is_empty())?;
            let said = row.get(kind_at)?;
            let kinds = [BoundaryKind::Limit, BoundaryKind::Request];
            let kind = kinds.into_iter().find(|kind| kind.name() == said)?;
            let area = area_at.and_then(|at| row.get(at));
            let area = area.and_then(|said| Area::ALL.into_iter().find(|area| area.label() == said));
            Some(BoundaryDraft { words, kind, area, since: None })
        })
        .collect();
    if lines.is_empty() { None } else { Some(Offered::Lines(lines)) }
}

#[cfg(test)]
mod tests;
