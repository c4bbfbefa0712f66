//! Words that begin with a slash: the page's own hints, and those that work everywhere.

use crate::app::action::{Action, Command};
use crate::app::page::Hint;

/// What a slash word does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// It is an action of the app.
    Act(Action),
    /// Say the words that work here.
    Keys,
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

const EVERYWHERE: [(&str, Meaning); 9] = [
    ("back", Meaning::Act(Action::Back)),
    ("hide", Meaning::Act(Action::Do(Command::Hide))),
    ("help", Meaning::Act(Action::Do(Command::Help))),
    ("safety", Meaning::Act(Action::Do(Command::Safety))),
    ("quit", Meaning::Act(Action::Do(Command::Leave))),
    ("keys", Meaning::Keys),
    ("read", Meaning::Read),
    ("again", Meaning::Again),
    ("clear", Meaning::Clear),
];

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
        for hint in hints.iter().filter(|hint| spoken(&hint.action)) {
            let word = word(&hint.label);
            let taken =
                EVERYWHERE.iter().any(|(known, _)| *known == word) || own.iter().any(|(known, _)| *known == word);
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

    /// All words as one line.
    #[must_use]
    pub fn list(&self) -> String {
        let own = self.own.iter().map(|(word, _)| word.as_str());
        let all: Vec<String> =
            own.chain(EVERYWHERE.iter().map(|(word, _)| *word)).map(|word| format!("/{word}")).collect();
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

/// A label as one word.
fn word(label: &str) -> String {
    let kept = label.to_lowercase();
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
        assert_eq!(commands.list(), "/save /new-entry /back /hide /help /safety /quit /keys /read /again /clear");
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
