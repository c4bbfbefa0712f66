//! `paths`: where things are kept.

use super::{Context, say, say_json};
use crate::cli::Output;
use crate::error::Error;

/// Prints the folders and files the program knows of. Creates nothing.
pub fn run(context: &Context, output: Output) -> Result<(), Error> {
    let home = context.home.folder();
    let paths = [
        ("home", home.to_path_buf()),
        ("settings", context.home.settings_file()),
        ("backups", home.join("backups")),
        ("own guides", context.env.folders.guides.clone()),
    ];
    if output == Output::Json {
        let map = paths.iter().map(|(name, path)| ((*name).to_owned(), path.display().to_string().into()));
        return say_json(&serde_json::Value::Object(map.collect()));
    }
    for (name, path) in paths {
        say(&format!("{name}: {}", path.display()))?;
    }
    Ok(())
}
