//! The person as guides see them: the role and bond texts follow, and what gates look at.

use crate::domain::breach::Breach;
use crate::domain::ids::BreachId;
use crate::domain::person::{Bond, Role};
use crate::domain::profile::Profile;
use crate::guides::gate::{Ground, Rest};
use chrono::NaiveDate;

/// The person as guides see them.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Participant {
    /// What they told about themselves.
    pub profile: Profile,
    /// What broke trust.
    pub breaches: Vec<Breach>,
}

impl Participant {
    /// Their bond.
    #[must_use]
    pub const fn bond(&self) -> Bond {
        self.profile.bond
    }

    /// Their role in this breach, or in general.
    #[must_use]
    pub fn role(&self, breach: Option<BreachId>) -> Role {
        let found = breach.and_then(|id| self.breaches.iter().find(|breach| breach.id == id));
        found.map_or(self.profile.role, |breach| breach.text.role)
    }

    /// What gates look at, today. Without a chosen breach the most recent one counts.
    #[must_use]
    pub fn ground(&self, breach: Option<BreachId>, today: NaiveDate) -> Ground {
        let about = self.breaches.iter().filter(|known| breach.is_none_or(|id| known.id == id));
        Ground {
            safety: self.profile.safety.map(|result| result.level),
            days_known: about.filter_map(|known| known.days_known(today)).min(),
            rest: if self.profile.quiet_day == Some(today) { Rest::Today } else { Rest::No },
        }
    }
}
