//! Two people in one home: neither opens, counts or dates what the other keeps, and the room for two needs both.

use crate::setting::*;
use mendway::domain::draft::DraftPlace;
use mendway::domain::person::Person;
use mendway::domain::profile::Profile;
use mendway::domain::ready::Window;
use mendway::domain::statement::{Said, Saying};
use mendway::home::{Home, HomeError, Opened, PairWarning, RoomError, Unlocking};
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

const FIRST: &str = "meadow copper lantern";
const SECOND: &str = "harbour pencil violet";

/// A home of two, closed.
struct Two {
    _folder: tempfile::TempDir,
    path: PathBuf,
}

impl Two {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().canonicalize().expect("a path").join("home");
        let two = Self { _folder: folder, path };
        let (opened, _) = two.home(Person::First).create(&secret(FIRST), CHEAP, &at(0)).expect("made");
        opened.close(&at(1)).expect("closed");
        let (opened, _) = two.home(Person::Second).join(&secret(SECOND), CHEAP, &at(2)).expect("joined");
        opened.close(&at(3)).expect("closed");
        two
    }

    fn home(&self, whose: Person) -> Home {
        Home::at(self.path.clone()).of_person(whose)
    }

    fn unlock(&self, whose: Person) -> Opened {
        let words = secret(if whose == Person::First { FIRST } else { SECOND });
        self.home(whose).unlock(Unlocking::Passphrase(&words), &at(4)).expect("unlocked")
    }

    /// Says yes for this person, and closes.
    fn yes(&self, whose: Person) {
        let mut opened = self.unlock(whose);
        say_yes(&mut opened, Some(Window::through(at(5).day())));
        opened.close(&at(6)).expect("closed");
    }
}

fn say_yes(opened: &mut Opened, through: Option<Window>) {
    let profile = Profile { ready_through: through, ..Profile::default() };
    opened.keeper.ask(move |room| room.save_profile(&profile)).expect("stored");
    opened.set_ready(through, at(5).day()).expect("told");
}

fn is_open(opened: &Opened) -> bool {
    opened.pair().expect("two people").is_open(Some(Window::through(at(5).day())), at(5).day())
}

fn share(words: &str) -> Saying {
    Saying::new(Said::Shared { title: "A line".into(), words: words.into() })
}

/// Everything one can see of the files from outside: names, sizes and times.
fn outside(path: &Path) -> BTreeMap<String, (u64, SystemTime)> {
    files(path)
        .into_iter()
        .map(|file| {
            let facts = std::fs::metadata(&file).expect("facts");
            let name = file.strip_prefix(path).expect("below").display().to_string();
            // A seal of `age` varies by some bytes at random, whatever is in it.
            let size = if name.ends_with(".age") && !name.ends_with("letter.age") { 0 } else { facts.len() };
            (name, (size, facts.modified().expect("a time")))
        })
        .collect()
}

#[test]
fn each_opens_their_own_pages_and_not_the_others() {
    let two = Two::new();
    for (whose, other) in [(Person::First, SECOND), (Person::Second, FIRST)] {
        let refused = two.home(whose).unlock(Unlocking::Passphrase(&secret(other)), &at(4));
        assert_eq!(refused.err(), Some(HomeError::WrongPassphrase));
        assert_eq!(two.unlock(whose).whose(), whose);
    }
    assert_eq!(two.home(Person::Second).people(), Person::BOTH);
}

#[test]
fn nobody_joins_twice_or_while_the_home_is_open() {
    let two = Two::new();
    let again = two.home(Person::Second).join(&secret("x"), CHEAP, &at(4));
    assert_eq!(again.err(), Some(HomeError::AlreadyAHome));
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().canonicalize().expect("a path").join("home");
    let (open, _) = Home::at(path.clone()).create(&secret(FIRST), CHEAP, &at(0)).expect("made");
    let second = Home::at(path).of_person(Person::Second);
    assert_eq!(second.join(&secret("x"), CHEAP, &at(1)).err(), Some(HomeError::Storage(RoomError::InUse)));
    drop(open);
}

