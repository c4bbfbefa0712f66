//! Rounds: one pass of two people through a talk, standing where its statements say.

use super::apart::{Apart, Side};
use super::consent::{Consent, Consents, Voice};
use super::{Stamp, seal};
use crate::domain::ids::Slug;
use crate::domain::moment::Moment;
use crate::domain::person::{Bond, Person};
use crate::domain::sitting::Response;
use crate::domain::statement::{Ending, RecordId, Said, Seal, Statement};
use std::collections::BTreeMap;

/// One pass of two people through a talk.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Round {
    /// Its record.
    pub record: RecordId,
    /// Which talk.
    pub talk: Slug,
    /// The talk's revision when it began.
    pub revision: u32,
    /// The talk's title when it began.
    pub title: String,
    /// What the two are to each other.
    pub bond: Bond,
    /// Who goes first.
    pub first: Person,
    /// Who began it, and when.
    pub begun: Stamp,
    /// The part it has come to; `None` before the first.
    pub reached: Option<Slug>,
    /// Whether it goes on, rests or is over.
    pub state: RoundState,
    /// What was written down in it, in the order it was written. What its author keeps back is not here.
    pub notes: Vec<Note>,
    /// Statements that count for nothing and should not be there.
    pub oddities: Vec<Oddity>,
    aparts: Vec<Apart>,
}

/// Whether a round goes on, rests or is over.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RoundState {
    /// It goes on.
    On,
    /// Someone takes a break.
    Paused {
        /// Who said so.
        by: Stamp,
        /// When, so that a page can say when to come back.
        at: Moment,
        /// Minutes from `at`; `None`: another day.
        minutes: Option<u16>,
    },
    /// It is over. Nothing opens it again.
    Ended {
        /// Who said so.
        by: Stamp,
        /// How.
        how: Ending,
    },
}

/// Something written down in a round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Note {
    /// Who typed it.
    pub stamp: Stamp,
    /// In which part.
    pub part: Slug,
    /// What was written.
    pub lines: Vec<Response>,
    /// Whose words it is.
    pub sort: NoteSort,
    /// Who said yes to exactly these words. Its author did by writing them.
    pub consent: Consent,
    /// The mark of these words, for a yes.
    pub words: Seal,
}

/// Whose words a note is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoteSort {
    /// Both people's, typed by one. The other says yes to it or not.
    Joint,
    /// One person's own answer to a part that only they answer. Nobody is asked for a yes.
    Told,
}

impl Note {
    /// Whether the one who did not type it holds these words too.
    #[must_use]
    pub const fn is_assented(&self) -> bool {
        matches!(self.consent.of(self.stamp.author.other()), Voice::Yes(_))
    }
}

/// A statement that counts for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Oddity {
    /// The statement.
    pub stamp: Stamp,
    /// Why it does not count.
    pub why: Why,
}

/// Why a statement does not count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// Locked in once more, after something was revealed. What was locked before stands.
    LockedAfterReveal,
    /// Taken back after something was revealed.
    TakenBackAfterReveal,
    /// Released with nothing locked in.
    ReleasedNothing,
    /// Revealed while it may not be: before both released, twice, or while someone keeps theirs back.
    RevealedUnasked,
    /// Revealed, and other than what was locked in.
    OtherThanSealed,
    /// Begun once more.
    BegunTwice,
    /// Said when the round was over.
    AfterTheEnd,
}

impl Round {
    /// A part that is answered apart, if anything was said about it.
    #[must_use]
    pub fn apart(&self, part: &Slug) -> Option<&Apart> {
        self.aparts.iter().find(|one| one.part == *part)
    }

    /// All parts answered apart about which anything was said, in the order it was said.
    #[must_use]
    pub fn aparts(&self) -> &[Apart] {
        &self.aparts
    }

    /// How far one person's answers to a part have come.
    #[must_use]
    pub fn side(&self, part: &Slug, person: Person) -> Side {
        self.apart(part).map_or(Side::Open, |apart| apart.side(person))
    }

    /// Whether it is over.
    #[must_use]
    pub const fn is_over(&self) -> bool {
        matches!(self.state, RoundState::Ended { .. })
    }

