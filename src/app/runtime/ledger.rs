//! Commitments, boundaries and agreement drafts: building their screens, and storing what comes of them.

use super::{Runtime, refusal};
use crate::app::effect::{LedgerEffect, RecordEffect};
use crate::app::outcome::{Outcome, Refusal};
use crate::app::screen::Screen;
use crate::app::screens::agreements::{self, Agreements};
use crate::app::screens::boundaries::{self, Boundaries};
use crate::app::screens::ledger::one::OneCommitment;
use crate::app::screens::ledger::writing::{Beginning, CommitmentForm};
use crate::app::screens::ledger::{self, Item, Ledger, day, writing};
use crate::app::screens::today::DueToday;
use crate::domain::agreement::AgreementDraft;
use crate::domain::boundary::BoundaryDraft;
use crate::domain::commitment::{Commitment, CommitmentPlace, DayMark, Mark};
use crate::domain::draft::{DraftPlace, KeptDraft};
use crate::domain::ids::{AgreementId, BoundaryId, CommitmentId};
use crate::insight::kept::{SPANS, span};
use chrono::{Days, NaiveDate};

/// Marks are read so many days ahead: the next due day lies no further.
const AHEAD: u64 = 12 * 7;

impl Runtime {
    /// All commitments with their marks of the last weeks and those given ahead.
    fn items(&self, today: NaiveDate) -> Result<Vec<Item>, Refusal> {
        let (from, to) = (span(today, SPANS[1]).0, today.checked_add_days(Days::new(AHEAD)).unwrap_or(today));
        let (commitments, marks) = self.ask(move |room| Ok((room.commitments()?, room.day_marks(from, to)?)))?;
        let of = |commitment: Commitment| {
            let marks = marks.iter().filter(|one| one.commitment == commitment.id).cloned().collect();
            Item { commitment, marks }
        };
        Ok(commitments.into_iter().map(of).collect())
    }

    fn item(&self, id: CommitmentId, today: NaiveDate) -> Result<Item, Refusal> {
        let found = self.items(today)?.into_iter().find(|item| item.commitment.id == id);
        found.ok_or_else(|| refusal::gone("That commitment"))
    }

    pub(super) fn kept(&self, place: DraftPlace) -> Result<Option<KeptDraft>, Refusal> {
        self.ask(move |room| room.draft(&place))
    }

    /// What is due today; nothing on a day on which exercises rest, or on a break.
    pub(super) fn due_today(&self, today: NaiveDate) -> Result<Vec<DueToday>, Refusal> {
        if self.person.profile.quiet_day == Some(today) || self.person.profile.away_since.is_some() {
            return Ok(Vec::new());
        }
        let mut items = self.items(today)?;
        items.retain(|item| item.commitment.ended.is_none() && item.commitment.text.is_due(today));
        let due = items.into_iter().map(|item| DueToday {
            id: item.commitment.id,
            mark: item.mark_on(today).map(|one| one.mark),
            what: item.commitment.text.what,
        });
        Ok(due.collect())
    }

    pub(super) fn ledger(&self, at: Option<CommitmentId>) -> Result<Box<dyn Screen>, Refusal> {
        let today = self.env.clock.now().day();
        let offers = self.ask(|room| room.offers())?;
        let (items, bond) = (self.items(today)?, self.person.bond());
        Ok(Box::new(Ledger::new(ledger::Opening { items, offers, today, bond, at })))
    }

    pub(super) fn commitment(&self, id: CommitmentId) -> Result<Box<dyn Screen>, Refusal> {
        let today = self.env.clock.now().day();
        let versions = self.ask(move |room| room.commitment_versions(id))?;
        let one = OneCommitment::new(self.item(id, today)?, versions, today, self.person.bond());
        Ok(Box::new(if self.is_together() { one.with_room_for_two() } else { one }))
    }

    pub(super) fn commitment_form(&self, place: &CommitmentPlace) -> Result<Box<dyn Screen>, Refusal> {
        let mut others = self.ask(|room| room.commitments())?;
        let beginning = match place {
            CommitmentPlace::New => Beginning::Blank,
            CommitmentPlace::Stored(id) => {
                let at = others.iter().position(|one| one.id == *id);
                let at = at.ok_or_else(|| refusal::gone("That commitment"))?;
                Beginning::Stored(others.remove(at).text)
            }
            CommitmentPlace::Offered(source) => {
                let offer = self.ask(|room| room.offers())?.into_iter().find(|offer| offer.source == *source);
                let offer = offer.ok_or_else(|| refusal::gone("That offer"))?;
                Beginning::Offer(offer.title, offer.said)
            }
        };
        let kept = self.kept(DraftPlace::Commitment(place.clone()))?;
        let (place, today) = (place.clone(), self.env.clock.now().day());
        Ok(Box::new(CommitmentForm::new(writing::Opening { place, beginning, others, today, kept })))
    }

