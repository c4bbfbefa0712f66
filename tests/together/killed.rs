//! The program is ended with `kill -9` at random moments of a weekly meeting of two. Whatever the screen had said to be
//! so is so afterwards; nothing is shown before both said yes; nothing is missing; and the meeting goes on where it
//! stood, to its end.
//!
//! `MENDWAY_KILLS=200 cargo test --test together killed` tries 200 times. The seed is printed; `MENDWAY_SEED` sets it.

use crate::chance::Chance;
use crate::evening::{TOGETHER, weekly};
use crate::home;
use crate::keyboards::full::{Full, Fuse, Killed};
use crate::keyboards::{Keyboard, in_full};
use crate::pairs::{Pair, talks};
use crate::seat::{Pictures, Seat};
use crate::walk;
use crate::walking::Walk;
use mendway::app::action::Command;
use mendway::domain::ids::Slug;
use mendway::domain::person::Person::{self, First, Second};
use mendway::domain::person::{Bond, Role};
use mendway::domain::sitting::{Clause, Response, Value};
use mendway::domain::statement::{Said, Salt, Saying, Statement};
use mendway::env::Clock;
use mendway::guides::talk::Talk;
use mendway::insight::ours::Book;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::{Path, PathBuf};
use std::time::Duration;
use tempfile::TempDir;

/// A meeting has about so many keys.
const KEYS: u64 = 66;
/// The longest time between a key and the end.
const LONGEST: u64 = 150;

fn kills() -> u64 {
    #[allow(clippy::disallowed_methods, reason = "the long form is asked for by hand")]
    std::env::var("MENDWAY_KILLS").ok().and_then(|text| text.parse().ok()).unwrap_or(10)
}

fn slug(text: &str) -> Slug {
    text.parse().expect("an id")
}

fn talk() -> &'static Talk {
    talks().into_iter().find(|talk| talk.id.as_str() == "weekly").expect("a talk")
}

const PAIR: Pair = Pair { bond: Bond::Partner, role: Role::Hurt, first: First };

/// What a person was shown, and what must be said in the room for two if that is so.
fn shown_to(whose: Person, screen: &str, said: &[Statement]) -> Option<String> {
    let has = |wanted: &dyn Fn(&Statement) -> bool| said.iter().any(wanted);
    let own = |wanted: &dyn Fn(&Said) -> bool| has(&|one| one.author == whose && wanted(&one.said));
    let head = screen.lines().next().unwrap_or_default();
    let number = head.split_once("part ").and_then(|(_, rest)| rest.split(' ').next()?.parse::<usize>().ok());
    let reached =
        number.filter(|number| *number > 1 && head.contains("for two")).map(|number| &talk().parts[number - 1].id);
    let checks = [
        (true, reached.is_none_or(|id| has(&|one| matches!(&one.said, Said::Reached { part } if part == id)))),
        (screen.contains("You are locked in."), own(&|said| matches!(said, Said::Locked { .. }))),
        (screen.contains("Your side is done here."), own(&|said| matches!(said, Said::Released { .. }))),
        (
            screen.contains("differently by"),
            said.iter().filter(|one| matches!(one.said, Said::Revealed { .. })).count() == 2,
        ),
        (screen.contains("You wrote this down."), own(&|said| matches!(said, Said::Noted { .. }))),
        (screen.contains("Both of you said yes to it."), has(&|one| matches!(one.said, Said::Assented { .. }))),
        (screen.contains("You came to the end of this"), has(&|one| matches!(one.said, Said::Ended { .. }))),
    ];
    let wrong = checks.iter().position(|(shown, is)| *shown && !is)?;
    Some(format!("{whose:?} was shown something that is not said (check {wrong}):\n{screen}"))
}

/// What is wrong with a home after an end.
fn faults(home: &Path, seen: &[(Person, String)]) -> Vec<String> {
    let mut wrong = Vec::new();
    let mut said = Vec::new();
    for whose in Person::BOTH {
        let opened = home::unlock_at(home, whose, &home::evening());
        if let Err(why) = opened.keeper.ask(|room| room.check()) {
            wrong.push(format!("the room of {whose:?}: {why}"));
        }
        match opened.statements() {
            Ok((all, faults)) => {
                wrong.extend(faults.iter().map(|fault| format!("{fault:?}, as {whose:?} sees it")));
                said = all;
            }
            Err(why) => wrong.push(format!("what both share, for {whose:?}: {why}")),
        }
    }
    for round in Book::read(&said).rounds() {
        wrong.extend(round.oddities.iter().map(|oddity| format!("{oddity:?}")));
    }
    wrong.extend(too_early(&said));
    wrong.extend(seen.iter().filter_map(|(whose, screen)| shown_to(*whose, screen, &said)));
    wrong
}

/// Answers that were revealed before both had released theirs.
fn too_early(said: &[Statement]) -> Option<String> {
    let mut released = [false; 2];
    for one in said {
        match one.said {
            Said::Released { .. } => released[usize::from(one.author.number()) - 1] = true,
            Said::Revealed { .. } if released != [true; 2] => {
                return Some(format!("number {} is too early", one.number));
            }
            _ => {}
        }
    }
    None
}

/// Homes in which both said yes, one copy for each end.
struct Homes {
    folder: TempDir,
}

impl Homes {
    fn new() -> Self {
        let folder = home::folder();
        home::ready_at(&home::place(&folder).with_file_name("kept"), &home::evening());
        Self { folder }
    }

