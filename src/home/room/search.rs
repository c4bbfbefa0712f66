//! What someone types in the search box, as a query that never fails; and the words around a match.

use crate::domain::entry::Excerpt;

/// More words than this do not narrow a search further.
const WORDS: usize = 16;
/// Letters of one word that count.
const LETTERS: usize = 64;
/// Sets a match apart in what SQLite hands back; neither can be typed.
pub(super) const OPEN: char = '\u{2}';
pub(super) const CLOSE: char = '\u{3}';

/// A full-text query: every word must occur, the last one as a beginning. `None` if there is nothing to look for.
///
/// Each word is quoted, so nothing typed is ever read as an operator.
pub(super) fn query(words: &str) -> Option<String> {
    let mut terms: Vec<String> = words
        .split(|letter: char| letter.is_whitespace() || letter.is_control())
        .filter(|word| word.chars().any(char::is_alphanumeric))
        .take(WORDS)
        .map(|word| format!("\"{}\"", word.chars().take(LETTERS).collect::<String>().replace('"', "\"\"")))
        .collect();
    terms.last_mut()?.push('*');
    Some(terms.join(" "))
}

/// The runs of a snippet in which SQLite set matches apart.
pub(super) fn excerpt(snippet: &str) -> Vec<Excerpt> {
    let mut runs = Vec::new();
    let mut rest = snippet;
    while let Some((around, after)) = rest.split_once(OPEN) {
        let (found, after) = after.split_once(CLOSE).unwrap_or((after, ""));
        push(&mut runs, around, Excerpt::Around);
        push(&mut runs, found, Excerpt::Match);
        rest = after;
    }
    push(&mut runs, rest, Excerpt::Around);
    runs
}

fn push(runs: &mut Vec<Excerpt>, text: &str, kind: fn(String) -> Excerpt) {
    let text: String = text.chars().filter(|letter| *letter != OPEN && *letter != CLOSE).collect();
    if !text.is_empty() {
        runs.push(kind(text));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_is_quoted_and_the_last_is_a_beginning() {
        assert_eq!(query("it's  a-b AND \"x").as_deref(), Some(r#""it's" "a-b" "AND" """x"*"#));
        assert_eq!(query(" -- \" * "), None);
        assert_eq!(query(""), None);
    }

    #[test]
    fn an_excerpt_sets_matches_apart() {
        let runs = excerpt("so \u{2}calm\u{3} and \u{2}calmer\u{3}");
        assert_eq!(
            runs,
            [
                Excerpt::Around("so ".into()),
                Excerpt::Match("calm".into()),
                Excerpt::Around(" and ".into()),
                Excerpt::Match("calmer".into()),
            ]
        );
        assert_eq!(excerpt("\u{2}open"), [Excerpt::Match("open".into())]);
        assert!(excerpt("").is_empty());
    }
}
