//! Commitments in both people's sight: building their screens from what was said.

use super::{Runtime, refusal};
use crate::app::outcome::Refusal;
use crate::app::screen::Screen;
use crate::app::screens::ledger::writing::{Beginning, CommitmentForm, OurOpening};
use crate::app::screens::together::commitments::OurCommitments;
use crate::app::screens::together::commitments::day::OurDay;
use crate::app::screens::together::commitments::one::OneCommitment;
use crate::app::screens::together::commitments::repair::Repair;
use crate::domain::commitment::{self, Committing, Mark, Standing};
use crate::domain::draft::DraftPlace;
use crate::domain::statement::RecordId;
use crate::insight::ours::{Book, Commitment};
use chrono::NaiveDate;

impl Runtime {
    pub(super) fn our_commitments(&self) -> Result<Box<dyn Screen>, Refusal> {
        let (book, _) = self.book()?;
        let today = self.env.clock.now().day();
        let runs = |one: &commitment::Commitment| matches!(one.standing(today), Standing::Active | Standing::Ahead);
        let own = self.ask(|room| room.commitments())?.into_iter().filter(runs).map(|one| one.text).collect();
        Ok(Box::new(OurCommitments::new(book.commitments().to_vec(), own, self.people(), today)))
    }

    pub(super) fn our_commitment(&self, record: RecordId) -> Result<Box<dyn Screen>, Refusal> {
        let (book, _) = self.book()?;
        let one = committed(&book, record)?.clone();
        let from = one.from.and_then(|from| book.agreements().iter().find(|known| known.version(from).is_some()));
        let from = from.map(|agreement| agreement.record);
        Ok(Box::new(OneCommitment::new(one, self.people(), self.env.clock.now().day(), from)))
    }

    pub(super) fn our_commitment_form(&self, committing: &Committing) -> Result<Box<dyn Screen>, Refusal> {
        let (book, _) = self.book()?;
        let mut opening = OurOpening {
            committing: committing.clone(),
            beginning: Beginning::Blank,
            from: None,
            before: Vec::new(),
            people: self.people(),
            today: self.env.clock.now().day(),
            kept: self.kept(DraftPlace::OurCommitment(committing.clone()))?,
        };
        match committing {
            Committing::New => {}
            Committing::From(version) => {
                let found = book.agreements().iter().find_map(|agreement| agreement.version(*version));
                let found = found.ok_or_else(|| refusal::gone("That agreement"))?;
                (opening.beginning, opening.from) = (Beginning::Agreed(found.clause.clone()), Some(*version));
            }
            Committing::Again(record) => {
                let one = self.own_of(&book, *record)?;
                opening.beginning = Beginning::Stored(one.text().clone());
                opening.from = one.from;
                opening.before = one.wordings.last().map(|wording| wording.stamp.id).into_iter().collect();
            }
        }
        Ok(Box::new(CommitmentForm::for_two(opening)))
    }

    pub(super) fn our_day(&self, record: RecordId, day: NaiveDate) -> Result<Box<dyn Screen>, Refusal> {
        let (book, _) = self.book()?;
        let one = committed(&book, record)?.clone();
        let kept = self.kept(DraftPlace::OurDay(record, day))?;
        Ok(Box::new(OurDay::new(one, day, self.people(), self.env.clock.now().day(), kept.as_ref())))
    }

    pub(super) fn repair(&self, record: RecordId, day: NaiveDate) -> Result<Box<dyn Screen>, Refusal> {
        let (book, _) = self.book()?;
        let one = self.own_of(&book, record)?.clone();
        let missed = one.day(day).and_then(|day| day.own.as_ref()).is_some_and(|own| own.mark == Mark::Missed);
        if !missed {
            return Err(refusal::gone("That missed day"));
        }
        let kept = self.kept(DraftPlace::Repair(record, day))?;
        Ok(Box::new(Repair::new(one, day, self.people(), kept.as_ref())))
    }

    /// One of the commitments of the person at the keyboard: nobody rewords another's.
    fn own_of<'a>(&self, book: &'a Book, record: RecordId) -> Result<&'a Commitment, Refusal> {
        let one = committed(book, record)?;
        if one.owner == self.whose() { Ok(one) } else { Err(refusal::gone("A commitment of yours")) }
    }
}

fn committed(book: &Book, record: RecordId) -> Result<&Commitment, Refusal> {
    book.commitment(record).ok_or_else(|| refusal::gone("That commitment"))
}
