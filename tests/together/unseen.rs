//! However the second person stands, the first one sees the same: every page in both faces, and every name, size and
//! time of a file. Not started, not finished, not safe, not wanted, lapsed and taken back are one and the same.

use crate::home;
use crate::seat::{Pictures, Seat, Shown};
use mendway::app::action::{Action, Command};
use mendway::domain::moment::Moment;
use mendway::domain::person::Person::{First, Second};
use mendway::domain::profile::Profile;
use mendway::domain::ready::Window;
use mendway::domain::safety::SafetyLevel;
use mendway::env::Clock;
use mendway::home::Opened;
use std::collections::BTreeMap;
use std::path::Path;
use std::time::SystemTime;

/// How the second person stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stand {
    /// They joined, and did nothing else.
    Joined,
    /// The private check is done, and one of the exercises that come first.
    Unfinished,
    /// All of it is done, with this result of the private check, and no yes.
    Done(SafetyLevel),
    /// Their yes held until some time ago.
    Lapsed,
    /// They said yes and took it back.
    TakenBack,
    /// They said yes: what must differ.
    Yes,
}

const UNSEEN: [Stand; 9] = [
    Stand::Joined,
    Stand::Unfinished,
    Stand::Done(SafetyLevel::Red),
    Stand::Done(SafetyLevel::HarmOwn),
    Stand::Done(SafetyLevel::HarmNow),
    Stand::Done(SafetyLevel::Amber),
    Stand::Done(SafetyLevel::Green),
    Stand::Lapsed,
    Stand::TakenBack,
];

/// Whether the room for two was open before, in weeks that are over.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Past {
    Never,
    Open,
}

fn window(now: &Moment) -> Window {
    Window::through(now.day())
}

/// Four windows ago.
fn earlier() -> Moment {
    let mut at = home::evening();
    at.utc -= chrono::Duration::days(4 * 28);
    at
}

fn store(opened: &mut Opened, through: Option<Window>, now: &Moment) {
    let stored = opened.keeper.ask(move |room| {
        let profile = Profile { ready_through: through, ..room.profile()? };
        room.save_profile(&profile)
    });
    stored.expect("stored");
    opened.set_ready(through, now.day()).expect("told");
}

/// One visit of the second person, in which they come to stand so.
fn come_to(folder: &Path, stand: Stand, past: Past) {
    let now = home::evening();
    let mut opened = home::unlock_at(folder, Second, &now);
    let told = |level| home::profile(Second, level, &now);
    // Whoever was ready once has done all of it before.
    let count = |count| if past == Past::Open { 0 } else { count };
    match stand {
        Stand::Joined => {}
        Stand::Unfinished => home::finish(&opened, count(1), told(SafetyLevel::Green), &now),
        Stand::Done(level) => home::finish(&opened, count(3), told(level), &now),
        Stand::Lapsed => {
            home::finish(&opened, count(3), told(SafetyLevel::Green), &now);
            store(&mut opened, Some(window(&earlier())), &now);
        }
        Stand::TakenBack => {
            home::finish(&opened, count(3), told(SafetyLevel::Green), &now);
            store(&mut opened, Some(window(&now)), &now);
            store(&mut opened, None, &now);
        }
        Stand::Yes => {
            home::finish(&opened, count(3), told(SafetyLevel::Green), &now);
            store(&mut opened, Some(window(&now)), &now);
        }
    }
    opened.close(&now).expect("closed");
}

/// A home in which the second stands so, and the first is green and said yes.
fn furnish(folder: &Path, stand: Stand, past: Past) {
    let now = home::evening();
    match past {
        Past::Never => home::joined(folder, &now),
        Past::Open => home::ready_at(folder, &earlier()),
    }
    come_to(folder, stand, past);
    let mut opened = home::unlock_at(folder, First, &now);
    home::finish(&opened, 3, home::profile(First, SafetyLevel::Green, &now), &now);
    store(&mut opened, Some(window(&now)), &now);
    opened.close(&now).expect("closed");
}

/// Everything the first one sees in an evening.
#[derive(Debug, PartialEq, Eq)]
struct Seen {
    /// How each page was come to, what it says, and both faces of it.
    pages: Vec<(String, String, [String; 3])>,
    /// Names, sizes and times of the files before and after.
    files: [BTreeMap<String, (u64, SystemTime)>; 2],
    backups: usize,
}

