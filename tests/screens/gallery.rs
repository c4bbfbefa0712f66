//! Every other screen in the states worth a look: Today, path, readings, exercises, first run, lock, safety, settings.

use super::looks::Look;
use crate::kit::samples::evening;
use crate::kit::{now, press, scene};
use mendway::app::effect::Effect;
use mendway::app::helplines::Directory;
use mendway::app::outcome::{Refusal, Told};
use mendway::app::page::Mark;
use mendway::app::route::SafetyText;
use mendway::app::screen::Screen;
use mendway::app::screens::backups::{BackupLine, Backups};
use mendway::app::screens::breaches::{Breaches, one::BreachScreen};
use mendway::app::screens::first_run::FirstRun;
use mendway::app::screens::front::{Front, FrontScreen, Voice};
use mendway::app::screens::ground::Ground;
use mendway::app::screens::help::Help;
use mendway::app::screens::keys::Keys;
use mendway::app::screens::lock::Lock;
use mendway::app::screens::pace::PaceScreen;
use mendway::app::screens::pages::{About, Privacy};
use mendway::app::screens::palette::Palette;
use mendway::app::screens::passphrase::ChangePassphrase;
use mendway::app::screens::path::Path;
use mendway::app::screens::pause::Pause;
use mendway::app::screens::player::{Opening, Player};
use mendway::app::screens::reading::{Reading, Text};
use mendway::app::screens::recovery::Recovery;
use mendway::app::screens::safety::{Safety, helplines::Helplines, private_check::SafetyCheck, text::SafetyPage};
use mendway::app::screens::settings::SettingsScreen;
use mendway::app::screens::step::{Item, ItemKind, StepScreen};
use mendway::app::screens::summary::{Closing, Earlier, Summary};
use mendway::app::screens::today::{Day, Today, Waiting};
use mendway::app::screens::veil::Veil;
use mendway::app::screens::words::Words;
use mendway::app::suggest::{self, How, Next};
use mendway::app::{app::Access, binding::everywhere};
use mendway::domain::breach::{Breach, BreachDraft};
use mendway::domain::draft::DraftPlace;
use mendway::domain::ids::{BreachId, ExerciseId, SittingId};
use mendway::domain::person::{Bond, Role};
use mendway::domain::profile::Profile;
use mendway::domain::settings::Settings;
use mendway::domain::sitting::{Response, Sitting, SittingState, Value};
use mendway::domain::step::Step;
use mendway::guides::flow::Seat;
use mendway::guides::gate::Gate;
use mendway::guides::library::Library;
use mendway::guides::model::Kind;
use mendway::prose::Document;
use secrecy::SecretString;
use std::collections::BTreeMap;
use std::time::Duration;

