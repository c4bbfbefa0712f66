//! Building a screen from its address: everything it shows is read here, once.

use super::{Runtime, refusal};
use crate::app::outcome::Refusal;
use crate::app::route::Route;
use crate::app::screen::Screen;
use crate::app::screens::first_run::FirstRun;
use crate::app::screens::lock::Lock;

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
            Route::FirstRun => Ok(Box::new(FirstRun::new(self.settings.clone()))),
            Route::Lock => Ok(Box::new(Lock::new())),
            Route::Journal { filter, anchor } => self.journal_list(filter, *anchor),
            Route::Editor(editing) => self.editor(editing),
            _ => Err(refusal::gone("That page")),
        }
    }
}
