//! What a prompt is answered with: fields, options, a rating, rows or a timer.

use super::rows::Rows;
use super::texts::Texts;
use super::timer::Timer;
use crate::app::action::{Action, Input, Move};
use crate::app::binding::Typing;
use crate::app::cursor::{Cursor, keyed, rate};
use crate::app::field::Field;
use crate::app::page::{Block, Choice, Rating, Take};
use crate::app::scene::Scene;
use crate::domain::person::{Bond, Role};
use crate::domain::sitting::Value;
use crate::guides::model::{Kind, Prompt};
use chrono::NaiveDate;

/// What is on the page below the prompt.
#[derive(Clone, Debug)]
pub enum Control {
    /// One or more texts.
    Texts(Texts),
    /// Options.
    Options {
        /// Their ids, in the order they are shown.
        ids: Vec<String>,
        /// What is shown.
        choice: Choice,
    },
    /// A number from 0 to 10.
    Rating(Rating),
    /// A list of rows.
    Rows(Rows),
    /// A quiet timer.
    Timer(Timer),
}

/// What a control made of an action.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard {
    /// The value changed.
    Changed,
    /// The value changed, and it waits for more from its beginning.
    Anew,
    /// Only the caret or cursor moved.
    Moved,
    /// It is given: go on to the next control.
    Given,
    /// All of it is given: go on to the buttons below.
    AllGiven,
    /// It was not for this control.
    NotMine,
}

impl Control {
    /// For a prompt, with what was given before.
    #[must_use]
    pub fn new(prompt: &Prompt, role: Role, bond: Bond, value: Option<&Value>) -> Self {
        match &prompt.kind {
            Kind::Choice { .. } => Self::options(prompt, role, bond, value, Take::One),
            Kind::Choices { .. } => Self::options(prompt, role, bond, value, Take::Many),
            Kind::Rating { anchors } => {
                let value = if let Some(Value::Rating(rating)) = value { Some(*rating) } else { None };
                Self::Rating(Rating { label: String::new(), value, anchors: anchors.clone() })
            }
            Kind::Rows { columns, max } => Self::Rows(Rows::new(columns, usize::from(*max), value)),
            Kind::Timer { minutes } => Self::Timer(Timer::new(u16::from(*minutes), value)),
            _ => Self::Texts(Texts::new(&prompt.kind, value)),
        }
    }

    fn options(prompt: &Prompt, role: Role, bond: Bond, value: Option<&Value>, take: Take) -> Self {
        let ids: Vec<String> = prompt.options().iter().map(|option| option.id.to_string()).collect();
        let options = prompt.options().iter().map(|option| option.label.text(role, bond)).collect();
        let given = if let Some(Value::Chosen(given)) = value { given.as_slice() } else { &[] };
        let chosen: Vec<usize> = (0..ids.len()).filter(|n| given.contains(&ids[*n])).collect();
        let at = chosen.first().copied().unwrap_or_default();
        Self::Options { ids, choice: Choice { label: String::new(), options, chosen, at, take } }
    }

    /// How many controls it is.
    #[must_use]
    pub fn count(&self) -> usize {
        match self {
            Self::Texts(texts) => texts.fields.len(),
            Self::Rows(rows) => rows.count(),
            Self::Options { .. } | Self::Rating(_) | Self::Timer(_) => 1,
        }
    }

