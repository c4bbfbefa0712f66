//! Our talks have no complaint and can be walked by everybody; bad ones are told what is wrong with them.

use super::check::{check, ours};
use super::*;
use crate::domain::person::{Person, Role};
use crate::domain::step::Step;
use crate::guides::check::of_origin;
use crate::guides::flow::{Seat, is_done, shown};
use crate::guides::library::{Library, Origin};
use crate::guides::model::Mode;
use crate::guides::template::template;
use std::collections::{BTreeMap, BTreeSet};

const SMALL: &str = r#"format = 1
id = "tea"
revision = 1
title = "A cup of tea"
minutes = 10
step = 1
evidence = "K"
sources = ["Someone (2001): On tea."]
why = "It is good to sit."
prepare = "Put the water on."
care = "Either of you may stop at any time, without a reason."
close = "That was the tea."

[[part]]
id = "sit"
kind = "read"
title = "Sit down"
words = "Sit where {other} can see you."

[[part]]
id = "turns"
kind = "floor"
title = "In turns"
words = "One speaks, one listens."
minutes = 2
turns = 3

[[part]]
id = "rate"
kind = "apart"
title = "Each alone"
words = "Look away, please."

[[part.prompt]]
id = "warm"
kind = "rating"
anchors = ["cold", "lukewarm", "hot"]
ask = "How warm was it?"
why = "So that you can compare."
label = "How warm"

[[part]]
id = "plan"
kind = "joint"
title = "Next time"
words = "One types, both look."
optional = true

[[part.prompt]]
id = "clause"
kind = "clause"
ask = "What do you agree on?"
why = "So that it holds."
label = "What we agree on"
"#;

fn slug(text: &str) -> Slug {
    text.parse().expect("an id")
}

/// The complaints about the small talk with `from` written as `to`.
fn complaints(from: &str, to: &str) -> String {
    assert!(from.is_empty() || SMALL.contains(from), "{from}");
    let text = if from.is_empty() { format!("{SMALL}{to}") } else { SMALL.replacen(from, to, 1) };
    let problems = check("talks/tea.toml", &text, &Library::embedded());
    problems.iter().map(|problem| format!("{problem}\n")).collect()
}

#[test]
fn ours_have_no_complaint() {
    let problems: Vec<String> = ours(&Library::embedded()).iter().map(ToString::to_string).collect();
    assert_eq!(problems, Vec::<String>::new());
}

#[test]
fn every_talk_walks_to_its_end_in_every_role_and_bond() {
    for id in Talk::all() {
        let talk = Talk::get(&slug(id)).unwrap_or_else(|| panic!("{id} cannot be read"));
        for (role, bond) in Role::ALL.into_iter().flat_map(|role| talk.bonds.iter().map(move |bond| (role, *bond))) {
            let mut said = vec![&talk.why, &talk.prepare, &talk.care, &talk.close];
            said.extend(talk.parts.iter().map(|part| &part.words));
            let said: Vec<String> = said.into_iter().map(|words| words.text(role, bond)).collect();
            assert!(said.iter().all(|words| !words.is_empty() && !words.contains('{')), "{id} {role:?} {bond:?}");
            for exercise in talk.parts.iter().filter_map(Part::exercise) {
                let seen = shown(exercise, Seat::first(role, bond), &BTreeMap::new());
                assert!(!seen.is_empty(), "{} asks nothing of {role:?} {bond:?}", exercise.id);
                assert!(is_done(exercise, &seen, &BTreeSet::new()), "{} requires something", exercise.id);
                assert_eq!(Library::embedded().exercise(&exercise.id), Some(exercise));
                assert_eq!(Library::embedded().step_of(&exercise.id), Some(talk.step));
            }
        }
    }
}

#[test]
fn the_exercises_of_talks_are_in_no_list() {
    let library = Library::embedded();
    let listed = Step::ALL.into_iter().flat_map(|step| library.exercises_of(step));
    assert!(listed.into_iter().all(|exercise| Talk::part_exercise(&exercise.id).is_none()));
}

#[test]
fn a_guide_from_a_folder_never_takes_the_place_of_a_part() {
    let id = slug("c1-floor_heard");
    let text = template(&slug("sample"), Step::Communication).replace("sample-try", id.as_str());
    let library = Library::embedded().with_folder_text([("own.toml".to_owned(), text)]);
    let said: Vec<String> = of_origin(&library, Origin::OwnFolder).iter().map(ToString::to_string).collect();
    assert!(said.iter().any(|said| said.contains("is taken: it is a part of a talk.")), "{said:?}");
    assert_eq!(library.exercise(&id), Talk::part_exercise(&id));
}

#[test]
fn a_part_with_prompts_is_an_exercise_in_which_nothing_is_required() {
    let talk = Talk::parse("tea.toml", SMALL.as_bytes()).expect("sound");
    assert_eq!((talk.first, talk.bonds.len(), talk.place(&slug("rate"))), (First::Alternate, 3, Some(2)));
    assert_eq!(talk.part(&slug("sit")).expect("the part").exercise(), None);
    assert_eq!(
        talk.part(&slug("turns")).map(|part| (part.kind, part.minutes)),
        Some((PartKind::Floor { turns: 3 }, Some(2)))
    );
    let rate = talk.part(&slug("rate")).expect("the part");
    assert!(rate.kind.is_revealed() && !rate.optional && rate.prompts().len() == 1);
    let exercise = rate.exercise().expect("an exercise");
    assert_eq!((exercise.id.as_str(), exercise.title.as_str(), exercise.mode), ("tea_rate", "Each alone", Mode::Solo));
    assert!(!exercise.takes_temperature());
    assert_eq!(exercise.prepare, rate.words);
    assert!(is_done(exercise, &[0], &BTreeSet::new()));
    assert_eq!(talk.part(&slug("plan")).map(|part| (part.kind.who(), part.optional)), Some((Some(Who::Each), true)));
}

