//! `check`: how healthy a home is, in plain words.

use super::{Context, say, say_json};
use crate::app::runtime::settings;
use crate::cli::Output;
use crate::error::{Code, Error};
use crate::home::{Health, KeyFile, Wholeness};

/// Checks every page and says what was found. Fails if something is damaged.
pub fn run(context: &Context, output: Output) -> Result<(), Error> {
    let opened = context.open()?;
    let health = context.home.check(&opened)?;
    let unused = settings::read(&context.home.settings_file()).warnings;
    match output {
        Output::Json => say_json(&as_json(&health, &unused))?,
        Output::Words => say(&lines(&health, unused).join("\n"))?,
    }
    match &health.room {
        Ok(()) if health.keys.iter().all(|(_, whole)| *whole == Wholeness::Whole) => Ok(()),
        Err(error) => Err(error.clone().into()),
        Ok(()) => Err(Error::new(
            Code::Damaged,
            "A key file is not as it was written.",
            "Your pages are not touched.",
            "Change the passphrase or make a new recovery sheet: both write their file anew.",
        )),
    }
}

fn lines(health: &Health, unused: Vec<String>) -> Vec<String> {
    let mut lines = vec![match &health.room {
        Ok(()) => "Pages: every page was read and is whole.".to_owned(),
        Err(error) => format!("Pages: {error}"),
    }];
    for (file, whole) in &health.keys {
        lines.push(format!("{}: {}", key(*file), word(*whole)));
    }
    lines.push(match &health.last_backup {
        Some(backup) => format!("Last backup, read again when it was made: {}", backup.made.format("%Y-%m-%d %H:%M")),
        None => "Last backup: none yet. One is made when you lock or leave.".to_owned(),
    });
    lines.push(format!("Backups: {}", health.backups));
    lines.push(format!("Size: {} KiB", health.bytes / 1024));
    if let Some(free) = health.free {
        lines.push(format!("Free on this disk: {} MiB", free / 1024 / 1024));
    }
    for path in &health.open_to_others {
        lines.push(format!("Others on this computer may open: {}", path.display()));
    }
    lines.extend(unused);
    lines
}

const fn key(file: KeyFile) -> &'static str {
    match file {
        KeyFile::Identity => "Passphrase file",
        KeyFile::Recovery => "Recovery file",
    }
}

const fn word(whole: Wholeness) -> &'static str {
    match whole {
        Wholeness::Whole => "whole",
        Wholeness::Changed => "not as it was written",
        _ => "not there",
    }
}

fn as_json(health: &Health, unused: &[String]) -> serde_json::Value {
    serde_json::json!({
        "pages": health.room.is_ok(),
        "keys": health.keys.iter().map(|(file, whole)| (key(*file).to_owned(), word(*whole).into()))
            .collect::<serde_json::Map<String, serde_json::Value>>(),
        "last_backup": health.last_backup.as_ref().map(|backup| backup.made.to_string()),
        "backups": health.backups,
        "bytes": health.bytes,
        "free": health.free,
        "open_to_others": health.open_to_others.iter().map(|path| path.display().to_string()).collect::<Vec<_>>(),
        "settings": unused,
    })
}
