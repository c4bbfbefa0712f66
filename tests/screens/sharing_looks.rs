//! Sharing, the register, how both are doing and stopping, in the states worth a look.

use super::looks::{Look, at};
use crate::kit::looks::{drawn, talked};
use crate::kit::reading::{push, says};
use crate::kit::samples::{day, evening};
use crate::kit::{press, scene};
use chrono::Days;
use mendway::app::outcome::Told;
use mendway::app::screen::Screen;
use mendway::app::screens::together::parting::{self, Parting, Standing};
use mendway::app::screens::together::people::People;
use mendway::app::screens::together::register::{Entry, Register};
use mendway::app::screens::together::share::{self, Share, Words};
use mendway::app::screens::together::trends::{self, Known, OurTrends, Points, Pulse};
use mendway::domain::draft::Sharing;
use mendway::domain::ids::{EntryId, SittingId};
use mendway::domain::person::Person::{self, First, Second};
use mendway::domain::person::{Bond, Role};
use mendway::domain::sitting::{Response, Value};
use mendway::domain::statement::{Parting as How, RecordId, Said, Statement, StatementId};
use mendway::insight::ours::{Book, Gap};

/// Every state worth a look.
pub const SHARING: &[Look] = &[
    ("share, an entry", || Box::new(of_entry()), ""),
    ("share, an entry, read", || Box::new(of_entry()), "ctrl+s"),
    ("share, a sitting", || Box::new(of_sitting()), ""),
    ("share, a sitting, read", || Box::new(of_sitting()), "enter down down enter ctrl+s"),
    ("register", || Box::new(register(First)), ""),
    ("register, empty", || Box::new(Register::new(Vec::new(), Vec::new(), people(First))), ""),
    ("register, own words", || Box::new(register(First)), "home enter"),
    ("register, the other's words", || Box::new(register(Second)), "home enter"),
    ("register, a withdrawn place", || Box::new(register(First)), "home down enter"),
    ("register, taking back", taking_back, ""),
    ("our trends", || Box::new(of_both()), ""),
    ("our trends, none", || Box::new(OurTrends::new(of_nothing())), ""),
    ("our trends, own days", own_days, ""),
    ("our trends, days to share", list_of_days, ""),
    ("our trends, one day", list_of_days, "down down enter"),
    ("parting", || Box::new(Parting::new(opening(Standing::Open, None))), ""),
    ("parting, closed", || Box::new(Parting::new(opening(Standing::Closed, Some(How::Part)))), ""),
    ("parting, paused", || Box::new(Parting::new(opening(Standing::Open, Some(How::Pause)))), ""),
    ("parting, pause", || asked("Pause"), ""),
    ("parting, finish", || asked("Finish"), ""),
    ("parting, part", || asked("Part"), ""),
    ("parting, stopped", stopped, ""),
    ("parting, a copy", copying, ""),
    ("parting, a copy, read", copying, "ctrl+s"),
    ("parting, a copy, written", written, ""),
];

pub fn people(me: Person) -> People {
    People { me, bond: Bond::Partner }
}

pub fn words() -> Words {
    let body = "I noticed that I stopped checking the phone after dinner.\n\nIt was strange, and also a relief.";
    Words { title: "The calendar talk".into(), parts: vec![(String::new(), body.into())] }
}

pub fn of_entry() -> Share {
    Share::new(share::Opening { of: Sharing::Entry(EntryId(7)), words: words(), kept: None, people: people(First) })
}

pub fn answers() -> Words {
    let parts =
        [("What I heard", "That you were alone."), ("What I felt", "Shame."), ("What I will do", "Ring at six.")];
    let parts = parts.map(|(label, said)| (label.to_owned(), said.to_owned())).into();
    Words { title: "Listening without fixing".into(), parts }
}

pub fn of_sitting() -> Share {
    let of = Sharing::Sitting(SittingId(3));
    Share::new(share::Opening { of, words: answers(), kept: None, people: people(First) })
}

