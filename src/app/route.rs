//! Addresses of screens. A route with what it holds is enough to build its screen again after a lock.

pub use crate::domain::agreement::Proposing;
use crate::domain::commitment::{CommitmentPlace, Committing, Mark};
use crate::domain::draft::DraftPlace;
pub use crate::domain::draft::Sharing;
use crate::domain::entry::{Anchor, EntryFilter, Origin};
use crate::domain::ids::{
    AgreementId, BoundaryId, BreachId, CommitmentId, EntryId, ExerciseId, PromptId, ReadingId, SittingId, Slug,
};
use crate::domain::statement::RecordId;
use crate::domain::step::Step;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

/// Where a screen is. Kept in the room at lock, never in the clear.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Route {
    /// The six pages of the first start.
    FirstRun,
    /// The lock screen.
    Lock,
    /// The first screen of every day.
    Today,
    /// Step 0 and the five steps.
    Path,
    /// Readings and exercises of one step.
    Step(Step),
    /// A reading at a page, from 0.
    Reading {
        /// Which.
        reading: ReadingId,
        /// Which page.
        page: usize,
    },
    /// The front page of an exercise.
    Exercise(ExerciseId),
    /// A sitting at a prompt; `None`: where it was left.
    Player {
        /// Which sitting.
        sitting: SittingId,
        /// Which prompt.
        at: Option<PromptId>,
    },
    /// What a sitting came to.
    Summary(SittingId),
    /// The last two sittings of an exercise beside each other.
    Earlier(ExerciseId),
    /// The journal list.
    Journal {
        /// Which entries.
        filter: EntryFilter,
        /// Where in the list.
        anchor: Anchor,
    },
    /// One entry to read.
    Reader(EntryId),
    /// The editor.
    Editor(Editing),
    /// Earlier wordings of an entry.
    Versions(EntryId),
    /// Deleted entries.
    Trash,
    /// The check-in of a day.
    Checkin(NaiveDate),
    /// How the check-ins went.
    Trends,
    /// Choosing, previewing and writing an export.
    Export,
    /// What was exported.
    ExportLog,
    /// Safety and helplines.
    Safety,
    /// Helplines of a country, as a two-letter code; empty: the one in the settings.
    Helplines(String),
    /// One of the texts behind the safety page.
    SafetyText(SafetyText),
    /// Grounding, step by step.
    Ground,
    /// A two-minute pause.
    Pause,
    /// The private safety check.
    SafetyCheck,
    /// Your pace, and breaks.
    Pace,
    /// What broke trust.
    Breaches,
    /// One breach record; `None`: a new one.
    Breach(Option<BreachId>),
    /// The ledger of commitments, with this one current.
    Ledger(Option<CommitmentId>),
    /// One commitment with its days.
    Commitment(CommitmentId),
    /// Writing the words of a commitment.
    CommitmentForm(CommitmentPlace),
    /// Saying how one day of a commitment went.
    CommitmentDay {
        /// Which commitment.
        commitment: CommitmentId,
        /// Which day.
        day: NaiveDate,
        /// The mark to begin with, if not the stored one.
        mark: Option<Mark>,
    },
    /// Limits, requests, rules and wishes.
    Boundaries,
    /// One of them; `None`: a new one.
    Boundary(Option<BoundaryId>),
    /// Drafts of clauses.
    Agreements,
    /// One of them; `None`: a new one.
    Agreement(Option<AgreementId>),
    /// Working with the other person.
    Together,
    /// The talks to choose from.
    Talks,
    /// A talk before it begins.
    Talk(Slug),
    /// One round of a talk.
    Round(RecordId),
    /// What was said in the room for two, line by line.
    Register,
    /// Choosing own words to share.
    Share(Sharing),
    /// What is agreed, in the room for two.
    OurAgreements,
    /// One agreement.
    OurAgreement(RecordId),
    /// Writing a clause: a new one, or another wording of a stored one.
    OurClause(Proposing),
    /// A sheet of one agreement; `None`: of all that are in force.
    OurSheet(Option<RecordId>),
    /// Commitments in both people's sight.
    OurCommitments,
    /// One of them.
    OurCommitment(RecordId),
    /// Writing the words of one.
    OurCommitmentForm(Committing),
    /// Saying how one day of it went.
    OurDay(RecordId, NaiveDate),
    /// After a missed day of one's own.
    Repair(RecordId, NaiveDate),
    /// How both are doing.
    OurTrends,
    /// Stopping, for a while or for good.
    Parting,
    /// Settings.
    Settings,
    /// Own keys.
    Keys,
    /// Backups.
    Backups,
    /// Change the passphrase.
    Passphrase,
    /// Make a new recovery sheet.
    Recovery,
    /// What is kept and who can open it.
    Privacy,
    /// What this program is.
    About,
    /// The keys of the screen below. Not built from its address.
    Help,
    /// Every action by name. Not built from its address.
    Palette,
    /// Softer words for a text below. Not built from its address.
    Softer,
    /// Words for feelings and needs, over a text below. Not built from its address.
    Words,
}

