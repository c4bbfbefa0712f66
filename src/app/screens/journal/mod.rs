//! The journal list: a window of entries, a search as one types, a filter, and what can be done with a row.
//!
//! Never holds more than a window and a half: moving past an edge asks for the next one.

pub(super) mod filter;
mod list;
mod page;

use crate::app::action::{Action, Command, Input, Move};
use crate::app::binding::{Binding, Typing};
use crate::app::cursor::Cursor;
use crate::app::effect::{Effect, Go, JournalEffect, Marked};
use crate::app::field::{Edited, Field};
use crate::app::outcome::Told;
use crate::app::page::{Notice, Page};
use crate::app::route::{Editing, Route};
use crate::app::scene::{Cover, Scene};
use crate::app::screen::Screen;
use crate::domain::entry::{Anchor, EntryFilter, EntryLine, EntryWindow, TagCount};
use crate::domain::ids::EntryId;
use crate::domain::settings::Names;
use filter::Sieve;
use list::Asked;
use page::Part;

/// The journal list.
#[derive(Debug)]
pub struct Journal {
    filter: EntryFilter,
    window: EntryWindow,
    tags: Vec<TagCount>,
    names: Names,
    cursor: Cursor,
    search: Field,
    focus: Focus,
    /// What the next window is an answer to.
    asked: Asked,
    /// What was deleted last, with its place in the order.
    deleted: Option<(EntryId, i64)>,
}

/// Where the keys go.
#[derive(Debug)]
enum Focus {
    List,
    Search,
    Filter(Box<Sieve>),
}

impl Journal {
    /// With the entries of `window`, which was read for `filter` at `anchor`. `tags` are offered in the filter.
    #[must_use]
    pub fn new(filter: EntryFilter, anchor: Anchor, window: EntryWindow, tags: Vec<TagCount>, names: Names) -> Self {
        let search = Field::line(&filter.words);
        let mut journal = Self {
            filter,
            window: EntryWindow::default(),
            tags,
            names,
            cursor: Cursor::default(),
            search,
            focus: Focus::List,
            asked: Asked::Afresh(anchor),
            deleted: None,
        };
        journal.take(window);
        journal
    }

    fn line(&self) -> Option<&EntryLine> {
        self.window.lines.get(self.cursor.at)
    }

    /// Nothing is written yet.
    fn is_bare(&self) -> bool {
        self.window.lines.is_empty() && self.filter.is_empty()
    }

    fn open(&self) -> Vec<Effect> {
        self.line().map(|line| Effect::Go(Go::Open(Route::Reader(line.id)))).into_iter().collect()
    }

    /// Asks for a window in place of the one here.
    fn find(&mut self, anchor: Anchor) -> Effect {
        self.ask(Asked::Afresh(anchor), anchor)
    }

    /// Asks for the same rows again, after something in them changed.
    fn again(&mut self) -> Effect {
        let anchor = self.line().map_or(Anchor::Newest, |line| Anchor::At(line.seq));
        self.find(anchor)
    }

    fn command(&mut self, command: Command, scene: &Scene) -> Vec<Effect> {
        match command {
            Command::Search if scene.cover == Cover::Shown && !self.is_bare() => self.focus = Focus::Search,
            Command::Filter if scene.cover == Cover::Shown => {
                self.focus = Focus::Filter(Box::new(Sieve::new(&self.filter, &self.tags)));
            }
            Command::Search | Command::Filter if scene.cover == Cover::Covered => return vec![covered()],
            Command::ClearFilter => return self.show_everything(),
            Command::Delete => return self.delete(),
            Command::Undo => return self.undo(),
            Command::Mark => return self.mark(),
            Command::Versions => {
                let route = self.line().map(|line| Route::Versions(line.id));
                return route.map(|route| Effect::Go(Go::Open(route))).into_iter().collect();
            }
            Command::Older => return self.walk(&Action::Move(Move::PageDown)),
            Command::Newer => return self.walk(&Action::Move(Move::PageUp)),
            _ => {}
        }
        Vec::new()
    }

    fn show_everything(&mut self) -> Vec<Effect> {
        self.filter = EntryFilter::default();
        self.search = Field::line("");
        self.focus = Focus::List;
        vec![self.again()]
    }

    fn delete(&mut self) -> Vec<Effect> {
        let Some(line) = self.line() else { return Vec::new() };
        let (id, seq) = (line.id, line.seq);
        let beside = self.window.lines.get(self.cursor.at + 1).or_else(|| {
            let above = self.cursor.at.checked_sub(1)?;
            self.window.lines.get(above)
        });
        let anchor = beside.map_or(Anchor::Newest, |line| Anchor::At(line.seq));
        self.deleted = Some((id, seq));
        let notice = Notice::calm("Moved to the trash. u brings it back.");
        vec![Effect::Journal(JournalEffect::Trash(id)), self.find(anchor), Effect::Say(notice)]
    }

