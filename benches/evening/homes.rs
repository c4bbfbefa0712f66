//! Homes full of entries, and the raw key of their rooms.

use crate::chance::Chance;
use crate::walk;
use age::x25519;
use mendway::domain::entry::{EntryDraft, Mood};
use mendway::home::RoomError;
use std::path::{Path, PathBuf};

/// A home with entries.
pub struct Seeded {
    pub entries: u32,
    pub folder: PathBuf,
    /// Its room's file.
    pub room: PathBuf,
    /// A file with the room's key as hexadecimal digits.
    pub key: PathBuf,
}

/// Words to search for: in about every third entry, in one of fifty, in one of two thousand.
pub const SOUGHT: [(&str, u64); 3] = [("calm", 3), ("lantern", 50), ("estuary", 2_000)];

/// Makes a home with this many entries below `folder`. They are written where syncing costs nothing, then copied.
pub fn seed(folder: &Path, entries: u32, seed: u64) -> Seeded {
    eprintln!("writing {entries} entries");
    let memory = Path::new("/dev/shm");
    let aside = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir_in(folder) };
    let aside = aside.expect("a folder to write in");
    let draft = aside.path().join("home");
    let opened = walk::make_home(&draft, walk::CHEAP);
    let written = opened.keeper.ask(move |room| -> Result<(), RoomError> {
        let mut chance = Chance::new(seed);
        let words = vocabulary(&mut chance);
        let mut one = |number: u32| {
            let minutes = i64::from(number) * 300 - i64::from(entries) * 300;
            (entry(&mut chance, &words), walk::at(minutes))
        };
        for first in (0..entries).step_by(25_000) {
            let some: Vec<_> = (first..entries.min(first + 25_000)).map(&mut one).collect();
            room.import_entries(&some)?;
        }
        Ok(())
    });
    written.expect("the entries are written");
    opened.keeper.close().expect("the home closes");
    let home = folder.join(format!("home-{entries}"));
    walk::copy(&draft, &home);
    let key = folder.join(format!("key-{entries}"));
    std::fs::write(&key, raw_key(&home)).expect("the key is written");
    Seeded { entries, room: only(&home.join("rooms")).join("room.db"), folder: home, key }
}

/// A few thousand words, the first ones used most.
fn vocabulary(chance: &mut Chance) -> Vec<String> {
    let syllables = ["an", "be", "cor", "di", "el", "fa", "gre", "ha", "in", "jo", "ka", "lu", "mo", "ne", "or", "pe"];
    let mut syllable = || syllables[usize::try_from(chance.between(0, 15)).expect("small")];
    (0..3000).map(|number| (0..2 + number % 3).map(|_| syllable()).collect()).collect()
}

fn entry(chance: &mut Chance, words: &[String]) -> EntryDraft {
    let count = chance.between(40, 160);
    let mut body = String::new();
    for _ in 0..count {
        let most = u64::try_from(words.len()).expect("a few thousand") - 1;
        let rank = chance.between(0, most) * chance.between(0, most) / most;
        body.push_str(&words[usize::try_from(rank).expect("small")]);
        body.push(if chance.between(1, 12) == 1 { '\n' } else { ' ' });
    }
    for (word, one_in) in SOUGHT {
        if chance.between(1, one_in) == 1 {
            body.push_str(word);
            body.push(' ');
        }
    }
    let title = if chance.between(0, 1) == 1 { words[..6].join(" ") } else { String::new() };
    let tags = (0..chance.between(0, 2)).map(|number| format!("tag{}", number * 5 + chance.between(0, 4))).collect();
    let mood = u8::try_from(chance.between(0, 5)).ok().and_then(|level| Mood::try_from(level).ok());
    EntryDraft { title, body, tags, mood, ..EntryDraft::default() }
}

/// The room's key, got out with nothing but the passphrase and `age`.
fn raw_key(home: &Path) -> Vec<u8> {
    let sealed = std::fs::read(only(&home.join("people")).join("identity.age")).expect("an identity");
    let line = age::decrypt(&age::scrypt::Identity::new(walk::passphrase()), &sealed).expect("it opens");
    let identity: x25519::Identity = String::from_utf8_lossy(&line).trim().parse().expect("an identity");
    let sealed = std::fs::read(only(&home.join("rooms")).join("key.age")).expect("a key");
    age::decrypt(&identity, &sealed).expect("it opens")
}

/// The one folder inside a folder.
fn only(folder: &Path) -> PathBuf {
    let mut inside = std::fs::read_dir(folder).expect("a folder").filter_map(Result::ok);
    inside.next().expect("one folder").path()
}
