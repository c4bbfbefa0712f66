//! Words for feelings and needs, to choose from. Owns reading `assets/words/feelings.toml` and finding a word in it.

use serde::Deserialize;
use std::sync::LazyLock;

static WORDS: LazyLock<Glossary> = LazyLock::new(|| {
    toml::from_str(include_str!("../../assets/words/feelings.toml")).expect("a test reads the embedded file")
});

/// The whole glossary.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Glossary {
    #[serde(rename = "format")]
    _format: u32,
    family: Vec<Family>,
    note: Vec<Note>,
}

/// Words that lie near each other.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Family {
    /// Feelings or needs.
    pub kind: Kind,
    /// Never changed once released.
    pub id: String,
    /// As it is shown.
    pub name: String,
    /// Its words.
    pub word: Vec<Word>,
}

/// What a family holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// What someone feels.
    Feeling,
    /// What someone needs.
    Need,
}

/// One word.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Word {
    /// Never changed once released.
    pub id: String,
    /// The word itself.
    pub word: String,
    /// What it means, in half a line.
    pub gloss: String,
}

/// Words that tell what someone did, with feelings that may lie under them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Note {
    /// Never changed once released.
    pub id: String,
    /// What it is about.
    pub title: String,
    /// Markdown.
    pub text: String,
    /// The words, each with feelings to try.
    #[serde(default)]
    pub word: Vec<Under>,
}

/// A word that tells what someone did.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Under {
    /// The word.
    pub word: String,
    /// What it says.
    #[serde(default)]
    pub gloss: String,
    /// Ids of feelings that may lie under it.
    pub r#try: Vec<String>,
}

/// A word found, with its family.
#[derive(Clone, Copy, Debug)]
pub struct Found {
    /// The family.
    pub family: &'static Family,
    /// The word.
    pub word: &'static Word,
}

impl Glossary {
    /// The one that comes with the program.
    #[must_use]
    pub fn embedded() -> &'static Self {
        &WORDS
    }

    /// Words that fit what was typed, those that begin with it first; all of them if nothing was. A word that tells what
    /// someone did finds the feelings that may lie under it.
    #[must_use]
    pub fn find(&'static self, typed: &str) -> Vec<Found> {
        let typed = typed.trim().to_lowercase();
        let all = self.family.iter().flat_map(|family| family.word.iter().map(move |word| Found { family, word }));
        if typed.is_empty() {
            return all.collect();
        }
        let under: Vec<&str> =
            self.under(&typed).into_iter().flat_map(|under| &under.r#try).map(String::as_str).collect();
        let rank = |found: &Found| {
            let Found { family, word } = found;
            let name = family.name.to_lowercase();
            match () {
                () if word.word.to_lowercase().starts_with(&typed) => Some(0),
                () if under.contains(&word.id.as_str()) && family.kind == Kind::Feeling => Some(1),
                () if name.starts_with(&typed) || word.word.to_lowercase().contains(&typed) => Some(2),
                () if word.gloss.to_lowercase().contains(&typed) => Some(3),
                () => None,
            }
        };
        let mut found: Vec<(u8, Found)> = all.filter_map(|found| Some((rank(&found)?, found))).collect();
        found.sort_by_key(|(rank, _)| *rank);
        found.into_iter().map(|(_, found)| found).collect()
    }

    /// The note for a word that tells what someone did, if that was typed.
    #[must_use]
    pub fn under(&'static self, typed: &str) -> Option<&'static Under> {
        let typed = typed.trim().to_lowercase();
        let words = self.note.iter().flat_map(|note| &note.word);
        words.into_iter().find(|under| typed.chars().count() >= 4 && under.word.to_lowercase().starts_with(&typed))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    fn words(typed: &str) -> Vec<&'static str> {
        Glossary::embedded().find(typed).into_iter().map(|found| found.word.word.as_str()).collect()
    }

    #[test]
    fn the_file_is_sound_and_rich_enough() {
        let glossary = Glossary::embedded();
        for (kind, least) in [(Kind::Feeling, 80), (Kind::Need, 45)] {
            let of_kind = glossary.family.iter().filter(|family| family.kind == kind);
            let ids: Vec<&str> = of_kind.flat_map(|family| &family.word).map(|word| word.id.as_str()).collect();
            assert!(ids.len() >= least, "{} of {kind:?}", ids.len());
            assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len(), "ids are unique");
        }
        let feelings: BTreeSet<&str> = glossary
            .family
            .iter()
            .filter(|family| family.kind == Kind::Feeling)
            .flat_map(|family| &family.word)
            .map(|word| word.id.as_str())
            .collect();
        for under in glossary.note.iter().flat_map(|note| &note.word) {
            assert!(under.r#try.iter().all(|id| feelings.contains(id.as_str())), "{}", under.word);
            assert!(!feelings.contains(under.word.as_str()), "{} is offered as a feeling", under.word);
        }
    }

    #[test]
    fn what_begins_with_the_letters_comes_first() {
        assert_eq!(words("asham").first(), Some(&"ashamed"));
        assert_eq!(words("").len(), words(" ").len());
        assert!(words("zzz").is_empty());
    }

    #[test]
    fn a_word_for_what_someone_did_leads_to_feelings_under_it() {
        assert!(!words("betrayed").is_empty());
        assert!(Glossary::embedded().under("betr").is_some());
        assert!(Glossary::embedded().under("sad").is_none());
    }
}
