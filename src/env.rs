//! The outside, built once: clock, zone, paths and what the terminal says of itself. The only place that reads a clock
//! or the environment.

use crate::domain::moment::Moment;
use crate::faces::facts::TerminalFacts;
use crate::home::Durability;
use chrono::{Local, Offset, Utc};
use std::ffi::OsString;
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// Everything the program takes from outside, as values.
#[derive(Clone, Debug)]
pub struct Env {
    /// Where time comes from.
    pub clock: Clock,
    /// log2 of the work factor that seals identities.
    pub cost: u8,
    /// How hard homes work to lose nothing: the default, but in tests that must fail.
    pub durability: Durability,
    /// The home folder, unless `--home` says otherwise.
    pub home: PathBuf,
    /// What the terminal says of itself.
    pub facts: TerminalFacts,
    /// The plain face was asked for by the environment.
    pub face: AskedFace,
    /// Variables that were read, for `mendway paths`.
    pub folders: Folders,
}

/// Whether the environment asks for the plain face.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs, reason = "each name says it")]
pub enum AskedFace {
    #[default]
    Unsaid,
    Plain,
}

/// Folders the program knows of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Folders {
    /// The person's own guides.
    pub guides: PathBuf,
    /// Where temporary things may go.
    pub temp: PathBuf,
    /// Where the program was started: an export goes there unless another folder is named.
    pub here: PathBuf,
    /// The person's own folder, for `~`.
    pub own: Option<PathBuf>,
}

/// The largest usual work factor: scrypt with N = 2^18, about 256 MiB.
pub const STANDARD_COST: u8 = 18;

/// Where time comes from.
#[derive(Clone, Debug)]
pub enum Clock {
    /// The machine's own.
    System,
    /// Set by hand: for tests and the demo home.
    Hand(Arc<Mutex<(Moment, Duration)>>),
}

impl Clock {
    /// A clock that stands at `now` until it is moved.
    #[must_use]
    pub fn standing(now: Moment) -> Self {
        Self::Hand(Arc::new(Mutex::new((now, Duration::from_secs(1000)))))
    }

    /// The time, with the local offset and zone name.
    #[must_use]
    #[allow(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    pub fn now(&self) -> Moment {
        match self {
            Self::System => {
                let offset = Local::now().offset().fix().local_minus_utc() / 60;
                Moment::new(Utc::now(), offset, zone_name(offset))
            }
            Self::Hand(hand) => hand.lock().map_or_else(|broken| broken.into_inner().0.clone(), |hand| hand.0.clone()),
        }
    }

    /// Time since the machine started, counting suspend where the system can tell.
    #[must_use]
    pub fn uptime(&self) -> Duration {
        match self {
            Self::System => boot_time(),
            Self::Hand(hand) => hand.lock().map_or_else(|broken| broken.into_inner().1, |hand| hand.1),
        }
    }

    /// Moves a clock set by hand.
    pub fn advance(&self, by: Duration) {
        if let Self::Hand(hand) = self
            && let Ok(mut hand) = hand.lock()
        {
            hand.0.utc += chrono::Duration::from_std(by).unwrap_or_default();
            hand.1 += by;
        }
    }
}

/// The zone's name. Asked again when the offset changes or after a minute: every key asks for the time, and finding the
/// name reads links on the disk.
fn zone_name(offset: i32) -> String {
    static LAST: Mutex<Option<(i32, Duration, String)>> = Mutex::new(None);
    let Ok(mut last) = LAST.lock() else { return iana_time_zone::get_timezone().unwrap_or_default() };
    let now = boot_time();
    match &*last {
        Some((known, asked, name)) if *known == offset && now.saturating_sub(*asked) < ZONE_AGAIN => name.clone(),
        _ => {
            let name = iana_time_zone::get_timezone().unwrap_or_default();
            *last = Some((offset, now, name.clone()));
            name
        }
    }
}

/// How long a zone's name is believed.
const ZONE_AGAIN: Duration = Duration::from_secs(60);

#[cfg(target_os = "linux")]
fn boot_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::Boottime);
    Duration::new(u64::try_from(time.tv_sec).unwrap_or(0), u32::try_from(time.tv_nsec).unwrap_or(0))
}

#[cfg(all(unix, not(target_os = "linux")))]
fn boot_time() -> Duration {
    let time = rustix::time::clock_gettime(rustix::time::ClockId::Monotonic);
    Duration::new(u64::try_from(time.tv_sec).unwrap_or(0), u32::try_from(time.tv_nsec).unwrap_or(0))
}

#[cfg(not(unix))]
#[allow(clippy::disallowed_methods, reason = "the one place that reads the clock")]
fn boot_time() -> Duration {
    use std::sync::OnceLock;
    use std::time::Instant;
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}

impl Env {
    /// Reads the process environment.
    #[must_use]
    #[allow(clippy::disallowed_methods, reason = "the one place that reads the environment")]
    pub fn from_process() -> Self {
        let read = |name: &str| std::env::var_os(name);
        let (clock, cost, durability) = test_inputs(&read);
        Self { durability, ..Self::from_variables(&read, clock, cost) }
    }