#[test]
fn who_answers_follows_who_began_and_what_happened() {
    use Person::{First as One, Second as Two};
    assert!(Who::Each.means(One, Two, Role::Hurt) && Who::Second.means(One, Two, Role::Hurt));
    assert!(!Who::First.means(One, Two, Role::Hurt) && Who::First.means(Two, Two, Role::Hurt));
    for (role, hurt, accountable) in [
        (Role::Hurt, true, false),
        (Role::Accountable, false, true),
        (Role::Both, true, true),
        (Role::Unsaid, true, true),
    ] {
        assert_eq!((Who::Hurt.means(One, One, role), Who::Accountable.means(One, One, role)), (hurt, accountable));
    }
}

#[test]
fn a_sound_talk_gets_no_complaint() {
    assert_eq!(complaints("", ""), "");
}

#[test]
fn slips_of_form_are_named_with_their_line() {
    let cases = [
        (
            "care = \"Either",
            "cares = \"Either",
            "talks/tea.toml:11: There is no field `cares` in the head of the file. Did you mean `care`?",
        ),
        ("turns = 3", "then = \"stay\"", "A part with turns needs `turns`. Add `turns`: how many turns each has."),
        ("turns = 3", "turns = 3\nthen = \"stay\"", "talks/tea.toml:27: A part with turns takes no `then`."),
        ("minutes = 2\n", "", "A part with turns needs `minutes`. Add `minutes`: how long one turn is."),
        (
            "words = \"One types",
            "who = \"nobody\"\nwords = \"One types",
            "\"nobody\" is not one of the words this field takes.",
        ),
        ("kind = \"read\"", "kind = \"read\"\nturns = 2", "A part to read takes no `turns`."),
        ("kind = \"rating\"\nanchors", "kind = \"short\"\nanchors", "A short prompt takes no `anchors`."),
        (
            "id = \"rate\"",
            "id = \"rate-and-rate-and-rate-and-rate-and-rate\"",
            "is too long for the id of an exercise.",
        ),
        ("format = 1", "format = 2", "in a format this program does not know."),
    ];
    for (from, to, wanted) in cases {
        let said = complaints(from, to);
        assert!(said.contains(wanted), "wanted {wanted:?}, got:\n{said}");
    }
}

#[test]
fn faults_of_meaning_are_named() {
    let apart = |id: &str| {
        let prompt =
            "[[part.prompt]]\nid = \"a\"\nkind = \"date\"\nask = \"When?\"\nwhy = \"To know.\"\nlabel = \"Day\"\n";
        format!("\n[[part]]\nid = \"{id}\"\nkind = \"apart\"\ntitle = \"T\"\nwords = \"W.\"\n{prompt}")
    };
    let prompts: String = (0..5)
        .map(|n| format!("\n[[part.prompt]]\nid = \"p{n}\"\nkind = \"date\"\nask = \"When?\"\nwhy = \"To know.\"\nlabel = \"Day\"\n"))
        .collect();
    let reads: String = (0..9)
        .map(|n| format!("\n[[part]]\nid = \"r{n}\"\nkind = \"read\"\ntitle = \"T\"\nwords = \"W.\"\n"))
        .collect();
    let cases = [
        ("id = \"tea\"", "id = \"coffee\"".to_owned(), "The id `coffee` is not the name of this file."),
        ("A cup of tea", "A".repeat(51), "This title has 51 characters."),
        ("without a reason.", "if you like.".to_owned(), "The care does not say that one may stop."),
        ("id = \"turns\"", "id = \"sit\"".to_owned(), "Two parts have the id `sit`."),
        ("turns = 3", "turns = 9".to_owned(), "9 turns for each is out of range."),
        ("step = 1", "step = 1\nexercise = \"c1-floor\"".to_owned(), "`exercise` names `c1-floor`"),
        ("step = 1", "step = 1\ntemperature_below = 11".to_owned(), "not a temperature"),
        ("kind = \"joint\"", "kind = \"talk\"".to_owned(), "Nothing is typed in a part of this kind."),
        ("kind = \"joint\"", "kind = \"apart\"".to_owned(), "An agreement or a commitment is not written blind."),
        (
            "kind = \"rating\"\nanchors = [\"cold\", \"lukewarm\", \"hot\"]",
            "kind = \"short\"".to_owned(),
            "The prompt `warm` has no example.",
        ),
        ("kind = \"clause\"", "kind = \"choice\"\noptions = []".to_owned(), "There are no options."),
        (
            "kind = \"clause\"",
            "kind = \"reference\"\nexercise = \"u0-seen\"\nprompt = \"understood\"".to_owned(),
            "A reference here would show private words to both.",
        ),
        ("Put the water on.", "Put the water on for {name}!".to_owned(), "There is an exclamation mark."),
        ("Put the water on.", "Why did you not put the water on?".to_owned(), "takes a side or presses."),
        (
            "words = \"One types, both look.\"",
            "words.hurt = \"You type.\"".to_owned(),
            "This text has no words for `accountable`, `both`.",
        ),
        ("", prompts, "This part has 6 prompts."),
        ("", reads, "This talk has 13 parts."),
        ("", apart("b") + &apart("c"), "This talk is done apart more than 2 times."),
    ];
    for (from, to, wanted) in cases {
        let said = complaints(from, &to);
        assert!(said.contains(wanted), "wanted {wanted:?}, got:\n{said}");
    }
}