/// Every state worth a look.
pub const GALLERY: &[Look] = &[
    ("today", today, ""),
    ("today, new", today_new, ""),
    ("today, away", today_away, ""),
    ("pace", || pace(Profile { began: Some(evening(1).day()), ..Profile::default() }), ""),
    ("pace, away", || pace(Profile { away_since: Some(evening(1).day()), ..Profile::default() }), ""),
    ("path", path, ""),
    ("step", step, ""),
    ("reading", reading, ""),
    ("reading, sources", reading, "o"),
    ("exercise, front", front, ""),
    ("exercise, care", front_care, "tab"),
    ("exercise, closed", front_closed, ""),
    ("player, temperature", || player("u0-steady", None), ""),
    ("player, hot", too_hot, ""),
    ("player, short", || player("u0-steady", Some("sleep")), ""),
    ("player, why", || player("u0-steady", Some("sleep")), "f3"),
    ("player, example", || player("u0-steady", Some("sleep")), "f4"),
    ("player, choices", || player("u0-steady", Some("grounding")), ""),
    ("player, long", || of_kind(&|kind| matches!(kind, Kind::Long)), "'two lines' enter 'of words'"),
    ("player, a line of the lens", harsh, "tab"),
    ("softer words", softer, ""),
    ("player, choice", || of_kind(&|kind| matches!(kind, Kind::Choice { .. })), ""),
    ("player, rating", || of_kind(&|kind| matches!(kind, Kind::Rating { .. })), "4"),
    ("player, date", || of_kind(&|kind| matches!(kind, Kind::Date)), ""),
    ("player, number", || of_kind(&|kind| matches!(kind, Kind::Number { .. })), ""),
    ("player, rows", || of_kind(&|kind| matches!(kind, Kind::Rows { .. })), "'one thing'"),
    ("player, timer", || of_kind(&|kind| matches!(kind, Kind::Timer { .. })), ""),
    ("player, clause", || of_kind(&|kind| matches!(kind, Kind::Clause)), ""),
    ("player, commitment", || of_kind(&|kind| matches!(kind, Kind::Commitment)), ""),
    ("player, reference", || of_kind(&|kind| matches!(kind, Kind::Reference { .. })), ""),
    ("summary", || summary(5, 4), ""),
    ("summary, hot", || summary(5, 9), ""),
    ("earlier", earlier, ""),
    ("help", || Box::new(Help::new([Vec::new(), everywhere()])), ""),
    ("words", || Box::new(Words::default()), ""),
    ("words, found", || Box::new(Words::default()), "'betray'"),
    ("palette", || Box::new(Palette::new(&[Vec::new(), everywhere()], Access::Open)), ""),
    ("palette, found", || Box::new(Palette::new(&[Vec::new(), everywhere()], Access::Open)), "'pass'"),
    ("palette, nothing", || Box::new(Palette::new(&[Vec::new(), everywhere()], Access::Open)), "'zzz'"),
    ("veil", || Box::new(Veil), ""),
    ("lock", || Box::new(Lock::default()), ""),
    ("lock, wrong", lock_wrong, ""),
    ("lock, sheet", || Box::new(Lock::default()), "f6"),
    ("first run", first_run, ""),
    ("first run, who", first_run, "ctrl+s"),
    ("first run, part", first_run, "ctrl+s ctrl+s"),
    ("first run, breach", first_run, "ctrl+s ctrl+s ctrl+s"),
    ("safety", || Box::new(Safety::new(Directory::embedded(), "GB", Access::Locked)), ""),
    ("safety, open", || Box::new(Safety::new(Directory::embedded(), "", Access::Open)), ""),
    ("help lines", help_lines, ""),
    ("help lines, country", help_lines, "c"),
    ("safety, everyone", || Box::new(SafetyPage::new(SafetyText::Everyone)), ""),
    ("safety, telling", || Box::new(SafetyPage::new(SafetyText::Telling)), ""),
    ("safety, hiding", || Box::new(SafetyPage::new(SafetyText::Hiding)), ""),
    ("safety, leaving", || Box::new(SafetyPage::new(SafetyText::Leaving)), ""),
    ("safety check", || Box::new(SafetyCheck::new(Profile::default())), ""),
    ("ground", || Box::new(Ground::new()), ""),
    ("ground, a step", || Box::new(Ground::new()), "enter"),
    ("pause", || Box::new(Pause::new(scene().uptime + Duration::from_secs(110))), ""),
    ("settings", settings, ""),
    ("keys", || Box::new(Keys::new(Settings::default())), ""),
    ("keys, one", || Box::new(Keys::new(Settings::default())), "enter"),
    ("passphrase", || Box::new(ChangePassphrase::new("Sam")), ""),
    ("recovery", || Box::new(Recovery::new(Profile::default())), ""),
    ("recovery, sheet", recovery_sheet, ""),
    ("backups", backups, ""),
    ("backups, none", || Box::new(Backups::new(Vec::new())), ""),
    ("breaches", breaches, ""),
    ("breach", || Box::new(BreachScreen::new(Role::Hurt)), ""),
    ("privacy", || Box::new(Privacy::new()), ""),
    ("about", || Box::new(About::new()), ""),
];

fn next(how: How) -> Next {
    let exercise: ExerciseId = "c1-pause".parse().expect("an id");
    Next { exercise, title: "A pause that holds".into(), step: Step::Communication, minutes: 30, how }
}

fn today() -> Box<dyn Screen> {
    let waiting = Waiting { place: DraftPlace::NewEntry, title: "Sunday".into(), kept: evening(1) };
    Box::new(Today::new(Day {
        name: "Sam".into(),
        next: Some(next(How::Continue(SittingId(3)))),
        due: vec![next(How::Again)],
        last_checkin: Some(evening(3).day()),
        drafts: vec![waiting],
        notes: vec!["Your pages are open elsewhere. You can read here, not write.".into()],
        away: None,
        week: Some("Week 3 of about 16. Talking and listening. Two exercises a week are plenty.".into()),
        ..Day::default()
    }))
}

fn today_new() -> Box<dyn Screen> {
    Box::new(Today::new(Day { away: Some(14), ..Day::default() }))
}

fn today_away() -> Box<dyn Screen> {
    Box::new(Today::new(Day { away_since: Some(evening(1).day()), ..Day::default() }))
}

fn pace(profile: Profile) -> Box<dyn Screen> {
    Box::new(PaceScreen::new(profile, evening(9).day()))
}

fn path() -> Box<dyn Screen> {
    let person = mendway::app::participant::Participant::default();
    Box::new(Path::new(suggest::steps(&Library::embedded(), &[], &person)))
}

