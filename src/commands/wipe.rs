//! `wipe`: deletes everything of ours for good; in a home of two, everything of one's own.

use super::{Context, say};
use crate::error::Error;
use crate::home::{Unlocking, Wiped};

/// Deletes after a typed confirmation, and says what it cannot reach.
pub fn run(context: &Context) -> Result<(), Error> {
    context.need_home()?;
    if context.home.people().len() > 1 { own(context) } else { all(context) }
}

fn all(context: &Context) -> Result<(), Error> {
    eprintln!("This deletes your pages, keys, drafts, settings and backups in {}.", context.home.folder().display());
    eprintln!("Exports you wrote elsewhere stay. Old disks and snapshots may keep sealed copies.");
    context.confirm("It cannot be undone.", "delete everything")?;
    tell(context.home.wipe()?)
}

/// Nobody can remove what is the other's.
fn own(context: &Context) -> Result<(), Error> {
    let passphrase = context.passphrase("Passphrase: ")?;
    eprintln!("This deletes your own pages and keys in {}, in the backups too.", context.home.folder().display());
    eprintln!("The other person's pages stay, and so does what both of you share. Exports you wrote elsewhere stay.");
    context.confirm("It cannot be undone.", "delete my pages")?;
    tell(context.home.leave(Unlocking::Passphrase(&passphrase))?)
}

fn tell(wiped: Wiped) -> Result<(), Error> {
    say(&format!("{} files were deleted.", wiped.files))?;
    for left in wiped.left {
        say(&format!("Still there: {}", left.path.display()))?;
    }
    Ok(())
}
