//! A person's key pair and the room key, each sealed in a standard `age` file.
//!
//! Owns sealing and opening. With the passphrase, the stock `age` program opens the same files:
//! `age -d identity.age > me.txt`, then `age -d -i me.txt key.age` prints the room's key.

use super::error::{HomeError, RoomError};
use super::recovery::RecoveryCode;
use crate::domain::statement::Seal;
use age::{DecryptError, EncryptError};
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use std::io::Write;
use zeroize::Zeroizing;

/// How much work one try of a passphrase takes: log2 of scrypt's N.
///
/// Fixed, never tuned by a clock. Each step up doubles time and memory; 18 takes about 256 MiB.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost(u8);

impl Cost {
    /// What every home is made with.
    pub const STANDARD: Self = Self(18);
    /// The most a seal may ask for when it is opened.
    pub const MOST: u8 = 22;

    /// A cost from 1 to [`Self::MOST`]; numbers outside are moved to the nearest one.
    #[must_use]
    pub const fn new(log2: u8) -> Self {
        match log2 {
            0 => Self(1),
            1..=Self::MOST => Self(log2),
            _ => Self(Self::MOST),
        }
    }
}

/// What a person gives to open their identity.
#[derive(Clone, Copy, Debug)]
pub enum Unlocking<'a> {
    /// Their passphrase, letter by letter.
    Passphrase(&'a SecretString),
    /// The code on their recovery sheet, as they typed it.
    Recovery(&'a SecretString),
}

/// The key of one room: 256 random bits. Wiped from memory when dropped. It stands on the heap: an array would be copied
/// wherever it is handed on, and the copies left behind on the stack are wiped by nobody.
#[derive(Clone)]
pub(crate) struct RoomKey(Zeroizing<Vec<u8>>);

/// Bytes of a room's key.
const KEY_BYTES: usize = 32;

impl std::fmt::Debug for RoomKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RoomKey(hidden)")
    }
}

impl RoomKey {
    pub(crate) fn generate() -> Result<Self, HomeError> {
        let mut bytes = Zeroizing::new(vec![0; KEY_BYTES]);
        getrandom::fill(&mut bytes).map_err(|_| HomeError::NoRandomness)?;
        Ok(Self(bytes))
    }

    /// The key as SQLCipher takes it: 64 hexadecimal digits.
    pub(crate) fn hex(&self) -> Zeroizing<String> {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut text = Zeroizing::new(String::with_capacity(64));
        for byte in self.0.iter() {
            text.push(char::from(DIGITS[usize::from(byte >> 4)]));
            text.push(char::from(DIGITS[usize::from(byte & 15)]));
        }
        text
    }

    fn from_hex(text: &[u8]) -> Option<Self> {
        let text = text.trim_ascii();
        let mut bytes = Zeroizing::new(vec![0_u8; KEY_BYTES]);
        if text.len() != 64 {
            return None;
        }
        for (byte, pair) in bytes.iter_mut().zip(text.chunks_exact(2)) {
            let high = char::from(pair[0]).to_digit(16)?;
            let low = char::from(pair[1]).to_digit(16)?;
            *byte = u8::try_from(high * 16 + low).ok()?;
        }
        Some(Self(bytes))
    }

    /// This key in a file that only `owner` opens.
    pub(crate) fn seal_to(&self, owner: &age::x25519::Identity) -> Result<Vec<u8>, HomeError> {
        self.seal_to_all(&[owner.to_public()])
    }

    /// This key in a file that each of these opens.
    pub(crate) fn seal_to_all(&self, owners: &[age::x25519::Recipient]) -> Result<Vec<u8>, HomeError> {
        let hex = self.hex();
        let mut line = Zeroizing::new(Vec::with_capacity(65));
        line.extend_from_slice(hex.as_bytes());
        line.push(b'\n');
        let recipients = owners.iter().map(|owner| owner as &dyn age::Recipient);
        let sealer = age::Encryptor::with_recipients(recipients).map_err(sealing)?;
        let mut sealed = Vec::new();
        let mut writer = sealer.wrap_output(&mut sealed)?;
        writer.write_all(&line)?;
        writer.finish()?;
        Ok(sealed)
    }

    /// What names the room this key opens, without saying anything about the key.
    pub(crate) fn fingerprint(&self) -> Seal {
        Seal(Sha256::new().chain_update(b"mendway room 1\0").chain_update(self.0.as_slice()).finalize().into())
    }

    /// The key in a file sealed to `owner`. Any failure means that the file is damaged: the owner is already known.
    pub(crate) fn open(owner: &age::x25519::Identity, sealed: &[u8]) -> Result<Self, HomeError> {
        let line = Zeroizing::new(age::decrypt(owner, sealed).map_err(|_| HomeError::KeyDamaged)?);
        Self::from_hex(&line).ok_or(HomeError::KeyDamaged)
    }
}

