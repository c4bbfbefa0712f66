//! Own keys for what can be done everywhere. The new key is typed by its name, so that no key is ever caught.

use crate::app::action::{Action, Command};
use crate::app::binding::{Binding, Keymap, Typing, everywhere};
use crate::app::effect::{Effect, Go, Scroll};
use crate::app::field::Field;
use crate::app::form::{Did, Form};
use crate::app::key::{Code, Held, Key};
use crate::app::page::{List, Notice, Page, Row};
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use crate::domain::settings::Settings;
use std::collections::BTreeMap;

/// Keys that single screens use for themselves: a key for everywhere would not work there.
pub const USED_BY_SCREENS: &[&str] =
    &["ctrl+f", "ctrl+g", "ctrl+r", "ctrl+s", "ctrl+t", "f3", "f4", "f5", "f6", "f7", "f8"];

/// Letters a terminal sends as other keys when Ctrl is held.
const SENT_AS_OTHERS: [(char, &str); 4] = [('i', "Tab"), ('m', "Enter"), ('j', "Enter"), ('h', "Backspace")];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Rows,
    Key,
    Press,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    List,
    One(Command),
}

/// The keys screen.
#[derive(Debug)]
pub struct Keys {
    settings: Settings,
    undo: Vec<BTreeMap<String, String>>,
    stage: Stage,
    form: Form<Spot>,
}

impl Keys {
    /// With the settings in use.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        let mut screen = Self { settings, undo: Vec::new(), stage: Stage::List, form: Form::new() };
        screen.form = screen.list(0);
        screen
    }

    fn list(&self, at: usize) -> Form<Spot> {
        let rows = commands().map(|command| {
            let key = self.key_of(command);
            let row = Row::new(command.label());
            match (key, self.settings.keys.contains_key(command.id())) {
                (Some(key), true) => row.detail(format!("{key}, your own")),
                (Some(key), false) => row.detail(key.to_string()),
                (None, _) => row.detail("no key"),
            }
        });
        let reset = Row::new("All keys as they were at first");
        let rows = rows.chain(std::iter::once(reset)).collect();
        Form::new().list(Spot::Rows, List { name: "Keys that work everywhere".into(), rows, at, ..List::default() })
    }

    /// The key in use for a command, own or usual.
    fn key_of(&self, command: Command) -> Option<Key> {
        let own = self.settings.keys.get(command.id()).and_then(|key| key.parse().ok());
        own.or_else(|| usual(command))
    }

    fn open(&mut self, row: usize) -> Vec<Effect> {
        let Some(command) = commands().nth(row) else { return self.change(BTreeMap::clear) };
        self.stage = Stage::One(command);
        let now = self.key_of(command).map_or("It has no key now.".to_owned(), |key| format!("Its key is {key} now."));
        let mut form = Form::new()
            .say(&format!("{now} Type the name of the new key, such as f9 or alt+n."))
            .field(Spot::Key, "New key", Field::line(""))
            .buttons(Spot::Press, &["Keep this key", "The usual key", "Leave it as it is"]);
        form.set_aside(Spot::Key, "An F key, or Ctrl or Alt with a letter.");
        self.form = form;
        vec![Effect::Scroll(Scroll::Top)]
    }

    fn show_list(&mut self) -> Vec<Effect> {
        let row = match self.stage {
            Stage::List => self.form.cursor(Spot::Rows).unwrap_or(0),
            Stage::One(command) => commands().position(|known| known == command).unwrap_or(0),
        };
        self.stage = Stage::List;
        self.form = self.list(row);
        vec![Effect::Scroll(Scroll::Top)]
    }

    fn change(&mut self, change: impl FnOnce(&mut BTreeMap<String, String>)) -> Vec<Effect> {
        let before = self.settings.keys.clone();
        change(&mut self.settings.keys);
        let mut effects = self.show_list();
        if before != self.settings.keys {
            self.undo.push(before);
            effects.push(Effect::Dress(self.settings.clone()));
        }
        effects
    }

    fn keep(&mut self, command: Command) -> Vec<Effect> {
        match self.read(command, &self.form.text(Spot::Key)) {
            Ok(key) => {
                let name = key.to_string().to_lowercase();
                self.change(|keys| {
                    keys.insert(command.id().to_owned(), name);
                })
            }
            Err(why) => vec![Effect::Say(Notice::warn(why))],
        }
    }

    fn undo(&mut self) -> Vec<Effect> {
        let Some(before) = self.undo.pop() else {
            return vec![Effect::Say(Notice::calm("No key was changed here yet."))];
        };
        self.settings.keys = before;
        let mut effects = self.show_list();
        effects.push(Effect::Dress(self.settings.clone()));
        effects
    }

    /// The key that was typed by name, if it can be given to `command`; otherwise why not.
    fn read(&self, command: Command, typed: &str) -> Result<Key, String> {
        let name = typed.to_lowercase().replace(' ', "").replace("ctrl-", "ctrl+").replace("alt-", "alt+");
        if name.is_empty() {
            return Err("Please type the name of a key first, such as f9.".to_owned());
        }
        let key: Key = name.parse().map_err(|error| format!("{error}"))?;
        if let (Held::Ctrl, Code::Char(letter)) = (key.held, key.code)
            && let Some((_, other)) = SENT_AS_OTHERS.iter().find(|(known, _)| *known == letter)
        {
            return Err(format!("A terminal sends {key} as {other}, so it cannot be told apart. Take another key."));
        }
        if key.typed().is_some() || Keymap::default().read(key, Typing::Area, &[]).is_some() {
            return Err(format!("{key} is for typing and moving. Take an F key, or Ctrl or Alt with a letter."));
        }
        if USED_BY_SCREENS.iter().any(|used| used.parse() == Ok(key)) {
            return Err(format!("{key} has a meaning of its own on some pages. Take another key."));
        }
        let taken = commands().find(|other| *other != command && self.keys_of(*other).contains(&key));
        match taken {
            Some(other) => {
                Err(format!("{key} is taken: {}. Take another key, or change that one first.", other.label()))
            }
            None => Ok(key),
        }
    }

    /// All keys of a command: its own one, or every usual one.
    fn keys_of(&self, command: Command) -> Vec<Key> {
        match self.settings.keys.get(command.id()).and_then(|key| key.parse().ok()) {
            Some(own) => vec![own],
            None => usual_keys(command),
        }
    }
}

