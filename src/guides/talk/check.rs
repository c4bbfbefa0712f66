//! What is wrong with a talk: form first, then meaning. What a talk has in common with a guide is checked by the
//! functions of [`crate::guides::check`].

use super::model::{Part, PartKind, Talk, Then};
use super::{EMBEDDED, file_name};
use crate::guides::check::desk::Desk;
use crate::guides::check::ids::{self, Known, unique};
use crate::guides::check::{care, links, shape, style, voices};
use crate::guides::library::{Library, Origin};
use crate::guides::model::Kind;
use crate::guides::place::At;
use crate::guides::problem::Problem;
use crate::guides::texts::{self, Text, prompts};

const PARTS: usize = 12;
const PROMPTS: usize = 5;
const TURNS: u8 = 5;
/// Parts done apart; each costs two hand-overs.
const APART: usize = 2;

/// Every problem of the talks that come with the program, sorted by file and line.
#[must_use]
pub fn ours(library: &Library) -> Vec<Problem> {
    EMBEDDED.iter().flat_map(|(id, text)| check(&file_name(id), text, library)).collect()
}

/// Every problem of one talk file, sorted by line. `name` ends in the talk's id and `.toml`; exercises are looked up in
/// `library`.
#[must_use]
pub fn check(name: &str, text: &str, library: &Library) -> Vec<Problem> {
    let talk = match Talk::parse(name, text.as_bytes()) {
        Ok(talk) => talk,
        Err(problems) => return problems,
    };
    let mut desk = Desk::new(name, Origin::Ours, text);
    let known = Known::of(library);
    of_head(&mut desk, &talk, name, library);
    of_parts(&mut desk, &talk);
    for (index, part) in talk.parts.iter().enumerate() {
        of_part(&mut desk, &At::default().key("part").item(index), part, &known);
    }
    let texts = texts::of_talk(&talk);
    voices::check(&mut desk, &texts);
    style::check(&mut desk, &At::default(), &texts);
    fairness(&mut desk, &texts);
    desk.problems.sort();
    desk.problems.dedup();
    desk.problems
}

fn of_head(desk: &mut Desk<'_>, talk: &Talk, name: &str, library: &Library) {
    let top = At::default();
    let stem = name.rsplit('/').next().and_then(|name| name.strip_suffix(".toml")).unwrap_or_default();
    if talk.id.as_str() != stem {
        let sentence = format!("The id `{}` is not the name of this file.", talk.id);
        desk.stops(&top.key("id"), sentence, format!("Write `id = \"{stem}\"`, or rename the file."));
    }
    if talk.id.as_str().contains('_') {
        let sentence = format!("The id `{}` has an underscore in it.", talk.id);
        desk.stops(&top.key("id"), sentence, "Use `-`: the underscore stands between a talk and its part.");
    }
    shape::title(desk, &top, &talk.title);
    shape::minutes(desk, &top.key("minutes"), talk.minutes);
    shape::sources(desk, &top, &talk.sources, talk.evidence);
    care::temperature(desk, &top, talk.temperature_below);
    if talk.bonds.is_empty() {
        desk.stops(&top.key("bonds"), "This talk is offered to nobody.", "Leave `bonds` out to offer it to all.");
    }
    exercise(desk, talk, library);
    stopping(desk, talk);
}

/// A talk bears the id of the exercise it is the other form of.
fn exercise(desk: &mut Desk<'_>, talk: &Talk, library: &Library) {
    let at = At::default().key("exercise");
    match &talk.exercise {
        Some(id) if *id != talk.id => {
            let sentence = format!("`exercise` names `{id}`, and the talk is called `{}`.", talk.id);
            desk.stops(&at, sentence, "Give both the same id.");
        }
        Some(id) if library.exercise(id).is_none() => {
            desk.stops(&at, format!("There is no exercise `{id}`."), "Name one that is there, or leave it out.");
        }
        None if library.exercise(&talk.id).is_some() => {
            let sentence = format!("There is an exercise `{}`, and the talk does not name it.", talk.id);
            desk.stops(&At::default().key("id"), sentence, format!("Add `exercise = \"{}\"`.", talk.id));
        }
        _ => {}
    }
}

/// Whoever reads the care must learn that they may stop, and owe no reason for it.
fn stopping(desk: &mut Desk<'_>, talk: &Talk) {
    let at = At::default().key("care");
    for (key, text) in talk.care.texts() {
        let text = text.to_lowercase();
        if !(text.contains("stop") && text.contains("reason")) {
            let hint = "Say that either may stop at any time, without a reason.";
            desk.stops(&at.key(key), "The care does not say that one may stop.", hint);
        }
    }
}

