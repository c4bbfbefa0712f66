//! The second page: the exact text of the file, page by page.

use super::{Next, Stage};
use crate::app::action::{Action, Command, Move};
use crate::app::binding::Binding;
use crate::app::effect::{Effect, Scroll};
use crate::app::page::{Block, Callout, Page, Tone};
use crate::app::scene::Scene;
use crate::app::screens::scrolled;
use crate::packet::NEVER_IN;
use crate::prose::{Document, Part};

/// A page of the preview has at most so many lines of the file, and ends early once it has so many letters.
const LINES: usize = 30;
const LETTERS: usize = 1500;

/// The text in pages.
#[derive(Debug, Default)]
pub(super) struct Preview {
    pages: Vec<String>,
    at: usize,
    what: String,
}

impl Preview {
    pub(super) fn new(text: &str, entries: usize, sittings: usize) -> Self {
        let count = |number: usize, one: &str, many: &str| match number {
            0 => None,
            1 => Some(format!("1 {one}")),
            number => Some(format!("{number} {many}")),
        };
        let parts = [count(entries, "journal entry", "journal entries"), count(sittings, "exercise", "exercises")];
        let what = parts.into_iter().flatten().collect::<Vec<_>>().join(" and ");
        Self { pages: pages(text), at: 0, what }
    }

    fn is_last(&self) -> bool {
        self.at + 1 >= self.pages.len()
    }

    pub(super) fn page(&self) -> Page<'_> {
        let mut blocks = Vec::new();
        if self.at == 0 {
            blocks.push(Block::Aside(format!("In the file: {}. Left out always: {}.", self.what, NEVER_IN.join("; "))));
            blocks.push(Block::Callout(Callout { tone: Tone::Warn, text: warning() }));
        }
        let text = self.pages.get(self.at).map(|page| page.trim_end_matches('\n').to_owned()).unwrap_or_default();
        blocks.push(Block::Prose(Document { parts: vec![Part::Verbatim(text)] }));
        let place = format!("2 of 3: read, page {} of {}", self.at + 1, self.pages.len().max(1));
        Page { place, blocks, ..Page::default() }
    }

    pub(super) fn keys(&self) -> Vec<Binding> {
        let mut keys = vec![Binding::new("space", Action::Toggle, "more")];
        if !self.is_last() {
            keys.push(Binding::command("enter right l", Command::Next, "next page"));
        }
        if self.at > 0 {
            keys.push(Binding::command("b left h", Command::Previous, "page before"));
        }
        keys.push(Binding::command("o", Command::ToggleMark, "leave out"));
        let save = if self.is_last() { "enter ctrl+s" } else { "ctrl+s" };
        keys.push(Binding::command(save, Command::Save, "save to a file"));
        keys.push(Binding::new("esc", Action::Back, "choose again"));
        keys
    }

    pub(super) fn react(&mut self, action: &Action, scene: &Scene) -> Next {
        match action {
            // Nobody hands over what stood below the edge of the window.
            Action::Do(Command::Next) if !scene.seen.at_end() => Next::Stay(vec![Effect::Scroll(Scroll::PageDown)]),
            Action::Do(Command::Save) if self.is_last() && !scene.seen.at_end() => {
                Next::Stay(vec![Effect::Scroll(Scroll::PageDown)])
            }
            Action::Do(Command::Next) => self.turn(self.at + 1),
            Action::Do(Command::Previous) => self.turn(self.at.saturating_sub(1)),
            Action::Toggle | Action::Move(Move::PageDown) if scene.seen.at_end() => self.turn(self.at + 1),
            Action::Do(Command::ToggleMark) => Next::To(Stage::Items),
            Action::Do(Command::Save) => Next::To(Stage::Save),
            Action::Back => Next::To(Stage::Choose),
            other => Next::Stay(scrolled(other)),
        }
    }

    fn turn(&mut self, to: usize) -> Next {
        if to == self.at || to >= self.pages.len() {
            return Next::Stay(Vec::new());
        }
        self.at = to;
        Next::Stay(vec![Effect::Scroll(Scroll::Top)])
    }
}

/// The text cut at line ends; joined again it is the text.
fn pages(text: &str) -> Vec<String> {
    let mut pages: Vec<String> = Vec::new();
    let mut lines = 0;
    for line in text.split_inclusive('\n') {
        match pages.last_mut() {
            Some(page) if lines < LINES && page.chars().count() < LETTERS => {
                page.push_str(line);
                lines += 1;
            }
            _ => {
                pages.push(line.to_owned());
                lines = 1;
            }
        }
    }
    pages
}

fn warning() -> Document {
    let mut text = Document::default();
    text.say("The file is not encrypted: whoever has it can read it.");
    text.say(
        "What you hand over may become part of a record. A court may ask for it in some cases. If that matters to \
         you, ask your counselor first.",
    );
    text
}

pub(super) fn covered() -> Page<'static> {
    let words = "What goes in is covered. Ctrl+E shows it again.";
    Page { place: "2 of 3: read".into(), blocks: vec![Block::Aside(words.into())], ..Page::default() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn the_pages_together_are_the_text(text in "([a-zé]{0,200}\n){0,120}[a-z]{0,3}") {
            let pages = pages(&text);
            prop_assert_eq!(pages.concat(), text);
            prop_assert!(pages.iter().all(|page| page.lines().count() <= LINES));
        }
    }
}
