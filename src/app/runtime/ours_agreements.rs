//! Agreements of two: building their screens from what was said, and writing a sheet of them.

use super::{Runtime, refusal};
use crate::app::outcome::{Outcome, Refusal, Told};
use crate::app::route::Proposing;
use crate::app::screen::Screen;
use crate::app::screens::together::agreements::OurAgreements;
use crate::app::screens::together::agreements::clause::{ClauseForm, Opening};
use crate::app::screens::together::agreements::one::OneAgreement;
use crate::app::screens::together::agreements::sheet::OurSheet;
use crate::app::screens::together::people::People;
use crate::domain::agreement::AgreementDraft;
use crate::domain::draft::DraftPlace;
use crate::domain::export_log::ExportLine;
use crate::domain::statement::{RecordId, StatementId};
use crate::export::{self, file};
use crate::insight::ours::Agreement;
use crate::packet::{self, Form};

impl Runtime {
    /// How the two are called on pages they share.
    pub(super) fn people(&self) -> People {
        People { me: self.whose(), bond: self.person.bond() }
    }

    pub(super) fn our_agreements(&self) -> Result<Box<dyn Screen>, Refusal> {
        let (book, _) = self.book()?;
        Ok(Box::new(OurAgreements::new(book.agreements().to_vec(), self.people(), self.env.clock.now().day())))
    }

    fn agreed(&self, record: RecordId) -> Result<Agreement, Refusal> {
        let (book, _) = self.book()?;
        book.agreement(record).cloned().ok_or_else(|| refusal::gone("That agreement"))
    }

    pub(super) fn our_agreement(&self, record: RecordId) -> Result<Box<dyn Screen>, Refusal> {
        let agreement = self.agreed(record)?;
        let kept = self.kept(DraftPlace::Parking(record))?;
        Ok(Box::new(OneAgreement::new(agreement, self.people(), self.env.clock.now().day(), kept.as_ref())))
    }

    pub(super) fn our_clause(&self, proposing: &Proposing) -> Result<Box<dyn Screen>, Refusal> {
        if !self.is_together() {
            return Err(refusal::not_together());
        }
        let (text, replaces) = match proposing {
            Proposing::New => (AgreementDraft::default(), Vec::new()),
            Proposing::Draft(id) => {
                let stored = self.ask(|room| room.agreements())?.into_iter().find(|one| one.id == *id);
                (stored.ok_or_else(|| refusal::gone("That draft"))?.text, Vec::new())
            }
            Proposing::Again(record) => {
                let replaces = heads(&self.agreed(*record)?);
                (replaces.last().map(|(_, text)| text.clone()).unwrap_or_default(), replaces)
            }
        };
        let kept = self.kept(DraftPlace::Clause(proposing.clone()))?;
        let (proposing, people) = (proposing.clone(), self.people());
        Ok(Box::new(ClauseForm::new(Opening { proposing, people, text, replaces, kept })))
    }

    /// The sheet of one agreement, or of all that are in force today.
    pub(super) fn our_sheet(&self, record: Option<RecordId>) -> Result<Box<dyn Screen>, Refusal> {
        let (book, _) = self.book()?;
        let today = self.env.clock.now().day();
        let all: Vec<&Agreement> = match record {
            Some(record) => book.agreement(record).into_iter().collect(),
            None => book.agreements().iter().filter(|one| one.in_force(today).is_some()).collect(),
        };
        if all.is_empty() {
            return Err(refusal::gone("What you agreed"));
        }
        let document = packet::sheet(&all, today);
        let (plain, markdown) = (export::text::write(&document), export::markdown::write(&document));
        Ok(Box::new(OurSheet::new(record, plain, markdown, &self.env.folders.here.display().to_string())))
    }

    /// Writes a sheet like any other export: whole or not at all, never over another file, with a line in the log.
    pub(super) fn write_sheet(&self, text: &str, form: Form, folder: &str) -> Result<Outcome, Refusal> {
        let now = self.env.clock.now();
        let written = file::into_folder(&self.folder_for(folder), now.day(), form.extension(), text);
        let path = written.map_err(|error| refusal::of_file(&error))?;
        let target = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let line = ExportLine { when: now, form: form.name().to_owned(), entries: 0, sittings: 0, target };
        self.ask(move |room| room.log_export(&line))?;
        Ok(Self::told(Told::Written(path.display().to_string())))
    }
}

/// What a new proposal would replace, the earliest first.
fn heads(agreement: &Agreement) -> Vec<(StatementId, AgreementDraft)> {
    let heads = agreement.heads();
    let versions = heads.iter().filter_map(|id| agreement.version(*id));
    versions.map(|version| (version.stamp.id, version.clause.clone())).collect()
}