/// What is being edited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Editing {
    /// A new entry, with what it belongs to and the line it starts from.
    New {
        /// What it belongs to.
        origin: Option<Origin>,
        /// The step it goes with.
        step: Option<Step>,
        /// The line it starts from.
        starter: Option<String>,
    },
    /// A stored entry.
    Stored(EntryId),
}

impl Editing {
    /// A new entry that belongs to nothing.
    #[must_use]
    pub const fn new() -> Self {
        Self::New { origin: None, step: None, starter: None }
    }
}

impl Default for Editing {
    fn default() -> Self {
        Self::new()
    }
}

/// A text behind the safety page.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum SafetyText {
    /// For everybody.
    Everyone,
    /// Is this abuse or a hard time?
    Telling,
    /// Hiding what is here, and what that cannot do.
    Hiding,
    /// Leaving safely.
    Leaving,
}

impl Route {
    /// The journal, newest first, unfiltered.
    #[must_use]
    pub fn journal() -> Self {
        Self::Journal { filter: EntryFilter::default(), anchor: Anchor::Newest }
    }

    /// Where a draft is written on.
    #[must_use]
    pub fn of_draft(place: &DraftPlace) -> Self {
        match place {
            DraftPlace::NewEntry => Self::Editor(Editing::new()),
            DraftPlace::Entry(id) => Self::Editor(Editing::Stored(*id)),
            DraftPlace::Prompt(sitting, prompt) => Self::Player { sitting: *sitting, at: Some(prompt.clone()) },
            DraftPlace::Checkin(day) => Self::Checkin(*day),
            DraftPlace::Commitment(place) => Self::CommitmentForm(place.clone()),
            DraftPlace::Day(commitment, day) => Self::CommitmentDay { commitment: *commitment, day: *day, mark: None },
            DraftPlace::Boundary(id) => Self::Boundary(*id),
            DraftPlace::Agreement(id) => Self::Agreement(*id),
            DraftPlace::Clause(proposing) => Self::OurClause(proposing.clone()),
            DraftPlace::Parking(record) => Self::OurAgreement(*record),
            DraftPlace::OurCommitment(committing) => Self::OurCommitmentForm(committing.clone()),
            DraftPlace::OurDay(record, day) => Self::OurDay(*record, *day),
            DraftPlace::Repair(record, day) => Self::Repair(*record, *day),
            DraftPlace::Share(of) => Self::Share(of.clone()),
        }
    }

    /// Whether what was typed there is kept nowhere else: it must not be built again under someone's hands.
    #[must_use]
    pub const fn holds_typing(&self) -> bool {
        matches!(
            self,
            Self::FirstRun
                | Self::Lock
                | Self::SafetyCheck
                | Self::Breach(_)
                | Self::Keys
                | Self::Passphrase
                | Self::Recovery
        )
    }

    /// Whether it is not come back to after a lock.
    #[must_use]
    pub const fn is_passing(&self) -> bool {
        matches!(self, Self::Lock | Self::FirstRun | Self::Help | Self::Palette | Self::Softer | Self::Words)
    }

    /// Whether it may be shown while the home is locked: it reads nothing private.
    #[must_use]
    pub const fn open_to_all(&self) -> bool {
        matches!(
            self,
            Self::FirstRun
                | Self::Lock
                | Self::Safety
                | Self::Helplines(_)
                | Self::SafetyText(_)
                | Self::Ground
                | Self::Pause
                | Self::Privacy
                | Self::About
        )
    }
}
