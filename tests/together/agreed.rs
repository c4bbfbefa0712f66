//! A clause agreed after a revision, a sheet of it, and a commitment from it that each of the two marks differently:
//! through the runtime, into the signed room and back.

use super::home::{home, now, ready, unlock};
use crate::kit::reading::{field, give, push, push_from, says};
use crate::kit::{meaning, scene};
use mendway::app::action::{Action, Input};
use mendway::app::effect::{Effect, Go};
use mendway::app::outcome::Outcome;
use mendway::app::page::Block;
use mendway::app::route::{Proposing, Route};
use mendway::app::runtime::Runtime;
use mendway::app::scene::Scene;
use mendway::app::screen::Screen;
use mendway::app::wake::Bell;
use mendway::domain::commitment::Committing;
use mendway::domain::person::Person::{self, First, Second};
use mendway::domain::settings::Settings;
use mendway::domain::statement::RecordId;
use mendway::env::{Clock, Env};
use mendway::guides::library::Library;
use mendway::insight::ours::Book;
use std::path::Path;

/// One of the two at the keyboard, with one screen open.
struct Desk {
    runtime: Runtime,
    screen: Box<dyn Screen>,
}

impl Desk {
    fn of(folder: &Path, whose: Person, route: Route) -> Self {
        let mut env = Env::from_variables(&|_| None, Clock::standing(now()), 4);
        env.folders.here = folder.join("here");
        std::fs::create_dir_all(&env.folders.here).expect("a folder");
        let bell = Bell::new().expect("a bell");
        let path = folder.join("home");
        let mut runtime = Runtime::new(env, home(&path, whose), Library::embedded(), Settings::default(), bell)
            .already_open(unlock(&path, whose));
        let screen = built(runtime.perform(Effect::Go(Go::Open(route))));
        Self { runtime, screen }
    }

    fn open(&mut self, route: Route) {
        self.screen = built(self.runtime.perform(Effect::Go(Go::Open(route))));
    }

    fn carry_out(&mut self, effects: Vec<Effect>) {
        for effect in effects {
            match self.runtime.perform(effect) {
                Outcome::Built(screen, _) => self.screen = screen,
                Outcome::Told(news) => drop(self.screen.hear(news, &scene())),
                Outcome::Refused(refusal) => panic!("{}", refusal.line()),
                _ => {}
            }
        }
    }

    fn push(&mut self, label: &str) {
        let effects = push_from(&mut *self.screen, label);
        self.carry_out(effects);
    }

    fn press(&mut self, key: &str) {
        let action: Action = meaning(&*self.screen, key.parse().expect("a key")).expect("a meaning");
        let effects = self.screen.react(action, &Scene { now: now(), ..scene() });
        self.carry_out(effects);
    }

    fn fill(&mut self, label: &str, text: &str) {
        let at = field(&*self.screen, label);
        let effects = give(&mut *self.screen, at, Input::Text(text.into()));
        self.carry_out(effects);
    }

    fn choose(&mut self, n: usize) {
        let at = crate::kit::reading::block_where(&*self.screen, |block| matches!(block, Block::Choice(_)));
        let effects = give(&mut *self.screen, at, Input::Pick(n));
        self.carry_out(effects);
    }

    fn shows(&self, words: &str) {
        let page = says(&*self.screen);
        assert!(page.contains(words), "{words}: {page}");
    }

    fn book(&self) -> Book {
        let (said, faults) = self.runtime.opened().expect("open").statements().expect("read");
        assert!(faults.is_empty(), "{faults:?}");
        Book::read(&said)
    }

    fn agreement(&self) -> RecordId {
        self.book().agreements()[0].record
    }

    fn commitment(&self) -> RecordId {
        self.book().commitments()[0].record
    }

    fn drafts(&self) -> u64 {
        self.runtime.opened().expect("open").keeper.ask(|room| room.drafts_count()).expect("read")
    }
}

fn built(outcome: Outcome) -> Box<dyn Screen> {
    match outcome {
        Outcome::Built(screen, _) => screen,
        Outcome::Refused(refusal) => panic!("{}", refusal.line()),
        other => panic!("{other:?}"),
    }
}

