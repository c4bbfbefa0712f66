//! Which row a word is for. The full screen shows where the cursor stands; here the number is asked for, and the cursor
//! is led there before anything is done.

use super::source::Source;
use super::talk::Talk;
use super::{Asked, Plain};
use crate::app::action::{Action, Command, Input, Move};
use crate::app::face::Event;
use crate::app::page::{Block, Page};
use std::io::{self, Write};

/// The rows of a page with one list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Rows {
    labels: Vec<String>,
    /// The number that was said before the first one.
    first: usize,
    /// Where the cursor stands.
    at: usize,
}

/// A word that waits for its row.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) enum Which {
    /// None does.
    #[default]
    Nothing,
    /// It was picked from all actions; these close first, and the list lies below.
    Closing(Action),
    /// The number is asked for.
    Asked(Action),
    /// The cursor is on its way to this row. `from` is where it stood before the last step.
    Going { action: Action, label: String, to: usize, from: Option<usize> },
}

impl Rows {
    /// No list.
    pub(super) const fn none() -> Self {
        Self { labels: Vec::new(), first: 1, at: 0 }
    }

    /// How many there are.
    pub(super) fn count(page: &Page<'_>) -> usize {
        Self::of(page, &Talk::default()).labels.len()
    }

    pub(super) fn of(page: &Page<'_>, talk: &Talk) -> Self {
        let mut lists = page.blocks.iter().enumerate().filter_map(|(block, part)| match part {
            Block::List(list) if !list.rows.is_empty() => Some((block, list)),
            _ => None,
        });
        let (Some((block, list)), None) = (lists.next(), lists.next()) else { return Self::none() };
        let top = Action::Set { block, input: Input::Pick(0) };
        let first = talk.entries.iter().position(|entry| entry.action == top).map_or(1, |at| at + 1);
        Self { labels: list.rows.iter().map(|row| row.label.clone()).collect(), first, at: list.at }
    }
}

impl<S: Source, W: Write> Plain<S, W> {
    /// An entry of the page that stands for a word for a row of the page below: all actions list such words.
    pub(super) fn for_a_row_below(&mut self, label: &str) -> Option<Event> {
        let command = Command::ALL.iter().find(|command| command.is_for_a_row() && command.label() == label);
        let command = command.filter(|_| self.below > 1)?;
        self.which = Which::Closing(Action::Do(*command));
        Some(Event::Act(Action::Back))
    }

    /// All actions are closed: now the row can be asked for.
    pub(super) fn ask_below(&mut self) -> io::Result<()> {
        match std::mem::take(&mut self.which) {
            Which::Closing(action) => {
                let event = self.act(action)?;
                self.queue.extend(event);
            }
            other => self.which = other,
        }
        Ok(())
    }

    /// An action that is for a row asks which one, if there are several; another is done.
    pub(super) fn act(&mut self, action: Action) -> io::Result<Option<Event>> {
        let for_a_row = matches!(&action, Action::Do(command) if command.is_for_a_row());
        if !for_a_row || self.rows.labels.len() < 2 {
            return Ok(Some(Event::Act(action)));
        }
        self.which = Which::Asked(action);
        let last = self.rows.first + self.rows.labels.len() - 1;
        self.say_line(&format!(
            "Which one? Type its number, {} to {last}. An empty line does nothing.",
            self.rows.first
        ))?;
        self.asked = Asked::Menu;
        Ok(None)
    }

    /// A line while the number of a row is asked for. True if it was the answer.
    pub(super) fn hear_which(&mut self, line: &str) -> io::Result<bool> {
        let Which::Asked(action) = std::mem::take(&mut self.which) else { return Ok(false) };
        let line = line.trim();
        if line.is_empty() {
            self.say_line("Nothing was done.")?;
            return Ok(true);
        }
        let to = line.parse::<usize>().ok().and_then(|number| number.checked_sub(self.rows.first));
        match to.and_then(|to| Some((to, self.rows.labels.get(to)?.clone()))) {
            Some((to, label)) => self.which = Which::Going { action, label, to, from: None },
            None if line.starts_with('/') => return Ok(false),
            None => self.say_line("That is none of the numbers. Nothing was done.")?,
        }
        Ok(true)
    }

    /// The next step of the cursor to the row that was asked for; there, what is to be done.
    pub(super) fn step(&mut self) -> io::Result<Option<Event>> {
        let (action, label, to, from) = match std::mem::take(&mut self.which) {
            Which::Going { action, label, to, from } => (action, label, to, from),
            waiting => {
                self.which = waiting;
                return Ok(None);
            }
        };
        let at = self.rows.at;
        // Rows may have come or gone at the ends meanwhile: then the words tell which one it was.
        let same = self.rows.labels.get(to) == Some(&label);
        let to = if same { Some(to) } else { self.rows.labels.iter().position(|known| *known == label) };
        match to {
            Some(to) if to == at => Ok(Some(Event::Act(action))),
            Some(to) if from != Some(at) => {
                self.which = Which::Going { action, label, to, from: Some(at) };
                Ok(Some(Event::Act(Action::Move(if to < at { Move::Up } else { Move::Down }))))
            }
            _ => {
                self.say_line("That row could not be reached. Nothing was done. Open it by its number first.")?;
                Ok(None)
            }
        }
    }
}
