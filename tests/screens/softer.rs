//! The language lens on a page: when it looks, what it says, and that nothing waits for it or is kept of it.

use crate::kit::looks::talked;
use crate::kit::reading::{give, push, says, says_in};
use crate::kit::{now, press, scene};
use mendway::app::action::{Action, Command, Input};
use mendway::app::app::{App, Own};
use mendway::app::effect::{Effect, Go, SittingEffect};
use mendway::app::face::Event;
use mendway::app::page::Block;
use mendway::app::route::Route;
use mendway::app::scene::{Cover, Scene};
use mendway::app::screen::Screen;
use mendway::app::screens::editor::{Editor, Opening as Draft};
use mendway::app::screens::player::{Opening, Player};
use mendway::domain::ids::SittingId;
use mendway::domain::lens::LensSet;
use mendway::domain::person::{Bond, Role};
use mendway::domain::settings::Settings;
use mendway::domain::sitting::{Sitting, SittingState};
use mendway::guides::flow::Seat;
use mendway::guides::library::Library;
use mendway::guides::model::{Column, Exercise, Kind};
use std::collections::BTreeMap;

/// An exercise of one prompt of this kind, looked at by these sets.
fn exercise(kind: Kind, lens: &[LensSet]) -> Exercise {
    let library = Library::embedded();
    let mut exercise = library.exercise(&"c1-prep".parse().expect("an id")).expect("an exercise").clone();
    exercise.prompts.truncate(1);
    exercise.prompts[0].kind = kind;
    exercise.prompts[0].lens = lens.to_vec();
    exercise
}

fn player(kind: Kind, lens: &[LensSet]) -> Player {
    let exercise = exercise(kind, lens);
    let sitting = Sitting {
        id: SittingId(1),
        exercise: exercise.id.clone(),
        revision: 1,
        title: exercise.title.clone(),
        role: Role::Hurt,
        bond: Bond::Friend,
        breach: None,
        begun: now(),
        ended: None,
        state: SittingState::Open,
        before: Some(3),
        after: None,
        at: None,
        marked: false,
        responses: Vec::new(),
    };
    let (seat, at) = (Seat::first(Role::Hurt, Bond::Friend), Some(exercise.prompts[0].id.clone()));
    Player::new(Opening { sitting, exercise, seat, drafts: Vec::new(), earlier: BTreeMap::new(), at })
}

fn blame() -> Player {
    player(Kind::Long, &[LensSet::Blame])
}

fn layer(effects: Vec<Effect>) -> Box<dyn Screen> {
    let said = format!("{effects:?}");
    let layer = effects.into_iter().find_map(|effect| match effect {
        Effect::Lay(layer) => Some(layer),
        _ => None,
    });
    layer.unwrap_or_else(|| panic!("no layer: {said}"))
}

#[test]
fn a_line_names_the_words_when_a_sentence_is_finished_and_not_before() {
    let mut player = blame();
    press(&mut player, "'You never listen to me'");
    assert!(!says(&player).contains("look at"), "{}", says(&player));
    press(&mut player, "'.'");
    assert!(says(&player).contains("A place to look at: \"You never listen to me\"."), "{}", says(&player));
}

#[test]
fn a_line_names_the_words_when_the_field_is_left() {
    let mut player = blame();
    press(&mut player, "'You never listen to me' tab");
    assert!(says(&player).contains("A place to look at: \"You never listen to me\"."), "{}", says(&player));
}

#[test]
fn the_line_goes_as_soon_as_its_words_do() {
    let mut player = blame();
    press(&mut player, "'You never listen. You are a liar.'");
    assert!(says(&player).contains("Two places to look at"), "{}", says(&player));
    press(&mut player, "backspace backspace");
    assert!(says(&player).contains("A place to look at: \"You never listen\"."), "{}", says(&player));
}

#[test]
fn softer_words_open_as_a_layer_that_says_why_and_offers() {
    let mut player = blame();
    let mut layer = layer(press(&mut player, "'You never listen. You never asked.' f7"));
    let page = says(&*layer);
    assert!(page.contains("\"You never listen\", \"You never asked\""), "{page}");
    assert_eq!(page.matches("verdict on a whole person").count(), 1, "each reason once: {page}");
    assert!(page.contains("I would like it if you"), "{page}");
    assert_eq!(layer.route(), Route::Softer);
    assert!(matches!(&push(&mut player, "Softer words")[..], [Effect::Lay(_)]));
    assert!(matches!(&press(&mut *layer, "esc")[..], [Effect::Go(Go::Close)]));
}

