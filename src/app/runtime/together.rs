//! Two people: who comes to the door, joining, handing over, being ready, and the hub of what both share.

use super::{Keeping, Runtime, refusal};
use crate::app::outcome::{Outcome, Refusal};
use crate::app::page::Notice;
use crate::app::readiness::Readiness;
use crate::app::route::Route;
use crate::app::screen::Screen;
use crate::app::screens::first_run::FirstRun;
use crate::app::screens::lock::{Door, Handing, Lock};
use crate::app::screens::together::talks::{Offered, Talks};
use crate::app::screens::together::{Hub, HubScreen, Ongoing, Standing};
use crate::domain::ids::Slug;
use crate::domain::person::Person;
use crate::domain::ready::Window;
use crate::domain::statement::{Ending, Saying, Statement};
use crate::guides::library::PROGRAMME;
use crate::guides::talk::Talk;
use crate::home::{Fault, PairWarning};
use crate::insight::ours::{Book, Round, RoundState};

impl Runtime {
    /// Who may come to the locked home.
    pub(super) fn door(&self, handing: Handing) -> Door {
        let people = self.home.people();
        let asks =
            if people.contains(&self.whose()) { self.whose() } else { people.first().copied().unwrap_or_default() };
        Door { people, asks, handing }
    }

    /// Whose pages are open.
    pub(super) const fn whose(&self) -> Person {
        self.home.whose()
    }

    /// Locks, and lets the other do their own first run.
    pub(super) fn welcome(&mut self) -> Result<Outcome, Refusal> {
        if self.keeping == Keeping::Demo || self.home.people().len() > 1 {
            return Err(refusal::gone("A free place"));
        }
        self.leave_pages();
        self.home = self.home.clone().of_person(self.whose().other());
        Ok(Outcome::Locked(Box::new(FirstRun::joining(self.settings.clone()))))
    }

    /// Locks, and lets the other open their own pages. They come to `to` if that can be built for them.
    pub(super) fn hand_over(&mut self, to: Option<Route>) -> Outcome {
        if self.home.people().len() < 2 {
            return Outcome::Said(Notice::calm("You are the only one here so far."));
        }
        self.leave_pages();
        self.home = self.home.clone().of_person(self.whose().other());
        self.bound_for = to;
        Outcome::Locked(Box::new(Lock::new(self.door(Handing::Over))))
    }

    fn leave_pages(&mut self) {
        let routes = std::mem::take(&mut self.routes);
        self.put_away(&routes);
    }

    /// Whether both are ready today and the room for two is open.
    pub(super) fn is_together(&self) -> bool {
        let today = self.env.clock.now().day();
        let own = self.person.profile.ready_through;
        self.opened.as_ref().and_then(|opened| opened.pair()).is_some_and(|pair| pair.is_open(own, today))
            && !self.is_over_for_both()
    }

    /// Says whether this person is ready. What stands against it is looked at here too, not only on the page: a yes that
    /// the private check closes looks like any other to whoever sits beside, and the other's program hears no yes.
    pub(super) fn ready(&mut self, asked: Option<Window>) -> Result<Outcome, Refusal> {
        let today = self.env.clock.now().day();
        let readiness = Readiness::of(&self.person, today);
        if asked.is_some() && !readiness.is_finished() {
            return Err(refusal::not_yet());
        }
        let through = asked.filter(|_| readiness.may_say_yes());
        let mut profile = self.person.profile.clone();
        profile.ready_through = through;
        profile.yes_untold = asked.filter(|_| through.is_none());
        self.ask(move |room| room.save_profile(&profile))?;
        self.read_person();
        let Some(opened) = &mut self.opened else { return Err(refusal::locked()) };
        opened.set_ready(through, today).map_err(|error| refusal::of_home(&error))?;
        Ok(Outcome::Built(self.together()?, crate::app::outcome::Placing::InPlace))
    }

    /// Says one thing in the room for two.
    pub(super) fn tell(&mut self, saying: Saying) -> Result<Statement, Refusal> {
        if !self.is_together() {
            return Err(refusal::not_together());
        }
        let now = self.env.clock.now();
        let Some(opened) = &mut self.opened else { return Err(refusal::locked()) };
        opened.say(saying, &now).map_err(|error| refusal::of_room(&error))
    }

    /// What the room for two comes to, and what is wrong with any of it.
    pub(super) fn book(&self) -> Result<(Book, Vec<Fault>), Refusal> {
        if !self.is_together() {
            return Err(refusal::not_together());
        }
        let Some(opened) = &self.opened else { return Err(refusal::locked()) };
        let (said, faults) = opened.statements().map_err(|error| refusal::of_room(&error))?;
        Ok((Book::read(&said), faults))
    }

