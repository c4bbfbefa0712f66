//! What can be done with an open home besides asking its room: closing it, and working in the room for two.

use super::backups::When;
use super::error::{HomeError, RoomError};
use super::files;
use super::ours::Fault;
use super::pair::Pair;
use super::unlock::{Access, Opened};
use crate::domain::moment::Moment;
use crate::domain::person::Person;
use crate::domain::ready::Window;
use crate::domain::statement::{Saying, Statement};
use chrono::NaiveDate;
use std::time::SystemTime;

impl Opened {
    /// Whose private room is open.
    #[must_use]
    pub const fn whose(&self) -> Person {
        self.layout.whose()
    }

    /// What two people share, in a home of two.
    #[must_use]
    pub const fn pair(&self) -> Option<&Pair> {
        self.pair.as_ref()
    }

    /// Lets the other's program know through which window this person is ready, or that they are not, and makes the
    /// room for two once both are.
    ///
    /// # Errors
    ///
    /// If a file could not be written.
    pub fn set_ready(&mut self, own: Option<Window>, today: NaiveDate) -> Result<(), HomeError> {
        match &mut self.pair {
            Some(pair) => pair.set_ready(&self.layout, own, today),
            None => Ok(()),
        }
    }

    /// Says one thing in the room for two, signed by whoever is here.
    ///
    /// # Errors
    ///
    /// `Missing` if there is no such room; else why it could not be written. Then nothing was said.
    pub fn say(&mut self, saying: Saying, now: &Moment) -> Result<Statement, RoomError> {
        let pair = self.pair.as_mut().ok_or(RoomError::Missing)?;
        pair.say(self.layout.whose(), &self.keeper, saying, now)
    }

    /// Everything that was said in the room for two, and what is wrong with any of it.
    ///
    /// # Errors
    ///
    /// If it cannot be read. A home without such a room has an empty one.
    pub fn statements(&self) -> Result<(Vec<Statement>, Vec<Fault>), RoomError> {
        self.pair.as_ref().map_or_else(|| Ok((Vec::new(), Vec::new())), |pair| pair.read(&self.keeper))
    }

    /// Makes a verified backup if anything changed since the last one, then closes the home. In a home of two every
    /// close looks the same from outside: whole steps of size, a new letter, one time for all.
    ///
    /// # Errors
    ///
    /// Why the last words could not be committed, or else why there is no backup. The home is closed all the same.
    pub fn close(self, now: &Moment) -> Result<(), HomeError> {
        let two = self.access == Access::Writer && self.layout.of_two();
        let settled = if two { self.settle() } else { Ok(()) };
        let backed_up = self.back_up_when(if two { When::Always } else { When::Changed }, now);
        let Self { keeper, layout, pair, .. } = self;
        keeper.close()?;
        drop(pair);
        if two {
            let time = SystemTime::from(now.utc);
            for folder in [layout.people(), layout.rooms(), layout.backups()] {
                files::set_times(&folder, time);
            }
        }
        settled.and(backed_up.map(|_| ()))
    }

    /// Fills the room up to a whole step, seals the letter anew, and empties the log of the room for two.
    fn settle(&self) -> Result<(), HomeError> {
        let ready = self.keeper.ask(|room| {
            room.pad()?;
            Ok::<_, RoomError>(room.profile()?.ready_through)
        })?;
        if let Some(pair) = &self.pair {
            pair.write_letter(&self.layout, ready)?;
            pair.settle()?;
        }
        Ok(())
    }
}
