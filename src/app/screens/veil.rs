//! A neutral screen over the first run, when there is no passphrase yet to lock with.

use crate::app::action::Action;
use crate::app::binding::Binding;
use crate::app::effect::{Effect, Go};
use crate::app::page::{Block, Page, Shape};
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;

/// The veil. What is below stays as it was.
#[derive(Clone, Copy, Debug)]
pub struct Veil;

impl Screen for Veil {
    fn route(&self) -> Route {
        Route::Lock
    }

    fn page(&self, _scene: &Scene) -> Page<'_> {
        let blocks = vec![Block::Aside("Enter opens. There is no passphrase yet, so anyone can press it.".into())];
        Page { title: "notes".into(), blocks, shape: Shape::Bare, ..Page::default() }
    }

    fn bindings(&self) -> Vec<Binding> {
        vec![Binding::new("enter", Action::Activate, "open")]
    }

    fn react(&mut self, action: Action, _scene: &Scene) -> Vec<Effect> {
        if action == Action::Activate { vec![Effect::Go(Go::Close)] } else { Vec::new() }
    }
}
