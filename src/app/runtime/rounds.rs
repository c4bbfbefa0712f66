//! Rounds of two: what a person does in one becomes statements here, and what they typed stays in their own room until
//! both agreed to show it.

mod cards;

use super::{Runtime, refusal};
use crate::app::effect::RoundEffect;
use crate::app::outcome::{Outcome, Placing, Refusal};
use crate::app::route::Route;
use crate::app::screen::Screen;
use crate::app::screens::together::round::{Desk, Own, RoundScreen, WIDE, gap};
use crate::app::screens::together::talk::{TalkFront, TalkScreen};
use crate::domain::agreement::AgreementDraft;
use crate::domain::commitment::{CommitmentDraft, Size};
use crate::domain::ids::{PromptId, SittingId, Slug};
use crate::domain::person::Person;
use crate::domain::recurrence::Recurrence;
use crate::domain::sitting::{NewSitting, Response, Sitting, SittingState, Value};
use crate::domain::statement::{RecordId, Said, Saying, StatementId};
use crate::guides::gate::limits;
use crate::guides::talk::{First, Part, Talk};
use crate::home::new_salt;
use crate::insight::ours::{Book, Note, Round, Shown, Written, seal};
use chrono::NaiveDate;

/// From this temperature on nobody begins anything, 0 to 10 (content basis: judgement).
const HOT: u8 = 8;

impl Runtime {
    /// A talk before it begins.
    pub(super) fn talk(&mut self, id: &Slug) -> Result<Box<dyn Screen>, Refusal> {
        let (book, _) = self.book()?;
        let talk = Talk::get(id).ok_or_else(|| refusal::gone("That talk"))?;
        let (role, bond) = (self.person.role(None), self.person.bond());
        let closed = if self.is_fresh() && !talk.fresh_ok {
            "It is early days. In the first four weeks this one can do more harm than good. It opens by itself."
        } else {
            ""
        };
        Ok(Box::new(TalkScreen::new(TalkFront {
            id: Some(id.clone()),
            title: talk.title.clone(),
            minutes: talk.minutes,
            why: talk.why.text(role, bond),
            care: talk.care.text(role, bond),
            prepare: talk.prepare.text(role, bond),
            parts: talk.parts.iter().map(|part| part.title.clone()).collect(),
            closed: closed.to_owned(),
            evidence: talk.evidence.sentence().to_owned(),
            me: self.whose(),
            first: Self::goes_first(talk, &book),
            other: bond.other().to_owned(),
            hot_from: talk.temperature_below.unwrap_or(HOT),
        })))
    }

    fn is_fresh(&self) -> bool {
        let now = self.env.clock.now();
        self.person.days_known(None, &now).is_some_and(|days| days < limits().fresh_days)
    }

    /// Who goes first by turns. Where it follows from somebody's part in what happened, the page leaves it to the two: a
    /// choice made for them would show a part that only one of them told.
    fn goes_first(talk: &Talk, book: &Book) -> Option<Person> {
        let last = || book.rounds().iter().rev().find(|round| round.talk == talk.id);
        match talk.first {
            First::Alternate => last().map(|round| round.first.other()),
            First::Hurt | First::Accountable | First::Choose => None,
        }
    }

    /// A round where it stands.
    pub(super) fn round(&mut self, record: RecordId) -> Result<Box<dyn Screen>, Refusal> {
        let (book, _) = self.book()?;
        let round = book.round(record).cloned().ok_or_else(|| refusal::gone("That round"))?;
        let talk = Talk::get(&round.talk).ok_or_else(|| refusal::gone("That talk"))?;
        let part = part_of(&round, talk)?;
        self.finish_note(&book, record, &part.id)?;
        let own = self.own(record, part)?;
        let often_apart = often_apart(&book, &round.talk, &part.id);
        let cards = cards::hand(&book, &round, part);
        Ok(Box::new(RoundScreen::new(Desk {
            me: self.whose(),
            role: self.person.role(None),
            bond: round.bond,
            own,
            often_apart,
            round,
            talk,
            cards,
        })))
    }

    /// What this person wrote for a part, in their own room.
    fn own(&self, record: RecordId, part: &Part) -> Result<Option<Own>, Refusal> {
        let Some(sitting) = self.own_sitting(record, &part.id)? else { return Ok(None) };
        let written = if sitting.state == SittingState::Open { Written::NotYet } else { Written::Done };
        Ok(Some(Own { written, responses: given(&sitting) }))
    }