    /// Its blocks.
    #[must_use]
    pub fn blocks(&self, scene: &Scene) -> Vec<Block<'_>> {
        match self {
            Self::Texts(texts) => texts.blocks(),
            Self::Options { choice, .. } => vec![Block::Choice(choice.clone())],
            Self::Rating(rating) => vec![Block::Rating(rating.clone())],
            Self::Rows(rows) => rows.blocks(),
            Self::Timer(timer) => timer.blocks(scene.uptime),
        }
    }

    /// What kind of text has the focus.
    #[must_use]
    pub fn typing(&self, focus: usize) -> Typing {
        match self {
            Self::Texts(texts) => texts.typing(focus),
            Self::Rows(rows) => rows.typing(focus),
            Self::Options { .. } | Self::Rating(_) | Self::Timer(_) => Typing::No,
        }
    }

    /// Makes of an action what it can.
    pub fn act(&mut self, focus: usize, action: &Action, scene: &Scene) -> Heard {
        match self {
            Self::Texts(texts) => texts.act(focus, action),
            Self::Rows(rows) => rows.act(focus, action),
            Self::Timer(timer) => timer.act(action, scene.uptime),
            Self::Options { choice, .. } => choose(choice, action),
            Self::Rating(rating) => match (rate(rating.value, action), action) {
                (Some(value), _) => {
                    rating.value = Some(value);
                    Heard::Changed
                }
                (None, Action::Activate) => Heard::Given,
                (None, Action::Set { input: Input::Rate(value), .. }) => {
                    rating.value = Some((*value).min(10));
                    Heard::Changed
                }
                _ => Heard::NotMine,
            },
        }
    }

    /// Line and grapheme of the caret in the focused field, both 0 where there is none.
    #[must_use]
    pub fn caret(&self, focus: usize) -> (usize, usize) {
        self.field(focus).map(Field::caret).unwrap_or_default()
    }

    /// The field with the focus; `None` where words have no place of their own.
    #[must_use]
    pub fn field(&self, focus: usize) -> Option<&Field> {
        match self {
            Self::Texts(texts) => texts.fields.get(focus),
            Self::Rows(rows) => rows.field(focus).filter(|_| !rows.is_full()),
            Self::Options { .. } | Self::Rating(_) | Self::Timer(_) => None,
        }
    }

    /// Where one begins: its first control, or the buttons below it if it takes no more.
    #[must_use]
    pub fn beginning(&self) -> usize {
        match self {
            Self::Rows(rows) if rows.is_full() => self.count(),
            _ => 0,
        }
    }

    /// Which control a draft says had the focus. Rows without one being written had it on their buttons, so that no
    /// whole row is opened again.
    #[must_use]
    pub fn kept_focus(&self, focus: usize) -> usize {
        match self {
            Self::Rows(rows) if !rows.is_writing() => self.count().saturating_sub(1),
            _ => focus,
        }
    }

    /// All that is written in it, one text a line.
    #[must_use]
    pub fn text(&self) -> String {
        match self {
            Self::Texts(texts) => texts.fields.iter().map(Field::text).collect::<Vec<_>>().join("\n"),
            Self::Rows(rows) => rows.text(),
            Self::Options { .. } | Self::Rating(_) | Self::Timer(_) => String::new(),
        }
    }

    /// Whether it takes typed words, rather than a pick.
    #[must_use]
    pub const fn holds_words(&self) -> bool {
        matches!(self, Self::Texts(_) | Self::Rows(_))
    }

    /// Puts the caret back to where a draft left it, and tells which control has the focus then. A row that was being
    /// written goes back into its cells; where none was, the next one begins.
    #[must_use]
    pub fn put_back(&mut self, focus: usize, caret: (usize, usize)) -> usize {
        let field = match self {
            Self::Texts(texts) => texts.fields.get_mut(focus),
            Self::Rows(rows) => {
                if focus + 1 >= rows.count() {
                    return self.beginning();
                }
                rows.reopen_last();
                rows.field_mut(focus)
            }
            Self::Options { .. } | Self::Rating(_) | Self::Timer(_) => None,
        };
        if let Some(field) = field {
            field.set_caret(caret);
        }
        focus
    }

    /// What is there now, readable or not: for the draft. `None` if nothing is.
    #[must_use]
    pub fn value(&self, today: NaiveDate) -> Option<Value> {
        match self {
            Self::Texts(texts) => texts.value(today).unwrap_or_else(|raw| Some(Value::Text(raw.text))),
            Self::Options { ids, choice } => {
                let chosen: Vec<String> = choice.chosen.iter().filter_map(|n| ids.get(*n).cloned()).collect();
                Some(Value::Chosen(chosen)).filter(|_| !choice.chosen.is_empty())
            }
            Self::Rating(rating) => rating.value.map(Value::Rating),
            Self::Rows(rows) => rows.value(),
            Self::Timer(timer) => timer.value(),
        }
    }

    /// What is there now as a response, or why it cannot be read yet.
    ///
    /// # Errors
    /// A sentence for the person: the day or number could not be read. What was typed stays.
    pub fn given(&self, today: NaiveDate) -> Result<Option<Value>, String> {
        match self {
            Self::Texts(texts) => texts.value(today).map_err(|raw| raw.sentence),
            other => Ok(other.value(today)),
        }
    }
}

/// Options: arrows move, Space and numbers choose, Enter chooses one and goes on.
pub(in crate::app::screens) fn choose(choice: &mut Choice, action: &Action) -> Heard {
    let mut cursor = Cursor { at: choice.at };
    match action {
        Action::Pick(n) => match keyed(&choice.options, *n) {
            Some(n) => take(choice, n),
            None => Heard::NotMine,
        },
        Action::Set { input: Input::Pick(n), .. } if *n < choice.options.len() => take(choice, *n),
        Action::Set { input: Input::Picks(picks), .. } => {
            choice.chosen = picks.iter().copied().filter(|n| *n < choice.options.len()).collect();
            Heard::Changed
        }
        Action::Toggle => {
            toggle(choice);
            Heard::Changed
        }
        Action::Activate if choice.take == Take::One && choice.chosen != [choice.at] => {
            choice.chosen = vec![choice.at];
            Heard::Changed
        }
        Action::Activate => Heard::Given,
        Action::Move(Move::Next | Move::Previous | Move::Left | Move::Right) => Heard::NotMine,
        Action::Move(_) => {
            cursor.step(action, choice.options.len());
            choice.at = cursor.at;
            Heard::Moved
        }
        _ => Heard::NotMine,
    }
}

fn take(choice: &mut Choice, n: usize) -> Heard {
    choice.at = n;
    toggle(choice);
    Heard::Changed
}

fn toggle(choice: &mut Choice) {
    let at = choice.at;
    match choice.take {
        Take::One => choice.chosen = vec![at],
        Take::Many if choice.chosen.contains(&at) => choice.chosen.retain(|n| *n != at),
        Take::Many => {
            choice.chosen.push(at);
            choice.chosen.sort_unstable();
        }
    }
}
