//! Journal entries, their drafts, versions and filters.

use super::ids::{BreachId, EntryId, SittingId, VersionId};
use super::moment::Moment;
use super::step::Step;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// How someone felt while writing, 1 (very low) to 5 (very good).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Mood(u8);

impl Mood {
    /// All five, lowest first.
    pub const ALL: [Self; 5] = [Self(1), Self(2), Self(3), Self(4), Self(5)];

    /// 1 to 5.
    #[must_use]
    pub const fn level(self) -> u8 {
        self.0
    }

    /// The level in a word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self.0 {
            1 => "very low",
            2 => "low",
            3 => "in between",
            4 => "good",
            _ => "very good",
        }
    }
}

impl TryFrom<u8> for Mood {
    type Error = String;

    fn try_from(level: u8) -> Result<Self, String> {
        if (1..=5).contains(&level) { Ok(Self(level)) } else { Err(format!("{level} is not a mood from 1 to 5")) }
    }
}

impl From<Mood> for u8 {
    fn from(mood: Mood) -> Self {
        mood.0
    }
}

/// What an entry belongs to, if anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Origin {
    /// Written after this sitting.
    Sitting(SittingId),
    /// Written about this breach.
    Breach(BreachId),
}

/// What someone writes before it is an entry: it has no id and no time of its own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryDraft {
    /// May be empty.
    pub title: String,
    /// The text, as typed.
    pub body: String,
    /// Without `#`, folded to lower case, no doubles.
    pub tags: Vec<String>,
    /// How they felt.
    pub mood: Option<Mood>,
    /// The step it goes with.
    pub step: Option<Step>,
    /// What it belongs to.
    pub origin: Option<Origin>,
    /// The line it started from, if one was picked.
    pub starter: Option<String>,
}

impl EntryDraft {
    /// Nothing worth keeping has been typed.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.title.trim().is_empty() && self.body.trim().is_empty()
    }
}

/// A stored entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Its id.
    pub id: EntryId,
    /// Its content.
    pub text: EntryDraft,
    /// When it was first saved.
    pub written: Moment,
    /// When it was last changed.
    pub changed: Moment,
    /// Chosen for the counselor.
    pub marked: bool,
    /// How many earlier versions are kept.
    pub versions: u32,
}

/// One line of the journal list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryLine {
    /// Its id.
    pub id: EntryId,
    /// Its place in the order; newer is larger.
    pub seq: i64,
    /// Its title, or the first words of the body.
    pub title: String,
    /// When it was written.
    pub written: Moment,
    /// Its tags.
    pub tags: Vec<String>,
    /// How they felt.
    pub mood: Option<Mood>,
    /// Chosen for the counselor.
    pub marked: bool,
    /// For a search: the words around the first match.
    pub excerpt: Vec<Excerpt>,
}

/// A run of words in a search excerpt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Excerpt {
    /// Words around a match.
    Around(String),
    /// The match itself.
    Match(String),
}

/// Which entries to list. All given conditions must hold.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryFilter {
    /// Words to find, accents folded, the last one as a beginning.
    pub words: String,
    /// With this tag.
    pub tag: Option<String>,
    /// With this step.
    pub step: Option<Step>,
    /// Written on or after this local day.
    pub from: Option<NaiveDate>,
    /// Written on or before this local day.
    pub to: Option<NaiveDate>,
    /// Only those chosen for the counselor.
    pub marked_only: bool,
}

impl EntryFilter {
    /// No condition at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Where a window of the list begins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Anchor {
    /// At the newest.
    Newest,
    /// At the oldest; the window ends with it.
    Oldest,
    /// Right below (older than) this sequence number.
    Below(i64),
    /// Right above (newer than) this sequence number; the window ends next to it.
    Above(i64),
    /// With this entry in it, if it is still there.
    At(i64),
}

/// A window of the list, newest first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryWindow {
    /// The lines.
    pub lines: Vec<EntryLine>,
    /// There are newer ones above.
    pub more_above: bool,
    /// There are older ones below.
    pub more_below: bool,
    /// How many match in all, if it could be counted cheaply (no filter), else `None`.
    pub total: Option<u64>,
}

/// An earlier wording of an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Its id.
    pub id: VersionId,
    /// The content then.
    pub text: EntryDraft,
    /// When that wording was replaced.
    pub replaced: Moment,
}

/// Something in the trash.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trashed {
    /// The entry.
    pub id: EntryId,
    /// Its title or first words.
    pub title: String,
    /// When it was deleted.
    pub deleted: Moment,
    /// Days until it goes for good, 0 to 30.
    pub days_left: u8,
}

/// A tag and how many entries carry it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TagCount {
    /// The tag.
    pub tag: String,
    /// Entries with it.
    pub entries: u64,
}

/// Tags out of free text: split at spaces and commas, `#` dropped, lower case, no doubles, at most 40 characters each.
#[must_use]
pub fn tags_from(text: &str) -> Vec<String> {
    let mut tags: Vec<String> = Vec::new();
    for word in text.split(|c: char| c.is_whitespace() || c == ',') {
        let tag: String = word.trim_start_matches('#').to_lowercase().chars().take(40).collect();
        if !tag.is_empty() && !tags.contains(&tag) {
            tags.push(tag);
        }
    }
    tags
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_folded_and_never_doubled() {
        assert_eq!(tags_from("#Calm, step1  calm #ÄRGER"), ["calm", "step1", "ärger"]);
    }

    #[test]
    fn a_draft_with_only_blanks_is_blank() {
        let draft = EntryDraft { body: " \n ".into(), ..EntryDraft::default() };
        assert!(draft.is_blank());
    }
}
