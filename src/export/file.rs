//! A new file of an export: whole or not at all, for its owner's eyes only, and never in place of another.
//!
//! Owns the file and its neutral name. Does not own what is in it.

use chrono::NaiveDate;
use std::io::{Error, ErrorKind, Result, Write};
use std::path::{Path, PathBuf};

/// How many files of one day a folder may hold.
const MOST: u32 = 999;

/// Writes `text` into `folder` under a name that says the day and nothing else: `notes-2026-11-22.md`, or with `-2`,
/// `-3` if there is such a file. Gives the path.
///
/// # Errors
/// What kept it from being written; then nothing is there.
pub fn into_folder(folder: &Path, day: NaiveDate, extension: &str, text: impl AsRef<[u8]>) -> Result<PathBuf> {
    for number in 1..=MOST {
        let path = folder.join(name(day, extension, number));
        match at(&path, text.as_ref()) {
            Err(error) if error.kind() == ErrorKind::AlreadyExists => {}
            done => return done.map(|()| path),
        }
    }
    Err(Error::from(ErrorKind::AlreadyExists))
}

/// Writes `text` at `path`, where no file may be yet.
///
/// # Errors
/// `AlreadyExists` if something is there, which is not touched; else what kept it from being written.
pub fn at(path: &Path, text: impl AsRef<[u8]>) -> Result<()> {
    if path.symlink_metadata().is_ok() {
        return Err(Error::from(ErrorKind::AlreadyExists));
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or_else(|| Path::new("."));
    let mut temporary = tempfile::Builder::new().prefix(".notes-").tempfile_in(folder)?;
    temporary.write_all(text.as_ref())?;
    temporary.as_file().sync_all()?;
    temporary.persist_noclobber(path).map_err(|failed| failed.error)?;
    sync(folder)
}

#[cfg(unix)]
fn sync(folder: &Path) -> Result<()> {
    std::fs::File::open(folder)?.sync_all()
}

/// Other systems cannot sync a folder.
#[cfg(not(unix))]
fn sync(_folder: &Path) -> Result<()> {
    Ok(())
}

fn name(day: NaiveDate, extension: &str, number: u32) -> String {
    match number {
        1 => format!("notes-{day}.{extension}"),
        _ => format!("notes-{day}-{number}.{extension}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 22).expect("a day")
    }

    fn names(folder: &Path) -> Vec<String> {
        let files = std::fs::read_dir(folder).expect("a folder").flatten();
        let mut names: Vec<String> = files.map(|file| file.file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_second_file_of_a_day_takes_the_next_name_and_leaves_the_first() {
        let folder = tempfile::tempdir().expect("a folder");
        let first = into_folder(folder.path(), day(), "md", "one").expect("written");
        let second = into_folder(folder.path(), day(), "md", "two").expect("written");
        assert_eq!(names(folder.path()), ["notes-2026-11-22-2.md", "notes-2026-11-22.md"]);
        assert_eq!(std::fs::read_to_string(first).expect("read"), "one");
        assert_eq!(std::fs::read_to_string(second).expect("read"), "two");
    }

    #[test]
    fn what_is_there_is_never_replaced_not_even_a_link_to_nowhere() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("mine.md");
        std::fs::write(&path, "mine").expect("written");
        assert_eq!(at(&path, "other").map_err(|error| error.kind()), Err(ErrorKind::AlreadyExists));
        assert_eq!(std::fs::read_to_string(&path).expect("read"), "mine");
        #[cfg(unix)]
        {
            let link = folder.path().join("link.md");
            std::os::unix::fs::symlink("nowhere", &link).expect("linked");
            assert_eq!(at(&link, "other").map_err(|error| error.kind()), Err(ErrorKind::AlreadyExists));
            assert_eq!(names(folder.path()), ["link.md", "mine.md"]);
        }
    }

    #[cfg(unix)]
    #[test]
    fn only_its_owner_may_read_it() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("a folder");
        let path = into_folder(folder.path(), day(), "txt", "x").expect("written");
        assert_eq!(path.metadata().expect("facts").permissions().mode() & 0o777, 0o600);
    }
}
