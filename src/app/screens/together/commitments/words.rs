//! The sentences about commitments that both see: each one's view on its own, never weighed against the other's.

use super::super::people::People;
use crate::app::page::Calendar;
use crate::app::screens::ledger::words::{held, rate};
use crate::domain::person::Person;
use crate::insight::kept::{SPANS, Sign, Tally, span};
use crate::insight::ours::{Commitment, OthersMark, Remark, SharedDay};
use chrono::NaiveDate;

/// How the two spans went in the eyes of `person`. Today is not over: without a mark it is not spoken of. The one whose
/// commitment it is not owes no mark at all, so none of theirs is missing.
fn tallies(one: &Commitment, person: Person, today: NaiveDate) -> [Tally; SPANS.len()] {
    if person != one.owner {
        return one.tallies(person, today).map(|tally| Tally { open: 0, ..tally });
    }
    let unmarked = one.calendar(person, (today, today)).iter().any(|(_, sign)| *sign == Sign::Open);
    one.tallies(person, today).map(|tally| Tally { open: tally.open - usize::from(unmarked), ..tally })
}

/// The rate of the last two weeks as its owner sees it.
pub(super) fn short_rate(one: &Commitment, today: NaiveDate) -> String {
    held(SPANS[0], tallies(one, one.owner, today)[0])
}

/// Where the one whose commitment it is not has said nothing.
const UNSAID: &str = "No day is spoken of here, and none needs to be.";

/// The last four weeks in the eyes of `person`, with a letter for each day and both rates.
pub(super) fn month(one: &Commitment, person: Person, people: People, today: NaiveDate) -> Calendar {
    let days = one.calendar(person, span(today, SPANS[1]));
    let spans = SPANS.into_iter().zip(tallies(one, person, today));
    let speaks = |tally: &Tally| person == one.owner || *tally != Tally::default();
    let said: Vec<String> = spans.filter(|(_, tally)| speaks(tally)).map(|(days, tally)| rate(days, tally)).collect();
    let whose = if person == people.me { "As you see it".to_owned() } else { format!("As {} sees it", people.other()) };
    Calendar {
        label: format!("{whose}: the last four weeks"),
        days: days.into_iter().map(|(day, sign)| (day, sign.letter(), sign.words())).collect(),
        blank: Sign::NotDue.letter(),
        sentence: if said.is_empty() { UNSAID.to_owned() } else { said.join(" ") },
    }
}

/// What the other said of a day, as a word.
pub(super) const fn others_label(mark: OthersMark) -> &'static str {
    match mark {
        OthersMark::Noticed => "noticed",
        OthersMark::Marked(mark) => mark.label(),
    }
}

/// "You: kept, at ten. Your partner: partly." Both views of a day beside each other, one's own first.
pub(super) fn both(one: &Commitment, day: &SharedDay, people: People) -> String {
    let own = day.own.as_ref().map(|remark| view(&people.named(one.owner), remark.mark.label(), remark));
    let other =
        day.other.as_ref().map(|remark| view(&people.named(one.owner.other()), others_label(remark.mark), remark));
    let views = if one.owner == people.me { [own, other] } else { [other, own] };
    views.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

fn view<M>(who: &str, label: &str, remark: &Remark<M>) -> String {
    match remark.line.trim() {
        "" => format!("{who}: {label}."),
        line => format!("{who}: {label} ({line})."),
    }
}
