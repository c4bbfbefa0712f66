//! How long a file may be.

use crate::source::Text;

/// The most lines of any Rust file, tests included.
pub const LONGEST: usize = 400;
/// The median file of `src` is shorter than this.
pub const MEDIAN: usize = 160;

/// Files above the limit.
pub fn too_long(files: &[Text]) -> Vec<String> {
    let lines = files.iter().map(|file| (file, file.text.lines().count()));
    let long = lines.filter(|(_, lines)| *lines > LONGEST);
    long.map(|(file, lines)| format!("{}: {lines} lines, the limit is {LONGEST}: split it by noun", file.path))
        .collect()
}

/// The lines of the middle file.
pub fn median(files: &[Text]) -> usize {
    let mut lines: Vec<usize> = files.iter().map(|file| file.text.lines().count()).collect();
    lines.sort_unstable();
    lines.get(lines.len() / 2).copied().unwrap_or_default()
}

#[test]
fn a_long_file_is_caught() {
    let file = |lines: usize| Text::made_up("src/made_up.rs", &"\n".repeat(lines));
    assert_eq!(too_long(&[file(LONGEST), file(LONGEST + 1)]).len(), 1);
    assert_eq!(median(&[file(10), file(900), file(170)]), 170);
}
