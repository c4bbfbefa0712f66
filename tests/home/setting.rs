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

/// The room's key as SQLCipher takes it, by way of the passphrase and nothing of ours.
pub fn room_key(home: &Path) -> String {
    let read = |name: &str| std::fs::read(home.join(name)).expect("read");
    let opener = age::scrypt::Identity::new(secret(PASSPHRASE));
    let identity = age::decrypt(&opener, &read("people/1/identity.age")).expect("opened");
    let identity: age::x25519::Identity =
        String::from_utf8(identity).expect("text").trim().parse().expect("an identity");
    let key = age::decrypt(&identity, &read("rooms/1/key.age")).expect("opened");
    String::from_utf8(key).expect("text").trim().to_owned()
}

/// A plain connection to a home's room.
pub fn connect(home: &Path) -> rusqlite::Connection {
    let room = rusqlite::Connection::open(home.join("rooms/1/room.db")).expect("opened");
    room.execute_batch(&format!("PRAGMA key = \"x'{}'\"", room_key(home))).expect("keyed");
    room
}

/// Changes one byte of a file.
pub fn flip(path: &Path, at: usize) {
    let mut bytes = std::fs::read(path).expect("read");
    bytes[at] ^= 1;
    std::fs::write(path, bytes).expect("written");
}

#[allow(clippy::disallowed_methods, reason = "how a test knows that it is the one in a process of its own")]
/// Runs one test of this binary alone in a process of its own, and hands back what it wrote to standard error. Inside
/// that process it returns `None`.
pub fn alone(test: &str) -> Option<String> {
    if std::env::var_os("MENDWAY_TEST_ALONE").is_some() {
        return None;
    }
    let ran = std::process::Command::new(std::env::current_exe().expect("this binary"))
        .args(["--exact", test, "--nocapture", "--test-threads=1"])
        .env("MENDWAY_TEST_ALONE", "yes")
        .output()
        .expect("ran");
    let (said, complained) = (String::from_utf8_lossy(&ran.stdout), String::from_utf8_lossy(&ran.stderr));
    assert!(ran.status.success() && said.contains("1 passed"), "{said}\n{complained}");
    Some(complained.into_owned())
}

/// A small disk of its own; `None` where this process may not mount one.
pub struct Disk {
    pub folder: TempDir,
}

impl Disk {
    pub fn of(size: &str) -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        let options = format!("size={size},mode=0700");
        let mounted = std::process::Command::new("mount")
            .args(["-t", "tmpfs", "-o", &options, "tmpfs"])
            .arg(folder.path())
            .output()
            .is_ok_and(|ran| ran.status.success());
        if !mounted {
            eprintln!("skipped: no disk could be mounted here");
        }
        mounted.then_some(Self { folder })
    }

    pub fn remount(&self, options: &str) {
        let ran = std::process::Command::new("mount").args(["-o", options]).arg(self.folder.path()).status();
        assert!(ran.expect("ran").success());
    }

    /// Writes until nothing fits any more.
    pub fn fill(&self, name: &str) {
        use std::io::Write;
        let mut file = std::fs::File::create(self.folder.path().join(name)).expect("made");
        for size in [1 << 20, 1 << 12, 1] {
            while file.write_all(&vec![7; size]).is_ok() {}
        }
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        let _ = std::process::Command::new("umount").arg("-l").arg(self.folder.path()).status();
    }
}

/// Copies a folder as it stands this instant, as a power cut would leave it.
pub fn copy_tree(from: &Path, to: &Path) {
    for path in files(from) {
        let target = to.join(path.strip_prefix(from).expect("inside"));
        std::fs::create_dir_all(target.parent().expect("a folder")).expect("made");
        std::fs::copy(&path, &target).expect("copied");
    }
}