    pub(super) fn commitment_day(
        &self,
        id: CommitmentId,
        day: NaiveDate,
        mark: Option<Mark>,
    ) -> Result<Box<dyn Screen>, Refusal> {
        let today = self.env.clock.now().day();
        let commitment = self.ask(move |room| room.commitment(id))?;
        let marks: Vec<DayMark> = self.ask(move |room| room.day_marks(day, day))?;
        let stored = marks.into_iter().find(|one| one.commitment == id);
        let kept = self.kept(DraftPlace::Day(id, day))?;
        Ok(Box::new(day::OneDay::new(day::Opening { commitment, day, today, stored, mark, kept })))
    }

    pub(super) fn boundaries(&self) -> Result<Box<dyn Screen>, Refusal> {
        Ok(Box::new(Boundaries::new(self.ask(|room| room.boundaries())?)))
    }

    pub(super) fn boundary(&self, id: Option<BoundaryId>) -> Result<Box<dyn Screen>, Refusal> {
        let kept = self.kept(DraftPlace::Boundary(id))?;
        let stored = self.ask(|room| room.boundaries())?.into_iter().find(|one| Some(one.id) == id);
        if id.is_some() && stored.is_none() {
            return Err(refusal::gone("That record"));
        }
        Ok(Box::new(boundaries::one::OneBoundary::new(stored, kept.as_ref())))
    }

    pub(super) fn agreements(&self) -> Result<Box<dyn Screen>, Refusal> {
        Ok(Box::new(Agreements::new(self.ask(|room| room.agreements())?)))
    }

    pub(super) fn agreement(&self, id: Option<AgreementId>) -> Result<Box<dyn Screen>, Refusal> {
        let kept = self.kept(DraftPlace::Agreement(id))?;
        let stored = self.ask(|room| room.agreements())?.into_iter().find(|one| Some(one.id) == id);
        if id.is_some() && stored.is_none() {
            return Err(refusal::gone("That record"));
        }
        let open = agreements::one::OneAgreement::for_two;
        let build = if self.is_together() { open } else { agreements::one::OneAgreement::new };
        Ok(Box::new(build(stored, kept.as_ref())))
    }

    pub(super) fn in_ledger(&mut self, effect: LedgerEffect) -> Result<Outcome, Refusal> {
        let now = self.env.clock.now();
        let done = match effect {
            LedgerEffect::Save(place, text) => self.stored(move |room| room.save_commitment(&place, &text, &now)),
            LedgerEffect::Mark { commitment, day, mark, line } => {
                self.stored(move |room| room.mark_day(commitment, day, mark, line.as_deref(), &now))
            }
            LedgerEffect::Unmark(commitment, day) => self.stored(move |room| room.unmark_day(commitment, day, &now)),
            LedgerEffect::End(id) => self.stored(move |room| room.end_commitment(id, &now)),
            LedgerEffect::Resume(id) => self.stored(move |room| room.resume_commitment(id)),
            LedgerEffect::Take(source, offered) => self.stored(move |room| room.take_offered(&source, &offered, &now)),
            LedgerEffect::Leave(source) => self.stored(move |room| room.leave_offer(&source, &now)),
        };
        // A gate counts the days with marks.
        self.read_person();
        done
    }

    pub(super) fn in_boundaries(&self, effect: RecordEffect<BoundaryId, BoundaryDraft>) -> Result<Outcome, Refusal> {
        let now = self.env.clock.now();
        match effect {
            RecordEffect::Save(id, text) => self.stored(move |room| room.save_boundary(id, &text, &now)),
            RecordEffect::End(id) => self.stored(move |room| room.end_boundary(id, &now)),
            RecordEffect::Resume(id) => self.stored(move |room| room.resume_boundary(id)),
        }
    }

    pub(super) fn in_agreements(&self, effect: RecordEffect<AgreementId, AgreementDraft>) -> Result<Outcome, Refusal> {
        let now = self.env.clock.now();
        match effect {
            RecordEffect::Save(id, text) => self.stored(move |room| room.save_agreement(id, &text, &now)),
            RecordEffect::End(id) => self.stored(move |room| room.end_agreement(id, &now)),
            RecordEffect::Resume(id) => self.stored(move |room| room.resume_agreement(id)),
        }
    }
}
