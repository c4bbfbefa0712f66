//! The ledger, a commitment, one day, limits and agreement drafts in the states worth a look.

use super::looks::Look;
use crate::kit::samples::{day, evening};
use chrono::NaiveDate;
use mendway::app::screen::Screen;
use mendway::app::screens::agreements::{self, Agreements};
use mendway::app::screens::boundaries::{self, Boundaries};
use mendway::app::screens::ledger::day::{OneDay, Opening as DayOpening};
use mendway::app::screens::ledger::one::OneCommitment;
use mendway::app::screens::ledger::writing::{Beginning, CommitmentForm, Opening as FormOpening};
use mendway::app::screens::ledger::{Item, Ledger, Opening};
use mendway::app::screens::today::{Day, DueToday, Today};
use mendway::domain::agreement::{Agreement, AgreementDraft};
use mendway::domain::boundary::{Area, Boundary, BoundaryDraft, BoundaryKind};
use mendway::domain::commitment::{
    Commitment, CommitmentDraft, CommitmentPlace, CommitmentVersion, DayMark, Mark, Offer, Size, Source,
};
use mendway::domain::ids::{AgreementId, BoundaryId, CommitmentId, SittingId};
use mendway::domain::person::Bond;
use mendway::domain::recurrence::Recurrence;
use mendway::domain::sitting;

/// Every state worth a look.
pub const LEDGER: &[Look] = &[
    ("ledger", ledger, ""),
    ("ledger, empty", || Box::new(Ledger::new(opening(Vec::new()))), ""),
    ("commitment", || Box::new(one()), ""),
    ("commitment, earlier", || Box::new(one()), "v"),
    ("commitment, new", || Box::new(writing(CommitmentPlace::New, Beginning::Blank, 0)), "'Ring at six'"),
    ("commitment, offered", offered, ""),
    ("one day", || Box::new(one_day("2026-11-22", None)), ""),
    ("one day, moved", || Box::new(one_day("2026-11-23", Some(Mark::Renegotiated))), "'At seven.'"),
    ("limits", limits, ""),
    ("limits, none", || Box::new(Boundaries::new(Vec::new())), ""),
    ("limit", || Box::new(boundaries::one::OneBoundary::new(Some(limit()), None)), ""),
    ("agreement drafts", drafts, ""),
    ("agreement draft", || Box::new(agreements::one::OneAgreement::new(Some(clause()), None)), ""),
    ("today, due", today_due, ""),
];

/// A daily promise, begun on this day.
pub fn promise(what: &str, since: &str) -> CommitmentDraft {
    CommitmentDraft {
        what: what.into(),
        when: "I see that I will be late".into(),
        then: "I send the new time before the old one is past".into(),
        evidence: "the message".into(),
        size: Size::UnderTwo,
        often: Recurrence::Daily,
        since: day(since),
        until: None,
    }
}

/// A stored one, written three weeks ago.
pub fn commitment(id: i64, text: CommitmentDraft) -> Commitment {
    Commitment { id: CommitmentId(id), text, written: evening(21), ended: None, versions: 0 }
}

/// One mark for each letter, the last for `last`; a stop leaves the day without one.
pub fn marks(id: i64, letters: &str, last: &str) -> Vec<DayMark> {
    let mut days: Vec<NaiveDate> =
        std::iter::successors(Some(day(last)), NaiveDate::pred_opt).take(letters.len()).collect();
    days.reverse();
    let marked = letters.chars().zip(days).filter_map(|(letter, day)| {
        let mark = Mark::ALL.into_iter().find(|mark| mark.letter() == letter)?;
        Some(DayMark { commitment: CommitmentId(id), day, mark, line: String::new() })
    });
    marked.collect()
}

pub fn item(id: i64, text: CommitmentDraft, letters: &str) -> Item {
    Item { commitment: commitment(id, text), marks: marks(id, letters, "2026-11-22") }
}

pub fn opening(items: Vec<Item>) -> Opening {
    Opening { items, offers: Vec::new(), today: day("2026-11-22"), bond: Bond::Friend, at: None }
}

pub fn offer() -> Offer {
    let source = Source { sitting: SittingId(4), prompt: "promise".parse().expect("an id") };
    let said = sitting::Commitment {
        what: "Ring on Sundays".into(),
        when: "it is Sunday at five".into(),
        then: "I ring".into(),
        often: "Weekly.".into(),
        evidence: "the call".into(),
    };
    Offer { source, title: "Small promises".into(), said }
}