    /// The hub.
    pub(super) fn together(&mut self) -> Result<Box<dyn Screen>, Refusal> {
        let today = self.env.clock.now().day();
        let readiness = Readiness::of(&self.person, today);
        let standing = match (self.home.people().len(), self.is_together()) {
            (..2, _) => Standing::Alone,
            (_, false) => Standing::NotBoth,
            (_, true) => Standing::Open,
        };
        let mut hub = Hub {
            standing,
            other: self.person.bond().other().to_owned(),
            ready_through: self.shown_yes(&readiness).filter(|through| *through >= Window::of(today)),
            readiness,
            ..Hub::default()
        };
        if standing == Standing::Open {
            self.fill_hub(&mut hub)?;
        }
        Ok(Box::new(HubScreen::new(hub)))
    }

    /// The yes that stands on the own page. One that nobody was told is forgotten as soon as the check allows a real one.
    fn shown_yes(&self, readiness: &Readiness) -> Option<Window> {
        let profile = &self.person.profile;
        profile.ready_through.or_else(|| profile.yes_untold.filter(|_| !readiness.may_say_yes()))
    }

    fn fill_hub(&self, hub: &mut Hub) -> Result<(), Refusal> {
        let (book, faults) = self.book()?;
        let me = self.whose();
        let named =
            |round: &Round| Ongoing { record: round.record, title: round.title.clone(), since: round.begun.day };
        hub.ongoing = book.open_rounds().map(named).collect();
        let waits = |round: &&Round| round.is_over() && round.awaiting_yes(me).next().is_some();
        hub.to_read = book.rounds().iter().filter(waits).map(named).collect();
        hub.waiting = book.rounds().iter().map(|round| round.awaiting_yes(me).count()).sum();
        hub.notes = faults.iter().map(fault_words).collect();
        let pair = self.opened.as_ref().and_then(|opened| opened.pair());
        hub.notes.extend(pair.into_iter().flat_map(|pair| pair.warnings()).map(warning_words));
        Ok(())
    }

    /// The talks to choose from.
    pub(super) fn talk_list(&self) -> Result<Box<dyn Screen>, Refusal> {
        let (book, _) = self.book()?;
        let offered = self.talks().map(|talk| {
            let rounds = book.rounds().iter().filter(|round| round.talk == talk.id && is_whole(round)).count();
            Offered {
                id: talk.id.clone(),
                title: talk.title.clone(),
                minutes: talk.minutes,
                step: talk.exercise.as_ref().map(|_| talk.step),
                rounds,
            }
        });
        Ok(Box::new(Talks::new(offered.collect())))
    }

    /// The talks that are offered to these two, those that stand alone first.
    fn talks(&self) -> impl Iterator<Item = &'static Talk> {
        let bond = self.person.bond();
        let mut talks: Vec<&'static Talk> = Talk::all()
            .iter()
            .filter_map(|id| Talk::get(&id.parse::<Slug>().ok()?))
            .filter(|talk| talk.bonds.contains(&bond))
            .collect();
        // The weekly meeting first: it is what most come for.
        talks.sort_by_key(|talk| {
            let place = PROGRAMME.iter().position(|id| *id == talk.id.as_str());
            (talk.exercise.is_some(), talk.id.as_str() != "weekly", talk.step, place)
        });
        talks.into_iter()
    }
}

fn is_whole(round: &Round) -> bool {
    matches!(round.state, RoundState::Ended { how: Ending::Whole, .. })
}

pub(super) fn fault_words(fault: &Fault) -> String {
    let what = match fault {
        Fault::Altered(number) => format!("Line {number} of what you share was changed from outside."),
        Fault::Moved(number) => format!("Line {number} of what you share does not stand where it was put."),
        Fault::Removed(number) => format!("Line {number} of what you share was taken away from outside."),
    };
    format!("{what} It is not counted. Your own pages are not touched.")
}

fn warning_words(warning: &PairWarning) -> String {
    match warning {
        PairWarning::OwnCardChanged => {
            "The file with your public keys had been changed from outside. It was put right.".to_owned()
        }
        PairWarning::OtherCardChanged => "The file with the other person's public keys is not the one seen before. \
             The one seen before is used. Ask them about it when you can."
            .to_owned(),
        PairWarning::OursClosed(why) => format!("{why} So what you share cannot be shown. Your own pages are whole."),
    }
}
