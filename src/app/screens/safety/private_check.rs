//! The private safety check on its own. Only the level and its date are stored.

use super::check::{Came, Check};
use crate::app::action::Action;
use crate::app::binding::{Binding, Typing};
use crate::app::effect::{Effect, Go, PersonEffect, Scroll};
use crate::app::page::Page;
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use crate::domain::profile::Profile;
use crate::domain::safety::{SafetyLevel, SafetyResult};

/// The check.
#[derive(Debug)]
pub struct SafetyCheck {
    profile: Profile,
    check: Check,
}

impl SafetyCheck {
    /// With the profile its level goes into.
    #[must_use]
    pub fn new(profile: Profile) -> Self {
        let check = Check::new(profile.role);
        Self { profile, check }
    }
}

impl Screen for SafetyCheck {
    fn route(&self) -> Route {
        Route::SafetyCheck
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        self.check.page(scene)
    }

    fn bindings(&self) -> Vec<Binding> {
        self.check.bindings()
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        match self.check.react(action, scene) {
            Came::Stay => Vec::new(),
            Came::Turned => vec![Effect::Scroll(Scroll::Top)],
            Came::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            Came::Found(level) => {
                let day = scene.now.day();
                self.profile.safety = Some(SafetyResult { level, day });
                if level == SafetyLevel::HarmNow {
                    self.profile.quiet_day = Some(day);
                }
                let saved = Effect::Person(PersonEffect::SaveProfile(Box::new(self.profile.clone())));
                vec![Effect::Scroll(Scroll::Top), saved]
            }
            Came::Back | Came::Done => vec![Effect::Go(Go::Close)],
            Came::Run(command) => vec![Effect::Act(Action::Do(command))],
        }
    }

    fn typing(&self) -> Typing {
        self.check.typing()
    }
}
