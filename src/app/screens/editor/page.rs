//! What the editor says, and its keys.

use super::{Editor, Mode};
use crate::app::action::{Action, Command};
use crate::app::binding::Binding;
use crate::app::dates;
use crate::app::page::{Block, FieldBlock, List, Numbered, Page, Row};
use crate::app::route::Editing;
use crate::app::scene::{Cover, Scene};

/// The buttons at the end, and what each is.
pub(super) const BUTTONS: [(Command, &str); 4] = [
    (Command::Save, "Save"),
    (Command::Starter, "A line to start from"),
    (Command::Find, "Find in the text"),
    (Command::LetGo, "Let go of this draft"),
];

impl Editor {
    pub(super) fn describe(&self, scene: &Scene) -> Page<'_> {
        let mut page = match (scene.cover, self.mode) {
            (Cover::Covered, _) => covered(),
            (_, Mode::Writing) => self.page_to_write(scene),
            (_, Mode::Finding) => self.page_to_find(),
            (_, Mode::Starters(cursor)) => self.page_of_starters(cursor.at),
        };
        page.title = match self.editing {
            Editing::New { .. } => "New entry".into(),
            Editing::Stored(_) => "Change an entry".into(),
        };
        page.place = dates::day(scene.now.day());
        page
    }

    /// Lines above the form.
    pub(super) fn asides(&self) -> Vec<String> {
        let waiting = self.waiting.as_ref();
        let waiting = waiting.map(|kept| format!("This draft of {} was waiting for you.", dates::moment(kept)));
        let step = match (&self.origin_line, self.step) {
            (Some(line), _) => Some(line.clone()),
            (None, Some(step)) => Some(format!("Goes with: {}", step.name())),
            (None, None) => None,
        };
        let starter = self.starter.as_ref().map(|line| format!("To start from: {line}"));
        [waiting, step, starter].into_iter().flatten().collect()
    }

    fn page_to_write(&self, scene: &Scene) -> Page<'_> {
        let mut blocks: Vec<Block<'_>> = self.asides().into_iter().map(Block::Aside).collect();
        let focus = self.form.focus(scene.seen).map(|block| block + blocks.len());
        blocks.extend(self.form.blocks());
        Page { blocks, focus, ..Page::default() }
    }

    fn page_to_find(&self) -> Page<'_> {
        let find = FieldBlock { label: "Find".into(), field: &self.needle, aside: self.found.clone() };
        let mut blocks = vec![Block::Field(find)];
        if let Some(body) = self.form.field_at(super::Key::Body) {
            let words = FieldBlock { label: "Your words".into(), field: body, aside: String::new() };
            blocks.push(Block::Field(words));
        }
        Page { blocks, focus: Some(0), ..Page::default() }
    }

    fn page_of_starters(&self, at: usize) -> Page<'_> {
        let rows = std::iter::once("No line").chain(self.starters.iter().map(String::as_str)).map(Row::new);
        let name = "Lines to start from".into();
        let list = List { name, rows: rows.collect(), at, numbered: Numbered::Yes, ..List::default() };
        let aside = "An offer. You may change the line, go past it, or stop half way.";
        Page { blocks: vec![Block::List(list), Block::Aside(aside.into())], focus: Some(0), ..Page::default() }
    }

    pub(super) fn keys(&self) -> Vec<Binding> {
        let mut keys = Vec::new();
        match self.mode {
            Mode::Writing => {
                keys.push(Binding::command("ctrl+s", Command::Save, "save"));
                keys.append(&mut self.form.bindings());
                keys.push(Binding::new("esc", Action::Back, "close, kept"));
                keys.push(Binding::command("ctrl+t", Command::Starter, "start line"));
                keys.push(Binding::command("ctrl+f", Command::Find, "find"));
                keys.push(Binding::command("f3", Command::FindNext, "find next").quiet());
                keys.push(Binding::command("f7", Command::Softer, "softer words").quiet());
                keys.push(Binding::command("f8", Command::Words, "feelings").quiet());
                keys.push(Binding::command("", Command::LetGo, "let go").quiet());
            }
            Mode::Finding => {
                keys.push(Binding::new("enter", Action::Activate, "find next"));
                keys.push(Binding::command("f3", Command::FindNext, "find next").quiet());
                keys.push(Binding::command("ctrl+s", Command::Save, "save").quiet());
                keys.push(Binding::new("esc", Action::Back, "to the text"));
            }
            Mode::Starters(_) => {
                keys.push(Binding::new("enter", Action::Activate, "take it"));
                keys.push(Binding::new("esc", Action::Back, "back"));
            }
        }
        keys
    }
}

fn covered() -> Page<'static> {
    let words = "Your words are covered. They are safe. Ctrl+E shows them again.";
    Page { blocks: vec![Block::Aside(words.into())], ..Page::default() }
}