fn step() -> Box<dyn Screen> {
    let item = |kind, title: &str, mark, standing: &str| Item {
        kind,
        title: title.into(),
        minutes: 3,
        why: "What it is for.".into(),
        mark,
        standing: standing.into(),
    };
    let id = |id: &str| id.parse().expect("an id");
    Box::new(StepScreen::new(
        Step::Communication,
        vec![
            item(ItemKind::Reading(id("r1-talking")), "Talking", Mark::Done, ""),
            item(ItemKind::Exercise(id("c1-prep")), "Before a hard talk", Mark::Begun, "begun"),
            item(ItemKind::Exercise(id("c1-outside")), "From outside", Mark::Closed, "not open now"),
        ],
    ))
}

fn reading() -> Box<dyn Screen> {
    let library = Library::embedded();
    let reading = library.reading(&"r1-talking".parse().expect("an id")).expect("a reading").clone();
    let pages = reading.pages.iter().map(|page| Document::from_markdown(&page.text(Role::Hurt, Bond::Friend)));
    let text = Text {
        id: reading.id.clone(),
        title: reading.title.clone(),
        place: "Communication".into(),
        minutes: reading.minutes,
        pages: pages.collect(),
        evidence: reading.evidence.sentence(),
        sources: reading.sources.clone(),
    };
    Box::new(Reading::new(text, Profile::default(), 1))
}

fn the_front(gate: Gate, open: Option<SittingId>, breaches: Vec<Breach>) -> Box<dyn Screen> {
    Box::new(FrontScreen::new(Front {
        id: "c1-prep".parse().expect("an id"),
        title: "Before a hard talk".into(),
        place: "Communication, about 10 min, alone".into(),
        voices: vec![Voice {
            why: "What it is for.".into(),
            care: "What to take care of.".into(),
            prepare: "Where to sit.".into(),
            gate,
            ways: Vec::new(),
        }],
        done: "one line".into(),
        evidence: vec!["How well it is supported.".into(), "Somebody 2007".into()],
        open,
        ended: 2,
        breaches,
        page: None,
    }))
}

fn front() -> Box<dyn Screen> {
    the_front(Gate::Open, Some(SittingId(1)), Vec::new())
}

fn front_care() -> Box<dyn Screen> {
    the_front(Gate::Care(vec!["It is early days. You decide.".into()]), None, records())
}

fn front_closed() -> Box<dyn Screen> {
    the_front(Gate::Closed("Exercises rest today.".into()), None, Vec::new())
}

fn records() -> Vec<Breach> {
    let record = |id, label: &str, role| Breach {
        id: BreachId(id),
        text: BreachDraft { label: label.into(), role, ..BreachDraft::default() },
    };
    vec![record(1, "The letters", Role::Hurt), record(2, "What I said", Role::Accountable)]
}

fn sitting(exercise: &str, title: &str) -> Sitting {
    Sitting {
        id: SittingId(1),
        exercise: exercise.parse().expect("an id"),
        revision: 1,
        title: title.into(),
        role: Role::Hurt,
        bond: Bond::Partner,
        breach: None,
        begun: now(),
        ended: None,
        state: SittingState::Open,
        before: None,
        after: None,
        at: None,
        marked: false,
        responses: Vec::new(),
    }
}

fn player(exercise: &str, at: Option<&str>) -> Box<dyn Screen> {
    let library = Library::embedded();
    let exercise = library.exercise(&exercise.parse().expect("an id")).expect("an exercise").clone();
    let mut sitting = sitting(exercise.id.as_str(), &exercise.title);
    sitting.before = at.map(|_| 4);
    let at = at.map(|at| at.parse().expect("an id"));
    let seat = Seat::first(Role::Hurt, Bond::Partner);
    Box::new(Player::new(Opening { sitting, exercise, seat, drafts: Vec::new(), earlier: BTreeMap::new(), at }))
}

