//! Who walks the talks, and the homes they walk in.

use crate::home;
use mendway::domain::person::{Bond, Person, Role};
use mendway::domain::profile::Profile;
use mendway::domain::safety::SafetyLevel;
use mendway::guides::talk::Talk;
use std::path::PathBuf;
use tempfile::TempDir;

/// Who walks, and which way.
#[derive(Clone, Copy, Debug)]
pub struct Pair {
    pub bond: Bond,
    /// The first person's part in what happened; the second's follows from it.
    pub role: Role,
    pub first: Person,
}

pub const ROLES: [Role; 3] = [Role::Hurt, Role::Accountable, Role::Both];

impl Pair {
    pub const fn role_of(self, whose: Person) -> Role {
        match (whose, self.role) {
            (Person::First, role) => role,
            (Person::Second, Role::Hurt) => Role::Accountable,
            (Person::Second, Role::Accountable) => Role::Hurt,
            (Person::Second, role) => role,
        }
    }
}

/// Homes of two in which both said yes, one for each bond and role, to be copied.
pub struct Homes {
    folder: TempDir,
}

impl Homes {
    pub fn new() -> Self {
        Self { folder: home::folder() }
    }

    /// A fresh copy for this pair.
    pub fn of(&self, pair: Pair, name: &str) -> PathBuf {
        let root = self.folder.path().canonicalize().expect("a path");
        let kept = root.join(format!("{:?}-{:?}", pair.bond, pair.role));
        if !kept.exists() {
            let profiles = Person::BOTH.map(|whose| {
                let told = home::profile(whose, SafetyLevel::Green, &home::evening());
                Profile { role: pair.role_of(whose), bond: pair.bond, ..told }
            });
            home::ready_as(&kept, profiles, &home::evening());
        }
        let copy = root.join(name);
        crate::walk::copy(&kept, &copy);
        copy
    }
}

/// Two other people than those of `pairs`.
pub fn others(number: usize, talk: &Talk) -> Pair {
    let one = pairs(number)[0];
    let bond = Bond::ALL.into_iter().find(|bond| *bond != one.bond && talk.bonds.contains(bond));
    let role = ROLES[(number + 1) % 3];
    Pair { bond: bond.unwrap_or(talk.bonds[0]), role, first: one.first.other() }
}

/// Every talk, by pairs that together have every bond with every role and either going first.
pub fn pairs(number: usize) -> Vec<Pair> {
    let pair = |n: usize| Pair {
        bond: Bond::ALL[n % 3],
        role: ROLES[(n / 3 + number) % 3],
        first: Person::BOTH[(n / 2 + number) % 2],
    };
    #[allow(clippy::disallowed_methods, reason = "the long form is asked for by hand")]
    match std::env::var("MENDWAY_WALKS").as_deref() {
        Ok("all") => (0..9).flat_map(|n| [pair(n), Pair { first: pair(n).first.other(), ..pair(n) }]).collect(),
        _ => vec![pair(number)],
    }
}

pub fn talks() -> Vec<&'static Talk> {
    Talk::all().iter().map(|id| Talk::get(&id.parse().expect("an id")).expect("a talk")).collect()
}
