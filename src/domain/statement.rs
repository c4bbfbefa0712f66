//! Statements: what is in `ours`. Each is one signed, unchangeable thing that one person said.
//!
//! Owns what can be said there and the ids it is named by. Does not own bytes, signatures or storage (`home::ours`),
//! nor what a set of statements comes to (`insight::ours`). No clock decides anything: a statement's day is only shown.

use super::agreement::AgreementDraft;
use super::commitment::{CommitmentDraft, Mark};
use super::ids::Slug;
use super::moment::Moment;
use super::person::{Bond, Person};
use super::sitting::Response;
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use std::fmt;

macro_rules! hex_id {
    ($($(#[$doc:meta])* $name:ident($bytes:literal)),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(pub [u8; $bytes]);

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.to_string()
            }
        }

        impl TryFrom<String> for $name {
            type Error = NotHex;

            fn try_from(text: String) -> Result<Self, NotHex> {
                let mut bytes = [0; $bytes];
                read_hex(&text, &mut bytes)?;
                Ok(Self(bytes))
            }
        }

        impl std::str::FromStr for $name {
            type Err = NotHex;

            fn from_str(text: &str) -> Result<Self, NotHex> {
                Self::try_from(text.to_owned())
            }
        }
    )*};
}

hex_id! {
    /// What a statement is about: a round, an agreement, a commitment. 128 random bits.
    RecordId(16),
    /// One statement: the SHA-256 of its bytes and its signature.
    StatementId(32),
    /// A SHA-256 that binds someone to words without showing them.
    Seal(32),
    /// What makes a seal impossible to guess: 256 random bits.
    Salt(32),
}

/// A text is not the hexadecimal digits of an id.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not the hexadecimal digits of an id")]
pub struct NotHex;

fn read_hex(text: &str, bytes: &mut [u8]) -> Result<(), NotHex> {
    if text.len() != bytes.len() * 2 {
        return Err(NotHex);
    }
    for (byte, pair) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
        let digit = |sign: u8| char::from(sign).to_digit(16).filter(|_| !sign.is_ascii_uppercase()).ok_or(NotHex);
        *byte = u8::try_from(digit(pair[0])? * 16 + digit(pair[1])?).map_err(|_| NotHex)?;
    }
    Ok(())
}

/// One thing one person said in `ours`, with its signature proved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// What it is named by.
    pub id: StatementId,
    /// Its running number in the room, from 1; a person is told this number if it is found altered.
    pub number: u64,
    /// Who said it.
    pub author: Person,
    /// What it is about.
    pub record: RecordId,
    /// The statements it replaces or answers.
    pub parents: Vec<StatementId>,
    /// When its author said it was. Shown, and never used for order.
    pub at: Moment,
    /// What was said.
    pub said: Said,
}

/// What a person has to say, before it is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Saying {
    /// What it is about; `None`: something new.
    pub record: Option<RecordId>,
    /// What it replaces or answers.
    pub parents: Vec<StatementId>,
    /// What is said.
    pub said: Said,
}

impl Saying {
    /// The first words about something new.
    #[must_use]
    pub const fn new(said: Said) -> Self {
        Self { record: None, parents: Vec::new(), said }
    }

    /// More about something.
    #[must_use]
    pub const fn about(record: RecordId, said: Said) -> Self {
        Self { record: Some(record), parents: Vec::new(), said }
    }

    /// As an answer to these statements, or in their place.
    #[must_use]
    pub fn after(self, parents: Vec<StatementId>) -> Self {
        Self { parents, ..self }
    }
}

