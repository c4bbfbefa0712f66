//! Words that never reach a person, in the program's own strings and in its data. The guides' own check is stricter;
//! this one also holds for everything else.

use crate::source::{Source, Text};

/// Words and phrases that blame, push or promise. A plural counts too.
const NEVER: &[&str] = &[
    "victim",
    "cheater",
    "perpetrator",
    "narcissist",
    "betrayer",
    "should have moved on",
    "save your marriage",
    "heal in 30 days",
];

/// Files that may hold them, and why.
const EXCEPTIONS: &[(&str, &str)] =
    &[("src/guides/check/style/avoided.rs", "this is the list by which guides are checked")];

/// Where strings are shown to a person.
const SPEAKING: &[&str] = &["app", "faces", "commands", "error", "home", "packet", "export"];

/// Strings of the program with such a word.
pub fn in_strings(source: &Source) -> Vec<String> {
    if is_excepted(&source.path) {
        return Vec::new();
    }
    let strings = source.facts.strings.iter();
    let found = strings.flat_map(|(line, text)| phrases_in(text).map(move |phrase| (line, phrase)));
    found.map(|(line, phrase)| source.complain(*line, said(phrase))).collect()
}

/// Lines of a data file with such a word.
pub fn in_text(file: &Text) -> Vec<String> {
    let lines = file.text.lines().enumerate();
    let found = lines.flat_map(|(index, text)| phrases_in(text).map(move |phrase| (index + 1, phrase)));
    found.map(|(line, phrase)| format!("{}:{line}: {}", file.path, said(phrase))).collect()
}

fn said(phrase: &str) -> String {
    format!("\"{phrase}\" is not said here")
}

fn is_excepted(path: &str) -> bool {
    EXCEPTIONS.iter().any(|(file, _)| *file == path)
}

fn phrases_in(text: &str) -> impl Iterator<Item = &'static str> {
    let words = words_of(text);
    NEVER.iter().copied().filter(move |phrase| {
        let wanted: Vec<&str> = phrase.split(' ').collect();
        words.windows(wanted.len()).any(|here| here.iter().zip(&wanted).all(|(word, wanted)| is_word(word, wanted)))
    })
}

fn is_word(word: &str, wanted: &str) -> bool {
    word == wanted || word.strip_suffix('s') == Some(wanted)
}

/// The words in small letters. Addresses such as `victim-support.eu` are names, not words.
fn words_of(text: &str) -> Vec<String> {
    let is_address = |part: &&str| part.trim_end_matches(|c: char| !c.is_alphanumeric()).contains('.');
    let spoken = text.split_whitespace().filter(|part| !is_address(part));
    let words = spoken.flat_map(|part| part.split(|c: char| !c.is_alphanumeric()));
    words.filter(|word| !word.is_empty()).map(str::to_lowercase).collect()
}

/// "Session" with any other meaning than a meeting with the counselor.
pub fn sessions(source: &Source) -> Vec<String> {
    let strange = |text: &str| {
        let words = words_of(text);
        words.iter().any(|word| is_word(word, "session")) && !words.iter().any(|word| is_word(word, "counselor"))
    };
    let found = source.facts.strings.iter().filter(|(_, text)| strange(text));
    let said = "a session is a meeting with the counselor: say so, or use another word";
    found.map(|(line, _)| source.complain(*line, said)).collect()
}

/// Exclamation marks in what the program says.
pub fn shouts(source: &Source) -> Vec<String> {
    if !SPEAKING.iter().any(|place| source.is_in(place)) {
        return Vec::new();
    }
    let found = source.facts.strings.iter().filter(|(_, text)| is_loud(text));
    found.map(|(line, _)| source.complain(*line, "an exclamation mark: end with a full stop")).collect()
}

/// Exclamation marks in a data file.
pub fn shouts_in_text(file: &Text) -> Vec<String> {
    let found = file.text.lines().enumerate().filter(|(_, line)| is_loud(line));
    found.map(|(index, _)| format!("{}:{}: an exclamation mark", file.path, index + 1)).collect()
}

/// A mark that ends a sentence, not one that stands alone as a sign or a key.
fn is_loud(text: &str) -> bool {
    text.match_indices('!')
        .any(|(at, _)| text[..at].chars().next_back().is_some_and(|c| c.is_alphanumeric() || c == '}'))
}

#[cfg(test)]
mod controls {
    use super::*;

    const SCREEN: &str = "src/app/screens/made_up.rs";

    #[test]
    fn a_word_that_blames_is_caught_wherever_it_is_said() {
        for phrase in NEVER {
            let text = format!("fn f() {{ let a = \"Here a {phrase}, there.\"; }}");
            assert_eq!(in_strings(&Source::made_up(SCREEN, &text)).len(), 1, "{phrase}");
            let text = format!("title = \"About {}s.\"", phrase.to_uppercase());
            assert_eq!(in_text(&Text::made_up("guides/made_up.toml", &text)).len(), 1, "{phrase}");
        }
        for text in [
            "#[derive(Error)]\n#[error(\"The victim's file.\")]\nstruct A;",
            "fn f() { format!(\"{} narcissists\", 2); }",
        ] {
            assert_eq!(in_strings(&Source::made_up(SCREEN, text)).len(), 1, "{text}");
        }
    }

    #[test]
    fn comments_tests_and_addresses_are_not_what_a_person_reads() {
        let quiet = "/// Not a victim.\nfn f() {}\n#[cfg(test)]\nmod tests { const A: &str = \"victim\"; }";
        assert!(in_strings(&Source::made_up(SCREEN, quiet)).is_empty());
        assert!(in_text(&Text::made_up("assets/made_up.toml", "web = \"victim-support.eu\"")).is_empty());
    }

    #[test]
    fn a_session_without_a_counselor_is_caught() {
        let text = |words: &str| format!("fn f() {{ let a = \"{words}\"; }}");
        assert_eq!(sessions(&Source::made_up(SCREEN, &text("Your session is locked."))).len(), 1);
        assert!(sessions(&Source::made_up(SCREEN, &text("The next session with your counselor."))).is_empty());
    }

    #[test]
    fn a_shout_is_caught() {
        let text = |words: &str| format!("fn f() {{ let a = \"{words}\"; }}");
        assert_eq!(shouts(&Source::made_up(SCREEN, &text("Well done!"))).len(), 1);
        assert_eq!(shouts_in_text(&Text::made_up("assets/made_up.md", "Hello!")).len(), 1);
        assert!(shouts(&Source::made_up(SCREEN, &text("!"))).is_empty());
    }
}
