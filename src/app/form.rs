//! Several controls on one page: which has the focus, what an action makes of it, and the blocks that show it.
//!
//! Owns the rules that all forms share. Does not own what the values mean; a screen names its controls with a key
//! of its own and asks for their values.

use super::action::{Action, Input, Move};
use super::binding::{Binding, Typing};
use super::cursor::Ring;
use super::field::{Edited, Field, FieldKind};
use super::page::{Block, Buttons, Choice, FieldBlock, Rating, Take};

mod part;

use part::Control;
pub use part::Part;

/// What an action did to a form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Heard<K> {
    /// It was not for the form.
    Ignored,
    /// The focus, a cursor or a caret moved.
    Moved,
    /// This control has another value.
    Changed(K),
    /// Enter was pressed in this one-line field or rating; the focus is on the next control already.
    Entered(K),
    /// This button of this row was pressed, counted from 0.
    Pressed(K, usize),
}

/// Controls in reading order.
#[derive(Debug)]
pub struct Form<K> {
    parts: Vec<Part<K>>,
    at: usize,
}

impl<K: Copy + Eq> Form<K> {
    /// With the focus on the first control.
    #[must_use]
    pub const fn new(parts: Vec<Part<K>>) -> Self {
        Self { parts, at: 0 }
    }

    /// The key of the control that has the focus.
    #[must_use]
    pub fn focused(&self) -> Option<K> {
        self.parts.get(self.at).map(|part| part.key)
    }

    /// Puts the focus on a control.
    pub fn focus(&mut self, key: K) {
        if let Some(at) = self.parts.iter().position(|part| part.key == key) {
            self.at = at;
        }
    }

    /// Puts words beside the name of a field.
    pub fn set_aside(&mut self, key: K, words: String) {
        if let Some(Part { control: Control::Field { aside, .. }, .. }) = self.part_mut(key) {
            *aside = words;
        }
    }

    /// A field with its caret and history.
    #[must_use]
    pub fn field(&self, key: K) -> Option<&Field> {
        match &self.part(key)?.control {
            Control::Field { field, .. } => Some(field),
            _ => None,
        }
    }

    /// A field to change by other means than an action.
    pub fn field_mut(&mut self, key: K) -> Option<&mut Field> {
        match &mut self.part_mut(key)?.control {
            Control::Field { field, .. } => Some(field),
            _ => None,
        }
    }

    /// The text of a field.
    #[must_use]
    pub fn text(&self, key: K) -> String {
        self.field(key).map(Field::text).unwrap_or_default()
    }

    /// The chosen option of a choice of one.
    #[must_use]
    pub fn chosen(&self, key: K) -> Option<usize> {
        match &self.part(key)?.control {
            Control::Choice(choice) => choice.chosen.first().copied(),
            _ => None,
        }
    }

    /// Chooses an option of a choice of one.
    pub fn choose(&mut self, key: K, option: usize) {
        if let Some(Part { control: Control::Choice(choice), .. }) = self.part_mut(key) {
            choice.chosen = vec![option];
            choice.at = option;
        }
    }

    /// The value of a rating.
    #[must_use]
    pub fn rating(&self, key: K) -> Option<u8> {
        match &self.part(key)?.control {
            Control::Rating(rating) => rating.value,
            _ => None,
        }
    }

    /// What kind of text has the focus.
    #[must_use]
    pub fn typing(&self) -> Typing {
        match self.parts.get(self.at).map(|part| &part.control) {
            Some(Control::Field { field, .. }) if field.kind() == FieldKind::Area => Typing::Area,
            Some(Control::Field { .. }) => Typing::Line,
            _ => Typing::No,
        }
    }

