//! What the language lens points at in a text, as a person reads it: a line below the text, and a layer that says why
//! and offers other words. Nothing of it is kept, and nothing waits for it.

use super::scrolled;
use crate::app::action::Action;
use crate::app::binding::Binding;
use crate::app::effect::{Effect, Go};
use crate::app::page::{Block, Callout, Notice, Page, Shape, Tone};
use crate::app::route::Route;
use crate::app::scene::{Cover, Scene};
use crate::app::screen::Screen;
use crate::domain::lens::LensSet;
use crate::insight::lens::{Lens, Spot};
use crate::prose::{Document, Part, Span};
use unicode_segmentation::UnicodeSegmentation;

/// The most graphemes of marked words that are shown in a line.
const SHOWN: usize = 44;
/// The most marked words that one line names.
const NAMED: usize = 3;

/// Places of a text to look at again. Without any, nothing is said.
#[derive(Clone, Debug, Default)]
pub struct Notes {
    /// The words, and what the lens says of them.
    notes: Vec<(String, Spot)>,
}

impl Notes {
    /// What the lens points at in `text` under these sets.
    #[must_use]
    pub fn on(text: &str, sets: &[LensSet]) -> Self {
        let spots = Lens::embedded().spots(text, sets).into_iter();
        Self { notes: spots.filter_map(|spot| Some((text.get(spot.span.clone())?.to_owned(), spot))).collect() }
    }

    /// Whether nothing is pointed at.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.notes.is_empty()
    }

    /// Lets go of what no longer stands in `text`: a mark goes as soon as its words do.
    pub fn keep_what_stands_in(&mut self, text: &str) {
        self.notes.retain(|(words, _)| text.contains(words.as_str()));
    }

    /// The calm line below a text; none where nothing is pointed at or private words are covered.
    #[must_use]
    pub fn line(&self, scene: &Scene) -> Option<Block<'static>> {
        let text = self.sentence().filter(|_| scene.cover == Cover::Shown)?;
        Some(Block::Callout(Callout { tone: Tone::Info, text: Document::from_plain(&text) }))
    }

    /// What the line says; none where nothing is pointed at.
    #[must_use]
    pub fn sentence(&self) -> Option<String> {
        if self.is_empty() {
            return None;
        }
        let words: Vec<String> = self.notes.iter().take(NAMED).map(|(words, _)| quoted(words)).collect();
        let places = match self.notes.len() {
            1 => "A place to look at",
            2 => "Two places to look at",
            3 => "Three places to look at",
            _ => "Some places to look at, among them",
        };
        Some(format!("{places}: {}. You may leave it as it is.", words.join(", ")))
    }

    /// Opens the layer, or says that there is nothing to open.
    #[must_use]
    pub fn open(self) -> Vec<Effect> {
        if self.is_empty() {
            return vec![Effect::Say(Notice::calm("The word list points at nothing here. It knows only a few words."))];
        }
        vec![Effect::Lay(Box::new(Softer { notes: self }))]
    }

    /// Each reason once, with all the words it is about.
    fn document(&self) -> Document {
        let mut document = Document::default();
        let mut said: Vec<&str> = Vec::new();
        for (_, spot) in &self.notes {
            if said.contains(&spot.rule.as_str()) {
                continue;
            }
            said.push(&spot.rule);
            let same = self.notes.iter().filter(|(_, other)| other.rule == spot.rule);
            document.heading(3, same.map(|(words, _)| quoted(words)).collect::<Vec<_>>().join(", "));
            document.say(&spot.why).say("Other words:");
            let items = spot.softer.iter().map(|text| vec![Span::plain(text)]).collect();
            document.parts.push(Part::List { ordered: false, items });
        }
        document
    }
}

/// Words in quotation marks on one line, the end cut off where they are long.
fn quoted(words: &str) -> String {
    let line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    let shown: String = line.graphemes(true).take(SHOWN).collect();
    let more = if shown.len() < line.len() { "..." } else { "" };
    format!("\"{shown}{more}\"")
}

/// The layer.
#[derive(Debug)]
pub struct Softer {
    notes: Notes,
}

impl Screen for Softer {
    fn route(&self) -> Route {
        Route::Softer
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let offer = "An offer. Your words stay as they are, and nothing of this is kept.";
        let blocks = match scene.cover {
            Cover::Covered => vec![Block::Aside("Covered. Ctrl+E shows it again.".into())],
            Cover::Shown => vec![Block::Aside(offer.into()), Block::Prose(self.notes.document())],
        };
        Page { title: "Softer words".into(), blocks, shape: Shape::Overlay, ..Page::default() }
    }

    fn bindings(&self) -> Vec<Binding> {
        vec![Binding::new("esc", Action::Back, "back"), Binding::new("enter", Action::Activate, "back").quiet()]
    }

    fn react(&mut self, action: Action, _scene: &Scene) -> Vec<Effect> {
        match action {
            Action::Back | Action::Activate => vec![Effect::Go(Go::Close)],
            action => scrolled(&action),
        }
    }
}
