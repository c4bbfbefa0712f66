//! The person as guides see them: the role and bond texts follow, and what gates look at.

use crate::domain::breach::Breach;
use crate::domain::ids::{BreachId, ExerciseId};
use crate::domain::moment::Moment;
use crate::domain::person::{Bond, Role};
use crate::domain::profile::Profile;
use crate::domain::sitting::Standing;
use crate::domain::step::Step;
use crate::guides::gate::{Finished, Ground, LettingGo, Rest};
use crate::guides::library::Library;
use crate::guides::model::Exercise;
use std::collections::{BTreeMap, BTreeSet};

/// The exercise that opens the letting-go exercises.
pub const LETTING_GO: &str = "f4-gate";

/// The person as guides see them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Participant {
    /// What they told about themselves.
    pub profile: Profile,
    /// What broke trust.
    pub breaches: Vec<Breach>,
    /// What they did so far.
    pub progress: Progress,
}

/// What a person did so far, as far as gates look at it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Sittings done, and when the last one ended, by exercise.
    pub finished: BTreeMap<ExerciseId, (u32, Option<Moment>)>,
    /// Steps in which something was tried.
    pub tried: BTreeSet<Step>,
    /// What f4-gate said the last time.
    pub letting_go: LettingGo,
    /// Days with marks in the ledger of small promises.
    pub ledger_days: u16,
}

impl Progress {
    /// From how every exercise stands. What f4-gate and the ledger say is added by the caller.
    #[must_use]
    pub fn of(standings: &[Standing], library: &Library) -> Self {
        let done = standings.iter().filter(|standing| standing.done > 0);
        let tried =
            standings.iter().filter(|standing| standing.done > 0 || standing.last.is_some() || standing.set_aside);
        Self {
            finished: done.map(|one| (one.exercise.clone(), (one.done, one.last.clone()))).collect(),
            tried: tried.filter_map(|one| library.step_of(&one.exercise)).collect(),
            ..Self::default()
        }
    }
}

impl Participant {
    /// Their bond.
    #[must_use]
    pub const fn bond(&self) -> Bond {
        self.profile.bond
    }

    /// Their role in this breach; without one, in the only breach they recorded, or else in general.
    #[must_use]
    pub fn role(&self, breach: Option<BreachId>) -> Role {
        let only = if let [only] = self.breaches.as_slice() { Some(only) } else { None };
        let found = breach.and_then(|id| self.breaches.iter().find(|breach| breach.id == id)).or(only);
        found.map_or(self.profile.role, |breach| breach.text.role)
    }

    /// All roles a sitting of theirs can take: the one without a chosen breach first, then those of the breaches.
    #[must_use]
    pub fn roles(&self) -> Vec<Role> {
        let mut roles = vec![self.role(None)];
        for role in self.breaches.iter().map(|breach| breach.text.role) {
            if !roles.contains(&role) {
                roles.push(role);
            }
        }
        roles
    }

    /// The first of their roles that this exercise is offered to; `None` if it is offered to none of them.
    #[must_use]
    pub fn role_in(&self, exercise: &Exercise) -> Option<Role> {
        self.roles().into_iter().find(|role| exercise.offered_to(*role, self.bond()))
    }

    /// Days since the breach became known. Without a chosen breach the most recent one counts.
    #[must_use]
    pub fn days_known(&self, breach: Option<BreachId>, now: &Moment) -> Option<i64> {
        let about = self.breaches.iter().filter(|known| breach.is_none_or(|id| known.id == id));
        about.filter_map(|known| known.days_known(now.day())).min()
    }

    /// What gates look at now.
    #[must_use]
    pub fn ground(&self, breach: Option<BreachId>, now: &Moment) -> Ground {
        let hours = |last: &Option<Moment>| last.as_ref().map_or(i64::MAX, |last| now.minutes_since(last) / 60);
        let finished = self
            .progress
            .finished
            .iter()
            .map(|(id, (sittings, last))| (id.clone(), Finished { sittings: *sittings, hours_since: hours(last) }));
        Ground {
            role: self.role(breach),
            bond: self.bond(),
            safety: self.profile.safety.map(|result| result.level),
            checked: self.profile.safety.map(|result| (now.day() - result.day).num_days()),
            days_known: self.days_known(breach, now),
            rest: if self.profile.quiet_day == Some(now.day()) { Rest::Today } else { Rest::No },
            letting_go: self.progress.letting_go,
            finished: finished.collect(),
            tried: self.progress.tried.clone(),
            ledger_days: self.progress.ledger_days,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::breach::BreachDraft;

    fn person(general: Role, breaches: &[Role]) -> Participant {
        let breach = |(id, role): (i64, &Role)| Breach {
            id: BreachId(id),
            text: BreachDraft { role: *role, ..BreachDraft::default() },
        };
        let breaches = (1..).zip(breaches).map(breach).collect();
        let profile = Profile { role: general, ..Profile::default() };
        Participant { profile, breaches, progress: Progress::default() }
    }

    #[test]
    fn the_only_breach_gives_the_role_everywhere() {
        let one = person(Role::Unsaid, &[Role::Accountable]);
        assert_eq!((one.role(None), one.roles()), (Role::Accountable, vec![Role::Accountable]));
        let two = person(Role::Unsaid, &[Role::Accountable, Role::Hurt]);
        assert_eq!((two.role(None), two.role(Some(BreachId(2)))), (Role::Unsaid, Role::Hurt));
        assert_eq!(two.roles(), [Role::Unsaid, Role::Accountable, Role::Hurt]);
    }

    #[test]
    fn an_exercise_for_any_of_the_roles_is_theirs() {
        let library = Library::embedded();
        let mut own: Exercise = library.exercise(&"a2-own".parse().expect("an id")).expect("ours").clone();
        own.roles = vec![Role::Accountable];
        assert_eq!(person(Role::Hurt, &[]).role_in(&own), None);
        assert_eq!(person(Role::Hurt, &[Role::Hurt, Role::Accountable]).role_in(&own), Some(Role::Accountable));
    }
}
