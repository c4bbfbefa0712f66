//! What a screen says, as data. Faces draw it; tests read it.

use super::field::Field;
use crate::prose::{Document, Span};
use chrono::NaiveDate;

/// One screenful of meaning.
#[derive(Debug, Default)]
pub struct Page<'a> {
    /// What this is, at the left of the first line.
    pub title: String,
    /// Where in it one stands ("Prompt 3 of 5"), at the right of the first line.
    pub place: String,
    /// Its parts, from top to bottom.
    pub blocks: Vec<Block<'a>>,
    /// Which block has the focus, if any takes one.
    pub focus: Option<usize>,
    /// How it sits on the screen.
    pub shape: Shape,
    /// How safe the typed words are ("saved 14:02"). Filled in by the app.
    pub status: Option<Status>,
    /// One line for the person. Filled in by the app.
    pub notice: Option<Notice>,
    /// The keys that work now. Filled in by the app from the one table.
    pub hints: Vec<Hint>,
}

impl Page<'_> {
    /// The index of the block that is the `nth` control of the page, from 0.
    #[must_use]
    pub fn control(&self, nth: usize) -> Option<usize> {
        let controls = self.blocks.iter().enumerate().filter(|(_, block)| block.takes_focus());
        controls.map(|(index, _)| index).nth(nth)
    }

    /// Which control, from 0, the block at `index` is.
    #[must_use]
    pub fn nth_control(&self, index: usize) -> usize {
        self.blocks.iter().take(index).filter(|block| block.takes_focus()).count()
    }

    /// Puts the key of the safety page where the page tells of it.
    pub fn name_safety(&mut self, key: &str) {
        for block in &mut self.blocks {
            if let Block::Callout(Callout { tone: Tone::Safety, text }) = block {
                text.replace(SAFETY_KEY, key);
            }
        }
    }

    /// How many controls it has.
    #[must_use]
    pub fn controls(&self) -> usize {
        self.nth_control(self.blocks.len())
    }
}

/// How a page sits on the screen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shape {
    /// The whole screen, with a title line and a footer.
    #[default]
    Full,
    /// A smaller box over the page below.
    Overlay,
    /// Nothing but its blocks: the lock screen.
    Bare,
}

/// How safe the typed words are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Status {
    /// "saved 14:02", "saving...".
    pub text: String,
    /// Calm, or a warning when saving takes long.
    pub tone: Tone,
}

/// One line for the person, shown until the next key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The words.
    pub text: String,
    /// How it is meant.
    pub tone: Tone,
}

impl Notice {
    /// Something went as meant.
    pub fn calm(text: impl Into<String>) -> Self {
        Self { text: text.into(), tone: Tone::Calm }
    }

    /// Something needs attention.
    pub fn warn(text: impl Into<String>) -> Self {
        Self { text: text.into(), tone: Tone::Warn }
    }
}

/// What a piece of text is for. Every tone is also said by a word or a sign.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Body text.
    #[default]
    Text,
    /// Side remarks.
    Muted,
    /// Done, safe.
    Calm,
    /// Worth knowing.
    Info,
    /// Needs attention.
    Warn,
    /// Help lines.
    Safety,
}

/// A key and what it does, for the footer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hint {
    /// "Ctrl+S", "Enter".
    pub key: String,
    /// "save".
    pub label: String,
    /// The action behind it, so that a test can run it and the plain face can offer it.
    pub action: super::action::Action,
}

/// One part of a page.
#[derive(Debug)]
pub enum Block<'a> {
    /// A heading inside the page.
    Heading(String),
    /// Something to read.
    Prose(Document),
    /// Muted words beside the matter: help, a reason.
    Aside(String),
    /// Rows to move through.
    List(List),
    /// Options to choose from.
    Choice(Choice),
    /// A number from 0 to 10 with worded ends.
    Rating(Rating),
    /// Text being typed.
    Field(FieldBlock<'a>),
    /// Numbers and words in columns.
    Table(Table),
    /// A series over time.
    Trend(Trend),
    /// Days with a letter each.
    Calendar(Calendar),
    /// How far something has come.
    Progress(Progress),
    /// Words set apart because they matter.
    Callout(Callout),
    /// Things to press.
    Buttons(Buttons),
}

impl Block<'_> {
    /// Whether it can have the focus.
    #[must_use]
    pub const fn takes_focus(&self) -> bool {
        matches!(self, Self::List(_) | Self::Choice(_) | Self::Rating(_) | Self::Field(_) | Self::Buttons(_))
    }
}