    /// The notes of the other's hand that `person` has neither said yes to nor taken their yes back from.
    pub fn awaiting_yes(&self, person: Person) -> impl Iterator<Item = &Note> {
        let asked = move |note: &&Note| note.sort == NoteSort::Joint && note.stamp.author != person;
        self.notes.iter().filter(asked).filter(move |note| note.consent.of(person) == Voice::Silent)
    }

    fn new(statement: &Statement) -> Option<Self> {
        let Said::Begun { talk, revision, title, first, bond } = &statement.said else { return None };
        Some(Self {
            record: statement.record,
            talk: talk.clone(),
            revision: *revision,
            title: title.clone(),
            bond: *bond,
            first: *first,
            begun: Stamp::of(statement),
            reached: None,
            state: RoundState::On,
            notes: Vec::new(),
            oddities: Vec::new(),
            aparts: Vec::new(),
        })
    }

    fn take(&mut self, statement: &Statement, consents: &Consents) {
        if let Err(why) = self.count(statement, consents) {
            self.oddities.push(Oddity { stamp: Stamp::of(statement), why });
        }
    }

    fn count(&mut self, statement: &Statement, consents: &Consents) -> Result<(), Why> {
        let by = Stamp::of(statement);
        match &statement.said {
            // Keeping back is heard at any time, also when the round is over.
            Said::KeptBack { part } => return self.take_apart(part, statement),
            Said::Begun { .. } => return Err(Why::BegunTwice),
            said if self.is_over() && is_of_a_round(said) => return Err(Why::AfterTheEnd),
            Said::Reached { part } => self.reached = Some(part.clone()),
            Said::Locked { part, .. }
            | Said::TakenBack { part }
            | Said::Released { part }
            | Said::Revealed { part, .. } => return self.take_apart(part, statement),
            Said::Noted { part, lines } => {
                if let (Some(words), Some(consent)) = (seal::words(&statement.said), consents.get(&statement.id)) {
                    let told = self.side(part, by.author) != Side::Open;
                    let sort = if told { NoteSort::Told } else { NoteSort::Joint };
                    let (part, lines) = (part.clone(), lines.clone());
                    self.notes.push(Note { stamp: by, part, lines, sort, consent: *consent, words });
                }
            }
            Said::Paused { minutes } => {
                self.state = RoundState::Paused { by, at: statement.at.clone(), minutes: *minutes };
            }
            Said::Resumed => self.state = RoundState::On,
            Said::Ended { how } => self.state = RoundState::Ended { by, how: *how },
            _ => {}
        }
        Ok(())
    }

    fn take_apart(&mut self, part: &Slug, statement: &Statement) -> Result<(), Why> {
        let place = self.aparts.iter().position(|one| one.part == *part).unwrap_or_else(|| {
            self.aparts.push(Apart::new(part));
            self.aparts.len() - 1
        });
        self.aparts[place].take(self.record, statement)
    }

    /// What one told and now keeps back is not told any more, and never was unless it was released.
    fn drop_kept_back(&mut self) {
        let notes = std::mem::take(&mut self.notes);
        let stays = |note: &Note| {
            note.sort == NoteSort::Joint || matches!(self.side(&note.part, note.stamp.author), Side::Released)
        };
        self.notes = notes.into_iter().filter(stays).collect();
    }
}

const fn is_of_a_round(said: &Said) -> bool {
    matches!(
        said,
        Said::Reached { .. }
            | Said::Locked { .. }
            | Said::TakenBack { .. }
            | Said::Released { .. }
            | Said::Revealed { .. }
            | Said::Noted { .. }
            | Said::Paused { .. }
            | Said::Resumed
            | Said::Ended { .. }
    )
}

pub(super) fn read(all: &[&Statement], consents: &Consents) -> Vec<Round> {
    let mut rounds: Vec<Round> = Vec::new();
    let mut places: BTreeMap<RecordId, usize> = BTreeMap::new();
    for statement in all {
        if let Some(&place) = places.get(&statement.record) {
            rounds[place].take(statement, consents);
        } else if let Some(round) = Round::new(statement) {
            places.insert(statement.record, rounds.len());
            rounds.push(round);
        }
    }
    rounds.iter_mut().for_each(Round::drop_kept_back);
    rounds
}
