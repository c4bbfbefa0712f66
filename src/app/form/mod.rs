//! A page as a person fills it in: words, fields, choices, lists and buttons in one order, with one focus.
//!
//! Owns what was typed and chosen and where the focus stands, for keys and for whole values alike. Does not own what
//! any of it means: screens name their controls with a key `K` and act on what came of an action.

mod build;
mod kept;
mod react;

use super::action::{Action, Move};
use super::binding::{Binding, Typing};
use super::effect::Scroll;
use super::field::{Field, FieldKind};
use super::page::{Block, Buttons, Calendar, Callout, Choice, FieldBlock, List, Progress, Tone};
use super::scene::Seen;
use crate::prose::Document;

/// One part of a form; it becomes one block of the page, at the same place.
#[derive(Debug)]
enum Part {
    Heading(String),
    Words(Document),
    Aside(String),
    Callout(Callout),
    Progress(Progress),
    Calendar(Calendar),
    Field { label: String, field: Box<Field>, aside: String },
    Choice(Choice, Least),
    List(List),
    Buttons(Buttons),
}

/// How few options of a choice may be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Least {
    /// Space takes a choice back.
    None,
    /// There is always one.
    One,
}

impl Part {
    const fn takes_focus(&self) -> bool {
        matches!(self, Self::Field { .. } | Self::Choice(..) | Self::List(_) | Self::Buttons(_))
    }

    fn block(&self) -> Block<'_> {
        match self {
            Self::Heading(text) => Block::Heading(text.clone()),
            Self::Words(document) => Block::Prose(document.clone()),
            Self::Aside(text) => Block::Aside(text.clone()),
            Self::Callout(callout) => Block::Callout(callout.clone()),
            Self::Progress(progress) => Block::Progress(progress.clone()),
            Self::Calendar(calendar) => Block::Calendar(calendar.clone()),
            Self::Field { label, field, aside } => {
                Block::Field(FieldBlock { label: label.clone(), field, aside: aside.clone() })
            }
            Self::Choice(choice, _) => Block::Choice(choice.clone()),
            Self::List(list) => Block::List(list.clone()),
            Self::Buttons(buttons) => Block::Buttons(buttons.clone()),
        }
    }
}

/// What came of an action.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Did<K> {
    /// At most the focus or a cursor moved.
    Nothing,
    /// The text of this field changed.
    Typed(K),
    /// Enter in this field.
    Entered(K),
    /// The n-th option, row or button was taken, counted from 0: it is chosen, and what it is for should happen.
    Took(K, usize),
    /// What is chosen here changed, perhaps to nothing; nothing else should happen.
    Chose(K),
    /// The page should scroll.
    Scrolled(Scroll),
    /// It is not for a form.
    Other(Action),
}

/// A page being filled in.
#[derive(Debug)]
pub struct Form<K> {
    parts: Vec<(Option<K>, Part)>,
    focus: Option<usize>,
}

impl<K> Default for Form<K> {
    fn default() -> Self {
        Self { parts: Vec::new(), focus: None }
    }
}