    fn own_sitting(&self, record: RecordId, part: &Slug) -> Result<Option<Sitting>, Refusal> {
        let wanted = part.clone();
        let Some(apart) = self.ask(move |room| room.apart(record, &wanted))? else { return Ok(None) };
        self.ask(move |room| room.sitting(apart.sitting)).map(Some)
    }

    /// Carries out what a person does in a round.
    pub(super) fn in_round(&mut self, effect: RoundEffect) -> Result<Outcome, Refusal> {
        let record = match effect {
            RoundEffect::Begin(talk, first) => return self.begin_round(&talk, first),
            RoundEffect::Answer(record, part) => return self.answer(record, &part),
            RoundEffect::LockIn(record, part) => {
                self.lock_in(record, &part)?;
                record
            }
            RoundEffect::Release(record, part) => {
                self.tell(Saying::about(record, Said::Released { part: part.clone() }))?;
                self.reveal(record, &part)?;
                record
            }
            RoundEffect::Reveal(record, part) => {
                self.reveal(record, &part)?;
                record
            }
            RoundEffect::Note(record, part) => {
                self.note(record, &part)?;
                record
            }
            RoundEffect::GoOn(record, part) => {
                self.tell(Saying::about(record, Said::Reached { part }))?;
                record
            }
        };
        Ok(Outcome::Built(self.round(record)?, Placing::InPlace))
    }

    fn begin_round(&mut self, id: &Slug, first: Person) -> Result<Outcome, Refusal> {
        let talk = Talk::get(id).ok_or_else(|| refusal::gone("That talk"))?;
        if self.is_fresh() && !talk.fresh_ok {
            return Err(refusal::gone("The way into this talk"));
        }
        let begun = self.tell(Saying::new(Said::Begun {
            talk: talk.id.clone(),
            revision: talk.revision,
            title: talk.title.clone(),
            first,
            bond: self.person.bond(),
        }))?;
        Ok(Outcome::Built(self.round(begun.record)?, Placing::InPlace))
    }

    /// Opens the sitting for a part: the one that is open, or a new one that begins with what was written before.
    fn answer(&mut self, record: RecordId, part: &Slug) -> Result<Outcome, Refusal> {
        let sitting = match self.own_sitting(record, part)? {
            Some(sitting) if sitting.state == SittingState::Open => sitting.id,
            earlier => self.begin_sitting(record, part, earlier)?,
        };
        let screen = self.build(&Route::Player { sitting, at: None })?;
        Ok(Outcome::Built(screen, Placing::InPlace))
    }

    fn begin_sitting(&self, record: RecordId, part: &Slug, earlier: Option<Sitting>) -> Result<SittingId, Refusal> {
        let (book, _) = self.book()?;
        let round = book.round(record).ok_or_else(|| refusal::gone("That round"))?;
        let found = Talk::get(&round.talk).and_then(|talk| talk.part(part)?.exercise());
        let exercise = found.ok_or_else(|| refusal::gone("That part"))?;
        let new = NewSitting {
            exercise: exercise.id.clone(),
            revision: exercise.revision,
            title: exercise.title.clone(),
            role: self.person.role(None),
            bond: round.bond,
            breach: None,
        };
        let (now, part) = (self.env.clock.now(), part.clone());
        self.ask(move |room| {
            let begun = room.begin(&new, &now)?;
            for response in earlier.iter().flat_map(|sitting| &sitting.responses) {
                room.respond(begun.id, response, None)?;
            }
            room.begin_apart(record, &part, begun.id)?;
            Ok(begun.id)
        })
    }

    /// The salt is kept before its seal leaves the room, so that a crash between the two loses nothing.
    fn lock_in(&mut self, record: RecordId, part: &Slug) -> Result<(), Refusal> {
        let answers = self.answers(record, part)?;
        let salt = new_salt().map_err(|_| refusal::of_home(&crate::home::HomeError::NoRandomness))?;
        let wanted = part.clone();
        self.ask(move |room| room.keep_salt(record, &wanted, salt))?;
        let seal = seal(record, part, self.whose(), &salt, &answers);
        self.tell(Saying::about(record, Said::Locked { part: part.clone(), seal }))?;
        Ok(())
    }

    /// Shows the own answers if both released theirs; else nothing happens.
    fn reveal(&mut self, record: RecordId, part: &Slug) -> Result<(), Refusal> {
        let (book, _) = self.book()?;
        let apart = book.round(record).and_then(|round| round.apart(part));
        if !apart.is_some_and(|apart| apart.may_reveal(self.whose())) {
            return Ok(());
        }
        let wanted = part.clone();
        let kept = self.ask(move |room| room.apart(record, &wanted))?;
        let salt = kept.and_then(|kept| kept.salt).ok_or_else(|| refusal::gone("What you locked in"))?;
        let answers = self.answers(record, part)?;
        self.tell(Saying::about(record, Said::Revealed { part: part.clone(), salt, answers }))?;
        Ok(())
    }

