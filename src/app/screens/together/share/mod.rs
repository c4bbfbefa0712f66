//! Sharing own words: which of them, the exact text the other will read, then the deed. What is shared is a copy; the
//! words themselves, and everything that is known about them, stay where they are.

mod choosing;
mod reading;

pub use reading::shown;

use super::people::People;
use crate::app::action::{Action, Command};
use crate::app::binding::{Binding, Typing};
use crate::app::effect::{Effect, Go, Scroll};
use crate::app::form::{Did, Form};
use crate::app::page::{Notice, Page};
use crate::app::route::Route;
use crate::app::scene::{Cover, Scene};
use crate::app::screen::Screen;
use crate::app::screens::cover;
use crate::domain::draft::{DraftPlace, KeptDraft, Sharing};
use crate::domain::statement::{Said, Saying};
use choosing::Choosing;

/// Whether own words can be shared from where they stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sharable {
    /// The room for two is not open; why is not said.
    #[default]
    No,
    /// It is open.
    Yes,
}

/// What can be shared of something: its words, and nothing else that is known of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Words {
    /// What it is called, or empty.
    pub title: String,
    /// Its parts: a label, which may be empty, and what stands under it.
    pub parts: Vec<(String, String)>,
}

/// What the page opens with.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Where the words come from.
    pub of: Sharing,
    /// The words.
    pub words: Words,
    /// The copy as it was left.
    pub kept: Option<KeptDraft>,
    /// How the two are called.
    pub people: People,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Press {
    Only,
}

/// How far it has come.
#[derive(Debug)]
enum Stage {
    /// Which words.
    Choose,
    /// The exact text.
    Read { title: String, words: String, form: Box<Form<Press>> },
}

/// The page.
#[derive(Debug)]
pub struct Share {
    of: Sharing,
    people: People,
    choosing: Choosing,
    stage: Stage,
}

impl Share {
    /// With the words as they stand now, or with the copy that was being made.
    #[must_use]
    pub fn new(opening: Opening) -> Self {
        let Opening { of, words, kept, people } = opening;
        let choosing = Choosing::new(&of, words, kept.as_ref());
        Self { of, people, choosing, stage: Stage::Choose }
    }

    fn place(&self) -> DraftPlace {
        DraftPlace::Share(self.of.clone())
    }

    /// Shows exactly what would be shared.
    fn read(&mut self) -> Vec<Effect> {
        match self.choosing.copy() {
            Ok((title, words)) => {
                let form = Box::new(reading::form(self.people, &title, &words));
                self.stage = Stage::Read { title, words, form };
                let mut effects = vec![Effect::Keep(self.choosing.draft(self.place()))];
                effects.push(Effect::Scroll(Scroll::Top));
                effects
            }
            Err(why) => vec![Effect::Say(Notice::calm(why))],
        }
    }

    fn share(title: &str, words: &str, place: DraftPlace, other: &str) -> Vec<Effect> {
        let said = Said::Shared { title: title.to_owned(), words: words.to_owned() };
        vec![
            Effect::Tell(Saying::new(said)),
            Effect::Discard(place),
            Effect::Go(Go::Close),
            Effect::Say(Notice::calm(format!("Shared. You and {other} can read exactly these words."))),
        ]
    }

    fn back_to_choosing(&mut self) -> Vec<Effect> {
        self.stage = Stage::Choose;
        vec![Effect::Scroll(Scroll::Top)]
    }

    fn leave(&self) -> Vec<Effect> {
        if self.choosing.is_as_before() {
            return vec![Effect::Discard(self.place()), Effect::Go(Go::Close)];
        }
        vec![
            Effect::Keep(self.choosing.draft(self.place())),
            Effect::Go(Go::Close),
            Effect::Say(Notice::calm("Nothing was shared. Your copy waits for you on Today.")),
        ]
    }

    fn react_choosing(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        match action {
            Action::Back => return self.leave(),
            Action::Do(Command::Preview) => return self.read(),
            _ => {}
        }
        match self.choosing.react(action, scene.seen) {
            choosing::Next::Read => self.read(),
            choosing::Next::Keep => vec![Effect::Keep(self.choosing.draft(self.place()))],
            choosing::Next::Leave => vec![Effect::Discard(self.place()), Effect::Go(Go::Close)],
            choosing::Next::Scroll(scroll) => vec![Effect::Scroll(scroll)],
            choosing::Next::Stay => Vec::new(),
        }
    }
}

impl Screen for Share {
    fn route(&self) -> Route {
        Route::Share(self.of.clone())
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let (mut blocks, focus, place) = match &self.stage {
            Stage::Choose => {
                let (blocks, focus) = self.choosing.blocks(scene.seen);
                (blocks, focus, "nothing is shared yet")
            }
            Stage::Read { form, .. } => (form.blocks(), form.focus(scene.seen), "read it first"),
        };
        if scene.cover == Cover::Covered {
            cover::rows(&mut blocks);
            cover::fields(&mut blocks);
        }
        let title = format!("Share with {}", self.people.other());
        Page { title, place: place.into(), blocks, focus, ..Page::default() }
    }

    fn bindings(&self) -> Vec<Binding> {
        match &self.stage {
            Stage::Choose => {
                let mut keys = self.choosing.bindings();
                keys.push(Binding::command("ctrl+s", Command::Preview, "read it first"));
                keys.push(Binding::new("esc", Action::Back, "back, kept"));
                keys
            }
            Stage::Read { .. } => {
                vec![Binding::new("enter", Action::Activate, "choose"), Binding::new("esc", Action::Back, "change it")]
            }
        }
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        if scene.cover == Cover::Covered && !matches!(action, Action::Back) {
            return vec![Effect::Say(Notice::calm("Your words are covered. Ctrl+E shows them again."))];
        }
        let place = self.place();
        let did = match &mut self.stage {
            Stage::Choose => return self.react_choosing(action, scene),
            Stage::Read { title, words, form } => match form.react(action, scene.seen) {
                Did::Took(Press::Only, 0) => return Self::share(title, words, place, self.people.other()),
                did => did,
            },
        };
        match did {
            Did::Took(Press::Only, 1) | Did::Other(Action::Back) => self.back_to_choosing(),
            Did::Took(Press::Only, _) => self.leave(),
            Did::Other(Action::Activate | Action::Toggle) => vec![Effect::Scroll(Scroll::PageDown)],
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }

    fn typing(&self) -> Typing {
        match &self.stage {
            Stage::Choose => self.choosing.typing(),
            Stage::Read { .. } => Typing::No,
        }
    }
}
