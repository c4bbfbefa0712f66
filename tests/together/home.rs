//! A home of two people who have, each alone, done what comes first and said yes.

use chrono::{DateTime, Utc};
use mendway::domain::moment::Moment;
use mendway::domain::person::{Bond, Person, Role};
use mendway::domain::profile::Profile;
use mendway::domain::ready::Window;
use mendway::domain::safety::{SafetyLevel, SafetyResult};
use mendway::domain::sitting::{NewSitting, SittingState};
use mendway::home::{Cost, Home, Opened, Unlocking};
use secrecy::SecretString;
use std::path::Path;

/// The passphrases of the two.
pub const PASSPHRASES: [&str; 2] = ["meadow copper lantern", "harbour pencil violet"];

/// Now, by the machine's clock: the program goes by it too.
#[allow(clippy::disallowed_methods, reason = "the program that is driven goes by the machine's clock")]
pub fn now() -> Moment {
    let now: DateTime<Utc> = std::time::SystemTime::now().into();
    Moment::new(now, 0, "UTC")
}

/// The home as one of them opens it.
pub fn home(folder: &Path, whose: Person) -> Home {
    Home::at(folder.to_owned()).of_person(whose)
}

pub fn secret(whose: Person) -> SecretString {
    SecretString::from(PASSPHRASES[usize::from(whose.number()) - 1].to_owned())
}

pub fn unlock(folder: &Path, whose: Person) -> Opened {
    home(folder, whose).unlock(Unlocking::Passphrase(&secret(whose)), &now()).expect("unlocked")
}

/// What someone told, with everything that comes first done.
pub fn profile(whose: Person, level: SafetyLevel) -> Profile {
    let day = now().day();
    Profile {
        role: if whose == Person::First { Role::Hurt } else { Role::Accountable },
        bond: Bond::Partner,
        safety: Some(SafetyResult { level, day }),
        sheet_checked: true,
        began: Some(day),
        ..Profile::default()
    }
}

/// Finishes the exercises that come first.
pub fn finish_first(opened: &Opened, profile: Profile) {
    let now = now();
    opened
        .keeper
        .ask(move |room| {
            for id in mendway::app::readiness::BEFORE {
                let new = NewSitting {
                    exercise: id.parse().expect("an id"),
                    revision: 1,
                    title: id.to_owned(),
                    role: profile.role,
                    bond: profile.bond,
                    breach: None,
                };
                let begun = room.begin(&new, &now)?;
                room.end(begun.id, SittingState::Done, &now)?;
            }
            room.save_profile(&profile)
        })
        .expect("stored");
}

/// A home of two, nobody ready yet.
pub fn of_two(folder: &Path) {
    let cost = Cost::new(4);
    for whose in Person::BOTH {
        let home = home(folder, whose);
        let (opened, _) = match whose {
            Person::First => home.create(&secret(whose), cost, &now()).expect("made"),
            Person::Second => home.join(&secret(whose), cost, &now()).expect("joined"),
        };
        finish_first(&opened, profile(whose, SafetyLevel::Green));
        opened.close(&now()).expect("closed");
    }
    // The first one's keys are known once they have been here since the second came.
    unlock(folder, Person::First).close(&now()).expect("closed");
}

/// A home of two in which both said yes.
pub fn ready(folder: &Path) {
    of_two(folder);
    let through = Some(Window::through(now().day()));
    for whose in [Person::Second, Person::First] {
        let mut opened = unlock(folder, whose);
        let profile = Profile { ready_through: through, ..profile(whose, SafetyLevel::Green) };
        opened.keeper.ask(move |room| room.save_profile(&profile)).expect("stored");
        opened.set_ready(through, now().day()).expect("told");
        opened.close(&now()).expect("closed");
    }
}
