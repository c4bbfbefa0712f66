//! Settings: each change counts at once, and `u` takes the last one back.

mod item;

use crate::app::action::{Action, Command, Move};
use crate::app::binding::{Binding, Typing};
use crate::app::effect::{Effect, Go, PersonEffect, Scroll};
use crate::app::field::Field;
use crate::app::form::{Did, Form};
use crate::app::helplines::Directory;
use crate::app::page::{Block, List, Notice, Page, Row};
use crate::app::route::Route;
use crate::app::scene::{Cover, Scene};
use crate::app::screen::Screen;
use crate::domain::profile::Profile;
use crate::domain::settings::Settings;
use item::{Item, Values};

/// Places that belong to settings, under the list of them.
const PLACES: [(Command, Route); 6] = [
    (Command::Keys, Route::Keys),
    (Command::Passphrase, Route::Passphrase),
    (Command::Recovery, Route::Recovery),
    (Command::Backups, Route::Backups),
    (Command::Privacy, Route::Privacy),
    (Command::About, Route::About),
];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Rows,
    Options,
    Name,
    Press,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    List,
    One(Item),
}

/// The settings screen.
#[derive(Debug)]
pub struct SettingsScreen {
    values: Values,
    undo: Vec<Values>,
    countries: Vec<(String, String)>,
    stage: Stage,
    form: Form<Spot>,
}

impl SettingsScreen {
    /// With what is in use now, and the countries that have help lines.
    #[must_use]
    pub fn new(settings: Settings, profile: Profile, directory: &Directory) -> Self {
        let countries = directory.countries().into_iter().map(|(code, name)| (code.to_owned(), name.to_owned()));
        let mut screen = Self {
            values: Values { settings, profile },
            undo: Vec::new(),
            countries: countries.collect(),
            stage: Stage::List,
            form: Form::new(),
        };
        screen.form = screen.list(0);
        screen
    }

    fn list(&self, at: usize) -> Form<Spot> {
        let items = Item::ALL.into_iter();
        let mut rows: Vec<Row> =
            items.map(|item| Row::new(item.label()).detail(item.value(&self.values, &self.countries))).collect();
        rows.extend(PLACES.into_iter().map(|(command, _)| Row::new(command.label())));
        Form::new().list(Spot::Rows, List { name: "Settings".into(), rows, at, ..List::default() })
    }

    fn row(&self) -> usize {
        match self.stage {
            Stage::List => self.form.cursor(Spot::Rows).unwrap_or(0),
            Stage::One(item) => Item::ALL.iter().position(|known| *known == item).unwrap_or(0),
        }
    }

    fn open(&mut self, row: usize) -> Vec<Effect> {
        let Some(item) = Item::ALL.get(row).copied() else {
            let place = row.checked_sub(Item::ALL.len()).and_then(|place| PLACES.into_iter().nth(place));
            return place.map(|(_, route)| vec![Effect::Go(Go::Open(route))]).unwrap_or_default();
        };
        self.stage = Stage::One(item);
        let form = Form::new().say(item.about());
        self.form = if item == Item::Name {
            form.field(Spot::Name, item.label(), Field::line(&self.values.profile.name))
                .buttons(Spot::Press, &["Keep this", "Leave it as it was"])
        } else {
            let current = item.current(&self.values, &self.countries);
            form.choice(Spot::Options, item.label(), item.options(&self.countries), Some(current))
        };
        vec![Effect::Scroll(Scroll::Top)]
    }

    fn show_list(&mut self) -> Vec<Effect> {
        self.form = self.list(self.row());
        self.stage = Stage::List;
        vec![Effect::Scroll(Scroll::Top)]
    }

    /// Puts changed values to use; what did not change is not written.
    fn change(&mut self, change: impl FnOnce(&mut Values, &[(String, String)])) -> Vec<Effect> {
        let before = self.values.clone();
        change(&mut self.values, &self.countries);
        let effects = self.written(&before);
        if !effects.is_empty() {
            self.undo.push(before);
        }
        effects
    }

