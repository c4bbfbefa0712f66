//! What is wrong with the guides, all of it at once. Owns the order of the checks; each file below owns one noun.
//!
//! The same function runs in our tests, where our own guides must have no problem, and for authors, as
//! `mendway guides check`.

pub(super) mod care;
pub(super) mod desk;
pub(super) mod ids;
pub(super) mod links;
pub(super) mod shape;
pub(super) mod style;
pub(super) mod voices;

use self::desk::Desk;
use self::ids::Known;
use super::library::{GuideFile, Library, Origin};
use super::place::At;
use super::problem::Problem;
use super::texts::{self, Text, exercises, prompts, readings};
use crate::domain::step::Step;

/// Every problem of every file in the library, sorted by file and line.
#[must_use]
pub fn check(library: &Library) -> Vec<Problem> {
    of_files(library, library.files())
}

/// Every problem of the files that come from `origin`, sorted by file and line.
#[must_use]
pub fn of_origin(library: &Library, origin: Origin) -> Vec<Problem> {
    of_files(library, library.files().filter(|file| file.origin() == origin))
}

/// Every problem of the files with these names, sorted by file and line.
#[must_use]
pub fn of_names(library: &Library, names: &[String]) -> Vec<Problem> {
    of_files(library, library.files().filter(|file| names.iter().any(|name| name == file.name())))
}

fn of_files<'a>(library: &Library, files: impl Iterator<Item = &'a GuideFile>) -> Vec<Problem> {
    let known = Known::of(library);
    let mut problems: Vec<Problem> = files.flat_map(|file| of_file(file, &known)).collect();
    problems.sort();
    problems.dedup();
    problems
}

/// Every problem of the programme that comes with the program: as [`check`], and each step needs at least one reading
/// and two exercises. The talks have a check of their own ([`super::talk::check`]).
#[must_use]
pub fn check_programme(library: &Library) -> Vec<Problem> {
    let mut problems = check(library);
    for step in Step::ALL {
        let (readings, exercises) = (library.readings_of(step).len(), library.exercises_of(step).len());
        if readings < 1 || exercises < 2 {
            let sentence = format!("Step {} has {readings} readings and {exercises} exercises.", step.number());
            let hint = "Each step needs at least one reading and two exercises.";
            problems.push(Problem::stops("the programme", 1, sentence, hint));
        }
    }
    problems
}

fn of_file(file: &GuideFile, known: &Known<'_>) -> Vec<Problem> {
    let guide = match file.read() {
        Ok(guide) => guide,
        Err(problems) => return problems.clone(),
    };
    let mut desk = Desk::new(file.name(), file.origin(), file.text());
    ids::check(&mut desk, guide, known);
    shape::of_guide(&mut desk, guide);
    for (at, reading) in readings(guide) {
        shape::of_reading(&mut desk, &at, reading);
        of_texts(&mut desk, &at, &texts::of_reading(&at, reading));
    }
    for (at, exercise) in exercises(guide) {
        shape::of_exercise(&mut desk, &at, exercise);
        care::of_exercise(&mut desk, &at, exercise);
        links::of_exercise(&mut desk, &at, exercise, known);
        for (at, prompt) in prompts(&at, exercise) {
            shape::of_prompt(&mut desk, &at, prompt);
        }
        of_texts(&mut desk, &at, &texts::of_exercise(&at, exercise));
    }
    desk.problems
}

fn of_texts(desk: &mut Desk<'_>, at: &At, texts: &[Text<'_>]) {
    voices::check(desk, texts);
    style::check(desk, at, texts);
    care::imitation(desk, texts);
}