impl Seen {
    /// The first thing that is not the same.
    fn difference(&self, other: &Self) -> Option<String> {
        let faces = |one: &(String, String, [String; 3])| format!("{}\n{}\n{}", one.0, one.1, one.2.join("\n"));
        let page = self.pages.iter().zip(&other.pages).find(|(one, two)| one != two);
        if let Some((one, two)) = page {
            return Some(format!("{}\n--- or ---\n{}", faces(one), faces(two)));
        }
        if self.pages.len() != other.pages.len() {
            return Some("another number of pages".to_owned());
        }
        for (one, two) in self.files.iter().zip(&other.files) {
            if let Some((name, facts)) = one.iter().find(|(name, facts)| two.get(*name) != Some(facts)) {
                return Some(format!("{name}: {facts:?} or {:?}", two.get(name)));
            }
            if let Some(name) = two.keys().find(|name| !one.contains_key(*name)) {
                return Some(format!("{name} is there or not"));
            }
        }
        (self.backups != other.backups).then(|| "another number of backups".to_owned())
    }
}

/// Everything one can see of the files from outside. Two things differ by chance in homes that are the same, and are
/// left out: `age` adds some bytes of its own to a seal, whatever is in it (not to a letter, which is tried until it
/// fits); and `lock` and `ballast` are made by the machine's clock, with the home, and never touched again.
fn files(folder: &Path) -> BTreeMap<String, (u64, SystemTime)> {
    let mut all = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for file in std::fs::read_dir(next).expect("a folder") {
            let path = file.expect("a file").path();
            let facts = path.metadata().expect("facts");
            let name = path.strip_prefix(folder).expect("below").display().to_string();
            let size = match () {
                () if facts.is_dir() => 0,
                () if path.extension().is_some_and(|ending| ending == "age") && !path.ends_with("letter.age") => 0,
                () => facts.len(),
            };
            let time = if ["lock", "ballast"].contains(&&*name) {
                SystemTime::UNIX_EPOCH
            } else {
                facts.modified().expect("a time")
            };
            if facts.is_dir() {
                folders.push(path);
            }
            all.insert(name, (size, time));
        }
    }
    all
}

/// Whoever looks at everything.
struct Onlooker {
    seat: Seat,
    pages: Vec<(String, String, [String; 3])>,
}

impl Onlooker {
    fn note(&mut self, way: &str) {
        let Shown { said, pictures, .. } = self.seat.shown.clone();
        self.pages.push((way.to_owned(), said, pictures));
    }

    /// Opens the place, then each of its rows and comes back.
    fn look_into(&mut self, command: Command) {
        self.seat.run(command);
        let rows = self.seat.shown.labels();
        for row in rows {
            if ["Hand ", "Take your yes back"].iter().any(|left_out| row.starts_with(left_out)) {
                continue;
            }
            self.seat.press(&row);
            self.note(&format!("{command:?}, {row}"));
            self.seat.run(Command::Today);
            self.seat.run(command);
        }
    }
}

/// The first person's evening: every place, and the door.
fn look_around(folder: &Path) -> Seen {
    let before = files(folder);
    let clock = Clock::standing(home::evening());
    let seat = Seat::at(folder, &clock, Pictures::Taken);
    let mut one = Onlooker { seat, pages: Vec::new() };
    one.note("the door");
    one.seat.unlock(First);
    one.note("today");
    let ends = [Command::Leave, Command::Hide, Command::Suspend, Command::HandOver];
    for command in Command::ALL.iter().filter(|command| command.goes_anywhere() && !ends.contains(command)) {
        one.seat.run(*command);
        one.note(&format!("{command:?}"));
        if *command == Command::Conceal {
            // Uncovered again: what stands on the pages is what matters.
            one.seat.run(Command::Conceal);
        }
        one.seat.run(Command::Today);
    }
    for command in [Command::Today, Command::Together, Command::Path, Command::Safety] {
        one.look_into(command);
    }
    one.seat.run(Command::HandOver);
    one.note("the door, handing over");
    one.seat.press(Second.label());
    one.seat.fill("Passphrase", home::passphrase(First));
    one.seat.act(Action::Activate);
    one.note("the other's door, with the own key");
    one.seat.sees("does not open your pages");
    one.seat.unlock(First);
    one.seat.run(Command::Together);
    one.seat.press("Take your yes back");
    one.note("together, asked once more");
    one.seat.press("Take your yes back");
    one.note("together, the own yes taken back");
    one.seat.press("Say that you are ready");
    one.note("together, yes again");
    let Onlooker { seat, pages } = one;
    seat.leave();
    let backups = home::home(folder, First).backups().expect("listed").len();
    Seen { pages, files: [before, files(folder)], backups }
}

