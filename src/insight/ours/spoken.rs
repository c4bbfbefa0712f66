//! The words behind a line of the register: only what both may read, and nothing that its author took out.

use super::{Book, Line};
use crate::domain::agreement::AgreementDraft;
use crate::domain::commitment::CommitmentDraft;
use crate::domain::sitting::Response;
use crate::domain::statement::StatementId;

/// A label and what stands under it. The label may be empty.
pub type Labelled = (String, String);

impl Book {
    /// What a line of the register holds to read. Empty where the line itself says everything, where its words were
    /// withdrawn, and where they are not shown yet.
    #[must_use]
    pub fn words(&self, line: &Line) -> Vec<Labelled> {
        let id = line.stamp.id;
        let of_share = || {
            let share = self.shares.iter().find(|one| one.stamp.id == id)?;
            Some(vec![(share.title.clone(), share.words.clone()?)])
        };
        let found = of_share()
            .or_else(|| self.of_round(line))
            .or_else(|| self.of_agreement(id))
            .or_else(|| self.of_commitment(id))
            .or_else(|| self.of_pulse(id));
        let mut found = found.unwrap_or_default();
        found.retain(|(_, words)| !words.trim().is_empty());
        found
    }

    fn of_round(&self, line: &Line) -> Option<Vec<Labelled>> {
        let round = self.round(line.record)?;
        let note = round.notes.iter().find(|note| note.stamp.id == line.stamp.id);
        if let Some(note) = note {
            return Some(responses(&note.lines));
        }
        let apart = round.aparts().iter().find(|apart| apart.revealed(line.author()) == Some(line.stamp.id))?;
        Some(responses(apart.shown()?.of(line.author())))
    }

    fn of_agreement(&self, id: StatementId) -> Option<Vec<Labelled>> {
        self.agreements.iter().find_map(|one| one.version(id)).map(|version| clause(&version.clause))
    }

    fn of_commitment(&self, id: StatementId) -> Option<Vec<Labelled>> {
        let mut wordings = self.commitments.iter().flat_map(|one| &one.wordings);
        if let Some(wording) = wordings.find(|one| one.stamp.id == id) {
            return Some(commitment(&wording.text));
        }
        let days = self.commitments.iter().flat_map(|one| &one.days);
        let lines = days.flat_map(|day| {
            let own = day.own.as_ref().map(|one| (one.stamp.id, &one.line));
            let other = day.other.as_ref().map(|one| (one.stamp.id, &one.line));
            own.into_iter().chain(other)
        });
        lines.filter(|(of, _)| *of == id).map(|(_, line)| vec![(String::new(), line.clone())]).next()
    }

    fn of_pulse(&self, id: StatementId) -> Option<Vec<Labelled>> {
        let one = self.pulses.iter().find(|one| one.id == id)?;
        Some(vec![(one.pulse.to_string(), format!("{} of 10", one.rating))])
    }
}

fn responses(all: &[Response]) -> Vec<Labelled> {
    all.iter().map(|one| (one.label.clone(), one.reads.clone())).collect()
}

fn labelled<const N: usize>(all: [(&str, String); N]) -> Vec<Labelled> {
    all.into_iter().map(|(label, words)| (label.to_owned(), words)).collect()
}

fn clause(clause: &AgreementDraft) -> Vec<Labelled> {
    let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.format("%-d %B %Y").to_string()).unwrap_or_default();
    labelled([
        ("", clause.what.clone()),
        ("What it is for", clause.why.clone()),
        ("How we will know", clause.sign.clone()),
        ("If it slips", clause.slip.clone()),
        ("Look at it again", day(clause.review)),
        ("It ends", day(clause.ends)),
    ])
}

fn commitment(text: &CommitmentDraft) -> Vec<Labelled> {
    labelled([
        ("", text.what.clone()),
        ("If", text.when.clone()),
        ("Then", text.then.clone()),
        ("It can be seen by", text.evidence.clone()),
    ])
}
