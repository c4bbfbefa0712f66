//! The pace of the programme: which week it is, what a week suggests, what is offered again after a slip and in the
//! year after. A suggestion, never a duty. The plan is data (`assets/plan.toml`).
//!
//! Owns reckoning with days that are handed in. Does not own what was done (`app`) or the gates (`gate`).

use crate::domain::ids::ExerciseId;
use crate::domain::person::Role;
use crate::domain::profile::{Pace, Profile};
use crate::domain::step::Step;
use chrono::NaiveDate;
use serde::Deserialize;
use std::sync::LazyLock;

static PLAN: LazyLock<Plan> =
    LazyLock::new(|| toml::from_str(include_str!("../../assets/plan.toml")).expect("a test reads the embedded file"));

/// Everything in `assets/plan.toml`.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Plan {
    #[serde(rename = "format")]
    _format: u32,
    exercises_a_week: u8,
    week: Vec<Stretch>,
    maintenance: Maintenance,
    refresh: Refresh,
    pace: Numbers,
}

/// Some weeks with the same suggestion.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Stretch {
    /// The first week, from 1, at the steady pace.
    pub from: u32,
    /// The last week.
    pub to: u32,
    /// The steps these weeks are about.
    pub steps: Vec<Step>,
    /// What they are about, in words.
    pub words: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Maintenance {
    from: u32,
    to: u32,
    words: String,
    again: Vec<Again>,
}

/// An exercise that comes back in the year after.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Again {
    /// The exercise.
    pub exercise: ExerciseId,
    /// Days after its last sitting.
    pub after_days: u16,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Refresh {
    days: i64,
    hurt: Vec<ExerciseId>,
    accountable: Vec<ExerciseId>,
    both: Vec<ExerciseId>,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Numbers {
    gentle_factor: u32,
    fresh_weeks: u32,
    fresh_words: String,
}

/// Where someone stands in the plan.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// Quiet weeks at the very beginning: this one, of so many.
    Fresh(u32, u32),
    /// A week of the plan at the person's own pace, of so many, and the stretch of the plan it falls in.
    Week(u32, u32, usize),
    /// The rest of the first year.
    Maintenance,
    /// The year is over. Everything stays open.
    After,
}

/// Where someone stands today. `None` before they began, or while they are away.
#[must_use]
pub fn place(profile: &Profile, today: NaiveDate) -> Option<Place> {
    let began = profile.began.filter(|_| profile.away_since.is_none())?;
    let days = (today - began).num_days() - i64::from(profile.away_days);
    let week = u32::try_from(days.max(0) / 7).unwrap_or(u32::MAX).saturating_add(1);
    let quiet = if profile.began_fresh { PLAN.pace.fresh_weeks } else { 0 };
    if week <= quiet {
        return Some(Place::Fresh(week, quiet));
    }
    let factor = factor(profile.pace);
    let (week, weeks) = (week - quiet, weeks().saturating_mul(factor));
    let planned = week.div_ceil(factor);
    Some(match PLAN.week.iter().position(|stretch| (stretch.from..=stretch.to).contains(&planned)) {
        Some(stretch) => Place::Week(week, weeks, stretch),
        None if (PLAN.maintenance.from..=PLAN.maintenance.to).contains(&planned) => Place::Maintenance,
        None => Place::After,
    })
}

fn factor(pace: Pace) -> u32 {
    match pace {
        Pace::Steady => 1,
        Pace::Gentle => PLAN.pace.gentle_factor.max(1),
    }
}

/// The weeks of the plan at the steady pace.
#[must_use]
pub fn weeks() -> u32 {
    PLAN.week.last().map_or(0, |stretch| stretch.to)
}

/// The stretches of the plan at this pace: first week, last week, what they are about.
#[must_use]
pub fn stretches(pace: Pace) -> Vec<(u32, u32, &'static str)> {
    let factor = factor(pace);
    let line =
        |stretch: &'static Stretch| ((stretch.from - 1) * factor + 1, stretch.to * factor, stretch.words.as_str());
    PLAN.week.iter().map(line).collect()
}

/// One sentence about this week.
#[must_use]
pub fn sentence(place: Place) -> String {
    let plenty = format!("{} exercises a week are plenty.", in_words(PLAN.exercises_a_week));
    match place {
        Place::Fresh(week, of) => format!("Quiet week {week} of {of}. {}", PLAN.pace.fresh_words),
        Place::Week(week, of, at) => {
            let words = PLAN.week.get(at).map(|stretch| stretch.words.as_str()).unwrap_or_default();
            format!("Week {week} of about {of}. {words} {plenty}")
        }
        Place::Maintenance => PLAN.maintenance.words.clone(),
        Place::After => "A year has gone by since you began. Everything here stays open to you.".to_owned(),
    }
}

fn in_words(number: u8) -> String {
    match number {
        1 => "One".to_owned(),
        2 => "Two".to_owned(),
        3 => "Three".to_owned(),
        number => number.to_string(),
    }
}

/// What comes back in the year after; nothing at other times.
#[must_use]
pub fn again(place: Place) -> &'static [Again] {
    if place == Place::Maintenance { &PLAN.maintenance.again } else { &[] }
}

/// What is offered after a slip, with the day it is offered until; nothing if none was logged lately.
#[must_use]
pub fn refresh(profile: &Profile, role: Role, today: NaiveDate) -> &'static [ExerciseId] {
    let lately = |day: NaiveDate| (0..PLAN.refresh.days).contains(&(today - day).num_days());
    if !profile.slips.iter().any(|slip| lately(slip.day)) {
        return &[];
    }
    match role.in_guides() {
        Role::Hurt => &PLAN.refresh.hurt,
        Role::Accountable => &PLAN.refresh.accountable,
        Role::Both | Role::Unsaid => &PLAN.refresh.both,
    }
}

#[cfg(test)]
mod tests;