    fn answers(&self, record: RecordId, part: &Slug) -> Result<Vec<Response>, Refusal> {
        let sitting = self.own_sitting(record, part)?;
        sitting.as_ref().map(given).ok_or_else(|| refusal::gone("What you wrote"))
    }

    /// Copies what was written together into the room for two: all of it as a note, a clause also as a proposal, a
    /// commitment also as one in both people's sight.
    fn note(&mut self, record: RecordId, part: &Slug) -> Result<(), Refusal> {
        let lines = self.answers(record, part)?;
        self.tell(Saying::about(record, Said::Noted { part: part.clone(), lines }))?;
        let (book, _) = self.book()?;
        self.finish_note(&book, record, part)
    }

    /// Says what a note of one's own asks for besides, and what is not said so far: the program may have ended in
    /// between.
    fn finish_note(&mut self, book: &Book, record: RecordId, part: &Slug) -> Result<(), Refusal> {
        let (me, today) = (self.whose(), self.env.clock.now().day());
        let notes = book.round(record).into_iter().flat_map(|round| &round.notes);
        let Some(note) = notes.rev().find(|note| note.part == *part && note.stamp.author == me) else { return Ok(()) };
        for value in note.lines.iter().filter_map(|line| line.value.as_ref()) {
            if let Some(said) = of_its_own(value, note.stamp.id, today).filter(|said| !is_said(book, said, note)) {
                self.tell(Saying::new(said))?;
            }
        }
        Ok(())
    }
}

/// Whether this follows a note already.
fn is_said(book: &Book, said: &Said, note: &Note) -> bool {
    match said {
        Said::Proposed { clause } => {
            let mut versions = book.agreements().iter().flat_map(|one| &one.versions);
            versions.any(|one| {
                one.clause == *clause && one.stamp.author == note.stamp.author && one.stamp.number > note.stamp.number
            })
        }
        Said::Committed { text, from } => {
            let mut known = book.commitments().iter().filter(|one| one.from == *from);
            known.any(|one| one.wordings.iter().any(|wording| wording.text.what == text.what))
        }
        _ => true,
    }
}

/// The part a round stands at: the one reached, or the first.
fn part_of<'a>(round: &Round, talk: &'a Talk) -> Result<&'a Part, Refusal> {
    let reached = round.reached.as_ref().and_then(|part| talk.part(part));
    reached.or_else(|| talk.parts.first()).ok_or_else(|| refusal::gone("That talk"))
}

/// So many times in a row make "some times".
const OFTEN: usize = 3;

/// Prompts whose ratings lay far apart each of the last times they were shown.
fn often_apart(book: &Book, talk: &Slug, part: &Slug) -> Vec<PromptId> {
    let shown: Vec<Shown<'_>> = book.shown(talk, part).collect();
    let Some(last) = shown.len().checked_sub(OFTEN).map(|from| &shown[from..]) else { return Vec::new() };
    let wide = |one: &Shown<'_>, prompt: &PromptId| gap(one.first, one.second, prompt).is_some_and(|gap| gap >= WIDE);
    let prompts = last[0].first.iter().map(|response| response.prompt.clone());
    prompts.filter(|prompt| last.iter().all(|one| wide(one, prompt))).collect()
}

/// What was answered; skipped prompts are left out.
fn given(sitting: &Sitting) -> Vec<Response> {
    sitting.responses.iter().filter(|response| response.value.is_some()).cloned().collect()
}

/// What becomes a record of its own besides standing in the note.
fn of_its_own(value: &Value, noted: StatementId, today: NaiveDate) -> Option<Said> {
    match value {
        Value::Clause(clause) if !clause.text.trim().is_empty() => Some(Said::Proposed {
            clause: AgreementDraft {
                what: clause.text.clone(),
                why: clause.purpose.clone(),
                sign: clause.sign.clone(),
                review: clause.review,
                ..AgreementDraft::default()
            },
        }),
        Value::Commitment(said) if !said.what.trim().is_empty() => Some(Said::Committed {
            text: Box::new(CommitmentDraft {
                what: said.what.clone(),
                when: said.when.clone(),
                then: said.then.clone(),
                evidence: said.evidence.clone(),
                size: Size::default(),
                often: Recurrence::EachTime,
                since: today,
                until: None,
            }),
            from: Some(noted),
        }),
        _ => None,
    }
}