fn seen(stand: Stand, past: Past) -> Seen {
    let folder = home::folder();
    // One path for all: it stands on some pages.
    let place = folder.path().canonicalize().expect("a path").join("home");
    furnish(&place, stand, past);
    let Seen { pages, files, backups } = look_around(&place);
    let plain = |text: String| text.replace(&folder.path().file_name().expect("a name").display().to_string(), "here");
    let pages = pages.into_iter().map(|(way, said, faces)| (way, plain(said), faces.map(plain))).collect();
    Seen { pages, files, backups }
}

fn same(stands: &[Stand], past: Past) {
    let first = seen(stands[0], past);
    assert!(first.pages.len() > 60, "only {} pages", first.pages.len());
    assert!(first.pages.iter().any(|(_, said, _)| said.contains("Not both ready yet.")), "no such page");
    for stand in &stands[1..] {
        if let Some(difference) = first.difference(&seen(*stand, past)) {
            panic!("{:?} and {stand:?}, {past:?}, can be told apart: {difference}", stands[0]);
        }
    }
}

#[test]
fn however_the_second_stands_the_first_sees_the_same_pages_and_files() {
    same(&UNSEEN, Past::Never);
}

#[test]
fn however_it_ended_the_first_sees_the_same_when_what_both_shared_is_closed() {
    same(&UNSEEN[2..], Past::Open);
}

#[test]
fn a_page_that_differs_is_found() {
    let (one, other) = (seen(Stand::Joined, Past::Never), seen(Stand::Yes, Past::Never));
    assert!(one.difference(&other).is_some_and(|difference| difference.contains("Both of you said yes")));
    let mut changed = seen(Stand::Joined, Past::Never);
    assert_eq!(one.difference(&changed), None);
    let page = changed.pages.iter_mut().find(|(way, ..)| way == "Together").expect("the page");
    page.2[2] = page.2[2].replace("alone counts.", "alone counts too.");
    assert!(one.difference(&changed).is_some(), "a word in plain lines is missed");
}

#[test]
fn a_file_that_differs_is_found() {
    let folder = home::folder();
    let place = home::place(&folder);
    furnish(&place, Stand::Joined, Past::Never);
    let before = files(&place);
    let opened = home::unlock_at(&place, Second, &home::evening());
    drop(opened);
    assert_ne!(before, files(&place), "someone who was here and did not settle leaves no trace that is seen");
}

/// What the second person reads after saying yes with the first one looking on, and what the first one's hub says then.
fn said_in_sight(level: SafetyLevel) -> (String, String) {
    let folder = home::folder();
    let place = home::place(&folder);
    let now = home::evening();
    home::joined(&place, &now);
    for (whose, level) in [(First, SafetyLevel::Green), (Second, level)] {
        home::prepare(&place, home::profile(whose, level, &now), whose, &now);
    }
    let mut seat = Seat::at(&place, &Clock::standing(now.clone()), Pictures::None);
    seat.unlock(Second);
    seat.run(Command::Together);
    seat.press("Say that you are ready");
    let said = seat.shown.said.clone();
    seat.leave();
    home::say(&place, First, Some(Window::through(now.day())), &now);
    let mut seat = Seat::at(&place, &Clock::standing(now), Pictures::None);
    seat.unlock(First);
    seat.run(Command::Together);
    let other = seat.shown.said.clone();
    seat.leave();
    (said, other)
}

#[test]
fn a_yes_that_is_pressed_for_looks_like_any_other_and_is_told_to_nobody() {
    let (green, told) = said_in_sight(SafetyLevel::Green);
    assert!(green.contains("Take your yes back") && told.contains("Both of you said yes"), "{green}\n{told}");
    for level in [SafetyLevel::Red, SafetyLevel::HarmNow, SafetyLevel::HarmOwn] {
        let (said, untold) = said_in_sight(level);
        assert_eq!(said, green, "{level:?} shows to whoever sits beside");
        assert!(untold.contains("Not both ready yet"), "{level:?}: {untold}");
    }
}
