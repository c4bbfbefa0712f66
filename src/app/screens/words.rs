//! Words for feelings and needs, over whatever is being written: choosing one writes it at the caret below.

use super::finder::{self, Finder, Sought};
use crate::app::action::{Action, Edit};
use crate::app::binding::{Binding, Typing};
use crate::app::effect::{Effect, Go};
use crate::app::feelings::{Found, Glossary, Kind};
use crate::app::page::{Page, Row};
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;

/// The list of words.
#[derive(Debug, Default)]
pub struct Words {
    finder: Finder,
}

impl Words {
    /// Lays the list over what is being written.
    #[must_use]
    pub fn lay() -> Effect {
        Effect::Lay(Box::new(Self::default()))
    }

    fn found(&self) -> Vec<Found> {
        Glossary::embedded().find(&self.finder.typed.text())
    }

    /// Closes the list and writes the word at the caret of what lies below.
    fn choose(&self) -> Vec<Effect> {
        let Some(found) = self.found().get(self.finder.at()).copied() else { return Vec::new() };
        vec![Effect::Go(Go::Close), Effect::Act(Action::Edit(Edit::Paste(found.word.word.clone())))]
    }
}

fn row(found: Found) -> Row {
    let kind = match found.family.kind {
        Kind::Feeling => "feeling",
        Kind::Need => "need",
    };
    let detail = format!("{kind}: {}", found.family.name.to_lowercase());
    Row::new(&found.word.word).detail(detail).note(&found.word.gloss)
}

impl Screen for Words {
    fn route(&self) -> Route {
        Route::Words
    }

    fn page(&self, _scene: &Scene) -> Page<'_> {
        let under = Glossary::embedded().under(&self.finder.typed.text());
        let aside = under.map_or_else(String::new, |under| {
            format!(
                "\"{}\" tells what someone did, and you may keep it. Below are feelings that may lie under it.",
                under.word
            )
        });
        let words = finder::Words {
            title: "Feelings and needs",
            label: "Type a word, or part of it",
            aside,
            name: "Words",
            empty: "No such word is here. Yours is fine as it is.",
        };
        self.finder.page(words, self.found().into_iter().map(row).collect())
    }

    fn bindings(&self) -> Vec<Binding> {
        Finder::bindings((!self.choose().is_empty()).then_some("write it"))
    }

    fn react(&mut self, action: Action, _scene: &Scene) -> Vec<Effect> {
        let count = self.found().len();
        match self.finder.react(action, count) {
            Sought::Nothing => Vec::new(),
            Sought::Taken => self.choose(),
            Sought::Closed => vec![Effect::Go(Go::Close)],
        }
    }

    fn typing(&self) -> Typing {
        Finder::typing()
    }
}
