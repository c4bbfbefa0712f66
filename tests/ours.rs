//! The room for two from screen to file: a home of two on disk, the runtime, and what is left on both sides.

mod kit;

use kit::reading::{push, says};
use kit::{now, press};
use mendway::app::effect::{Effect, Go, PartingEffect};
use mendway::app::outcome::{Outcome, Told};
use mendway::app::route::Route;
use mendway::app::runtime::Runtime;
use mendway::app::screen::Screen;
use mendway::app::wake::Bell;
use mendway::domain::draft::{DraftPlace, Sharing};
use mendway::domain::entry::{EntryDraft, Mood};
use mendway::domain::ids::EntryId;
use mendway::domain::person::Person::{self, First, Second};
use mendway::domain::profile::Profile;
use mendway::domain::ready::Window;
use mendway::domain::settings::Settings;
use mendway::domain::statement::{Parting, Said, Saying, Statement};
use mendway::env::{Clock, Env};
use mendway::guides::library::Library;
use mendway::home::{Cost, Home, Opened, Unlocking};
use mendway::packet::Form;
use secrecy::SecretString;
use std::path::{Path, PathBuf};

const WORDS: &str = "I was calm.\n\nIt was strange.";

fn secret(whose: Person) -> SecretString {
    SecretString::from(if whose == First { "meadow copper lantern" } else { "harbour pencil violet" })
}

/// A home in which both said yes, and a folder for files.
struct Two {
    _folder: tempfile::TempDir,
    path: PathBuf,
}

impl Two {
    fn new() -> Self {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().canonicalize().expect("a path");
        let two = Self { _folder: folder, path };
        let (opened, _) = two.home(First).create(&secret(First), Cost::new(1), &now()).expect("made");
        opened.close(&now()).expect("closed");
        let (opened, _) = two.home(Second).join(&secret(Second), Cost::new(1), &now()).expect("joined");
        opened.close(&now()).expect("closed");
        // The first one's program sees the second one's keys, then both say yes.
        two.unlock(First).close(&now()).expect("closed");
        two.yes();
        two
    }

    fn home(&self, whose: Person) -> Home {
        Home::at(self.path.join("home")).of_person(whose)
    }

    fn unlock(&self, whose: Person) -> Opened {
        self.home(whose).unlock(Unlocking::Passphrase(&secret(whose)), &now()).expect("unlocked")
    }

    fn yes(&self) {
        for whose in [Second, First] {
            let mut opened = self.unlock(whose);
            let through = Some(Window::through(now().day()));
            let profile = Profile { ready_through: through, ..Profile::default() };
            opened.keeper.ask(move |room| room.save_profile(&profile)).expect("stored");
            opened.set_ready(through, now().day()).expect("told");
            opened.close(&now()).expect("closed");
        }
    }

    fn runtime(&self, whose: Person) -> Runtime {
        let mut env = Env::from_variables(&|_| None, Clock::standing(now()), 1);
        env.folders.here = self.path.clone();
        let bell = Bell::new().expect("a bell");
        let runtime = Runtime::new(env, self.home(whose), Library::embedded(), Settings::default(), bell);
        runtime.already_open(self.unlock(whose))
    }
}

fn open(runtime: &mut Runtime, route: Route) -> Box<dyn Screen> {
    match runtime.perform(Effect::Go(Go::Open(route))) {
        Outcome::Built(screen, _) => screen,
        other => panic!("{other:?}"),
    }
}

fn is_refused(runtime: &mut Runtime, route: Route) -> bool {
    matches!(runtime.perform(Effect::Go(Go::Open(route))), Outcome::Refused(_))
}

fn tell(runtime: &mut Runtime, effects: Vec<Effect>) {
    for effect in effects.into_iter().filter(|effect| matches!(effect, Effect::Tell(_))) {
        assert!(matches!(runtime.perform(effect), Outcome::Told(Told::Saved)));
    }
}

fn said(runtime: &Runtime) -> Vec<Statement> {
    let (said, faults) = runtime.opened().expect("open").statements().expect("read");
    assert_eq!(faults, []);
    said
}

fn write_entry(runtime: &Runtime) -> EntryId {
    let entry = EntryDraft {
        title: "A title".into(),
        body: WORDS.into(),
        tags: vec!["secret-tag".into()],
        mood: Mood::try_from(1).ok(),
        ..EntryDraft::default()
    };
    let keeper = &runtime.opened().expect("open").keeper;
    keeper.ask(move |room| room.save_entry(&DraftPlace::NewEntry, &entry, &now())).expect("stored")
}

