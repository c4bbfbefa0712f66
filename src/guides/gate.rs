//! Whether an exercise is open to someone today, and why not. The words and limits are data (`assets/gates.toml`), so
//! every screen says the same; what each gate looks at is here. Gates are asked in this order. The first that closes
//! speaks alone; where none does, all that ask for care speak:
//!
//! | gate | what it looks at | effect | held by |
//! |---|---|---|---|
//! | `rest` | a harm-now answer today | closes every exercise | `a_day_of_rest_closes_every_exercise` |
//! | `red` | the private check at red | closes what is marked `closed_at_red` | `a_red_check_closes_what_is_marked_and_nothing_else` |
//! | `harm-own` | the check says: I frightened or hurt them | closes exercises for two | `who_hurt_the_other_does_no_work_for_two` |
//! | `need` | `needs` of the exercise | closed until it came first | `an_apology_waits_for_the_work_before_it` |
//! | `letting-go-unasked` | X-FORG, and f4-gate was never finished | closed | `letting_go_opens_through_its_own_page` |
//! | `letting-go-closed` | X-FORG, and f4-gate: harm goes on, or safe is below 6 | closed; f4-kind stays open | `letting_go_stays_shut_while_harm_goes_on` |
//! | `fresh-closed` | X-FRESH, known under 28 days | closed | `the_first_weeks_close_what_digs_deep` |
//! | `unchecked` | `closed_at_red`, and the check is missing or older than 28 days | care | `an_old_check_is_offered_again` |
//! | `amber` | the check at amber, exercises for two | care | `amber_asks_for_care_before_work_for_two` |
//! | `pressed` | X-FORG, and f4-gate: pressure from 7 | care | `nobody_is_owed_forgiving` |
//! | `fresh` | not `fresh_ok`, known under 28 days | care | `early_days_ask_for_care_and_leave_the_choice` |
//! | `short` | X-FRESH, known under 84 days | care; heavy prompts are left out | `until_twelve_weeks_the_short_way_is_offered` |
//! | `spacing` | `hours_apart` since the last sitting | care | `parts_of_a_round_want_a_night_between` |
//! | `order` | the step before is untouched, and not `fresh_ok` | care | `steps_have_an_order_and_no_lock` |
//!
//! Three more stand elsewhere: the temperature stop (`app::screens::player::heat`), the two opt-ins for work with
//! another person (not built yet), and the offer after eight weeks without change ([`super::pace`]).

use super::model::{Caution, Exercise, Mode, Need};
use crate::domain::ids::ExerciseId;
use crate::domain::person::{Bond, Role};
use crate::domain::safety::SafetyLevel;
use crate::domain::sitting::{Sitting, Value};
use crate::domain::step::Step;
use serde::Deserialize;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

static GATES: LazyLock<Gates> =
    LazyLock::new(|| toml::from_str(include_str!("../../assets/gates.toml")).expect("a test reads the embedded file"));

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Gates {
    #[serde(rename = "format")]
    _format: u32,
    limits: Limits,
    gate: Vec<Row>,
}

/// The numbers gates look at.
#[derive(Clone, Copy, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Limits {
    /// Days after finding out that count as fresh.
    pub fresh_days: i64,
    /// Days after finding out until which short forms are used.
    pub short_days: i64,
    /// Days for which a private check counts.
    pub check_days: i64,
    /// From this feeling of safety on, letting go may open; 0 to 10.
    pub safe_from: u8,
    /// From this pressure on, a word of care is said; 0 to 10.
    pub pressed_from: u8,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Row {
    id: String,
    effect: Effect,
    words: String,
    #[serde(rename = "reason")]
    _reason: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Effect {
    Closed,
    Care,
}

/// The numbers gates look at, as shipped.
#[must_use]
pub fn limits() -> Limits {
    GATES.limits
}

/// What is known about the reader when a gate is asked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ground {
    /// Their part in what the sitting would be about.
    pub role: Role,
    /// What the two people are to each other.
    pub bond: Bond,
    /// The last safety check, if there was one.
    pub safety: Option<SafetyLevel>,
    /// Days since that check.
    pub checked: Option<i64>,
    /// Days since the breach became known, if that was told.
    pub days_known: Option<i64>,
    /// Exercises rest today, after a harm-now answer.
    pub rest: Rest,
    /// What f4-gate said the last time.
    pub letting_go: LettingGo,
    /// What was finished, by exercise.
    pub finished: BTreeMap<ExerciseId, Finished>,
    /// Steps in which something was tried.
    pub tried: BTreeSet<Step>,
    /// Days with marks in the ledger of small promises.
    pub ledger_days: u16,
}

/// What was finished of one exercise.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finished {
    /// Sittings done.
    pub sittings: u32,
    /// Hours since the last one ended.
    pub hours_since: i64,
}

/// Whether exercises rest today.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "each name says it")]
pub enum Rest {
    #[default]
    No,
    Today,
}

/// What someone said about letting go.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LettingGo {
    /// f4-gate was not finished yet.
    #[default]
    Unasked,
    /// The harm goes on, or they do not feel safe enough.
    Closed,
    /// Open, and someone presses them.
    Pressed,
    /// Open.
    Open,
}

impl LettingGo {
    /// Reads a finished sitting of f4-gate. Someone who was only accountable is not asked to feel safe first: what
    /// they may open is about times they forgave or about living unforgiven. An answer left out keeps it closed.
    #[must_use]
    pub fn of(sitting: &Sitting) -> Self {
        let value =
            |id: &str| sitting.responses.iter().find(|r| r.prompt.as_str() == id).and_then(|r| r.value.as_ref());
        let rating = |id: &str| match value(id) {
            Some(Value::Rating(rating)) => Some(*rating),
            _ => None,
        };
        let stopped = matches!(value("harm_stopped"), Some(Value::Chosen(ids)) if ids.iter().any(|id| id == "yes"));
        let safe = sitting.role == Role::Accountable || rating("safe").is_some_and(|safe| safe >= limits().safe_from);
        match rating("pressure") {
            _ if !(stopped && safe) => Self::Closed,
            Some(pressure) if pressure >= limits().pressed_from => Self::Pressed,
            _ => Self::Open,
        }
    }
}

