//! Making a home and opening it.

use super::backups;
use super::ballast;
use super::error::{HomeError, RoomError};
use super::files::{self, Layout};
use super::identity::{self, Cost, RoomKey, Shut, Unlocking};
use super::keeper::Keeper;
use super::lock::Lock;
use super::pair::Pair;
use super::recovery::RecoveryCode;
use super::room::Room;
use super::{Home, health::Wholeness, sums, swap};
use crate::domain::moment::Moment;
use secrecy::SecretString;
use std::path::Path;

/// What an open home allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Reading and writing; nobody else writes meanwhile.
    Writer,
    /// Reading only: another window has it, or the disk takes no changes. Every write says which.
    Reader,
}

/// An open home. Dropping it commits what waits and wipes the keys.
#[derive(Debug)]
pub struct Opened {
    /// The room's thread.
    pub keeper: Keeper,
    /// What is allowed.
    pub access: Access,
    pub(super) layout: Layout,
    /// What two people share; `None` in a home of one, or if it is open for reading only.
    pub(super) pair: Option<Pair>,
}

impl Home {
    /// Makes a home for a person: an identity sealed by their passphrase and by a recovery code, and one empty room.
    ///
    /// Everything is made aside and put in place at the end, so a failure leaves nothing that is in the way.
    ///
    /// # Errors
    ///
    /// `AlreadyAHome` if someone lives here; else what kept it from being made.
    pub fn create(
        &self,
        passphrase: &SecretString,
        cost: Cost,
        now: &Moment,
    ) -> Result<(Opened, RecoveryCode), HomeError> {
        let layout = self.make_layout()?;
        let lock = Lock::take(&layout.lock())?;
        swap::finish(&layout)?;
        if layout.inhabited() {
            return Err(HomeError::AlreadyAHome);
        }
        layout.tighten();
        let code = RecoveryCode::generate().map_err(|_| HomeError::NoRandomness)?;
        let key = RoomKey::generate()?;
        let staging = swap::staging(layout.folder())?;
        furnish(&Layout::of(staging.path())?, passphrase, &code, &key, cost)?;
        swap::put_in_place(&layout, staging, &swap::name_aside(&layout, "setup", now))?;
        let keeper = self.start(&layout, key, lock, now)?;
        Ok((Opened { keeper, access: Access::Writer, layout, pair: None }, code))
    }

    /// Opens the home. If it is open elsewhere or cannot be written, it opens for reading only.
    ///
    /// # Errors
    ///
    /// A wrong passphrase or code changes nothing. A damaged file is never called a wrong passphrase.
    pub fn unlock(&self, key: Unlocking<'_>, now: &Moment) -> Result<Opened, HomeError> {
        let layout = self.layout()?;
        let (lock, closed) = match Lock::take(&layout.lock()) {
            Ok(lock) => (Some(lock), None),
            Err(why @ (RoomError::InUse | RoomError::ReadOnly | RoomError::NoPermission)) => (None, Some(why)),
            Err(why) => return Err(why.into()),
        };
        if lock.is_some() {
            swap::finish(&layout)?;
        }
        if !layout.inhabited() {
            return Err(HomeError::NotAHome);
        }
        let identity = open_identity(&layout, key)?;
        let sealed = files::read_small(&layout.key(), files::SMALL)
            .map_err(|error| key_trouble(error, HomeError::KeyDamaged))?;
        let room_key = RoomKey::open(&identity, &sealed)?;
        match (lock, closed) {
            (Some(lock), _) => {
                layout.tighten();
                let keeper = self.start(&layout, room_key, lock, now)?;
                let pair = if layout.of_two() {
                    Some(Pair::open(&layout, &identity, &keeper)?)
                } else {
                    Pair::forget(&keeper)?;
                    None
                };
                Ok(Opened { keeper, access: Access::Writer, layout, pair })
            }
            (None, closed) => {
                let room = Room::open_to_read(&layout.database(), room_key, closed.unwrap_or(RoomError::ReadOnly))?;
                let keeper = Keeper::start(room, None, None, None)?;
                Ok(Opened { keeper, access: Access::Reader, layout, pair: None })
            }
        }
    }

    /// Opens the room to write, with a verified backup before its form is changed, and starts the keeper.
    pub(super) fn start(&self, layout: &Layout, key: RoomKey, lock: Lock, now: &Moment) -> Result<Keeper, HomeError> {
        let mut room = Room::open_unmigrated(&layout.database(), key, self.durability.synchronous)?;
        if room.needs_migration()? {
            if !room.is_blank()? {
                backups::make(layout, &mut room, now)?;
            }
            room.migrate()?;
        }
        ballast::lay(layout);
        Ok(Keeper::start(room, Some(lock), self.durability.delay, Some(layout.ballast()))?)
    }
}

/// The identity that this passphrase or code opens.
pub(super) fn open_identity(layout: &Layout, key: Unlocking<'_>) -> Result<age::x25519::Identity, HomeError> {
    let (file, wrong, damaged) = match key {
        Unlocking::Passphrase(_) => (layout.identity(), HomeError::WrongPassphrase, HomeError::IdentityDamaged),
        Unlocking::Recovery(_) => (layout.recovery(), HomeError::WrongRecoveryCode, HomeError::RecoveryDamaged),
    };
    let secret = identity::secret_of(key)?;
    let sealed = files::read_small(&file, files::SMALL).map_err(|error| key_trouble(error, damaged.clone()))?;
    identity::open(&sealed, &secret).map_err(|shut| match shut {
        Shut::TooCostly => HomeError::TooCostly,
        Shut::Damaged => damaged,
        Shut::WrongSecret => match sums::compare(&layout.sums(), name(&file), &sealed) {
            Wholeness::Changed => damaged,
            Wholeness::Whole | Wholeness::Unknown | Wholeness::Missing => wrong,
        },
    })
}

fn name(file: &Path) -> &str {
    file.file_name().and_then(|name| name.to_str()).unwrap_or_default()
}

/// A key file that is missing or too large is a damaged one; what the system refuses is said as it is.
fn key_trouble(error: RoomError, damaged: HomeError) -> HomeError {
    match error {
        RoomError::Missing | RoomError::Damaged => damaged,
        other => HomeError::Storage(other),
    }
}

/// Fills an empty layout with everything a home needs.
pub(super) fn furnish(
    layout: &Layout,
    passphrase: &SecretString,
    code: &RecoveryCode,
    key: &RoomKey,
    cost: Cost,
) -> Result<age::x25519::Identity, HomeError> {
    for folder in [layout.people(), layout.person(), layout.rooms(), layout.room()] {
        files::make_folder(&folder)?;
    }
    let identity = age::x25519::Identity::generate();
    sums::replace(&layout.sums(), "identity.age", &identity::seal(&identity, passphrase, cost)?)?;
    sums::replace(&layout.sums(), "recovery.age", &identity::seal(&identity, code.secret(), cost)?)?;
    super::atomic::write(&layout.key(), &key.seal_to(&identity)?)?;
    Room::create(&layout.database(), key.clone())?.truncate_log()?;
    Ok(identity)
}
