//! Two people at one keyboard in the states worth a look: the hub, the talks, a round from its first part to its end,
//! the door of a home of two, and the first run of the one who joins.

use super::looks::Look;
use crate::kit::now;
use crate::kit::samples::evening;
use mendway::app::participant::Participant;
use mendway::app::readiness::{BEFORE, Readiness};
use mendway::app::screen::Screen;
use mendway::app::screens::first_run::FirstRun;
use mendway::app::screens::lock::{Door, Handing, Lock};
use mendway::app::screens::together::round::{Desk, Own, RoundScreen};
use mendway::app::screens::together::talk::{TalkFront, TalkScreen};
use mendway::app::screens::together::talks::{Offered, Talks};
use mendway::app::screens::together::{Hub, HubScreen, Ongoing, Standing};
use mendway::domain::ids::Slug;
use mendway::domain::person::Person::{self, First, Second};
use mendway::domain::person::{Bond, Role};
use mendway::domain::ready::Window;
use mendway::domain::safety::{SafetyLevel, SafetyResult};
use mendway::domain::settings::Settings;
use mendway::domain::sitting::{Response, Value};
use mendway::domain::statement::{Ending, RecordId, Said, Salt, Statement, StatementId};
use mendway::guides::talk::Talk;
use mendway::insight::ours::{Book, Round, Written, seal};

/// Every state worth a look.
pub const TWO: &[Look] = &[
    ("together, alone", || hub(Standing::Alone), ""),
    ("together, not both", || hub(Standing::NotBoth), ""),
    ("together, not both, own yes", not_both_yes, ""),
    ("together, open", open, ""),
    ("together, something is wrong", noted, ""),
    ("talks", talks, ""),
    ("talk", || front("c1-floor", Role::Hurt, Bond::Partner, ""), ""),
    ("talk, nobody first", || front("u0-rules", Role::Both, Bond::Relative, ""), "end"),
    ("talk, closed", || front("c1-floor", Role::Accountable, Bond::Friend, EARLY), ""),
    ("round, read", || weekly(&[], None), ""),
    ("round, alone", || weekly(&[reached("rate")], None), ""),
    ("round, written", || weekly(&[reached("rate")], Some(Written::Done)), ""),
    ("round, locked in", || weekly(&[reached("rate"), locked(First)], Some(Written::Done)), ""),
    ("round, waiting", || weekly(&[reached("rate"), locked(First), released(First)], Some(Written::Done)), ""),
    ("round, both said yes", || weekly(&both_released(), Some(Written::Done)), ""),
    ("round, side by side", || weekly(&shown(), Some(Written::Done)), ""),
    ("round, often far apart", often_apart, ""),
    ("round, kept", || weekly(&kept_back(), Some(Written::Done)), ""),
    ("round, floor", || weekly(&[reached("floor")], None), ""),
    ("round, floor runs", || weekly(&[reached("floor")], None), "enter"),
    ("round, said back", || weekly(&[reached("floor")], None), "enter enter"),
    ("round, quiet seconds", || weekly(&[reached("floor")], None), "enter enter enter"),
    ("round, write together", || weekly(&[reached("promises_first")], None), ""),
    ("round, the other writes", || weekly(&[reached("promises_second")], None), ""),
    ("round, say yes", say_yes, ""),
    ("round, put where both read", || weekly(&[reached("promises_first")], Some(Written::Done)), ""),
    ("round, for oneself", stays, ""),
    ("round, break", || weekly(&[reached("rate"), (First, Said::Paused { minutes: Some(20) })], None), ""),
    ("round, another day", || weekly(&[reached("rate"), (Second, Said::Paused { minutes: None })], None), ""),
    ("round, stopped", || weekly(&[reached("rate"), (Second, Said::Ended { how: Ending::Early })], None), ""),
    ("round, whole", || weekly(&[reached("goodbye"), (First, Said::Ended { how: Ending::Whole })], None), ""),
    ("lock, two", || Box::new(Lock::new(door(Handing::No))), ""),
    ("lock, handing over", || Box::new(Lock::new(door(Handing::Over))), ""),
    ("lock, two, sheet", || Box::new(Lock::new(door(Handing::No))), "f6"),
    ("joining", joining, ""),
    ("joining, read", joining, "pagedown pagedown"),
    ("joining, who", joining, "x"),
];

