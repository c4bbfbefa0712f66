//! One control of a form: a field, a choice, a rating or a row of buttons.

use super::{Action, Block, Buttons, Choice, Done, Edited, Field, FieldBlock, Input, Move, Rating, Take};
use crate::app::cursor::rate;

/// One control with the screen's own name for it.
#[derive(Debug)]
pub struct Part<K> {
    pub(super) key: K,
    pub(super) words: String,
    pub(super) control: Control,
}

#[derive(Debug)]
pub(super) enum Control {
    Field { label: String, field: Box<Field>, aside: String },
    Choice(Choice),
    Rating(Rating),
    Buttons(Buttons),
}

impl<K> Part<K> {
    const fn of(key: K, control: Control) -> Self {
        Self { key, words: String::new(), control }
    }

    /// A text to type.
    #[must_use]
    pub fn field(key: K, label: &str, field: Field) -> Self {
        Self::of(key, Control::Field { label: label.to_owned(), field: Box::new(field), aside: String::new() })
    }

    /// One of several options; `chosen` is the one that holds now.
    #[must_use]
    pub fn choice(key: K, label: &str, options: Vec<String>, chosen: Option<usize>) -> Self {
        let at = chosen.unwrap_or_default();
        let chosen = chosen.into_iter().collect();
        Self::of(key, Control::Choice(Choice { label: label.to_owned(), options, chosen, at, take: Take::One }))
    }

    /// A number from 0 to 10; `anchors` are the words for 0, 5 and 10.
    #[must_use]
    pub fn rating(key: K, label: &str, anchors: [&str; 3], value: Option<u8>) -> Self {
        let anchors = anchors.map(str::to_owned);
        Self::of(key, Control::Rating(Rating { label: label.to_owned(), value, anchors }))
    }

    /// Things to press.
    #[must_use]
    pub fn buttons(key: K, labels: &[&str]) -> Self {
        let labels = labels.iter().map(|label| (*label).to_owned()).collect();
        Self::of(key, Control::Buttons(Buttons { labels, at: 0 }))
    }

    /// With muted words above it.
    #[must_use]
    pub fn said(mut self, words: &str) -> Self {
        words.clone_into(&mut self.words);
        self
    }
}

impl Control {
    pub(super) fn block(&self) -> Block<'_> {
        match self {
            Self::Field { label, field, aside } => {
                Block::Field(FieldBlock { label: label.clone(), field, aside: aside.clone() })
            }
            Self::Choice(choice) => Block::Choice(choice.clone()),
            Self::Rating(rating) => Block::Rating(rating.clone()),
            Self::Buttons(buttons) => Block::Buttons(buttons.clone()),
        }
    }

    pub(super) fn react(&mut self, action: &Action) -> Done {
        match self {
            Self::Field { field, .. } => react_field(field, action),
            Self::Choice(choice) => react_choice(choice, action),
            Self::Rating(rating) => react_rating(rating, action),
            Self::Buttons(buttons) => react_buttons(buttons, action),
        }
    }

    /// Takes a whole value at once; one that does not fit changes nothing.
    pub(super) fn set(&mut self, input: &Input) -> Done {
        match (self, input) {
            (Self::Field { field, .. }, Input::Text(text)) => {
                field.set(text);
                Done::Given
            }
            (Self::Choice(choice), Input::Pick(n)) if *n < choice.options.len() => {
                choice.at = *n;
                choice.chosen = vec![*n];
                Done::Given
            }
            (Self::Rating(rating), Input::Rate(n)) if *n <= 10 => {
                rating.value = Some(*n);
                Done::Given
            }
            (Self::Buttons(buttons), Input::Pick(n)) if *n < buttons.labels.len() => {
                buttons.at = *n;
                Done::Pressed(*n)
            }
            _ => Done::Nothing,
        }
    }
}

fn react_field(field: &mut Field, action: &Action) -> Done {
    match action {
        Action::Edit(edit) => match field.edit(edit) {
            Edited::Changed => Done::Changed,
            Edited::Moved => Done::Moved,
            Edited::Nothing => Done::Nothing,
        },
        Action::Activate => Done::Entered,
        Action::Move(Move::Up) => Done::Upwards,
        Action::Move(Move::Down) => Done::Downwards,
        _ => Done::Nothing,
    }
}

fn react_choice(choice: &mut Choice, action: &Action) -> Done {
    let last = choice.options.len().saturating_sub(1);
    match action {
        Action::Move(Move::Up | Move::Left) if choice.at > 0 => choice.at -= 1,
        Action::Move(Move::Down | Move::Right) if choice.at < last => choice.at += 1,
        Action::Move(Move::Up) => return Done::Upwards,
        Action::Move(Move::Down) => return Done::Downwards,
        Action::Move(Move::First) => choice.at = 0,
        Action::Move(Move::Last) => choice.at = last,
        Action::Toggle => {
            choice.chosen = vec![choice.at];
            return Done::Changed;
        }
        Action::Activate => {
            choice.chosen = vec![choice.at];
            return Done::Given;
        }
        Action::Pick(n) if *n <= last => {
            choice.at = *n;
            choice.chosen = vec![*n];
            return Done::Given;
        }
        _ => return Done::Nothing,
    }
    Done::Moved
}

/// A digit says all there is to say; arrows change it step by step.
fn react_rating(rating: &mut Rating, action: &Action) -> Done {
    match (rate(rating.value, action), action) {
        (Some(value), Action::Pick(_)) => {
            rating.value = Some(value);
            Done::Given
        }
        (Some(value), _) => {
            rating.value = Some(value);
            Done::Changed
        }
        (None, Action::Activate) => Done::Entered,
        (None, _) => Done::Nothing,
    }
}

fn react_buttons(buttons: &mut Buttons, action: &Action) -> Done {
    let last = buttons.labels.len().saturating_sub(1);
    match action {
        Action::Move(Move::Left) => buttons.at = buttons.at.saturating_sub(1),
        Action::Move(Move::Right) => buttons.at = (buttons.at + 1).min(last),
        Action::Move(Move::First) => buttons.at = 0,
        Action::Move(Move::Last) => buttons.at = last,
        Action::Move(Move::Up) => return Done::Upwards,
        Action::Move(Move::Down) => return Done::Downwards,
        Action::Activate | Action::Toggle => return Done::Pressed(buttons.at),
        _ => return Done::Nothing,
    }
    Done::Moved
}
