//! Building a screen from its address: everything it shows is read here, once.

use super::{Runtime, refusal};
use crate::app::app::Access;
use crate::app::helplines::Directory;
use crate::app::outcome::Refusal;
use crate::app::route::Route;
use crate::app::screen::Screen;
use crate::app::screens::breaches::Breaches;
use crate::app::screens::first_run::FirstRun;
use crate::app::screens::ground::Ground;
use crate::app::screens::keys::Keys;
use crate::app::screens::lock::{Handing, Lock};
use crate::app::screens::pace::PaceScreen;
use crate::app::screens::pages::{About, Privacy};
use crate::app::screens::passphrase::ChangePassphrase;
use crate::app::screens::pause::Pause;
use crate::app::screens::recovery::Recovery;
use crate::app::screens::safety::Safety;
use crate::app::screens::safety::helplines::Helplines;
use crate::app::screens::safety::private_check::SafetyCheck;
use crate::app::screens::safety::text::SafetyPage as SafetyTextScreen;
use crate::app::screens::settings::SettingsScreen;
use std::time::Duration;

/// How long a pause is.
const PAUSE: Duration = Duration::from_secs(120);

impl Runtime {
    /// Builds a screen that reads nothing private.
    fn build_open(&mut self, route: &Route) -> Result<Box<dyn Screen>, Refusal> {
        let directory = Directory::embedded();
        let access = if self.opened.is_some() { Access::Open } else { Access::Locked };
        let now = (self.env.clock.now().day(), self.env.clock.uptime());
        Ok(match route {
            Route::Safety => Box::new(Safety::new(directory, &self.settings.country, access)),
            Route::Helplines(country) => {
                Box::new(Helplines::new(directory.clone(), country, self.settings.clone(), now.0))
            }
            Route::SafetyText(which) => Box::new(SafetyTextScreen::new(*which)),
            Route::Privacy => Box::new(Privacy::new()),
            Route::About => Box::new(About::new()),
            Route::Ground => Box::new(Ground::new()),
            Route::Pause => Box::new(Pause::new(now.1 + PAUSE)),
            _ => return Err(refusal::gone("That page")),
        })
    }

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
            Route::Lock => Ok(Box::new(Lock::new(self.door(Handing::No)))),
            Route::Journal { filter, anchor } => self.journal_list(filter, *anchor),
            Route::Editor(editing) => self.editor(editing),
            Route::Reader(id) => self.reader(*id),
            Route::Versions(id) => self.versions(*id),
            Route::Trash => self.trash(),
            Route::Checkin(day) => self.checkin(*day),
            Route::Trends => self.trends(),
            Route::Ledger(at) => self.ledger(*at),
            Route::Commitment(id) => self.commitment(*id),
            Route::CommitmentForm(place) => self.commitment_form(place),
            Route::CommitmentDay { commitment, day, mark } => self.commitment_day(*commitment, *day, *mark),
            Route::Boundaries => self.boundaries(),
            Route::Boundary(id) => self.boundary(*id),
            Route::Agreements => self.agreements(),
            Route::Agreement(id) => self.agreement(*id),
            Route::Export => self.export_screen(),
            Route::ExportLog => self.export_log(),
            Route::Backups => self.backups(),
            Route::Breaches => Ok(Box::new(Breaches::new(self.person.breaches.clone()))),
            Route::Breach(id) => self.breach(*id),
            Route::Settings => {
                let profile = self.person.profile.clone();
                Ok(Box::new(SettingsScreen::new(self.settings.clone(), profile, Directory::embedded())))
            }
            Route::Keys => Ok(Box::new(Keys::new(self.settings.clone()))),
            Route::Passphrase => Ok(Box::new(ChangePassphrase::new(&self.person.profile.name))),
            Route::Recovery => Ok(Box::new(Recovery::new(self.person.profile.clone()))),
            Route::Pace => Ok(Box::new(PaceScreen::new(self.person.profile.clone(), self.env.clock.now().day()))),
            Route::SafetyCheck => Ok(Box::new(SafetyCheck::new(self.person.profile.clone()))),
            _ => self.build_for_two(route),
        }
    }

    /// Builds a screen of what two people share.
    fn build_for_two(&mut self, route: &Route) -> Result<Box<dyn Screen>, Refusal> {
        match route {
            Route::Together => self.together(),
            Route::Talks => self.talk_list(),
            Route::Talk(id) => self.talk(id),
            Route::Round(record) => self.round(*record),
            Route::Share(of) => self.share(of),
            Route::Register => self.register(),
            Route::OurTrends => self.our_trends(),
            Route::Parting => self.parting(),
            Route::OurAgreements => self.our_agreements(),
            Route::OurAgreement(record) => self.our_agreement(*record),
            Route::OurClause(proposing) => self.our_clause(proposing),
            Route::OurSheet(record) => self.our_sheet(*record),
            Route::OurCommitments => self.our_commitments(),
            Route::OurCommitment(record) => self.our_commitment(*record),
            Route::OurCommitmentForm(committing) => self.our_commitment_form(committing),
            Route::OurDay(record, day) => self.our_day(*record, *day),
            Route::Repair(record, day) => self.repair(*record, *day),
            _ => self.build_open(route),
        }
    }
}
