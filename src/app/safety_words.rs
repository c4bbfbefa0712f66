//! The words of the private safety check and of the pages behind the safety page.
//!
//! Owns reading `assets/safety.toml`. Does not own what the answers come to; see [`crate::domain::safety`].

use super::route::SafetyText;
use crate::domain::person::Role;
use crate::domain::safety::{SafetyLevel, SafetyTopic};
use crate::prose::Document;
use serde::Deserialize;
use std::sync::LazyLock;

static WORDS: LazyLock<SafetyWords> =
    LazyLock::new(|| toml::from_str(include_str!("../../assets/safety.toml")).expect("a test reads the embedded file"));

/// A title and what stands under it.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Titled {
    /// Plain text.
    pub title: String,
    /// Markdown.
    pub body: String,
}

impl Titled {
    /// The body to draw.
    #[must_use]
    pub fn document(&self) -> Document {
        Document::from_markdown(&self.body)
    }
}

/// One question of the check.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// What it looks for.
    pub id: SafetyTopic,
    /// As it is asked.
    pub ask: String,
    /// The role keys it is for; empty: everybody.
    #[serde(default)]
    pub roles: Vec<String>,
}

/// What each level is told.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
struct Outcomes {
    red: Titled,
    harm_now: Titled,
    harm_own: Titled,
    amber: Titled,
    green: Titled,
    open: Titled,
}

/// Everything in `assets/safety.toml`.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SafetyWords {
    /// The format of the file: 1.
    pub format: u32,
    /// Said before the questions.
    pub preface: Titled,
    #[serde(rename = "question")]
    questions: Vec<Question>,
    outcome: Outcomes,
    everyone: Titled,
    abuse_or_hard_time: Titled,
    hiding: Titled,
    leaving: Titled,
}

impl SafetyWords {
    /// The words that come with the program.
    #[must_use]
    pub fn embedded() -> &'static Self {
        &WORDS
    }

    /// The questions that fit this role, in order.
    #[must_use]
    pub fn questions(&self, role: Role) -> Vec<&Question> {
        let fits = |question: &&Question| {
            question.roles.is_empty() || question.roles.iter().any(|wanted| wanted == role.key())
        };
        self.questions.iter().filter(fits).collect()
    }

    /// What this level is told; `None`: every question was left open.
    #[must_use]
    pub const fn outcome(&self, level: Option<SafetyLevel>) -> &Titled {
        match level {
            Some(SafetyLevel::HarmNow) => &self.outcome.harm_now,
            Some(SafetyLevel::Red) => &self.outcome.red,
            Some(SafetyLevel::HarmOwn) => &self.outcome.harm_own,
            Some(SafetyLevel::Amber) => &self.outcome.amber,
            Some(SafetyLevel::Green) => &self.outcome.green,
            None => &self.outcome.open,
        }
    }

    /// A text behind the safety page.
    #[must_use]
    pub const fn text(&self, text: SafetyText) -> &Titled {
        match text {
            SafetyText::Everyone => &self.everyone,
            SafetyText::Telling => &self.abuse_or_hard_time,
            SafetyText::Hiding => &self.hiding,
            SafetyText::Leaving => &self.leaving,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_embedded_words_are_read_and_ask_for_every_topic_once() {
        let words = SafetyWords::embedded();
        let asked: std::collections::BTreeSet<SafetyTopic> =
            words.questions(Role::Both).iter().map(|question| question.id).collect();
        assert_eq!((words.format, asked.len(), words.questions(Role::Both).len()), (1, 10, 10));
    }

    #[test]
    fn only_questions_that_fit_the_role_are_asked() {
        let words = SafetyWords::embedded();
        let asks_untold = |role| words.questions(role).iter().any(|question| question.id == SafetyTopic::Untold);
        assert!(!asks_untold(Role::Hurt));
        assert!(asks_untold(Role::Accountable) && asks_untold(Role::Both) && asks_untold(Role::Unsaid));
    }
}
