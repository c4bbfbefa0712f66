//! The parts of a guide, each by itself: whether what it needs is there and within its limits.

use super::desk::Desk;
use super::ids::unique;
use crate::domain::person::Role;
use crate::guides::model::{Column, Evidence, Exercise, Guide, Kind, Prompt, Reading};
use crate::guides::place::At;
use crate::guides::readability::count_words;
use std::collections::BTreeSet;

const TITLE: usize = 50;
const PAGE: usize = 130;

pub(super) fn of_guide(desk: &mut Desk<'_>, guide: &Guide) {
    let top = At::default();
    if guide.licence.trim().is_empty() {
        desk.stops(&top.key("licence"), "The licence is empty.", "Name it, such as \"CC BY 4.0\".");
    }
    if guide.authors.iter().all(|author| author.trim().is_empty()) {
        desk.stops(&top.key("authors"), "Nobody is named as the author.", "Name at least one.");
    }
    if guide.readings.is_empty() && guide.exercises.is_empty() {
        desk.stops(&top, "This guide is empty.", "Add a [[reading]] or an [[exercise]].");
    }
}

pub(super) fn of_reading(desk: &mut Desk<'_>, at: &At, reading: &Reading) {
    title(desk, at, &reading.title);
    sources(desk, at, &reading.sources, reading.evidence);
    if !(1..=5).contains(&reading.minutes) {
        let sentence = format!("A reading of {} minutes is out of range.", reading.minutes);
        desk.stops(&at.key("minutes"), sentence, "A reading takes 1 to 5 minutes.");
    }
    if reading.pages.is_empty() {
        desk.stops(&at.key("pages"), "This reading has no pages.", "Write at least one.");
    }
    for (index, page) in reading.pages.iter().enumerate() {
        let at = at.key("pages").item(index);
        if let Some(words) = page.texts().map(|(_, text)| count_words(text)).max().filter(|words| *words > PAGE) {
            let sentence = format!("This page has {words} words.");
            desk.wording(&at, "", sentence, format!("A page has at most {PAGE}: part it in two."));
        }
    }
}

pub(super) fn of_exercise(desk: &mut Desk<'_>, at: &At, exercise: &Exercise) {
    title(desk, at, &exercise.title);
    sources(desk, at, &exercise.sources, exercise.evidence);
    minutes(desk, &at.key("minutes"), exercise.minutes);
    if exercise.prompts.is_empty() && exercise.page.is_none() {
        desk.stops(at, "This exercise asks for nothing.", "Add at least one [[exercise.prompt]].");
    }
    if exercise.roles.is_empty() {
        desk.stops(&at.key("roles"), "This exercise is offered to nobody.", "Leave `roles` out to offer it to all.");
    }
    unsaid(desk, &at.key("roles"), &exercise.roles);
}

pub(in crate::guides) fn of_prompt(desk: &mut Desk<'_>, at: &At, prompt: &Prompt) {
    if let Some(condition) = &prompt.show_if {
        unsaid(desk, &at.key("show_if"), &condition.role);
    }
    match &prompt.kind {
        Kind::Choice { options } | Kind::Choices { options } => {
            at_least_two(desk, &at.key("options"), options.len());
            let mut seen = BTreeSet::new();
            for (index, option) in options.iter().enumerate() {
                if !seen.insert(&option.label) {
                    let at = at.key("options").item(index);
                    desk.stops(&at, "Two options read the same.", "Say what is different about this one.");
                }
            }
        }
        Kind::Number { min, max, .. } if min >= max => {
            let sentence = format!("No number lies between {min} and {max}.");
            desk.stops(&at.key("max"), sentence, "Make `max` larger than `min`.");
        }
        Kind::Rows { columns, .. } => rows(desk, &at.key("columns"), columns),
        Kind::Timer { minutes: length } => minutes(desk, &at.key("minutes"), *length),
        _ => {}
    }
    let is_written = matches!(prompt.kind, Kind::Short | Kind::Long | Kind::Rows { .. });
    if is_written && prompt.example.is_none() {
        let hint = "Add an `example`: it shows how much is enough.";
        desk.stops(at, format!("The prompt `{}` has no example.", prompt.id), hint);
    }
}

fn rows(desk: &mut Desk<'_>, at: &At, columns: &[Column]) {
    if !(1..=4).contains(&columns.len()) {
        let sentence = format!("This list has {} columns.", columns.len());
        desk.stops(at, sentence, "A list has one to four columns.");
    }
    let ids = columns.iter().enumerate().map(|(index, column)| (at.item(index), column.id.as_str()));
    unique(desk, ids.collect(), "Two columns have the id");
    for (index, column) in columns.iter().enumerate().filter(|(_, column)| !column.options.is_empty()) {
        let at = at.item(index).key("options");
        at_least_two(desk, &at, column.options.len());
        let labels = column.options.iter().enumerate().map(|(index, label)| (at.item(index), label.as_str()));
        unique(desk, labels.collect(), "Two options are both called");
    }
}

fn at_least_two(desk: &mut Desk<'_>, at: &At, count: usize) {
    if count < 2 {
        let sentence = if count == 1 { "There is only one option." } else { "There are no options." };
        desk.stops(at, sentence, "Offer at least two.");
    }
}

pub(in crate::guides) fn title(desk: &mut Desk<'_>, at: &At, title: &str) {
    let length = title.chars().count();
    if length > TITLE {
        let sentence = format!("This title has {length} characters.");
        desk.stops(&at.key("title"), sentence, format!("A title has at most {TITLE}."));
    }
}

pub(in crate::guides) fn minutes(desk: &mut Desk<'_>, at: &At, minutes: u8) {
    if !(1..=60).contains(&minutes) {
        desk.stops(at, format!("{minutes} minutes is out of range."), "Choose 1 to 60 minutes.");
    }
}

pub(in crate::guides) fn sources(desk: &mut Desk<'_>, at: &At, sources: &[String], evidence: Evidence) {
    if sources.iter().all(|source| source.trim().is_empty()) {
        let hint = format!("Say what the grade {evidence:?} rests on: author and year first, one line each.");
        desk.stops(&at.key("sources"), "There is no source.", hint);
    }
}

fn unsaid(desk: &mut Desk<'_>, at: &At, roles: &[Role]) {
    if roles.contains(&Role::Unsaid) {
        let hint = "Write `both`: people who would rather not say read that.";
        desk.stops(at, "`unsaid` is not a role in a guide.", hint);
    }
}
