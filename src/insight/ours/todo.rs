//! What is next in a round for the person now at the keyboard.
//!
//! A round knows what was said; what its parts ask for is in the talk, which `guides` owns. The caller hands in the few
//! words about the current part that matter here.

use super::apart::Side;
use super::round::{Note, Round, RoundState};
use crate::domain::ids::Slug;
use crate::domain::person::Person;
use crate::domain::statement::StatementId;

/// The part a round stands at, and how far the person at the keyboard is with it in their own room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Here {
    /// The part, its id inside the talk.
    pub part: Slug,
    /// What it asks for.
    pub asks: Asks,
    /// Whether the person at the keyboard has finished its sitting in their own room.
    pub written: Written,
}

/// What a part asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Asks {
    /// Nothing is typed: read, talk, floor.
    Nothing,
    /// Typed by whoever has the keyboard, while both look on.
    Joint,
    /// Answered alone.
    Apart {
        /// Who answers.
        who: Who,
        /// What becomes of it.
        then: Then,
    },
}

/// Who answers a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Who {
    /// Each of the two.
    Each,
    /// Only this one.
    Only(Person),
}

/// What becomes of answers given alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Then {
    /// Shown, once everybody who answers has released theirs.
    Reveal,
    /// They stay in one's own room. A lock-in says no more than "I am done".
    Stay,
}

/// Whether someone has finished the sitting of a part in their own room.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Written {
    /// Not begun, or open.
    NotYet,
    /// Finished.
    Done,
}

/// What is next. Nothing of it is ever pushed: a page can always be left, and either may stop the round.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Todo {
    /// Answer this part alone, while the other looks away.
    AnswerApart(Slug),
    /// The answers are written: lock them in (`Locked`).
    LockIn(Slug),
    /// Locked in: release them, keep them back, or take them back to change them.
    Decide(Slug),
    /// This person's program may and must now reveal their answers (`Revealed`), without asking: both have released.
    Reveal(Slug),
    /// Only this person answers the part, and has released it: their program now copies the words (`Noted`).
    Tell(Slug),
    /// The other is next with this part: hand over.
    WaitForOther(Slug),
    /// Write this part down together.
    WriteTogether(Slug),
    /// The other wrote this down: yes to it, or on without. A page offers both.
    SayYes(StatementId),
    /// The part is done, or asks for nothing: go on.
    GoOn(Slug),
    /// Someone takes a break.
    Resting,
    /// The round is over.
    Finished,
}

impl Round {
    /// What is next for `person`, at the keyboard, with the round standing at `here`.
    #[must_use]
    pub fn whats_next(&self, person: Person, here: &Here) -> Todo {
        match self.state {
            RoundState::Paused { .. } => return Todo::Resting,
            RoundState::Ended { .. } => return self.yes_first(person, |_| true, Todo::Finished),
            RoundState::On => {}
        }
        // Owed from an earlier part, too: if the other is the one who went on, this is the first chance to.
        if let Some(apart) = self.aparts().iter().find(|apart| apart.may_reveal(person)) {
            return Todo::Reveal(apart.part.clone());
        }
        let part = here.part.clone();
        match here.asks {
            Asks::Nothing => Todo::GoOn(part),
            Asks::Joint if here.written == Written::NotYet && !self.has_note(&part) => Todo::WriteTogether(part),
            Asks::Joint => self.yes_first(person, |note| note.part == here.part, Todo::GoOn(part)),
            Asks::Apart { who: Who::Each, then } => self.each_answers(person, here, then),
            Asks::Apart { who: Who::Only(one), then } if one == person => self.only_i_answer(person, here, then),
            Asks::Apart { who: Who::Only(_), then: Then::Stay } => Todo::GoOn(part),
            Asks::Apart { who: Who::Only(one), then: Then::Reveal } => match self.side(&here.part, one) {
                Side::Released if self.told(&part, one) => Todo::GoOn(part),
                Side::KeptBack => Todo::GoOn(part),
                _ => Todo::WaitForOther(part),
            },
        }
    }

    fn each_answers(&self, person: Person, here: &Here, then: Then) -> Todo {
        let part = here.part.clone();
        let own = self.side(&part, person);
        let other = self.side(&part, person.other());
        match (own, other) {
            (Side::KeptBack, _) | (Side::Revealed, Side::Revealed) => Todo::GoOn(part),
            (_, Side::KeptBack) if then == Then::Reveal => Todo::GoOn(part),
            (Side::Open, _) => answer(here),
            (_, Side::Open) if then == Then::Stay => Todo::WaitForOther(part),
            _ if then == Then::Stay => Todo::GoOn(part),
            (Side::Locked, _) => Todo::Decide(part),
            (Side::Released | Side::Revealed, _) => Todo::WaitForOther(part),
        }
    }

    fn only_i_answer(&self, person: Person, here: &Here, then: Then) -> Todo {
        let part = here.part.clone();
        match (then, self.side(&part, person)) {
            (Then::Stay, _) if here.written == Written::Done => Todo::GoOn(part),
            (Then::Stay, _) => Todo::AnswerApart(part),
            (Then::Reveal, Side::Open) => answer(here),
            (Then::Reveal, Side::Locked) => Todo::Decide(part),
            (Then::Reveal, Side::Released) if !self.told(&part, person) => Todo::Tell(part),
            (Then::Reveal, _) => Todo::GoOn(part),
        }
    }

    fn yes_first(&self, person: Person, asked: impl Fn(&Note) -> bool, after: Todo) -> Todo {
        let note = self.awaiting_yes(person).find(|note| asked(note));
        note.map_or(after, |note| Todo::SayYes(note.stamp.id))
    }

    fn has_note(&self, part: &Slug) -> bool {
        self.notes.iter().any(|note| note.part == *part)
    }

    fn told(&self, part: &Slug, person: Person) -> bool {
        self.notes.iter().any(|note| note.part == *part && note.stamp.author == person)
    }
}

fn answer(here: &Here) -> Todo {
    match here.written {
        Written::NotYet => Todo::AnswerApart(here.part.clone()),
        Written::Done => Todo::LockIn(here.part.clone()),
    }
}
