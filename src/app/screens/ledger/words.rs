//! The sentences about commitments: plans, days and rates. Numbers without praise, misses without blame.

use crate::app::dates;
use crate::app::page::Calendar;
use crate::domain::commitment::{CommitmentDraft, DayMark, Mark};
use crate::domain::person::Bond;
use crate::domain::recurrence::Recurrence;
use crate::insight::kept::{Rate, SPANS, Sign, Tally, calendar, span, tally};
use crate::prose::Document;
use chrono::NaiveDate;

/// "If it is nine, then I put the phone in the hall." Empty if neither was said.
fn if_then(text: &CommitmentDraft) -> String {
    let (when, then) = (unstopped(&text.when), unstopped(&text.then));
    match (when, then) {
        ("", "") => String::new(),
        (when, "") => format!("If: {when}."),
        ("", then) => format!("Then: {then}."),
        (when, then) => format!("If: {when}. Then: {then}."),
    }
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
pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// What a commitment says, to read.
pub(super) fn plan(text: &CommitmentDraft) -> Document {
    let mut document = Document::default();
    document.heading(2, text.what.trim());
    let seen = match unstopped(&text.evidence) {
        "" => String::new(),
        seen => format!("It can be seen by: {seen}."),
    };
    for line in [if_then(text), seen, terms(text)].into_iter().filter(|line| !line.is_empty()) {
        document.say(line);
    }
    document
}

/// "Last 14 days: kept 9 of 11. Partly 1, missed 1. Not counted: 2 excused, 1 without a mark."
pub(super) fn rate(days: u64, tally: Tally) -> String {
    let held = tally.kept + tally.moved;
    let counted = match tally.rate() {
        _ if tally == Tally::default() => return format!("Last {days} days: nothing was due."),
        Rate::Of { kept, of } => format!("kept {kept} of {of}."),
        Rate::TooEarly if tally.counted() == 0 => "no day in the count yet.".to_owned(),
        Rate::TooEarly => format!("kept {held} of {}. That is too early to say more.", tally.counted()),
    };
    let part = |count: usize, words: &str| (count > 0).then(|| format!("{words} {count}"));
    let inside = [part(tally.partly, "partly"), part(tally.missed, "missed"), part(tally.moved, "moved ahead of time")];
    let outside = |count: usize, words: &str| (count > 0).then(|| format!("{count} {words}"));
    let outside = [outside(tally.excused, "excused"), outside(tally.open, "without a mark")];
    let mut said = format!("Last {days} days: {counted}");
    let inside: Vec<String> = inside.into_iter().flatten().collect();
    if !inside.is_empty() {
        said += &format!(" {}.", capital(&inside.join(", ")));
    }
    let outside: Vec<String> = outside.into_iter().flatten().collect();
    if !outside.is_empty() {
        said += &format!(" Not counted: {}.", outside.join(", "));
    }
    said
}

/// The rate of the last two weeks.
pub(super) fn short_rate(text: &CommitmentDraft, marks: &[DayMark], today: NaiveDate) -> String {
    rate(SPANS[0], tally(text, marks, span(today, SPANS[0])))
}

/// The last four weeks with a letter for each day, and both rates.
pub(super) fn month(text: &CommitmentDraft, marks: &[DayMark], today: NaiveDate) -> Calendar {
    let days = calendar(text, marks, span(today, SPANS[1]));
    let rates = SPANS.map(|days| rate(days, tally(text, marks, span(today, days))));
    Calendar {
        label: "The last four weeks".into(),
        days: days.into_iter().map(|(day, sign)| (day, sign.letter(), sign.words())).collect(),
        blank: Sign::NotDue.letter(),
        sentence: rates.join(" "),
    }
}

/// Whether the last marked day up to today was missed.
pub(super) fn missed_last(marks: &[DayMark]) -> bool {
    marks.iter().max_by_key(|one| one.day).is_some_and(|one| one.mark == Mark::Missed)
}

/// What helps after a miss.
pub(super) fn after_a_miss(bond: Bond) -> Document {
    let other = bond.other();
    Document::from_plain(&format!(
        "A day was missed. That is news, not a verdict.\n\
         If {other} counts on it, say so before you are asked, as long as that is safe.\n\
         Then plan it again: smaller, at another time, or let it go and say that too."
    ))
}

/// One line for the foot of the page after a day was marked.
pub(super) fn marked(mark: Mark) -> &'static str {
    match mark {
        Mark::Kept => "Kept. u takes the mark back.",
        Mark::Partly => "Kept in part. That is worth a mark too. u takes it back.",
        Mark::Missed => "Missed, and said. Open it to plan it again. u takes the mark back.",
        Mark::Excused => "Excused: the day is out of the count. u takes the mark back.",
        Mark::Renegotiated => "Moved ahead of time. That counts as kept.",
    }
}

/// One line where a day does not take a mark.
pub(super) fn refused(mark: Mark, day: NaiveDate, today: NaiveDate) -> &'static str {
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
