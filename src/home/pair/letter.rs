//! What one person lets the other's program know: through which window they are ready to work together, or nothing.
//!
//! Not finished, not safe, not wanted and lapsed are the same letter, byte for byte before it is sealed, and always of
//! one size. It is signed, so that nobody but its writer can say "ready".

use super::super::error::{HomeError, RoomError};
use super::super::identity::sealing;
use crate::domain::ready::Window;
use age::x25519::{Identity, Recipient};
use ed25519_dalek::{Signature, Signer, SigningKey, Verifier, VerifyingKey};

/// Every sealed letter has this many bytes.
pub(super) const SIZE: usize = 1024;
const DOMAIN: &[u8] = b"mendway letter 1\0";
/// Eight bytes of window, then the signature.
const SIGNED: usize = 8 + 64;
/// What `age` adds varies a little; so often is tried until the size fits.
const TRIES: usize = 20_000;

/// What a letter says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Letter {
    /// Ready through the end of this window; `None` in every other case.
    pub(crate) ready_through: Option<Window>,
}

impl Letter {
    fn number(self) -> [u8; 8] {
        self.ready_through.map_or(i64::MIN, |window| window.0).to_le_bytes()
    }

    /// The sealed letter.
    pub(super) fn seal(self, to: &Recipient, key: &SigningKey) -> Result<Vec<u8>, HomeError> {
        let number = self.number();
        let mut plain = number.to_vec();
        plain.extend_from_slice(&key.sign(&[DOMAIN, &number].concat()).to_bytes());
        let mut length = SIZE / 2;
        for _ in 0..TRIES {
            plain.resize(length.max(SIGNED), 0);
            let sealed = age::encrypt(to, &plain).map_err(sealing)?;
            if sealed.len() == SIZE {
                return Ok(sealed);
            }
            length = (length + SIZE).saturating_sub(sealed.len()).clamp(SIGNED, SIZE);
        }
        Err(HomeError::Storage(RoomError::Unexpected { code: 5 }))
    }

    /// What a sealed letter says. One that cannot be opened or was not signed by its writer says nothing.
    pub(super) fn open(sealed: &[u8], to: &Identity, from: &VerifyingKey) -> Self {
        let read = || {
            let plain = age::decrypt(to, sealed).ok()?;
            let number: [u8; 8] = plain.get(..8)?.try_into().ok()?;
            let signature = Signature::from_slice(plain.get(8..SIGNED)?).ok()?;
            from.verify(&[DOMAIN, &number].concat(), &signature).ok()?;
            Some(i64::from_le_bytes(number)).filter(|window| *window != i64::MIN).map(Window)
        };
        Self { ready_through: read() }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_letter_has_one_size_and_only_its_reader_learns_what_it_says() {
        let (reader, stranger) = (Identity::generate(), Identity::generate());
        let (writer, forger) = (SigningKey::from_bytes(&[5; 32]), SigningKey::from_bytes(&[6; 32]));
        for letter in [Letter::default(), Letter { ready_through: Some(Window(731)) }] {
            let sealed = letter.seal(&reader.to_public(), &writer).expect("sealed");
            assert_eq!(sealed.len(), SIZE);
            assert_eq!(Letter::open(&sealed, &reader, &writer.verifying_key()), letter);
            assert_eq!(Letter::open(&sealed, &stranger, &writer.verifying_key()), Letter::default());
            assert_eq!(Letter::open(&sealed, &reader, &forger.verifying_key()), Letter::default());
        }
    }
}