/// Rows to move through.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct List {
    /// What the rows are; read out by the plain face.
    pub name: String,
    /// The rows.
    pub rows: Vec<Row>,
    /// The current one.
    pub at: usize,
    /// More rows exist above or below those given.
    pub more: More,
    /// What to say if there are none.
    pub empty: String,
    /// Number keys pick a row; the numbers are shown.
    pub numbered: Numbered,
}

/// Whether rows show the number key that picks them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Numbered {
    /// Not shown (long lists).
    #[default]
    No,
    /// Shown.
    Yes,
}

/// Rows beyond those given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "each name says it")]
pub enum More {
    #[default]
    None,
    Above,
    Below,
    Both,
}

/// One row of a list.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// How it stands.
    pub mark: Mark,
    /// What it is.
    pub label: String,
    /// Beside it, at the right.
    pub detail: String,
    /// Under it: a reason, an excerpt with its match.
    pub note: Vec<Span>,
}

impl Row {
    /// A row with a label only.
    pub fn new(label: impl Into<String>) -> Self {
        Self { label: label.into(), ..Self::default() }
    }

    /// With words at the right.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = detail.into();
        self
    }

    /// With words under it.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        let note: String = note.into();
        self.note = if note.is_empty() { Vec::new() } else { vec![Span::plain(note)] };
        self
    }

    /// With a mark.
    #[must_use]
    pub const fn mark(mut self, mark: Mark) -> Self {
        self.mark = mark;
        self
    }
}

/// How a row stands. Faces draw a sign and, where the sign alone would carry meaning, say the word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Mark {
    /// Nothing to say.
    #[default]
    None,
    /// Not begun.
    Open,
    /// Begun.
    Begun,
    /// Done.
    Done,
    /// Chosen.
    Chosen,
    /// Left out.
    LeftOut,
    /// Not open now.
    Closed,
}

/// Options to choose from.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Choice {
    /// What is chosen; may be empty where the page has said it.
    pub label: String,
    /// The options.
    pub options: Vec<String>,
    /// Which are chosen.
    pub chosen: Vec<usize>,
    /// Where the cursor is; behind the last option: nowhere yet.
    pub at: usize,
    /// One or many.
    pub take: Take,
}

/// How many options may be chosen.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "each name says it")]
pub enum Take {
    #[default]
    One,
    Many,
}

/// A number from 0 to 10 with worded ends.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rating {
    /// What is rated; may be empty where the page has said it.
    pub label: String,
    /// 0 to 10; `None` until something is chosen.
    pub value: Option<u8>,
    /// Words for 0, 5 and 10.
    pub anchors: [String; 3],
}

/// Text being typed.
#[derive(Debug)]
pub struct FieldBlock<'a> {
    /// What belongs in it.
    pub label: String,
    /// The text with its caret.
    pub field: &'a Field,
    /// Beside it: "Strength: good", "12 words".
    pub aside: String,
}

/// Numbers and words in columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Headings.
    pub head: Vec<String>,
    /// Rows of cells, as many as there are headings.
    pub rows: Vec<Vec<String>>,
}

/// A series over time, with its sentence: nothing is said by the picture alone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trend {
    /// What it shows.
    pub label: String,
    /// Days and values 0 to 10, oldest first; days without a value are left out.
    pub points: Vec<(NaiveDate, u8)>,
    /// The first and last day of the picture.
    pub span: (NaiveDate, NaiveDate),
    /// What it says, in words.
    pub sentence: String,
}

/// Days with a letter each, with its sentence: the letters are told in words too.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// What it shows.
    pub label: String,
    /// Each day without a gap, the earliest first: its letter, and what the letter means.
    pub days: Vec<(NaiveDate, char, &'static str)>,
    /// The letter of days on which there was nothing to say; they are not read out.
    pub blank: char,
    /// What it says, in words.
    pub sentence: String,
}

/// How far something has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Progress {
    /// What it is.
    pub label: String,
    /// How many are done.
    pub done: usize,
    /// Of how many.
    pub of: usize,
    /// In words.
    pub words: String,
}

/// Stands in a callout of [`Tone::Safety`] for the key that opens the safety page. The app puts the key there that the
/// one table of keys has now, and the plain face its own word.
pub const SAFETY_KEY: &str = "{safety}";

/// Words set apart because they matter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Callout {
    /// How they are meant.
    pub tone: Tone,
    /// The words.
    pub text: Document,
}

/// Things to press.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Buttons {
    /// Their labels.
    pub labels: Vec<String>,
    /// The current one.
    pub at: usize,
}
