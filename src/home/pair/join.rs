//! A second person joins a home: their own identity, sheet and room, made beside the first one's and never inside them.

use super::Pair;
use super::letter::SIZE;
use crate::domain::moment::Moment;
use crate::home::error::{HomeError, RoomError};
use crate::home::files::Layout;
use crate::home::identity::{Cost, RoomKey};
use crate::home::lock::Lock;
use crate::home::recovery::RecoveryCode;
use crate::home::unlock::{Access, Opened, furnish};
use crate::home::{Home, atomic, files, swap};
use secrecy::SecretString;
use std::fs;

/// A second person's open home and their sheet.
pub type Joined = (Opened, RecoveryCode);

impl Home {
    /// Makes a place for this person in a home where the other lives. The home must be closed.
    ///
    /// # Errors
    ///
    /// `NotAHome` if nobody lives here; `AlreadyAHome` if this person does; `InUse` if it is open; else what kept it from
    /// being made. Nothing of the other's is read or changed.
    pub fn join(&self, passphrase: &SecretString, cost: Cost, now: &Moment) -> Result<Joined, HomeError> {
        let layout = self.layout()?;
        let lock = Lock::take(&layout.lock())?;
        swap::finish(&layout)?;
        if !layout.of_person(self.whose().other()).inhabited() {
            return Err(HomeError::NotAHome);
        }
        if layout.identity().exists() {
            return Err(HomeError::AlreadyAHome);
        }
        if layout.ours().exists() {
            // What the one shared with somebody who left is theirs to keep, and none of this person's.
            let aside = layout.folder().join(swap::name_aside(&layout, "joining", now));
            files::make_folder(&aside)?;
            fs::rename(layout.ours(), aside.join("ours"))?;
        }
        let code = RecoveryCode::generate().map_err(|_| HomeError::NoRandomness)?;
        let key = RoomKey::generate()?;
        let staging = swap::staging(layout.folder())?;
        let made = Layout::of(staging.path())?.of_person(self.whose());
        let identity = furnish(&made, passphrase, &code, &key, cost)?;
        blank_letters(&[&made, &layout.of_person(self.whose().other())])?;
        swap::sync_tree(staging.path())?;
        // The room first: without its keys it is nothing, and what a failure left of one is in nobody's way.
        place(&made.room(), &layout.room())?;
        place(&made.person(), &layout.person())?;
        let keeper = self.start(&layout, key, lock, now)?;
        let pair = Some(Pair::open(&layout, &identity, &keeper)?);
        Ok((Opened { keeper, access: Access::Writer, layout, pair }, code))
    }
}

/// Letters that say nothing yet, so that one is there from the first day whoever has been here since.
fn blank_letters(layouts: &[&Layout]) -> Result<(), HomeError> {
    for layout in layouts {
        if !layout.letter().exists() {
            let mut noise = vec![0; SIZE];
            getrandom::fill(&mut noise).map_err(|_| HomeError::NoRandomness)?;
            atomic::write(&layout.letter(), &noise)?;
        }
    }
    Ok(())
}

fn place(made: &std::path::Path, here: &std::path::Path) -> Result<(), RoomError> {
    if here.exists() {
        fs::remove_dir_all(here)?;
    }
    fs::rename(made, here)?;
    files::sync_folder(here.parent().ok_or(RoomError::Missing)?)
}