/// What can be said in `ours`. Kinds and fields are only ever added to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub enum Said {
    /// A copy of words of one's own. The record is the share.
    Shared {
        /// What it is, in a few words.
        title: String,
        /// The exact words.
        words: String,
    },
    /// One's own share is withdrawn: its words leave the room, its place stays.
    Retracted {
        /// The share.
        of: StatementId,
    },
    /// A round begins. The record is the round.
    Begun {
        /// Which talk.
        talk: Slug,
        /// Its revision.
        revision: u32,
        /// Its title then.
        title: String,
        /// Who goes first.
        first: Person,
        /// What the two are to each other.
        bond: Bond,
    },
    /// The round went on to this part.
    Reached {
        /// Which part.
        part: Slug,
    },
    /// Own answers to a part are locked in, unseen.
    Locked {
        /// Which part.
        part: Slug,
        /// Binds to the answers.
        seal: Seal,
    },
    /// Own answers are taken back, to be changed. Only before anything was shown.
    TakenBack {
        /// Which part.
        part: Slug,
    },
    /// Own answers may be shown once the other's may.
    Released {
        /// Which part.
        part: Slug,
    },
    /// Own answers stay private: then neither side is shown.
    KeptBack {
        /// Which part.
        part: Slug,
    },
    /// Own answers, after both released theirs.
    Revealed {
        /// Which part.
        part: Slug,
        /// What the seal was made with.
        salt: Salt,
        /// The answers.
        answers: Vec<Response>,
    },
    /// What both wrote down together, in the words of whoever typed. The other says yes to it or not.
    Noted {
        /// Which part.
        part: Slug,
        /// What was written.
        lines: Vec<Response>,
    },
    /// A break, by either, without a reason.
    Paused {
        /// When to come back, as minutes from the pause; `None`: another day.
        minutes: Option<u16>,
    },
    /// The round goes on after a break.
    Resumed,
    /// The round is over.
    Ended {
        /// How.
        how: Ending,
    },
    /// Yes to exactly these words: a proposal or a note.
    Assented {
        /// Which statement.
        to: StatementId,
        /// The SHA-256 of its words.
        words: Seal,
    },
    /// A yes is taken back, or an own proposal is.
    Withdrawn {
        /// The statement that was said yes to, or proposed.
        of: StatementId,
    },
    /// A clause. The record is the agreement; its parents are the proposals it replaces.
    Proposed {
        /// What it says.
        clause: AgreementDraft,
    },
    /// An agreement is set aside for now.
    Parked {
        /// Why, or empty.
        why: String,
    },
    /// A commitment of one's own, in both people's sight. The record is the commitment; parents are earlier wordings.
    Committed {
        /// What it says.
        text: Box<CommitmentDraft>,
        /// The proposal it follows from, if it does.
        from: Option<StatementId>,
    },
    /// How a day of a commitment went, as its author saw it. A later one by the same author counts.
    Marked {
        /// Which day.
        day: NaiveDate,
        /// How it went; `None` takes the mark back.
        mark: Option<Mark>,
        /// One line about it, or empty.
        line: String,
    },
    /// "I noticed", by the one whose commitment it is not.
    Noticed {
        /// Which day.
        day: NaiveDate,
        /// One line about it, or empty.
        line: String,
    },
    /// One's own commitment ends.
    Concluded,
    /// One rating of one's own trend, shared.
    Pulse {
        /// Which pulse.
        pulse: Slug,
        /// The day it is about.
        day: NaiveDate,
        /// 0 to 10.
        rating: u8,
    },
    /// Someone stops, for now or for good, for themselves.
    Parted {
        /// How.
        how: Parting,
    },
    /// What stood here was withdrawn, and its words are gone. Never written: the room gives it for the place that stays.
    #[serde(skip)]
    Emptied,
    /// A kind that only a newer version knows.
    #[serde(other)]
    Unknown,
}

/// How a round ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Ending {
    /// To its last part.
    Whole,
    /// Before that; what is there stays.
    Early,
}

/// How someone stops working together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Parting {
    /// For a while.
    Pause,
    /// The work is done.
    Finish,
    /// The ways part.
    Part,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_from_its_digits_and_from_nothing_else() {
        let id = RecordId([0xa7; 16]);
        assert_eq!(id.to_string().parse(), Ok(id));
        for bad in ["", "a7", &"g".repeat(32), &"A".repeat(32), &"a".repeat(33)] {
            assert_eq!(bad.parse::<RecordId>(), Err(NotHex), "{bad:?}");
        }
    }

    #[test]
    fn a_kind_of_a_newer_version_is_taken_for_unknown() {
        let read: Said = serde_json::from_str(r#"{"kind":"sung","part":"a"}"#).expect("read");
        assert_eq!(read, Said::Unknown);
    }

    #[test]
    fn what_is_said_keeps_its_form() {
        let said = Said::Locked { part: "rate".parse().expect("a slug"), seal: Seal([1; 32]) };
        let text = serde_json::to_string(&said).expect("written");
        assert_eq!(text, format!(r#"{{"kind":"locked","part":"rate","seal":"{}"}}"#, "01".repeat(32)));
        assert_eq!(serde_json::from_str::<Said>(&text).expect("read"), said);
    }
}
