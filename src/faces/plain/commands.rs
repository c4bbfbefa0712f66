//! Words that begin with a slash: the page's own hints, and those that work everywhere.

use crate::app::action::{Action, Command};
use crate::app::page::Hint;

/// What a slash word does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// It is an action of the app.
    Act(Action),
    /// One step back.
    Back,
    /// Say the words that work here, and what they do.
    Keys,
    /// Say the choices again.
    Menu,
    /// Say the page again.
    Read,
    /// Ask the questions of the page again.
    Again,
    /// Begin the text anew.
    Clear,
}

/// The words that work on a page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Commands {
    own: Vec<(String, Action)>,
}

const EVERYWHERE: [(&str, Meaning); 12] = [
    ("back", Meaning::Back),
    ("hide", Meaning::Act(Action::Do(Command::Hide))),
    ("help", Meaning::Keys),
    ("safety", Meaning::Act(Action::Do(Command::Safety))),
    ("quit", Meaning::Act(Action::Do(Command::Leave))),
    ("actions", Meaning::Act(Action::Do(Command::Palette))),
    ("cover", Meaning::Act(Action::Do(Command::Conceal))),
    ("keys", Meaning::Keys),
    ("read", Meaning::Read),
    ("menu", Meaning::Menu),
    ("again", Meaning::Again),
    ("clear", Meaning::Clear),
];

/// What the words do that work everywhere.
pub const EXPLAINED: [&str; 11] = [
    "/back goes one level back.",
    "/menu says the choices again.",
    "/read says the whole page again.",
    "/again asks the questions of this page once more.",
    "/clear empties the text you are writing.",
    "/actions lists all that can be done.",
    "/cover covers private words, or shows them again.",
    "/safety opens help lines and safety.",
    "/hide clears this window as far as it can, and locks.",
    "/quit saves and leaves.",
    "Where a number is asked: h says this, b goes back, k skips.",
];

/// Keys in our own sentences, with the words that stand for them here. Longer sentences first.
const KEYS: [(&str, &str); 9] = [
    ("Enter begins the first entry", "1 begins the first entry"),
    ("u brings it back", "/bring-back brings it back"),
    ("Ctrl+E", "/cover"),
    ("Ctrl+L", "/hide"),
    ("Ctrl+Q", "/quit"),
    ("Ctrl+P", "/actions"),
    ("Esc ", "/back "),
    ("F1", "/help"),
    ("F2", "/safety"),
];

/// One of our own sentences with words in place of keys, which this face does not have.
#[must_use]
pub fn worded(text: &str) -> String {
    KEYS.iter().fold(text.to_owned(), |text, (key, word)| text.replace(key, word))
}

impl Commands {
    /// No page yet.
    #[must_use]
    pub const fn none() -> Self {
        Self { own: Vec::new() }
    }

    /// The words for `hints`, by their labels: "save", "new-entry".
    #[must_use]
    pub fn new(hints: &[Hint]) -> Self {
        let mut own: Vec<(String, Action)> = Vec::new();
        for hint in hints.iter().filter(|hint| spoken(&hint.action) || hint.action == Action::Back) {
            let word = word(&hint.label);
            let known = EVERYWHERE.iter().any(|(known, meaning)| {
                *known == word || matches!(meaning, Meaning::Act(action @ Action::Do(_)) if *action == hint.action)
            });
            let taken = known || own.iter().any(|(known, _)| *known == word);
            if !word.is_empty() && !taken {
                own.push((word, hint.action.clone()));
            }
        }
        Self { own }
    }

    /// What `line` means, if it is exactly one of the words: in free text, where anything else is the person's own.
    #[must_use]
    pub fn exact(&self, line: &str) -> Option<Meaning> {
        let typed = line.trim().strip_prefix('/')?;
        self.all().into_iter().find_map(|(word, meaning)| (word == typed).then_some(meaning))
    }

    /// What `line` means, if the whole of it is a word that works here. A beginning is enough if only one word begins
    /// so.
    #[must_use]
    pub fn read(&self, line: &str) -> Option<Meaning> {
        let typed = line.trim().strip_prefix('/')?.to_lowercase();
        let all = self.all();
        if let Some((_, meaning)) = all.iter().find(|(word, _)| *word == typed) {
            return Some(meaning.clone());
        }
        let mut begun = all.into_iter().filter(|(word, _)| !typed.is_empty() && word.starts_with(&typed));
        match (begun.next(), begun.next()) {
            (Some((_, meaning)), None) => Some(meaning),
            _ => None,
        }
    }

    fn all(&self) -> Vec<(&str, Meaning)> {
        let own = self.own.iter().map(|(word, action)| (word.as_str(), Meaning::Act(action.clone())));
        own.chain(EVERYWHERE).collect()
    }

    /// What skips, if the page has such a hint.
    #[must_use]
    pub fn skip(&self) -> Option<Action> {
        self.own.iter().map(|(_, action)| action).find(|action| **action == Action::Do(Command::Skip)).cloned()
    }

    /// The page's own words as one line; empty if it has none.
    #[must_use]
    pub fn list(&self) -> String {
        let all: Vec<String> = self.own.iter().map(|(word, _)| format!("/{word}")).collect();
        all.join(" ")
    }
}

/// Whether an action is worth a word: moving about is not, where everything is read out in order.
pub fn spoken(action: &Action) -> bool {
    match action {
        Action::Activate | Action::Do(_) => true,
        Action::Back | Action::Move(_) | Action::Toggle | Action::Pick(_) | Action::Edit(_) | Action::Set { .. } => {
            false
        }
    }
}

/// A label as one word; what stands behind a comma only explains it.
fn word(label: &str) -> String {
    let kept = label.split(',').next().unwrap_or_default().to_lowercase();
    let parts = kept.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn commands() -> Commands {
        let hint = |label: &str, action| Hint { key: String::new(), label: label.to_owned(), action };
        Commands::new(&[
            hint("save", Action::Do(Command::Save)),
            hint("new entry", Action::Do(Command::NewEntry)),
            hint("hide", Action::Do(Command::Delete)),
            hint("choose", Action::Move(crate::app::action::Move::Down)),
        ])
    }

    #[test]
    fn hints_become_words_and_the_common_words_win() {
        let commands = commands();
        assert_eq!(commands.read("/new-entry"), Some(Meaning::Act(Action::Do(Command::NewEntry))));
        assert_eq!(commands.read("/hide"), Some(Meaning::Act(Action::Do(Command::Hide))));
        assert_eq!(commands.list(), "/save /new-entry");
    }

    #[test]
    fn our_sentences_name_words_in_place_of_keys() {
        assert_eq!(
            worded("Covered. Ctrl+E shows it. Esc shows all, F2 helps."),
            "Covered. /cover shows it. /back shows all, /safety helps."
        );
    }

    #[test]
    fn a_clear_beginning_is_enough() {
        let commands = commands();
        assert_eq!(commands.read("/hi"), Some(Meaning::Act(Action::Do(Command::Hide))));
        assert_eq!(commands.read("/sa"), None);
        assert_eq!(commands.read("/"), None);
        assert_eq!(commands.read("hide"), None);
    }
}
