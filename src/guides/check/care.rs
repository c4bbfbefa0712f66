//! Care: that cautions are put in words, that locks fit, and that no guide speaks in the program's voice.

use super::desk::{Desk, beginning};
use crate::guides::library::Origin;
use crate::guides::model::{Caution, Exercise, Mode};
use crate::guides::place::At;
use crate::guides::readability::sentences;
use crate::guides::texts::Text;

pub(super) fn of_exercise(desk: &mut Desk<'_>, at: &At, exercise: &Exercise) {
    let cautions = &exercise.cautions;
    if !cautions.is_empty() && exercise.care.is_none() {
        let hint = "Add `care`: say in words what to take care of.";
        desk.stops(&at.key("cautions"), "There are cautions but no words for them.", hint);
    }
    if exercise.mode == Mode::Couple && !exercise.closed_at_red {
        let sentence = "An exercise for two must close when someone is not safe.";
        desk.stops(&at.key("mode"), sentence, "Add `closed_at_red = true`.");
    }
    if cautions.contains(&Caution::ForgivenessGate) && !exercise.closed_at_red {
        let sentence = "An exercise with the caution X-FORG must close when someone is not safe.";
        desk.stops(&at.key("cautions"), sentence, "Add `closed_at_red = true`.");
    }
    if exercise.page.is_some() && desk.origin() == Origin::OwnFolder {
        let sentence = "Only the program's own exercises can open one of its pages.";
        desk.stops(&at.key("page"), sentence, "Take `page` out and ask prompts instead.");
    }
    temperature(desk, at, exercise.temperature_below);
    if cautions.contains(&Caution::NotWhenFresh) && exercise.fresh_ok {
        let sentence = "X-FRESH and `fresh_ok = true` say opposite things.";
        desk.stops(&at.key("fresh_ok"), sentence, "Keep one of the two.");
    }
    for (index, caution) in cautions.iter().enumerate() {
        if cautions[..index].contains(caution) {
            desk.stops(&at.key("cautions").item(index), "This caution is here twice.", "Keep one of the two.");
        }
    }
}

pub(in crate::guides) fn temperature(desk: &mut Desk<'_>, at: &At, below: Option<u8>) {
    if below.is_some_and(|most| !(1..=10).contains(&most)) {
        let sentence = "`temperature_below` is not a temperature.";
        desk.stops(&at.key("temperature_below"), sentence, "Choose 1 to 10.");
    }
}

/// Words that only the program's own pages use. A guide from a folder that used them could ask for a secret.
const OURS: [&str; 8] = [
    "passphrase",
    "recovery sheet",
    "recovery code",
    "recovery words",
    "enter your password",
    "type your password",
    "your pin code",
    "unlock your room",
];

pub(super) fn imitation(desk: &mut Desk<'_>, texts: &[Text<'_>]) {
    if desk.origin() == Origin::Ours {
        return;
    }
    for (at, version) in texts.iter().flat_map(Text::versions) {
        let found = OURS.iter().find_map(|words| version.to_lowercase().contains(words).then_some(*words));
        let Some(words) = found else { continue };
        let sentence = sentences(version).into_iter().find(|sentence| sentence.to_lowercase().contains(words));
        let excerpt = beginning(&sentence.unwrap_or_default());
        let said = format!("\"{excerpt}\" reads like a page of the program itself (\"{words}\").");
        desk.stops_in(&at, &excerpt, said, "A guide never speaks about opening the program: say it another way.");
    }
}
