//! What the outside should do. Screens return these; only the runtime carries them out.

use super::action::Action;
use super::page::Notice;
use super::route::Route;
use super::screen::Screen;
use crate::domain::agreement::AgreementDraft;
use crate::domain::boundary::BoundaryDraft;
use crate::domain::breach::BreachDraft;
use crate::domain::checkin::CheckinDraft;
use crate::domain::commitment::{CommitmentDraft, CommitmentPlace, Mark, Source};
use crate::domain::draft::{Draft, DraftPlace};
use crate::domain::entry::{Anchor, EntryDraft, EntryFilter};
use crate::domain::ids::{
    AgreementId, BoundaryId, BreachId, CommitmentId, EntryId, ExerciseId, PromptId, SittingId, Slug, VersionId,
};
pub use crate::domain::marked::Marked;
use crate::domain::person::Person;
use crate::domain::profile::Profile;
use crate::domain::ready::Window;
use crate::domain::settings::Settings;
use crate::domain::sitting::{Offered, Response, SittingState};
use crate::domain::statement::{Parting, RecordId, Saying};
use crate::packet::{Form, Selection};
use chrono::NaiveDate;
use secrecy::SecretString;

/// One thing the outside should do. A batch stops at the first refusal, so what stands behind a failed write never
/// happens.
#[derive(Debug)]
pub enum Effect {
    /// Go somewhere.
    Go(Go),
    /// Do as if the person had meant this (help and palette run what was picked).
    Act(Action),
    /// Scroll the top page.
    Scroll(Scroll),
    /// Put a screen on top that needs nothing from the outside.
    Lay(Box<dyn Screen>),
    /// Tell the person something.
    Say(Notice),
    /// Keep what was typed: committed within a quarter of a second.
    Keep(Draft),
    /// Let go of a draft; it can be brought back for 30 days.
    Discard(DraftPlace),
    /// The journal.
    Journal(JournalEffect),
    /// Sittings.
    Sitting(SittingEffect),
    /// Check-ins, breaches and what a person told about themselves.
    Person(PersonEffect),
    /// Commitments and their days.
    Ledger(LedgerEffect),
    /// Limits, requests, rules and wishes.
    Boundary(RecordEffect<BoundaryId, BoundaryDraft>),
    /// Drafts of clauses.
    Agreement(RecordEffect<AgreementId, AgreementDraft>),
    /// The home: keys, lock, backups.
    Home(HomeEffect),
    /// Exports.
    Export(ExportEffect),
    /// Say something in the room for two, signed.
    Tell(Saying),
    /// Rounds of two.
    Round(RoundEffect),
    /// Stopping, and a copy of what is shared.
    Parting(PartingEffect),
    /// Put changed settings to use and write them.
    Dress(Settings),
}

/// Going somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Go {
    /// On top of what is there.
    Open(Route),
    /// In place of the top layer.
    Replace(Route),
    /// In place of all layers.
    Only(Route),
    /// Close the top layer; the one below is read again.
    Close,
}

/// Scrolling the top page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each name says it")]
pub enum Scroll {
    LineUp,
    LineDown,
    PageUp,
    PageDown,
    Top,
    Bottom,
}

/// The journal.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum JournalEffect {
    /// Store an entry and remove its draft, in one transaction.
    Save {
        /// A new entry or a stored one.
        place: DraftPlace,
        /// What to store.
        draft: EntryDraft,
    },
    /// Read a window of the list.
    Find {
        /// Which entries.
        filter: EntryFilter,
        /// Where in the list.
        anchor: Anchor,
    },
    /// Store a new entry that was written elsewhere; what waits as a new entry stays.
    Copy(EntryDraft),
    /// Choose for the counselor, or not.
    Mark(EntryId, Marked),
    /// Move to the trash.
    Trash(EntryId),
    /// Bring back from the trash.
    Untrash(EntryId),
    /// Delete for good.
    Purge(EntryId),
    /// Delete everything in the trash for good.
    EmptyTrash,
    /// Make an earlier wording the current one; the current one becomes a version.
    RestoreVersion(EntryId, VersionId),
}

/// Sittings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SittingEffect {
    /// Begin one and open its player.
    Begin(ExerciseId, Option<BreachId>),
    /// Store a response and where to go on, and remove its draft.
    Respond {
        /// Which sitting.
        sitting: SittingId,
        /// The response.
        response: Box<Response>,
        /// The prompt that comes next.
        next: Option<PromptId>,
    },
    /// Remember the prompt it stands at.
    At(SittingId, PromptId),
    /// Store the temperature.
    Temperature(SittingId, When, u8),
    /// End it.
    End(SittingId, SittingState),
    /// Choose for the counselor, or not.
    Mark(SittingId, Marked),
}

