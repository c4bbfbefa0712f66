//! Words and marks that are not used in guides (content.md E8), and what to write instead.

use crate::guides::check::desk::Desk;
use crate::guides::place::At;

/// Single words or phrases, in small letters, each with its hint.
const AVOIDED: &[(&[&str], &str)] = &[
    (&["victim", "victims"], "Say \"the hurt person\"."),
    (
        &["cheater", "cheaters", "perpetrator", "perpetrators", "betrayer", "betrayers"],
        "Say \"the person who broke trust\".",
    ),
    (&["narcissist", "narcissists", "narcissistic"], "Say what the person does, not what they are."),
    (&["he", "him", "his", "himself", "she", "her", "hers", "herself"], "Say \"they\", or name the person."),
    (
        &["husband", "husbands", "wife", "wives", "spouse", "spouses"],
        "Say `{other}` or \"the other person\": friends and relatives read this too.",
    ),
    (&["just"], "Leave it out: it makes hard things sound small."),
    (&["should have moved on", "should be over it"], "Nobody decides how long hurt may last: leave it out."),
    (&["save your marriage", "save your relationship"], "Staying together is not the goal: leave it out."),
    (&["heal in 30 days", "heal in thirty days"], "Promise no cure and no date."),
];

/// The most complaints about one word in one text: enough for any author, and a bound for a hostile file.
const AT_MOST: usize = 10;

pub(super) fn check(desk: &mut Desk<'_>, at: &At, text: &str) {
    let words = words_of(text);
    for (phrases, hint) in AVOIDED {
        for phrase in *phrases {
            let wanted: Vec<&str> = phrase.split(' ').collect();
            let windows = words.windows(wanted.len());
            let found =
                windows.filter(|window| window.iter().map(|(_, word)| word.as_str()).eq(wanted.iter().copied()));
            for (start, _) in found.filter_map(|window| window.first()).take(AT_MOST) {
                let rest = &text[*start..];
                if !stands_quoted(text, *start, phrase.len()) {
                    desk.wording(at, rest, format!("We do not use \"{phrase}\" here."), *hint);
                }
            }
        }
    }
    if let Some(mark) = text.find('!') {
        let start = text[..mark].rfind(char::is_whitespace).map_or(0, |space| space + 1);
        desk.wording(at, &text[start..mark], "There is an exclamation mark.", "End with a full stop.");
    }
}

/// The words in small letters with their offsets. A short form such as "he's" is two words.
fn words_of(text: &str) -> Vec<(usize, String)> {
    let mut words = Vec::new();
    let mut start = None;
    for (offset, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(offset),
            (false, Some(begin)) => {
                words.push((begin, text[begin..offset].to_lowercase()));
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// Whether the words stand alone in quotation marks: then the text speaks about them and does not use them.
fn stands_quoted(text: &str, start: usize, length: usize) -> bool {
    let quote = |c: char| matches!(c, '"' | '\u{201c}' | '\u{201d}');
    let after = text.get(start + length..).and_then(|rest| rest.trim_start_matches([',', '.']).chars().next());
    text[..start].chars().next_back().is_some_and(quote) && after.is_some_and(quote)
}
