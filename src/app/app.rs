//! The stack of layers, and the way of a key through it.

mod naming;

use super::action::{Action, Command, Edit};
use super::binding::{Binding, Keymap, Typing, everywhere};
use super::effect::{Effect, Go, HomeEffect, Scroll};
use super::face::Event;
use super::key::Key;
use super::outcome::{Outcome, Placing, Refusal};
use super::page::{Hint, Notice, Page, Status, Tone};
use super::places::place;
use super::route::Route;
use super::scene::{Cover, Kept, Scene, Seen};
use super::screen::Screen;
use super::screens::help::Help;
use super::screens::palette::Palette;
use crate::domain::settings::Settings;
use std::collections::BTreeMap;
use std::time::Duration;

/// One screen on the stack, with how far it is scrolled.
#[derive(Debug)]
struct Layer {
    screen: Box<dyn Screen>,
    seen: Seen,
    /// How many writes had happened when it was built; a later write makes what it read out of date.
    built_at: u64,
}

/// The program without a face and without an outside.
#[derive(Debug)]
pub struct App {
    layers: Vec<Layer>,
    keymap: Keymap,
    notice: Option<Notice>,
    cover: Cover,
    access: Access,
    writes: u64,
}

/// What the app makes of an effect before anybody else does.
#[derive(Debug)]
pub enum Own {
    /// It is for the outside.
    Outside(Effect),
    /// Done here; these follow.
    Follow(Vec<Effect>),
}

/// Whether a home is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// Before the first run has made a home, or while it is locked.
    Locked,
    /// A home is open.
    Open,
}

impl App {
    /// Starts with one screen: the first run, or the lock.
    #[must_use]
    pub fn new(screen: Box<dyn Screen>, settings: &Settings) -> Self {
        let mut app = Self {
            layers: Vec::new(),
            keymap: Keymap::default(),
            notice: None,
            cover: Cover::Shown,
            access: Access::Locked,
            writes: 0,
        };
        app.dress(settings);
        app.put(screen, Placing::Alone);
        app
    }

    /// Puts the person's own keys to use; names that are no keys or commands are left out (reading settings warned).
    pub fn dress(&mut self, settings: &Settings) {
        let own = settings.keys.iter().filter_map(|(id, key)| {
            let command = Command::ALL.iter().find(|command| command.id() == id)?;
            Some((*command, vec![key.parse().ok()?]))
        });
        self.keymap = Keymap::new(own.collect::<BTreeMap<_, _>>());
    }

    /// Starts with a home that is open already.
    #[must_use]
    pub const fn opened(mut self) -> Self {
        self.access = Access::Open;
        self
    }

    /// Whether a home is open.
    #[must_use]
    pub const fn access(&self) -> Access {
        self.access
    }

    /// Whether private words are covered.
    #[must_use]
    pub const fn cover(&self) -> Cover {
        self.cover
    }

    /// What was visible of the top page.
    #[must_use]
    pub fn seen(&self) -> Seen {
        self.layers.last().map(|layer| layer.seen).unwrap_or_default()
    }

    /// Told by the face after each drawing.
    pub fn saw(&mut self, seen: Seen) {
        if let Some(layer) = self.layers.last_mut() {
            layer.seen = seen;
        }
    }

    /// The addresses of all layers that can be built again, the lowest first.
    #[must_use]
    pub fn routes(&self) -> Vec<Route> {
        self.layers.iter().map(|layer| layer.screen.route()).filter(|route| !route.is_passing()).collect()
    }

    /// The top screen.
    #[must_use]
    pub fn top(&self) -> Option<&dyn Screen> {
        self.layers.last().map(|layer| &*layer.screen)
    }

    /// The bindings that work now: the top screen's, then those that work everywhere.
    #[must_use]
    pub fn tables(&self) -> [Vec<Binding>; 2] {
        let own = self.top().map(Screen::bindings).unwrap_or_default();
        let mut global = everywhere();
        if self.access == Access::Locked {
            global.retain(|binding| binding.action != Action::Do(Command::Conceal));
        }
        let mut global = self.keymap.apply(global);
        global.extend(self.keymap.given(&global));
        [self.keymap.apply(own), global]
    }

