//! What every screen is: state, what it says, and what it makes of an action.

use super::action::Action;
use super::binding::{Binding, Typing};
use super::effect::Effect;
use super::outcome::Told;
use super::page::Page;
use super::route::Route;
use super::scene::Scene;
use std::fmt;
use std::time::Duration;

/// A screen. It holds complete state, reads no clock, file or room, and never draws.
pub trait Screen: fmt::Debug {
    /// Its address, exact enough to come back to the same place.
    fn route(&self) -> Route;

    /// What it says now.
    fn page(&self, scene: &Scene) -> Page<'_>;

    /// Its own keys. The same table feeds handling, footer, help and palette.
    fn bindings(&self) -> Vec<Binding>;

    /// What it makes of an action.
    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect>;

    /// What it makes of news.
    fn hear(&mut self, _news: Told, _scene: &Scene) -> Vec<Effect> {
        Vec::new()
    }

    /// What kind of text has the focus.
    fn typing(&self) -> Typing {
        Typing::No
    }

    /// The uptime at which it wants to be drawn again.
    fn deadline(&self, _scene: &Scene) -> Option<Duration> {
        None
    }
}
