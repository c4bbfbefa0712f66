//! The register: everything that was said in the room for two, line by line, with its number; one line with its words;
//! and taking one's own words back.

use super::people::People;
use super::share::shown;
use crate::app::action::Action;
use crate::app::binding::Binding;
use crate::app::dates;
use crate::app::effect::{Effect, Go, JournalEffect, Scroll};
use crate::app::form::{Did, Form};
use crate::app::page::{List, Notice, Page, Row, Tone};
use crate::app::route::Route;
use crate::app::scene::{Cover, Scene};
use crate::app::screen::Screen;
use crate::app::screens::cover;
use crate::domain::entry::EntryDraft;
use crate::domain::statement::{Said, Saying};
use crate::insight::ours::{Labelled, Line, Named, Sort};
use crate::prose::Document;

const BOTH_MAY: &str = "Either of you may copy shared words into pages of their own, and nobody is told. So words that \
                        are taken back can still be kept by the one who needs them.";

/// A line and what stands behind it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The line.
    pub line: Line,
    /// Its words, as both may read them.
    pub words: Vec<Labelled>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Rows,
    Press,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Press {
    Copy,
    AskBack,
    TakeBack,
    Return,
}

impl Press {
    const fn label(self) -> &'static str {
        match self {
            Self::Copy => "Copy it into my journal",
            Self::AskBack => "Take it back",
            Self::TakeBack => "Take it back now",
            Self::Return => "Leave it as it is",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    All,
    One(usize),
    Asking(usize),
}

/// The register.
#[derive(Debug)]
pub struct Register {
    entries: Vec<Entry>,
    faults: Vec<String>,
    people: People,
    view: View,
    at: usize,
    presses: Vec<Press>,
    form: Form<Spot>,
}

impl Register {
    /// All lines in the order of their numbers, and what is wrong with any, in words.
    #[must_use]
    pub fn new(entries: Vec<Entry>, faults: Vec<String>, people: People) -> Self {
        let at = entries.len().saturating_sub(1);
        let form = Form::new();
        let mut screen = Self { entries, faults, people, view: View::All, at, presses: Vec::new(), form };
        screen.show(View::All);
        screen
    }

    fn show(&mut self, view: View) -> Vec<Effect> {
        self.view = view;
        self.presses.clear();
        self.form = match view {
            View::All => self.all(),
            View::One(n) => self.one(n),
            View::Asking(n) => self.asking(n),
        };
        vec![Effect::Scroll(Scroll::Top)]
    }

    /// Who a line says did it.
    fn who(&self, line: &Line) -> String {
        match line.named {
            Named::Author => self.people.named(line.stamp.author).clone(),
            Named::Nobody => "One of you".to_owned(),
        }
    }

    fn all(&self) -> Form<Spot> {
        let rows = self.entries.iter().map(|entry| {
            let stamp = &entry.line.stamp;
            let who = self.who(&entry.line);
            let detail = format!("number {}, {}", stamp.number, dates::full_day(stamp.day));
            Row::new(format!("{who} {}", entry.line.what)).detail(detail)
        });
        let list = List {
            name: "Every line".into(),
            rows: rows.collect(),
            at: self.at,
            empty: "Nothing was said here yet.".into(),
            ..List::default()
        };
        let mut form = Form::new();
        for fault in &self.faults {
            form = form.callout(Tone::Warn, Document::from_plain(fault));
        }
        form.aside("Both of you can read every line. Each has a number, which never changes. Nobody can alter a line.")
            .list(Spot::Rows, list)
    }

    fn one(&mut self, n: usize) -> Form<Spot> {
        let Some(entry) = self.entries.get(n) else { return Form::new() };
        let (line, stamp) = (&entry.line, &entry.line.stamp);
        let mut form = Form::new().aside(format!(
            "Number {}. {} {}. {}.",
            stamp.number,
            self.who(line),
            line.what,
            dates::long_day(stamp.day)
        ));
        if entry.words.is_empty() {
            form = form.say("There is nothing more to read behind this line.");
        } else {
            form = form.words(words(entry));
        }
        if is_share(entry) {
            form = form.callout(Tone::Info, Document::from_plain(BOTH_MAY));
            self.presses.push(Press::Copy);
        }
        if stamp.author == self.people.me && self.can_be_taken_back(n) {
            self.presses.push(Press::AskBack);
        }
        self.with_presses(form)
    }

    fn asking(&mut self, n: usize) -> Form<Spot> {
        let number = self.entries.get(n).map(|entry| entry.line.stamp.number).unwrap_or_default();
        let other = self.people.other();
        let text = format!(
            "The words of number {number} leave this room for both of you. The number stays, with a line that you took \
             them back.\n\
             Reading cannot be undone. Whoever has read them still knows them. {} may have kept a copy, and a \
             backup may hold them.\n\
             What you have in pages of your own is not touched. You owe {other} no reason.",
            self.people.named(self.people.me.other())
        );
        self.presses = vec![Press::TakeBack, Press::Return];
        let form = Form::new().heading("Take these words back?").say(&text);
        self.with_presses(form)
    }

