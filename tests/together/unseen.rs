//! However the second person stands, what the first can see is the same: every page in both faces, and every file's
//! name, size and time.

use crate::home::{finish, home, profile, secret};
use crate::kit::looks::{drawn, talked};
use crate::kit::reading::says;
use chrono::{DateTime, Duration, Utc};
use mendway::app::effect::{Effect, Go, HomeEffect};
use mendway::app::outcome::Outcome;
use mendway::app::route::{Route, SafetyText, Sharing};
use mendway::app::runtime::Runtime;
use mendway::app::screen::Screen;
use mendway::app::wake::Bell;
use mendway::domain::ids::EntryId;
use mendway::domain::moment::Moment;
use mendway::domain::person::Person::{self, First, Second};
use mendway::domain::profile::Profile;
use mendway::domain::ready::Window;
use mendway::domain::safety::SafetyLevel;
use mendway::domain::settings::Settings;
use mendway::domain::statement::{Said, Saying};
use mendway::domain::step::Step;
use mendway::env::{Clock, Env};
use mendway::guides::library::Library;
use mendway::home::{Cost, Opened, Unlocking};
use std::collections::BTreeMap;
use std::path::Path;
use std::time::SystemTime;

/// A minute of an evening in the middle of a window.
fn at(minutes: i64) -> Moment {
    let start: DateTime<Utc> = "2026-11-05T18:00:00Z".parse().expect("an instant");
    Moment::new(start + Duration::minutes(minutes), 0, "UTC")
}

/// Four weeks later: what was said through the first window holds no more.
const LATER: i64 = 28 * 24 * 60;

/// How the second person stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stands {
    NotStarted,
    Unfinished,
    Red,
    HarmNow,
    HarmOwn,
    Amber,
    NotOptedIn,
    TakenBack,
    /// Ready: the one state that is meant to show.
    Ready,
}

const UNREADY: [Stands; 8] = [
    Stands::NotStarted,
    Stands::Unfinished,
    Stands::Red,
    Stands::HarmNow,
    Stands::HarmOwn,
    Stands::Amber,
    Stands::NotOptedIn,
    Stands::TakenBack,
];

/// Whether the two have worked together before.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Before {
    Never,
    /// They have; since then everybody's yes has lapsed.
    Together,
}

impl Before {
    const fn minutes(self) -> i64 {
        match self {
            Self::Never => 0,
            Self::Together => LATER,
        }
    }
}

/// Opens the home for one of them, lets them do something, and closes it.
fn sit(folder: &Path, whose: Person, minutes: i64, job: impl FnOnce(&mut Opened)) {
    let words = secret(whose);
    let mut opened = home(folder, whose).unlock(Unlocking::Passphrase(&words), &at(minutes)).expect("it opens");
    job(&mut opened);
    opened.close(&at(minutes + 1)).expect("it closes");
}

fn told(whose: Person, level: SafetyLevel, minutes: i64) -> Profile {
    profile(whose, level, &at(minutes))
}

fn yes(opened: &mut Opened, profile: Profile, minutes: i64) {
    let through = Some(Window::through(at(minutes).day()));
    let profile = Profile { ready_through: through, ..profile };
    opened.keeper.ask(move |room| room.save_profile(&profile)).expect("stored");
    opened.set_ready(through, at(minutes).day()).expect("told");
}

/// What the second person does in their one sitting before the first looks.
fn stand(opened: &mut Opened, stands: Stands, minutes: i64) {
    use SafetyLevel as L;
    let level = move |level| told(Second, level, minutes);
    let now = at(minutes);
    match stands {
        Stands::NotStarted => {}
        Stands::Unfinished => finish(opened, 1, level(L::Green), &now),
        Stands::Red => finish(opened, 3, level(L::Red), &now),
        Stands::HarmNow => finish(opened, 3, level(L::HarmNow), &now),
        Stands::HarmOwn => finish(opened, 3, level(L::HarmOwn), &now),
        Stands::Amber => finish(opened, 3, level(L::Amber), &now),
        Stands::NotOptedIn => finish(opened, 3, level(L::Green), &now),
        Stands::TakenBack => {
            finish(opened, 3, level(L::Green), &now);
            yes(opened, level(L::Green), minutes);
            opened.keeper.ask(move |room| room.save_profile(&level(L::Green))).expect("stored");
            opened.set_ready(None, at(minutes).day()).expect("told");
        }
        Stands::Ready => {
            finish(opened, 3, level(L::Green), &now);
            yes(opened, level(L::Green), minutes);
        }
    }
}

