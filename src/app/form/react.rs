//! What comes of an action: the same for keys and for whole values.

use super::{Did, Form, Least, Part};
use crate::app::action::{Action, Input, Move};
use crate::app::cursor::{Cursor, keyed};
use crate::app::effect::Scroll;
use crate::app::field::Edited;
use crate::app::page::{Choice, Take};
use crate::app::scene::Seen;

/// Lists longer than this take PgUp and PgDn for themselves; beside shorter ones these keys scroll the page.
const SHORT: usize = 9;

impl<K: Copy + PartialEq> Form<K> {
    /// What comes of `action`.
    pub fn react(&mut self, action: Action, seen: Seen) -> Did<K> {
        self.focus = self.focus(seen);
        match action {
            Action::Set { block, input } => self.set(block, input),
            Action::Move(to @ (Move::Next | Move::Previous)) => {
                self.focus = self.neighbour(to).or(self.focus);
                Did::Nothing
            }
            action => match self.focus.and_then(|at| self.parts.get_mut(at)) {
                Some((Some(key), part)) => {
                    let key = *key;
                    match on_part(key, part, action) {
                        Did::Other(Action::Move(to)) => self.leave(to),
                        did => did,
                    }
                }
                _ => on_words(action),
            },
        }
    }

    /// A movement the focused control had no use for: to a neighbour, or through the page.
    fn leave(&mut self, to: Move) -> Did<K> {
        let part = self.focus.and_then(|at| self.parts.get(at)).map(|(_, part)| part);
        let both = matches!(part, Some(Part::Field { .. } | Part::Choice(..)));
        let up = both || matches!(part, Some(Part::Buttons(_)));
        match to {
            Move::Up if up => match self.neighbour(Move::Up) {
                Some(above) => self.focus = Some(above),
                None => return Did::Scrolled(Scroll::LineUp),
            },
            Move::Down if both => match self.neighbour(Move::Down) {
                Some(below) => self.focus = Some(below),
                None => return Did::Scrolled(Scroll::LineDown),
            },
            to => return on_words(Action::Move(to)),
        }
        Did::Nothing
    }

    /// A whole value for the control in this block.
    fn set(&mut self, block: usize, input: Input) -> Did<K> {
        let Some((Some(key), part)) = self.parts.get_mut(block) else { return Did::Nothing };
        let key = *key;
        let did = match (part, input) {
            (Part::Field { field, .. }, Input::Text(text)) => {
                field.set(&text);
                Did::Typed(key)
            }
            (Part::Choice(choice, _), Input::Picks(picks)) if choice.take == Take::Many => {
                choice.chosen = picks.into_iter().filter(|pick| *pick < choice.options.len()).collect();
                Did::Chose(key)
            }
            (part, Input::Pick(n)) => pick(key, part, n),
            _ => return Did::Nothing,
        };
        self.focus = Some(block);
        did
    }
}

fn on_part<K: Copy>(key: K, part: &mut Part, action: Action) -> Did<K> {
    match (part, action) {
        (Part::Field { field, .. }, Action::Edit(edit)) => match field.edit(&edit) {
            Edited::Changed => Did::Typed(key),
            Edited::Moved | Edited::Nothing => Did::Nothing,
        },
        (Part::Field { .. }, Action::Activate) => Did::Entered(key),
        (Part::Choice(choice, _), Action::Pick(n)) => match keyed(&choice.options, n) {
            Some(n) => {
                (choice.at, choice.chosen) = (n, vec![n]);
                Did::Took(key, n)
            }
            None => Did::Nothing,
        },
        (part @ Part::List(_), Action::Pick(n)) => pick(key, part, n),
        (Part::Choice(choice, _), Action::Activate) if nowhere(choice) => Did::Other(Action::Activate),
        (Part::Choice(choice, _), Action::Toggle) if nowhere(choice) => Did::Nothing,
        (Part::Choice(choice, _), Action::Activate) => {
            choice.chosen = vec![choice.at];
            Did::Took(key, choice.at)
        }
        (Part::Choice(choice, least), Action::Toggle) => {
            let back = *least == Least::None && choice.chosen == [choice.at];
            choice.chosen = if back { Vec::new() } else { vec![choice.at] };
            Did::Chose(key)
        }
        (Part::List(list), Action::Activate) if list.at < list.rows.len() => Did::Took(key, list.at),
        (Part::Buttons(buttons), Action::Activate | Action::Toggle) => Did::Took(key, buttons.at),
        (Part::Choice(choice, _), action) => step_choice(choice, action),
        (Part::List(list), action) => step(&mut list.at, list.rows.len(), action),
        (Part::Buttons(buttons), action) => {
            let mut cursor = Cursor { at: buttons.at };
            let slid = cursor.slide(&action, buttons.labels.len());
            buttons.at = cursor.at;
            if slid { Did::Nothing } else { Did::Other(action) }
        }
        (_, action) => Did::Other(action),
    }
}

/// Whether the cursor stands on none of the options yet.
const fn nowhere(choice: &Choice) -> bool {
    choice.at >= choice.options.len()
}

/// Through the options of a choice, and out of it at its ends.
fn step_choice<K>(choice: &mut Choice, action: Action) -> Did<K> {
    let last = choice.options.len().saturating_sub(1);
    match action {
        Action::Move(Move::Down | Move::Right) if nowhere(choice) => choice.at = 0,
        Action::Move(Move::Up | Move::Left) if nowhere(choice) => choice.at = last,
        Action::Move(Move::Up) if choice.at == 0 => return Did::Other(action),
        Action::Move(Move::Down) if choice.at >= last => return Did::Other(action),
        Action::Move(Move::Left) => choice.at = choice.at.saturating_sub(1),
        Action::Move(Move::Right) => choice.at = (choice.at + 1).min(last),
        action => return step(&mut choice.at, choice.options.len(), action),
    }
    Did::Nothing
}

/// Through the rows of a list or choice.
fn step<K>(at: &mut usize, len: usize, action: Action) -> Did<K> {
    let pages = matches!(action, Action::Move(Move::PageUp | Move::PageDown));
    let mut cursor = Cursor { at: *at };
    if (pages && len <= SHORT) || !cursor.step(&action, len) {
        return Did::Other(action);
    }
    *at = cursor.at;
    Did::Nothing
}

/// The n-th thing of a part, chosen and taken.
fn pick<K>(key: K, part: &mut Part, n: usize) -> Did<K> {
    let taken = match part {
        Part::Choice(choice, _) if n < choice.options.len() => {
            choice.at = n;
            choice.chosen = vec![n];
            true
        }
        Part::List(list) if n < list.rows.len() => {
            list.at = n;
            true
        }
        Part::Buttons(buttons) if n < buttons.labels.len() => {
            buttons.at = n;
            true
        }
        _ => false,
    };
    if taken { Did::Took(key, n) } else { Did::Nothing }
}

/// Where nothing takes a movement, it scrolls the page.
fn on_words<K>(action: Action) -> Did<K> {
    Did::Scrolled(match action {
        Action::Move(Move::Up) => Scroll::LineUp,
        Action::Move(Move::Down) => Scroll::LineDown,
        Action::Move(Move::PageUp) => Scroll::PageUp,
        Action::Move(Move::PageDown) | Action::Toggle => Scroll::PageDown,
        Action::Move(Move::First) => Scroll::Top,
        Action::Move(Move::Last) => Scroll::Bottom,
        action => return Did::Other(action),
    })
}
