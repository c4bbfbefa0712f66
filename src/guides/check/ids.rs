//! Ids: that each stands for one thing, over all files.

use super::desk::Desk;
use crate::domain::ids::Slug;
use crate::guides::library::{Library, PROGRAMME};
use crate::guides::model::{Exercise, Guide};
use crate::guides::place::{At, Places};
use crate::guides::talk::Talk;
use crate::guides::texts::{exercises, prompts, readings};
use std::collections::{BTreeMap, BTreeSet};

/// What is defined in all files together.
pub(in crate::guides) struct Known<'a> {
    exercises: BTreeMap<&'a str, &'a Exercise>,
    first: BTreeMap<&'a str, (&'a str, usize)>,
    unreadable: Vec<&'a str>,
}

impl<'a> Known<'a> {
    pub(in crate::guides) fn of(library: &'a Library) -> Self {
        let mut known = Self { exercises: BTreeMap::new(), first: BTreeMap::new(), unreadable: Vec::new() };
        for file in library.files() {
            let Ok(guide) = file.read() else {
                known.unreadable.push(file.text());
                continue;
            };
            let places = Places::new(file.text());
            for (at, id) in ids(guide) {
                known.first.entry(id.as_str()).or_insert_with(|| (file.name(), places.line(&at)));
            }
            for exercise in &guide.exercises {
                known.exercises.entry(exercise.id.as_str()).or_insert(exercise);
            }
        }
        known
    }

    pub(super) fn exercise(&self, id: &Slug) -> Option<&'a Exercise> {
        self.exercises.get(id.as_str()).copied().or_else(|| Talk::part_exercise(id))
    }

    /// The ids of all exercises, to find the one an author meant.
    pub(super) fn exercise_ids(&self) -> impl Iterator<Item = &'a str> {
        self.exercises.keys().copied().chain(PROGRAMME.iter().copied())
    }

    /// Whether a file that could not be read seems to define the id: then nothing is said about links to it.
    pub(super) fn may_be_unread(&self, id: &Slug) -> bool {
        let quoted = [format!("\"{id}\""), format!("'{id}'")];
        self.unreadable.iter().any(|text| quoted.iter().any(|id| text.contains(id)))
    }
}

/// The ids of a guide's readings and exercises with their places.
fn ids(guide: &Guide) -> impl Iterator<Item = (At, &Slug)> {
    let readings = readings(guide).map(|(at, reading)| (at.key("id"), &reading.id));
    readings.chain(exercises(guide).map(|(at, exercise)| (at.key("id"), &exercise.id)))
}

pub(super) fn check(desk: &mut Desk<'_>, guide: &Guide, known: &Known<'_>) {
    for (at, id) in ids(guide) {
        let Some((file, line)) = known.first.get(id.as_str()) else { continue };
        if (*file, *line) != (desk.name(), desk.line(&at)) {
            let sentence = format!("The id `{id}` is taken: it is in {file}, line {line}.");
            desk.stops(&at, sentence, "Choose another id.");
        }
    }
    for (at, exercise) in exercises(guide) {
        if Talk::part_exercise(&exercise.id).is_some() {
            let sentence = format!("The id `{}` is taken: it is a part of a talk.", exercise.id);
            desk.stops(&at.key("id"), sentence, "Choose another id.");
        }
        of_prompts(desk, &at, exercise);
    }
}

/// The ids inside one exercise.
pub(in crate::guides) fn of_prompts(desk: &mut Desk<'_>, at: &At, exercise: &Exercise) {
    let list = prompts(at, exercise).map(|(at, prompt)| (at.key("id"), prompt.id.as_str()));
    unique(desk, list.collect(), "Two prompts of this exercise have the id");
    for (at, prompt) in prompts(at, exercise) {
        let options = at.key("options");
        let list = prompt.options().iter().enumerate();
        let list = list.map(|(index, option)| (options.item(index), option.id.as_str()));
        unique(desk, list.collect(), "Two options have the id");
    }
}

/// Complains at the second of two places with the same word.
pub(in crate::guides) fn unique(desk: &mut Desk<'_>, list: Vec<(At, &str)>, sentence: &str) {
    let mut seen = BTreeSet::new();
    for (at, word) in list {
        if !seen.insert(word) {
            desk.stops(&at, format!("{sentence} `{word}`."), "Give each its own.");
        }
    }
}