    fn fresh(&self) -> PathBuf {
        let place = home::place(&self.folder);
        // The first time there is nothing to remove.
        let _ = std::fs::remove_dir_all(&place);
        walk::copy(&place.with_file_name("kept"), &place);
        place
    }
}

/// Ends a meeting at some moment; what was seen until then, and by whom last.
fn end_of_a_meeting(home: &Path, fuse: Fuse) -> (Vec<(Person, String)>, Person) {
    let mut keys: Full = in_full(home).fused(fuse);
    let spent = catch_unwind(AssertUnwindSafe(|| {
        keys.unlock(First);
        keys.place(TOGETHER, "Both of you said yes");
        weekly(&mut keys);
    }));
    if let Err(why) = spent
        && !why.is::<Killed>()
    {
        std::panic::resume_unwind(why);
    }
    let last = keys.at.unwrap_or(First);
    let seen = std::mem::take(&mut keys.seen);
    (seen, last)
}

#[test]
fn a_meeting_that_is_killed_goes_on_where_it_stood_and_nothing_is_shown_too_early() {
    let mut chance = Chance::from_environment();
    println!("{} ends, MENDWAY_SEED={}", kills(), chance.seed());
    let homes = Homes::new();
    let mut went_on = 0;
    for number in 0..kills() {
        // Spread over the meeting, so that few ends meet many parts of it.
        let span = KEYS / kills().min(KEYS);
        let keys = 1 + number % KEYS.div_ceil(span) * span + chance.between(0, span - 1);
        let fuse = Fuse { keys, after: Duration::from_millis(chance.between(0, LONGEST)) };
        let home = homes.fresh();
        let (seen, last) = end_of_a_meeting(&home, fuse);
        assert_eq!(faults(&home, &seen), [] as [String; 0], "{fuse:?}");
        if let Some(mut walk) = Walk::on(talk(), PAIR, home.clone(), last) {
            went_on += 1;
            walk.walk_on();
            walk.yes_to_all().judge();
        }
    }
    println!("{went_on} of {} went on in the middle of a round", kills());
    assert!(went_on * 2 >= kills(), "only {went_on} ends were in the middle of a round");
}

/// The red control: what the test would have to find is found.
#[test]
fn words_that_are_missing_or_shown_too_early_are_found() {
    let homes = Homes::new();
    let home = homes.fresh();
    let say = |whose: Person, saying: Saying| {
        let mut opened = home::unlock_at(&home, whose, &home::evening());
        let said = opened.say(saying, &home::evening()).expect("said");
        opened.close(&home::evening()).expect("closed");
        said
    };
    let weekly = talk();
    let begun = Said::Begun {
        talk: weekly.id.clone(),
        revision: weekly.revision,
        title: weekly.title.clone(),
        first: First,
        bond: Bond::Partner,
    };
    let round = say(First, Saying::new(begun)).record;
    assert_eq!(faults(&home, &[]), [] as [String; 0]);
    let older = homes.folder.path().join("older");
    walk::copy(&home.join("rooms/ours"), &older);
    say(First, Saying::about(round, Said::Reached { part: slug("rate") }));
    let locked = [(First, "   part 4 of 10, for two\n You are locked in.".to_owned())];
    assert!(faults(&home, &locked).iter().any(|fault| fault.contains("is not said")));
    let early = Said::Revealed { part: slug("rate"), salt: Salt([0; 32]), answers: Vec::new() };
    say(Second, Saying::about(round, early));
    assert!(faults(&home, &[]).iter().any(|fault| fault.contains("too early")));
    std::fs::remove_dir_all(home.join("rooms/ours")).expect("removed");
    walk::copy(&older, &home.join("rooms/ours"));
    assert!(faults(&home, &[]).iter().any(|fault| fault.contains("Removed")), "an older copy is taken for whole");
}

#[test]
fn what_a_note_asks_for_besides_is_said_also_when_the_program_ended_in_between() {
    let homes = Homes::new();
    let home = homes.fresh();
    let rules = talks().into_iter().find(|talk| talk.id.as_str() == "u0-rules").expect("a talk");
    let mut opened = home::unlock_at(&home, First, &home::evening());
    let mut say = |saying| opened.say(saying, &home::evening()).expect("said");
    let round = say(Saying::new(Said::Begun {
        talk: rules.id.clone(),
        revision: rules.revision,
        title: rules.title.clone(),
        first: First,
        bond: Bond::Partner,
    }))
    .record;
    say(Saying::about(round, Said::Reached { part: slug("clauses") }));
    let clause = Clause { text: "We stop at nine".into(), purpose: "Sleep".into(), ..Clause::default() };
    let line = Response {
        prompt: slug("rule_1"),
        asked: String::new(),
        label: "One".into(),
        value: Some(Value::Clause(clause)),
        reads: "We stop at nine".into(),
    };
    say(Saying::about(round, Said::Noted { part: slug("clauses"), lines: vec![line] }));
    opened.close(&home::evening()).expect("closed");
    for _ in 0..2 {
        let mut seat = Seat::at(&home, &Clock::standing(home::evening()), Pictures::None);
        seat.unlock(First);
        seat.run(Command::Together);
        seat.press("Go on: ");
        seat.leave();
        let opened = home::unlock_at(&home, First, &home::evening());
        let (said, _) = opened.statements().expect("read");
        let book = Book::read(&said);
        let [agreement] = book.agreements() else { panic!("{} agreements", book.agreements().len()) };
        assert_eq!(agreement.versions[0].clause.what, "We stop at nine");
    }
}
