//! The exercise player, walked through every exercise of ours in every role and bond, by key and by whole values.

use crate::kit::looks::{page_drawn, page_said};
use crate::kit::{now, press, scene};
use mendway::app::action::{Action, Command, Input};
use mendway::app::binding::Typing;
use mendway::app::effect::{Effect, Go, SittingEffect};
use mendway::app::outcome::Told;
use mendway::app::page::{Block, Take};
use mendway::app::route::Route;
use mendway::app::screen::Screen;
use mendway::app::screens::player::{Opening, Player};
use mendway::domain::draft::{Draft, DraftText, KeptDraft};
use mendway::domain::ids::{ExerciseId, SittingId};
use mendway::domain::person::{Bond, Role};
use mendway::domain::sitting::{Response, Sitting, SittingState, Value};
use mendway::domain::step::Step;
use mendway::guides::flow::Seat;
use mendway::guides::library::Library;
use mendway::guides::model::Exercise;
use mendway::prose::Document;
use std::collections::BTreeMap;

fn sitting(exercise: &Exercise, role: Role, bond: Bond) -> Sitting {
    Sitting {
        id: SittingId(1),
        exercise: exercise.id.clone(),
        revision: exercise.revision,
        title: exercise.title.clone(),
        role,
        bond,
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

pub fn opening(exercise: &Exercise, seat: Seat) -> Opening {
    let sitting = sitting(exercise, seat.role, seat.bond);
    Opening { sitting, exercise: exercise.clone(), seat, drafts: Vec::new(), earlier: BTreeMap::new(), at: None }
}

/// Every seat an exercise can be met from: role, bond, each sitting of a round and the one after it, early days.
pub fn seats(exercise: &Exercise) -> Vec<Seat> {
    let mut seats = Vec::new();
    for role in Role::ALL {
        for bond in Bond::ALL.into_iter().filter(|bond| exercise.offered_to(role, *bond)) {
            for finished in 0..=u32::from(exercise.done.sittings) {
                seats.extend([None, Some(5)].map(|weeks_known| Seat { role, bond, finished, weeks_known }));
            }
        }
    }
    seats
}

/// Our exercises that ask for something; the others open a page of the program.
pub fn exercises() -> Vec<Exercise> {
    let library = Library::embedded();
    let all = Step::ALL.into_iter().flat_map(|step| library.exercises_of(step));
    all.filter(|exercise| exercise.page.is_none()).cloned().collect()
}

pub fn exercise(id: &str) -> Exercise {
    let id: ExerciseId = id.parse().expect("an id");
    Library::embedded().exercise(&id).expect("an exercise of ours").clone()
}

/// Plays the outside: stores what is to be stored, and says so.
#[derive(Default)]
pub struct Outside {
    responses: Vec<Response>,
    drafts: Vec<Draft>,
    pub ended: Option<SittingState>,
}

impl Outside {
    fn carry_out(&mut self, player: &mut Player, effects: Vec<Effect>) {
        for effect in effects {
            let news = match effect {
                Effect::Keep(draft) => {
                    self.drafts.push(draft);
                    continue;
                }
                Effect::Sitting(SittingEffect::Respond { response, .. }) => {
                    self.responses.retain(|known| known.prompt != response.prompt);
                    self.responses.push(*response);
                    Told::Responded
                }
                Effect::Sitting(SittingEffect::Temperature(..)) => Told::Temperature,
                Effect::Sitting(SittingEffect::End(_, state)) => {
                    self.ended = Some(state);
                    continue;
                }
                _ => continue,
            };
            let more = player.hear(news, &scene());
            self.carry_out(player, more);
        }
    }
}

/// Gives every control of the page a value at once, as the plain face does, then goes on.
pub fn answer_at_once(player: &mut Player, outside: &mut Outside) {
    let inputs: Vec<(usize, Input)> = player
        .page(&scene())
        .blocks
        .iter()
        .enumerate()
        .filter_map(|(index, block)| match block {
            Block::Field(field) => {
                let text = match field.label.split(' ').collect::<Vec<_>>()[..] {
                    ["Day" | "Day,", ..] => "2026-12-01".to_owned(),
                    ["From", least, "to", ..] => least.to_owned(),
                    _ => "some words".to_owned(),
                };
                Some((index, Input::Text(text)))
            }
            Block::Choice(choice) if choice.take == Take::Many => Some((index, Input::Picks(vec![0, 1]))),
            Block::Choice(_) => Some((index, Input::Pick(0))),
            Block::Rating(_) => Some((index, Input::Rate(4))),
            _ => None,
        })
        .collect();
    let scene = scene();
    for (block, input) in inputs {
        let effects = player.react(Action::Set { block, input }, &scene);
        outside.carry_out(player, effects);
    }
    press_timer(player, outside);
    let effects = player.react(Action::Do(Command::Next), &scene);
    outside.carry_out(player, effects);
}

/// A timer page has one button of its own: start it, and end it.
fn press_timer(player: &mut Player, outside: &mut Outside) {
    let page = player.page(&scene());
    let timer = page.blocks.iter().any(|block| matches!(block, Block::Progress(_)));
    if timer {
        for _ in 0..2 {
            let effects = press(player, "enter");
            outside.carry_out(player, effects);
        }
    }
}

/// Walks to the end, looking at each page with `look`; the number of pages seen.
pub fn walk(player: &mut Player, outside: &mut Outside, look: &mut dyn FnMut(&Player)) -> usize {
    let mut pages = 0;
    while outside.ended.is_none() {
        pages += 1;
        assert!(pages < 80, "no end: {:?}", player.route());
        assert!(player.page(&scene()).controls() > 0, "nothing to do on {:?}", player.route());
        look(player);
        answer_at_once(player, outside);
    }
    pages
}

/// Draws the page in both faces; each must say what is asked.
fn in_both_faces(player: &Player, exercise: &Exercise, seat: Seat) {
    let page = player.page(&scene());
    let Route::Player { at, .. } = player.route() else { panic!("a player") };
    let prompt = at.and_then(|id| exercise.prompts.iter().find(|prompt| prompt.id == id));
    let asked = prompt.map(|prompt| Document::from_markdown(&prompt.ask.text(seat.role, seat.bond)));
    let asked = asked.map(|asked| squeezed(&mendway::export::text::write(&asked))).unwrap_or_default();
    let beginning: String = asked.split_inclusive(' ').take(5).collect();
    let said = squeezed(&page_drawn(&page, 80, 24));
    assert!(said.contains(beginning.trim()), "{} {seat:?}: {beginning} is not in {said}", exercise.id);
    // In the smallest window a prompt with several fields scrolls to the one being typed in.
    let small = squeezed(&page_drawn(&page, 60, 16));
    assert!(small.contains(beginning.trim()) || small.contains("more above"), "{} {seat:?}: {small}", exercise.id);
    let said = squeezed(&page_said(&page));
    assert!(said.contains(&asked), "{} {seat:?}: {asked} is not in {said}", exercise.id);
}

/// With every run of blanks as one.
fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[test]
fn every_exercise_can_be_walked_to_its_end_in_every_role_and_bond() {
    let mut walked = 0;
    for exercise in exercises() {
        for seat in seats(&exercise) {
            let mut player = Player::new(opening(&exercise, seat));
            let mut outside = Outside::default();
            let faces = seat.weeks_known.is_none() && seat.role != Role::Unsaid;
            walk(&mut player, &mut outside, &mut |player| {
                if faces {
                    in_both_faces(player, &exercise, seat);
                }
            });
            let what = format!("{} in {seat:?}", exercise.id);
            assert_eq!(outside.ended, Some(SittingState::Done), "{what}");
            for response in &outside.responses {
                assert!(!response.reads.is_empty(), "{what}: {} reads as nothing", response.prompt);
                assert!(!response.asked.contains(['{', '}']), "{what}: {}", response.asked);
            }
            walked += 1;
        }
    }
    assert!(walked >= 12 * 4 * 3, "only {walked} walks");
}

#[test]
fn every_prompt_can_be_skipped_without_a_word() {
    for exercise in exercises() {
        let mut player = Player::new(opening(&exercise, seats(&exercise)[0]));
        let mut outside = Outside::default();
        for _ in 0..80 {
            if outside.ended.is_some() {
                break;
            }
            let effects = press(&mut player, "f5 ctrl+s");
            outside.carry_out(&mut player, effects);
        }
        assert_eq!(outside.ended, Some(SittingState::Kept), "{}", exercise.id);
    }
}

#[test]
fn a_crash_at_any_prompt_comes_back_to_the_same_words_and_caret() {
    let (mut checked, mut exercises_checked) = (0, 0);
    for exercise in exercises() {
        let before = checked;
        for seat in seats(&exercise).into_iter().filter(|seat| seat.weeks_known.is_none()) {
            checked += crash_everywhere(&exercise, seat);
        }
        exercises_checked += usize::from(checked > before);
    }
    assert!(checked >= 500, "only {checked} crashes");
    assert!(exercises_checked >= 12, "only {exercises_checked} exercises");
}

/// Walks one exercise and, wherever one types, types, crashes, and looks what comes back; how often it did.
fn crash_everywhere(exercise: &Exercise, seat: Seat) -> usize {
    let mut player = Player::new(opening(exercise, seat));
    let mut outside = Outside::default();
    let mut checked = 0;
    while outside.ended.is_none() {
        if player.typing() != Typing::No {
            let drafts = outside.drafts.len();
            let effects = press(&mut player, "'half a thought' left left");
            outside.carry_out(&mut player, effects);
            assert!(outside.drafts.len() > drafts, "typing keeps a draft");
            let draft = outside.drafts.last().expect("it was just kept").clone();
            let mut again = opening(exercise, seat);
            again.sitting.responses = outside.responses.clone();
            again.sitting.before = Some(4);
            again.drafts = vec![KeptDraft { draft: draft.clone(), kept: now() }];
            let Route::Player { at, .. } = player.route() else { panic!("a player") };
            again.at = at;
            let reopened = Player::new(again);
            assert_eq!(reopened.route(), player.route());
            let shown = format!("{:?}", reopened.page(&scene()).blocks);
            assert!(shown.contains("half a thought"), "{} {seat:?}: {shown}", exercise.id);
            assert!(shown.contains(&format!("{:?}", draft.caret)), "caret {:?} in {shown}", draft.caret);
            checked += 1;
        }
        answer_at_once(&mut player, &mut outside);
    }
    checked
}

#[test]
fn going_back_loses_nothing() {
    let exercise = exercise("c1-prep");
    let mut player = Player::new(opening(&exercise, Seat::first(Role::Hurt, Bond::Partner)));
    let mut outside = Outside::default();
    while player.typing() == Typing::No {
        answer_at_once(&mut player, &mut outside);
    }
    let there = player.route();
    let effects = press(&mut player, "'the first words' ctrl+s");
    outside.carry_out(&mut player, effects);
    assert_ne!(player.route(), there);
    let effects = press(&mut player, "f6");
    outside.carry_out(&mut player, effects);
    assert_eq!(player.route(), there);
    assert!(format!("{:?}", player.page(&scene()).blocks).contains("the first words"));
}

#[test]
fn skipping_never_takes_typed_words_away() {
    let exercise = exercise("c1-prep");
    let mut player = Player::new(opening(&exercise, Seat::first(Role::Hurt, Bond::Partner)));
    let mut outside = Outside::default();
    while player.typing() == Typing::No {
        answer_at_once(&mut player, &mut outside);
    }
    let there = player.route();
    let effects = press(&mut player, "'a line that cost something' f5");
    outside.carry_out(&mut player, effects);
    assert_ne!(player.route(), there);
    let stored = outside.responses.last().and_then(|response| response.value.clone());
    assert!(format!("{stored:?}").contains("a line that cost something"), "{stored:?}");
}

#[test]
fn a_high_temperature_offers_rest_first_and_leaves_the_choice() {
    let exercise = exercise("c1-prep");
    let mut player = Player::new(opening(&exercise, Seat::first(Role::Hurt, Bond::Partner)));
    let mut outside = Outside::default();
    let effects = press(&mut player, "8 enter");
    outside.carry_out(&mut player, effects);
    let page = format!("{:?}", player.page(&scene()).blocks);
    assert!(page.contains("Ground me, two minutes") && page.contains("Go on, gently"), "{page}");
    assert!(press(&mut player, "1").is_empty(), "a number key pressed a button");
    let effects = press(&mut player, "enter");
    assert!(matches!(&effects[..], [Effect::Act(Action::Do(Command::Ground))]), "{effects:?}");
    press(&mut player, "right right right enter");
    assert!(matches!(player.route(), Route::Player { at: Some(_), .. }));
}

#[test]
fn a_day_that_cannot_be_read_stays_as_it_was_typed() {
    let library = Library::embedded();
    let dated = Step::ALL.into_iter().flat_map(|step| library.exercises_of(step));
    let mut found = 0;
    for exercise in dated.filter(|e| e.prompts.iter().any(|p| p.kind == mendway::guides::model::Kind::Date)) {
        let prompt = exercise.prompts.iter().find(|p| p.kind == mendway::guides::model::Kind::Date).expect("a day");
        let mut opening = opening(exercise, Seat::first(Role::Both, Bond::Partner));
        opening.sitting.before = Some(3);
        let chosen = exercise.prompts.iter().filter(|p| !p.options().is_empty()).map(|p| Response {
            prompt: p.id.clone(),
            asked: String::new(),
            label: String::new(),
            value: Some(Value::Chosen(p.options().iter().map(|option| option.id.to_string()).collect())),
            reads: String::new(),
        });
        opening.sitting.responses = chosen.collect();
        opening.at = Some(prompt.id.clone());
        let mut player = Player::new(opening);
        if player.typing() == Typing::No {
            continue;
        }
        let effects = press(&mut player, "'next week some time' ctrl+s");
        assert!(effects.iter().any(|effect| matches!(effect, Effect::Say(_))), "{}: {effects:?}", exercise.id);
        assert!(!effects.iter().any(|effect| matches!(effect, Effect::Sitting(_))));
        assert!(format!("{:?}", player.page(&scene()).blocks).contains("next week some time"));
        let kept = effects.iter().rev().find_map(|effect| match effect {
            Effect::Keep(draft) => Some(draft.text.clone()),
            _ => None,
        });
        assert_eq!(kept, Some(DraftText::Value(Value::Text("next week some time".into()))));
        found += 1;
    }
    assert!(found > 0, "no exercise asks for a day");
}

#[test]
fn escape_leaves_and_says_that_it_is_kept() {
    let exercise = exercise("c1-prep");
    let mut player = Player::new(opening(&exercise, Seat::first(Role::Hurt, Bond::Partner)));
    let mut outside = Outside::default();
    answer_at_once(&mut player, &mut outside);
    answer_at_once(&mut player, &mut outside);
    let effects = press(&mut player, "esc");
    assert!(matches!(&effects[..], [Effect::Go(Go::Close), Effect::Say(_)]), "{effects:?}");
}
