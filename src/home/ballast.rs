//! A file of nothing, given up when the disk is full so that the last words still fit.

use super::files::{self, Layout};
use std::fs;
use std::io::Write;
use std::path::Path;

const SIZE: usize = 1024 * 1024;
/// Below this much free space the ballast is not laid again.
const COMFORTABLE: u64 = 50 * 1024 * 1024;

/// Lays the ballast if it is not there and there is plenty of space. Nothing depends on it, so nothing is said if
/// that fails.
pub(super) fn lay(layout: &Layout) {
    let path = layout.ballast();
    if path.exists() || files::free_space(layout.folder()).is_none_or(|free| free < COMFORTABLE) {
        return;
    }
    let mut noise = vec![0_u8; SIZE];
    let written = getrandom::fill(&mut noise).is_ok()
        && files::make_file(&path).is_ok_and(|mut file| file.write_all(&noise).and_then(|()| file.sync_all()).is_ok());
    if !written {
        let _ = fs::remove_file(&path);
    }
}

/// Gives the ballast up. Says whether there was any.
pub(super) fn give_up(path: &Path) -> Given {
    if fs::remove_file(path).is_ok() { Given::Up } else { Given::Nothing }
}

/// What [`give_up`] found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Given {
    Up,
    Nothing,
}
