//! A response as a person reads it, in summaries and exports.

use crate::app::dates;
use crate::domain::person::{Bond, Role};
use crate::domain::sitting::{Clause, Commitment, Value};
use crate::guides::model::{Column, Kind, Prompt};

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
        Value::Rows(rows) => {
            let columns = if let Kind::Rows { columns, .. } = &prompt.kind { columns.as_slice() } else { &[] };
            rows.iter().map(|row| line(columns, row)).collect::<Vec<_>>().join("\n")
        }
        Value::Minutes(minutes) => match minutes {
            1 => "1 minute".to_owned(),
            minutes => format!("{minutes} minutes"),
        },
        Value::Clause(clause) => of_clause(clause),
        Value::Commitment(commitment) => of_commitment(commitment),
    }
}

/// A row in one line: each cell with the heading of its column before it and one sign at its end. The cells of a list
/// with one column stand for themselves.
fn line(columns: &[Column], cells: &[String]) -> String {
    if let [cell] = cells {
        return cell.trim().to_owned();
    }
    let given = cells.iter().enumerate().filter(|(_, cell)| !cell.trim().is_empty());
    let parts = given.map(|(n, cell)| {
        let cell = cell.trim().trim_end_matches([',', ';', ':']).trim_end();
        let bare = cell.trim_end_matches(['"', '\'', ')', '\u{201d}', '\u{2019}']);
        let stop = if bare.ends_with(['.', '?', '!', '\u{2026}']) { "" } else { "." };
        match columns.get(n).map(|column| column.label.trim_end_matches([':', '.', ' '])) {
            Some(label) if label.ends_with('?') => format!("{label} {cell}{stop}"),
            Some(label) => format!("{label}: {cell}{stop}"),
            None => format!("{cell}{stop}"),
        }
    });
    parts.collect::<Vec<_>>().join(" ")
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
        ("Then: ", &commitment.then),
        ("How often: ", &commitment.often),
        ("It can be seen by: ", &commitment.evidence),
    ])
}

fn labelled(parts: &[(&str, &str)]) -> String {
    let given = parts.iter().filter(|(_, text)| !text.trim().is_empty());
    given.map(|(label, text)| format!("{label}{}", text.trim())).collect::<Vec<_>>().join("\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn columns(labels: &[&str]) -> Vec<Column> {
        let column = |(n, label): (usize, &&str)| Column {
            id: format!("c{n}").parse().expect("an id"),
            label: (*label).to_owned(),
            options: Vec::new(),
        };
        labels.iter().enumerate().map(column).collect()
    }

    fn row(labels: &[&str], cells: &[&str]) -> String {
        line(&columns(labels), &cells.iter().map(|cell| (*cell).to_owned()).collect::<Vec<_>>())
    }

    #[test]
    fn a_row_reads_by_its_headings_without_doubled_signs() {
        let labels = ["The moment", "If", "Then"];
        let cells = ["Sunday lunch.", "someone says 'let it go'", "I say 'not today.'"];
        let wanted = "The moment: Sunday lunch. If: someone says 'let it go'. Then: I say 'not today.'";
        assert_eq!(row(&labels, &cells), wanted);
        assert_eq!(row(&labels, &["for days.,", "", " I saw it "]), "The moment: for days. Then: I saw it.");
        assert_eq!(row(&["Who knows?", "Since:"], &["My aunt", "May"]), "Who knows? My aunt. Since: May.");
    }

    #[test]
    fn a_list_with_one_column_stands_for_itself() {
        assert_eq!(row(&["What helps"], &[" Tea, and the blue blanket "]), "Tea, and the blue blanket");
    }
}