    fn with_presses(&self, form: Form<Spot>) -> Form<Spot> {
        if self.presses.is_empty() {
            return form;
        }
        let labels: Vec<&str> = self.presses.iter().map(|press| press.label()).collect();
        form.buttons(Spot::Press, &labels).at_rest()
    }

    /// Own words and own ratings can be taken back. What both said yes to, or answered side by side, has its own ways.
    fn can_be_taken_back(&self, n: usize) -> bool {
        let held = |entry: &&Entry| matches!(entry.line.sort, Sort::Share | Sort::Pulse) && !entry.words.is_empty();
        self.entries.get(n).as_ref().is_some_and(held)
    }

    fn press(&mut self, press: Press) -> Vec<Effect> {
        let (View::One(n) | View::Asking(n)) = self.view else { return Vec::new() };
        let Some(entry) = self.entries.get(n) else { return Vec::new() };
        match press {
            Press::Copy => vec![
                Effect::Journal(JournalEffect::Copy(self.journal_copy(entry))),
                Effect::Say(Notice::calm("It is in your journal now. Nobody else can see that.")),
            ],
            Press::AskBack => self.show(View::Asking(n)),
            Press::TakeBack => {
                let (of, record) = (entry.line.stamp.id, entry.line.record);
                vec![
                    Effect::Tell(Saying::about(record, Said::Retracted { of })),
                    Effect::Go(Go::Replace(Route::Register)),
                    Effect::Say(Notice::calm(format!(
                        "Taken back. Number {} stands here without words now.",
                        entry.line.stamp.number
                    ))),
                ]
            }
            Press::Return => self.show(View::One(n)),
        }
    }

    /// An entry of one's own with the words as they stand, and where they stood.
    fn journal_copy(&self, entry: &Entry) -> EntryDraft {
        let stamp = &entry.line.stamp;
        let whose = if stamp.author == self.people.me { "yourself" } else { self.people.other() };
        let title = entry.words.first().map(|(title, _)| title.clone()).unwrap_or_default();
        let words: Vec<&str> = entry.words.iter().map(|(_, words)| words.as_str()).collect();
        let from = format!("(Copied: number {}, shared by {whose} on {}.)", stamp.number, dates::full_day(stamp.day));
        EntryDraft { title, body: format!("{}\n\n{from}", words.join("\n\n")), ..EntryDraft::default() }
    }
}

fn is_share(entry: &Entry) -> bool {
    entry.line.sort == Sort::Share && !entry.words.is_empty()
}

fn words(entry: &Entry) -> Document {
    let mut document = Document::default();
    for (label, words) in &entry.words {
        if is_share(entry) {
            document.append(shown(label, words));
            continue;
        }
        if !label.is_empty() {
            document.heading(3, label.clone());
        }
        for line in words.lines() {
            document.say(line);
        }
    }
    document
}

impl Screen for Register {
    fn route(&self) -> Route {
        Route::Register
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let mut blocks = self.form.blocks();
        if scene.cover == Cover::Covered {
            cover::rows(&mut blocks);
        }
        let place = match self.view {
            View::All => match self.entries.len() {
                1 => "1 line".to_owned(),
                count => format!("{count} lines"),
            },
            View::One(n) | View::Asking(n) => {
                self.entries.get(n).map(|entry| format!("number {}", entry.line.stamp.number)).unwrap_or_default()
            }
        };
        let focus = self.form.focus(scene.seen);
        Page { title: "Everything you share".into(), place, blocks, focus, ..Page::default() }
    }

    fn bindings(&self) -> Vec<Binding> {
        let enter = if self.view == View::All { "read it" } else { "choose" };
        vec![Binding::new("enter", Action::Activate, enter), Binding::new("esc", Action::Back, "back")]
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        let did = self.form.react(action, scene.seen);
        if self.view == View::All {
            self.at = self.form.cursor(Spot::Rows).unwrap_or(self.at);
        }
        match (did, self.view) {
            (Did::Took(Spot::Rows, n), _) if n < self.entries.len() => {
                self.at = n;
                self.show(View::One(n))
            }
            (Did::Took(Spot::Press, n), _) => {
                self.presses.get(n).copied().map(|press| self.press(press)).unwrap_or_default()
            }
            (Did::Scrolled(scroll), _) => vec![Effect::Scroll(scroll)],
            (Did::Other(Action::Back), View::All) => vec![Effect::Go(Go::Close)],
            (Did::Other(Action::Back), View::One(_)) => self.show(View::All),
            (Did::Other(Action::Back), View::Asking(n)) => self.show(View::One(n)),
            (Did::Other(Action::Activate), _) => vec![Effect::Scroll(Scroll::PageDown)],
            _ => Vec::new(),
        }
    }
}
