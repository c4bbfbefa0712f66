//! What is known of the terminal, as plain values. Read once, by `env`; looked at here.

/// What the environment says about the terminal.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TerminalFacts {
    /// `LC_ALL`, else `LC_CTYPE`, else `LANG`; empty if none is set.
    pub locale: String,
    /// `TERM`.
    pub term: String,
    /// `COLORTERM`.
    pub colorterm: String,
    /// `TERM_PROGRAM`.
    pub term_program: String,
    /// `TERM_PROGRAM_VERSION`.
    pub term_version: String,
    /// Whether `NO_COLOR` is set and not empty.
    pub wish: ColourWish,
    /// The background, if the terminal told.
    pub background: Background,
}

/// What `NO_COLOR` asks for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ColourWish {
    /// Nothing.
    #[default]
    Open,
    /// No colour at all.
    Without,
}

/// The terminal's own background.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Background {
    /// It did not tell.
    #[default]
    Unknown,
    /// Dark.
    Dark,
    /// Light.
    Light,
}

/// How many colours the terminal has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Depth {
    /// 24 bits.
    True,
    /// The table of 256.
    Indexed,
    /// The sixteen with names.
    Named,
    /// None: no colour may be set.
    None,
}

impl TerminalFacts {
    /// Reads the variables through `var`, which gives the value of an environment variable if it is set. The
    /// background is not asked for here.
    #[must_use]
    pub fn read(var: impl Fn(&str) -> Option<String>) -> Self {
        let get = |name: &str| var(name).filter(|value| !value.is_empty());
        Self {
            locale: get("LC_ALL").or_else(|| get("LC_CTYPE")).or_else(|| get("LANG")).unwrap_or_default(),
            term: get("TERM").unwrap_or_default(),
            colorterm: get("COLORTERM").unwrap_or_default(),
            term_program: get("TERM_PROGRAM").unwrap_or_default(),
            term_version: get("TERM_PROGRAM_VERSION").unwrap_or_default(),
            wish: if get("NO_COLOR").is_some() { ColourWish::Without } else { ColourWish::Open },
            background: Background::Unknown,
        }
    }

    /// How many colours may be used.
    #[must_use]
    pub fn depth(&self) -> Depth {
        if self.wish == ColourWish::Without || self.term == "dumb" {
            return Depth::None;
        }
        if self.term == "linux" {
            return Depth::Named;
        }
        let says_true = matches!(self.colorterm.as_str(), "truecolor" | "24bit");
        // Terminal.app before macOS 26 (version 460) garbles 24-bit colours; a multiplexer may hand on a stale word.
        let apple = self.term_program == "Apple_Terminal";
        let new_apple =
            self.term_version.split('.').next().and_then(|n| n.parse::<u32>().ok()).is_some_and(|n| n >= 460);
        let multiplexed = self.term.starts_with("screen") && self.term_program != "tmux";
        if says_true && !multiplexed && (!apple || new_apple) {
            Depth::True
        } else if self.term.contains("256color") || says_true || apple || cfg!(windows) {
            Depth::Indexed
        } else {
            Depth::Named
        }
    }

    /// Whether lines, marks and bars must be drawn with ASCII signs: the locale has no others, or gives them two cells.
    #[must_use]
    pub fn needs_ascii(&self) -> bool {
        if self.term == "linux" || self.term == "dumb" {
            return true;
        }
        if cfg!(windows) && self.locale.is_empty() {
            return false;
        }
        let locale = self.locale.to_lowercase();
        let utf8 = locale.contains("utf-8") || locale.contains("utf8");
        let wide = ["ja", "zh", "ko"].iter().any(|tongue| locale.starts_with(tongue));
        !utf8 || wide
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(vars: &[(&str, &str)]) -> TerminalFacts {
        TerminalFacts::read(|name| vars.iter().find(|(key, _)| *key == name).map(|(_, value)| (*value).to_owned()))
    }

    #[test]
    fn the_number_of_colours_follows_the_environment() {
        for (vars, depth) in [
            (vec![("TERM", "xterm-256color"), ("COLORTERM", "truecolor")], Depth::True),
            (vec![("TERM", "xterm-256color")], Depth::Indexed),
            (vec![("TERM", "xterm")], Depth::Named),
            (vec![("TERM", "linux"), ("COLORTERM", "truecolor")], Depth::Named),
            (vec![("TERM", "dumb")], Depth::None),
            (vec![("TERM", "xterm-256color"), ("COLORTERM", "truecolor"), ("NO_COLOR", "1")], Depth::None),
            (vec![("TERM", "xterm-256color"), ("NO_COLOR", "")], Depth::Indexed),
            (
                vec![("TERM", "xterm-256color"), ("TERM_PROGRAM", "Apple_Terminal"), ("COLORTERM", "truecolor")],
                Depth::Indexed,
            ),
            (
                vec![
                    ("TERM", "xterm-256color"),
                    ("TERM_PROGRAM", "Apple_Terminal"),
                    ("TERM_PROGRAM_VERSION", "460.1"),
                    ("COLORTERM", "truecolor"),
                ],
                Depth::True,
            ),
            (vec![("TERM", "screen-256color"), ("COLORTERM", "truecolor")], Depth::Indexed),
        ] {
            assert_eq!(facts(&vars).depth(), depth, "{vars:?}");
        }
    }

    #[test]
    fn signs_are_ascii_where_others_would_not_show_or_take_two_cells() {
        for (vars, ascii) in [
            (vec![("LANG", "en_US.UTF-8")], false),
            (vec![("LANG", "en_US.UTF-8"), ("LC_ALL", "C")], true),
            (vec![("LANG", "en_US.UTF-8"), ("TERM", "linux")], true),
            (vec![("LANG", "ja_JP.UTF-8")], true),
            (vec![("LC_CTYPE", "C.utf8")], false),
        ] {
            assert_eq!(facts(&vars).needs_ascii(), ascii, "{vars:?}");
        }
        #[cfg(unix)]
        assert!(facts(&[]).needs_ascii());
    }
}
