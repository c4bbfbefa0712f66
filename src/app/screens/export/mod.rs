//! The export for a counselor: choose, read every line, save to a file.
//!
//! Owns the way through its pages. What a file holds is made by `packet` and `export`; this shows their exact text.

mod choosing;
mod items;
mod preview;
mod saving;

use crate::app::action::Action;
use crate::app::binding::{Binding, Typing};
use crate::app::effect::{Effect, ExportEffect, Go, Scroll};
use crate::app::outcome::Told;
use crate::app::page::{Notice, Page};
use crate::app::route::Route;
use crate::app::scene::{Cover, Scene};
use crate::app::screen::Screen;
use crate::domain::entry::TagCount;
use crate::packet::Selection;
use choosing::Choosing;
use items::Items;
use preview::Preview;
use saving::Saving;

/// The export.
#[derive(Debug)]
pub struct Export {
    stage: Stage,
    choosing: Choosing,
    saving: Saving,
    selection: Selection,
    preview: Preview,
    items: Items,
}

/// How far it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Stage {
    /// What goes in.
    Choose,
    /// Read it.
    Preview,
    /// Take single things out.
    Items,
    /// Where it goes.
    Save,
    /// It was written under this path.
    Done(String),
}

/// Where a stage wants to go next.
enum Next {
    /// Nowhere.
    Stay(Vec<Effect>),
    /// Build the text of this selection.
    Build(Selection),
    /// To another stage.
    To(Stage),
    /// Write it into this folder.
    Write(String),
    /// Out of the export.
    Close,
}

impl Export {
    /// `tags` are offered to choose from. `folder` is where a file goes unless another is named.
    #[must_use]
    pub fn new(tags: &[TagCount], folder: &str) -> Self {
        Self {
            stage: Stage::Choose,
            choosing: Choosing::new(tags),
            saving: Saving::new(folder),
            selection: Selection::default(),
            preview: Preview::default(),
            items: Items::default(),
        }
    }

    fn follow(&mut self, next: Next) -> Vec<Effect> {
        match next {
            Next::Stay(effects) => effects,
            Next::Build(selection) => {
                self.selection = selection;
                vec![Effect::Export(ExportEffect::Preview(self.selection.clone()))]
            }
            Next::To(stage) => {
                self.stage = stage;
                vec![Effect::Scroll(Scroll::Top)]
            }
            Next::Write(folder) => {
                vec![Effect::Export(ExportEffect::Write { selection: self.selection.clone(), folder })]
            }
            Next::Close => vec![Effect::Go(Go::Close)],
        }
    }
}

impl Screen for Export {
    fn route(&self) -> Route {
        Route::Export
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let mut page = match (&self.stage, scene.cover) {
            (Stage::Preview | Stage::Items, Cover::Covered) => preview::covered(),
            (Stage::Choose, _) => self.choosing.page(scene.seen),
            (Stage::Preview, Cover::Shown) => self.preview.page(),
            (Stage::Items, Cover::Shown) => self.items.page(scene.now.day()),
            (Stage::Save, _) => self.saving.page(scene.seen),
            (Stage::Done(path), _) => saving::done(path),
        };
        page.title = "Export for a counselor".into();
        page
    }

    fn bindings(&self) -> Vec<Binding> {
        match &self.stage {
            Stage::Choose => self.choosing.keys(),
            Stage::Preview => self.preview.keys(),
            Stage::Items => items::keys(),
            Stage::Save => self.saving.keys(),
            Stage::Done(_) => saving::done_keys(),
        }
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        let next = match &self.stage {
            Stage::Choose => self.choosing.react(action, scene),
            Stage::Preview => self.preview.react(&action, scene),
            Stage::Items => self.items.react(&action, &self.selection),
            Stage::Save => self.saving.react(action, scene.seen),
            Stage::Done(_) => saving::done_reacts(&action),
        };
        self.follow(next)
    }

    fn hear(&mut self, news: Told, _scene: &Scene) -> Vec<Effect> {
        match news {
            Told::Preview { text, entries, sittings, items, .. } => {
                self.items.take(items);
                if entries + sittings == 0 {
                    return vec![Effect::Say(Notice::calm(choosing::NOTHING))];
                }
                self.preview = Preview::new(&text, entries, sittings);
                self.follow(Next::To(Stage::Preview))
            }
            Told::Written(path) => self.follow(Next::To(Stage::Done(path))),
            _ => Vec::new(),
        }
    }

    fn typing(&self) -> Typing {
        match self.stage {
            Stage::Choose => self.choosing.typing(),
            Stage::Save => self.saving.typing(),
            Stage::Preview | Stage::Items | Stage::Done(_) => Typing::No,
        }
    }
}
