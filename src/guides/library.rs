//! All guides there are: the embedded programme and a person's own folder. Owns looking things up, not reading files.

use super::check;
use super::model::{Exercise, Guide, Reading};
use super::problem::{Problem, Weight};
use super::talk::Talk;
use crate::domain::ids::{ExerciseId, ReadingId, Slug};
use crate::domain::step::Step;
use std::borrow::Cow;
use std::sync::OnceLock;

/// The embedded files: name below `guides/`, text, and the same baked. Listed by `build.rs`.
#[rustfmt::skip]
const EMBEDDED: &[(&str, &str, &str)] = include!(concat!(env!("OUT_DIR"), "/guide_files.rs"));

/// The exercises of the programme in the order they are suggested. A guide may name one that is not written yet.
#[rustfmt::skip]
pub const PROGRAMME: &[&str] = &[
    "u0-safe", "u0-steady", "u0-rules", "u0-map", "u0-impact", "u0-factors", "u0-seen", "u0-intent", "c1-prep",
    "c1-soft", "c1-floor", "c1-deep", "c1-qbox", "c1-pause", "c1-outside", "c1-honesty", "a2-own",
    "a2-ripple", "a2-why", "a2-apology", "a2-deliver", "a2-small", "a2-amends", "a2-review", "b3-needs", "b3-agree",
    "b3-open", "b3-plans", "b3-trigger", "b3-others", "b3-slip", "f4-gate", "f4-recall", "f4-see", "f4-gift",
    "f4-decide", "f4-hold", "f4-self", "f4-kind", "i5-thanks", "i5-goodnews", "i5-cards", "i5-hopes", "i5-ritual",
    "i5-time", "i5-wins", "i5-repairstory",
];

/// Where a guide comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Origin {
    /// Part of the program.
    Ours,
    /// Read from the person's own folder of guides.
    OwnFolder,
}

impl Origin {
    /// What a screen says beside the title; nothing for our own.
    #[must_use]
    pub const fn label(self) -> Option<&'static str> {
        match self {
            Self::Ours => None,
            Self::OwnFolder => Some("from your own folder"),
        }
    }
}

/// One guide file. It is read when it is first needed.
#[derive(Clone, Debug)]
pub struct GuideFile {
    name: Cow<'static, str>,
    origin: Origin,
    bytes: Cow<'static, [u8]>,
    /// What the build made of it; empty for a person's own.
    baked: &'static str,
    read: OnceLock<Result<Guide, Vec<Problem>>>,
    refused: bool,
}

impl GuideFile {
    fn new(name: Cow<'static, str>, origin: Origin, bytes: Cow<'static, [u8]>) -> Self {
        Self { name, origin, bytes, baked: "", read: OnceLock::new(), refused: false }
    }

    /// Its name, such as `00-before/steady.toml`.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Where it comes from.
    #[must_use]
    pub const fn origin(&self) -> Origin {
        self.origin
    }

    /// What it holds; `None` if it cannot be used as it is. [`check::check`] says why.
    #[must_use]
    pub fn guide(&self) -> Option<&Guide> {
        self.read().as_ref().ok().filter(|_| !self.refused)
    }

    /// What was read, or why it could not be, whether or not it may be used.
    pub(super) fn read(&self) -> &Result<Guide, Vec<Problem>> {
        self.read.get_or_init(|| Guide::baked(self.baked).map_or_else(|| Guide::parse(&self.name, &self.bytes), Ok))
    }

    /// Its text; empty if it is not UTF-8.
    #[must_use]
    pub fn text(&self) -> &str {
        std::str::from_utf8(&self.bytes).unwrap_or_default()
    }

    /// What the build made of it.
    #[cfg(test)]
    pub(super) const fn baked(&self) -> &'static str {
        self.baked
    }

    /// False only if the file cannot hold anything of this step. Folder names of the programme begin with the step.
    fn may_hold(&self, step: Step) -> bool {
        let folder = format!("{:02}-", step.number());
        self.origin == Origin::OwnFolder || self.name.rsplit('/').nth(1).is_none_or(|name| name.starts_with(&folder))
    }

    /// False only if the file cannot define this id.
    fn may_define(&self, id: &Slug) -> bool {
        self.text().contains(id.as_str())
    }
}

/// All guides there are, ours first.
#[derive(Clone, Debug, Default)]
pub struct Library {
    files: Vec<GuideFile>,
}

impl Library {
    /// The programme that comes with the program. Costs nothing until something is looked up.
    #[must_use]
    pub fn embedded() -> Self {
        let file = |(name, text, baked): &(&'static str, &'static str, &'static str)| GuideFile {
            baked,
            ..GuideFile::new(Cow::Borrowed(*name), Origin::Ours, Cow::Borrowed(text.as_bytes()))
        };
        Self { files: EMBEDDED.iter().map(file).collect() }
    }

