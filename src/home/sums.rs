//! Checksums of the two sealed identities, in the form `sha256sum -c` reads.
//!
//! A seal that does not open says the same for a wrong passphrase and for a damaged file. The checksum tells them
//! apart, so that nobody is told they forgot their passphrase when the disk failed. It holds nothing secret: it is
//! made of the sealed bytes.

use super::atomic;
use super::error::RoomError;
use super::files;
use super::health::Wholeness;
use sha2::{Digest, Sha256};
use std::path::Path;

/// Compares `bytes` with the checksums kept for `name`. More than one may be kept while a file is being replaced.
pub(crate) fn compare(sums: &Path, name: &str, bytes: &[u8]) -> Wholeness {
    let Ok(text) = read(sums) else { return Wholeness::Unknown };
    let kept: Vec<&str> = text.lines().filter(|line| names(line, name)).collect();
    match kept.as_slice() {
        [] => Wholeness::Unknown,
        lines if lines.contains(&line(name, bytes).as_str()) => Wholeness::Whole,
        _ => Wholeness::Changed,
    }
}

/// Replaces a sealed file so that at every instant its checksum is among those kept: first both sums, then the file,
/// then the new sum alone.
pub(crate) fn replace(sums: &Path, name: &str, bytes: &[u8]) -> Result<(), RoomError> {
    let folder = sums.parent().ok_or(RoomError::Missing)?;
    let others = read(sums).unwrap_or_default();
    let new = line(name, bytes);
    atomic::write(sums, format!("{others}{new}\n").as_bytes())?;
    atomic::write(&folder.join(name), bytes)?;
    let rest: String = others.lines().filter(|line| !names(line, name)).flat_map(|line| [line, "\n"]).collect();
    atomic::write(sums, format!("{rest}{new}\n").as_bytes())
}

fn read(sums: &Path) -> Result<String, RoomError> {
    String::from_utf8(files::read_small(sums, files::SMALL)?).map_err(|_| RoomError::Damaged)
}

fn names(line: &str, name: &str) -> bool {
    line.split_once("  ").is_some_and(|(_, named)| named == name)
}

fn line(name: &str, bytes: &[u8]) -> String {
    let digits: String = Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{digits}  {name}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_changed_file_is_told_from_a_whole_one() {
        let folder = tempfile::tempdir().expect("a folder");
        let sums = folder.path().join("SHA256SUMS");
        assert_eq!(compare(&sums, "a.age", b"one"), Wholeness::Unknown);
        replace(&sums, "a.age", b"one").expect("written");
        replace(&sums, "b.age", b"two").expect("written");
        assert_eq!(compare(&sums, "a.age", b"one"), Wholeness::Whole);
        assert_eq!(compare(&sums, "a.age", b"onE"), Wholeness::Changed);
        replace(&sums, "a.age", b"three").expect("written");
        assert_eq!(compare(&sums, "a.age", b"one"), Wholeness::Changed);
        assert_eq!(compare(&sums, "b.age", b"two"), Wholeness::Whole);
        assert_eq!(read(&sums).expect("text").lines().count(), 2);
    }
}
