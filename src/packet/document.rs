//! One document of what was chosen: header, entries, exercises, and what is not in it.

use super::choose::{choose, day_of};
use super::{Selection, Which};
use crate::domain::entry::{Entry, Mood};
use crate::domain::moment::Moment;
use crate::domain::sitting::{Response, Sitting};
use crate::prose::{Document, Part, Span, Stress};
use chrono::NaiveDate;

/// What no export holds, whatever is chosen.
pub const NEVER_IN: [&str; 6] = [
    "the private safety check and its answers",
    "the names and details of what broke trust",
    "check-ins and their numbers",
    "commitments, limits, requests and agreement drafts",
    "earlier wordings, drafts and the trash",
    "times of day: only days are given",
];

/// The document for a selection. `name` is what the person wants to be called, or empty. Records that do not fit are
/// left out; see [`Selection`] for the step of sittings.
///
/// Typed words are read as in the journal ([`Document::from_typed`]): their own headings become strong lines, so that
/// the outline is the document's alone.
#[must_use]
pub fn document(selection: &Selection, entries: &[Entry], sittings: &[Sitting], now: &Moment, name: &str) -> Document {
    let chosen = choose(selection, entries, sittings);
    let mut document = header(selection, now.day(), name);
    if !chosen.entries.is_empty() {
        document.heading(2, "From the journal");
        chosen.entries.iter().for_each(|entry| entry_into(&mut document, entry));
    }
    if !chosen.sittings.is_empty() {
        document.heading(2, "From the exercises");
        chosen.sittings.iter().for_each(|sitting| sitting_into(&mut document, sitting));
    }
    footer(&mut document, selection);
    document
}

fn header(selection: &Selection, today: NaiveDate, name: &str) -> Document {
    let mut document = Document::default();
    let who = match name.trim() {
        "" => "the client".to_owned(),
        name => format!("the client, {name}"),
    };
    document.heading(1, "Notes for a counselor");
    document.say(format!("Prepared by {who}, on {}. {}.", full(today), period(selection)));
    document.say(
        "These are the client's own words, put together with Mendway, a self-help program. They are no clinical \
         record and no diagnosis.",
    );
    document.say(
        "Mendway is self-help for adults. It is not therapy, diagnosis or crisis care, and does not replace a \
         counselor.",
    );
    document
}

fn period(selection: &Selection) -> String {
    match (selection.from, selection.to) {
        (None, None) => "Of all days so far".into(),
        (Some(from), None) => format!("From {} on", full(from)),
        (None, Some(to)) => format!("Up to {}", full(to)),
        (Some(from), Some(to)) => format!("From {} to {}", full(from), full(to)),
    }
}

fn full(day: NaiveDate) -> String {
    day.format("%-d %B %Y").to_string()
}

fn titled(day: NaiveDate, title: &str) -> String {
    let title: Vec<&str> = title.split_whitespace().collect();
    let day = day.format("%A %-d %B %Y");
    if title.is_empty() { day.to_string() } else { format!("{day}: {}", title.join(" ")) }
}

fn entry_into(document: &mut Document, entry: &Entry) {
    let text = &entry.text;
    document.heading(3, titled(entry.written.day(), &text.title));
    let tags: Vec<String> = text.tags.iter().map(|tag| format!("#{tag}")).collect();
    let about = [
        (!tags.is_empty()).then(|| format!("Tags: {}", tags.join(" "))),
        text.mood.map(Mood::word).map(|word| format!("Feeling: {word}")),
        text.step.map(|step| format!("Step: {}", step.name())),
        text.starter.as_ref().map(|line| format!("Begun with: {}", line.trim())),
    ];
    let about: Vec<String> = about.into_iter().flatten().collect();
    if !about.is_empty() {
        document.parts.push(Part::Paragraph(vec![soft(about.join("\n"))]));
    }
    typed_into(document, &text.body);
}

