//! Keys, lock and backups.

use super::{Keeping, Runtime, refusal};
use crate::app::effect::HomeEffect;
use crate::app::outcome::{Outcome, Placing, Refusal, Told};
use crate::app::page::Notice;
use crate::app::route::Route;
use crate::app::screen::Screen;
use crate::app::screens::backups::{BackupLine, Backups};
use crate::app::screens::veil::Veil;
use crate::domain::breach::BreachDraft;
use crate::domain::profile::Profile;
use crate::guides::gate::limits;
use crate::home::{BackedUp, BackupInfo, HomeError, Opened, Unlocking, words};
use secrecy::SecretString;

impl Runtime {
    pub(super) fn at_home(&mut self, effect: HomeEffect) -> Result<Outcome, Refusal> {
        match effect {
            HomeEffect::Create { passphrase, profile, breach } => self.create(&passphrase, *profile, breach),
            HomeEffect::MakeWords => {
                let words = words::generate().map_err(|_| refusal::of_home(&HomeError::NoRandomness))?;
                Ok(Self::told(Told::Words(words)))
            }
            HomeEffect::Unlock(whose, passphrase) => {
                self.home = self.home.clone().of_person(whose);
                self.unlock(Unlocking::Passphrase(&passphrase))
            }
            HomeEffect::Recover { whose, code, passphrase } => {
                self.home = self.home.clone().of_person(whose);
                self.recover(&code, &passphrase)
            }
            HomeEffect::Lock | HomeEffect::Suspend => self.lock(),
            HomeEffect::Welcome => self.welcome(),
            HomeEffect::HandOver(to) => Ok(self.hand_over(to)),
            HomeEffect::Ready(through) => self.ready(through),
            HomeEffect::Leave => {
                self.put_away(&[]);
                Ok(Outcome::Ended)
            }
            HomeEffect::ChangePassphrase { old, new } => self.change_passphrase(&old, &new),
            HomeEffect::NewSheet(passphrase) => self.new_sheet(&passphrase),
            HomeEffect::BackupNow => self.back_up_now(),
            HomeEffect::VerifyBackup(name) => self.verify_backup(&name),
        }
    }

    /// Takes an open home: its keeper rings the bell, and what the person told is read once.
    pub(super) fn take(&mut self, opened: Opened) {
        let bell = self.bell.clone();
        opened.keeper.on_change(move || bell.ring());
        self.rescue.set(Some(opened.keeper.emergency_handle()));
        self.opened = Some(opened);
        self.over = std::cell::OnceCell::new();
        self.read_person();
    }

    /// Reads what the person told; what cannot be read is as if it had not been told.
    pub(super) fn read_person(&mut self) {
        self.person.profile = self.ask(|room| room.profile()).unwrap_or_default();
        self.person.breaches = self.ask(|room| room.breaches()).unwrap_or_default();
        self.person.progress = self.progress().unwrap_or_default();
    }

    fn create(
        &mut self,
        passphrase: &SecretString,
        profile: Profile,
        breach: Option<BreachDraft>,
    ) -> Result<Outcome, Refusal> {
        let now = self.env.clock.now();
        let days_known = breach.as_ref().and_then(|breach| breach.known_since).map(|day| (now.day() - day).num_days());
        let fresh = days_known.is_some_and(|days| days < limits().fresh_days);
        let profile = Profile { began: Some(now.day()), began_fresh: fresh, ..profile };
        let made = match self.home.people().first() {
            None => self.home.create(passphrase, self.cost(), &now),
            Some(_) => self.home.join(passphrase, self.cost(), &now),
        };
        let (opened, sheet) = made.map_err(|error| refusal::of_home(&error))?;
        self.take(opened);
        self.ask(move |room| room.save_profile(&profile))?;
        if let Some(breach) = breach {
            self.ask(move |room| room.add_breach(&breach))?;
        }
        self.read_person();
        let _ = super::settings::write(&self.home.settings_file(), &self.settings);
        Ok(Self::told(Told::Sheet(SecretString::from(sheet.expose()))))
    }

    fn unlock(&mut self, key: Unlocking<'_>) -> Result<Outcome, Refusal> {
        let now = self.env.clock.now();
        match self.home.unlock(key, &now) {
            Ok(opened) => {
                self.take(opened);
                Ok(Outcome::Unlocked(self.resume()?))
            }
            Err(error) => Ok(Self::told(Told::NotOpened(refusal::of_home(&error)))),
        }
    }