    fn undo(&mut self) -> Vec<Effect> {
        let Some((id, seq)) = self.deleted.take() else { return Vec::new() };
        let notice = Notice::calm("It is back in the journal.");
        vec![Effect::Journal(JournalEffect::Untrash(id)), self.find(Anchor::At(seq)), Effect::Say(notice)]
    }

    fn mark(&mut self) -> Vec<Effect> {
        let Some(line) = self.line() else { return Vec::new() };
        let (id, marked) = (line.id, Marked::from(line.marked).turned());
        vec![Effect::Journal(JournalEffect::Mark(id, marked)), self.again(), Effect::Say(marked_notice(marked))]
    }

    fn search(&mut self, action: &Action) -> Vec<Effect> {
        match action {
            Action::Edit(edit) if self.search.edit(edit) == Edited::Changed => return self.search_changed(),
            Action::Move(Move::Up | Move::Down) => return self.walk(action),
            Action::Move(Move::Next | Move::Previous) | Action::Back => self.focus = Focus::List,
            Action::Activate => return self.open(),
            _ => {}
        }
        Vec::new()
    }

    fn search_changed(&mut self) -> Vec<Effect> {
        self.filter.words = self.search.text().trim().to_owned();
        vec![self.find(Anchor::Newest)]
    }

    fn sieve(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        let Focus::Filter(sieve) = &mut self.focus else { return Vec::new() };
        match sieve.react(action, &self.filter, scene) {
            filter::Heard::Open(effects) => effects,
            filter::Heard::Closed => {
                self.focus = Focus::List;
                Vec::new()
            }
            filter::Heard::Everything => self.show_everything(),
            filter::Heard::Chosen(filter) => {
                self.filter = filter;
                self.focus = Focus::List;
                vec![self.find(Anchor::Newest)]
            }
        }
    }

    fn set(&mut self, block: usize, input: &Input, scene: &Scene) -> Vec<Effect> {
        match (self.parts(scene).get(block), input) {
            (Some(Part::Search), Input::Text(text)) => {
                self.search.set(text);
                self.search_changed()
            }
            (Some(Part::List), Input::Pick(n)) if *n < self.window.lines.len() => {
                self.cursor.at = *n;
                self.open()
            }
            (Some(Part::Begin), Input::Pick(0)) => begin(),
            (Some(Part::Everything), Input::Pick(0)) => self.show_everything(),
            _ => Vec::new(),
        }
    }

    fn list(&mut self, action: &Action, scene: &Scene) -> Vec<Effect> {
        match action {
            Action::Do(command) => self.command(*command, scene),
            Action::Activate if self.is_bare() => begin(),
            Action::Activate => self.open(),
            Action::Move(Move::Next | Move::Previous) => self.command(Command::Search, scene),
            Action::Back if self.filter.is_empty() => vec![Effect::Go(Go::Close)],
            Action::Back => self.show_everything(),
            _ => self.walk(action),
        }
    }
}

fn begin() -> Vec<Effect> {
    vec![Effect::Go(Go::Open(Route::Editor(Editing::new())))]
}

fn covered() -> Effect {
    Effect::Say(Notice::calm("The words are covered. Ctrl+E shows them."))
}

/// What is said after an entry was chosen for the counselor, or no longer.
pub(in crate::app::screens) fn marked_notice(marked: Marked) -> Notice {
    Notice::calm(match marked {
        Marked::Yes => "Marked. It will be offered when you export.",
        Marked::No => "The mark is gone. Nothing else changed.",
    })
}

impl Screen for Journal {
    fn route(&self) -> Route {
        let anchor = self.line().map_or(Anchor::Newest, |line| Anchor::At(line.seq));
        Route::Journal { filter: self.filter.clone(), anchor }
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        self.describe(scene)
    }

    fn bindings(&self) -> Vec<Binding> {
        self.keys()
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        match (&action, &self.focus) {
            (_, Focus::Filter(_)) => self.sieve(action, scene),
            (Action::Set { block, input }, _) => self.set(*block, input, scene),
            (Action::Do(_), Focus::Search) => self.list(&action, scene),
            (_, Focus::Search) => self.search(&action),
            (_, Focus::List) => self.list(&action, scene),
        }
    }

    fn hear(&mut self, news: Told, _scene: &Scene) -> Vec<Effect> {
        if let Told::Entries(window) = news {
            self.take(window);
        }
        Vec::new()
    }

    fn typing(&self) -> Typing {
        match &self.focus {
            Focus::List => Typing::No,
            Focus::Search => Typing::Line,
            Focus::Filter(sieve) => sieve.typing(),
        }
    }
}