    /// Builds it from any source of variables.
    #[must_use]
    pub fn from_variables(read: &dyn Fn(&str) -> Option<OsString>, clock: Clock, cost: u8) -> Self {
        let text = |name: &str| read(name).and_then(|value| value.into_string().ok()).unwrap_or_default();
        let set = |name: &str| Some(text(name)).filter(|value| !value.is_empty());
        let term = text("TERM");
        let asked =
            set("MENDWAY_PLAIN").or_else(|| set("ACCESSIBLE")).is_some_and(|value| value != "0") || term == "dumb";
        Self {
            clock,
            cost,
            durability: Durability::default(),
            home: set("MENDWAY_HOME").map_or_else(|| data_folder(read), PathBuf::from),
            facts: TerminalFacts::read(|name| Some(text(name))),
            face: if asked { AskedFace::Plain } else { AskedFace::Unsaid },
            folders: Folders {
                guides: config_folder(read).join("guides"),
                temp: std::env::temp_dir(),
                here: std::env::current_dir().unwrap_or_else(|_| PathBuf::from(".")),
                own: set("HOME").map(PathBuf::from),
            },
        }
    }
}

/// `$XDG_DATA_HOME/mendway` where that is set, on every system; else the system's own place for data.
fn data_folder(read: &dyn Fn(&str) -> Option<OsString>) -> PathBuf {
    let own = || directories::ProjectDirs::from("", "", "mendway").map(|dirs| dirs.data_dir().to_path_buf());
    xdg(read, "XDG_DATA_HOME").or_else(own).unwrap_or_else(|| PathBuf::from("mendway"))
}

fn config_folder(read: &dyn Fn(&str) -> Option<OsString>) -> PathBuf {
    let own = || directories::ProjectDirs::from("", "", "mendway").map(|dirs| dirs.config_dir().to_path_buf());
    xdg(read, "XDG_CONFIG_HOME").or_else(own).unwrap_or_else(|| PathBuf::from("mendway"))
}

fn xdg(read: &dyn Fn(&str) -> Option<OsString>, name: &str) -> Option<PathBuf> {
    read(name).map(PathBuf::from).filter(|path| path.is_absolute()).map(|path| path.join("mendway"))
}

/// Tests of the debug binary hand in the cost and the clock, and break what keeps words safe to see that it is missed.
/// A release build does not contain this.
#[cfg(debug_assertions)]
fn test_inputs(read: &dyn Fn(&str) -> Option<OsString>) -> (Clock, u8, Durability) {
    let text = |name: &str| read(name).and_then(|value| value.into_string().ok());
    let cost = text("MENDWAY_TEST_COST").and_then(|value| value.parse().ok()).unwrap_or(STANDARD_COST);
    let clock = text("MENDWAY_TEST_NOW")
        .and_then(|value| value.parse::<chrono::DateTime<chrono::FixedOffset>>().ok())
        .map(|now| Clock::standing(Moment::new(now.to_utc(), now.offset().local_minus_utc() / 60, "Etc/Test")));
    let durability = match text("MENDWAY_TEST_DURABILITY").as_deref() {
        Some("no-keeper") => Durability { delay: None, ..Durability::default() },
        Some("no-sync") => Durability { synchronous: crate::home::room::Synchronous::Off, ..Durability::default() },
        _ => Durability::default(),
    };
    (clock.unwrap_or(Clock::System), cost, durability)
}

#[cfg(not(debug_assertions))]
fn test_inputs(_read: &dyn Fn(&str) -> Option<OsString>) -> (Clock, u8, Durability) {
    (Clock::System, STANDARD_COST, Durability::default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn env(pairs: &[(&str, &str)]) -> Env {
        let pairs: Vec<(String, String)> = pairs.iter().map(|(k, v)| ((*k).to_owned(), (*v).to_owned())).collect();
        let read = move |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| OsString::from(value));
        Env::from_variables(&read, Clock::System, 4)
    }

    #[test]
    fn the_home_follows_its_own_variable_then_xdg() {
        assert_eq!(env(&[("MENDWAY_HOME", "/a/b")]).home, PathBuf::from("/a/b"));
        assert_eq!(env(&[("XDG_DATA_HOME", "/data")]).home, PathBuf::from("/data/mendway"));
        assert_ne!(env(&[("XDG_DATA_HOME", "relative")]).home, PathBuf::from("relative/mendway"));
    }

    #[test]
    fn the_plain_face_can_be_asked_for() {
        for asked in [("MENDWAY_PLAIN", "1"), ("ACCESSIBLE", "1"), ("TERM", "dumb")] {
            assert_eq!(env(&[asked]).face, AskedFace::Plain, "{asked:?}");
        }
        for unasked in [("MENDWAY_PLAIN", "0"), ("MENDWAY_PLAIN", ""), ("TERM", "xterm")] {
            assert_eq!(env(&[unasked]).face, AskedFace::Unsaid, "{unasked:?}");
        }
    }
}