/// Daily, weekly, each time, one to come, one that ended, and an offer.
pub fn full() -> Opening {
    let weekly = CommitmentDraft {
        often: Recurrence::read("every 2 weeks", day("2026-11-12")).expect("weeks"),
        ..promise("Sit down with the accounts", "2026-11-12")
    };
    let each = CommitmentDraft { often: Recurrence::EachTime, ..promise("Say when I am late", "2026-11-01") };
    let mut ended = item(5, promise("Leave the phone at night", "2026-10-01"), "");
    ended.commitment.ended = Some(evening(10));
    Opening {
        offers: vec![offer()],
        ..opening(vec![
            ended,
            item(1, weekly, ""),
            item(2, each, "K.K....-..."),
            item(3, promise("Share the calendar by nine", "2026-11-02"), "KKKp.KK-KKeKr-."),
            item(4, promise("Walk on Saturday", "2026-12-05"), ""),
        ])
    }
}

fn ledger() -> Box<dyn Screen> {
    Box::new(Ledger::new(full()))
}

pub fn one() -> OneCommitment {
    let mut item = item(3, promise("Share the calendar by nine", "2026-11-02"), "KKKp.KK-KKeKr-.");
    item.marks.iter_mut().rev().skip(1).take(1).for_each(|one| one.line = "I said so on Thursday.".into());
    let before = CommitmentVersion { text: promise("Share the calendar", "2026-11-02"), replaced: evening(12) };
    OneCommitment::new(item, vec![before], day("2026-11-22"), Bond::Friend)
}

/// The form with so many others running since three weeks.
pub fn writing(place: CommitmentPlace, beginning: Beginning, others: i64) -> CommitmentForm {
    let others = (0..others).map(|id| commitment(id, promise("Other", "2026-11-02"))).collect();
    CommitmentForm::new(FormOpening { place, beginning, others, today: day("2026-11-22"), kept: None })
}

fn offered() -> Box<dyn Screen> {
    let Offer { source, title, said } = offer();
    Box::new(writing(CommitmentPlace::Offered(source), Beginning::Offer(title, said), 0))
}

pub fn one_day(at: &str, mark: Option<Mark>) -> OneDay {
    let commitment = commitment(3, promise("Share the calendar by nine", "2026-11-02"));
    let today = day("2026-11-22");
    OneDay::new(DayOpening { commitment, day: day(at), today, stored: None, mark, kept: None })
}

pub fn limit() -> Boundary {
    let text = BoundaryDraft {
        words: "I leave the table when the shouting starts".into(),
        kind: BoundaryKind::Limit,
        area: Some(Area::Conflict),
        since: Some(day("2026-11-01")),
    };
    let before = BoundaryDraft { words: "I leave".into(), area: None, ..text.clone() };
    Boundary { id: BoundaryId(1), text, written: evening(21), ended: None, versions: vec![(before, evening(9))] }
}

fn limits() -> Box<dyn Screen> {
    let request =
        BoundaryDraft { kind: BoundaryKind::Request, words: "Ring before you come".into(), ..BoundaryDraft::default() };
    let request = Boundary { id: BoundaryId(2), text: request, ended: None, versions: Vec::new(), written: evening(3) };
    let gone = Boundary { id: BoundaryId(3), ended: Some(evening(2)), versions: Vec::new(), ..limit() };
    Box::new(Boundaries::new(vec![gone, request, limit()]))
}

pub fn clause() -> Agreement {
    let text = AgreementDraft {
        what: "Phones rest in the hall after nine".into(),
        why: "We both sleep better".into(),
        sign: "They lie in the bowl".into(),
        slip: "We say so, and talk the next day".into(),
        review: Some(day("2026-12-20")),
        ends: None,
    };
    let before = AgreementDraft { what: "Phones rest".into(), review: None, ..text.clone() };
    Agreement { id: AgreementId(1), text, written: evening(4), ended: None, versions: vec![(before, evening(2))] }
}

fn drafts() -> Box<dyn Screen> {
    Box::new(Agreements::new(vec![clause()]))
}

fn today_due() -> Box<dyn Screen> {
    let due = |id, what: &str, mark| DueToday { id: CommitmentId(id), what: what.into(), mark };
    let commitments = vec![due(3, "Share the calendar by nine", None), due(1, "Ring on Sundays", Some(Mark::Kept))];
    Box::new(Today::new(Day { name: "Sam".into(), commitments, ..Day::default() }))
}