    /// The screens that were open at the lock; what cannot be built any more is left out.
    fn resume(&mut self) -> Result<Vec<Box<dyn Screen>>, Refusal> {
        let now = self.env.clock.now();
        let _ = self.ask(move |room| room.purge_expired(&now));
        let kept = self.ask(|room| room.take_resume()).unwrap_or_default().unwrap_or_default();
        let routes: Vec<Route> = serde_json::from_str(&kept).unwrap_or_default();
        let mut screens: Vec<Box<dyn Screen>> = routes.iter().filter_map(|route| self.build(route).ok()).collect();
        if screens.is_empty() {
            screens.push(self.build(&Route::Today)?);
        }
        if let Some(screen) = self.bound_for.take().and_then(|route| self.build(&route).ok()) {
            screens.push(screen);
        }
        Ok(screens)
    }

    fn recover(&mut self, code: &SecretString, passphrase: &SecretString) -> Result<Outcome, Refusal> {
        let now = self.env.clock.now();
        let opened = match self.home.unlock(Unlocking::Recovery(code), &now) {
            Ok(opened) => opened,
            Err(error) => return Ok(Self::told(Told::NotOpened(refusal::of_home(&error)))),
        };
        let changed = self.home.change_passphrase(&opened, Unlocking::Recovery(code), passphrase, self.cost());
        self.take(opened);
        changed.map_err(|error| refusal::of_home(&error))?;
        Ok(Outcome::Unlocked(self.resume()?))
    }

    fn lock(&mut self) -> Result<Outcome, Refusal> {
        match (self.keeping, self.home.exists()) {
            (Keeping::Demo, _) => Ok(Outcome::Ended),
            (Keeping::Own, false) => Ok(Outcome::Built(Box::new(Veil), Placing::OnTop)),
            (Keeping::Own, true) => {
                let routes = std::mem::take(&mut self.routes);
                self.put_away(&routes);
                Ok(Outcome::Locked(self.build(&Route::Lock)?))
            }
        }
    }

    /// Saves what waits and where one is, makes the backup, drops the keys. Failures do not keep the home open: drafts
    /// that could not be written were told of by the status line all along.
    pub(super) fn put_away(&mut self, routes: &[Route]) {
        let Some(opened) = self.opened.take() else { return };
        self.rescue.set(None);
        let now = self.env.clock.now();
        let resume = serde_json::to_string(routes).unwrap_or_default();
        if !routes.is_empty() {
            let _ = opened.keeper.ask(move |room| room.save_resume(&resume));
        }
        let _ = match self.keeping {
            Keeping::Own => opened.close(&now),
            Keeping::Demo => opened.keeper.close().map_err(HomeError::from),
        };
        self.person = crate::app::participant::Participant::default();
    }

    fn change_passphrase(&self, old: &SecretString, new: &SecretString) -> Result<Outcome, Refusal> {
        let Some(opened) = &self.opened else { return Err(refusal::locked()) };
        match self.home.change_passphrase(opened, Unlocking::Passphrase(old), new, self.cost()) {
            Ok(()) => Ok(Self::told(Told::PassphraseChanged)),
            Err(error) => Ok(Self::told(Told::NotOpened(refusal::of_home(&error)))),
        }
    }

    fn new_sheet(&self, passphrase: &SecretString) -> Result<Outcome, Refusal> {
        let Some(opened) = &self.opened else { return Err(refusal::locked()) };
        match self.home.new_recovery(opened, Unlocking::Passphrase(passphrase), self.cost()) {
            Ok(sheet) => Ok(Self::told(Told::Sheet(SecretString::from(sheet.expose())))),
            Err(error) => Ok(Self::told(Told::NotOpened(refusal::of_home(&error)))),
        }
    }

    pub(super) fn backups(&mut self) -> Result<Box<dyn Screen>, Refusal> {
        let backups = self.home.backups().map_err(|error| refusal::of_home(&error))?;
        let line = |backup: BackupInfo| BackupLine { name: backup.name, made: backup.made, bytes: backup.bytes };
        Ok(Box::new(Backups::new(backups.into_iter().map(line).collect())))
    }

    fn back_up_now(&mut self) -> Result<Outcome, Refusal> {
        let Some(opened) = &self.opened else { return Err(refusal::locked()) };
        let now = self.env.clock.now();
        match opened.back_up(&now).map_err(|error| refusal::of_home(&error))? {
            BackedUp::Made(_) => Ok(Self::told(Told::Saved)),
            BackedUp::NothingNew => {
                Ok(Outcome::Said(Notice::calm("Nothing is new since the last backup. That one is checked and whole.")))
            }
        }
    }

    fn verify_backup(&self, name: &str) -> Result<Outcome, Refusal> {
        let Some(opened) = &self.opened else { return Err(refusal::locked()) };
        opened.verify_backup(name).map_err(|error| refusal::of_home(&error))?;
        Ok(Self::said("Every page of that backup was read again. It is whole."))
    }
}