fn of_parts(desk: &mut Desk<'_>, talk: &Talk) {
    let list = At::default().key("part");
    match talk.parts.len() {
        0 => desk.stops(&At::default(), "This talk has no parts.", "Add at least one [[part]]."),
        1..=PARTS => {}
        count => {
            let sentence = format!("This talk has {count} parts.");
            desk.stops(
                &list.item(PARTS),
                sentence,
                format!("A talk has at most {PARTS}: join some, or leave some out."),
            );
        }
    }
    let ids = talk.parts.iter().enumerate().map(|(index, part)| (list.item(index).key("id"), part.id.as_str()));
    unique(desk, ids.collect(), "Two parts have the id");
    let apart = |(_, part): &(usize, &Part)| matches!(part.kind, PartKind::Apart { .. });
    if let Some((index, _)) = talk.parts.iter().enumerate().filter(apart).nth(APART) {
        let sentence = format!("This talk is done apart more than {APART} times.");
        desk.stops(
            &list.item(index).key("kind"),
            sentence,
            "Each time costs two hand-overs: ask it in an earlier part.",
        );
    }
}

fn of_part(desk: &mut Desk<'_>, at: &At, part: &Part, known: &Known<'_>) {
    shape::title(desk, at, &part.title);
    if let Some(length) = part.minutes {
        shape::minutes(desk, &at.key("minutes"), length);
    }
    match part.kind {
        PartKind::Floor { turns } if !(1..=TURNS).contains(&turns) => {
            let sentence = format!("{turns} turns for each is out of range.");
            desk.stops(&at.key("turns"), sentence, format!("Each has 1 to {TURNS} turns."));
        }
        PartKind::Apart { .. } | PartKind::Joint { .. } if part.prompts().is_empty() => {
            desk.stops(at, "This part asks for nothing.", "Add a [[part.prompt]], or choose another kind.");
        }
        PartKind::Read | PartKind::Talk | PartKind::Floor { .. } if !part.prompts().is_empty() => {
            let hint = "Take the prompts out, or make it `apart` or `joint`.";
            desk.stops(&at.key("kind"), "Nothing is typed in a part of this kind.", hint);
        }
        _ => {}
    }
    if part.prompts().len() > PROMPTS {
        let sentence = format!("This part has {} prompts.", part.prompts().len());
        desk.stops(&at.key("prompt").item(PROMPTS), sentence, format!("A part has at most {PROMPTS}."));
    }
    of_prompts(desk, at, part, known);
}

fn of_prompts(desk: &mut Desk<'_>, at: &At, part: &Part, known: &Known<'_>) {
    let Some(exercise) = part.exercise() else { return };
    ids::of_prompts(desk, at, exercise);
    links::of_prompts(desk, at, exercise, known);
    for (at, prompt) in prompts(at, exercise) {
        shape::of_prompt(desk, &at, prompt);
        match (&prompt.kind, part.kind) {
            (Kind::Clause | Kind::Commitment, PartKind::Apart { then: Then::Reveal, .. }) => {
                let sentence = "An agreement or a commitment is not written blind.";
                desk.stops(&at.key("kind"), sentence, "Put it in a joint part, or let this part `stay`.");
            }
            (Kind::Reference { .. }, PartKind::Joint { .. }) => {
                let sentence = "A reference here would show private words to both.";
                desk.stops(&at.key("kind"), sentence, "Ask for it in words, or in a part done apart.");
            }
            _ => {}
        }
    }
}

/// Phrases that take a side or press for an answer, in small letters.
const UNFAIR: [&str; 14] = [
    "why did you not",
    "why didn't you",
    "you should have",
    "your fault",
    "whose fault",
    "who is right",
    "who is wrong",
    "is in the right",
    "is in the wrong",
    "the wrong answer",
    "the right answer",
    "you have to answer",
    "must answer",
    "further along",
];

/// The texts are read with the other person beside one.
fn fairness(desk: &mut Desk<'_>, texts: &[Text<'_>]) {
    for (at, version) in texts.iter().flat_map(Text::versions) {
        let small = version.to_lowercase();
        for words in UNFAIR.into_iter().filter(|words| small.contains(words)) {
            let hint = "Say it with curiosity, so that nobody is weighed or pushed.";
            desk.wording(&at, words, format!("\"{words}\" takes a side or presses."), hint);
        }
    }
}
