//! Which words: the answers of a sitting, picked one by one, or a copy of a text to shorten and change.

use super::Words;
use crate::app::action::Action;
use crate::app::binding::{Binding, Typing};
use crate::app::effect::Scroll;
use crate::app::field::Field;
use crate::app::form::{Did, Form};
use crate::app::page::{Block, List, Mark, Row};
use crate::app::scene::Seen;
use crate::domain::draft::{Draft, DraftPlace, DraftText, KeptDraft, Sharing};
use std::collections::{BTreeMap, BTreeSet};

const NOTHING_PICKED: &str = "Nothing is chosen yet. Choose at least one answer, or go back.";
const NOTHING_LEFT: &str = "There are no words in it. Write some, or go back.";
const READ: &str = "Read it as it will be read";
const LEAVE: &str = "Keep it to myself";
const NO_TITLE: &str = "Say in a few words what it is. It stands in the list that both of you can read.";

/// The controls as drafts name them.
const NAMES: [(Spot, &str); 2] = [(Spot::Title, "title"), (Spot::Copy, "words")];
/// The answers picked, as drafts name them.
const PICKED: &str = "picked";

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Spot {
    Title,
    Copy,
    Answers,
    Press,
}

/// What should happen next.
pub(super) enum Next {
    Stay,
    Keep,
    Read,
    Leave,
    Scroll(Scroll),
}

/// The first page.
#[derive(Debug)]
pub(super) enum Choosing {
    /// Answers to pick from; none is picked at first.
    Answers { words: Words, picked: BTreeSet<usize>, form: Box<Form<Spot>> },
    /// A copy of a text.
    Copy { form: Box<Form<Spot>>, before: BTreeMap<String, String> },
}

impl Choosing {
    pub(super) fn new(of: &Sharing, words: Words, kept: Option<&KeptDraft>) -> Self {
        if matches!(of, Sharing::Sitting(_)) {
            let picked = kept.map(|kept| picked(&kept.draft, words.parts.len())).unwrap_or_default();
            let form = Box::new(answers(&words, &picked, 0));
            return Self::Answers { words, picked, form };
        }
        let mut form = Form::new()
            .say("This is a copy. Shorten it, change it, or take out whole parts. What you wrote stays as it is.")
            .field(Spot::Title, "What it is, in a few words", Field::line(&words.title))
            .field(Spot::Copy, "The words", Field::area(&joined(&words.parts)))
            .buttons(Spot::Press, &[READ, LEAVE]);
        let before = form.given(&NAMES);
        form.go_to(Spot::Copy);
        if let Some(kept) = kept {
            form.take_up(&NAMES, &kept.draft);
        }
        Self::Copy { form: Box::new(form), before }
    }

