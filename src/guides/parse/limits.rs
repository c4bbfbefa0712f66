//! What no guide file may be or hold: too large, too deep, or written in characters that do not show.

use crate::guides::place::Lines;
use crate::guides::problem::Problem;
use std::borrow::Cow;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

/// The largest file, in bytes.
pub(super) const BYTES: usize = 256 * 1024;
/// The most prompts in one exercise.
pub(super) const PROMPTS: usize = 60;
/// The deepest nesting. The format itself needs eight.
const DEPTH: usize = 10;

/// The text of a file that is small enough, UTF-8, and free of characters that do not show. Line ends become `\n`.
pub(super) fn text<'a>(name: &str, bytes: &'a [u8]) -> Result<Cow<'a, str>, Vec<Problem>> {
    if bytes.len() > BYTES {
        let sentence = format!("This file has {} KiB.", bytes.len().div_ceil(1024));
        let hint = format!("A guide file has at most {} KiB: part it in two.", BYTES / 1024);
        return Err(vec![Problem::stops(name, 1, sentence, hint)]);
    }
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = bytes.iter().take(error.valid_up_to()).filter(|byte| **byte == b'\n').count() + 1;
        vec![Problem::stops(name, line, "This is not UTF-8 text.", "Save the file as UTF-8.")]
    })?;
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let hidden: Vec<Problem> =
        text.lines().zip(1..).filter_map(|(line, number)| hidden_in(line).map(|c| hidden(name, number, c))).collect();
    match hidden.is_empty() {
        false => Err(hidden),
        true if text.contains('\r') => Ok(Cow::Owned(text.replace("\r\n", "\n"))),
        true => Ok(Cow::Borrowed(text)),
    }
}

/// What is wrong inside the values: nesting, and hidden characters that were written as escapes.
pub(super) fn contents(name: &str, lines: &Lines, table: &DeTable<'_>) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut waiting: Vec<(usize, &Spanned<DeValue<'_>>)> = Vec::new();
    let mut tables = vec![(0, table)];
    loop {
        while let Some((depth, table)) = tables.pop() {
            for (key, value) in table {
                if let Some(c) = key.get_ref().chars().find(|c| is_hidden(*c)) {
                    problems.push(hidden(name, lines.at(key.span().start), c));
                }
                waiting.push((depth + 1, value));
            }
        }
        let Some((depth, value)) = waiting.pop() else { break };
        let line = || lines.at(value.span().start);
        match value.get_ref() {
            _ if depth > DEPTH => {
                let hint = "Write each reading, exercise and prompt under its own header in double brackets.";
                problems.push(Problem::stops(name, line(), "Tables or lists are nested too deeply here.", hint));
            }
            DeValue::String(value) => {
                problems.extend(value.chars().find(|c| is_hidden(*c)).map(|c| hidden(name, line(), c)));
            }
            DeValue::Array(items) => waiting.extend(items.iter().map(|item| (depth + 1, item))),
            DeValue::Table(table) => tables.push((depth, table)),
            _ => {}
        }
    }
    problems.sort();
    problems
}

fn hidden(name: &str, line: usize, character: char) -> Problem {
    let sentence = format!("There is a hidden character here, U+{:04X}.", u32::from(character));
    Problem::stops(name, line, sentence, "Delete it, or type the words around it again.")
}

fn hidden_in(line: &str) -> Option<char> {
    line.strip_suffix('\r').unwrap_or(line).chars().find(|c| is_hidden(*c))
}

/// Control characters, and characters that turn, hide or join text without being seen. The joiner inside emoji is not
/// among them.
fn is_hidden(c: char) -> bool {
    let plain = matches!(c, '\n' | '\t');
    let control = c.is_control() && !plain;
    let turning = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{61c}' | '\u{200e}' | '\u{200f}');
    let unseen =
        matches!(c, '\u{200b}' | '\u{2028}' | '\u{2029}' | '\u{2060}' | '\u{feff}' | '\u{e0000}'..='\u{e007f}');
    control || turning || unseen
}
