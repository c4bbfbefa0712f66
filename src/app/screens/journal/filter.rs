//! The form that narrows the journal list: tag, step, days, marked.

use crate::app::action::{Action, Command};
use crate::app::binding::{Binding, Typing};
use crate::app::dates;
use crate::app::effect::Effect;
use crate::app::field::Field;
use crate::app::form::{Did, Form};
use crate::app::page::{Notice, Page};
use crate::app::scene::{Scene, Seen};
use crate::app::screens::two_days;
use crate::domain::entry::{EntryFilter, TagCount};
use crate::domain::step::Step;
use chrono::NaiveDate;

/// At most so many tags are offered, the most used first.
const TAGS: usize = 20;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Marked,
    Tag,
    Step,
    From,
    To,
    Done,
}

/// What came of an action.
#[derive(Debug)]
pub(super) enum Heard {
    /// The form stays.
    Open(Vec<Effect>),
    /// Closed without a change.
    Closed,
    /// Show everything again.
    Everything,
    /// Show these.
    Chosen(EntryFilter),
}

/// The filter form.
#[derive(Debug)]
pub(super) struct Sieve {
    form: Form<Key>,
    tags: Vec<String>,
}

/// Options with "any" before them, and which one holds.
pub(in super::super) fn tag_options(tags: &[TagCount], chosen: Option<&str>) -> (Vec<String>, Vec<String>, usize) {
    let mut names: Vec<String> = tags.iter().take(TAGS).map(|count| count.tag.clone()).collect();
    if let Some(tag) = chosen
        && !names.iter().any(|name| name == tag)
    {
        names.push(tag.to_owned());
    }
    let at = chosen.and_then(|tag| names.iter().position(|name| name == tag)).map_or(0, |at| at + 1);
    let mut options = vec!["any tag, or none".to_owned()];
    options.extend(names.iter().map(|name| format!("#{name}")));
    (names, options, at)
}

/// The steps with "any" before them.
pub(in super::super) fn step_options() -> Vec<String> {
    let steps = Step::ALL.iter().map(|step| step.name().to_owned());
    std::iter::once("any step, or none".to_owned()).chain(steps).collect()
}

/// The step behind an option of [`step_options`].
pub(in super::super) fn step_at(option: Option<usize>) -> Option<Step> {
    Step::ALL.get(option?.checked_sub(1)?).copied()
}

/// A day as it stands in a field.
pub(in super::super) fn day_field(day: Option<NaiveDate>) -> Field {
    Field::line(&day.map(|day| day.to_string()).unwrap_or_default())
}

/// The day in a field; nothing typed means no day.
pub(in super::super) fn day_typed(text: &str, today: NaiveDate) -> Result<Option<NaiveDate>, Notice> {
    let text = text.trim();
    match dates::read_past(text, today) {
        None if !text.is_empty() => {
            let unread = || format!("\"{text}\" is not a day this page can read. Write it like 2026-11-22.");
            Err(Notice::warn(two_days(text).unwrap_or_else(unread)))
        }
        day => Ok(day),
    }
}

impl Sieve {
    pub(super) fn new(filter: &EntryFilter, tags: &[TagCount]) -> Self {
        let (tags, tag_options, tag) = tag_options(tags, filter.tag.as_deref());
        let step = filter.step.map_or(0, |step| usize::from(step.number()) + 1);
        let marked = ["all entries", "only those marked for the counselor"];
        let form = Form::new()
            .one_of(Key::Tag, "Tag", tag_options, tag)
            .one_of(Key::Step, "Step", step_options(), step)
            .aside("Days like 2026-11-22 or 22 Nov 2026. Empty means any.")
            .field(Key::From, "From this day", day_field(filter.from))
            .field(Key::To, "Up to this day", day_field(filter.to))
            .one_of(Key::Marked, "Which", marked, usize::from(filter.marked_only))
            .buttons(Key::Done, &["Show these", "Show everything"]);
        Self { form, tags }
    }

    pub(super) fn typing(&self) -> Typing {
        self.form.typing()
    }

    pub(super) fn keys(&self) -> Vec<Binding> {
        let mut keys = vec![Binding::command("ctrl+s", Command::Save, "show these")];
        keys.append(&mut self.form.bindings());
        keys.push(Binding::new("esc", Action::Back, "leave it"));
        keys
    }

    pub(super) fn page(&self, seen: Seen) -> Page<'_> {
        let (blocks, focus) = (self.form.blocks(), self.form.focus(seen));
        Page { title: "Filter the journal".into(), blocks, focus, ..Page::default() }
    }

    pub(super) fn react(&mut self, action: Action, now: &EntryFilter, scene: &Scene) -> Heard {
        let today = scene.now.day();
        match action {
            Action::Back => return Heard::Closed,
            Action::Do(Command::Save) => return self.chosen(now, today),
            _ => {}
        }
        match self.form.react(action, scene.seen) {
            Did::Took(Key::Done, 0) => self.chosen(now, today),
            Did::Took(Key::Done, _) => Heard::Everything,
            Did::Took(..) | Did::Entered(_) => {
                self.form.go_on();
                Heard::Open(Vec::new())
            }
            Did::Scrolled(scroll) => Heard::Open(vec![Effect::Scroll(scroll)]),
            _ => Heard::Open(Vec::new()),
        }
    }

    fn chosen(&mut self, now: &EntryFilter, today: NaiveDate) -> Heard {
        let mut days = [None, None];
        for (slot, key) in days.iter_mut().zip([Key::From, Key::To]) {
            match day_typed(&self.form.text(key), today) {
                Ok(day) => *slot = day,
                Err(notice) => {
                    self.form.go_to(key);
                    return Heard::Open(vec![Effect::Say(notice)]);
                }
            }
        }
        let tag = self.form.chosen(Key::Tag).and_then(|option| self.tags.get(option.checked_sub(1)?).cloned());
        Heard::Chosen(EntryFilter {
            words: now.words.clone(),
            tag,
            step: step_at(self.form.chosen(Key::Step)),
            from: days[0],
            to: days[1],
            marked_only: self.form.chosen(Key::Marked) == Some(1),
        })
    }
}