fn share_entry(runtime: &mut Runtime) -> EntryId {
    let id = write_entry(runtime);
    let mut screen = open(runtime, Route::Share(Sharing::Entry(id)));
    press(&mut *screen, "ctrl+s");
    let effects = push(&mut *screen, "Share these words");
    tell(runtime, effects);
    id
}

fn copy(runtime: &mut Runtime, seal: Option<SecretString>) -> PathBuf {
    let effect = PartingEffect::Copy { form: Form::Text, folder: String::new(), seal };
    match runtime.perform(Effect::Parting(effect)) {
        Outcome::Told(Told::Written(path)) => path.into(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_shared_is_the_words_that_were_read_and_the_entry_stays_as_it_is() {
    let two = Two::new();
    let mut runtime = two.runtime(First);
    let id = share_entry(&mut runtime);
    let all = said(&runtime);
    let [one] = &all[..] else { panic!("{all:?}") };
    assert_eq!(one.said, Said::Shared { title: "A title".into(), words: WORDS.into() });
    assert_eq!((one.author, one.number, one.parents.len()), (First, 1, 0));
    let entry = runtime.opened().expect("open").keeper.ask(move |room| room.entry(id)).expect("there");
    assert_eq!((entry.text.body.as_str(), entry.text.tags, entry.versions), (WORDS, vec!["secret-tag".to_owned()], 0));
}

#[test]
fn words_taken_back_leave_their_number_and_no_words_on_either_side() {
    let two = Two::new();
    let mut runtime = two.runtime(First);
    share_entry(&mut runtime);
    let mut register = open(&mut runtime, Route::Register);
    press(&mut *register, "home enter");
    push(&mut *register, "Take it back");
    let effects = push(&mut *register, "Take it back now");
    tell(&mut runtime, effects);
    drop(runtime);
    for whose in [First, Second] {
        let mut runtime = two.runtime(whose);
        let page = says(&*open(&mut runtime, Route::Register));
        assert!(page.contains("withdrew what stood here | number 1, "), "{page}");
        assert!(page.contains("withdrew number 1 | number 2, "), "{page}");
        assert!(!page.contains("A title"), "{page}");
        assert!(said(&runtime).iter().all(|one| !matches!(one.said, Said::Shared { .. })));
    }
}

#[test]
fn a_copy_in_ones_own_journal_outlives_what_is_taken_back() {
    let two = Two::new();
    share_entry(&mut two.runtime(First));
    let mut runtime = two.runtime(Second);
    let mut register = open(&mut runtime, Route::Register);
    press(&mut *register, "enter");
    for effect in push(&mut *register, "Copy it into my journal") {
        runtime.perform(effect);
    }
    let of = said(&runtime)[0].id;
    drop(runtime);
    let mut first = two.runtime(First);
    first.perform(Effect::Tell(Saying::new(Said::Retracted { of })));
    drop(first);
    let second = two.unlock(Second);
    let entry = second.keeper.ask(|room| room.entry(EntryId(1))).expect("kept");
    assert!(entry.text.body.starts_with(WORDS) && entry.text.body.contains("shared by your partner"), "{entry:?}");
}

#[test]
fn whoever_stops_closes_it_at_once_and_the_other_is_told_nothing() {
    let two = Two::new();
    let mut first = two.runtime(First);
    share_entry(&mut first);
    let stopped = first.perform(Effect::Parting(PartingEffect::Stop(Parting::Part)));
    assert!(matches!(stopped, Outcome::Told(Told::Saved)), "{stopped:?}");
    assert!(is_refused(&mut first, Route::Register));
    assert!(says(&*open(&mut first, Route::Parting)).contains("You ended the work for two"));
    drop(first);
    let mut second = two.runtime(Second);
    assert!(is_refused(&mut second, Route::Register));
    assert!(says(&*open(&mut second, Route::Together)).contains("Not both ready yet."));
    assert!(!says(&*open(&mut second, Route::Parting)).contains("ended the work for two on"));
    let text = std::fs::read_to_string(copy(&mut second, None)).expect("read");
    assert!(text.contains("It was strange.") && text.contains("your partner shared \"A title\""), "{text}");
    assert!(!text.contains("ended the work"), "{text}");
}

#[test]
fn ended_by_both_it_stays_closed_and_each_can_take_a_copy() {
    let two = Two::new();
    share_entry(&mut two.runtime(First));
    for whose in [First, Second] {
        two.runtime(whose).perform(Effect::Parting(PartingEffect::Stop(Parting::Finish)));
    }
    two.yes();
    for whose in [First, Second] {
        let mut runtime = two.runtime(whose);
        assert!(is_refused(&mut runtime, Route::Register), "{whose:?}");
        let text = std::fs::read_to_string(copy(&mut runtime, None)).expect("read");
        assert!(text.contains("It was strange."), "{text}");
        assert_eq!(said(&runtime).len(), 3, "nothing was deleted");
    }
}

#[test]
fn a_pause_is_over_once_both_said_yes_again() {
    let two = Two::new();
    for whose in [First, Second] {
        two.runtime(whose).perform(Effect::Parting(PartingEffect::Stop(Parting::Pause)));
    }
    two.yes();
    let mut runtime = two.runtime(First);
    let mut page = open(&mut runtime, Route::Parting);
    let effects = push(&mut *page, "Go on after the pause");
    tell(&mut runtime, effects);
    assert!(!says(&*open(&mut runtime, Route::Parting)).contains("You paused"));
}

#[test]
fn a_copy_is_a_new_file_for_its_owner_alone_and_holds_what_was_read() {
    let two = Two::new();
    let mut runtime = two.runtime(First);
    share_entry(&mut runtime);
    let mut page = open(&mut runtime, Route::Parting);
    push(&mut *page, "Take a copy along");
    let form = kit::reading::choice(&*page, "Form");
    kit::reading::give(&mut *page, form, mendway::app::action::Input::Pick(1));
    press(&mut *page, "ctrl+s");
    let read = says(&*page);
    let (one, two_) = (copy(&mut runtime, None), copy(&mut runtime, None));
    assert_ne!(one, two_);
    let name = |path: &Path| path.file_name().expect("a name").to_string_lossy().into_owned();
    assert_eq!((name(&one), name(&two_)), ("notes-2026-11-22.txt".into(), "notes-2026-11-22-2.txt".into()));
    let text = std::fs::read_to_string(&one).expect("read");
    assert!(read.contains(text.trim_end()), "{read}\n---\n{text}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(one.metadata().expect("facts").permissions().mode() & 0o777, 0o600);
    }
}

#[test]
fn a_sealed_copy_opens_with_its_passphrase_in_any_age_program() {
    let two = Two::new();
    let mut runtime = two.runtime(First);
    share_entry(&mut runtime);
    let words = SecretString::from("meadow copper lantern violet");
    let path = copy(&mut runtime, Some(words.clone()));
    assert!(path.to_string_lossy().ends_with("notes-2026-11-22.txt.age"));
    let sealed = std::fs::read(&path).expect("read");
    let opened = age::decrypt(&age::scrypt::Identity::new(words), &sealed).expect("opened");
    assert!(String::from_utf8(opened).expect("text").contains("It was strange."));
    assert!(age::decrypt(&age::scrypt::Identity::new(SecretString::from("another")), &sealed).is_err());
}

#[test]
fn an_open_page_of_trends_holds_ones_own_days_back_until_one_is_shared() {
    let two = Two::new();
    let mut runtime = two.runtime(First);
    let day = now().day();
    let checkin = mendway::domain::checkin::CheckinDraft { reliance: Some(4), ..Default::default() };
    let keeper = &runtime.opened().expect("open").keeper;
    keeper.ask(move |room| room.save_checkin(day, &checkin, &now())).expect("stored");
    let mut page = open(&mut runtime, Route::OurTrends);
    assert!(says(&*page).contains("Neither of you has shared a day yet."));
    push(&mut *page, "My own days, for my eyes");
    push(&mut *page, "Share one of these days");
    press(&mut *page, "enter");
    let effects = push(&mut *page, "Share this one");
    tell(&mut runtime, effects);
    let all = said(&runtime);
    let [one] = &all[..] else { panic!("{all:?}") };
    assert_eq!(one.said, Said::Pulse { pulse: "reliance".parse().expect("an id"), day, rating: 4 });
}
