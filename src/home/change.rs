//! Changing what opens a home: a new passphrase, a new recovery sheet. Each reseals one small file.

use super::error::{HomeError, RoomError};
use super::identity::{self, Cost, Unlocking};
use super::recovery::RecoveryCode;
use super::unlock::{Access, Opened, open_identity};
use super::{Home, sums};
use secrecy::SecretString;

impl Home {
    /// Seals the identity with a new passphrase. `current` is the passphrase until now, or the recovery sheet for
    /// someone who no longer knows it. Copies and backups made before still open with the old one.
    ///
    /// # Errors
    ///
    /// As for [`Home::unlock`]; `InUse` if `opened` is for reading only. The old passphrase then still works.
    pub fn change_passphrase(
        &self,
        opened: &Opened,
        current: Unlocking<'_>,
        new: &SecretString,
        cost: Cost,
    ) -> Result<(), HomeError> {
        writer(opened)?;
        let identity = open_identity(&opened.layout, current)?;
        let sealed = identity::seal(&identity, new, cost)?;
        Ok(sums::replace(&opened.layout.sums(), "identity.age", &sealed)?)
    }

    /// Makes a new recovery code; the one before opens nothing but copies and backups made before.
    ///
    /// # Errors
    ///
    /// As for [`Home::unlock`]; `InUse` if `opened` is for reading only. The old code then still works.
    pub fn new_recovery(&self, opened: &Opened, current: Unlocking<'_>, cost: Cost) -> Result<RecoveryCode, HomeError> {
        writer(opened)?;
        let identity = open_identity(&opened.layout, current)?;
        let code = RecoveryCode::generate().map_err(|_| HomeError::NoRandomness)?;
        let sealed = identity::seal(&identity, code.secret(), cost)?;
        sums::replace(&opened.layout.sums(), "recovery.age", &sealed)?;
        Ok(code)
    }
}

fn writer(opened: &Opened) -> Result<(), RoomError> {
    match opened.access {
        Access::Writer => Ok(()),
        Access::Reader => Err(RoomError::InUse),
    }
}
