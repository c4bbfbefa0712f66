//! What the plain face makes of a typed line.

use super::answer::{self, Answer};
use super::commands::{EXPLAINED, Meaning};
use super::source::Source;
use super::talk::Ask;
use super::{Asked, Back, Plain};
use crate::app::action::{Action, Input};
use crate::app::face::Event;
use std::io::{self, Write};

impl<S: Source, W: Write> Plain<S, W> {
    /// What a line means: an event, or something to say first.
    pub(super) fn hear(&mut self, line: &str) -> io::Result<Option<Event>> {
        self.given.clear();
        if self.hear_which(line)? {
            return self.step();
        }
        let question = self.question().cloned();
        let free = question.as_ref().is_some_and(Ask::takes_words);
        let meaning = if free { self.talk.commands.exact(line) } else { self.meaning(line) };
        if let Some(meaning) = meaning {
            return self.obey(meaning);
        }
        if !free && line.trim_start().starts_with('/') {
            self.say_line("No such word here. /keys lists them.")?;
            return Ok(None);
        }
        match question {
            Some(ask) => self.answer(&ask, line),
            None => self.choose(line.trim()),
        }
    }

    fn meaning(&self, line: &str) -> Option<Meaning> {
        match line.trim() {
            "h" => Some(Meaning::Keys),
            "b" => self.talk.commands.read("/back"),
            "k" | "/skip" => self.talk.commands.skip().or_else(|| self.talk.skip().cloned()).map(Meaning::Act),
            line => self.talk.commands.read(line),
        }
    }

    fn obey(&mut self, meaning: Meaning) -> io::Result<Option<Event>> {
        match meaning {
            Meaning::Back => {
                let action = self.talk.step_back().cloned().unwrap_or(Action::Back);
                self.back = Back::Asked;
                return Ok(Some(Event::Act(action)));
            }
            Meaning::Act(action) => return self.act(action),
            Meaning::Keys => {
                let list = self.talk.commands.list();
                if !list.is_empty() {
                    self.say_line(&format!("On this page: {list}"))?;
                }
                for line in EXPLAINED {
                    self.say_line(line)?;
                }
            }
            Meaning::Menu => self.say_choices()?,
            Meaning::Read => self.begin()?,
            Meaning::Again => {
                self.at = self.talk.steps.iter().position(|step| step.ask.is_some()).unwrap_or(0);
                (self.said, self.asked) = (self.at, Asked::Nothing);
            }
            Meaning::Clear => {
                if let (Some(Ask::Line(_) | Ask::Area(_)), Asked::Step(block)) = (self.question(), self.asked) {
                    return Ok(Some(self.give(block, Input::Text(String::new()))));
                }
            }
        }
        Ok(None)
    }

    fn answer(&mut self, ask: &Ask, line: &str) -> io::Result<Option<Event>> {
        let block = self.at;
        let acts = self.talk.lone_line() == Some(block);
        match answer::read(ask, line) {
            Answer::Give(input) => {
                if acts {
                    self.queue.push_back(Event::Act(Action::Activate));
                    self.asked = Asked::Nothing;
                } else {
                    self.at += 1;
                }
                Ok(Some(self.give(block, input)))
            }
            Answer::More(text) => Ok(Some(self.give(block, Input::Text(text)))),
            Answer::Keep if acts => {
                self.asked = Asked::Nothing;
                Ok(Some(Event::Act(Action::Activate)))
            }
            Answer::Keep if self.talk.lone_pick() && self.talk.left_open().is_some() => {
                let action = self.talk.left_open().cloned();
                self.say_line("Left open.")?;
                Ok(action.map(Event::Act))
            }
            Answer::Keep if self.talk.lone_pick() => {
                self.say_line("Please type one of the numbers. /back goes back.")?;
                Ok(None)
            }
            Answer::Keep => {
                self.at += 1;
                Ok(None)
            }
            Answer::Unclear(text) => {
                self.say_line(&text)?;
                Ok(None)
            }
        }
    }

    fn give(&mut self, block: usize, input: Input) -> Event {
        self.given = if let Input::Text(text) = &input { text.clone() } else { String::new() };
        Event::Act(Action::Set { block, input })
    }

    /// A line at the menu.
    fn choose(&mut self, line: &str) -> io::Result<Option<Event>> {
        let number =
            if line.is_empty() { self.talk.usual } else { line.parse::<usize>().ok().and_then(|n| n.checked_sub(1)) };
        if let Some(entry) = number.and_then(|number| self.talk.entries.get(number)).cloned() {
            if let Some(event) = self.for_a_row_below(&entry.label) {
                return Ok(Some(event));
            }
            return Ok(Some(Event::Act(entry.action)));
        }
        if self.talk.asks() && line.chars().any(char::is_alphabetic) {
            self.say_line("That line was not kept: here a number is asked. /again goes back to the questions.")?;
        }
        let range = self.range();
        self.say_line(&range)?;
        Ok(None)
    }
}