/// How a gate stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Gate {
    /// Open.
    Open,
    /// Open after some words of care, in the order of the gates; never empty: one can go on anyway.
    Care(Vec<String>),
    /// Closed today.
    Closed(String),
}

impl Gate {
    /// Whether it is closed.
    #[must_use]
    pub const fn is_closed(&self) -> bool {
        matches!(self, Self::Closed(_))
    }
}

/// Asks the gates of one exercise of a step.
#[must_use]
pub fn gate(step: Step, exercise: &Exercise, ground: &Ground) -> Gate {
    let holding = || GATES.gate.iter().filter(|row| holds(&row.id, step, exercise, ground));
    if let Some(row) = holding().find(|row| row.effect == Effect::Closed) {
        let unmet = unmet(exercise, ground).filter(|_| row.id == "need");
        return Gate::Closed(unmet.map_or_else(|| row.words.clone(), |need| need.words.text(ground.role, ground.bond)));
    }
    let care: Vec<String> = holding().map(|row| row.words.clone()).collect();
    if care.is_empty() { Gate::Open } else { Gate::Care(care) }
}

/// A way to what a gate asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Way {
    /// This exercise.
    Exercise(ExerciseId),
    /// The ledger of small promises.
    Ledger,
    /// The private safety check.
    Check,
}

/// The ways to what the gates of an exercise ask for, the one that helps most first. None on a day of rest.
#[must_use]
pub fn ways(step: Step, exercise: &Exercise, ground: &Ground) -> Vec<Way> {
    let holding = |row: &&Row| holds(&row.id, step, exercise, ground);
    let closing = GATES.gate.iter().filter(|row| row.effect == Effect::Closed).find(holding);
    let named = |ids: &[&str]| ids.iter().filter_map(|id| id.parse().ok()).map(Way::Exercise).collect();
    let mut ways: Vec<Way> = match closing.map(|row| row.id.as_str()) {
        Some("rest") => return Vec::new(),
        Some("need") => unmet(exercise, ground)
            .map(|need| need.exercise.clone().map_or(Way::Ledger, Way::Exercise))
            .into_iter()
            .collect(),
        Some("letting-go-unasked" | "letting-go-closed") => named(&["f4-gate", "f4-kind"]),
        _ => Vec::new(),
    };
    if exercise.page.is_none() && holds("unchecked", step, exercise, ground) {
        ways.push(Way::Check);
    }
    ways
}

fn holds(gate: &str, step: Step, exercise: &Exercise, ground: &Ground) -> bool {
    let limits = limits();
    let has = |caution| exercise.cautions.contains(&caution);
    let known_under = |days| ground.days_known.is_some_and(|known| known < days);
    let for_two = exercise.mode == Mode::Couple;
    let letting_go = has(Caution::ForgivenessGate);
    match gate {
        "rest" => ground.rest == Rest::Today && exercise.page.is_none(),
        "red" => exercise.closed_at_red && ground.safety.is_some_and(SafetyLevel::is_red),
        "harm-own" => for_two && ground.safety == Some(SafetyLevel::HarmOwn),
        "need" => unmet(exercise, ground).is_some(),
        "letting-go-unasked" => letting_go && ground.letting_go == LettingGo::Unasked,
        "letting-go-closed" => letting_go && ground.letting_go == LettingGo::Closed,
        "fresh-closed" => has(Caution::NotWhenFresh) && known_under(limits.fresh_days),
        "unchecked" => exercise.closed_at_red && ground.checked.is_none_or(|days| days > limits.check_days),
        "amber" => for_two && ground.safety == Some(SafetyLevel::Amber),
        "pressed" => letting_go && ground.letting_go == LettingGo::Pressed,
        "fresh" => !exercise.fresh_ok && known_under(limits.fresh_days),
        "short" => has(Caution::NotWhenFresh) && known_under(limits.short_days),
        "spacing" => {
            let last = ground.finished.get(&exercise.id);
            let within_a_round =
                |last: &&Finished| !last.sittings.is_multiple_of(u32::from(exercise.done.sittings.max(1)));
            let soon = |last: &Finished| last.hours_since < i64::from(exercise.done.hours_apart);
            last.filter(within_a_round).is_some_and(soon)
        }
        "order" => !exercise.fresh_ok && before(step, ground.bond).is_some_and(|step| !ground.tried.contains(&step)),
        _ => false,
    }
}

/// The step that goes before one. In a family, limits may come before owning up: the other may never take part.
fn before(step: Step, bond: Bond) -> Option<Step> {
    let at = Step::ALL.iter().position(|known| *known == step)?;
    let back = if bond == Bond::Relative && step.number() == 3 { 2 } else { 1 };
    at.checked_sub(back).and_then(|at| Step::ALL.get(at)).copied().filter(|step| step.number() > 0)
}

/// The first need that is not met.
fn unmet<'a>(exercise: &'a Exercise, ground: &Ground) -> Option<&'a Need> {
    let mine = |role: &[Role]| role.is_empty() || role.contains(&ground.role.in_guides());
    exercise.needs.iter().filter(|need| mine(&need.role)).find(|need| {
        let finished = need.exercise.as_ref().is_none_or(|id| ground.finished.contains_key(id));
        !(finished && need.ledger_days.is_none_or(|days| ground.ledger_days >= days))
    })
}

#[cfg(test)]
mod tests;