/// Before or after the work.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[allow(missing_docs, reason = "each name says it")]
pub enum When {
    Before,
    After,
}

/// What a person told about themselves and their days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PersonEffect {
    /// Store a day's check-in.
    SaveCheckin(NaiveDate, CheckinDraft),
    /// Store the profile.
    SaveProfile(Box<Profile>),
    /// Store a breach record.
    SaveBreach(Option<BreachId>, BreachDraft),
}

/// Commitments and their days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LedgerEffect {
    /// Store the words of a commitment and remove their draft, in one transaction.
    Save(CommitmentPlace, Box<CommitmentDraft>),
    /// Store how a day went.
    Mark {
        /// Of which commitment.
        commitment: CommitmentId,
        /// Which day.
        day: NaiveDate,
        /// How it went.
        mark: Mark,
        /// One line about it; `None` keeps the line that stands there.
        line: Option<String>,
    },
    /// Take the mark of a day back.
    Unmark(CommitmentId, NaiveDate),
    /// End one; its words and marks stay.
    End(CommitmentId),
    /// Take an ended one up again.
    Resume(CommitmentId),
    /// Leave in its exercise what a sitting offers.
    Leave(Source),
    /// Take what a sitting offers into the agreement drafts, or into the limits and requests; once.
    Take(Source, Offered),
}

/// A record that is stored, let go and taken up again.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RecordEffect<Id, Text> {
    /// Store a new one, or what a stored one says now, and remove its draft.
    Save(Option<Id>, Text),
    /// Let it go; its words stay.
    End(Id),
    /// Take it up again.
    Resume(Id),
}

/// Rounds of two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoundEffect {
    /// Begin a round of this talk, with this person first, and open it.
    Begin(Slug, Person),
    /// Open the sitting in which the own answers to a part are typed.
    Answer(RecordId, Slug),
    /// Lock the own answers in: only their seal leaves the own room.
    LockIn(RecordId, Slug),
    /// Let the own answers be shown once the other's may; they are, if the other's may already.
    Release(RecordId, Slug),
    /// Show the own answers, after both released.
    Reveal(RecordId, Slug),
    /// Put what was typed together into the room for two.
    Note(RecordId, Slug),
    /// Go on to a part.
    GoOn(RecordId, Slug),
}

/// Stopping, and a copy of what is shared.
#[derive(Debug)]
pub enum PartingEffect {
    /// Stop for oneself, and take one's yes back.
    Stop(Parting),
    /// Write a copy of what is shared.
    Copy {
        /// In which form.
        form: Form,
        /// Into which folder; empty: the current one.
        folder: String,
        /// Sealed with this passphrase, if one was given.
        seal: Option<SecretString>,
    },
}

/// The home.
#[derive(Debug)]
pub enum HomeEffect {
    /// Make the home with what the first run gathered.
    Create {
        /// The passphrase.
        passphrase: SecretString,
        /// What was told.
        profile: Box<Profile>,
        /// The first breach record, if one was written.
        breach: Option<BreachDraft>,
    },
    /// Make five words.
    MakeWords,
    /// Open this person's pages with their passphrase.
    Unlock(Person, SecretString),
    /// Open with the recovery sheet and set a new passphrase.
    Recover {
        /// Whose.
        whose: Person,
        /// The code on the sheet.
        code: SecretString,
        /// The new passphrase.
        passphrase: SecretString,
    },
    /// Save, drop the keys, show the lock screen.
    Lock,
    /// Save, drop the keys, end the program without a word.
    Leave,
    /// Lock, and let the other person do their own first run.
    Welcome,
    /// Lock, and let the other person open their own pages; they come to this place.
    HandOver(Option<Route>),
    /// Say whether one is ready to work with the other person, through this window.
    Ready(Option<Window>),
    /// Lock, then stop until the shell continues the program.
    Suspend,
    /// Seal the identity with a new passphrase.
    ChangePassphrase {
        /// The one in use.
        old: SecretString,
        /// The new one.
        new: SecretString,
    },
    /// Make a new recovery sheet; the old one stops working.
    NewSheet(SecretString),
    /// Make a verified backup.
    BackupNow,
    /// Verify a backup by opening it.
    VerifyBackup(String),
}

/// Exports.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ExportEffect {
    /// Build exactly what would be written.
    Preview(Selection),
    /// Write it.
    Write {
        /// What to write.
        selection: Selection,
        /// Into which folder; empty: the current one.
        folder: String,
    },
    /// Write a sheet of what two people agreed: this very text.
    WriteSheet {
        /// Exactly what was shown.
        text: String,
        /// In which form.
        form: Form,
        /// Into which folder; empty: the current one.
        folder: String,
    },
}
