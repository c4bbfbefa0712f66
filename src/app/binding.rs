//! The one table of keys: it feeds handling, footer, help and palette.

use super::action::{Action, Command, Edit, Move};
use super::key::{Code, Held, Key};
use std::collections::BTreeMap;

/// A key, what it means, and what the footer calls it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Binding {
    /// The keys that do it, the one to show first.
    pub keys: Vec<Key>,
    /// What it means.
    pub action: Action,
    /// What the footer calls it, at most 14 characters.
    pub label: &'static str,
    /// Whether it stands in the footer.
    pub shown: Shown,
}

/// Where a binding is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// In the footer and in help.
    Footer,
    /// In help only.
    Help,
}

impl Binding {
    /// A binding told in the footer. `keys` are parted by blanks: `"enter space"`. Names that are no keys are left out;
    /// a test presses every key of every screen.
    #[must_use]
    pub fn new(keys: &str, action: Action, label: &'static str) -> Self {
        let keys = keys.split(' ').filter_map(|key| key.parse().ok()).collect();
        Self { keys, action, label, shown: Shown::Footer }
    }

    /// A binding for a named command.
    #[must_use]
    pub fn command(keys: &str, command: Command, label: &'static str) -> Self {
        Self::new(keys, Action::Do(command), label)
    }

    /// Told in help only.
    #[must_use]
    pub fn quiet(mut self) -> Self {
        self.shown = Shown::Help;
        self
    }
}

/// What kind of text has the focus.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Typing {
    /// None: letters are commands.
    #[default]
    No,
    /// One line: Enter moves on.
    Line,
    /// Several lines: Enter is a new line.
    Area,
}

/// The person's own keys for commands, from settings.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Keymap {
    own: BTreeMap<Command, Vec<Key>>,
}

impl Keymap {
    /// With these keys instead of the usual ones.
    #[must_use]
    pub const fn new(own: BTreeMap<Command, Vec<Key>>) -> Self {
        Self { own }
    }

    /// `bindings` with the person's own keys in place.
    #[must_use]
    pub fn apply(&self, mut bindings: Vec<Binding>) -> Vec<Binding> {
        for binding in &mut bindings {
            if let Action::Do(command) = &binding.action
                && let Some(keys) = self.own.get(command)
            {
                binding.keys.clone_from(keys);
            }
        }
        bindings
    }

    /// Own keys for commands that go anywhere and stand in no table of `bound`.
    #[must_use]
    pub fn given(&self, bound: &[Binding]) -> Vec<Binding> {
        let free = |command: &Command| {
            command.goes_anywhere() && !bound.iter().any(|binding| binding.action == Action::Do(*command))
        };
        let own = self.own.iter().filter(|(command, _)| free(command));
        own.map(|(command, keys)| Binding {
            keys: keys.clone(),
            action: Action::Do(*command),
            label: command.label(),
            shown: Shown::Help,
        })
        .collect()
    }

    /// What `key` means, given what has the focus and the tables to ask, first one first.
    #[must_use]
    pub fn read(&self, key: Key, typing: Typing, tables: &[Vec<Binding>]) -> Option<Action> {
        if typing != Typing::No
            && let Some(edit) = edit(key, typing)
        {
            return Some(edit);
        }
        let bound = tables
            .iter()
            .flatten()
            .find(|binding| binding.keys.contains(&key) && (typing == Typing::No || key.typed().is_none()));
        match bound {
            Some(binding) => Some(binding.action.clone()),
            None => motion(key, typing),
        }
    }
}

/// Keys that change or move in a text.
fn edit(key: Key, typing: Typing) -> Option<Action> {
    let area = typing == Typing::Area;
    let edit = match (key.held, key.code) {
        (Held::None, Code::Char(c)) => Edit::Insert(c),
        (Held::None, Code::Enter) if area => Edit::Newline,
        (Held::None, Code::Backspace) => Edit::Backspace,
        (Held::None, Code::Delete) => Edit::Delete,
        (Held::Ctrl, Code::Char('w')) | (Held::Alt | Held::Ctrl, Code::Backspace) => Edit::DeleteWord,
        (Held::Ctrl, Code::Char('z')) => Edit::Undo,
        (Held::Ctrl, Code::Char('y')) => Edit::Redo,
        (Held::None, Code::Left) => Edit::Left,
        (Held::None, Code::Right) => Edit::Right,
        (Held::Ctrl | Held::Alt, Code::Left) => Edit::WordLeft,
        (Held::Ctrl | Held::Alt, Code::Right) => Edit::WordRight,
        (Held::None, Code::Up) if area => Edit::Up,
        (Held::None, Code::Down) if area => Edit::Down,
        (Held::None, Code::PageUp) if area => Edit::PageUp,
        (Held::None, Code::PageDown) if area => Edit::PageDown,
        (Held::None, Code::Home) => Edit::LineStart,
        (Held::None, Code::End) => Edit::LineEnd,
        (Held::Ctrl, Code::Home) => Edit::Top,
        (Held::Ctrl, Code::End) => Edit::Bottom,
        _ => return None,
    };
    Some(Action::Edit(edit))
}

