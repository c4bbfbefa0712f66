//! What the tests share: a clock that only moves when told, and homes that cost little to open.

use chrono::{DateTime, Duration, Utc};
use mendway::domain::draft::{Draft, DraftPlace, DraftText};
use mendway::domain::entry::EntryDraft;
use mendway::domain::moment::Moment;
use mendway::home::{Cost, Home, HomeError, Opened, RecoveryCode, Unlocking};
use secrecy::SecretString;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

pub const CHEAP: Cost = Cost::new(4);
pub const PASSPHRASE: &str = "meadow copper lantern";

/// An instant `minutes` after a fixed one, on a writer's clock in Berlin.
pub fn at(minutes: i64) -> Moment {
    let start: DateTime<Utc> = "2026-11-22T13:02:11Z".parse().expect("an instant");
    Moment::new(start + Duration::minutes(minutes), 60, "Europe/Berlin")
}

pub fn days(days: i64) -> Moment {
    at(days * 24 * 60)
}

pub fn secret(text: &str) -> SecretString {
    SecretString::from(text.to_owned())
}

/// A home in a folder of its own.
pub struct Place {
    pub folder: TempDir,
    pub home: Home,
    pub code: RecoveryCode,
}

impl Place {
    /// Made and open.
    pub fn open() -> (Self, Opened) {
        let folder = tempfile::tempdir().expect("a folder");
        let home = Home::at(folder.path().join("home"));
        let (opened, code) = home.create(&secret(PASSPHRASE), CHEAP, &at(0)).expect("made");
        (Self { folder, home, code }, opened)
    }

    /// Made and closed.
    pub fn closed() -> Self {
        let (place, opened) = Self::open();
        opened.keeper.close().expect("closed");
        place
    }

    pub fn unlock(&self) -> Opened {
        self.try_unlock(PASSPHRASE).expect("unlocked")
    }

    pub fn try_unlock(&self, passphrase: &str) -> Result<Opened, HomeError> {
        self.home.unlock(Unlocking::Passphrase(&secret(passphrase)), &at(1))
    }

    pub fn path(&self, inside: &str) -> PathBuf {
        self.home.folder().join(inside)
    }
}

/// What a folder holds: every file's path and the hash of its bytes.
pub fn hashes(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    files(folder)
        .into_iter()
        .map(|path| (path.clone(), Sha256::digest(std::fs::read(&path).expect("read")).to_vec()))
        .collect()
}

/// Every file below a folder.
pub fn files(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).expect("a folder") {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            found.extend(files(&path));
        } else {
            found.push(path);
        }
    }
    found.sort();
    found
}

pub fn words(title: &str, body: &str) -> EntryDraft {
    EntryDraft { title: title.into(), body: body.into(), ..EntryDraft::default() }
}

pub fn tagged(body: &str, tags: &[&str]) -> EntryDraft {
    EntryDraft { body: body.into(), tags: tags.iter().map(ToString::to_string).collect(), ..EntryDraft::default() }
}

pub fn new_entry(body: &str) -> Draft {
    Draft { place: DraftPlace::NewEntry, text: DraftText::Entry(words("", body)), caret: (0, body.len()), field: 1 }
}
