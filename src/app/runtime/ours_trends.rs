//! How both are doing: one's own check-ins, and what was shared of them.

use super::Runtime;
use crate::app::outcome::Refusal;
use crate::app::screen::Screen;
use crate::app::screens::together::trends::{Known, Opening, OurTrends, Points, Pulse};
use crate::domain::checkin::Checkin;
use crate::insight::ours::Book;
use chrono::{Days, NaiveDate};

/// Two spans of four weeks are looked at.
const BACK: u64 = 56;

impl Runtime {
    /// How both are doing.
    pub(super) fn our_trends(&self) -> Result<Box<dyn Screen>, Refusal> {
        let (book, _) = self.book()?;
        let today = self.env.clock.now().day();
        let from = today.checked_sub_days(Days::new(BACK)).unwrap_or(today);
        let checkins = self.ask(move |room| room.checkins(from, today))?;
        let people = self.people();
        let known = Pulse::ALL.map(|pulse| {
            let slug = pulse.slug();
            let of = |person| slug.as_ref().map(|slug| book.pulses(person, slug)).unwrap_or_default();
            let gaps = slug.as_ref().map(|slug| book.gaps(slug)).unwrap_or_default();
            Known { pulse, own: own(&checkins, pulse), shared: of(people.me), theirs: of(people.me.other()), gaps }
        });
        let (role, events) = (self.person.role(None), events(&book, today));
        Ok(Box::new(OurTrends::new(Opening { people, role, today, known, events })))
    }
}

fn own(checkins: &[Checkin], pulse: Pulse) -> Points {
    let rated = |one: &Checkin| match pulse {
        Pulse::Steadiness => one.text.steadiness,
        Pulse::Reliance => one.text.reliance,
    };
    let mut points: Points = checkins.iter().filter_map(|one| Some((one.day, rated(one)?))).collect();
    points.sort_by_key(|(day, _)| *day);
    points
}

/// Talks by the day they were begun, agreements by the day they came into force.
fn events(book: &Book, today: NaiveDate) -> Vec<(NaiveDate, String)> {
    let rounds = book.rounds().iter().map(|round| (round.begun.day, format!("talk: {}", round.title)));
    let agreed = book.agreements().iter().filter_map(|one| {
        let version = one.in_force(today)?;
        Some((version.consent.both()?.day, format!("agreed: {}", version.clause.what)))
    });
    let mut events: Vec<_> = rounds.chain(agreed).collect();
    events.sort();
    events
}
