//! The temperature before and after, and what happens when it is hot (content basis: stop rules by clinical judgement;
//! thresholds 8 before, 8 after, a rise of 3).

use crate::app::action::{Action, Command, Input};
use crate::app::cursor::{Cursor, Ring, rate};
use crate::app::effect::{Effect, Go};
use crate::app::page::{Block, Buttons, Rating};
use crate::app::route::Route;
use crate::guides::model::Exercise;
use crate::prose::Document;

/// From here on it is hot.
pub const HOT: u8 = 8;
/// A rise of this much counts as hot too.
pub const RISE: u8 = 3;

/// Hot enough to rest first.
#[must_use]
pub const fn is_hot(value: u8) -> bool {
    value >= HOT
}

/// Whether a sitting ended hot: high, or clearly higher than it began.
#[must_use]
pub const fn ended_hot(before: Option<u8>, after: Option<u8>) -> bool {
    match (before, after) {
        (_, Some(after)) if after >= HOT => true,
        (Some(before), Some(after)) => after >= before.saturating_add(RISE),
        _ => false,
    }
}

/// A temperature being given.
#[derive(Clone, Debug, Default)]
pub struct Heat {
    value: Option<u8>,
    /// The rating, or the buttons.
    pub focus: Ring,
    button: Cursor,
}

/// What a temperature page made of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// Go on, with or without a value.
    Next,
    /// Nothing more.
    Nothing,
}

impl Heat {
    /// The value, if one was given.
    #[must_use]
    pub const fn value(&self) -> Option<u8> {
        self.value
    }

    /// Makes of an action what it can.
    pub fn act(&mut self, action: &Action) -> Said {
        if self.focus.step(action, 2) {
            return Said::Nothing;
        }
        match (self.focus.at, action) {
            (0, Action::Set { input: Input::Rate(value), .. }) => self.value = Some((*value).min(10)),
            (_, Action::Activate) => return self.pressed(self.button.at),
            (1, Action::Set { input: Input::Pick(n), .. }) => return self.pressed(*n),
            (0, action) => self.value = rate(self.value, action).or(self.value),
            (_, action) => {
                self.button.slide(action, 2);
            }
        }
        Said::Nothing
    }

    /// The first button goes on with the value, the second without.
    fn pressed(&mut self, button: usize) -> Said {
        if self.focus.at == 1 && button == 1 {
            self.value = None;
        }
        if self.focus.at == 1 && button > 1 { Said::Nothing } else { Said::Next }
    }

    /// Its blocks below the words.
    #[must_use]
    pub fn blocks(&self) -> Vec<Block<'static>> {
        let anchors = ["calm".to_owned(), "stirred up".to_owned(), "too much".to_owned()];
        vec![
            Block::Rating(Rating { label: "Temperature".into(), value: self.value, anchors }),
            Block::Buttons(Buttons { labels: vec!["Next".into(), "Skip, that is fine".into()], at: self.button.at }),
        ]
    }
}

/// What was chosen on the page that offers rest.
#[derive(Debug)]
pub enum Rest {
    /// Go on all the same, gently.
    GoOn,
    /// Do this instead.
    Do(Vec<Effect>),
}

/// The words of the page that offers rest.
#[must_use]
pub fn words(exercise: &Exercise, before: Option<u8>) -> Document {
    if before.is_some_and(|before| closes(exercise, before) && !is_hot(before)) {
        return Document::from_markdown(
            "That is warm, and this one asks for a calm hour. It stays closed for today.\n\n\
             Your place here is kept. Something steadying is below, and the rest of Mendway is open.",
        );
    }
    Document::from_markdown(
        "That is high. A body this stirred up cannot think or listen well, and it does not need to.\n\n\
         Steadying yourself first is not giving up. Your place here is kept.",
    )
}

/// Whether rest is offered first: hot for anyone, or too warm for this exercise.
#[must_use]
pub fn stops(exercise: &Exercise, before: u8) -> bool {
    is_hot(before) || closes(exercise, before)
}

/// Whether this exercise is closed for today at this temperature.
#[must_use]
pub fn closes(exercise: &Exercise, before: u8) -> bool {
    exercise.temperature_below.is_some_and(|most| before >= most)
}

/// The buttons of the page that offers rest. The plan for two weeks is not offered inside itself, and where the
/// exercise is closed at this temperature there is no going on.
#[must_use]
pub fn labels(exercise: &Exercise, before: Option<u8>) -> Vec<&'static str> {
    let mut labels = vec!["Ground me, two minutes"];
    if exercise.id.as_str() != "u0-steady" {
        labels.push("A plan for the next two weeks");
    }
    labels.push("Stop here for today");
    if !before.is_some_and(|before| closes(exercise, before)) {
        labels.push("Go on, gently");
    }
    labels
}

/// Makes of an action on that page what was chosen.
#[must_use]
pub fn rest(cursor: &mut Cursor, action: &Action, labels: &[&str]) -> Rest {
    let pressed = match action {
        Action::Activate | Action::Toggle => cursor.at,
        Action::Set { input: Input::Pick(n), .. } => *n,
        other => {
            if !cursor.slide(other, labels.len()) {
                cursor.step(other, labels.len());
            }
            return Rest::Do(Vec::new());
        }
    };
    let steady = "u0-steady".parse().ok().map(|id| Effect::Go(Go::Replace(Route::Exercise(id))));
    match labels.get(pressed) {
        Some(&"Ground me, two minutes") => Rest::Do(vec![Effect::Act(Action::Do(Command::Ground))]),
        Some(&"A plan for the next two weeks") => Rest::Do(steady.into_iter().collect()),
        Some(&"Stop here for today") => Rest::Do(vec![Effect::Go(Go::Only(Route::Today))]),
        Some(_) => Rest::GoOn,
        None => Rest::Do(Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sitting_ends_hot_when_high_or_clearly_higher() {
        assert!(ended_hot(Some(8), Some(8)));
        assert!(ended_hot(Some(2), Some(5)));
        assert!(ended_hot(None, Some(9)));
        assert!(!ended_hot(Some(3), Some(5)));
        assert!(!ended_hot(Some(7), None));
        assert!(!ended_hot(None, Some(7)));
    }
}