/// Reading and changing.
impl<K: Copy + PartialEq> Form<K> {
    /// The blocks of the page.
    #[must_use]
    pub fn blocks(&self) -> Vec<Block<'_>> {
        self.parts.iter().map(|(_, part)| part.block()).collect()
    }

    /// Which block has the focus. On a page that is read first, the buttons take it when the end is in view.
    #[must_use]
    pub fn focus(&self, seen: Seen) -> Option<usize> {
        self.focus.or_else(|| {
            let last = self.parts.iter().rposition(|(_, part)| part.takes_focus());
            last.filter(|_| seen.at_end())
        })
    }

    /// Which control has the focus.
    #[must_use]
    pub fn at(&self) -> Option<K> {
        self.parts.get(self.focus?)?.0
    }

    /// What kind of text has the focus.
    #[must_use]
    pub fn typing(&self) -> Typing {
        match self.focus.and_then(|at| self.parts.get(at)) {
            Some((_, Part::Field { field, .. })) if field.kind() == FieldKind::Area => Typing::Area,
            Some((_, Part::Field { .. })) => Typing::Line,
            _ => Typing::No,
        }
    }

    /// The keys of the control that has the focus.
    #[must_use]
    pub fn bindings(&self) -> Vec<Binding> {
        vec![match self.focus.and_then(|at| self.parts.get(at)) {
            Some((_, Part::Field { field, .. })) if field.kind() == FieldKind::Area => {
                Binding::new("tab", Action::Move(Move::Next), "next part")
            }
            Some((_, Part::Field { .. })) => Binding::new("enter", Action::Activate, "next"),
            Some((_, Part::Choice(..) | Part::List(_))) => Binding::new("enter", Action::Activate, "choose"),
            Some((_, Part::Buttons(_))) => Binding::new("enter", Action::Activate, "do it"),
            _ => return Vec::new(),
        }]
    }

    fn place(&self, key: K) -> Option<usize> {
        self.parts.iter().position(|(own, _)| *own == Some(key))
    }

    /// The field called `key`.
    #[must_use]
    pub fn field_at(&self, key: K) -> Option<&Field> {
        match &self.parts.get(self.place(key)?)?.1 {
            Part::Field { field, .. } => Some(field),
            _ => None,
        }
    }

    /// The field called `key`, to change it.
    pub fn field_mut(&mut self, key: K) -> Option<&mut Field> {
        let place = self.place(key)?;
        match &mut self.parts.get_mut(place)?.1 {
            Part::Field { field, .. } => Some(field),
            _ => None,
        }
    }

    /// The text of the field called `key`, without blanks at both ends.
    #[must_use]
    pub fn text(&self, key: K) -> String {
        self.field_at(key).map(|field| field.text().trim().to_owned()).unwrap_or_default()
    }

    /// The words beside the field called `key`.
    pub fn set_aside(&mut self, key: K, text: impl Into<String>) {
        let place = self.place(key);
        if let Some((_, Part::Field { aside, .. })) = place.and_then(|place| self.parts.get_mut(place)) {
            *aside = text.into();
        }
    }

    /// The one option chosen in the choice called `key`.
    #[must_use]
    pub fn chosen(&self, key: K) -> Option<usize> {
        match &self.parts.get(self.place(key)?)?.1 {
            Part::Choice(choice, _) => choice.chosen.first().copied(),
            _ => None,
        }
    }

    /// Where the cursor stands in the choice, list or buttons called `key`.
    #[must_use]
    pub fn cursor(&self, key: K) -> Option<usize> {
        match &self.parts.get(self.place(key)?)?.1 {
            Part::Choice(choice, _) => Some(choice.at),
            Part::List(list) => Some(list.at),
            Part::Buttons(buttons) => Some(buttons.at),
            _ => None,
        }
    }

    /// Says `words` above everything else, in place of what stood there; or nothing any more.
    pub fn warn(&mut self, words: Option<&str>) {
        let stands = matches!(self.parts.first(), Some((None, Part::Callout(first))) if first.tone == Tone::Warn);
        if stands {
            self.parts.remove(0);
            self.focus = self.focus.map(|at| at.saturating_sub(1));
        }
        if let Some(words) = words {
            let callout = Callout { tone: Tone::Warn, text: Document::from_plain(words) };
            self.parts.insert(0, (None, Part::Callout(callout)));
            self.focus = self.focus.map(|at| at + 1);
        }
    }

    /// Gives the focus to the control called `key`.
    pub fn go_to(&mut self, key: K) {
        self.focus = self.place(key).or(self.focus);
    }

    /// Gives the focus to the next control, if there is one below.
    pub fn go_on(&mut self) {
        if let Some(next) = self.neighbour(Move::Down) {
            self.focus = Some(next);
        }
    }

    fn neighbour(&self, direction: Move) -> Option<usize> {
        let controls = || self.parts.iter().enumerate().filter(|(_, (_, part))| part.takes_focus()).map(|(i, _)| i);
        let Some(at) = self.focus else {
            return if direction == Move::Next { controls().next() } else { controls().last() };
        };
        match direction {
            Move::Up => controls().filter(|i| *i < at).last(),
            Move::Down => controls().find(|i| *i > at),
            Move::Next => controls().find(|i| *i > at).or_else(|| controls().next()),
            _ => controls().filter(|i| *i < at).last().or_else(|| controls().last()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::app::action::{Edit, Input};

    #[derive(Clone, Copy, Debug, PartialEq, Eq)]
    enum Spot {
        Name,
        Kind,
        Press,
    }

    fn form() -> Form<Spot> {
        Form::new()
            .say("Words first.")
            .field(Spot::Name, "Name", Field::line(""))
            .choice(Spot::Kind, "Kind", ["a", "b"], None)
            .buttons(Spot::Press, &["Save", "Stop"])
    }

    #[test]
    fn tab_goes_round_the_controls_and_never_to_words() {
        let mut form = form();
        let mut seen = Vec::new();
        for _ in 0..4 {
            seen.push(form.focus);
            form.react(Action::Move(Move::Next), Seen::default());
        }
        assert_eq!(seen, [Some(1), Some(2), Some(3), Some(1)]);
    }

    #[test]
    fn a_whole_value_does_what_the_keys_do() {
        let mut typed = form();
        typed.react(Action::Edit(Edit::Paste("Kim".into())), Seen::default());
        let mut set = form();
        assert_eq!(
            set.react(Action::Set { block: 1, input: Input::Text("Kim".into()) }, Seen::default()),
            Did::Typed(Spot::Name)
        );
        assert_eq!((typed.text(Spot::Name), set.text(Spot::Name)), ("Kim".into(), "Kim".into()));
        assert_eq!(
            set.react(Action::Set { block: 2, input: Input::Pick(1) }, Seen::default()),
            Did::Took(Spot::Kind, 1)
        );
        assert_eq!(set.chosen(Spot::Kind), Some(1));
        assert_eq!(
            set.react(Action::Set { block: 3, input: Input::Pick(1) }, Seen::default()),
            Did::Took(Spot::Press, 1)
        );
    }

    #[test]
    fn a_value_that_does_not_fit_changes_nothing() {
        let mut form = form();
        for (block, input) in
            [(0, Input::Pick(0)), (1, Input::Pick(0)), (2, Input::Pick(9)), (9, Input::Text("x".into()))]
        {
            assert_eq!(form.react(Action::Set { block, input }, Seen::default()), Did::Nothing);
        }
        assert_eq!((form.text(Spot::Name), form.chosen(Spot::Kind)), (String::new(), None));
    }

    #[test]
    fn the_arrows_leave_a_field_and_scroll_where_nothing_else_takes_them() {
        let mut form = form();
        assert_eq!(form.react(Action::Move(Move::Up), Seen::default()), Did::Scrolled(Scroll::LineUp));
        form.react(Action::Move(Move::Down), Seen::default());
        assert_eq!(form.at(), Some(Spot::Kind));
        assert_eq!(form.react(Action::Move(Move::PageDown), Seen::default()), Did::Scrolled(Scroll::PageDown));
        form.go_to(Spot::Press);
        assert_eq!(form.react(Action::Move(Move::Down), Seen::default()), Did::Scrolled(Scroll::LineDown));
        let mut words: Form<Spot> = Form::new().say("Only words.");
        assert_eq!(words.react(Action::Toggle, Seen::default()), Did::Scrolled(Scroll::PageDown));
    }

    #[test]
    fn the_arrows_leave_a_choice_only_at_its_ends() {
        let mut form = form();
        form.go_to(Spot::Kind);
        for (to, spot, cursor) in [
            (Move::Down, Spot::Kind, 1),
            (Move::Left, Spot::Kind, 0),
            (Move::Left, Spot::Kind, 0),
            (Move::Right, Spot::Kind, 1),
            (Move::Down, Spot::Press, 1),
            (Move::Up, Spot::Kind, 1),
            (Move::Up, Spot::Kind, 0),
            (Move::Up, Spot::Name, 0),
        ] {
            assert_eq!(form.react(Action::Move(to), Seen::default()), Did::Nothing);
            assert_eq!((form.at(), form.cursor(Spot::Kind)), (Some(spot), Some(cursor)), "{to:?}");
        }
    }

    #[test]
    fn space_takes_a_choice_back_unless_there_is_always_one() {
        let mut free = Form::new().choice(Spot::Kind, "Kind", ["a", "b"], Some(0));
        let mut held = Form::new().one_of(Spot::Kind, "Kind", ["a", "b"], 0);
        for form in [&mut free, &mut held] {
            assert_eq!(form.react(Action::Toggle, Seen::default()), Did::Chose(Spot::Kind));
        }
        assert_eq!((free.chosen(Spot::Kind), held.chosen(Spot::Kind)), (None, Some(0)));
    }

    #[test]
    fn a_warning_stands_above_everything_and_the_focus_stays_where_it_was() {
        let mut form = form();
        for words in [Some("That did not fit."), Some("Nor did that."), None, None] {
            form.warn(words);
            assert_eq!(form.at(), Some(Spot::Name));
            assert_eq!(form.blocks().len(), 4 + usize::from(words.is_some()));
        }
    }

    #[test]
    fn a_page_to_read_first_opens_at_its_top_and_gives_the_focus_at_its_end() {
        let mut form = Form::new().say("Long words.").buttons(Spot::Press, &["Next", "Help"]).at_rest();
        let (top, end) = (Seen { top: 0, rows: 5, total: 9 }, Seen { top: 4, rows: 5, total: 9 });
        assert_eq!((form.focus(top), form.focus(end)), (None, Some(1)));
        assert_eq!(form.react(Action::Activate, top), Did::Other(Action::Activate));
        form.react(Action::Move(Move::Right), end);
        assert_eq!(form.react(Action::Activate, end), Did::Took(Spot::Press, 1));
    }
}
