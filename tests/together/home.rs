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
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The passphrases of the two.
pub const PASSPHRASES: [&str; 2] = ["meadow copper lantern", "harbour pencil violet"];

/// The evening of these tests, as the program is told it.
pub const EVENING: &str = "2026-11-22T18:42:00+01:00";

/// The evening of these tests.
pub fn evening() -> Moment {
    let at: DateTime<Utc> = EVENING.parse().expect("an instant");
    Moment::new(at, 60, "Etc/Test")
}

/// Now, by the machine's clock.
#[allow(clippy::disallowed_methods, reason = "the program that is driven goes by the machine's clock")]
pub fn now() -> Moment {
    let now: DateTime<Utc> = std::time::SystemTime::now().into();
    Moment::new(now, 0, "UTC")
}

/// A new folder, in memory where the system has such a place: these homes are opened and closed a thousand times.
pub fn folder() -> TempDir {
    let memory = Path::new("/dev/shm");
    let made = if memory.is_dir() { tempfile::tempdir_in(memory) } else { tempfile::tempdir() };
    made.or_else(|_| tempfile::tempdir()).expect("a folder")
}

/// Where the home is in a folder.
pub fn place(folder: &TempDir) -> PathBuf {
    folder.path().canonicalize().expect("a path").join("home")
}

/// The home as one of them opens it.
pub fn home(folder: &Path, whose: Person) -> Home {
    Home::at(folder.to_owned()).of_person(whose)
}

pub fn passphrase(whose: Person) -> &'static str {
    PASSPHRASES[usize::from(whose.number()) - 1]
}

pub fn secret(whose: Person) -> SecretString {
    SecretString::from(passphrase(whose).to_owned())
}

pub fn unlock_at(folder: &Path, whose: Person, now: &Moment) -> Opened {
    home(folder, whose).unlock(Unlocking::Passphrase(&secret(whose)), now).expect("unlocked")
}

pub fn unlock(folder: &Path, whose: Person) -> Opened {
    unlock_at(folder, whose, &now())
}

/// What someone told, with everything that comes first done.
pub fn profile(whose: Person, level: SafetyLevel, now: &Moment) -> Profile {
    let day = now.day();
    Profile {
        role: if whose == Person::First { Role::Hurt } else { Role::Accountable },
        bond: Bond::Partner,
        safety: Some(SafetyResult { level, day }),
        sheet_checked: true,
        began: Some(day),
        ..Profile::default()
    }
}

/// Finishes the first `count` of the exercises that come first.
pub fn finish(opened: &Opened, count: usize, profile: Profile, now: &Moment) {
    let now = now.clone();
    opened
        .keeper
        .ask(move |room| {
            for id in &mendway::app::readiness::BEFORE[..count] {
                let new = NewSitting {
                    exercise: id.parse().expect("an id"),
                    revision: 1,
                    title: (*id).to_owned(),
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

/// A home of two in which neither did anything yet.
pub fn joined(folder: &Path, now: &Moment) {
    let cost = Cost::new(4);
    for whose in Person::BOTH {
        let home = home(folder, whose);
        let (opened, _) = match whose {
            Person::First => home.create(&secret(whose), cost, now).expect("made"),
            Person::Second => home.join(&secret(whose), cost, now).expect("joined"),
        };
        opened.close(now).expect("closed");
    }
    // The first one's keys are known once they have been here since the second came.
    unlock_at(folder, Person::First, now).close(now).expect("closed");
}

/// Someone does all that comes first.
pub fn prepare(folder: &Path, profile: Profile, whose: Person, now: &Moment) {
    let opened = unlock_at(folder, whose, now);
    finish(&opened, 3, profile, now);
    opened.close(now).expect("closed");
}

/// Someone says that they are ready, or takes it back.
pub fn say(folder: &Path, whose: Person, through: Option<Window>, now: &Moment) {
    let mut opened = unlock_at(folder, whose, now);
    let stored = opened.keeper.ask(move |room| {
        let profile = Profile { ready_through: through, ..room.profile()? };
        room.save_profile(&profile)
    });
    stored.expect("stored");
    opened.set_ready(through, now.day()).expect("told");
    opened.close(now).expect("closed");
}

/// A home of two in which both said yes, with these two profiles.
pub fn ready_as(folder: &Path, profiles: [Profile; 2], now: &Moment) {
    joined(folder, now);
    for (whose, profile) in Person::BOTH.into_iter().zip(profiles) {
        prepare(folder, profile, whose, now);
    }
    for whose in [Person::Second, Person::First] {
        say(folder, whose, Some(Window::through(now.day())), now);
    }
}

/// A home of two in which both said yes.
pub fn ready_at(folder: &Path, now: &Moment) {
    ready_as(folder, Person::BOTH.map(|whose| profile(whose, SafetyLevel::Green, now)), now);
}

/// The same, by the machine's clock.
pub fn ready(folder: &Path) {
    ready_at(folder, &now());
}
