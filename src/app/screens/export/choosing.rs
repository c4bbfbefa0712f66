//! The first page: what goes in.

use super::Next;
use crate::app::action::{Action, Command};
use crate::app::binding::{Binding, Typing};
use crate::app::effect::Effect;
use crate::app::field::Field;
use crate::app::form::{Form, Heard, Part};
use crate::app::page::{Block, Page};
use crate::app::screens::journal::filter::{day_typed, step_at, step_options, tag_options};
use crate::domain::entry::TagCount;
use crate::packet::{Form as FileForm, Parts, Selection, Which};
use chrono::NaiveDate;

/// Said when nothing fits.
pub(super) const NOTHING: &str =
    "Nothing fits this choice yet. Mark entries with x in the journal, or choose everything that fits.";

const INTRO: &str = "Choose what goes in. Nothing is written before you have seen the exact text.";

/// Blocks above the form.
const FIRST: usize = 1;

const WHICH: [(Which, &str); 2] =
    [(Which::Marked, "only what I marked with x"), (Which::All, "everything that fits the choices below")];
const PARTS: [(Parts, &str); 3] = [
    (Parts::Both, "journal entries and exercises"),
    (Parts::Entries, "journal entries only"),
    (Parts::Sittings, "exercises only"),
];
const FORMS: [(FileForm, &str); 2] =
    [(FileForm::Text, "plain text, opens anywhere"), (FileForm::Markdown, "Markdown, keeps headings and lists")];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Which,
    Parts,
    From,
    To,
    Tag,
    Step,
    Form,
    Done,
}

/// The form.
#[derive(Debug)]
pub(super) struct Choosing {
    form: Form<Key>,
    tags: Vec<String>,
}

impl Choosing {
    pub(super) fn new(tags: &[TagCount]) -> Self {
        let (tags, tag_options, tag) = tag_options(tags, None);
        let form = Form::new(vec![
            Part::choice(Key::Which, "Which", labels(&WHICH), Some(0)),
            Part::choice(Key::Parts, "What", labels(&PARTS), Some(0)),
            Part::field(Key::From, "From this day", Field::line(""))
                .said("Days like 2026-11-22 or 22 Nov 2026. Empty means any."),
            Part::field(Key::To, "Up to this day", Field::line("")),
            Part::choice(Key::Tag, "Tag (exercises have none)", tag_options, Some(tag)),
            Part::choice(Key::Step, "Step", step_options(), Some(0)),
            Part::choice(Key::Form, "Form of the file", labels(&FORMS), Some(0)),
            Part::buttons(Key::Done, &["Show me the text"]),
        ]);
        Self { form, tags }
    }

    pub(super) fn page(&self) -> Page<'_> {
        let mut blocks = vec![Block::Aside(INTRO.into())];
        blocks.extend(self.form.blocks());
        let focus = self.form.focus_block().map(|block| block + FIRST);
        Page { place: "1 of 3: choose".into(), blocks, focus, ..Page::default() }
    }

    pub(super) fn typing(&self) -> Typing {
        self.form.typing()
    }

    pub(super) fn keys(&self) -> Vec<Binding> {
        let mut keys = vec![Binding::command("ctrl+s", Command::Preview, "show the text")];
        keys.append(&mut self.form.bindings(FIRST));
        keys.push(Binding::new("esc", Action::Back, "back"));
        keys
    }

    pub(super) fn react(&mut self, action: &Action, today: NaiveDate) -> Next {
        match action {
            Action::Back => return Next::Close,
            Action::Do(Command::Preview) => return self.selection(today),
            _ => {}
        }
        match self.form.react(action, FIRST) {
            Heard::Pressed(..) => self.selection(today),
            _ => Next::Stay(Vec::new()),
        }
    }

    fn selection(&mut self, today: NaiveDate) -> Next {
        let mut days = [None, None];
        for (slot, key) in days.iter_mut().zip([Key::From, Key::To]) {
            match day_typed(&self.form.text(key), today) {
                Ok(day) => *slot = day,
                Err(notice) => {
                    self.form.focus(key);
                    return Next::Stay(vec![Effect::Say(notice)]);
                }
            }
        }
        let tag = self.form.chosen(Key::Tag).and_then(|option| self.tags.get(option.checked_sub(1)?).cloned());
        Next::Build(Selection {
            from: days[0],
            to: days[1],
            tag,
            step: step_at(self.form.chosen(Key::Step)),
            which: picked(&WHICH, self.form.chosen(Key::Which)),
            parts: picked(&PARTS, self.form.chosen(Key::Parts)),
            form: picked(&FORMS, self.form.chosen(Key::Form)),
            ..Selection::default()
        })
    }
}

fn labels<T>(options: &[(T, &str)]) -> Vec<String> {
    options.iter().map(|(_, label)| (*label).to_owned()).collect()
}

fn picked<T: Copy + Default>(options: &[(T, &str)], chosen: Option<usize>) -> T {
    chosen.and_then(|at| options.get(at)).map(|(value, _)| *value).unwrap_or_default()
}
