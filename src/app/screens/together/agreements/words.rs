//! The sentences about agreements: how they stand, who said yes, and what a wording changes. Nobody is ever to blame.

use super::super::people::People;
use crate::app::dates;
use crate::insight::ours::{Agreement, Change, Changed, Field, FieldChange, Review, Standing, Version, Voice};
use crate::prose::{Document, Part, Span};
use chrono::NaiveDate;

/// What both are told on every page of an agreement.
pub(super) const EITHER: &str = "Either of you can stop holding to something here, at any time. That opens a talk, \
                                 and is no penalty.";

/// Where a wording lets one watch and does not end in time.
pub(super) const NEEDS_END: &str = "These words let one of you look into the other's things. Such a thing needs a last \
                                    day, at most 90 days away, before both can say yes. Propose it again with one.";

/// How it stands, for the right of a row.
pub(super) fn brief(one: &Agreement, people: People, today: NaiveDate) -> String {
    let day = |day| dates::day_in(day, today);
    match one.standing(today) {
        Standing::InForce { since, .. } => format!("since {}", day(since)),
        Standing::Proposed { by } if by == people.me => "proposed by you".to_owned(),
        Standing::Proposed { .. } => "waits for your yes".to_owned(),
        Standing::Withdrawn { .. } => "no longer held".to_owned(),
        Standing::Parked { .. } => "set aside".to_owned(),
        Standing::Ended { on, .. } => format!("ended {}", day(on)),
        Standing::Several(all) => format!("{} wordings", all.len()),
    }
}

/// When to look again, when it ends, and whether other words wait, for under a row.
pub(super) fn days(one: &Agreement, people: People, today: NaiveDate) -> String {
    let mut parts = Vec::new();
    match one.review(today) {
        Some(Review::Due(day)) => parts.push(format!("Time to look at it again, since {}.", dates::day_in(day, today))),
        Some(Review::Ahead(day)) => parts.push(format!("Look at it again {}.", dates::day_in(day, today))),
        None => {}
    }
    if let Some(version) = one.in_force(today) {
        if let Some(ends) = version.clause.ends {
            parts.push(format!("It ends {}.", dates::day_in(ends, today)));
        }
        if !one.awaiting_yes(people.me).is_empty() {
            parts.push("Other words wait for your yes.".to_owned());
        } else if !one.open().is_empty() {
            parts.push(format!("Other words wait for {}.", people.other()));
        }
    }
    parts.join(" ")
}

/// How it stands, in a sentence.
pub(super) fn standing(one: &Agreement, people: People, today: NaiveDate) -> String {
    let day = dates::full_day;
    match one.standing(today) {
        Standing::InForce { since, .. } => format!("Both of you hold it, since {}.", day(since)),
        Standing::Proposed { by } if by == people.me => {
            format!("You proposed it. It holds once {} says yes too.", people.other())
        }
        Standing::Proposed { by } => {
            format!("{} proposed it. It holds only if you say yes too. You need not.", people.named(by))
        }
        Standing::Withdrawn { by } => {
            format!("It is not held any more. {} took a yes back on {}.", people.named(by.author), day(by.day))
        }
        Standing::Parked { by, why } => parked(&people.named(by.author), &day(by.day), why.trim()),
        Standing::Ended { on, .. } => format!("It has ended, with {}. It can be proposed again.", day(on)),
        Standing::Several(all) => format!(
            "Both of you hold {} wordings side by side. None of them counts more. New words can take the place of all.",
            all.len()
        ),
    }
}

fn parked(who: &str, day: &str, why: &str) -> String {
    let why = if why.is_empty() { String::new() } else { format!(" Why: {why}") };
    format!("{who} set it aside for now, on {day}. It can be taken up again.{why}")
}

/// Who stands where on one wording, a line each.
pub(super) fn yeses(version: &Version, people: People) -> Document {
    let mut document = Document::default();
    for person in [people.me, people.me.other()] {
        let said = match version.consent.of(person) {
            Voice::Yes(stamp) if stamp.id == version.stamp.id => {
                format!("proposed it on {}", dates::full_day(stamp.day))
            }
            Voice::Yes(stamp) => format!("yes, on {}", dates::full_day(stamp.day)),
            Voice::TakenBack(stamp) => format!("took the yes back on {}", dates::full_day(stamp.day)),
            Voice::Silent => "no yes so far".to_owned(),
        };
        document.say(format!("{}: {said}.", people.named(person)));
    }
    document
}

/// What a wording changes in the one before, in words: "added:", "removed:".
pub(super) fn changes(one: &Agreement, version: &Version) -> Document {
    let mut document = Document::default();
    let Some(changes) = one.changes(version.stamp.id) else { return document };
    for change in &changes {
        document.parts.push(Part::Paragraph(match change {
            FieldChange::Words { field, changes } => in_words(*field, changes),
            FieldChange::Day { field, before, after } => {
                let day = |day: &Option<NaiveDate>| day.map_or_else(|| "no day".to_owned(), dates::full_day);
                vec![
                    Span::strong(format!("{}: ", name(*field))),
                    Span::plain(format!("[removed: {}] [added: {}]", day(before), day(after))),
                ]
            }
        }));
    }
    if changes.is_empty() {
        document.say("The words are the same as before.");
    }
    document
}

fn in_words(field: Field, changes: &[Change]) -> Vec<Span> {
    let mut spans = vec![Span::strong(format!("{}: ", name(field)))];
    for (at, change) in changes.iter().enumerate() {
        let blank = if at == 0 { "" } else { " " };
        let text = format!("{blank}{change}");
        spans.push(if change.changed == Changed::Same { Span::plain(text) } else { Span::strong(text) });
    }
    spans
}

const fn name(field: Field) -> &'static str {
    match field {
        Field::What => "What it asks",
        Field::Why => "Why",
        Field::Sign => "How we will know",
        Field::Slip => "If it slips",
        Field::Review => "Look at it again",
        Field::Ends => "It ends",
    }
}
