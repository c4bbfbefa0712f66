//! Every text of a guide that a person reads, with where it stands and who reads it. The checks walk this list.

use super::model::{Exercise, Guide, Kind, Prompt, Reading};
use super::place::At;
use super::talk::Talk;
use super::wording::Wording;
use crate::domain::person::{Bond, Role};

/// What a text is, for the checks that depend on it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Sort {
    /// Whole sentences.
    Prose,
    /// A worked example of rows: each line stands by itself.
    Lines,
    /// A few words: titles, options, anchors.
    Label,
}

/// The words of a text.
pub(super) enum Body<'a> {
    /// May differ by role and bond; these people read it.
    Wording(&'a Wording, Readers),
    /// The same for everybody; nothing is filled in.
    Plain(&'a str),
}

/// Who reads a text.
#[derive(Clone, Debug)]
pub(super) struct Readers {
    pub(super) roles: Vec<Role>,
    pub(super) bonds: Vec<Bond>,
}

impl Readers {
    fn everybody() -> Self {
        Self { roles: ROLES.to_vec(), bonds: Bond::ALL.to_vec() }
    }

    fn of(exercise: &Exercise) -> Self {
        Self { roles: exercise.roles.clone(), bonds: exercise.bonds.clone() }
    }

    fn who_see(&self, prompt: &Prompt) -> Self {
        Self {
            roles: self.roles.iter().copied().filter(|role| prompt.shown_to(*role)).collect(),
            bonds: self.bonds.iter().copied().filter(|bond| prompt.shown_with(*bond)).collect(),
        }
    }
}

/// One text of a guide.
pub(super) struct Text<'a> {
    pub(super) at: At,
    pub(super) sort: Sort,
    pub(super) body: Body<'a>,
}

impl<'a> Text<'a> {
    fn plain(at: At, sort: Sort, text: &'a str) -> Self {
        Self { at, sort, body: Body::Plain(text) }
    }

    fn wording(at: At, sort: Sort, wording: &'a Wording, readers: &Readers) -> Self {
        Self { at, sort, body: Body::Wording(wording, readers.clone()) }
    }

    /// Its raw versions, each with its own place.
    pub(super) fn versions(&self) -> Vec<(At, &'a str)> {
        match &self.body {
            Body::Plain(text) => vec![(self.at.clone(), text)],
            Body::Wording(Wording::Same(text), _) => vec![(self.at.clone(), text)],
            Body::Wording(Wording::Varied(map), _) => {
                map.iter().map(|(key, text)| (self.at.key(key), text.as_str())).collect()
            }
        }
    }
}

/// Roles a guide file may name.
pub(super) const ROLES: [Role; 3] = [Role::Hurt, Role::Accountable, Role::Both];

/// The place of each reading of a guide.
pub(super) fn readings(guide: &Guide) -> impl Iterator<Item = (At, &Reading)> {
    guide.readings.iter().enumerate().map(|(index, reading)| (At::default().key("reading").item(index), reading))
}

/// The place of each exercise of a guide.
pub(super) fn exercises(guide: &Guide) -> impl Iterator<Item = (At, &Exercise)> {
    guide.exercises.iter().enumerate().map(|(index, exercise)| (At::default().key("exercise").item(index), exercise))
}

/// The place of each prompt of the exercise at `at`.
pub(super) fn prompts<'a>(at: &At, exercise: &'a Exercise) -> impl Iterator<Item = (At, &'a Prompt)> {
    let list = at.key("prompt");
    exercise.prompts.iter().enumerate().map(move |(index, prompt)| (list.item(index), prompt))
}

/// The texts of the reading at `at`.
pub(super) fn of_reading<'a>(at: &At, reading: &'a Reading) -> Vec<Text<'a>> {
    let pages = at.key("pages");
    let mut texts = vec![Text::plain(at.key("title"), Sort::Label, &reading.title)];
    let readers = Readers::everybody();
    let page = |(index, page): (usize, &'a Wording)| Text::wording(pages.item(index), Sort::Prose, page, &readers);
    texts.extend(reading.pages.iter().enumerate().map(page));
    texts
}

