//! Every text of a guide that a person reads, with where it stands and who reads it. The checks walk this list.

use super::model::{Exercise, Guide, Kind, Prompt, Reading};
use super::place::At;
use super::wording::Wording;
use crate::domain::person::Role;

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
    /// May differ by role and bond; these roles read it.
    Wording(&'a Wording, Vec<Role>),
    /// The same for everybody; nothing is filled in.
    Plain(&'a str),
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

    fn wording(at: At, sort: Sort, wording: &'a Wording, roles: &[Role]) -> Self {
        Self { at, sort, body: Body::Wording(wording, roles.to_vec()) }
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
    let page = |(index, page): (usize, &'a Wording)| Text::wording(pages.item(index), Sort::Prose, page, &ROLES);
    texts.extend(reading.pages.iter().enumerate().map(page));
    texts
}

/// The texts of the exercise at `at`, with those of its prompts.
pub(super) fn of_exercise<'a>(at: &At, exercise: &'a Exercise) -> Vec<Text<'a>> {
    let roles = &exercise.roles;
    let mut texts = vec![Text::plain(at.key("title"), Sort::Label, &exercise.title)];
    let parts = [("why", &exercise.why), ("prepare", &exercise.prepare), ("close", &exercise.close)];
    texts.extend(parts.map(|(key, wording)| Text::wording(at.key(key), Sort::Prose, wording, roles)));
    texts.extend(exercise.care.iter().map(|care| Text::wording(at.key("care"), Sort::Prose, care, roles)));
    texts.push(Text::plain(at.key("done").key("words"), Sort::Label, &exercise.done.words));
    let repeat = exercise.repeat.as_ref();
    texts.extend(repeat.map(|repeat| Text::plain(at.key("repeat").key("words"), Sort::Label, &repeat.words)));
    for (at, prompt) in prompts(at, exercise) {
        let roles: Vec<Role> = roles.iter().copied().filter(|role| prompt.shown_to(*role)).collect();
        of_prompt(&at, prompt, &roles, &mut texts);
    }
    texts
}

fn of_prompt<'a>(at: &At, prompt: &'a Prompt, roles: &[Role], texts: &mut Vec<Text<'a>>) {
    texts.push(Text::wording(at.key("ask"), Sort::Prose, &prompt.ask, roles));
    texts.push(Text::wording(at.key("why"), Sort::Prose, &prompt.why, roles));
    let example = if matches!(prompt.kind, Kind::Rows { .. }) { Sort::Lines } else { Sort::Prose };
    texts.extend(prompt.example.iter().map(|text| Text::wording(at.key("example"), example, text, roles)));
    texts.push(Text::plain(at.key("label"), Sort::Label, &prompt.label));
    let options = at.key("options");
    for (index, option) in prompt.options().iter().enumerate() {
        texts.push(Text::wording(options.item(index).key("label"), Sort::Label, &option.label, roles));
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
