//! What stands round a sitting: the front page before it, examples and keys within it, the summary after it.

use super::player::{self, Outside};
use crate::kit::looks::{drawn, page_said, talked};
use crate::kit::plain::{pick, text};
use crate::kit::{now, press, scene};
use mendway::app::action::{Action, Input};
use mendway::app::app::App;
use mendway::app::effect::{Effect, Go, LedgerEffect, SittingEffect};
use mendway::app::face::{Event, Face};
use mendway::app::page::Block;
use mendway::app::route::Route;
use mendway::app::screen::Screen;
use mendway::app::screens::front::{Front, FrontScreen, Voice};
use mendway::app::screens::player::Player;
use mendway::app::screens::summary::{Closing, Summary};
use mendway::domain::agreement::AgreementDraft;
use mendway::domain::boundary::BoundaryDraft;
use mendway::domain::breach::{Breach, BreachDraft};
use mendway::domain::ids::{BreachId, ExerciseId};
use mendway::domain::person::{Bond, Role};
use mendway::domain::settings::Settings;
use mendway::domain::sitting::{Offered, Sitting, SittingState};
use mendway::domain::step::Step;
use mendway::faces::plain::Plain;
use mendway::guides::flow::Seat;
use mendway::guides::gate::{Gate, Ground};
use mendway::guides::model::Exercise;

const SEAT: Seat = Seat::first(Role::Hurt, Bond::Partner);

/// The player at one prompt of an exercise.
fn at(exercise: &Exercise, seat: Seat, prompt: &str) -> Player {
    let mut opening = player::opening(exercise, seat);
    opening.sitting.before = Some(3);
    opening.at = Some(prompt.parse().expect("an id"));
    Player::new(opening)
}

/// A front page as it is read, without a voice.
fn as_read() -> Front {
    let exercise = player::exercise("a2-own");
    Front {
        id: exercise.id.clone(),
        title: exercise.title.clone(),
        place: String::new(),
        voices: Vec::new(),
        done: "a line".into(),
        evidence: Vec::new(),
        open: None,
        ended: 0,
        breaches: Vec::new(),
        page: None,
    }
}

fn front(gates: [Gate; 3]) -> FrontScreen {
    let exercise = player::exercise("a2-own");
    let roles = [Role::Hurt, Role::Accountable, Role::Unsaid];
    let voices = roles.into_iter().zip(gates).map(|(role, gate)| {
        let ground = Ground { role, ..Ground::default() };
        Voice { gate, ..Voice::new(Step::Accountability, &exercise, &ground) }
    });
    let breach = |id, label: &str, role| Breach {
        id: BreachId(id),
        text: BreachDraft { label: label.into(), role, ..BreachDraft::default() },
    };
    let breaches = vec![breach(1, "The lie", Role::Hurt), breach(2, "The money", Role::Accountable)];
    FrontScreen::new(Front { voices: voices.collect(), breaches, ..as_read() })
}

#[test]
fn the_front_page_speaks_to_the_part_in_what_the_sitting_is_about() {
    let exercise = player::exercise("a2-own");
    let why = |role| exercise.why.text(role, Bond::Partner).replace(['*', '\n'], "");
    assert_ne!(why(Role::Hurt), why(Role::Accountable));
    let mut front = front([Gate::Open, Gate::Open, Gate::Open]);
    assert!(text(&front).contains(&why(Role::Hurt)));
    pick(&mut front, "The money");
    assert!(text(&front).contains(&why(Role::Accountable)) && !text(&front).contains(&why(Role::Hurt)));
    let effects = press(&mut front, "b");
    assert!(matches!(&effects[..], [Effect::Sitting(SittingEffect::Begin(_, Some(BreachId(2))))]), "{effects:?}");
}

#[test]
fn the_front_page_begins_with_what_is_open() {
    let closed = Gate::Closed("Written for another part.".into());
    let mut front = front([closed, Gate::Open, Gate::Open]);
    assert!(text(&front).contains("(o) The money") && !text(&front).contains("another part"));
    pick(&mut front, "The lie");
    assert!(text(&front).contains("another part"));
    assert!(press(&mut front, "b").is_empty(), "it begins though it is closed");
}

#[test]
fn a_closed_page_offers_the_way_to_what_it_asks_for() {
    let exercise = player::exercise("a2-own");
    let to = Route::Exercise("a2-ripple".parse().expect("an id"));
    let voice = Voice {
        gate: Gate::Closed("Something else comes first.".into()),
        ways: vec![("To \"How far it reached\"".into(), to.clone())],
        ..Voice::new(Step::Accountability, &exercise, &Ground::default())
    };
    let mut front = FrontScreen::new(Front { voices: vec![voice], ..as_read() });
    let effects = press(&mut front, "enter");
    assert!(matches!(&effects[..], [Effect::Go(Go::Open(route))] if *route == to), "{effects:?}");
}

