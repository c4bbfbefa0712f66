//! A reading, page by page, with a bookmark.

use crate::app::action::{Action, Command, Input, Move};
use crate::app::binding::Binding;
use crate::app::effect::{Effect, Go, PersonEffect, Scroll};
use crate::app::page::{Block, Buttons, Notice, Page};
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use crate::domain::ids::ReadingId;
use crate::domain::profile::Profile;
use crate::prose::{Document, Part, Span};

/// What a reading says to this reader.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    /// Its id.
    pub id: ReadingId,
    /// Its title.
    pub title: String,
    /// "Step 1: Communication", or "from your own folder".
    pub place: String,
    /// Reading time in minutes.
    pub minutes: u8,
    /// Its pages.
    pub pages: Vec<Document>,
    /// How well it is supported.
    pub evidence: &'static str,
    /// Where it comes from.
    pub sources: Vec<String>,
}

/// What is open on the reading screen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Page(usize),
    Sources(usize),
}

/// The reading screen.
#[derive(Debug)]
pub struct Reading {
    text: Text,
    profile: Profile,
    open: Open,
    button: usize,
}

impl Reading {
    /// At a page, from 0; a page that does not exist counts as the last.
    #[must_use]
    pub fn new(text: Text, profile: Profile, page: usize) -> Self {
        let page = page.min(text.pages.len().saturating_sub(1));
        Self { text, profile, open: Open::Page(page), button: 0 }
    }

    const fn at(&self) -> usize {
        match self.open {
            Open::Page(page) | Open::Sources(page) => page,
        }
    }

    fn last(&self) -> bool {
        self.at() + 1 >= self.text.pages.len()
    }

    fn turn(&mut self, page: usize) -> Vec<Effect> {
        self.open = Open::Page(page);
        self.button = 0;
        vec![Effect::Scroll(Scroll::Top)]
    }

    fn next(&mut self) -> Vec<Effect> {
        if !self.last() {
            return self.turn(self.at() + 1);
        }
        let id = self.text.id.to_string();
        let mut effects = Vec::new();
        if !self.profile.read.contains(&id) {
            self.profile.read.push(id.clone());
        }
        self.profile.bookmarks.retain(|(reading, _)| *reading != id);
        effects.push(Effect::Person(PersonEffect::SaveProfile(Box::new(self.profile.clone()))));
        effects.push(Effect::Go(Go::Close));
        effects
    }

    fn bookmark(&mut self) -> Vec<Effect> {
        let id = self.text.id.to_string();
        self.profile.bookmarks.retain(|(reading, _)| *reading != id);
        self.profile.bookmarks.push((id, self.at()));
        vec![
            Effect::Person(PersonEffect::SaveProfile(Box::new(self.profile.clone()))),
            Effect::Say(Notice::calm("Your place is marked. The step will open this reading here.")),
        ]
    }

    fn labels(&self) -> Vec<String> {
        let next = if self.last() { "I have read it" } else { "Next page" };
        let mut labels = vec![next.to_owned()];
        if self.at() > 0 {
            labels.push("Page before".into());
        }
        labels.push("Mark this place".into());
        labels.push("Where this comes from".into());
        labels
    }

    fn press(&mut self, button: usize) -> Vec<Effect> {
        let before = usize::from(self.at() > 0);
        match button {
            0 => self.next(),
            1 if before == 1 => self.turn(self.at() - 1),
            n if n == 1 + before => self.bookmark(),
            n if n == 2 + before => {
                self.open = Open::Sources(self.at());
                vec![Effect::Scroll(Scroll::Top)]
            }
            _ => Vec::new(),
        }
    }

    fn sources(&self) -> Document {
        let mut document = Document::default();
        document.heading(2, "Where this comes from").say(self.text.evidence);
        let items = self.text.sources.iter().map(|source| vec![Span::plain(source)]).collect();
        document.parts.push(Part::List { ordered: false, items });
        document
    }
}

impl Screen for Reading {
    fn route(&self) -> Route {
        Route::Reading { reading: self.text.id.clone(), page: self.at() }
    }

    fn page(&self, _scene: &Scene) -> Page<'_> {
        let pages = self.text.pages.len();
        let left = usize::from(self.text.minutes) * (pages - self.at()) / pages.max(1);
        let place = format!("{}   page {} of {pages}   {} min left", self.text.place, self.at() + 1, left.max(1));
        let (document, buttons) = match self.open {
            Open::Page(page) => (self.text.pages.get(page).cloned().unwrap_or_default(), self.labels()),
            Open::Sources(_) => (self.sources(), vec!["Back to the page".to_owned()]),
        };
        let buttons = Buttons { labels: buttons, at: self.button };
        let blocks = vec![Block::Prose(document), Block::Buttons(buttons)];
        Page { title: self.text.title.clone(), place, blocks, focus: None, ..Page::default() }
    }

    fn bindings(&self) -> Vec<Binding> {
        vec![
            Binding::command("space enter", Command::Next, "next"),
            Binding::command("b", Command::Previous, "page before"),
            Binding::command("m", Command::Bookmark, "mark place"),
            Binding::command("o", Command::Sources, "sources"),
            Binding::new("esc", Action::Back, "stop here"),
        ]
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        if let Open::Sources(page) = self.open {
            return match action {
                Action::Back | Action::Activate | Action::Pick(_) | Action::Set { .. } | Action::Do(_) => {
                    self.turn(page)
                }
                Action::Move(Move::Down) => vec![Effect::Scroll(Scroll::LineDown)],
                Action::Move(Move::Up) => vec![Effect::Scroll(Scroll::LineUp)],
                _ => Vec::new(),
            };
        }
        match action {
            Action::Do(Command::Next) if !scene.seen.at_end() => vec![Effect::Scroll(Scroll::PageDown)],
            Action::Do(Command::Next) | Action::Move(Move::Right) => self.next(),
            Action::Do(Command::Previous) | Action::Move(Move::Left) if self.at() > 0 => self.turn(self.at() - 1),
            Action::Do(Command::Previous) => vec![Effect::Scroll(Scroll::Top)],
            Action::Do(Command::Bookmark) => self.bookmark(),
            Action::Do(Command::Sources) => {
                self.open = Open::Sources(self.at());
                vec![Effect::Scroll(Scroll::Top)]
            }
            Action::Set { input: Input::Pick(n), .. } => self.press(n),
            Action::Move(Move::Down) => vec![Effect::Scroll(Scroll::LineDown)],
            Action::Move(Move::Up) => vec![Effect::Scroll(Scroll::LineUp)],
            Action::Move(Move::PageDown) => vec![Effect::Scroll(Scroll::PageDown)],
            Action::Move(Move::PageUp) => vec![Effect::Scroll(Scroll::PageUp)],
            Action::Back => vec![Effect::Go(Go::Close)],
            _ => Vec::new(),
        }
    }
}
