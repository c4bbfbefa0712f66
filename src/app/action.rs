//! What the person meant: the meaning of a key, a number typed in the plain face, or a line picked in the palette.

use serde::{Deserialize, Serialize};

/// One thing a person meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Action {
    /// Move within what is focused, or between parts of the page.
    Move(Move),
    /// Do what the focused thing is for (Enter).
    Activate,
    /// Turn the focused thing on or off (Space).
    Toggle,
    /// Take the n-th thing of what is focused, counted from 0.
    Pick(usize),
    /// Change the focused text.
    Edit(Edit),
    /// Give the control in block `block` of the page its whole value at once (the plain face does this).
    Set {
        /// Index into the page's blocks.
        block: usize,
        /// The value.
        input: Input,
    },
    /// One level back. Never loses text.
    Back,
    /// A named command.
    Do(Command),
}

/// A movement.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each name says it")]
pub enum Move {
    Up,
    Down,
    Left,
    Right,
    PageUp,
    PageDown,
    First,
    Last,
    /// To the next control of the page.
    Next,
    /// To the previous control of the page.
    Previous,
}

/// A change to the focused text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each name says it")]
pub enum Edit {
    Insert(char),
    Newline,
    /// One edit, whatever its length; control characters are dropped.
    Paste(String),
    Backspace,
    Delete,
    DeleteWord,
    Undo,
    Redo,
    Left,
    Right,
    WordLeft,
    WordRight,
    Up,
    Down,
    PageUp,
    PageDown,
    LineStart,
    LineEnd,
    Top,
    Bottom,
}

/// A whole value for a control.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// The text of a field.
    Text(String),
    /// The n-th option, row or button, counted from 0.
    Pick(usize),
    /// Several options, each counted from 0.
    Picks(Vec<usize>),
    /// A rating from 0 to 10.
    Rate(u8),
}

macro_rules! commands {
    ($($(#[$doc:meta])* $name:ident = $id:literal, $label:literal;)*) => {
        /// Every named command. Its id is what settings, help and the palette call it.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        pub enum Command { $($(#[$doc])* #[doc = $label] #[serde(rename = $id)] $name,)* }

        impl Command {
            /// All of them, in the order of the palette.
            pub const ALL: &'static [Self] = &[$(Self::$name,)*];

            /// The stable name used in settings.
            #[must_use]
            pub const fn id(self) -> &'static str {
                match self { $(Self::$name => $id,)* }
            }

            /// What it does, in plain words.
            #[must_use]
            pub const fn label(self) -> &'static str {
                match self { $(Self::$name => $label,)* }
            }
        }
    };
}

impl Command {
    /// Whether it means the same on every screen.
    #[must_use]
    pub const fn goes_anywhere(self) -> bool {
        (self as u8) <= (Self::About as u8)
    }
}

impl Command {
    /// Whether, on a page with a list, it is done to the row where the cursor stands.
    #[must_use]
    pub const fn is_for_a_row(self) -> bool {
        matches!(
            self,
            Self::Mark
                | Self::Delete
                | Self::DeleteForGood
                | Self::Restore
                | Self::Versions
                | Self::MarkKept
                | Self::MarkPartly
                | Self::MarkMissed
                | Self::MarkExcused
                | Self::MarkMoved
        )
    }

    /// Whether it leads to something that reads nothing private, and so works while locked.
    #[must_use]
    pub const fn open_to_all(self) -> bool {
        matches!(self, Self::Safety | Self::Ground | Self::Pause | Self::Privacy | Self::About)
    }
}

