//! One person's evening, with the real program in a real terminal: first run, one exercise to its summary, one journal
//! entry, a search, lock and unlock, an export, and out. Once in each face; both leave the same records.
#![cfg(unix)]

mod pty;
mod walk;

#[path = "evening/full.rs"]
mod full;
#[path = "evening/person.rs"]
mod person;
#[path = "evening/plain.rs"]
mod plain;
#[path = "evening/records.rs"]
mod records;

use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// What is left of an evening.
struct Evening {
    folder: TempDir,
    /// The text that was shown before it was written.
    preview: String,
}

impl Evening {
    fn home(&self) -> PathBuf {
        self.folder.path().join("home")
    }

    /// The one file the export wrote.
    fn export(&self) -> String {
        let files: Vec<PathBuf> = std::fs::read_dir(self.folder.path())
            .expect("the folder")
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| path.extension().is_some_and(|extension| extension == "md"))
            .collect();
        assert_eq!(files.len(), 1, "{files:?}");
        std::fs::read_to_string(&files[0]).expect("the file")
    }
}

/// Lets someone spend an evening in a new folder.
fn spend(way: fn(&Path) -> String) -> Evening {
    let folder = tempfile::tempdir().expect("a temporary folder");
    let preview = way(folder.path());
    Evening { folder, preview }
}

/// The words of a text, without where its lines end: a screen is narrower than a file.
fn words(text: &str) -> Vec<&str> {
    text.split_whitespace().collect()
}

#[test]
fn an_evening_ends_with_the_file_that_was_shown_and_both_faces_keep_the_same_records() {
    let [full, plain] = [spend(full::evening), spend(plain::evening)];
    for evening in [&full, &plain] {
        let file = evening.export();
        assert_eq!(words(&evening.preview), words(&file));
        for said in [person::ENTRY, person::LAST_WORDS] {
            assert!(file.contains(said), "{file}");
        }
    }
    assert_eq!(full.export(), plain.export());
    assert_eq!(records::of(&full.home()), records::of(&plain.home()));
}
