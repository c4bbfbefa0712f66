//! An exercise as a page to read: for authors, for a look ahead, and for a counselor.

use super::model::{Exercise, Kind, Mode, Prompt, ShowIf, Which};
use crate::domain::ids::Slug;
use crate::domain::person::{Bond, Role};
use crate::prose::{Document, Part, Span};

/// The whole exercise as a reader with this role and bond meets it.
///
/// Prompts this role never sees are left out. Prompts that depend on a choice or on the sitting are shown with their
/// condition.
#[must_use]
pub fn preview(exercise: &Exercise, role: Role, bond: Bond) -> Document {
    let mut page = Document::default();
    page.heading(1, exercise.title.as_str());
    page.say(format!("About {} minutes, {}.", exercise.minutes, with_whom(exercise.mode)));
    if !exercise.offered_to(role, bond) {
        page.say("This exercise is not offered to this role or bond.");
    }
    page.append(Document::from_markdown(&exercise.why.text(role, bond)));
    if let Some(care) = &exercise.care {
        page.heading(2, "Take care").append(Document::from_markdown(&care.text(role, bond)));
    }
    page.heading(2, "Before you begin").append(Document::from_markdown(&exercise.prepare.text(role, bond)));
    for prompt in exercise.prompts.iter().filter(|prompt| prompt.shown_to(role) && prompt.shown_with(bond)) {
        page.append(of_prompt(prompt, role, bond));
    }
    page.heading(2, "At the end").append(Document::from_markdown(&exercise.close.text(role, bond)));
    page.say(format!("It counts as done with {}.", exercise.done.words));
    if let Some(repeat) = &exercise.repeat {
        page.say(format!("Come back to it {}.", repeat.words));
    }
    page.heading(2, "Where this comes from").say(exercise.evidence.sentence());
    page.parts.push(bullets(exercise.sources.iter().cloned()));
    page
}

const fn with_whom(mode: Mode) -> &'static str {
    match mode {
        Mode::Solo => "alone",
        Mode::Couple => "for two; this is the form for one",
        Mode::Either => "alone or together; this is the form for one",
    }
}

fn of_prompt(prompt: &Prompt, role: Role, bond: Bond) -> Document {
    let mut page = Document::default();
    page.heading(2, prompt.label.as_str());
    page.append(Document::from_markdown(&prompt.ask.text(role, bond)));
    if let Some(condition) = prompt.show_if.as_ref().and_then(condition) {
        page.say(condition);
    }
    match &prompt.kind {
        Kind::Choice { options } | Kind::Choices { options } => {
            page.parts.push(bullets(options.iter().map(|option| option.label.text(role, bond))));
        }
        Kind::Rows { columns, .. } => page.parts.push(bullets(columns.iter().map(|column| {
            let options = column.options.join(", ");
            if options.is_empty() { column.label.clone() } else { format!("{}: {options}", column.label) }
        }))),
        other => {
            page.say(takes(other));
        }
    }
    page.append(labelled("Why: ", &prompt.why.text(role, bond)));
    if let Some(example) = &prompt.example {
        page.append(labelled("For example: ", &example.text(role, bond)));
    }
    page
}

/// What the prompt takes, in words.
fn takes(kind: &Kind) -> String {
    match kind {
        Kind::Short => "One line.".to_owned(),
        Kind::Long => "As many lines as you like.".to_owned(),
        Kind::Choice { .. } => "One of the options.".to_owned(),
        Kind::Choices { .. } => "Any of the options.".to_owned(),
        Kind::Rating { anchors: [low, middle, high] } => format!("0 to 10. 0: {low}. 5: {middle}. 10: {high}."),
        Kind::Date => "A day.".to_owned(),
        Kind::Number { min, max, unit } => format!("A number from {min} to {max} ({unit})."),
        Kind::Rows { max, .. } => format!("Up to {max} rows."),
        Kind::Timer { minutes } => format!("A quiet timer of {minutes} minutes."),
        Kind::Clause => "One clause: what, why, how you will know, and when to look at it again.".to_owned(),
        Kind::Commitment => "One commitment: what, if and then, how often, and how it can be seen.".to_owned(),
        Kind::Reference { exercise, prompt } => format!("Shows what you wrote earlier ({exercise}, {prompt})."),
    }
}

fn condition(condition: &ShowIf) -> Option<String> {
    let chosen = condition.prompt.as_ref().map(|prompt| {
        let options: Vec<&str> = condition.is.iter().map(Slug::as_str).collect();
        format!("if `{prompt}` is {}", options.join(" or "))
    });
    let sitting = condition.sitting.map(|which| match which {
        Which::First => "the first time".to_owned(),
        Which::Again => "from the second time on".to_owned(),
    });
    let parts: Vec<String> = chosen.into_iter().chain(sitting).collect();
    if parts.is_empty() { None } else { Some(format!("(Shown {}.)", parts.join(", "))) }
}

/// A text with a strong word before it; lists and further paragraphs follow as they are.
fn labelled(label: &str, text: &str) -> Document {
    let mut document = Document::from_markdown(text);
    match document.parts.first_mut() {
        Some(Part::Paragraph(spans)) => spans.insert(0, Span::strong(label)),
        _ => document.parts.insert(0, Part::Paragraph(vec![Span::strong(label.trim_end())])),
    }
    document
}

fn bullets(items: impl Iterator<Item = String>) -> Part {
    Part::List { ordered: false, items: items.map(|item| vec![Span::plain(item)]).collect() }
}