#[test]
fn every_word_of_care_stands_on_the_front_page() {
    let care = Gate::Care(vec!["No check yet.".into(), "Not long ago.".into()]);
    let mut front = front([care, Gate::Open, Gate::Open]);
    pick(&mut front, "The lie");
    let said = text(&front);
    assert!(said.contains("No check yet.\nNot long ago.") && said.contains("Begin anyway"), "{said}");
}

#[test]
fn a_summary_offers_each_exercise_that_may_come_next() {
    let id = |id: &str| id.parse::<ExerciseId>().expect("an id");
    let next = vec![(id("f4-kind"), "The kind letter".to_owned(), 20), (id("f4-hold"), "Holding on".to_owned(), 15)];
    let summary = || Summary::new(ended(), Closing { next: next.clone(), ..Closing::default() });
    for (label, wanted) in [("Next: The kind letter, 20 min", "f4-kind"), ("Or: Holding on, 15 min", "f4-hold")] {
        let effects = pick(&mut summary(), label);
        let to = Route::Exercise(id(wanted));
        assert!(matches!(&effects[..], [Effect::Go(Go::Replace(route))] if *route == to), "{effects:?}");
    }
}

#[test]
fn an_example_is_shown_without_the_marks_of_its_file() {
    let mut seen = 0;
    for exercise in player::exercises() {
        for seat in player::seats(&exercise).into_iter().filter(|seat| seat.weeks_known.is_none()) {
            let mut opening = player::opening(&exercise, seat);
            opening.sitting.before = Some(3);
            let mut player = Player::new(opening);
            let mut outside = Outside::default();
            while outside.ended.is_none() {
                press(&mut player, "f4");
                let said = page_said(&player.page(&scene()));
                seen += usize::from(said.contains("An example. Yours"));
                assert!(!said.contains('*'), "{} {seat:?}: {said}", exercise.id);
                player::answer_at_once(&mut player, &mut outside);
            }
        }
    }
    assert!(seen > 500, "only {seen} examples");
}

#[test]
fn the_rows_of_an_example_stand_one_under_the_other() {
    let mut player = at(&player::exercise("b3-needs"), SEAT, "needs");
    press(&mut player, "f4");
    let said = page_said(&player.page(&scene()));
    assert!(said.contains("limit, privacy, 9\n- Please tell me the same day"), "{said}");
}

/// The player at a prompt with an option that names the safety page: which block, and which option.
fn may_be_afraid() -> (Player, usize, usize) {
    let all = player::exercises();
    let found = all.iter().find_map(|exercise| {
        let always = exercise.prompts.iter().filter(|prompt| prompt.show_if.is_none());
        always.into_iter().find_map(|prompt| {
            let labels = prompt.options().iter().map(|option| option.label.text(SEAT.role, SEAT.bond));
            let n = labels.into_iter().position(|label| label.contains("Safety page"))?;
            Some((at(exercise, SEAT, prompt.id.as_str()), n))
        })
    });
    let (player, n) = found.expect("such an option");
    let page = player.page(&scene());
    let block = page.blocks.iter().position(|block| matches!(block, Block::Choice(_))).expect("a choice");
    (player, block, n)
}

fn afraid() -> Player {
    let (mut player, block, n) = may_be_afraid();
    player.react(Action::Set { block, input: Input::Pick(n) }, &scene());
    player
}

#[test]
fn an_option_that_names_the_safety_page_tells_the_way_there() {
    let shown = drawn(Box::new(afraid()), 80, 24);
    assert!(shown.contains("Safety and help lines: F2"), "{shown}");
    assert!(shown.lines().last().is_some_and(|footer| footer.contains("F2 safety")), "{shown}");
    let (player, _, n) = may_be_afraid();
    assert!(!drawn(Box::new(player), 80, 24).contains("Safety and help lines"));
    let (player, ..) = may_be_afraid();
    let said = talked(Box::new(player), &format!("{}\n", n + 1));
    assert!(said.contains("Safety and help lines: /safety") && !said.contains("Safety: Safety"), "{said}");
    assert_eq!(said.matches("Read it again.").count(), 1, "the whole page is said twice: {said}");
}

