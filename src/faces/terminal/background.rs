//! Asking the terminal for its background, once, before its first use.

use crate::domain::settings::{Settings, ThemeName};
use crate::faces::facts::{Background, Depth, TerminalFacts};

/// Asks, if it matters for the theme and both ends are a terminal; waits at most a tenth of a second for the answer.
#[must_use]
pub fn ask(settings: &Settings, facts: &TerminalFacts) -> Background {
    let matters = settings.theme == ThemeName::Auto && matches!(facts.depth(), Depth::True | Depth::Indexed);
    if matters { answer() } else { Background::Unknown }
}

#[cfg(unix)]
fn answer() -> Background {
    use rustix::termios::isatty;
    use std::time::Duration;
    use terminal_colorsaurus::{QueryOptions, ThemeMode, theme_mode};
    if !isatty(rustix::stdio::stdin()) || !isatty(rustix::stdio::stdout()) {
        return Background::Unknown;
    }
    let mut options = QueryOptions::default();
    options.timeout = Duration::from_millis(100);
    match theme_mode(options) {
        Ok(ThemeMode::Dark) => Background::Dark,
        Ok(ThemeMode::Light) => Background::Light,
        Err(_) => Background::Unknown,
    }
}

#[cfg(not(unix))]
const fn answer() -> Background {
    Background::Unknown
}
