//! The first page: what goes in.

use super::Next;
use crate::app::action::{Action, Command};
use crate::app::binding::{Binding, Typing};
use crate::app::effect::Effect;
use crate::app::field::Field;
use crate::app::form::{Did, Form};
use crate::app::page::Page;
use crate::app::scene::{Scene, Seen};
use crate::app::screens::journal::filter::{day_typed, step_at, step_options, tag_options};
use crate::domain::entry::TagCount;
use crate::packet::{Form as FileForm, Parts, Selection, Which};
use chrono::NaiveDate;

/// Said when nothing fits.
pub(super) const NOTHING: &str =
    "Nothing fits this choice yet. Mark entries with x in the journal, or choose everything that fits.";

const INTRO: &str = "Choose what goes in. Nothing is written before you have seen the exact text.";

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
        let form = Form::new()
            .aside(INTRO)
            .one_of(Key::Which, "Which", labels(&WHICH), 0)
            .one_of(Key::Parts, "What", labels(&PARTS), 0)
            .aside("Days like 2026-11-22 or 22 Nov 2026. Empty means any.")
            .field(Key::From, "From this day", Field::line(""))
            .field(Key::To, "Up to this day", Field::line(""))
            .one_of(Key::Tag, "Tag (exercises have none)", tag_options, tag)
            .one_of(Key::Step, "Step", step_options(), 0)
            .one_of(Key::Form, "Form of the file", labels(&FORMS), 0)
            .buttons(Key::Done, &["Show me the text"]);
        Self { form, tags }
    }

    pub(super) fn page(&self, seen: Seen) -> Page<'_> {
        let (blocks, focus) = (self.form.blocks(), self.form.focus(seen));
        Page { place: "1 of 3: choose".into(), blocks, focus, ..Page::default() }
    }

    pub(super) fn typing(&self) -> Typing {
        self.form.typing()
    }

    pub(super) fn keys(&self) -> Vec<Binding> {
        let mut keys = vec![Binding::command("ctrl+s", Command::Preview, "show the text")];
        keys.append(&mut self.form.bindings());
        keys.push(Binding::new("esc", Action::Back, "back"));
        keys
    }

    pub(super) fn react(&mut self, action: Action, scene: &Scene) -> Next {
        let today = scene.now.day();
        match action {
            Action::Back => return Next::Close,
            Action::Do(Command::Preview) => return self.selection(today),
            _ => {}
        }
        match self.form.react(action, scene.seen) {
            Did::Took(Key::Done, _) => self.selection(today),
            Did::Took(..) | Did::Entered(_) => {
                self.form.go_on();
                Next::Stay(Vec::new())
            }
            Did::Scrolled(scroll) => Next::Stay(vec![Effect::Scroll(scroll)]),
            _ => Next::Stay(Vec::new()),
        }
    }

    fn selection(&mut self, today: NaiveDate) -> Next {
        let mut days = [None, None];
        for (slot, key) in days.iter_mut().zip([Key::From, Key::To]) {
            match day_typed(&self.form.text(key), today) {
                Ok(day) => *slot = day,
                Err(notice) => {
                    self.form.go_to(key);
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
