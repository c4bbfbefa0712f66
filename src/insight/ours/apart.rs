//! One part of a round that both answer apart: locked in unseen, released, and shown only together.

use super::round::Why;
use super::seal::seal;
use crate::domain::ids::Slug;
use crate::domain::person::Person;
use crate::domain::sitting::Response;
use crate::domain::statement::{RecordId, Said, Seal, Statement, StatementId};

/// How far one person's answers have come. The answers themselves are only in [`Shown`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// Nothing is locked in, or it was taken back.
    Open,
    /// Locked in. Nobody sees them.
    Locked,
    /// They may be shown once the other's may.
    Released,
    /// They are in `ours`, under the seal they were locked in with.
    Revealed,
    /// They stay private in this round. Nothing changes that.
    KeptBack,
}

/// Both people's answers to one part, side by side.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shown<'a> {
    /// What the first person answered.
    pub first: &'a [Response],
    /// What the second person answered.
    pub second: &'a [Response],
}

impl<'a> Shown<'a> {
    /// One person's answers.
    #[must_use]
    pub const fn of(&self, person: Person) -> &'a [Response] {
        match person {
            Person::First => self.first,
            Person::Second => self.second,
        }
    }
}

/// One part that both answer apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Apart {
    /// Which part.
    pub part: Slug,
    first: Hand,
    second: Hand,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Hand {
    card: Card,
    kept_back: bool,
    /// The statement that revealed the answers.
    revealed: Option<StatementId>,
}

/// The answers of one person, and what is allowed for them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
enum Card {
    #[default]
    None,
    Locked(Seal),
    Released(Seal),
    Revealed(Vec<Response>),
}

impl Apart {
    pub(super) fn new(part: &Slug) -> Self {
        Self { part: part.clone(), first: Hand::default(), second: Hand::default() }
    }

    /// How far one person's answers have come.
    #[must_use]
    pub fn side(&self, person: Person) -> Side {
        let hand = self.hand(person);
        match &hand.card {
            _ if hand.kept_back => Side::KeptBack,
            Card::None => Side::Open,
            Card::Locked(_) => Side::Locked,
            Card::Released(_) => Side::Released,
            Card::Revealed(_) => Side::Revealed,
        }
    }

    /// Whether either keeps their answers: then neither side is shown.
    #[must_use]
    pub fn is_kept_back(&self) -> bool {
        self.first.kept_back || self.second.kept_back
    }

    /// Both answers, once both are revealed under their seals and as long as nobody keeps theirs back.
    #[must_use]
    pub fn shown(&self) -> Option<Shown<'_>> {
        match (&self.first.card, &self.second.card) {
            (Card::Revealed(first), Card::Revealed(second)) if !self.is_kept_back() => Some(Shown { first, second }),
            _ => None,
        }
    }

    /// The seal one person's answers were locked in with, until they are revealed. By it a program finds the salt in
    /// that person's own room.
    #[must_use]
    pub fn seal(&self, person: Person) -> Option<Seal> {
        match self.hand(person).card {
            Card::Locked(seal) | Card::Released(seal) => Some(seal),
            Card::None | Card::Revealed(_) => None,
        }
    }

    /// The statement in which this person revealed their answers.
    pub(super) const fn revealed(&self, person: Person) -> Option<StatementId> {
        self.hand(person).revealed
    }

    /// Whether this person's answers may be revealed now, and have not been.
    #[must_use]
    pub fn may_reveal(&self, person: Person) -> bool {
        let other = &self.hand(person.other()).card;
        !self.is_kept_back()
            && matches!(self.hand(person).card, Card::Released(_))
            && matches!(other, Card::Released(_) | Card::Revealed(_))
    }

    const fn hand(&self, person: Person) -> &Hand {
        match person {
            Person::First => &self.first,
            Person::Second => &self.second,
        }
    }

    const fn hand_mut(&mut self, person: Person) -> &mut Hand {
        match person {
            Person::First => &mut self.first,
            Person::Second => &mut self.second,
        }
    }

    /// From the first reveal on, nothing that is locked in changes any more, on either side.
    const fn is_settled(&self) -> bool {
        matches!(self.first.card, Card::Revealed(_)) || matches!(self.second.card, Card::Revealed(_))
    }

    /// Takes in one statement about this part; says why, if it counts for nothing and should not be there.
    pub(super) fn take(&mut self, round: RecordId, one: &Statement) -> Result<(), Why> {
        let (person, said) = (one.author, &one.said);
        let settled = self.is_settled();
        match said {
            Said::KeptBack { .. } => self.hand_mut(person).kept_back = true,
            Said::Locked { .. } if settled => return Err(Why::LockedAfterReveal),
            Said::Locked { seal, .. } => self.hand_mut(person).card = Card::Locked(*seal),
            Said::TakenBack { .. } if settled => return Err(Why::TakenBackAfterReveal),
            Said::TakenBack { .. } => self.hand_mut(person).card = Card::None,
            Said::Released { .. } => self.release(person)?,
            Said::Revealed { salt, answers, part } => {
                if !self.may_reveal(person) {
                    return Err(Why::RevealedUnasked);
                }
                if self.seal(person) != Some(seal(round, part, person, salt, answers)) {
                    return Err(Why::OtherThanSealed);
                }
                let hand = self.hand_mut(person);
                hand.card = Card::Revealed(answers.clone());
                hand.revealed = Some(one.id);
            }
            _ => {}
        }
        Ok(())
    }

    fn release(&mut self, person: Person) -> Result<(), Why> {
        let card = &mut self.hand_mut(person).card;
        match *card {
            Card::Locked(seal) => *card = Card::Released(seal),
            Card::None => return Err(Why::ReleasedNothing),
            Card::Released(_) | Card::Revealed(_) => {}
        }
        Ok(())
    }
}