/// A home in which the first is ready and the second stands like this.
fn home_where(folder: &Path, before: Before, stands: Stands) {
    let cost = Cost::new(1);
    let (opened, _) = home(folder, First).create(&secret(First), cost, &at(0)).expect("made");
    opened.close(&at(1)).expect("closed");
    let (opened, _) = home(folder, Second).join(&secret(Second), cost, &at(2)).expect("joined");
    opened.close(&at(3)).expect("closed");
    sit(folder, First, 4, |opened| finish(opened, 3, told(First, SafetyLevel::Green, 4), &at(4)));
    if before == Before::Together {
        for whose in [Second, First] {
            sit(folder, whose, 6, |opened| yes(opened, told(whose, SafetyLevel::Green, 6), 6));
        }
        let share = Said::Shared { title: "A line".into(), words: "It rained.".into() };
        sit(folder, First, 8, |opened| drop(opened.say(Saying::new(share), &at(8)).expect("said")));
    }
    let base = before.minutes();
    sit(folder, Second, base + 10, |opened| stand(opened, stands, base + 10));
    sit(folder, First, base + 12, |opened| yes(opened, told(First, SafetyLevel::Green, base + 12), base + 12));
}

/// Every page the first can go to, as it reads and as both faces show it; then what stands after they left.
fn seen_by_the_first(folder: &Path, before: Before) -> Vec<(String, String)> {
    let minutes = before.minutes() + 20;
    let mut env = Env::from_variables(&|_| None, Clock::standing(at(minutes)), 1);
    env.folders.here = folder.to_owned();
    let bell = Bell::new().expect("a bell");
    let mut runtime = Runtime::new(env, home(folder, First), Library::embedded(), Settings::default(), bell);
    let mut seen = vec![page("lock", runtime.first_screen().expect("a lock screen"))];
    let Outcome::Unlocked(screens) = runtime.perform(Effect::Home(HomeEffect::Unlock(First, secret(First)))) else {
        panic!("it did not open");
    };
    seen.extend(screens.into_iter().enumerate().map(|(at, screen)| page(&format!("unlocked {at}"), screen)));
    for route in routes() {
        let name = format!("{route:?}");
        seen.push(match runtime.perform(Effect::Go(Go::Open(route))) {
            Outcome::Built(screen, _) => page(&name, screen),
            other => (name, format!("{other:?}")),
        });
    }
    let through = Some(Window::through(at(minutes).day()));
    for effect in [HomeEffect::Ready(None), HomeEffect::Ready(through)] {
        let name = format!("{effect:?}");
        seen.push(match runtime.perform(Effect::Home(effect)) {
            Outcome::Built(screen, _) => page(&name, screen),
            other => (name, format!("{other:?}")),
        });
    }
    let handed = runtime.perform(Effect::Home(HomeEffect::HandOver(None)));
    let Outcome::Locked(screen) = handed else { panic!("{handed:?}") };
    seen.push(page("handed over", screen));
    seen
}

fn routes() -> Vec<Route> {
    let mut routes = vec![
        Route::Today,
        Route::Together,
        Route::Path,
        Route::journal(),
        Route::Trends,
        Route::Ledger(None),
        Route::Boundaries,
        Route::Agreements,
        Route::Export,
        Route::ExportLog,
        Route::Safety,
        Route::SafetyText(SafetyText::Everyone),
        Route::SafetyCheck,
        Route::Pace,
        Route::Breaches,
        Route::Settings,
        Route::Backups,
        Route::Trash,
        Route::Privacy,
        Route::Passphrase,
        Route::Recovery,
        Route::Talks,
        Route::Talk("weekly".parse().expect("an id")),
        Route::Register,
        Route::Share(Sharing::Entry(EntryId(1))),
        Route::OurAgreements,
        Route::OurCommitments,
        Route::OurTrends,
        Route::Parting,
    ];
    routes.extend(Step::ALL.map(Route::Step));
    routes
}

fn page(name: &str, screen: Box<dyn Screen>) -> (String, String) {
    let (said, route) = (says(&*screen), screen.route());
    (name.to_owned(), format!("{route:?}\n{said}\n{}", drawn(screen, 80, 24)))
}

