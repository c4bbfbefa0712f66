//! The outside: rooms, files and the clock, and the loop that joins it to a face.
//!
//! Owns carrying out effects and building screens from what a room holds. Does not own what screens say or mean.

mod export;
mod home;
mod journal;
mod ledger;
mod open;
mod ours_agreements;
mod ours_commitments;
mod ours_parting;
mod ours_share;
mod ours_trends;
pub mod packet;
mod person;
pub mod play;
mod programme;
mod refusal;
pub mod rescue;
mod rounds;
pub mod settings;
mod together;

pub use super::screens::player::reads::reads;

use super::effect::Effect;
use super::outcome::{Outcome, Placing, Refusal, Told};
use super::page::Notice;
use super::participant::Participant;
use super::route::Route;
use super::scene::{Cover, Kept, Scene, Seen};
use super::wake::Bell;
use crate::domain::settings::Settings;
use crate::env::Env;
use crate::guides::library::Library;
use crate::home::{Cost, Home, KeepState, Opened, Room, RoomError};
use std::cell::OnceCell;
use std::time::Duration;

/// Everything outside the app: the home, the library, the clock.
#[derive(Debug)]
pub struct Runtime {
    env: Env,
    home: Home,
    library: Library,
    settings: Settings,
    opened: Option<Opened>,
    bell: Bell,
    person: Participant,
    keeping: Keeping,
    /// What was open at the last lock, to come back to.
    routes: Vec<Route>,
    /// Things to say on Today: settings that could not be used.
    warnings: Vec<String>,
    rescue: rescue::Rescue,
    /// Where whoever unlocks next is led, after a hand-over.
    bound_for: Option<Route>,
    /// Whether both ended the work for two; read once for each opening.
    over: OnceCell<bool>,
}

/// Whether the home is a person's own or a demo that opens by itself and is thrown away.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keeping {
    /// A person's own.
    Own,
    /// A demo: no lock screen, no backups.
    Demo,
}

impl Runtime {
    /// For a home that may not be there yet.
    #[must_use]
    pub fn new(env: Env, home: Home, library: Library, settings: Settings, bell: Bell) -> Self {
        Self {
            env,
            home,
            library,
            settings,
            opened: None,
            bell,
            person: Participant::default(),
            keeping: Keeping::Own,
            routes: Vec::new(),
            warnings: Vec::new(),
            rescue: rescue::Rescue::default(),
            bound_for: None,
            over: OnceCell::new(),
        }
    }

    /// What the signal thread and the panic hook hold.
    #[must_use]
    pub fn rescue(&self) -> rescue::Rescue {
        self.rescue.clone()
    }

    /// With sentences to say on Today.
    #[must_use]
    pub fn with_warnings(mut self, warnings: Vec<String>) -> Self {
        self.warnings = warnings;
        self
    }

    /// Remembers what is open, for the lock that follows.
    pub(super) fn remember(&mut self, routes: Vec<Route>) {
        self.routes = routes;
    }

    /// With a home that is open already (the demo).
    #[must_use]
    pub fn already_open(mut self, opened: Opened) -> Self {
        self.keeping = Keeping::Demo;
        self.take(opened);
        self
    }

    /// The settings in use.
    #[must_use]
    pub const fn settings(&self) -> &Settings {
        &self.settings
    }

    /// The outside.
    #[must_use]
    pub const fn env(&self) -> &Env {
        &self.env
    }

    /// The open home, if it is open.
    #[must_use]
    pub const fn opened(&self) -> Option<&Opened> {
        self.opened.as_ref()
    }

    /// The bell that wakes the face.
    #[must_use]
    pub const fn bell(&self) -> &Bell {
        &self.bell
    }

    fn cost(&self) -> Cost {
        Cost::new(self.env.cost)
    }