/// The identity in an `age` file that `secret` opens, with the stock program too.
pub(crate) fn seal(identity: &age::x25519::Identity, secret: &SecretString, cost: Cost) -> Result<Vec<u8>, HomeError> {
    let mut recipient = age::scrypt::Recipient::new(secret.clone());
    recipient.set_work_factor(cost.0);
    let text = identity.to_string();
    let mut line = Zeroizing::new(Vec::with_capacity(text.expose_secret().len() + 1));
    line.extend_from_slice(text.expose_secret().as_bytes());
    line.push(b'\n');
    age::encrypt(&recipient, &line).map_err(sealing)
}

/// Words in an `age` file that `secret` opens, with the stock program too.
///
/// # Errors
///
/// Only if the system gives no random numbers or no memory.
pub fn seal_words(words: &[u8], secret: &SecretString, cost: Cost) -> Result<Vec<u8>, HomeError> {
    let mut recipient = age::scrypt::Recipient::new(secret.clone());
    recipient.set_work_factor(cost.0);
    age::encrypt(&recipient, words).map_err(sealing)
}

/// Why a seal did not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shut {
    /// The secret does not fit, or the part of the seal that holds it was changed.
    WrongSecret,
    /// The file is not a whole `age` file of ours.
    Damaged,
    /// It asks for more work than we allow.
    TooCostly,
}

/// Opens what [`seal`] made.
pub(crate) fn open(sealed: &[u8], secret: &SecretString) -> Result<age::x25519::Identity, Shut> {
    let mut key = age::scrypt::Identity::new(secret.clone());
    key.set_max_work_factor(Cost::MOST);
    let text = age::decrypt(&key, sealed).map_err(|error| match error {
        DecryptError::DecryptionFailed => Shut::WrongSecret,
        DecryptError::ExcessiveWork { .. } => Shut::TooCostly,
        _ => Shut::Damaged,
    })?;
    let text = Zeroizing::new(text);
    let line = std::str::from_utf8(&text).map_err(|_| Shut::Damaged)?;
    line.trim().parse().map_err(|_| Shut::Damaged)
}

/// The text that opens the seal: the passphrase as typed, or the code in the form of the sheet.
pub(crate) fn secret_of(unlocking: Unlocking<'_>) -> Result<SecretString, HomeError> {
    match unlocking {
        Unlocking::Passphrase(passphrase) => Ok(passphrase.clone()),
        Unlocking::Recovery(typed) => Ok(RecoveryCode::parse(typed.expose_secret())?.secret().clone()),
    }
}

pub(super) fn sealing(error: EncryptError) -> HomeError {
    match error {
        EncryptError::Io(error) => error.into(),
        _ => HomeError::Storage(RoomError::Unexpected { code: 0 }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn secret(text: &str) -> SecretString {
        SecretString::from(text.to_owned())
    }

    #[test]
    fn a_seal_opens_with_its_secret_only() {
        let identity = age::x25519::Identity::generate();
        let sealed = seal(&identity, &secret("five plain words"), Cost::new(4)).expect("sealed");
        let opened = open(&sealed, &secret("five plain words")).expect("opened");
        assert_eq!(opened.to_public().to_string(), identity.to_public().to_string());
        assert_eq!(open(&sealed, &secret("five plain word")).err(), Some(Shut::WrongSecret));
        assert_eq!(open(&sealed[..sealed.len() - 1], &secret("five plain words")).err(), Some(Shut::Damaged));
        assert_eq!(open(b"", &secret("five plain words")).err(), Some(Shut::Damaged));
    }

    #[test]
    fn a_seal_that_asks_for_too_much_work_is_refused_at_once() {
        let identity = age::x25519::Identity::generate();
        let sealed = seal(&identity, &secret("x"), Cost::new(4)).expect("sealed");
        let at = sealed.windows(3).position(|part| part == b" 4\n").expect("the cost in the header");
        let mut hostile = sealed[..=at].to_vec();
        hostile.extend_from_slice(b"40");
        hostile.extend_from_slice(&sealed[at + 2..]);
        assert_eq!(open(&hostile, &secret("x")).err(), Some(Shut::TooCostly));
    }

    #[test]
    fn a_room_key_is_sealed_to_one_identity() {
        let owner = age::x25519::Identity::generate();
        let key = RoomKey::generate().expect("random numbers");
        let sealed = key.seal_to(&owner).expect("sealed");
        assert_eq!(RoomKey::open(&owner, &sealed).expect("opened").hex(), key.hex());
        assert_eq!(RoomKey::open(&age::x25519::Identity::generate(), &sealed).err(), Some(HomeError::KeyDamaged));
        assert_eq!(format!("{key:?}"), "RoomKey(hidden)");
    }

    #[test]
    fn a_cost_stays_inside_its_bounds() {
        assert_eq!([Cost::new(0), Cost::new(8), Cost::new(99)], [Cost(1), Cost(8), Cost(Cost::MOST)]);
    }

    #[test]
    fn sealed_words_open_with_their_passphrase_and_with_no_other() {
        let sealed = seal_words(b"It rained.", &secret("one two three"), Cost::new(1)).expect("sealed");
        let open = |words: &str| age::decrypt(&age::scrypt::Identity::new(secret(words)), &sealed);
        assert_eq!(open("one two three").expect("opened"), b"It rained.");
        assert!(open("one two").is_err());
        assert!(!sealed.windows(7).any(|part| part == b"rained."));
    }
}