fn propose(folder: &Path, whose: Person, proposing: Proposing, what: &str) {
    let mut desk = Desk::of(folder, whose, Route::OurClause(proposing.clone()));
    desk.fill("What it asks", what);
    desk.fill("Why", "We both sleep better");
    assert_eq!(desk.drafts(), 1);
    desk.open(Route::OurClause(proposing));
    desk.shows(what);
    desk.press("ctrl+s");
    desk.press("ctrl+s");
    desk.push("Propose it");
    assert_eq!(desk.drafts(), 0, "what was said is no draft any more");
}

/// One proposes, the other revises, the first says yes to the revision.
fn agreed(folder: &Path) {
    propose(folder, First, Proposing::New, "Phones rest after nine");
    let record = {
        let mut second = Desk::of(folder, Second, Route::OurAgreements);
        second.shows("Phones rest after nine | waits for your yes");
        let record = second.agreement();
        second.open(Route::OurAgreement(record));
        second.shows("Say yes to exactly these words");
        record
    };
    propose(folder, Second, Proposing::Again(record), "Phones rest after ten");
    let mut first = Desk::of(folder, First, Route::OurAgreement(record));
    first.shows("[removed: nine] [added: ten]");
    first.push("Say yes to exactly these words");
    first.shows("Both of you hold it, since");
}

#[test]
fn a_clause_is_agreed_after_a_revision_and_its_sheet_is_written() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    ready(&folder.join("home"));
    agreed(folder);
    let mut first = Desk::of(folder, First, Route::OurSheet(None));
    first.shows("Phones rest after ten");
    first.press("ctrl+s");
    first.shows("The file is written");
    let file = std::fs::read_dir(folder.join("here")).expect("a folder").flatten().next().expect("a file");
    let text = std::fs::read_to_string(file.path()).expect("read");
    assert!(
        text.contains("Phones rest after ten") && text.contains("We both said yes to exactly these words"),
        "{text}"
    );
    assert!(!text.contains("partner") && !text.contains("nine"), "{text}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(file.metadata().expect("facts").permissions().mode() & 0o777, 0o600);
    }
    first.open(Route::ExportLog);
    first.shows("a sheet of what you agreed");
}

#[test]
fn a_commitment_from_a_clause_is_marked_differently_by_each_and_both_views_stand() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    ready(&folder.join("home"));
    agreed(folder);
    let today = now().day();
    let record = {
        let mut first = Desk::of(folder, First, Route::OurAgreements);
        let version = first.book().agreements()[0].in_force(today).expect("in force").stamp.id;
        first.open(Route::OurCommitmentForm(Committing::From(version)));
        first.shows("Phones rest after ten");
        first.press("ctrl+s");
        let record = first.commitment();
        assert_eq!(first.book().commitments()[0].from, Some(version));
        first.open(Route::OurDay(record, today));
        first.choose(0);
        first.press("ctrl+s");
        assert_eq!(first.drafts(), 0);
        record
    };
    let mut second = Desk::of(folder, Second, Route::OurDay(record, today));
    second.choose(2);
    second.fill("One line", "It lay on the table");
    second.press("ctrl+s");
    second.open(Route::OurCommitment(record));
    second.shows("seen differently | You: partly (It lay on the table). Your partner: kept.");
    second.push("The agreement it follows from");
    second.shows("Phones rest after ten");
    let refused = second.runtime.perform(Effect::Go(Go::Open(Route::OurCommitmentForm(Committing::Again(record)))));
    assert!(matches!(refused, Outcome::Refused(_)), "nobody rewords another's: {refused:?}");
}

#[test]
fn setting_aside_and_taking_back_are_seen_by_the_other() {
    let folder = tempfile::tempdir().expect("a folder");
    let folder = folder.path();
    ready(&folder.join("home"));
    agreed(folder);
    let record = {
        let mut first = Desk::of(folder, First, Route::OurAgreements);
        let record = first.agreement();
        first.open(Route::OurAgreement(record));
        first.push("Set it aside");
        first.fill("Why", "The move first");
        first.press("ctrl+s");
        record
    };
    {
        let mut second = Desk::of(folder, Second, Route::OurAgreement(record));
        second.shows("Your partner set it aside for now");
        second.shows("The move first");
        second.push("Take your yes back");
        let effects = push(&mut *second.screen, "Take it back");
        second.carry_out(effects);
    }
    let mut first = Desk::of(folder, First, Route::OurAgreement(record));
    first.push("Take it up again");
    first.shows("Your partner took a yes back on");
}
