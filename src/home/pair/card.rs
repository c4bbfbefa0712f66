//! A person's card: the public halves of their keys, in the clear, so that the other's program can seal to them and
//! prove what they signed. It says nothing else.

use super::super::error::{HomeError, RoomError};
use super::super::{atomic, files};
use ed25519_dalek::VerifyingKey;
use std::path::Path;

/// The public halves of a person's keys.
#[derive(Clone, Debug)]
pub(crate) struct Card {
    /// What is sealed to them is sealed to this.
    pub(super) recipient: age::x25519::Recipient,
    /// What they sign is proved with this.
    pub(super) verifying: VerifyingKey,
}

impl PartialEq for Card {
    fn eq(&self, other: &Self) -> bool {
        self.text() == other.text()
    }
}

impl Card {
    /// Its text: two lines, the `age` recipient and the Ed25519 key in hexadecimal digits.
    pub(super) fn text(&self) -> String {
        let digits: String = self.verifying.as_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
        format!("{}\ned25519 {digits}\n", self.recipient)
    }

    /// The card in a text that [`Self::text`] made.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let (recipient, rest) = text.split_once('\n')?;
        let digits = rest.strip_prefix("ed25519 ")?.trim_end();
        let bytes: [u8; 32] = crate::domain::statement::Seal::try_from(digits.to_owned()).ok()?.0;
        Some(Self { recipient: recipient.parse().ok()?, verifying: VerifyingKey::from_bytes(&bytes).ok()? })
    }

    pub(super) fn read(path: &Path) -> Result<Option<Self>, HomeError> {
        match files::read_small(path, files::SMALL) {
            Ok(bytes) => Ok(std::str::from_utf8(&bytes).ok().and_then(Self::parse)),
            Err(RoomError::Missing) => Ok(None),
            Err(other) => Err(other.into()),
        }
    }

    pub(super) fn write(&self, path: &Path) -> Result<(), HomeError> {
        Ok(atomic::write(path, self.text().as_bytes())?)
    }
}