const EARLY: &str =
    "It is early days. In the first four weeks this one can do more harm than good. It opens by itself.";
const ROUND: RecordId = RecordId([7; 16]);

pub fn slug(text: &str) -> Slug {
    text.parse().expect("an id")
}

/// How someone stands who has done all that comes first, or some of it.
pub fn readiness(level: SafetyLevel, finished: usize) -> Readiness {
    let today = now().day();
    let mut person = Participant::default();
    person.profile.safety = Some(SafetyResult { level, day: today });
    for id in &BEFORE[..finished] {
        person.progress.finished.insert(id.parse().expect("an id"), (1, None));
    }
    Readiness::of(&person, today)
}

pub fn the_hub(standing: Standing) -> Hub {
    let readiness = readiness(SafetyLevel::Green, 2);
    Hub { standing, other: Bond::Partner.other().into(), readiness, ..Hub::default() }
}

fn hub(standing: Standing) -> Box<dyn Screen> {
    Box::new(HubScreen::new(the_hub(standing)))
}

fn not_both_yes() -> Box<dyn Screen> {
    let ready_through = Some(Window::through(now().day()));
    let readiness = readiness(SafetyLevel::Green, 3);
    Box::new(HubScreen::new(Hub { ready_through, readiness, ..the_hub(Standing::NotBoth) }))
}

pub fn the_open_hub() -> Hub {
    let ongoing = vec![Ongoing { record: ROUND, title: "Weekly meeting".into(), since: evening(7).day() }];
    let to_read = vec![Ongoing { record: RecordId([8; 16]), title: "After a fight".into(), since: evening(9).day() }];
    Hub { ongoing, to_read, waiting: 1, ready_through: Some(Window::through(now().day())), ..the_hub(Standing::Open) }
}

fn open() -> Box<dyn Screen> {
    Box::new(HubScreen::new(the_open_hub()))
}

fn noted() -> Box<dyn Screen> {
    let note = "Line 12 of what you share was changed from outside. It is not counted. Your own pages are not touched.";
    Box::new(HubScreen::new(Hub { notes: vec![note.into()], ..the_open_hub() }))
}

fn talks() -> Box<dyn Screen> {
    let offered = ["weekly", "repair", "c1-floor", "a2-deliver"].into_iter().enumerate().map(|(at, id)| {
        let talk = talk(id);
        let step = talk.exercise.as_ref().map(|_| talk.step);
        Offered { id: talk.id.clone(), title: talk.title.clone(), minutes: talk.minutes, step, rounds: at % 2 }
    });
    Box::new(Talks::new(offered.collect()))
}

pub fn talk(id: &str) -> &'static Talk {
    Talk::get(&slug(id)).expect("a talk")
}

pub fn the_front(id: &str, role: Role, bond: Bond, closed: &str) -> TalkFront {
    let talk = talk(id);
    TalkFront {
        id: Some(talk.id.clone()),
        title: talk.title.clone(),
        minutes: talk.minutes,
        why: talk.why.text(role, bond),
        care: talk.care.text(role, bond),
        prepare: talk.prepare.text(role, bond),
        parts: talk.parts.iter().map(|part| part.title.clone()).collect(),
        closed: closed.into(),
        evidence: talk.evidence.sentence().into(),
        me: First,
        first: (role == Role::Hurt).then_some(First),
        other: bond.other().into(),
        hot_from: 7,
    }
}

fn front(id: &str, role: Role, bond: Bond, closed: &str) -> Box<dyn Screen> {
    Box::new(TalkScreen::new(the_front(id, role, bond, closed)))
}

/// One thing somebody said in the round.
pub type Word = (Person, Said);

pub fn reached(part: &str) -> Word {
    (First, Said::Reached { part: slug(part) })
}

