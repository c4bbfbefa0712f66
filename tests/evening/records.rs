//! Everything a home says, as text to compare.

use crate::walk;
use mendway::domain::entry::{Anchor, EntryFilter};
use mendway::home::{RoomError, SittingFilter};
use std::path::Path;

/// All records. The clock stood still, so even the times must be the same.
pub fn of(home: &Path) -> String {
    let opened = walk::open_home(home);
    let all = opened.keeper.ask(|room| -> Result<String, RoomError> {
        room.check()?;
        let mut all = format!("{:#?}\n{:#?}\n", room.profile()?, room.breaches()?);
        for line in room.entries(&EntryFilter::default(), Anchor::Newest, 100)?.lines {
            all.push_str(&format!("{:#?}\n", room.entry(line.id)?));
        }
        all.push_str(&format!("{:#?}\n{:#?}\n", room.sittings(&SittingFilter::default())?, room.exports()?));
        all.push_str(&format!("{:#?}\n{:#?}\n", room.drafts()?, room.latest_checkin()?));
        Ok(all)
    });
    all.expect("the room is whole")
}
