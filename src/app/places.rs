//! Where a command leads, if it is a place. Owns the one table of them.

use super::action::Command;
use super::route::{Editing, Route};
use super::scene::Scene;

/// Where a command goes, if it is a place.
pub(super) fn place(command: Command, scene: &Scene) -> Option<Route> {
    let today = scene.now.day();
    Some(match command {
        Command::Safety => Route::Safety,
        Command::Ground => Route::Ground,
        Command::Pause => Route::Pause,
        Command::Path => Route::Path,
        Command::Journal => Route::journal(),
        Command::NewEntry => Route::Editor(Editing::new()),
        Command::Checkin => Route::Checkin(today),
        Command::CheckinYesterday => Route::Checkin(today.pred_opt()?),
        Command::Trends => Route::Trends,
        Command::Ledger => Route::Ledger(None),
        Command::Boundaries => Route::Boundaries,
        Command::Agreements => Route::Agreements,
        Command::Together => Route::Together,
        Command::Export => Route::Export,
        Command::ExportLog => Route::ExportLog,
        Command::Breaches => Route::Breaches,
        Command::SafetyCheck => Route::SafetyCheck,
        Command::Pace => Route::Pace,
        Command::Settings => Route::Settings,
        Command::Keys => Route::Keys,
        Command::Trash => Route::Trash,
        Command::Backups => Route::Backups,
        Command::Passphrase => Route::Passphrase,
        Command::Recovery => Route::Recovery,
        Command::Privacy => Route::Privacy,
        Command::About => Route::About,
        _ => return None,
    })
}
