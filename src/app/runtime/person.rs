//! Check-ins, what broke trust, and what a person told about themselves.

use super::{Runtime, refusal};
use crate::app::effect::PersonEffect;
use crate::app::outcome::{Outcome, Refusal};
use crate::app::screen::Screen;
use crate::app::screens::breaches::one::BreachScreen;
use crate::app::screens::checkin::{self, Checkin};
use crate::app::screens::trends::Trends;
use crate::domain::draft::DraftPlace;
use crate::domain::ids::BreachId;
use chrono::{Duration, NaiveDate};

/// Trends look back this many days: two spans of four weeks.
const SPAN: i64 = 56;

impl Runtime {
    pub(super) fn checkin(&mut self, day: NaiveDate) -> Result<Box<dyn Screen>, Refusal> {
        let stored = self.ask(move |room| room.checkin(day))?.map(|checkin| checkin.text);
        let kept = self.ask(move |room| room.draft(&DraftPlace::Checkin(day)))?;
        let today = self.env.clock.now().day();
        let due = self.due_today(today)?.iter().filter(|due| due.mark.is_none()).count();
        Ok(Box::new(Checkin::new(checkin::Opening {
            due,
            day,
            today,
            role: self.person.role(None),
            bond: self.person.bond(),
            stored,
            kept,
        })))
    }

    pub(super) fn trends(&mut self) -> Result<Box<dyn Screen>, Refusal> {
        let today = self.env.clock.now().day();
        let from = today - Duration::days(SPAN);
        let checkins = self.ask(move |room| room.checkins(from, today))?;
        Ok(Box::new(Trends::new(checkins, self.person.role(None), self.person.bond())))
    }

    pub(super) fn breach(&mut self, id: Option<BreachId>) -> Result<Box<dyn Screen>, Refusal> {
        let Some(id) = id else { return Ok(Box::new(BreachScreen::new(self.person.role(None)))) };
        let known = self.person.breaches.iter().find(|breach| breach.id == id);
        let text = known.map(|breach| breach.text.clone()).ok_or_else(|| refusal::gone("That record"))?;
        Ok(Box::new(BreachScreen::stored(id, text, self.person.profile.clone())))
    }

    pub(super) fn about_person(&mut self, effect: PersonEffect) -> Result<Outcome, Refusal> {
        let now = self.env.clock.now();
        let done = match effect {
            PersonEffect::SaveCheckin(day, draft) => self.stored(move |room| room.save_checkin(day, &draft, &now)),
            PersonEffect::SaveProfile(profile) => self.stored(move |room| room.save_profile(&profile)),
            PersonEffect::SaveBreach(None, draft) => self.stored(move |room| room.add_breach(&draft)),
            PersonEffect::SaveBreach(Some(id), draft) => self.stored(move |room| room.update_breach(id, &draft)),
        };
        self.read_person();
        done
    }
}
