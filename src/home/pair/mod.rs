//! Two people in one home: their cards, what each lets the other know, and the room for two.
//!
//! Owns joining, being ready, and opening `ours`. Nothing here opens, counts or dates what the other keeps: one person's
//! identity opens one private room and, once both were ready, the room for two.

mod card;
mod join;
mod letter;

pub use join::Joined;

use super::error::{HomeError, RoomError};
use super::files::{self, Layout};
use super::identity::RoomKey;
use super::keeper::Keeper;
use super::ours::{Fault, Ours, Tail};
use super::{atomic, swap};
use crate::domain::moment::Moment;
use crate::domain::person::Person;
use crate::domain::ready::{Window, both};
use crate::domain::statement::{Saying, Seal, Statement, StatementId};
use card::Card;
use chrono::NaiveDate;
use ed25519_dalek::SigningKey;
use letter::Letter;
use std::fs;
use zeroize::Zeroizing;

/// The line of a room under which the signing key is kept.
const SIGNING: &str = "signing";
/// The other's card as it was first seen.
const OTHER: &str = "other";
/// How far this person has seen the room for two.
const TAIL: &str = "tail";

/// What an open home of two holds besides the private room.
pub struct Pair {
    signing: SigningKey,
    own: Card,
    other: Option<Card>,
    letter: Letter,
    ours: Option<Ours>,
    warnings: Vec<PairWarning>,
}

impl std::fmt::Debug for Pair {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Pair").field("ours", &self.ours).finish_non_exhaustive()
    }
}

/// Something a person should know about the keys of their home.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PairWarning {
    /// Their own card had been changed; it was put right.
    OwnCardChanged,
    /// The other's card is not the one seen before; the one seen before is used.
    OtherCardChanged,
    /// The room for two cannot be opened.
    OursClosed(RoomError),
}

impl Pair {
    /// Opens what two people share, for one of them. `identity` has just opened their private room.
    pub(super) fn open(layout: &Layout, identity: &age::x25519::Identity, keeper: &Keeper) -> Result<Self, HomeError> {
        let signing = signing_key(keeper)?;
        let mut warnings = Vec::new();
        let own = Card { recipient: identity.to_public(), verifying: signing.verifying_key() };
        let found = Card::read(&layout.card())?;
        if found.as_ref() != Some(&own) {
            warnings.extend(found.map(|_| PairWarning::OwnCardChanged));
            own.write(&layout.card())?;
        }
        let theirs = layout.of_person(layout.whose().other());
        let other = pinned(keeper, Card::read(&theirs.card())?, &mut warnings)?;
        let letter = match (&other, files::read_small(&theirs.letter(), files::SMALL)) {
            (Some(card), Ok(sealed)) => Letter::open(&sealed, identity, &card.verifying),
            _ => Letter::default(),
        };
        let mut pair = Self { signing, own, other, letter, ours: None, warnings };
        if layout.ours_key().exists() {
            match pair.open_ours(layout, identity) {
                Ok(ours) => pair.ours = Some(ours),
                Err(HomeError::Storage(why)) => pair.warnings.push(PairWarning::OursClosed(why)),
                Err(_) => pair.warnings.push(PairWarning::OursClosed(RoomError::Damaged)),
            }
        }
        Ok(pair)
    }

    /// Forgets the one who left, in a home where one lives again.
    pub(super) fn forget(keeper: &Keeper) -> Result<(), HomeError> {
        if keeper.ask(|room| room.pair_line(OTHER))?.is_some() {
            keeper.ask(|room| {
                room.forget_pair_line(OTHER)?;
                room.forget_pair_line(TAIL)
            })?;
        }
        Ok(())
    }

    fn open_ours(&self, layout: &Layout, identity: &age::x25519::Identity) -> Result<Ours, HomeError> {
        let key = RoomKey::open(identity, &files::read_small(&layout.ours_key(), files::SMALL)?)?;
        Ok(Ours::open(&layout.ours_database(), &key, self.authors(layout.whose()).ok_or(RoomError::Missing)?)?)
    }

    /// The keys both sign with, the first person's first.
    fn authors(&self, whose: Person) -> Option<[ed25519_dalek::VerifyingKey; 2]> {
        let other = self.other.as_ref()?.verifying;
        Some(match whose {
            Person::First => [self.own.verifying, other],
            Person::Second => [other, self.own.verifying],
        })
    }

    /// What there is to know about the keys.
    #[must_use]
    pub fn warnings(&self) -> &[PairWarning] {
        &self.warnings
    }

    /// Whether the room for two was ever made and can be opened by this program.
    #[must_use]
    pub const fn has_room(&self) -> bool {
        self.ours.is_some()
    }

    /// Whether both are ready on `today`, and the room for two is there. Why it is not is never told apart.
    #[must_use]
    pub fn is_open(&self, own: Option<Window>, today: NaiveDate) -> bool {
        self.ours.is_some() && both(own, self.letter.ready_through, today)
    }

