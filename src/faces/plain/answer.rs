//! What a typed line means as the answer to a question.

use super::talk::{Ask, Held};
use crate::app::action::Input;

/// What to make of a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Give the control this value and go on.
    Give(Input),
    /// Give the area this text and go on listening.
    More(String),
    /// Leave it as it is and go on.
    Keep,
    /// Ask again, after saying this.
    Unclear(String),
}

/// The words that ask, and what is there now.
#[must_use]
pub fn prompt(ask: &Ask) -> Vec<String> {
    let now = |text: &str| format!("There now: {text}");
    match ask {
        Ask::Line(text) if text.is_empty() => vec!["Type one line. An empty line leaves it empty.".to_owned()],
        Ask::Line(text) => vec![now(text), "Type one line. An empty line keeps what is there.".to_owned()],
        Ask::Area(text) if text.is_empty() => {
            vec!["Type your text. A line with only a full stop ends it.".to_owned()]
        }
        Ask::Area(text) => vec![
            now(text),
            "Your lines are added to it; /clear begins anew. A line with only a full stop ends it.".to_owned(),
        ],
        Ask::Secret(Held::Nothing) => vec!["Type it and press Enter. It is not shown.".to_owned()],
        Ask::Secret(Held::Something) => {
            vec!["Something is there already. Type it anew, or press Enter to keep it. It is not shown.".to_owned()]
        }
        Ask::Rate(None) => vec!["Type a number from 0 to 10. An empty line leaves it out.".to_owned()],
        Ask::Rate(Some(value)) => vec![format!("Type a number from 0 to 10. An empty line keeps {value}.")],
        Ask::Pick { first, count, chosen } => {
            let range = range(*first, *count);
            let keep = if chosen.is_empty() { "leaves it open" } else { "keeps what is chosen" };
            vec![format!("Type a number{range}. An empty line {keep}.")]
        }
        Ask::Picks { first, count, chosen } => {
            let range = range(*first, *count);
            let keep = if chosen.is_empty() { "chooses none" } else { "keeps what is chosen" };
            vec![format!("Type the numbers you choose{range}, with blanks between. An empty line {keep}.")]
        }
    }
}

/// The words that ask for the one answer without which a page does not go on.
#[must_use]
pub fn prompt_for_one(ask: &Ask) -> Vec<String> {
    match ask {
        Ask::Pick { first, count, .. } => vec![format!("Type a number{}.", range(*first, *count))],
        ask => prompt(ask),
    }
}

fn range(first: usize, count: usize) -> String {
    if count == 1 { format!(", which is {first}") } else { format!(", {first} to {}", first + count - 1) }
}

/// What `line` means. For an area, `text` is what it holds so far.
#[must_use]
pub fn read(ask: &Ask, line: &str) -> Answer {
    match ask {
        Ask::Line(_) if line.trim().is_empty() => Answer::Keep,
        Ask::Line(_) => Answer::Give(Input::Text(line.trim().to_owned())),
        Ask::Area(_) if line.trim() == "." => Answer::Keep,
        Ask::Area(text) if text.is_empty() => Answer::More(line.to_owned()),
        Ask::Area(text) => Answer::More(format!("{text}\n{line}")),
        Ask::Secret(_) if line.is_empty() => Answer::Keep,
        Ask::Secret(_) => Answer::Give(Input::Text(line.to_owned())),
        Ask::Rate(_) => match line.trim() {
            "" => Answer::Keep,
            line => match line.parse::<u8>() {
                Ok(value @ 0..=10) => Answer::Give(Input::Rate(value)),
                _ => Answer::Unclear("That is not a number from 0 to 10.".to_owned()),
            },
        },
        Ask::Pick { first, count, .. } => match picked(line, *first, *count) {
            Picked::None => Answer::Keep,
            Picked::These(picks) if picks.len() == 1 => Answer::Give(Input::Pick(picks[0])),
            Picked::These(_) => Answer::Unclear("One number, please.".to_owned()),
            Picked::Unclear => Answer::Unclear(format!("That is not a number{}.", range(*first, *count))),
        },
        Ask::Picks { first, count, .. } => match picked(line, *first, *count) {
            Picked::None => Answer::Keep,
            Picked::These(picks) => Answer::Give(Input::Picks(picks)),
            Picked::Unclear => Answer::Unclear(format!("Those are not numbers{}.", range(*first, *count))),
        },
    }
}

enum Picked {
    None,
    These(Vec<usize>),
    Unclear,
}

fn picked(line: &str, first: usize, count: usize) -> Picked {
    let mut picks = Vec::new();
    for part in line.split([' ', ',', ';']).filter(|part| !part.is_empty()) {
        match part.parse::<usize>().ok().and_then(|number| number.checked_sub(first)) {
            Some(pick) if pick < count => {
                if !picks.contains(&pick) {
                    picks.push(pick);
                }
            }
            _ => return Picked::Unclear,
        }
    }
    if picks.is_empty() { Picked::None } else { Picked::These(picks) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_count_through_the_page() {
        let ask = Ask::Pick { first: 4, count: 3, chosen: String::new() };
        assert_eq!(read(&ask, " 5 "), Answer::Give(Input::Pick(1)));
        assert_eq!(read(&ask, ""), Answer::Keep);
        assert!(matches!(read(&ask, "3"), Answer::Unclear(_)));
        assert!(matches!(read(&ask, "x"), Answer::Unclear(_)));
        let ask = Ask::Picks { first: 1, count: 3, chosen: String::new() };
        assert_eq!(read(&ask, "1, 3 1"), Answer::Give(Input::Picks(vec![0, 2])));
    }

    #[test]
    fn a_rating_takes_zero_to_ten() {
        for (line, answer) in [("0", Some(0)), ("10", Some(10)), ("11", None), ("-1", None), ("four", None)] {
            match (read(&Ask::Rate(None), line), answer) {
                (Answer::Give(Input::Rate(value)), Some(wanted)) => assert_eq!(value, wanted),
                (Answer::Unclear(_), None) => {}
                (other, _) => panic!("{line}: {other:?}"),
            }
        }
    }

    #[test]
    fn a_full_stop_ends_a_text_and_empty_lines_belong_to_it() {
        assert_eq!(read(&Ask::Area(String::new()), "one"), Answer::More("one".to_owned()));
        assert_eq!(read(&Ask::Area("one".to_owned()), ""), Answer::More("one\n".to_owned()));
        assert_eq!(read(&Ask::Area("one".to_owned()), "."), Answer::Keep);
    }
}