commands! {
    // Everywhere.
    Hide = "hide", "Hide what is here and lock";
    Leave = "leave", "Save and leave";
    Help = "help", "Keys on this screen";
    Palette = "palette", "All actions";
    Safety = "safety", "Safety and help lines";
    Ground = "ground", "Ground yourself, two minutes";
    Pause = "pause", "A two-minute pause";
    Conceal = "conceal", "Cover or show private words";
    Suspend = "suspend", "Lock and go to the shell";
    // Places.
    Today = "today", "Go to Today";
    Path = "path", "Go to the path";
    Journal = "journal", "Open the journal";
    NewEntry = "new-entry", "Write a new entry";
    Checkin = "check-in", "Do today's check-in";
    CheckinYesterday = "check-in-yesterday", "Fill in yesterday's check-in";
    Trends = "trends", "See how the check-ins went";
    Ledger = "commitments", "Your commitments";
    Boundaries = "limits", "Limits and requests";
    Agreements = "agreements", "Agreement drafts";
    Together = "together", "Work with the other person";
    HandOver = "hand-over", "Hand the keyboard to the other person";
    Export = "export", "Export for a counselor";
    ExportLog = "export-log", "See what was exported";
    Breaches = "breaches", "What broke trust";
    SafetyCheck = "safety-check", "Private safety check";
    Pace = "pace", "Your pace, and taking a break";
    Settings = "settings", "Settings";
    Keys = "keys", "Change keys";
    Trash = "trash", "Trash";
    Backups = "backups", "Backups";
    Passphrase = "passphrase", "Change the passphrase";
    Recovery = "recovery", "Make a new recovery sheet";
    Privacy = "privacy", "What is kept, and who can open it";
    About = "about", "About Mendway";
    // On a screen.
    Save = "save", "Save";
    Next = "next", "Next";
    Previous = "previous", "Back, nothing is lost";
    Skip = "skip", "Skip this, that is fine";
    Why = "why", "Why this is asked";
    Example = "example", "Show an example";
    Softer = "softer-words", "Softer words for what is written";
    Words = "words", "Feelings and needs to choose from";
    Begin = "begin", "Begin";
    Rest = "rest", "Pause us, for 20 minutes";
    SetAside = "set-aside", "Not for us";
    Finish = "finish", "Finish here";
    Mark = "mark", "Mark for the counselor";
    Bookmark = "bookmark", "Mark this place";
    Sources = "sources", "Where this comes from";
    Find = "find", "Find";
    FindNext = "find-next", "Find the next one";
    Search = "search", "Search";
    Filter = "filter", "Filter";
    ClearFilter = "clear-filter", "Show everything again";
    Edit = "edit", "Edit";
    Write = "write", "Write about this";
    Delete = "delete", "Delete";
    DeleteForGood = "delete-for-good", "Delete for good";
    Undo = "undo", "Undo";
    Restore = "restore", "Put it back";
    Versions = "versions", "Earlier versions";
    Starter = "starter", "A line to start from";
    Older = "older", "Older";
    Newer = "newer", "Newer";
    Reveal = "reveal", "Show or hide what is typed";
    Generate = "generate", "Make five words for me";
    PlainFace = "plain-face", "Use the plain face, for screen readers";
    BackupNow = "backup-now", "Make a backup now";
    Add = "add", "Add one";
    Remove = "remove", "Remove this one";
    Earlier = "earlier", "See the earlier sitting";
    ToggleMark = "toggle-mark", "Choose or leave out";
    Preview = "preview", "Preview";
    Change = "change", "Change";
    Country = "country", "Change the country";
    LetGo = "let-go", "Let go of this draft";
    EmptyTrash = "empty-trash", "Delete everything in the trash for good";
    MarkKept = "mark-kept", "Mark the day as kept";
    MarkPartly = "mark-partly", "Mark the day as kept in part";
    MarkMissed = "mark-missed", "Mark the day as missed";
    MarkExcused = "mark-excused", "Mark the day as excused";
    MarkMoved = "mark-moved", "Move the day ahead of time";
    End = "end", "End this one, its words stay";
    Resume = "resume", "Take it up again";
    Share = "share", "Share words with the other person";
    UseSheet = "use-sheet", "Open with my recovery sheet";
}
