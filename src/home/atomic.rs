//! Writing a whole small file so that a crash leaves either the old one or the new one.
//!
//! Owns the order: private temporary file in the same folder, write, sync, read again, rename, sync the folder.

use super::error::RoomError;
use super::files;
use std::io::{Read, Seek, Write};
use std::path::Path;

/// Replaces `path` by `bytes`, readable only by its owner.
///
/// # Errors
///
/// Says what kept it from being written; then the old file, if there was one, is untouched.
pub fn write(path: &Path, bytes: &[u8]) -> Result<(), RoomError> {
    files::refuse_link(path)?;
    let folder = path.parent().ok_or(RoomError::Missing)?;
    let mut temporary = tempfile::Builder::new().prefix(".new-").rand_bytes(12).tempfile_in(folder)?;
    temporary.write_all(bytes)?;
    temporary.as_file().sync_all()?;
    temporary.rewind()?;
    let mut again = Vec::with_capacity(bytes.len());
    temporary.read_to_end(&mut again)?;
    if again != bytes {
        return Err(RoomError::Disk { code: 0 });
    }
    temporary.persist(path).map_err(|failed| failed.error)?;
    files::sync_folder(folder)
}