#[test]
fn the_layer_lies_on_the_page_closes_back_to_it_and_is_not_come_back_to() {
    let mut player = blame();
    press(&mut player, "'You never listen.'");
    let mut app = App::new(Box::new(player), &Settings::default()).opened();
    let scene = scene();
    let effects = app.handle(Event::Act(Action::Do(Command::Softer)), &scene);
    for effect in effects {
        assert!(matches!(app.keep_own(effect, &scene), Own::Follow(_)), "the outside is not asked");
    }
    assert_eq!(app.top().map(Screen::route), Some(Route::Softer));
    assert_eq!(app.routes().len(), 1, "only the player");
    app.keep_own(Effect::Go(Go::Close), &scene);
    assert!(says(app.top().expect("a screen")).contains("You never listen."));
}

#[test]
fn nothing_is_held_back_and_nothing_of_it_is_kept() {
    let mut plain = player(Kind::Long, &[]);
    let mut looked = blame();
    let words = "'You never listen. You are a liar.' tab shift+tab";
    let without = format!("{:?}", press(&mut plain, words));
    let with = format!("{:?}", press(&mut looked, words));
    assert_eq!(with, without, "drafts are the same with and without the lens");
    let effects = press(&mut looked, "ctrl+s");
    let Some(Effect::Sitting(SittingEffect::Respond { response, .. })) = effects.last() else { panic!("{effects:?}") };
    assert!(!format!("{response:?}").contains("verdict"));
}

#[test]
fn the_plain_face_gets_the_line_at_once_with_the_whole_value() {
    let mut player = player(Kind::Short, &[LensSet::Apology]);
    give(&mut player, 1, Input::Text("I am sorry if you felt hurt".into()));
    assert!(says(&player).contains("A place to look at: \"sorry if you felt hurt\"."), "{}", says(&player));
}

#[test]
fn the_plain_face_prints_the_line_and_offers_the_layer() {
    let said = talked(Box::new(player(Kind::Short, &[LensSet::Apology])), "I am sorry if you felt hurt\n");
    assert!(said.contains("A place to look at: \"sorry if you felt hurt\"."), "{said}");
    assert!(said.contains("Softer words"), "{said}");
}

#[test]
fn clauses_commitments_and_rows_are_looked_at_too() {
    let column = Column { id: "what".parse().expect("an id"), label: "What".into(), options: Vec::new() };
    let rows = Kind::Rows { columns: vec![column], max: 4 };
    for kind in [Kind::Clause, Kind::Commitment, rows] {
        let mut player = player(kind.clone(), &[LensSet::Boundary]);
        press(&mut player, "'You share your location' tab");
        assert!(says(&player).contains("A place to look at: \"share your location\"."), "{kind:?}: {}", says(&player));
    }
}

#[test]
fn a_prompt_without_a_set_is_not_looked_at_and_has_no_key_for_it() {
    let mut player = player(Kind::Long, &[]);
    press(&mut player, "'You never listen.' tab");
    assert!(!says(&player).contains("look at"));
    assert!(player.bindings().iter().all(|binding| binding.action != Action::Do(Command::Softer)));
    assert!(player.react(Action::Do(Command::Softer), &scene()).is_empty());
}

#[test]
fn asking_where_nothing_is_found_says_so_without_praise() {
    let effects = press(&mut blame(), "'I felt alone.' f7");
    let Some(Effect::Say(notice)) = effects.last() else { panic!("{effects:?}") };
    assert_eq!(notice.text, "The word list points at nothing here. It knows only a few words.");
}

#[test]
fn the_editor_looks_only_when_asked() {
    let mut editor = Editor::new(Draft::default());
    press(&mut editor, "'You never listen. I waited, but you came late.' tab shift+tab");
    assert!(!says(&editor).contains("look at"));
    let page = says(&*layer(press(&mut editor, "f7")));
    assert!(page.contains("\"You never listen\""), "{page}");
    assert!(!page.contains("but you"), "a journal is no confession: {page}");
}

#[test]
fn covered_words_are_not_repeated() {
    let covered = Scene { cover: Cover::Covered, ..scene() };
    let mut player = blame();
    let effects = press(&mut player, "'You never listen.' f7");
    let notes = player.page(&covered).blocks.iter().filter(|block| matches!(block, Block::Callout(_))).count();
    assert_eq!(notes, 0);
    let said = says_in(&*layer(effects), &covered);
    assert!(!said.contains("listen"), "{said}");
}