#[test]
fn the_room_for_two_is_made_only_after_both_said_yes() {
    let two = Two::new();
    // The first one's keys are known once they have been here since the second came.
    two.unlock(Person::First).close(&at(4)).expect("closed");
    two.yes(Person::Second);
    assert!(!two.path.join("rooms/ours").exists());
    assert!(!is_open(&two.unlock(Person::First)));
    two.yes(Person::First);
    assert!(two.path.join("rooms/ours/room.db").exists());
    assert!(is_open(&two.unlock(Person::Second)));
    let mut first = two.unlock(Person::First);
    say_yes(&mut first, None);
    first.close(&at(7)).expect("closed");
    assert!(!is_open(&two.unlock(Person::Second)), "a yes that was taken back still counts");
}

#[test]
fn what_one_says_in_the_room_for_two_the_other_reads_and_nobody_alters() {
    let two = Two::new();
    two.unlock(Person::First).close(&at(4)).expect("closed");
    two.yes(Person::Second);
    two.yes(Person::First);
    let mut second = two.unlock(Person::Second);
    let said = second.say(share("It rained."), &at(7)).expect("said");
    second.close(&at(8)).expect("closed");
    let first = two.unlock(Person::First);
    assert_eq!(first.statements().expect("read"), (vec![said.clone()], Vec::new()));
    assert_eq!(said.author, Person::Second);
}

#[test]
fn a_forged_card_is_told_of_and_never_used() {
    let two = Two::new();
    for whose in Person::BOTH {
        two.unlock(whose).close(&at(4)).expect("closed");
    }
    let card = |number| two.path.join(format!("people/{number}/card"));
    std::fs::copy(card(1), card(2)).expect("forged");
    assert_eq!(two.unlock(Person::First).pair().expect("two").warnings(), [PairWarning::OtherCardChanged]);
    assert_eq!(two.unlock(Person::Second).pair().expect("two").warnings(), [PairWarning::OwnCardChanged]);
    assert_eq!(two.unlock(Person::First).pair().expect("two").warnings(), []);
}

#[test]
fn with_everything_of_the_first_nothing_of_the_second_can_be_opened() {
    let two = Two::new();
    let second = two.unlock(Person::Second);
    second
        .keeper
        .ask(|room| room.save_entry(&DraftPlace::NewEntry, &words("Secret", "canarywordquartzfig"), &at(5)))
        .expect("saved");
    second.close(&at(6)).expect("closed");
    let first = two.unlock(Person::First);
    let contents = first.keeper.ask(|room| room.contents()).expect("counted");
    assert_eq!(contents.entries, 0);
    first.close(&at(7)).expect("closed");
    // The first one's identity opens none of the second's seals.
    let text = std::fs::read(two.path.join("people/1/identity.age")).expect("read");
    let mut key = age::scrypt::Identity::new(secret(FIRST));
    key.set_max_work_factor(22);
    let line = String::from_utf8(age::decrypt(&key, &text).expect("opened")).expect("text");
    let identity: age::x25519::Identity = line.trim().parse().expect("an identity");
    for file in files(&two.path.join("people/2")).into_iter().chain(files(&two.path.join("rooms/2"))) {
        let bytes = std::fs::read(&file).expect("read");
        let own_letter = file.ends_with("people/2/letter.age");
        assert!(own_letter || age::decrypt(&identity, &bytes).is_err(), "{} opens", file.display());
        assert!(!bytes.windows(19).any(|part| part == b"canarywordquartzfig"), "{}", file.display());
    }
}

