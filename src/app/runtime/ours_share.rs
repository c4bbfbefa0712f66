//! Sharing own words, and the register: building their screens.

use super::{Runtime, refusal};
use crate::app::outcome::Refusal;
use crate::app::screen::Screen;
use crate::app::screens::together::register::{Entry, Register};
use crate::app::screens::together::share::{Opening, Share, Words};
use crate::domain::draft::{DraftPlace, Sharing};

impl Runtime {
    /// Choosing own words to share.
    pub(super) fn share(&self, of: &Sharing) -> Result<Box<dyn Screen>, Refusal> {
        if !self.is_together() {
            return Err(refusal::not_together());
        }
        let (words, place) = (self.words_of(of)?, DraftPlace::Share(of.clone()));
        let kept = self.ask(move |room| room.draft(&place))?;
        Ok(Box::new(Share::new(Opening { of: of.clone(), words, kept, people: self.people() })))
    }

    /// The words alone: no day, tag, mood, mark or number goes along.
    fn words_of(&self, of: &Sharing) -> Result<Words, Refusal> {
        Ok(match *of {
            Sharing::Entry(id) => {
                let entry = self.ask(move |room| room.entry(id))?;
                Words { title: entry.text.title, parts: vec![(String::new(), entry.text.body)] }
            }
            Sharing::Sitting(id) => {
                let sitting = self.ask(move |room| room.sitting(id))?;
                let given = sitting.responses.into_iter().filter(|one| one.value.is_some());
                Words { title: sitting.title, parts: given.map(|one| (one.label, one.reads)).collect() }
            }
            Sharing::Commitment(id) => {
                let text = self.ask(move |room| room.commitment(id))?.text;
                let labelled = |label: &str, words: String| (label.to_owned(), words);
                let mut parts = vec![
                    labelled("", text.what),
                    labelled("If", text.when),
                    labelled("Then", text.then),
                    labelled("It can be seen by", text.evidence),
                ];
                parts.retain(|(_, words)| !words.trim().is_empty());
                Words { title: "A commitment of mine".to_owned(), parts }
            }
        })
    }

    /// Everything that was said, line by line.
    pub(super) fn register(&self) -> Result<Box<dyn Screen>, Refusal> {
        let (book, faults) = self.book()?;
        let entry = |line: &crate::insight::ours::Line| Entry { words: book.words(line), line: line.clone() };
        let entries = book.register().iter().map(entry).collect();
        let faults = faults.iter().map(super::together::fault_words).collect();
        Ok(Box::new(Register::new(entries, faults, self.people())))
    }
}