    /// What is shown now, the lowest page first.
    #[must_use]
    pub fn pages(&self, scene: &Scene) -> Vec<Page<'_>> {
        let full = self.layers.iter().rposition(|layer| layer.screen.page(scene).shape != super::page::Shape::Overlay);
        let mut pages: Vec<Page<'_>> =
            self.layers[full.unwrap_or(0)..].iter().map(|layer| layer.screen.page(scene)).collect();
        if let Some(page) = pages.last_mut() {
            page.notice.clone_from(&self.notice);
            page.hints = self.hints();
            page.status = status(&scene.kept, scene.uptime);
        }
        let safety = self.tables().into_iter().flatten().find(|one| one.action == Action::Do(Command::Safety));
        let safety = safety.and_then(|one| one.keys.first().map(Key::to_string));
        let safety = safety.unwrap_or_else(|| Command::Palette.label().to_owned());
        pages.iter_mut().for_each(|page| page.name_safety(&safety));
        pages
    }

    fn hints(&self) -> Vec<Hint> {
        let typing = self.top().map_or(Typing::No, Screen::typing);
        let shown =
            self.tables().into_iter().flatten().filter(|binding| binding.shown == super::binding::Shown::Footer);
        shown
            .filter_map(|binding| {
                let key = binding.keys.iter().find(|key| typing == Typing::No || key.typed().is_none())?;
                Some(Hint { key: key.to_string(), label: binding.label.to_owned(), action: binding.action })
            })
            .collect()
    }

    /// The uptime at which the top screen wants to be drawn again.
    #[must_use]
    pub fn deadline(&self, scene: &Scene) -> Option<Duration> {
        self.top().and_then(|screen| screen.deadline(scene))
    }

    /// The way of an event to effects.
    pub fn handle(&mut self, event: Event, scene: &Scene) -> Vec<Effect> {
        let typing = self.top().map_or(Typing::No, Screen::typing);
        let action = match &event {
            Event::Key(key) => self.keymap.read(*key, typing, &self.tables()),
            Event::Paste(text) if typing != Typing::No => Some(Action::Edit(Edit::Paste(text.clone()))),
            Event::Act(action) => Some(action.clone()),
            Event::Gone => return vec![Effect::Home(HomeEffect::Leave)],
            Event::Paste(_) | Event::Woken | Event::Resumed => None,
        };
        if action.is_none() && event == Event::Key(Key::ctrl('c')) {
            self.notice = Some(Notice::calm("Ctrl+Q saves and leaves. Ctrl+L hides what is here."));
        }
        match action {
            Some(action) => {
                self.notice = None;
                self.act(action, scene)
            }
            None => Vec::new(),
        }
    }

    fn act(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        if let Action::Do(command) = action
            && let Some(effects) = self.everywhere(command, scene)
        {
            return effects;
        }
        self.layers.last_mut().map(|layer| layer.screen.react(action, scene)).unwrap_or_default()
    }

    /// Commands that mean the same on every screen; `None` leaves it to the screen.
    fn everywhere(&mut self, command: Command, scene: &Scene) -> Option<Vec<Effect>> {
        let open = |route| Some(vec![Effect::Go(Go::Open(route))]);
        if let Some(route) = place(command, scene) {
            return if self.access == Access::Open || route.open_to_all() {
                let here = self.top().map(Screen::route);
                if here.as_ref() == Some(&route) { Some(Vec::new()) } else { open(route) }
            } else {
                Some(vec![Effect::Say(Notice::calm("Open your notes first."))])
            };
        }
        match command {
            Command::Hide => Some(vec![Effect::Home(HomeEffect::Lock)]),
            Command::HandOver if self.access == Access::Open => {
                // Whoever comes next finds the round that stands here.
                let round = self.top().map(Screen::route).filter(|route| matches!(route, Route::Round(_)));
                Some(vec![Effect::Home(HomeEffect::HandOver(round))])
            }
            Command::Leave => Some(vec![Effect::Home(HomeEffect::Leave)]),
            Command::Suspend => Some(vec![Effect::Home(HomeEffect::Suspend)]),
            Command::Today if self.access == Access::Open => Some(vec![Effect::Go(Go::Only(Route::Today))]),
            Command::Conceal => {
                self.cover = if self.cover == Cover::Shown { Cover::Covered } else { Cover::Shown };
                Some(Vec::new())
            }
            Command::Help => {
                let tables = self.tables();
                self.put(Box::new(Help::new(tables)), Placing::OnTop);
                Some(Vec::new())
            }
            Command::Palette => {
                let tables = self.tables();
                self.put(Box::new(Palette::new(&tables, self.access)), Placing::OnTop);
                Some(Vec::new())
            }
            _ => None,
        }
    }

    /// Told by the runtime when it stores something: pages below will be read again before they show.
    pub const fn wrote(&mut self) {
        self.writes += 1;
    }

    /// What came of an effect; more effects may follow from it.
    pub fn absorb(&mut self, outcome: Outcome, scene: &Scene) -> Vec<Effect> {
        match outcome {
            Outcome::Quiet | Outcome::Ended => {}
            Outcome::Built(screen, placing) => {
                // Only an open home can build such a screen: the first run has just made one.
                if !screen.route().open_to_all() {
                    self.access = Access::Open;
                }
                self.put(screen, placing);
            }
            Outcome::Told(news) => {
                return self.layers.last_mut().map(|layer| layer.screen.hear(news, scene)).unwrap_or_default();
            }
            Outcome::Said(notice) => self.notice = Some(notice),
            Outcome::Refused(refusal) => self.refuse(&refusal),
            Outcome::Locked(screen) => {
                self.access = Access::Locked;
                self.cover = Cover::Shown;
                self.notice = None;
                self.put(screen, Placing::Alone);
            }
            Outcome::Unlocked(screens) => {
                self.access = Access::Open;
                self.notice = None;
                self.layers.clear();
                for screen in screens {
                    self.put(screen, Placing::OnTop);
                }
            }
            Outcome::Dressed(settings) => self.dress(&settings),
        }
        Vec::new()
    }

    /// Effects the app carries out by itself: notices, scrolling, closing overlays. The others come back.
    pub fn keep_own(&mut self, effect: Effect, scene: &Scene) -> Own {
        match effect {
            Effect::Act(action) => return Own::Follow(self.act(action, scene)),
            Effect::Say(notice) => self.notice = Some(notice),
            Effect::Scroll(scroll) => self.scroll(scroll),
            Effect::Lay(screen) => self.put(screen, Placing::OnTop),
            Effect::Go(Go::Close) => return Own::Follow(self.close().into_iter().collect()),
            other => return Own::Outside(other),
        }
        Own::Follow(Vec::new())
    }

    /// Closes the top layer. The one below is read again only if something was stored since it was built, so that
    /// whatever was typed or chosen there stays.
    fn close(&mut self) -> Option<Effect> {
        if self.layers.len() < 2 {
            let route = if self.access == Access::Open { Route::Today } else { return None };
            return Some(Effect::Go(Go::Only(route)));
        }
        self.layers.pop();
        let below = self.layers.last()?;
        let stale = below.built_at < self.writes && !below.screen.route().holds_typing();
        stale.then(|| Effect::Go(Go::Replace(below.screen.route())))
    }

    /// Something could not be done: say so. Whatever was typed stays where it is.
    pub fn refuse(&mut self, refusal: &Refusal) {
        self.notice = Some(Notice::warn(refusal.line()));
    }

    /// Takes back what was said while something slow went on.
    pub fn hush(&mut self) {
        self.notice = None;
    }

    /// Says something at the foot of the page.
    pub fn say(&mut self, notice: Notice) {
        self.notice = Some(notice);
    }

    fn put(&mut self, screen: Box<dyn Screen>, placing: Placing) {
        let mut seen = Seen::default();
        match placing {
            Placing::OnTop => {}
            Placing::InPlace => {
                if let Some(layer) = self.layers.pop()
                    && same_place(&layer.screen.route(), &screen.route())
                {
                    seen = layer.seen;
                }
            }
            Placing::Alone => self.layers.clear(),
        }
        self.layers.push(Layer { screen, seen, built_at: self.writes });
    }

    fn scroll(&mut self, scroll: Scroll) {
        if let Some(layer) = self.layers.last_mut() {
            let page = layer.seen.rows.saturating_sub(2).max(1);
            let end = layer.seen.total.saturating_sub(layer.seen.rows);
            if scroll == Scroll::Top {
                // Whatever comes is a page not seen yet: its buttons wait until it is read.
                layer.seen = Seen::default();
                return;
            }
            layer.seen.top = match scroll {
                Scroll::LineUp => layer.seen.top.saturating_sub(1),
                Scroll::LineDown => (layer.seen.top + 1).min(end),
                Scroll::PageUp => layer.seen.top.saturating_sub(page),
                Scroll::PageDown => (layer.seen.top + page).min(end),
                Scroll::Top => 0,
                Scroll::Bottom => end,
            };
        }
    }
}

/// A page that is read again keeps its scroll; another page begins at its top.
fn same_place(old: &Route, new: &Route) -> bool {
    std::mem::discriminant(old) == std::mem::discriminant(new) && !matches!(new, Route::Reading { .. })
}

/// The line about how safe the typed words are.
fn status(kept: &Kept, uptime: Duration) -> Option<Status> {
    match kept {
        Kept::Nothing => None,
        Kept::Saving(since) if uptime.saturating_sub(*since) >= Duration::from_secs(2) => {
            Some(Status { text: "! still saving, your words are on screen".to_owned(), tone: Tone::Warn })
        }
        Kept::Saving(_) => Some(Status { text: "saving...".to_owned(), tone: Tone::Muted }),
        Kept::Saved(when) => Some(Status { text: format!("saved {}", when.time().format("%H:%M")), tone: Tone::Calm }),
        Kept::Failed(why) => Some(Status { text: format!("! not saved: {why}"), tone: Tone::Warn }),
    }
}