/// The texts of the exercise at `at`, with those of its prompts.
pub(super) fn of_exercise<'a>(at: &At, exercise: &'a Exercise) -> Vec<Text<'a>> {
    let readers = Readers::of(exercise);
    let mut texts = vec![Text::plain(at.key("title"), Sort::Label, &exercise.title)];
    let parts = [("why", &exercise.why), ("prepare", &exercise.prepare), ("close", &exercise.close)];
    texts.extend(parts.map(|(key, wording)| Text::wording(at.key(key), Sort::Prose, wording, &readers)));
    texts.extend(exercise.care.iter().map(|care| Text::wording(at.key("care"), Sort::Prose, care, &readers)));
    let needs = at.key("needs");
    for (index, need) in exercise.needs.iter().enumerate() {
        let wanted = |role: &&Role| need.role.is_empty() || need.role.contains(*role);
        let roles = readers.roles.iter().filter(wanted).copied().collect();
        let readers = Readers { roles, bonds: readers.bonds.clone() };
        texts.push(Text::wording(needs.item(index).key("words"), Sort::Prose, &need.words, &readers));
    }
    texts.push(Text::plain(at.key("done").key("words"), Sort::Label, &exercise.done.words));
    let repeat = exercise.repeat.as_ref();
    texts.extend(repeat.map(|repeat| Text::plain(at.key("repeat").key("words"), Sort::Label, &repeat.words)));
    for (at, prompt) in prompts(at, exercise) {
        of_prompt(&at, prompt, &readers.who_see(prompt), &mut texts);
    }
    texts
}

/// The texts of a talk, with those of its parts.
pub(super) fn of_talk(talk: &Talk) -> Vec<Text<'_>> {
    let top = At::default();
    let readers = Readers { roles: ROLES.to_vec(), bonds: talk.bonds.clone() };
    let mut texts = vec![Text::plain(top.key("title"), Sort::Label, &talk.title)];
    let words = [("why", &talk.why), ("prepare", &talk.prepare), ("care", &talk.care), ("close", &talk.close)];
    texts.extend(words.map(|(key, wording)| Text::wording(top.key(key), Sort::Prose, wording, &readers)));
    for (index, part) in talk.parts.iter().enumerate() {
        let at = top.key("part").item(index);
        texts.push(Text::plain(at.key("title"), Sort::Label, &part.title));
        texts.push(Text::wording(at.key("words"), Sort::Prose, &part.words, &readers));
        for (at, prompt) in part.exercise().into_iter().flat_map(|exercise| prompts(&at, exercise)) {
            of_prompt(&at, prompt, &readers.who_see(prompt), &mut texts);
        }
    }
    texts
}

fn of_prompt<'a>(at: &At, prompt: &'a Prompt, readers: &Readers, texts: &mut Vec<Text<'a>>) {
    texts.push(Text::wording(at.key("ask"), Sort::Prose, &prompt.ask, readers));
    texts.push(Text::wording(at.key("why"), Sort::Prose, &prompt.why, readers));
    let example = if matches!(prompt.kind, Kind::Rows { .. }) { Sort::Lines } else { Sort::Prose };
    texts.extend(prompt.example.iter().map(|text| Text::wording(at.key("example"), example, text, readers)));
    texts.push(Text::plain(at.key("label"), Sort::Label, &prompt.label));
    let options = at.key("options");
    for (index, option) in prompt.options().iter().enumerate() {
        texts.push(Text::wording(options.item(index).key("label"), Sort::Label, &option.label, readers));
    }
    match &prompt.kind {
        Kind::Rating { anchors } => {
            let list = at.key("anchors");
            texts.extend(anchors.iter().enumerate().map(|(i, text)| Text::plain(list.item(i), Sort::Label, text)));
        }
        Kind::Number { unit, .. } => texts.push(Text::plain(at.key("unit"), Sort::Label, unit)),
        Kind::Rows { columns, .. } => {
            let list = at.key("columns");
            for (index, column) in columns.iter().enumerate() {
                let at = list.item(index);
                texts.push(Text::plain(at.key("label"), Sort::Label, &column.label));
                let at = at.key("options");
                texts.extend(column.options.iter().enumerate().map(|(i, s)| Text::plain(at.item(i), Sort::Label, s)));
            }
        }
        _ => {}
    }
}
