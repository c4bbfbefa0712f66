//! Keys as plain values, written the way people say them: `ctrl+l`, `enter`, `?`, `f1`.

use std::fmt;
use std::str::FromStr;

/// What was pressed, without its modifiers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs, reason = "each name is the key's own")]
pub enum Code {
    Char(char),
    Enter,
    Esc,
    Tab,
    Backspace,
    Delete,
    Up,
    Down,
    Left,
    Right,
    Home,
    End,
    PageUp,
    PageDown,
    Insert,
    /// F1 to F12.
    F(u8),
}

/// A key with its modifiers. Shift counts only where it is not already in the character: `shift+tab`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Key {
    /// What was pressed.
    pub code: Code,
    /// What was held down.
    pub held: Held,
}

/// Modifier keys held down. Combinations other than these are never needed by the program.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Held {
    /// None.
    #[default]
    None,
    /// Control.
    Ctrl,
    /// Alt.
    Alt,
    /// Shift, with a key that is not a character.
    Shift,
}

impl Key {
    /// A key with nothing held.
    #[must_use]
    pub const fn plain(code: Code) -> Self {
        Self { code, held: Held::None }
    }

    /// A key with Control held.
    #[must_use]
    pub const fn ctrl(c: char) -> Self {
        Self { code: Code::Char(c), held: Held::Ctrl }
    }

    /// The character it types in a text, if any.
    #[must_use]
    pub const fn typed(self) -> Option<char> {
        match (self.code, self.held) {
            (Code::Char(c), Held::None) => Some(c),
            _ => None,
        }
    }
}

const NAMES: [(&str, Code); 16] = [
    ("enter", Code::Enter),
    ("esc", Code::Esc),
    ("tab", Code::Tab),
    ("backspace", Code::Backspace),
    ("delete", Code::Delete),
    ("up", Code::Up),
    ("down", Code::Down),
    ("left", Code::Left),
    ("right", Code::Right),
    ("home", Code::Home),
    ("end", Code::End),
    ("pageup", Code::PageUp),
    ("pagedown", Code::PageDown),
    ("insert", Code::Insert),
    ("space", Code::Char(' ')),
    ("plus", Code::Char('+')),
];

/// A text that names no key.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("\"{0}\" is not a key. Write it like ctrl+l, f9, enter or x.")]
pub struct NotAKey(pub String);

impl FromStr for Key {
    type Err = NotAKey;

    fn from_str(text: &str) -> Result<Self, NotAKey> {
        let (held, name) = match text.split_once('+') {
            Some(("ctrl", name)) => (Held::Ctrl, name),
            Some(("alt", name)) => (Held::Alt, name),
            Some(("shift", name)) => (Held::Shift, name),
            _ => (Held::None, text),
        };
        let code = code(name).ok_or_else(|| NotAKey(text.to_owned()))?;
        Ok(Self { code, held })
    }
}

fn code(name: &str) -> Option<Code> {
    if let Some((_, code)) = NAMES.iter().find(|(known, _)| *known == name) {
        return Some(*code);
    }
    let mut chars = name.chars();
    match (chars.next(), chars.next()) {
        (Some(c), None) if !c.is_control() => Some(Code::Char(c)),
        (Some('f'), Some(_)) => name[1..].parse().ok().filter(|n| (1..=12).contains(n)).map(Code::F),
        _ => None,
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self.held {
            Held::None => "",
            Held::Ctrl => "Ctrl+",
            Held::Alt => "Alt+",
            Held::Shift => "Shift+",
        })?;
        match self.code {
            Code::Char(' ') => f.write_str("Space"),
            Code::Char(c) if self.held == Held::None => write!(f, "{c}"),
            Code::Char(c) => write!(f, "{}", c.to_uppercase()),
            Code::F(n) => write!(f, "F{n}"),
            Code::PageUp => f.write_str("PgUp"),
            Code::PageDown => f.write_str("PgDn"),
            other => write!(f, "{other:?}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_read_the_way_they_are_said() {
        for text in ["ctrl+l", "enter", "?", "f1", "shift+tab", "space", "alt+x", "plus", "é"] {
            assert!(text.parse::<Key>().is_ok(), "{text}");
        }
        for text in ["", "ctrl+", "f13", "hyper+x", "ab"] {
            assert!(text.parse::<Key>().is_err(), "{text}");
        }
        assert_eq!("ctrl+l".parse::<Key>().map(|key| key.to_string()), Ok("Ctrl+L".to_owned()));
    }
}
