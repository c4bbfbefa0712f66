//! `backup now|list|verify|restore`.

use super::{Context, say, say_json};
use crate::cli::{Backup, Opener, Output};
use crate::error::{Code, Error};
use crate::home::{BackedUp, BackupInfo, Contents, Home, Prepared, Unlocking};
use std::path::{Path, PathBuf};

/// Runs a backup command.
pub fn run(context: &Context, command: Backup) -> Result<(), Error> {
    match command {
        Backup::Now => now(context),
        Backup::List { output } => list(context, output.into()),
        Backup::Verify { name } => verify(context, name.as_deref()),
        Backup::Restore { name, opener, yes } => {
            let ready = prepare(context, name.as_deref(), opener.into())?;
            if !yes {
                context.confirm("It will take the place of your pages. They are kept beside it.", "restore")?;
            }
            put_in_place(context, ready)
        }
    }
}

fn now(context: &Context) -> Result<(), Error> {
    let opened = context.open_to_write()?;
    let made = opened.back_up(&context.now())?;
    opened.keeper.close()?;
    match made {
        BackedUp::Made(backup) => say(&format!("Made, opened again and read whole: {}", backup.folder.display())),
        BackedUp::NothingNew => say("Nothing is new since the last backup."),
    }
}

fn list(context: &Context, output: Output) -> Result<(), Error> {
    context.need_home()?;
    let backups = context.home.backups()?;
    if output == Output::Json {
        let rows = backups.iter().map(
            |backup| serde_json::json!({ "name": backup.name, "made": backup.made.to_string(), "bytes": backup.bytes }),
        );
        return say_json(&serde_json::Value::Array(rows.collect()));
    }
    if backups.is_empty() {
        return say("No backups yet. One is made when you lock or leave.");
    }
    for backup in backups {
        say(&format!("{}  {} KiB", backup.name, backup.bytes / 1024))?;
    }
    Ok(())
}

/// The folder of a named backup, or of the newest.
fn folder(home: &Home, name: Option<&Path>) -> Result<PathBuf, Error> {
    let backups: Vec<BackupInfo> = home.backups().unwrap_or_default();
    let none = || {
        let what = "There is no backup of that name.";
        Error::new(Code::Failure, what, "Nothing was changed.", "See their names: mendway backup list")
    };
    match name {
        None => backups.into_iter().next().map(|backup| backup.folder).ok_or_else(none),
        Some(name) => {
            let named = backups.into_iter().find(|backup| Path::new(&backup.name) == name);
            let found = named.map(|backup| backup.folder);
            found.or_else(|| name.is_dir().then(|| name.to_path_buf())).ok_or_else(none)
        }
    }
}

fn verify(context: &Context, name: Option<&str>) -> Result<(), Error> {
    let folder = folder(&context.home, name.map(Path::new))?;
    let passphrase = context.passphrase("Passphrase of that backup: ")?;
    let aside = tempfile::tempdir()?;
    let prepared = Home::at(aside.path().join("copy")).prepare_restore(&folder, Unlocking::Passphrase(&passphrase))?;
    let contents = prepared.contents();
    say(&format!("Whole. Every page was read. {}", counts(contents)))
}

fn counts(contents: &Contents) -> String {
    format!("{} entries, {} sittings, {} check-ins.", contents.entries, contents.sittings, contents.checkins)
}

/// Opens a backup and reads every page of it, before anything is changed.
fn prepare(context: &Context, name: Option<&Path>, opener: Opener) -> Result<Prepared, Error> {
    let folder = folder(&context.home, name)?;
    let secret = match opener {
        Opener::Passphrase => context.passphrase("Passphrase of that backup: ")?,
        Opener::Sheet => context.secret("Recovery sheet of that backup: ")?,
    };
    let prepared = context.home.prepare_restore(&folder, opener.key(&secret))?;
    say(&format!("This backup is whole. {}", counts(prepared.contents())))?;
    Ok(prepared)
}

fn put_in_place(context: &Context, prepared: Prepared) -> Result<(), Error> {
    match prepared.put_in_place(&context.now())?.kept {
        Some(kept) => say(&format!("Restored. What was there is kept in {}", kept.display())),
        None => say("Restored."),
    }
}
