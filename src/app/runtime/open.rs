//! Building a screen from its address: everything it shows is read here, once.

use super::{Runtime, refusal};
use crate::app::outcome::Refusal;
use crate::app::route::Route;
use crate::app::screen::Screen;

impl Runtime {
    /// Builds the screen at `route`, complete.
    pub(super) fn build(&mut self, route: &Route) -> Result<Box<dyn Screen>, Refusal> {
        if self.opened.is_none() && !route.open_to_all() {
            return Err(refusal::locked());
        }
        match route {
            Route::Today => self.today(),
            Route::Path => self.path(),
            Route::Step(step) => self.step(*step),
            Route::Reading { reading, page } => self.reading(reading, *page),
            Route::Exercise(id) => self.front(id),
            Route::Player { sitting, at } => self.player(*sitting, at.clone()),
            Route::Summary(sitting) => self.summary(*sitting),
            Route::Earlier(exercise) => self.earlier(exercise),
            _ => Err(refusal::gone("That page")),
        }
    }
}