    /// Lets the other's program know through which window this person is ready, and makes the room for two once both
    /// are.
    pub(super) fn set_ready(
        &mut self,
        layout: &Layout,
        own: Option<Window>,
        today: NaiveDate,
    ) -> Result<(), HomeError> {
        self.write_letter(layout, own)?;
        if self.ours.is_none() && !layout.ours_key().exists() && both(own, self.letter.ready_through, today) {
            self.found_ours(layout)?;
        }
        Ok(())
    }

    /// Writes the letter. It is written anew at every close, whatever it says.
    pub(super) fn write_letter(&self, layout: &Layout, own: Option<Window>) -> Result<(), HomeError> {
        let Some(other) = &self.other else { return Ok(()) };
        let sealed = Letter { ready_through: own }.seal(&other.recipient, &self.signing)?;
        Ok(atomic::write(&layout.letter(), &sealed)?)
    }

    /// Makes the room for two aside and puts it in place whole.
    fn found_ours(&mut self, layout: &Layout) -> Result<(), HomeError> {
        let (Some(other), Some(authors)) = (&self.other, self.authors(layout.whose())) else { return Ok(()) };
        let key = RoomKey::generate()?;
        let staging = swap::staging(&layout.rooms())?;
        Ours::create(&staging.path().join("room.db"), &key)?;
        let sealed = key.seal_to_all(&[self.own.recipient.clone(), other.recipient.clone()])?;
        atomic::write(&staging.path().join("key.age"), &sealed)?;
        swap::sync_tree(staging.path())?;
        fs::rename(staging.keep(), layout.ours())?;
        files::sync_folder(&layout.rooms())?;
        self.ours = Some(Ours::open(&layout.ours_database(), &key, authors)?);
        Ok(())
    }

    pub(super) fn say(
        &mut self,
        whose: Person,
        keeper: &Keeper,
        saying: Saying,
        now: &Moment,
    ) -> Result<Statement, RoomError> {
        let ours = self.ours.as_mut().ok_or(RoomError::Missing)?;
        let statement = ours.say(whose, &self.signing, saying, now)?;
        keep_tail(keeper, Some((statement.number, statement.id)))?;
        Ok(statement)
    }

    pub(super) fn read(&self, keeper: &Keeper) -> Result<(Vec<Statement>, Vec<Fault>), RoomError> {
        let Some(ours) = &self.ours else { return Ok((Vec::new(), Vec::new())) };
        let read = ours.read(tail(keeper)?)?;
        // What is wrong stays known until someone looks into it: the mark goes on only when nothing is.
        if read.1.is_empty() {
            keep_tail(keeper, ours.tail()?)?;
        }
        Ok(read)
    }

    /// Empties the log of the room for two.
    pub(super) fn settle(&self) -> Result<(), RoomError> {
        self.ours.as_ref().map_or(Ok(()), Ours::truncate_log)
    }
}

/// The key this person signs with, made when it is first needed.
fn signing_key(keeper: &Keeper) -> Result<SigningKey, HomeError> {
    let kept = keeper.ask(|room| room.pair_line(SIGNING))?;
    if let Some(kept) = kept {
        let bytes = Seal::try_from(kept.as_str().to_owned()).map_err(|_| RoomError::Damaged)?;
        return Ok(SigningKey::from_bytes(&Zeroizing::new(bytes.0)));
    }
    let mut bytes = Zeroizing::new([0; 32]);
    getrandom::fill(&mut *bytes).map_err(|_| HomeError::NoRandomness)?;
    let key = SigningKey::from_bytes(&bytes);
    let text = Zeroizing::new(Seal(*bytes).to_string());
    keeper.ask(move |room| room.keep_pair_line(SIGNING, &text))?;
    Ok(key)
}

/// The other's card: the one seen first. Another one in its place is told of and not used.
fn pinned(keeper: &Keeper, found: Option<Card>, warnings: &mut Vec<PairWarning>) -> Result<Option<Card>, HomeError> {
    let kept = keeper.ask(|room| room.pair_line(OTHER))?.and_then(|text| Card::parse(&text));
    match (kept, found) {
        (Some(kept), found) => {
            if found.is_some_and(|found| found != kept) {
                warnings.push(PairWarning::OtherCardChanged);
            }
            Ok(Some(kept))
        }
        (None, Some(found)) => {
            let text = found.text();
            keeper.ask(move |room| room.keep_pair_line(OTHER, &text))?;
            Ok(Some(found))
        }
        (None, None) => Ok(None),
    }
}

fn tail(keeper: &Keeper) -> Result<Option<Tail>, RoomError> {
    let kept = keeper.ask(|room| room.pair_line(TAIL))?;
    Ok(kept.and_then(|text| {
        let (number, id) = text.split_once(' ')?;
        Some((number.parse().ok()?, id.parse::<StatementId>().ok()?))
    }))
}

fn keep_tail(keeper: &Keeper, at: Option<Tail>) -> Result<(), RoomError> {
    let Some((number, id)) = at else { return Ok(()) };
    if tail(keeper)? == at {
        return Ok(());
    }
    keeper.ask(move |room| room.keep_pair_line(TAIL, &format!("{number} {id}")))
}
