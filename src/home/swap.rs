//! Putting a complete set of keys and room in place of what stands there, so that a crash leaves one or the other.
//!
//! A marker names what goes in and where the old goes; from then on the swap is only ever finished, never undone.

use super::atomic;
use super::error::RoomError;
use super::files::{self, Layout};
use crate::domain::moment::Moment;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

const MARKER: &str = "swap";
/// The two folders that make a home, in the order they are put in place.
const PARTS: [&str; 2] = ["rooms", "people"];

/// A private folder inside `folder` for something in the making. It is gone with everything in it when dropped.
pub(super) fn staging(folder: &Path) -> Result<TempDir, RoomError> {
    let made = tempfile::Builder::new().prefix(".new-").rand_bytes(12).tempdir_in(folder)?;
    files::tighten(made.path())?;
    Ok(made)
}

/// Moves what was made in `staging` into its place, and what stood there, if anything, into a folder named `aside`.
pub(super) fn put_in_place(layout: &Layout, staging: TempDir, aside: &str) -> Result<(), RoomError> {
    for part in PARTS {
        sync_tree(&staging.path().join(part))?;
    }
    files::sync_folder(staging.path())?;
    let from = staging.path().file_name().and_then(|name| name.to_str()).ok_or(RoomError::Missing)?;
    let marker = format!("{from}\n{aside}\n");
    atomic::write(&layout.folder().join(MARKER), marker.as_bytes())?;
    // From here on the folder belongs to the swap.
    let _ = staging.keep();
    finish(layout)
}

/// A name for what is about to be replaced that nothing in the home has yet: `before-setup-2026-11-22_14-02-11`.
pub(super) fn name_aside(layout: &Layout, occasion: &str, now: &Moment) -> String {
    let dated = format!("before-{occasion}-{}", now.local().format("%Y-%m-%d_%H-%M-%S"));
    let numbered = (2_u32..).map(|number| format!("{dated}-{number}"));
    std::iter::once(dated.clone())
        .chain(numbered)
        .find(|name| fs::symlink_metadata(layout.folder().join(name)).is_err())
        .unwrap_or(dated)
}

/// Finishes a swap that was begun, if there is one, and removes what was being made aside when the machine stopped.
/// The caller holds the lock.
pub(super) fn finish(layout: &Layout) -> Result<(), RoomError> {
    let marker = layout.folder().join(MARKER);
    if let Some((from, aside)) = read(&marker)? {
        complete(layout.folder(), &from, &aside)?;
        fs::remove_file(&marker)?;
        files::sync_folder(layout.folder())?;
    }
    sweep(layout.folder());
    Ok(())
}

/// Removes folders in the making that nobody will finish. What cannot be removed now is tried again the next time.
pub(super) fn sweep(folder: &Path) {
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        let name = entry.file_name();
        let unfinished = name.to_str().is_some_and(|name| name.starts_with(".new-") || name.starts_with(".old-"));
        if unfinished && entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

fn complete(folder: &Path, from: &str, aside: &str) -> Result<(), RoomError> {
    for part in PARTS {
        let (new, here) = (folder.join(from).join(part), folder.join(part));
        if !new.exists() {
            continue;
        }
        if here.exists() {
            let aside = folder.join(aside);
            files::make_folder(&aside)?;
            rename(&here, &aside.join(part))?;
            files::sync_folder(&aside)?;
        }
        rename(&new, &here)?;
        files::sync_folder(folder)?;
    }
    match fs::remove_dir_all(folder.join(from)) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error.into()),
        _ => Ok(()),
    }
}

/// Whether a swap was begun and not finished.
pub(super) fn begun(layout: &Layout) -> bool {
    layout.folder().join(MARKER).exists()
}

/// The marker's file.
pub(super) fn marker(layout: &Layout) -> PathBuf {
    layout.folder().join(MARKER)
}

fn read(marker: &Path) -> Result<Option<(String, String)>, RoomError> {
    let bytes = match files::read_small(marker, files::SMALL) {
        Err(RoomError::Missing) => return Ok(None),
        other => other?,
    };
    let text = String::from_utf8(bytes).map_err(|_| RoomError::Damaged)?;
    let mut names = text.lines().filter(|name| plain(name)).map(str::to_owned);
    match (names.next(), names.next()) {
        (Some(from), Some(aside)) => Ok(Some((from, aside))),
        _ => Err(RoomError::Damaged),
    }
}

/// A name inside the home and nothing else.
fn plain(name: &str) -> bool {
    !name.is_empty() && name != ".." && name != "." && !name.contains(['/', '\\', '\0'])
}

fn rename(from: &Path, to: &Path) -> Result<(), RoomError> {
    if to.exists() {
        return Err(RoomError::Damaged);
    }
    Ok(fs::rename(from, to)?)
}

/// Writes every file and every name below `folder` to disk.
pub(super) fn sync_tree(folder: &Path) -> Result<(), RoomError> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            sync_tree(&entry.path())?;
        } else {
            files::sync_file(&entry.path())?;
        }
    }
    files::sync_folder(folder)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A home with `old` in it and `new` made aside, and the marker set.
    fn begun_swap(folder: &Path) -> Layout {
        for (at, word) in [("", "old"), (".new-x", "new")] {
            for part in PARTS {
                let inner = folder.join(at).join(part).join("1");
                fs::create_dir_all(&inner).expect("a folder");
                fs::write(inner.join("file"), word).expect("written");
            }
        }
        fs::write(folder.join(MARKER), ".new-x\naside\n").expect("written");
        Layout::of(folder).expect("a layout")
    }

    fn word(path: &Path) -> String {
        fs::read_to_string(path.join("1/file")).unwrap_or_default()
    }

    #[test]
    fn a_swap_that_was_cut_at_any_point_is_finished_the_same() {
        let moves = [
            ("rooms", "aside/rooms"),
            (".new-x/rooms", "rooms"),
            ("people", "aside/people"),
            (".new-x/people", "people"),
        ];
        for done in 0..=moves.len() {
            let folder = tempfile::tempdir().expect("a folder");
            let layout = begun_swap(folder.path());
            if done > 0 {
                fs::create_dir(folder.path().join("aside")).expect("a folder");
            }
            for (from, to) in &moves[..done] {
                fs::rename(folder.path().join(from), folder.path().join(to)).expect("moved");
            }
            assert!(begun(&layout));
            finish(&layout).expect("finished");
            finish(&layout).expect("nothing left to do");
            for part in PARTS {
                assert_eq!(word(&folder.path().join(part)), "new", "cut after {done}");
                assert_eq!(word(&folder.path().join("aside").join(part)), "old", "cut after {done}");
            }
            assert!(!begun(&layout) && !folder.path().join(".new-x").exists());
        }
    }

    #[test]
    fn a_marker_that_points_outside_is_not_followed() {
        for hostile in ["../elsewhere\nx\n", "x\n/etc\n", "\n\n", "..\nx\n", "x\n"] {
            let folder = tempfile::tempdir().expect("a folder");
            fs::write(folder.path().join(MARKER), hostile).expect("written");
            let layout = Layout::of(folder.path()).expect("a layout");
            assert_eq!(finish(&layout), Err(RoomError::Damaged), "{hostile:?}");
        }
    }
}