    /// What the app may know of the outside now.
    #[must_use]
    pub fn scene(&self, seen: Seen, cover: Cover) -> Scene {
        let (now, uptime) = (self.env.clock.now(), self.env.clock.uptime());
        let kept = match self.opened.as_ref().map(|opened| opened.keeper.state()) {
            None | Some(KeepState::Clean) => Kept::Nothing,
            Some(KeepState::Pending { since }) => {
                let waited = (now.utc - since.utc).to_std().unwrap_or_default();
                Kept::Saving(uptime.saturating_sub(waited))
            }
            Some(KeepState::Saved { at }) => Kept::Saved(at),
            Some(KeepState::Failed { why, .. }) => Kept::Failed(why.to_string()),
        };
        Scene { now, uptime, seen, kept, cover }
    }

    /// Carries out one effect.
    pub fn perform(&mut self, effect: Effect) -> Outcome {
        let done = match effect {
            Effect::Go(go) => self.go(go),
            Effect::Keep(draft) => {
                let now = self.env.clock.now();
                if let Some(opened) = &self.opened {
                    opened.keeper.keep(draft, now);
                }
                Ok(Outcome::Quiet)
            }
            Effect::Discard(place) => {
                let now = self.env.clock.now();
                self.ask(move |room| room.discard_draft(&place, &now)).map(|()| Outcome::Quiet)
            }
            Effect::Journal(effect) => self.journal(effect),
            Effect::Sitting(effect) => self.sitting(effect),
            Effect::Person(effect) => self.about_person(effect),
            Effect::Ledger(effect) => self.in_ledger(effect),
            Effect::Boundary(effect) => self.in_boundaries(effect),
            Effect::Agreement(effect) => self.in_agreements(effect),
            Effect::Home(effect) => self.at_home(effect),
            Effect::Export(effect) => self.export(effect),
            Effect::Tell(saying) => self.tell(saying).map(|_| Self::told(Told::Saved)),
            Effect::Round(effect) => self.in_round(effect),
            Effect::Parting(effect) => self.at_parting(effect),
            Effect::Dress(settings) => self.dress(settings),
            Effect::Act(_) | Effect::Scroll(_) | Effect::Lay(_) => Ok(Outcome::Quiet),
            Effect::Say(notice) => Ok(Outcome::Said(notice)),
        };
        done.unwrap_or_else(Outcome::Refused)
    }

    /// Runs one method of the room.
    fn ask<T: Send + 'static>(
        &self,
        job: impl FnOnce(&mut Room) -> Result<T, RoomError> + Send + 'static,
    ) -> Result<T, Refusal> {
        let Some(opened) = &self.opened else { return Err(refusal::locked()) };
        opened.keeper.ask(job).map_err(|error| refusal::of_room(&error))
    }

    fn go(&mut self, go: super::effect::Go) -> Result<Outcome, Refusal> {
        use super::effect::Go;
        let (route, placing) = match go {
            Go::Open(route) => (route, Placing::OnTop),
            Go::Replace(route) => (route, Placing::InPlace),
            Go::Only(route) => (route, Placing::Alone),
            Go::Close => return Ok(Outcome::Quiet),
        };
        let screen = self.build(&route)?;
        Ok(Outcome::Built(screen, placing))
    }

    /// The lowest screen at the start: the first run, the lock, or Today in a demo.
    ///
    /// # Errors
    /// If the demo's room cannot be read.
    pub fn first_screen(&mut self) -> Result<Box<dyn super::screen::Screen>, Refusal> {
        let route = match (&self.opened, self.home.exists()) {
            (Some(_), _) => Route::Today,
            (None, true) => Route::Lock,
            (None, false) => Route::FirstRun,
        };
        self.build(&route)
    }

    fn dress(&mut self, settings: Settings) -> Result<Outcome, Refusal> {
        settings::write(&self.home.settings_file(), &settings).map_err(|error| refusal::of_settings(&error))?;
        self.settings = settings;
        Ok(Outcome::Dressed(Box::new(self.settings.clone())))
    }

    /// After how long without a key the home locks.
    #[must_use]
    pub fn lock_after(&self) -> Option<Duration> {
        let minutes = u64::from(self.settings.lock_after.clamp(1, 15));
        (self.opened.is_some() && self.keeping == Keeping::Own).then(|| Duration::from_secs(minutes * 60))
    }

    fn told(news: Told) -> Outcome {
        Outcome::Told(news)
    }

    fn said(text: &str) -> Outcome {
        Outcome::Said(Notice::calm(text))
    }
}