/// What two people said, the latest last.
pub fn statements() -> Vec<Statement> {
    let shared = |title: &str, words: &str| Said::Shared { title: title.into(), words: words.into() };
    let line = Response {
        prompt: "sum".parse().expect("an id"),
        asked: "What do we take along?".into(),
        label: "What we take along".into(),
        value: Some(Value::Text("Tea before talks.".into())),
        reads: "Tea before talks.".into(),
    };
    let talk = Said::Begun {
        talk: "weekly".parse().expect("an id"),
        revision: 1,
        title: "Weekly meeting".into(),
        first: First,
        bond: Bond::Partner,
    };
    let noted = Said::Noted { part: "sum".parse().expect("an id"), lines: vec![line] };
    let pulse = Said::Pulse { pulse: "reliance".parse().expect("an id"), day: day("2026-11-21"), rating: 6 };
    let said = [
        (First, 1, shared("The calendar talk", "I noticed that I was calm.\n\nIt was strange.")),
        (First, 2, Said::Emptied),
        (Second, 3, talk),
        (Second, 3, noted),
        (First, 4, pulse),
        (First, 2, Said::Retracted { of: StatementId([2; 32]) }),
        (Second, 5, Said::Parted { how: How::Pause }),
    ];
    let numbered = said.into_iter().zip(1_u8..);
    let made = numbered.map(|((author, record, said), number)| Statement {
        id: StatementId([number; 32]),
        number: u64::from(number),
        author,
        record: RecordId([record; 16]),
        parents: Vec::new(),
        at: evening(8 - i64::from(number)),
        said,
    });
    made.collect()
}

pub fn register(me: Person) -> Register {
    let book = Book::read(&statements());
    let entries = book.register().iter().map(|line| Entry { words: book.words(line), line: line.clone() }).collect();
    let faults = vec!["Line 9 of what you share was taken away from outside. It is not counted.".to_owned()];
    Register::new(entries, faults, people(me))
}

fn taking_back() -> Box<dyn Screen> {
    let mut screen = register(First);
    press(&mut screen, "home enter");
    push(&mut screen, "Take it back");
    Box::new(screen)
}

fn points(from: u8, step: usize) -> Points {
    let back = |ago: u64| day("2026-11-22").checked_sub_days(Days::new(ago)).expect("a day");
    (0..50).rev().step_by(step).zip(0_u8..).map(|(ago, n)| (back(ago), (from + n % 3).min(10))).collect()
}

pub fn of_nothing() -> trends::Opening {
    let known = |pulse| Known { pulse, own: Vec::new(), shared: Vec::new(), theirs: Vec::new(), gaps: Vec::new() };
    trends::Opening {
        people: people(First),
        role: Role::Hurt,
        today: day("2026-11-22"),
        known: Pulse::ALL.map(known),
        events: Vec::new(),
    }
}

pub fn of_both() -> OurTrends {
    let gaps =
        vec![Gap { day: day("2026-11-15"), first: 4, second: 4 }, Gap { day: day("2026-11-21"), first: 3, second: 7 }];
    let known = |pulse| Known {
        pulse,
        own: points(3, 2),
        shared: points(3, 4),
        theirs: if pulse == Pulse::Reliance { points(7, 9) } else { Vec::new() },
        gaps: gaps.clone(),
    };
    let events =
        vec![(day("2026-11-14"), "talk: Weekly meeting".into()), (day("2026-11-20"), "agreed: Phones rest".into())];
    OurTrends::new(trends::Opening { known: Pulse::ALL.map(known), events, ..of_nothing() })
}

fn own_days() -> Box<dyn Screen> {
    let mut screen = of_both();
    push(&mut screen, "My own days, for my eyes");
    Box::new(screen)
}

fn list_of_days() -> Box<dyn Screen> {
    let mut screen = own_days();
    push(&mut *screen, "Share one of these days");
    screen
}

pub fn opening(standing: Standing, own: Option<How>) -> parting::Opening {
    parting::Opening {
        people: people(First),
        standing,
        own: own.map(|how| (how, day("2026-11-20"), RecordId([9; 16]))),
        texts: ["# What we shared\n\nIt has 2 lines.\n".into(), "What we shared\n\nIt has 2 lines.\n".into()],
        folder: "/home/sam".into(),
    }
}

fn asked(which: &str) -> Box<dyn Screen> {
    let mut screen = Parting::new(opening(Standing::Open, None));
    push(&mut screen, which);
    Box::new(screen)
}

fn stopped() -> Box<dyn Screen> {
    let mut screen = asked("Part");
    screen.hear(Told::Saved, &scene());
    screen
}

pub fn copying() -> Box<dyn Screen> {
    let mut screen = Parting::new(opening(Standing::Open, None));
    push(&mut screen, "Take a copy along");
    Box::new(screen)
}

fn written() -> Box<dyn Screen> {
    let mut screen = copying();
    press(&mut *screen, "ctrl+s");
    screen.hear(Told::Written("/home/sam/notes-2026-11-22.md".into()), &scene());
    screen
}

#[test]
fn in_every_form() {
    let picture = |look: &Look| {
        let (wide, small) = (drawn(at(look), 80, 24), drawn(at(look), 60, 16));
        format!("== {}\n{}\n{wide}\n{small}\n{}\n", look.0, says(&*at(look)), talked(at(look), ""))
    };
    insta::assert_snapshot!(SHARING.iter().map(picture).collect::<String>());
}