#[test]
fn the_way_to_the_safety_page_is_told_by_the_persons_own_key() {
    let mut settings = Settings::default();
    settings.keys.insert("safety".into(), "f9".into());
    let app = App::new(Box::new(afraid()), &settings);
    let pages = app.pages(&scene());
    let told = format!("{:?}", pages[0].blocks);
    assert!(told.contains("Safety and help lines: F9"), "{told}");
    let mut out = Vec::new();
    {
        let mut face = Plain::new(&b"\n"[..], &mut out);
        face.draw(&pages, 0).expect("a page is printed");
        assert_eq!(face.wait(None).expect("an end"), Event::Gone);
    }
    let said = String::from_utf8(out).expect("text");
    assert!(said.contains("Safety and help lines: /safety"), "{said}");
}

#[test]
fn after_a_row_is_added_the_next_one_begins_at_its_first_cell() {
    let mut player = at(&player::exercise("b3-needs"), SEAT, "needs");
    press(&mut player, "'Ring first' enter tab tab tab enter");
    press(&mut player, "'Not at night'");
    let shown = format!("{:?}", player.page(&scene()).blocks);
    assert!(shown.contains("Ring first") && shown.contains("Not at night"), "{shown}");
}

#[test]
fn each_column_of_options_counts_from_one_and_emptied_ones_are_not_told_one_by_one() {
    let player = at(&player::exercise("b3-needs"), SEAT, "needs");
    let said = talked(Box::new(player), "Ring first\n2\n1\n9\n1\n");
    assert!(said.contains("1. limit") && said.contains("1. contact") && !said.contains("5. contact"), "{said}");
    assert!(said.contains("Type a number, 1 to 10."), "{said}");
    for chosen in ["Chosen: request.", "Chosen: contact.", "Chosen: 9."] {
        assert!(said.contains(chosen), "{chosen}: {said}");
    }
    assert!(said.contains("In my words: Ring first. Kind: request."), "{said}");
    assert!(said.matches("Nothing is chosen.").count() <= 1, "{said}");
}

fn ended() -> Sitting {
    let opening = player::opening(&player::exercise("b3-needs"), SEAT);
    Sitting { state: SittingState::Done, ended: Some(now()), ..opening.sitting }
}

#[test]
fn what_a_sitting_drafts_goes_into_the_records_once() {
    let clause = Offered::Clause(AgreementDraft { what: "Phones rest.".into(), ..AgreementDraft::default() });
    let lines = Offered::Lines(vec![BoundaryDraft { words: "I leave.".into(), ..BoundaryDraft::default() }]);
    let id = |id: &str| id.parse().expect("an id");
    let offered = vec![(id("needs"), lines.clone()), (id("draft_rule"), clause.clone())];
    let mut summary = Summary::new(ended(), Closing { offered, ..Closing::default() });
    for (label, taken) in [("Put this into your agreement", clause), ("Put these into Limits", lines)] {
        let effects = pick(&mut summary, label);
        assert!(
            matches!(&effects[..], [Effect::Ledger(LedgerEffect::Take(_, offered)), Effect::Say(_)] if *offered == taken),
            "{effects:?}"
        );
    }
    assert!(!text(&summary).contains("Put th"), "{}", text(&summary));
}

#[test]
fn a_summary_says_which_part_it_was() {
    let part = "This was part 1 of 2. Part 2 comes best from Tue 24 Nov on.".to_owned();
    let summary = Summary::new(ended(), Closing { part: part.clone(), ..Closing::default() });
    assert!(text(&summary).contains(&part));
}

/// "prompt 2 of up to 9" as 2 and 9.
fn counted(player: &Player) -> Option<(usize, usize)> {
    let place = player.page(&scene()).place;
    let (number, of) = place.split_once("prompt ")?.1.split_once(" of ")?;
    Some((number.parse().ok()?, of.trim_start_matches("up to ").parse().ok()?))
}

#[test]
fn a_choice_ahead_counts_its_longest_way() {
    let mut player = at(&player::exercise("c1-outside"), SEAT, "since");
    assert!(player.page(&scene()).place.ends_with("prompt 1 of up to 6"), "{}", player.page(&scene()).place);
    press(&mut player, "2 ctrl+s");
    player.hear(mendway::app::outcome::Told::Responded, &scene());
    assert!(player.page(&scene()).place.ends_with("prompt 2 of 2"), "{}", player.page(&scene()).place);
}

#[test]
fn no_choice_makes_an_exercise_longer_than_it_was_said_to_be() {
    for exercise in player::exercises() {
        for seat in player::seats(&exercise) {
            let mut opening = player::opening(&exercise, seat);
            opening.sitting.before = Some(3);
            let mut player = Player::new(opening);
            let mut most = usize::MAX;
            player::walk(&mut player, &mut Outside::default(), &mut |player| {
                if let Some((number, of)) = counted(player) {
                    assert!(number <= of && of <= most, "{} {seat:?}: {number} of {of}, {most} before", exercise.id);
                    most = of;
                }
            });
        }
    }
}
