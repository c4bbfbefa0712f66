//! What the plain face says besides the page itself: its choices, notices, and how safe the words are.

use super::source::Source;
use super::speech::{self, Saying};
use super::talk::Ask;
use super::{Asked, Assured, Plain};
use crate::app::page::{Page, Tone};
use std::io::{self, Write};

/// Lists with more rows are not said again unasked.
const FEW: usize = 12;

impl<S: Source, W: Write> Plain<S, W> {
    /// Says the hints by number and what an empty line does.
    pub(super) fn say_menu(&mut self) -> io::Result<()> {
        let menu = self.talk.menu.clone();
        if !menu.is_empty() {
            self.say(&[Saying::default()])?;
            self.say(&menu)?;
        }
        let usual = self.talk.usual.and_then(|usual| self.talk.entries.get(usual));
        let usual = usual.map(|usual| speech::sentence(&format!(" Enter alone: {}", usual.label))).unwrap_or_default();
        let line = format!("{}{usual}", self.range());
        self.choices = self.talk.choices();
        self.say_line(&line)
    }

    /// Whether the choices behind the questions are those of the page before, with the same thing for an empty line:
    /// an exercise would say them at every prompt.
    pub(super) fn choices_known(&self) -> bool {
        self.talk.asks() && self.talk.usual.is_some() && self.choices == self.talk.choices()
    }

    pub(super) fn say_usual(&mut self) -> io::Result<()> {
        let usual = self.talk.usual.and_then(|usual| self.talk.entries.get(usual));
        let usual =
            usual.map(|usual| speech::sentence(&format!("Enter alone: {}", usual.label)) + " ").unwrap_or_default();
        self.say_line(&format!("{usual}/menu says the other choices."))
    }

    /// Says all choices again: rows, buttons, hints.
    pub(super) fn say_choices(&mut self) -> io::Result<()> {
        self.say_numbered()?;
        self.asked = Asked::Menu;
        self.at = self.talk.steps.len();
        self.said = self.at;
        self.say_menu()
    }

    fn say_numbered(&mut self) -> io::Result<()> {
        for block in self.talk.numbered() {
            let sayings = self.talk.steps.get(block).map(|step| step.sayings.clone()).unwrap_or_default();
            self.say(&[Saying::default()])?;
            self.say(&sayings)?;
        }
        Ok(())
    }

    /// Back on a page said before: what is asked there, or its choices, so that a number can be typed.
    pub(super) fn remind(&mut self) -> io::Result<()> {
        if let Some(step) = self.talk.steps.get(self.at).filter(|step| step.ask.is_some()).cloned() {
            self.say(&[Saying::default()])?;
            return self.say(&step.sayings);
        }
        if self.talk.entries.len() <= FEW { self.say_numbered() } else { Ok(()) }
    }

    /// Which lines the menu takes.
    pub(super) fn range(&self) -> String {
        match self.talk.entries.len() {
            0 => "Type /back to go back.".to_owned(),
            1 => "Type 1, or a slash word.".to_owned(),
            count => format!("Type a number from 1 to {count}, or a slash word."),
        }
    }

    /// Says a notice once. A refused secret is asked for again at once: at the menu it would be typed for all to see.
    pub(super) fn take_notice(&mut self, page: &Page<'_>) -> io::Result<()> {
        let Some(notice) = page.notice.as_ref() else { return Ok(()) };
        let said = speech::notice(notice);
        if said.text == self.notice {
            return Ok(());
        }
        self.notice.clone_from(&said.text);
        self.say(&[said])?;
        if notice.tone != Tone::Warn || self.asked != Asked::Menu {
            return Ok(());
        }
        let secret = self.talk.steps.iter().position(|step| matches!(step.ask, Some(Ask::Secret(_))));
        if let Some(secret) = secret {
            (self.at, self.said, self.asked) = (secret, secret, Asked::Nothing);
        } else if self.talk.asks() {
            self.say_line("/again asks you once more.")?;
        }
        Ok(())
    }

    /// Words that are safe need saying once; words that are not, each time.
    pub(super) fn take_status(&mut self, page: &Page<'_>) -> io::Result<()> {
        let Some(status) = page.status.as_ref().filter(|status| status.text != self.status) else { return Ok(()) };
        self.status.clone_from(&status.text);
        match status.tone {
            Tone::Warn => self.say_line(&format!("Please note: {}", status.text.trim_start_matches(['!', ' ']))),
            Tone::Calm if self.assured == Assured::NotYet => {
                self.assured = Assured::Said;
                self.say_line("Kept. All you type is kept as you go. If that ever fails, it is said here.")
            }
            _ => Ok(()),
        }
    }
}