fn sitting_into(document: &mut Document, sitting: &Sitting) {
    document.heading(3, titled(day_of(sitting), &sitting.title));
    let given = sitting.responses.iter().filter(|response| !response.reads.trim().is_empty());
    given.for_each(|response| response_into(document, response));
}

fn response_into(document: &mut Document, response: &Response) {
    let mut introduced = vec![Span::strong(response.label.trim())];
    if !response.asked.trim().is_empty() {
        introduced.push(soft(format!("\n{}", response.asked.trim())));
    }
    document.parts.push(Part::Paragraph(introduced));
    typed_into(document, &response.reads);
}

fn typed_into(document: &mut Document, words: &str) {
    let typed = Document::from_typed(words).parts.into_iter().map(|part| match part {
        Part::Heading { text, .. } => Part::Paragraph(vec![Span::strong(text)]),
        other => other,
    });
    document.parts.extend(typed);
}

fn soft(text: impl Into<String>) -> Span {
    Span { text: text.into(), stress: Stress::Soft }
}

fn footer(document: &mut Document, selection: &Selection) {
    let narrowed = match selection.which {
        Which::Marked => "everything the client did not mark for this export",
        Which::All => "what lies outside the days, tags or parts that were asked for",
    };
    document.heading(2, "What is not in here");
    document.say("Silence about something here does not mean that it is not there. Left out are:");
    let items = std::iter::once(narrowed).chain(NEVER_IN).map(|line| vec![Span::plain(line)]).collect();
    document.parts.push(Part::List { ordered: false, items });
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::entry::{EntryDraft, Origin};
    use crate::domain::ids::{BreachId, EntryId, SittingId};
    use crate::domain::person::{Bond, Role};
    use crate::domain::sitting::SittingState;
    use crate::domain::step::Step;
    use crate::packet::{ItemId, Parts, items};
    use crate::prose::words;
    use chrono::{Duration, TimeZone, Utc};

    fn moment(day: i64) -> Moment {
        let utc = Utc.with_ymd_and_hms(2026, 11, 1, 22, 13, 0).single().expect("a real instant");
        Moment::new(utc + Duration::days(day - 1), 0, "")
    }

    fn entry(id: i64, day: i64, title: &str, body: &str) -> Entry {
        let text = EntryDraft { title: title.into(), body: body.into(), ..EntryDraft::default() };
        let written = moment(day);
        Entry { id: EntryId(id), text, changed: written.clone(), written, marked: true, versions: 0 }
    }

    fn sitting(id: i64, day: i64, state: SittingState) -> Sitting {
        let response = |label: &str, reads: &str| Response {
            prompt: "p".parse().expect("an id"),
            asked: format!("{label}, as asked?"),
            label: label.into(),
            value: None,
            reads: reads.into(),
        };
        Sitting {
            id: SittingId(id),
            exercise: "c1-floor".parse().expect("an id"),
            revision: 1,
            title: format!("Sitting {id}"),
            role: Role::Hurt,
            bond: Bond::Partner,
            breach: Some(BreachId(1)),
            begun: moment(day),
            ended: (state != SittingState::Open).then(|| moment(day)),
            state,
            before: Some(8),
            after: Some(3),
            at: None,
            marked: true,
            responses: vec![response("What helped", "A walk."), response("Left out", " ")],
        }
    }

    fn text(document: &Document) -> String {
        let parts = document.parts.iter().map(|part| match part {
            Part::Heading { level, text } => format!("{} {text}", "#".repeat(usize::from(*level))),
            Part::Paragraph(spans) | Part::Quote(spans) => words(spans),
            Part::List { items, .. } => items.iter().map(|item| words(item)).collect::<Vec<_>>().join("\n"),
            Part::Verbatim(text) => text.clone(),
            Part::Rule => "---".into(),
        });
        parts.collect::<Vec<_>>().join("\n")
    }

    fn built(selection: &Selection, entries: &[Entry], sittings: &[Sitting]) -> String {
        text(&document(selection, entries, sittings, &moment(22), "Sam"))
    }

    #[test]
    fn the_header_says_who_when_and_what_it_is_not() {
        let said = built(&Selection::default(), &[], &[]);
        assert!(
            said.starts_with(
                "# Notes for a counselor\nPrepared by the client, Sam, on 22 November 2026. Of all days so far."
            ),
            "{said}"
        );
        assert!(said.contains("It is not therapy, diagnosis or crisis care"), "{said}");
        let unnamed = text(&document(&Selection::default(), &[], &[], &moment(22), " "));
        assert!(unnamed.contains("Prepared by the client, on"), "{unnamed}");
    }

    #[test]
    fn entries_come_oldest_first_with_day_tags_and_words() {
        let mut second = entry(2, 5, "", "# Big\nI was *calm*.");
        second.text.tags = vec!["calm".into()];
        second.text.step = Some(Step::Boundaries);
        let said = built(&Selection::default(), &[second, entry(1, 3, "First", "Words.")], &[]);
        let wanted = "## From the journal\n### Tuesday 3 November 2026: First\nWords.\n### Thursday 5 November 2026\n\
                      Tags: #calm\nStep: Boundaries\nBig\nI was calm.\n## What is not in here";
        assert!(said.contains(wanted), "{said}");
    }

    #[test]
    fn a_sitting_gives_each_label_what_was_asked_and_what_was_given() {
        let said = built(&Selection::default(), &[], &[sitting(1, 4, SittingState::Done)]);
        let wanted = "## From the exercises\n### Wednesday 4 November 2026: Sitting 1\nWhat helped\nWhat helped, as asked?\nA walk.\n##";
        assert!(said.contains(wanted), "{said}");
        assert!(!said.contains("Left out,"), "what was skipped is not there: {said}");
    }

    #[test]
    fn only_what_fits_every_condition_goes_in() {
        let mut entries =
            [entry(1, 1, "A", "a"), entry(2, 10, "B", "b"), entry(3, 20, "C", "c"), entry(4, 10, "D", "d")];
        entries[3].marked = false;
        entries[1].text.tags = vec!["calm".into()];
        let sittings = [
            sitting(1, 10, SittingState::Done),
            sitting(2, 10, SittingState::Open),
            sitting(3, 10, SittingState::SetAside),
            sitting(4, 10, SittingState::Kept),
        ];
        let titles = |selection: &Selection| {
            let items = items(selection, &entries, &sittings);
            items
                .into_iter()
                .filter(|item| item.chosen == crate::domain::marked::Marked::Yes)
                .map(|item| item.label)
                .collect::<Vec<_>>()
        };
        let day = |day: u32| NaiveDate::from_ymd_opt(2026, 11, day);
        let days = Selection { from: day(2), to: day(19), ..Selection::default() };
        assert_eq!(titles(&days), ["B", "Sitting 1", "Sitting 4"]);
        assert_eq!(titles(&Selection { which: Which::All, parts: Parts::Entries, ..days.clone() }), ["B", "D"]);
        assert_eq!(titles(&Selection { tag: Some("calm".into()), ..days.clone() }), ["B"]);
        let without = Selection { without_entries: vec![EntryId(2)], without_sittings: vec![SittingId(4)], ..days };
        assert_eq!(titles(&without), ["Sitting 1"]);
        let all = items(&without, &entries, &sittings);
        assert!(all.iter().any(|item| item.id == ItemId::Entry(EntryId(2))), "it can be put in again");
        assert!(!built(&without, &entries, &sittings).contains(": B"));
    }

    #[test]
    fn what_broke_trust_safety_and_times_of_day_never_go_in() {
        let mut about = entry(1, 3, "About it", "Words.");
        about.text.origin = Some(Origin::Breach(BreachId(1)));
        let said = built(&Selection::default(), &[about], &[sitting(1, 4, SittingState::Done)]);
        assert!(!said.contains("22:13"), "{said}");
        for line in NEVER_IN {
            assert!(said.contains(line), "it says what is left out: {line}");
        }
    }
}