    /// The title and the exact words, or what is missing.
    pub(super) fn copy(&self) -> Result<(String, String), &'static str> {
        match self {
            Self::Answers { picked, .. } if picked.is_empty() => Err(NOTHING_PICKED),
            Self::Answers { words, picked, .. } => {
                let parts: Vec<_> = picked.iter().filter_map(|n| words.parts.get(*n)).cloned().collect();
                Ok((words.title.clone(), joined(&parts)))
            }
            Self::Copy { form, .. } => match (form.text(Spot::Title), form.text(Spot::Copy)) {
                (_, words) if words.is_empty() => Err(NOTHING_LEFT),
                (title, _) if title.is_empty() => Err(NO_TITLE),
                both => Ok(both),
            },
        }
    }

    pub(super) fn draft(&self, place: DraftPlace) -> Draft {
        match self {
            Self::Answers { picked, .. } => {
                let numbers: Vec<String> = picked.iter().map(ToString::to_string).collect();
                let given = BTreeMap::from([(PICKED.to_owned(), numbers.join(" "))]);
                Draft { place, text: DraftText::Form(given), caret: (0, 0), field: 0 }
            }
            Self::Copy { form, .. } => form.draft(place, &NAMES),
        }
    }

    pub(super) fn is_as_before(&self) -> bool {
        match self {
            Self::Answers { picked, .. } => picked.is_empty(),
            Self::Copy { form, before } => form.given(&NAMES) == *before,
        }
    }

    const fn form(&self) -> &Form<Spot> {
        match self {
            Self::Answers { form, .. } | Self::Copy { form, .. } => form,
        }
    }

    pub(super) fn blocks(&self, seen: Seen) -> (Vec<Block<'_>>, Option<usize>) {
        (self.form().blocks(), self.form().focus(seen))
    }

    pub(super) fn bindings(&self) -> Vec<Binding> {
        match self {
            Self::Answers { form, .. } if form.at() == Some(Spot::Answers) => {
                vec![Binding::new("enter space", Action::Activate, "in or out")]
            }
            Self::Answers { form, .. } | Self::Copy { form, .. } => form.bindings(),
        }
    }

    pub(super) fn typing(&self) -> Typing {
        self.form().typing()
    }

    pub(super) fn react(&mut self, action: Action, seen: Seen) -> Next {
        match self {
            Self::Answers { words, picked, form } => {
                let action = if action == Action::Toggle { Action::Activate } else { action };
                match form.react(action, seen) {
                    Did::Took(Spot::Answers, n) if n < words.parts.len() => {
                        if !picked.remove(&n) {
                            picked.insert(n);
                        }
                        **form = answers(words, picked, n);
                        Next::Keep
                    }
                    did => next(form, did),
                }
            }
            Self::Copy { form, .. } => match form.react(action, seen) {
                Did::Typed(_) | Did::Chose(_) => Next::Keep,
                did => next(form, did),
            },
        }
    }
}

fn next(form: &mut Form<Spot>, did: Did<Spot>) -> Next {
    match did {
        Did::Took(Spot::Press, 0) => Next::Read,
        Did::Took(Spot::Press, _) => Next::Leave,
        Did::Entered(_) => {
            form.go_on();
            Next::Stay
        }
        Did::Scrolled(scroll) => Next::Scroll(scroll),
        _ => Next::Stay,
    }
}

/// The answers to pick from, with the current one.
fn answers(words: &Words, picked: &BTreeSet<usize>, at: usize) -> Form<Spot> {
    let rows = words.parts.iter().enumerate().map(|(n, (label, said))| {
        let mark = if picked.contains(&n) { Mark::Chosen } else { Mark::LeftOut };
        Row::new(label.clone()).note(first_line(said)).mark(mark)
    });
    let list = List {
        name: words.title.clone(),
        rows: rows.collect(),
        at,
        empty: "You left every prompt open, so there is nothing to share. That is fine.".into(),
        ..List::default()
    };
    Form::new()
        .aside("Choose what goes along, answer by answer. Whatever you leave out stays yours alone.")
        .list(Spot::Answers, list)
        .buttons(Spot::Press, &[READ, LEAVE])
}

fn picked(draft: &Draft, count: usize) -> BTreeSet<usize> {
    let DraftText::Form(given) = &draft.text else { return BTreeSet::new() };
    let numbers = given.get(PICKED).map(String::as_str).unwrap_or_default();
    numbers.split(' ').filter_map(|number| number.parse().ok()).filter(|n| *n < count).collect()
}

/// The parts as one text: a label stands above its words, an empty line between two parts.
fn joined(parts: &[(String, String)]) -> String {
    let part = |(label, words): &(String, String)| match label.trim() {
        "" => words.trim_end().to_owned(),
        label => format!("{label}\n{}", words.trim_end()),
    };
    parts.iter().map(part).collect::<Vec<_>>().join("\n\n")
}

fn first_line(text: &str) -> String {
    let line = text.trim().lines().next().unwrap_or_default();
    let short: String = line.chars().take(60).collect();
    if short.len() < text.trim().len() { format!("{short}...") } else { short }
}