    /// The blocks of all controls, each with its words above it.
    #[must_use]
    pub fn blocks(&self) -> Vec<Block<'_>> {
        let mut blocks = Vec::new();
        for part in &self.parts {
            if !part.words.is_empty() {
                blocks.push(Block::Aside(part.words.clone()));
            }
            blocks.push(part.control.block());
        }
        blocks
    }

    /// Which of [`Form::blocks`] has the focus.
    #[must_use]
    pub fn focus_block(&self) -> Option<usize> {
        self.places().position(|place| place == Some(self.at))
    }

    /// The part behind each block; `None` for words.
    fn places(&self) -> impl Iterator<Item = Option<usize>> {
        self.parts.iter().enumerate().flat_map(|(index, part)| {
            let words = (!part.words.is_empty()).then_some(None);
            words.into_iter().chain([Some(index)])
        })
    }

    /// The keys of the control that has the focus. `first` is the place of the form's first block on the page.
    #[must_use]
    pub fn bindings(&self, first: usize) -> Vec<Binding> {
        let block = first + self.focus_block().unwrap_or_default();
        let ten = Action::Set { block, input: Input::Rate(10) };
        match self.parts.get(self.at).map(|part| &part.control) {
            Some(Control::Field { field, .. }) if field.kind() == FieldKind::Area => {
                vec![Binding::new("tab", Action::Move(Move::Next), "next part")]
            }
            Some(Control::Field { .. }) => vec![Binding::new("enter", Action::Activate, "next")],
            Some(Control::Choice(_)) => vec![Binding::new("enter", Action::Activate, "choose")],
            Some(Control::Rating(_)) => vec![
                Binding::new("0", Action::Pick(9), "to 9 rates"),
                Binding::new("t", ten, "ten"),
                Binding::new("enter", Action::Activate, "next"),
            ],
            Some(Control::Buttons(_)) => vec![Binding::new("enter", Action::Activate, "do it")],
            None => Vec::new(),
        }
    }

    /// Takes an action. `first` is the place of the form's first block on the page.
    pub fn react(&mut self, action: &Action, first: usize) -> Heard<K> {
        if let Action::Set { block, input } = action {
            let part = block.checked_sub(first).and_then(|block| self.places().nth(block)).flatten();
            return part.map_or(Heard::Ignored, |part| self.set(part, input));
        }
        let mut ring = Ring { at: self.at };
        if ring.step(action, self.parts.len()) {
            self.at = ring.at;
            return Heard::Moved;
        }
        let Some(part) = self.parts.get_mut(self.at) else { return Heard::Ignored };
        let done = part.control.react(action);
        self.after(done)
    }

    fn set(&mut self, part: usize, input: &Input) -> Heard<K> {
        let done = self.parts[part].control.set(input);
        if done == Done::Nothing {
            return Heard::Ignored;
        }
        self.at = part;
        self.after(done)
    }

    fn after(&mut self, done: Done) -> Heard<K> {
        let Some(key) = self.focused() else { return Heard::Ignored };
        let last = self.parts.len() - 1;
        let next = (self.at + 1).min(last);
        match done {
            Done::Nothing => return Heard::Ignored,
            Done::Upwards if self.at == 0 => return Heard::Ignored,
            Done::Downwards if self.at == last => return Heard::Ignored,
            Done::Upwards => self.at -= 1,
            Done::Downwards | Done::Given | Done::Entered => self.at = next,
            Done::Moved | Done::Changed | Done::Pressed(_) => {}
        }
        match done {
            Done::Changed | Done::Given => Heard::Changed(key),
            Done::Entered => Heard::Entered(key),
            Done::Pressed(n) => Heard::Pressed(key, n),
            Done::Nothing | Done::Moved | Done::Upwards | Done::Downwards => Heard::Moved,
        }
    }

    fn part(&self, key: K) -> Option<&Part<K>> {
        self.parts.iter().find(|part| part.key == key)
    }

    fn part_mut(&mut self, key: K) -> Option<&mut Part<K>> {
        self.parts.iter_mut().find(|part| part.key == key)
    }
}

/// What an action did to one control.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Done {
    Nothing,
    Moved,
    Changed,
    /// Changed, and there is nothing more to do here.
    Given,
    Entered,
    Pressed(usize),
    /// Moved out of it at its top.
    Upwards,
    /// Moved out of it at its end.
    Downwards,
}
