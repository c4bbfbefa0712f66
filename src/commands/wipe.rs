//! `wipe`: deletes everything of ours for good.

use super::{Context, say};
use crate::error::Error;

/// Deletes the home after a typed confirmation, and says what it cannot reach.
pub fn run(context: &Context) -> Result<(), Error> {
    context.need_home()?;
    eprintln!("This deletes your pages, keys, drafts, settings and backups in {}.", context.home.folder().display());
    eprintln!("Exports you wrote elsewhere stay. Old disks and snapshots may keep sealed copies.");
    context.confirm("It cannot be undone.", "delete everything")?;
    let wiped = context.home.wipe()?;
    say(&format!("{} files were deleted.", wiped.files))?;
    for left in wiped.left {
        say(&format!("Still there: {}", left.path.display()))?;
    }
    Ok(())
}
