//! What the TOML reader says, in an author's words.

use crate::guides::nearest::nearest;
use crate::guides::place::Lines;
use crate::guides::problem::Problem;

/// A file that is not TOML.
pub(super) fn not_toml(name: &str, text: &str, error: &toml::de::Error) -> Problem {
    let line = Lines::of(text).at(error.span().map_or(0, |span| span.start));
    let message = error.message().lines().next().unwrap_or_default();
    if message == "duplicate key" {
        return Problem::stops(name, line, "This field is here twice.", "Keep one of the two.");
    }
    let hint = "Look at this line and the one before it for a missing quote, bracket or equals sign.";
    Problem::stops(name, line, format!("This is not TOML: {message}."), hint)
}

/// The sentence and hint for a message of the TOML reader about `what`, such as "a prompt".
pub(super) fn words(message: &str, what: &str) -> (String, String) {
    let message = message.trim();
    let quoted = quoted(message);
    if message.starts_with("missing field") {
        let field = quoted.first().copied().unwrap_or_default();
        return (format!("`{field}` is missing in {what}."), format!("Add a line that begins `{field} = `."));
    }
    if let (true, [field, fields @ ..]) = (message.starts_with("unknown field"), quoted.as_slice()) {
        return (format!("There is no field `{field}` in {what}."), suggestion(field, fields));
    }
    if let (true, [value, values @ ..]) = (message.starts_with("unknown variant"), quoted.as_slice()) {
        return (format!("\"{value}\" is not one of the words this field takes."), suggestion(value, values));
    }
    if let Some((found, expected)) = message.strip_prefix("invalid ").and_then(|rest| rest.split_once(", expected ")) {
        let (_, found) = found.split_once(": ").unwrap_or(("", found));
        return (format!("This is {}.", plain_found(found)), format!("It should be {}.", plain_expected(expected)));
    }
    match message.split_once(": ") {
        Some((sentence, hint)) => (format!("{}.", short(sentence)), sentence_of(hint)),
        None => (format!("{}.", short(message)), format!("Compare it with {what} from `guides new`.")),
    }
}

fn suggestion(given: &str, offered: &[&str]) -> String {
    nearest(given, offered.iter().copied()).map_or_else(
        || format!("It can be {}.", offered.iter().map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")),
        |near| format!("Did you mean `{near}`?"),
    )
}

/// The parts of `message` between backticks.
fn quoted(message: &str) -> Vec<&str> {
    message.split('`').skip(1).step_by(2).collect()
}

fn plain_found(found: &str) -> String {
    let kinds = [
        ("string ", "a text"),
        ("integer ", "a whole number"),
        ("floating point ", "a number with a point"),
        ("boolean ", "true or false"),
        ("map", "a table"),
        ("sequence", "a list"),
        ("length ", "a list of the wrong length"),
    ];
    let kind = kinds.iter().find(|(start, _)| found.starts_with(start));
    let value = found.split_once('`').and_then(|(_, rest)| rest.split_once('`')).map(|(value, _)| value);
    match (kind, value) {
        (Some((_, kind)), Some(value)) => format!("{kind}, {}", short(value)),
        (Some((_, kind)), None) => (*kind).to_owned(),
        (None, _) => short(found),
    }
}

fn plain_expected(expected: &str) -> &str {
    match expected {
        "a string" => "a text in quotes",
        "a boolean" => "true or false, without quotes",
        "a sequence" => "a list in square brackets",
        "u8" => "a whole number from 0 to 255",
        "u16" | "u32" | "u64" => "a whole number, 0 or more",
        "i64" => "a whole number",
        other if other.starts_with("struct ") => "a table",
        other => other,
    }
}

fn short(text: &str) -> String {
    let cut: String = text.chars().take(80).collect();
    if cut.len() < text.len() { format!("{cut}...") } else { cut }
}

fn sentence_of(hint: &str) -> String {
    let mut letters = hint.chars();
    let first: String = letters.next().map(|c| c.to_uppercase().collect()).unwrap_or_default();
    format!("{first}{}.", letters.as_str())
}