    /// The same library with a person's own guides beside it: names and contents, as the caller read them.
    ///
    /// Control characters in a name become `?`. A guide with a problem that [`Weight::Stops`] is kept for [`check::check`] to explain, and never offered.
    #[must_use]
    pub fn with_folder_text<T: Into<Vec<u8>>>(mut self, files: impl IntoIterator<Item = (String, T)>) -> Self {
        let own = |(name, contents): (String, T)| {
            let name = name.chars().map(|c| if c.is_control() { '?' } else { c }).collect();
            GuideFile::new(Cow::Owned(name), Origin::OwnFolder, Cow::Owned(contents.into()))
        };
        let ours = self.files.len();
        self.files.extend(files.into_iter().map(own));
        if self.files.len() == ours {
            // Checking reads every guide; without any of the person's own, that can wait until one is opened.
            return self;
        }
        let problems = check::of_origin(&self, Origin::OwnFolder);
        for file in self.files.iter_mut().filter(|file| file.origin == Origin::OwnFolder) {
            file.refused = problems.iter().any(|found| found.file == file.name && found.weight == Weight::Stops);
        }
        self
    }

    /// The same library with files an author works on: one that is named like a file of ours, such as
    /// `guides/00-before/u0-steady.toml`, takes its place; every other one is the author's own.
    ///
    /// For authors only: a person's own folder never takes the place of anything ([`Library::with_folder_text`]).
    #[must_use]
    pub fn with_revisions<T: Into<Vec<u8>>>(mut self, files: impl IntoIterator<Item = (String, T)>) -> Self {
        let mut own = Vec::new();
        for (name, contents) in files {
            let inner = name.replace('\\', "/");
            let ours = |file: &GuideFile| file.origin == Origin::Ours && inner.ends_with(&format!("/{}", file.name));
            match self.files.iter_mut().find(|file| ours(file)) {
                Some(file) => *file = GuideFile::new(Cow::Owned(name), Origin::Ours, Cow::Owned(contents.into())),
                None => own.push((name, contents)),
            }
        }
        self.with_folder_text(own)
    }

    /// Every file, usable or not, ours first.
    pub fn files(&self) -> impl Iterator<Item = &GuideFile> {
        self.files.iter()
    }

    /// Every guide that can be used, ours first.
    pub fn guides(&self) -> impl Iterator<Item = &Guide> {
        self.files.iter().filter_map(GuideFile::guide)
    }

    /// The exercise with this id, one that a part of a talk stands for among them. Those are in no list.
    #[must_use]
    pub fn exercise(&self, id: &ExerciseId) -> Option<&Exercise> {
        if let Some(of_a_talk) = Talk::part_exercise(id) {
            return Some(of_a_talk);
        }
        self.defining(id).find_map(|guide| guide.exercises.iter().find(|exercise| exercise.id == *id))
    }

    /// The reading with this id.
    #[must_use]
    pub fn reading(&self, id: &ReadingId) -> Option<&Reading> {
        self.defining(id).find_map(|guide| guide.readings.iter().find(|reading| reading.id == *id))
    }

    /// The file an exercise or reading stands in: for its step, licence, authors and origin.
    #[must_use]
    pub fn file_of(&self, id: &Slug) -> Option<&GuideFile> {
        self.files.iter().filter(|file| file.may_define(id)).find(|file| {
            file.guide().is_some_and(|guide| {
                guide.exercises.iter().any(|exercise| exercise.id == *id)
                    || guide.readings.iter().any(|reading| reading.id == *id)
            })
        })
    }

    /// The step an exercise or reading belongs to; for a part of a talk, the talk's.
    #[must_use]
    pub fn step_of(&self, id: &Slug) -> Option<Step> {
        let of_a_talk = Talk::part_of(id).map(|(talk, _)| talk.step);
        of_a_talk.or_else(|| self.file_of(id).and_then(GuideFile::guide).map(|guide| guide.step))
    }

    /// The exercises of a step: the programme in its suggested order, then the person's own.
    #[must_use]
    pub fn exercises_of(&self, step: Step) -> Vec<&Exercise> {
        let mut exercises: Vec<&Exercise> = self.of_step(step).flat_map(|guide| &guide.exercises).collect();
        let place = |id: &Slug| PROGRAMME.iter().position(|known| *known == id.as_str()).unwrap_or(PROGRAMME.len());
        exercises.sort_by_key(|exercise| place(&exercise.id));
        exercises
    }

    /// The readings of a step: the programme's in the order of its files, then the person's own.
    #[must_use]
    pub fn readings_of(&self, step: Step) -> Vec<&Reading> {
        self.of_step(step).flat_map(|guide| &guide.readings).collect()
    }

    fn of_step(&self, step: Step) -> impl Iterator<Item = &Guide> {
        let files = self.files.iter().filter(move |file| file.may_hold(step));
        files.filter_map(GuideFile::guide).filter(move |guide| guide.step == step)
    }

    fn defining(&self, id: &Slug) -> impl Iterator<Item = &Guide> {
        self.files.iter().filter(|file| file.may_define(id)).filter_map(GuideFile::guide)
    }
}
