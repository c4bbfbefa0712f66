//! The bytes of a statement: how it is written, signed, named and proved. Never re-encoded once signed.

use crate::domain::moment::Moment;
use crate::domain::person::Person;
use crate::domain::statement::{RecordId, Said, Seal, StatementId};
use ed25519_dalek::{Signature, Signer, SigningKey, Verifier, VerifyingKey};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// Stands before the bytes when they are signed, so that a signature is good for nothing else.
const DOMAIN: &[u8] = b"mendway statement 1\0";
/// The format of [`Body`].
const FORMAT: u32 = 1;

/// What is signed, as JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Body {
    pub format: u32,
    /// The room it belongs to, so that it cannot be carried into another.
    pub room: Seal,
    pub author: Person,
    /// The author's last statement before this one.
    pub own: Option<StatementId>,
    /// The other's last statement that the author's program knew.
    pub seen: Option<StatementId>,
    pub record: RecordId,
    pub parents: Vec<StatementId>,
    pub at: Moment,
    pub said: Said,
}

impl Body {
    pub(super) const FORMAT: u32 = FORMAT;
}

/// A statement as it is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Signed {
    pub id: StatementId,
    pub bytes: Vec<u8>,
    pub signature: Vec<u8>,
}

/// Signs a body.
pub(super) fn sign(body: &Body, key: &SigningKey) -> Option<Signed> {
    let bytes = serde_json::to_vec(body).ok()?;
    let signature = key.sign(&signed(&bytes)).to_bytes().to_vec();
    Some(Signed { id: name(&bytes, &signature), bytes, signature })
}

/// The body, if these bytes were signed with the key that belongs to `author`.
pub(super) fn prove(bytes: &[u8], signature: &[u8], author: &VerifyingKey) -> Option<Body> {
    let signature = Signature::from_slice(signature).ok()?;
    author.verify(&signed(bytes), &signature).ok()?;
    serde_json::from_slice::<Body>(bytes).ok().filter(|body| body.format == FORMAT)
}

/// What a statement is named by.
pub(super) fn name(bytes: &[u8], signature: &[u8]) -> StatementId {
    StatementId(Sha256::new().chain_update(bytes).chain_update(signature).finalize().into())
}

fn signed(bytes: &[u8]) -> Vec<u8> {
    [DOMAIN, bytes].concat()
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::DateTime;

    fn body() -> Body {
        Body {
            format: FORMAT,
            room: Seal([3; 32]),
            author: Person::First,
            own: None,
            seen: None,
            record: RecordId([7; 16]),
            parents: Vec::new(),
            at: Moment::new(DateTime::UNIX_EPOCH, 0, ""),
            said: Said::Resumed,
        }
    }

    #[test]
    fn a_statement_is_proved_by_its_author_and_no_other_and_no_bit_may_change() {
        let (mine, yours) = (SigningKey::from_bytes(&[1; 32]), SigningKey::from_bytes(&[2; 32]));
        let made = sign(&body(), &mine).expect("signed");
        assert_eq!(prove(&made.bytes, &made.signature, &mine.verifying_key()), Some(body()));
        assert_eq!(prove(&made.bytes, &made.signature, &yours.verifying_key()), None);
        for at in 0..made.bytes.len() {
            let mut altered = made.bytes.clone();
            altered[at] ^= 1;
            assert_eq!(prove(&altered, &made.signature, &mine.verifying_key()), None, "byte {at}");
            assert_ne!(name(&altered, &made.signature), made.id);
        }
    }
}