    fn written(&self, before: &Values) -> Vec<Effect> {
        let mut effects = Vec::new();
        if before.settings != self.values.settings {
            effects.push(Effect::Dress(self.values.settings.clone()));
        }
        if before.profile != self.values.profile {
            effects.push(Effect::Person(PersonEffect::SaveProfile(Box::new(self.values.profile.clone()))));
        }
        effects
    }

    /// The option beside the one in use, from the list.
    fn slide(&mut self, to: Move) -> Vec<Effect> {
        let row = self.row();
        let Some(item) = Item::ALL.get(row).copied() else { return Vec::new() };
        let (now, count) = (item.current(&self.values, &self.countries), item.options(&self.countries).len());
        let next = if to == Move::Left { (now + count).saturating_sub(1) } else { now + 1 } % count.max(1);
        let effects = self.change(|values, countries| item.set(values, next, countries));
        self.form = self.list(row);
        effects
    }

    fn take(&mut self, n: usize) -> Vec<Effect> {
        let Stage::One(item) = self.stage else { return Vec::new() };
        let mut effects = self.change(|values, countries| item.set(values, n, countries));
        effects.extend(self.show_list());
        effects
    }

    fn keep_name(&mut self) -> Vec<Effect> {
        let name = self.form.text(Spot::Name);
        let mut effects = self.change(|values, _| values.profile.name = name);
        effects.extend(self.show_list());
        effects
    }

    fn undo(&mut self) -> Vec<Effect> {
        let Some(before) = self.undo.pop() else {
            return vec![Effect::Say(Notice::calm("Nothing was changed here yet."))];
        };
        let now = std::mem::replace(&mut self.values, before);
        let mut effects = self.written(&now);
        effects.extend(self.show_list());
        effects
    }
}

fn cover_name(blocks: &mut [Block<'_>]) {
    for block in blocks {
        if let Block::List(list) = block {
            list.rows
                .iter_mut()
                .filter(|row| row.label == Item::Name.label())
                .for_each(|row| row.detail = "covered".into());
        }
    }
}

impl Screen for SettingsScreen {
    fn route(&self) -> Route {
        Route::Settings
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let title = match self.stage {
            Stage::List => "Settings",
            Stage::One(item) => item.label(),
        };
        let mut blocks = self.form.blocks();
        if scene.cover == Cover::Covered {
            super::cover::fields(&mut blocks);
            cover_name(&mut blocks);
        }
        Page {
            title: title.into(),
            place: "changes count at once".into(),
            blocks,
            focus: self.form.focus(scene.seen),
            ..Page::default()
        }
    }

    fn bindings(&self) -> Vec<Binding> {
        match self.stage {
            Stage::List => {
                let mut keys = vec![Binding::new("enter", Action::Activate, "open")];
                if Item::ALL.get(self.row()).is_some_and(|item| *item != Item::Name) {
                    keys.push(Binding::new("right l", Action::Move(Move::Right), "next value"));
                    keys.push(Binding::new("left h", Action::Move(Move::Left), "one before").quiet());
                }
                keys.push(Binding::command("u", Command::Undo, "undo"));
                keys.push(Binding::new("esc", Action::Back, "back"));
                keys
            }
            Stage::One(Item::Name) => {
                vec![Binding::new("enter", Action::Activate, "keep it"), Binding::new("esc", Action::Back, "back")]
            }
            Stage::One(_) => vec![
                Binding::new("enter", Action::Activate, "choose"),
                Binding::command("u", Command::Undo, "undo").quiet(),
                Binding::new("esc", Action::Back, "back"),
            ],
        }
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        match self.form.react(action, scene.seen) {
            Did::Took(Spot::Rows, row) => self.open(row),
            Did::Took(Spot::Options, n) => self.take(n),
            Did::Entered(Spot::Name) | Did::Took(Spot::Press, 0) => self.keep_name(),
            Did::Took(Spot::Press, _) => self.show_list(),
            Did::Other(Action::Move(to @ (Move::Left | Move::Right))) if self.stage == Stage::List => self.slide(to),
            Did::Other(Action::Do(Command::Undo)) => self.undo(),
            Did::Other(Action::Back) if self.stage == Stage::List => vec![Effect::Go(Go::Close)],
            Did::Other(Action::Back) => self.show_list(),
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }

    fn typing(&self) -> Typing {
        self.form.typing()
    }
}