/// Keys that move, the same on every screen.
fn motion(key: Key, typing: Typing) -> Option<Action> {
    let to = match (key.held, key.code) {
        (Held::None, Code::Tab) => Move::Next,
        (Held::Shift, Code::Tab) => Move::Previous,
        (Held::None, Code::Up) => Move::Up,
        (Held::None, Code::Down) => Move::Down,
        (Held::None, Code::Enter) => return Some(Action::Activate),
        (Held::None, Code::Esc) => return Some(Action::Back),
        _ if typing != Typing::No => return None,
        (Held::None, Code::Char('k')) => Move::Up,
        (Held::None, Code::Char('j')) => Move::Down,
        (Held::None, Code::Left | Code::Char('h')) => Move::Left,
        (Held::None, Code::Right | Code::Char('l')) => Move::Right,
        (Held::None, Code::PageUp) => Move::PageUp,
        (Held::None, Code::PageDown) => Move::PageDown,
        (Held::None, Code::Home | Code::Char('g')) => Move::First,
        (Held::None, Code::End | Code::Char('G')) => Move::Last,
        (Held::None, Code::Char(' ')) => return Some(Action::Toggle),
        (Held::None, Code::Char('0')) => return Some(Action::Pick(9)),
        (Held::None, Code::Char(digit @ '1'..='9')) => return Some(Action::Pick(digit as usize - '1' as usize)),
        _ => return None,
    };
    Some(Action::Move(to))
}

/// The bindings that work on every screen.
#[must_use]
pub fn everywhere() -> Vec<Binding> {
    let quiet = |keys: &str, command: Command, label| Binding::command(keys, command, label).quiet();
    vec![
        Binding::command("ctrl+l", Command::Hide, "hide"),
        Binding::command("f1 ?", Command::Help, "help"),
        quiet("ctrl+p", Command::Palette, "all actions"),
        quiet("f2 s", Command::Safety, "safety"),
        quiet("ctrl+q", Command::Leave, "save and leave"),
        quiet("ctrl+e", Command::Conceal, "cover"),
        quiet("ctrl+z", Command::Suspend, "to the shell"),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> Key {
        text.parse().expect("a key")
    }

    #[test]
    fn letters_are_commands_only_where_nothing_is_typed() {
        let map = Keymap::default();
        let tables = [vec![Binding::command("n", Command::NewEntry, "new")]];
        assert_eq!(map.read(key("n"), Typing::No, &tables), Some(Action::Do(Command::NewEntry)));
        assert_eq!(map.read(key("n"), Typing::Line, &tables), Some(Action::Edit(Edit::Insert('n'))));
    }

    #[test]
    fn ctrl_z_undoes_in_a_text_and_suspends_outside() {
        let map = Keymap::default();
        let tables = [everywhere()];
        assert_eq!(map.read(key("ctrl+z"), Typing::Area, &tables), Some(Action::Edit(Edit::Undo)));
        assert_eq!(map.read(key("ctrl+z"), Typing::No, &tables), Some(Action::Do(Command::Suspend)));
    }

    #[test]
    fn hide_and_leave_work_inside_a_text() {
        let map = Keymap::default();
        for (text, command) in [("ctrl+l", Command::Hide), ("ctrl+q", Command::Leave), ("f2", Command::Safety)] {
            assert_eq!(map.read(key(text), Typing::Area, &[everywhere()]), Some(Action::Do(command)));
        }
    }

    #[test]
    fn own_keys_replace_the_usual_ones() {
        let map = Keymap::new(BTreeMap::from([(Command::Hide, vec![key("f9")])]));
        let tables = [map.apply(everywhere())];
        assert_eq!(map.read(key("f9"), Typing::Line, &tables), Some(Action::Do(Command::Hide)));
        assert_eq!(map.read(key("ctrl+l"), Typing::No, &tables), None);
    }

    #[test]
    fn a_place_without_a_key_can_be_given_one() {
        let map = Keymap::new(BTreeMap::from([(Command::Journal, vec![key("f9")]), (Command::Save, vec![key("f10")])]));
        let mut table = map.apply(everywhere());
        table.extend(map.given(&table));
        assert_eq!(map.read(key("f9"), Typing::Area, &[table.clone()]), Some(Action::Do(Command::Journal)));
        assert_eq!(map.read(key("f10"), Typing::Area, &[table]), None);
    }

    #[test]
    fn arrows_and_letters_move_alike() {
        let map = Keymap::default();
        for (arrow, letter) in [("up", "k"), ("down", "j"), ("left", "h"), ("right", "l"), ("home", "g"), ("end", "G")]
        {
            assert_eq!(map.read(key(arrow), Typing::No, &[]), map.read(key(letter), Typing::No, &[]));
        }
    }
}