/// Everything one can see of the files from outside, but for what `age` adds by chance and what the system dated when
/// the home was made.
fn outside(folder: &Path) -> BTreeMap<String, (u64, SystemTime)> {
    let mut all = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(&next).expect("a folder") {
            let path = entry.expect("an entry").path();
            let facts = std::fs::metadata(&path).expect("facts");
            let name = path.strip_prefix(folder).expect("below").display().to_string();
            if facts.is_dir() {
                folders.push(path);
            } else if name != "lock" && name != "ballast" {
                let sealed = path.extension().is_some_and(|ending| ending == "age") && !path.ends_with("letter.age");
                all.insert(name, (if sealed { 0 } else { facts.len() }, facts.modified().expect("a time")));
            }
        }
    }
    all
}

type Seen = (Vec<(String, String)>, BTreeMap<String, (u64, SystemTime)>, BTreeMap<String, (u64, SystemTime)>);

fn look(before: Before, stands: Stands) -> Seen {
    let place = tempfile::tempdir().expect("a folder");
    let folder = place.path().canonicalize().expect("a path").join("home");
    home_where(&folder, before, stands);
    let first = outside(&folder);
    let pages = seen_by_the_first(&folder, before);
    (pages, first, outside(&folder))
}

/// Where two looks differ first.
fn difference(one: &Seen, other: &Seen) -> Option<String> {
    if one.0.len() != other.0.len() {
        return Some("the number of pages".to_owned());
    }
    let pages = one.0.iter().zip(&other.0).find(|(one, other)| one != other).map(|((name, _), _)| name.clone());
    let files = |name: &str, one, other| (one != other).then(|| format!("the files {name}"));
    pages.or_else(|| files("before", &one.1, &other.1)).or_else(|| files("after", &one.2, &other.2))
}

fn all_look_the_same(before: Before) {
    let looks: Vec<Seen> = UNREADY.map(|stands| look(before, stands)).into();
    for (stands, seen) in UNREADY.iter().zip(&looks) {
        assert_eq!(difference(&looks[0], seen), None, "{stands:?} shows, {before:?}");
    }
    let hub = &looks[0].0.iter().find(|(name, _)| name == "Together").expect("the hub").1;
    assert!(hub.contains("Not both ready yet"), "{hub}");
    // The red control: one letter on any one page, or one file, is enough.
    for at in 0..looks[0].0.len() {
        let mut other = looks[0].clone();
        other.0[at].1.push('.');
        assert!(difference(&looks[0], &other).is_some(), "a change on {} is missed", other.0[at].0);
    }
    let mut other = looks[0].clone();
    other.1.insert("rooms/3".to_owned(), (0, SystemTime::UNIX_EPOCH));
    assert!(difference(&looks[0], &other).is_some());
    // And what is meant to show does: with the other ready, the hub opens.
    let ready = look(before, Stands::Ready);
    assert_ne!(difference(&looks[0], &ready), None, "nothing ever shows");
}

#[test]
fn however_the_other_stands_pages_and_files_are_the_same_before_two_ever_worked_together() {
    all_look_the_same(Before::Never);
}

#[test]
fn however_the_other_stands_pages_and_files_are_the_same_after_a_yes_has_lapsed() {
    all_look_the_same(Before::Together);
}

#[test]
fn the_plain_face_says_the_same_of_the_hub() {
    let said: Vec<String> = [Stands::Red, Stands::NotStarted, Stands::NotOptedIn]
        .map(|stands| {
            let place = tempfile::tempdir().expect("a folder");
            let folder = place.path().canonicalize().expect("a path").join("home");
            home_where(&folder, Before::Never, stands);
            let env = Env::from_variables(&|_| None, Clock::standing(at(20)), 1);
            let bell = Bell::new().expect("a bell");
            let mut runtime = Runtime::new(env, home(&folder, First), Library::embedded(), Settings::default(), bell);
            runtime.perform(Effect::Home(HomeEffect::Unlock(First, secret(First))));
            let Outcome::Built(screen, _) = runtime.perform(Effect::Go(Go::Open(Route::Together))) else {
                panic!("no hub")
            };
            talked(screen, "")
        })
        .into();
    assert!(said[0].contains("Not both ready yet"), "{}", said[0]);
    assert!(said.iter().all(|one| *one == said[0]), "{said:#?}");
}