/// What someone answered at a part of the weekly meeting: their number tells the two apart.
pub fn ratings(whose: Person) -> Vec<Response> {
    let part = talk("weekly").part(&slug("rate")).expect("a part");
    let values = if whose == First { [4, 5, 6, 6, 7] } else { [8, 6, 6, 5, 9] };
    let rated = part.prompts().iter().zip(values);
    rated
        .map(|(prompt, rating)| Response {
            prompt: prompt.id.clone(),
            asked: String::new(),
            label: prompt.label.clone(),
            value: Some(Value::Rating(rating)),
            reads: format!("{rating} of 10"),
        })
        .collect()
}

fn salt(whose: Person) -> Salt {
    Salt([whose.number(); 32])
}

pub fn locked(whose: Person) -> Word {
    let part = slug("rate");
    let seal = seal(ROUND, &part, whose, &salt(whose), &ratings(whose));
    (whose, Said::Locked { part, seal })
}

pub fn released(whose: Person) -> Word {
    (whose, Said::Released { part: slug("rate") })
}

fn revealed(whose: Person) -> Word {
    (whose, Said::Revealed { part: slug("rate"), salt: salt(whose), answers: ratings(whose) })
}

pub fn both_released() -> Vec<Word> {
    vec![reached("rate"), locked(First), released(First), locked(Second), released(Second), revealed(Second)]
}

pub fn shown() -> Vec<Word> {
    let mut said = both_released();
    said.push(revealed(First));
    said
}

fn kept_back() -> Vec<Word> {
    vec![reached("rate"), locked(First), released(First), (Second, Said::KeptBack { part: slug("rate") })]
}

/// What a round comes to in which the two said this.
pub fn round(id: &str, said: &[Word]) -> Round {
    let talk = talk(id);
    let begun = Said::Begun {
        talk: talk.id.clone(),
        revision: talk.revision,
        title: talk.title.clone(),
        first: First,
        bond: Bond::Partner,
    };
    let all: Vec<Statement> = std::iter::once(&(First, begun))
        .chain(said)
        .enumerate()
        .map(|(at, (author, said))| Statement {
            id: StatementId([u8::try_from(at).expect("few") + 1; 32]),
            number: at as u64 + 1,
            author: *author,
            record: ROUND,
            parents: Vec::new(),
            at: now(),
            said: said.clone(),
        })
        .collect();
    Book::read(&all).round(ROUND).expect("a round").clone()
}

/// The first person's page of a round.
pub fn desk(id: &str, said: &[Word], written: Option<Written>) -> Desk {
    let own = written.map(|written| Own { written, responses: ratings(First) });
    Desk {
        me: First,
        role: Role::Hurt,
        bond: Bond::Partner,
        own,
        often_apart: Vec::new(),
        round: round(id, said),
        talk: talk(id),
        cards: None,
    }
}

fn weekly(said: &[Word], written: Option<Written>) -> Box<dyn Screen> {
    Box::new(RoundScreen::new(desk("weekly", said, written)))
}

fn often_apart() -> Box<dyn Screen> {
    let desk = desk("weekly", &shown(), Some(Written::Done));
    Box::new(RoundScreen::new(Desk { often_apart: vec![slug("trust")], ..desk }))
}

pub fn line(words: &str) -> Vec<Response> {
    vec![Response {
        prompt: slug("request"),
        asked: String::new(),
        label: "A small request".into(),
        value: Some(Value::Text(words.into())),
        reads: words.into(),
    }]
}

fn say_yes() -> Box<dyn Screen> {
    let noted = Said::Noted { part: slug("promises_second"), lines: line("Tea before we start") };
    weekly(&[reached("promises_second"), (Second, noted)], None)
}

fn stays() -> Box<dyn Screen> {
    let told = reached("after");
    Box::new(RoundScreen::new(desk("a2-deliver", &[told], Some(Written::Done))))
}

fn door(handing: Handing) -> Door {
    Door { people: vec![First, Second], asks: if handing == Handing::Over { Second } else { First }, handing }
}

fn joining() -> Box<dyn Screen> {
    Box::new(FirstRun::joining(Settings::default()))
}