/// What can be done everywhere.
fn commands() -> impl Iterator<Item = Command> {
    Command::ALL.iter().copied().filter(|command| command.goes_anywhere())
}

fn usual_keys(command: Command) -> Vec<Key> {
    let bound = everywhere().into_iter().find(|binding| binding.action == Action::Do(command));
    bound.map(|binding| binding.keys).unwrap_or_default()
}

fn usual(command: Command) -> Option<Key> {
    usual_keys(command).first().copied()
}

impl Screen for Keys {
    fn route(&self) -> Route {
        Route::Keys
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let (title, place) = match self.stage {
            Stage::List => ("Keys", "changes count at once"),
            Stage::One(command) => (command.label(), ""),
        };
        Page {
            title: title.into(),
            place: place.into(),
            blocks: self.form.blocks(),
            focus: self.form.focus(scene.seen),
            ..Page::default()
        }
    }

    fn bindings(&self) -> Vec<Binding> {
        match self.stage {
            Stage::List => vec![
                Binding::new("enter", Action::Activate, "change"),
                Binding::command("u", Command::Undo, "undo"),
                Binding::new("esc", Action::Back, "back"),
            ],
            Stage::One(_) => {
                vec![Binding::new("enter", Action::Activate, "keep it"), Binding::new("esc", Action::Back, "back")]
            }
        }
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        match (self.stage, self.form.react(action, scene.seen)) {
            (_, Did::Took(Spot::Rows, row)) => self.open(row),
            (Stage::One(command), Did::Entered(_) | Did::Took(Spot::Press, 0)) => self.keep(command),
            (Stage::One(command), Did::Took(Spot::Press, 1)) => self.change(|keys| {
                keys.remove(command.id());
            }),
            (Stage::One(_), Did::Took(..) | Did::Other(Action::Back)) => self.show_list(),
            (Stage::List, Did::Other(Action::Back)) => vec![Effect::Go(Go::Close)],
            (_, Did::Other(Action::Do(Command::Undo))) => self.undo(),
            (_, Did::Scrolled(scroll)) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }

    fn typing(&self) -> Typing {
        self.form.typing()
    }
}