#[test]
fn the_files_look_the_same_whatever_the_second_did_and_however_they_stand() {
    let looks = |job: fn(&mut Opened)| {
        let two = Two::new();
        two.unlock(Person::First).close(&at(4)).expect("closed");
        let mut second = two.unlock(Person::Second);
        job(&mut second);
        second.close(&at(6)).expect("closed");
        let seen = outside(&two.path);
        let first = two.unlock(Person::First);
        let open = is_open(&first);
        first.close(&at(7)).expect("closed");
        (seen, open, outside(&two.path))
    };
    let nothing = looks(|_| {});
    let wrote = looks(|opened| {
        let save = |opened: &Opened| {
            opened
                .keeper
                .ask(|room| room.save_entry(&DraftPlace::NewEntry, &words("One", &"word ".repeat(500)), &at(5)))
                .expect("saved");
        };
        save(opened);
        save(opened);
    });
    let yes = looks(|opened| say_yes(opened, Some(Window::through(at(5).day()))));
    // Those two were made by the system's clock when the home was, and are never touched again.
    let names = |seen: &BTreeMap<String, (u64, SystemTime)>| {
        seen.iter()
            .filter(|(name, _)| *name != "lock" && *name != "ballast")
            .map(|(n, v)| (n.clone(), *v))
            .collect::<Vec<_>>()
    };
    assert_eq!(names(&nothing.0), names(&wrote.0));
    assert_eq!(names(&nothing.0), names(&yes.0), "a yes shows in the files");
    assert_eq!(names(&nothing.2), names(&yes.2));
    assert_eq!([nothing.1, wrote.1, yes.1], [false; 3]);
    let times: std::collections::BTreeSet<_> = nothing
        .0
        .iter()
        .filter(|(name, _)| name.starts_with("people") || name.starts_with("rooms"))
        .map(|(_, v)| v.1)
        .collect();
    assert_eq!(times.len(), 1, "a time tells who was here last");
}

#[test]
fn restoring_ones_own_leaves_the_others_pages_as_they_are() {
    let two = Two::new();
    let write = |whose, words_: &'static str| {
        let opened = two.unlock(whose);
        opened
            .keeper
            .ask(move |room| room.save_entry(&DraftPlace::NewEntry, &words("One", words_), &at(5)))
            .expect("saved");
        opened.close(&at(6)).expect("closed");
    };
    write(Person::First, "early");
    let backup = two.home(Person::First).backups().expect("listed").remove(0);
    write(Person::Second, "the other's");
    write(Person::First, "late");
    let prepared = two
        .home(Person::First)
        .prepare_restore(&backup.folder, Unlocking::Passphrase(&secret(FIRST)))
        .expect("prepared");
    prepared.put_in_place(&at(9)).expect("restored");
    let count = |whose| two.unlock(whose).keeper.ask(|room| room.contents()).expect("counted").entries;
    assert_eq!(count(Person::First), 1);
    assert_eq!(count(Person::Second), 1, "the other's page was lost");
}

#[test]
fn leaving_takes_ones_own_away_everywhere_and_nothing_of_the_others() {
    let two = Two::new();
    let wrong = two.home(Person::First).leave(Unlocking::Passphrase(&secret(SECOND)));
    assert_eq!(wrong.err(), Some(HomeError::WrongPassphrase));
    assert_eq!(two.home(Person::First).people(), Person::BOTH);
    two.home(Person::First).leave(Unlocking::Passphrase(&secret(FIRST))).expect("left");
    assert_eq!(two.home(Person::First).people(), [Person::Second]);
    let own = |file: &PathBuf| {
        let text = file.display().to_string();
        text.contains("people/1/") || text.contains("rooms/1/")
    };
    assert_eq!(files(&two.path).into_iter().filter(own).collect::<Vec<_>>(), Vec::<PathBuf>::new());
    let second = two.unlock(Person::Second);
    assert!(second.pair().is_none());
    second.close(&at(9)).expect("closed");
    // The place is free again.
    let (again, _) = two.home(Person::First).join(&secret("another one entirely"), CHEAP, &at(10)).expect("joined");
    again.close(&at(11)).expect("closed");
    assert_eq!(two.home(Person::First).people(), Person::BOTH);
}

#[test]
fn a_backup_of_one_opens_for_both() {
    let two = Two::new();
    let opened = two.unlock(Person::Second);
    opened.keeper.ask(|room| room.save_entry(&DraftPlace::NewEntry, &words("One", "kept"), &at(5))).expect("saved");
    opened.close(&at(6)).expect("closed");
    let opened = two.unlock(Person::First);
    opened.keeper.ask(|room| room.save_entry(&DraftPlace::NewEntry, &words("One", "own"), &at(7))).expect("saved");
    opened.close(&at(8)).expect("closed");
    let newest = two.home(Person::Second).backups().expect("listed").remove(0);
    let copy = Home::at(newest.folder).of_person(Person::Second);
    let opened = copy.unlock(Unlocking::Passphrase(&secret(SECOND)), &at(9)).expect("unlocked");
    assert_eq!(opened.keeper.ask(|room| room.contents()).expect("counted").entries, 1);
}
