//! `settings.toml`: read leniently, written whole and atomically.

use crate::domain::settings::Settings;
use crate::home::{RoomError, atomic};
use std::path::Path;

/// Settings as found, and what could not be used, with the line it stands in.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Found {
    /// The settings; usual values where nothing usable stands.
    pub settings: Settings,
    /// One sentence for each line that was left out.
    pub warnings: Vec<String>,
}

/// The largest file that is read, in bytes.
const LARGEST: u64 = 64 * 1024;

/// Reads the file. A missing file is the usual settings; a line that cannot be used is left out with a warning.
#[must_use]
pub fn read(file: &Path) -> Found {
    let small = std::fs::metadata(file).is_ok_and(|facts| facts.is_file() && facts.len() <= LARGEST);
    let text = if small { std::fs::read_to_string(file).unwrap_or_default() } else { String::new() };
    parse(&text)
}

/// Reads the text of the file.
#[must_use]
pub fn parse(text: &str) -> Found {
    let table: toml::Table = match text.parse() {
        Ok(table) => table,
        Err(error) => {
            let line = error.span().map_or(1, |span| text[..span.start.min(text.len())].lines().count().max(1));
            let warning = format!("settings.toml:{line}: this line cannot be read. The usual settings are used.");
            return Found { settings: Settings::default(), warnings: vec![warning] };
        }
    };
    let mut good = toml::Table::new();
    let mut warnings = Vec::new();
    let known = toml::Table::try_from(Settings::default()).unwrap_or_default();
    for (key, value) in table {
        let mut tried = good.clone();
        tried.insert(key.clone(), value);
        let usable = known.contains_key(&key) && tried.clone().try_into::<Settings>().is_ok();
        if usable {
            good = tried;
        } else {
            let line = text.lines().position(|line| line.trim_start().starts_with(&key)).map_or(1, |at| at + 1);
            warnings
                .push(format!("settings.toml:{line}: \"{key}\" is not a setting that can be used. It is left out."));
        }
    }
    let settings = good.try_into().unwrap_or_default();
    Found { settings, warnings }
}

/// Writes the file in one step. Before there is a home there is nowhere to write it: then they are kept until there is.
///
/// # Errors
/// If the folder cannot be written; the old file stays.
pub fn write(file: &Path, settings: &Settings) -> Result<(), RoomError> {
    let text = toml::to_string(settings).map_err(|_| RoomError::Unexpected { code: 0 })?;
    if file.parent().is_some_and(Path::is_dir) { atomic::write(file, text.as_bytes()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::settings::{Measure, ThemeName};

    #[test]
    fn what_is_written_is_read_back() {
        let settings =
            Settings { theme: ThemeName::Linen, measure: Measure::Wide, lock_after: 3, ..Settings::default() };
        let text = toml::to_string(&settings).expect("settings are plain");
        assert_eq!(parse(&text), Found { settings, warnings: Vec::new() });
    }

    #[test]
    fn a_line_that_cannot_be_used_is_told_with_its_number() {
        let found = parse("theme = \"linen\"\nthme = 3\nlock-after = \"soon\"\n");
        assert_eq!(found.settings.theme, ThemeName::Linen);
        assert_eq!(found.warnings.len(), 2);
        assert!(found.warnings.iter().any(|warning| warning.contains("settings.toml:2: \"thme\"")), "{found:?}");
    }

    #[test]
    fn nonsense_leaves_the_usual_settings() {
        let found = parse("= = =\n");
        assert_eq!(found.settings, Settings::default());
        assert_eq!(found.warnings.len(), 1);
    }
}
