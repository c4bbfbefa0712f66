//! The sentences about commitments: plans, days and rates. Numbers without praise, misses without blame.

use crate::app::dates;
use crate::app::page::Calendar;
use crate::domain::commitment::{CommitmentDraft, DayMark, Mark};
use crate::domain::person::Bond;
use crate::domain::recurrence::Recurrence;
use crate::insight::kept::{Rate, SPANS, Sign, Tally, calendar, span, tally};
use crate::prose::Document;
use chrono::NaiveDate;

/// "If: it is nine. Then: I put the phone away." Empty if neither was said.
fn if_then(text: &CommitmentDraft) -> String {
    let parts = [("If", unstopped(&text.when)), ("Then", unstopped(&text.then))];
    let parts = parts.into_iter().filter(|(_, said)| !said.is_empty());
    parts.map(|(name, said)| format!("{name}: {said}.")).collect::<Vec<_>>().join(" ")
}

fn unstopped(text: &str) -> &str {
    text.trim().trim_end_matches('.')
}

/// How often, since when, until when, how large.
fn terms(text: &CommitmentDraft) -> String {
    let until = text.until.map(|day| format!(" until {}", dates::full_day(day))).unwrap_or_default();
    let often = text.often.words(text.since);
    let from = if text.often == Recurrence::Once { "on" } else { "from" };
    format!("{}, {from} {}{until}; {}.", capital(&often), dates::full_day(text.since), text.size.label())
}

/// With a capital letter at its beginning.
pub(in crate::app::screens) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What a commitment says, to read.
pub(in crate::app::screens) fn plan(text: &CommitmentDraft) -> Document {
    let mut document = Document::default();
    document.heading(2, text.what.trim());
    let seen = match unstopped(&text.evidence) {
        "" => terms(text),
        seen => format!("It can be seen by: {seen}. {}", terms(text)),
    };
    for line in [if_then(text), seen].into_iter().filter(|line| !line.is_empty()) {
        document.say(line);
    }
    document
}

/// "Last 14 days: kept 9 of 11."
pub(in crate::app::screens) fn held(days: u64, tally: Tally) -> String {
    match tally.rate() {
        _ if tally == Tally::default() => format!("Last {days} days: nothing was due."),
        Rate::Of { kept, of } => format!("Last {days} days: kept {kept} of {of}."),
        Rate::TooEarly if tally.counted() == 0 => format!("Last {days} days: no day in the count yet."),
        Rate::TooEarly => {
            let held = tally.kept + tally.moved;
            format!("Last {days} days: kept {held} of {}. That is too early to say more.", tally.counted())
        }
    }
}

/// "Last 14 days: kept 9 of 11. Partly 1, missed 1. Not counted: 2 excused, 1 without a mark."
pub(in crate::app::screens) fn rate(days: u64, tally: Tally) -> String {
    let some = |parts: [Option<String>; 3]| parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
    let part = |count: usize, words: &str| (count > 0).then(|| format!("{words} {count}"));
    let outside = |count: usize, words: &str| (count > 0).then(|| format!("{count} {words}"));
    let mut said = held(days, tally);
    let inside = [part(tally.partly, "partly"), part(tally.missed, "missed"), part(tally.moved, "moved ahead of time")];
    let inside = some(inside);
    if !inside.is_empty() {
        said += &format!(" {}.", capital(&inside));
    }
    let outside = some([outside(tally.excused, "excused"), outside(tally.open, "without a mark"), None]);
    if !outside.is_empty() {
        said += &format!(" Not counted: {outside}.");
    }
    said
}

/// How the days of a span went. Today is not over: without a mark it is not spoken of.
fn so_far(text: &CommitmentDraft, marks: &[DayMark], today: NaiveDate, days: u64) -> Tally {
    let mut tally = tally(text, marks, span(today, days));
    if text.is_due(today) && !marks.iter().any(|one| one.day == today) {
        tally.open -= 1;
    }
    tally
}

/// The rate of the last two weeks.
pub(in crate::app::screens) fn short_rate(text: &CommitmentDraft, marks: &[DayMark], today: NaiveDate) -> String {
    held(SPANS[0], so_far(text, marks, today, SPANS[0]))
}

/// The last four weeks with a letter for each day, and both rates.
pub(in crate::app::screens) fn month(text: &CommitmentDraft, marks: &[DayMark], today: NaiveDate) -> Calendar {
    let days = calendar(text, marks, span(today, SPANS[1]));
    let rates = SPANS.map(|days| rate(days, so_far(text, marks, today, days)));
    Calendar {
        label: "The last four weeks".into(),
        days: days.into_iter().map(|(day, sign)| (day, sign.letter(), sign.words())).collect(),
        blank: Sign::NotDue.letter(),
        sentence: rates.join(" "),
    }
}

/// Whether the last marked day up to today was missed.
pub(in crate::app::screens) fn missed_last(marks: &[DayMark]) -> bool {
    marks.iter().max_by_key(|one| one.day).is_some_and(|one| one.mark == Mark::Missed)
}

/// What helps after a miss.
pub(in crate::app::screens) fn after_a_miss(bond: Bond) -> Document {
    let other = bond.other();
    Document::from_plain(&format!(
        "A day was missed. That is news, not a verdict.\n\
         If {other} counts on it, say so before you are asked, as long as that is safe.\n\
         Then plan it again: smaller, at another time, or let it go and say that too."
    ))
}

/// One line for the foot of the page after a day was marked.
pub(in crate::app::screens) fn marked(mark: Mark) -> &'static str {
    match mark {
        Mark::Kept => "Marked as kept.",
        Mark::Partly => "Marked as kept in part. That is worth a mark too.",
        Mark::Missed => "Marked as missed. Open it when you want to plan it again.",
        Mark::Excused => "Marked as excused. The day leaves the count.",
        Mark::Renegotiated => "Moved ahead of time. That counts as kept.",
    }
}

/// One line where a day does not take a mark.
pub(in crate::app::screens) fn refused(mark: Mark, day: NaiveDate, today: NaiveDate) -> &'static str {
    match (mark, day < today) {
        (Mark::Renegotiated, true) => "That day has passed, so it cannot be moved. Excused is still open to it.",
        _ => "That day has not come yet. It can be moved or excused.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rate_is_a_sentence_with_its_numbers() {
        let full = Tally { kept: 8, moved: 1, partly: 1, missed: 1, excused: 2, open: 1 };
        assert_eq!(
            rate(14, full),
            "Last 14 days: kept 9 of 11. Partly 1, missed 1, moved ahead of time 1. Not counted: 2 excused, 1 without \
             a mark."
        );
        assert_eq!(rate(14, Tally::default()), "Last 14 days: nothing was due.");
        let early = Tally { kept: 2, missed: 1, ..Tally::default() };
        assert_eq!(rate(28, early), "Last 28 days: kept 2 of 3. That is too early to say more. Missed 1.");
        let open = Tally { open: 3, ..Tally::default() };
        assert_eq!(rate(14, open), "Last 14 days: no day in the count yet. Not counted: 3 without a mark.");
    }
}