/// The first prompt of a kind that someone meets, with every choice before it taken.
fn of_kind(wanted: &dyn Fn(&Kind) -> bool) -> Box<dyn Screen> {
    let library = Library::embedded();
    for exercise in Step::ALL.into_iter().flat_map(|step| library.exercises_of(step)) {
        for (role, finished) in [(Role::Hurt, 0), (Role::Both, 0), (Role::Hurt, 1)] {
            let seat = Seat { finished, ..Seat::first(role, Bond::Partner) };
            let mut sitting = Sitting { role, before: Some(4), ..sitting(exercise.id.as_str(), &exercise.title) };
            sitting.responses =
                exercise.prompts.iter().filter(|prompt| !prompt.options().is_empty()).map(taken).collect();
            for prompt in exercise.prompts.iter().filter(|prompt| wanted(&prompt.kind)) {
                let (exercise, at) = (exercise.clone(), Some(prompt.id.clone()));
                let earlier = BTreeMap::from([(prompt.id.clone(), "What stood there before.".to_owned())]);
                let sitting = sitting.clone();
                let player = Player::new(Opening { sitting, exercise, seat, drafts: Vec::new(), earlier, at });
                let here = matches!(player.route(), mendway::app::route::Route::Player { at: Some(at), .. } if at == prompt.id);
                if here {
                    return Box::new(player);
                }
            }
        }
    }
    panic!("no exercise has such a prompt")
}

fn taken(prompt: &mendway::guides::model::Prompt) -> Response {
    let ids = prompt.options().iter().map(|option| option.id.to_string()).collect();
    Response {
        prompt: prompt.id.clone(),
        asked: String::new(),
        label: String::new(),
        value: Some(Value::Chosen(ids)),
        reads: String::new(),
    }
}

/// A prompt the language lens looks at, with words it points at.
fn harsh() -> Box<dyn Screen> {
    let mut player = player("c1-deep", Some("message"));
    press(&mut *player, "'You never listen to me. You always have an excuse, and you made me lie.'");
    player
}

fn softer() -> Box<dyn Screen> {
    let effects = press(&mut *harsh(), "f7");
    let layer = effects.into_iter().find_map(|effect| match effect {
        Effect::Lay(layer) => Some(layer),
        _ => None,
    });
    layer.expect("a layer")
}

fn too_hot() -> Box<dyn Screen> {
    let mut player = player("c1-prep", None);
    press(&mut *player, "9 enter");
    player.hear(Told::Temperature, &scene());
    player
}

fn ended(before: u8, after: u8, words: &str) -> Sitting {
    let response = Response {
        prompt: "sleep".parse().expect("an id"),
        asked: "What helps you sleep?".into(),
        label: "What helps me sleep".into(),
        value: Some(Value::Text(words.into())),
        reads: words.into(),
    };
    let state = SittingState::Done;
    let (before, after) = (Some(before), Some(after));
    Sitting { state, before, after, ended: Some(now()), responses: vec![response], ..sitting("u0-steady", "A plan") }
}

fn summary(before: u8, after: u8) -> Box<dyn Screen> {
    let closing = Closing {
        close: "You have a plan.".into(),
        again: "once a week".into(),
        next: vec![("c1-pause".parse().expect("an id"), "A pause that holds".into(), 30)],
        step: Some(Step::Before),
        earlier: 1,
        ..Closing::default()
    };
    Box::new(Summary::new(ended(before, after, "Tea and the blue blanket."), closing))
}

fn earlier() -> Box<dyn Screen> {
    let sittings = vec![ended(4, 3, "Tea."), ended(7, 6, "Nothing yet.")];
    Box::new(Earlier::new("u0-steady".parse().expect("an id"), "A plan".into(), sittings))
}

fn lock_wrong() -> Box<dyn Screen> {
    let mut lock = Lock::default();
    let refusal = Refusal::new("That passphrase does not open your pages.", "Nothing was changed.", "Try again.");
    lock.hear(Told::NotOpened(refusal), &scene());
    Box::new(lock)
}

fn first_run() -> Box<dyn Screen> {
    Box::new(FirstRun::new(Settings::default()))
}

fn help_lines() -> Box<dyn Screen> {
    let settings = Settings { country: "GB".into(), ..Settings::default() };
    Box::new(Helplines::new(Directory::embedded().clone(), "", settings, now().day()))
}

fn settings() -> Box<dyn Screen> {
    Box::new(SettingsScreen::new(Settings::default(), Profile::default(), Directory::embedded()))
}

fn recovery_sheet() -> Box<dyn Screen> {
    let mut page = Recovery::new(Profile::default());
    press(&mut page, "'my words' enter");
    let code = "AAAA1-BBBB2-CCCC3-DDDD4-EEEE5-FFFF6-GGGG7-HHHH8";
    page.hear(Told::Sheet(SecretString::from(code)), &scene());
    Box::new(page)
}

fn backups() -> Box<dyn Screen> {
    let line = |days, bytes| {
        let made = evening(days).local();
        BackupLine { name: made.format("%Y-%m-%d_%H-%M-%S").to_string(), made, bytes }
    };
    Box::new(Backups::new(vec![line(1, 1_250_000), line(2, 640_200)]))
}

fn breaches() -> Box<dyn Screen> {
    Box::new(Breaches::new(records()))
}
