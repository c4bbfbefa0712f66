//! A response as a person reads it, in summaries and exports.

use crate::app::dates;
use crate::domain::person::{Bond, Role};
use crate::domain::sitting::{Clause, Commitment, Value};
use crate::guides::model::{Kind, Prompt};

/// The words for a value given to this prompt.
#[must_use]
pub fn reads(prompt: &Prompt, value: &Value, role: Role, bond: Bond) -> String {
    match value {
        Value::Text(text) => text.trim().to_owned(),
        Value::Chosen(ids) => {
            let chosen = prompt.options().iter().filter(|option| ids.iter().any(|id| id == option.id.as_str()));
            chosen.map(|option| option.label.text(role, bond)).collect::<Vec<_>>().join("; ")
        }
        Value::Rating(rating) => match &prompt.kind {
            Kind::Rating { anchors } => format!("{rating} of 10 (0 {}, 10 {})", anchors[0], anchors[2]),
            _ => format!("{rating} of 10"),
        },
        Value::Date(day) => dates::full_day(*day),
        Value::Number(number) => match &prompt.kind {
            Kind::Number { unit, .. } => format!("{number} {unit}"),
            _ => number.to_string(),
        },
        Value::Rows(rows) => rows.iter().map(|row| line(row)).collect::<Vec<_>>().join("\n"),
        Value::Minutes(minutes) => match minutes {
            1 => "1 minute".to_owned(),
            minutes => format!("{minutes} minutes"),
        },
        Value::Clause(clause) => of_clause(clause),
        Value::Commitment(commitment) => of_commitment(commitment),
    }
}

fn line(cells: &[String]) -> String {
    cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(", ")
}

fn of_clause(clause: &Clause) -> String {
    let review = clause.review.map(dates::full_day).unwrap_or_default();
    labelled(&[
        ("", &clause.text),
        ("What it is for: ", &clause.purpose),
        ("How I can tell: ", &clause.sign),
        ("Look again on: ", &review),
    ])
}

fn of_commitment(commitment: &Commitment) -> String {
    labelled(&[
        ("", &commitment.what),
        ("If: ", &commitment.when),
        ("Then I will: ", &commitment.then),
        ("How often: ", &commitment.often),
        ("It can be seen by: ", &commitment.evidence),
    ])
}

fn labelled(parts: &[(&str, &str)]) -> String {
    let given = parts.iter().filter(|(_, text)| !text.trim().is_empty());
    given.map(|(label, text)| format!("{label}{}", text.trim())).collect::<Vec<_>>().join("\n")
}
