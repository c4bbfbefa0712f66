//! The daily check-in of one person: one short part a page, each may be left out, six keys at most.

mod page;

use crate::app::action::{Action, Command, Input, Move};
use crate::app::binding::{Binding, Typing};
use crate::app::cursor::{Cursor, rate};
use crate::app::effect::{Effect, Go, PersonEffect};
use crate::app::field::{Edited, Field};
use crate::app::page::{Notice, Page};
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use crate::domain::checkin::{CheckinDraft, LineKind, Triggers};
use crate::domain::draft::{Draft, DraftPlace, DraftText, KeptDraft};
use crate::domain::person::{Bond, Role};
use chrono::NaiveDate;

/// What the one line can be, in the order it is offered.
const LINES: [(LineKind, &str); 3] = [
    (LineKind::Thanks, "something I valued"),
    (LineKind::Need, "something I need"),
    (LineKind::Nothing, "nothing today"),
];

/// What a check-in opens with.
#[derive(Clone, Debug, Default)]
pub struct Opening {
    /// The day it is about: today or yesterday; any other day only says so.
    pub day: NaiveDate,
    /// Today.
    pub today: NaiveDate,
    /// Words the second part.
    pub role: Role,
    /// Words the second part.
    pub bond: Bond,
    /// What was saved for that day.
    pub stored: Option<CheckinDraft>,
    /// A draft that was waiting.
    pub kept: Option<KeptDraft>,
    /// How many commitments are due today.
    pub due: usize,
}

/// The daily check-in.
#[derive(Debug)]
pub struct Checkin {
    day: NaiveDate,
    open: Open,
    role: Role,
    bond: Bond,
    due: usize,
    given: CheckinDraft,
    line: Field,
    part: Part,
    cursor: Cursor,
}

/// One part. The numbers are stored with drafts and never change.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Part {
    Steadiness = 0,
    Reliance = 1,
    Triggers = 2,
    Worst = 3,
    LineKind = 4,
    Line = 5,
    Review = 6,
}

impl Part {
    const ALL: [Self; 7] =
        [Self::Steadiness, Self::Reliance, Self::Triggers, Self::Worst, Self::LineKind, Self::Line, Self::Review];
}

/// Whether a day can be filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Open {
    Today,
    Yesterday,
    No,
}

impl Checkin {
    /// Opens on the draft that was waiting, else on what was saved for that day, else empty.
    #[must_use]
    pub fn new(opening: Opening) -> Self {
        let open = match opening.day {
            day if day == opening.today => Open::Today,
            day if Some(day) == opening.today.pred_opt() => Open::Yesterday,
            _ => Open::No,
        };
        let (given, part, caret) = match (opening.kept.map(|kept| kept.draft), opening.stored) {
            (Some(Draft { text: DraftText::Checkin(given), field, caret, .. }), _) => {
                (given, Part::ALL.get(field).copied().unwrap_or(Part::Steadiness), Some(caret))
            }
            (_, Some(stored)) => (stored, Part::Review, None),
            (_, None) => (CheckinDraft::default(), Part::Steadiness, None),
        };
        let mut line = Field::line(&given.line);
        if let Some(caret) = caret.filter(|_| part == Part::Line) {
            line.set_caret(caret);
        }
        let Opening { day, role, bond, due, .. } = opening;
        let mut checkin = Self { day, open, role, bond, due, given, line, part, cursor: Cursor::default() };
        checkin.go(part);
        checkin
    }

    /// Whether a part is asked, given what was said so far.
    fn asked(&self, part: Part) -> bool {
        match part {
            Part::Worst => self.given.triggers.is_some_and(|triggers| triggers != Triggers::None),
            Part::Line => self.given.line_kind != LineKind::Nothing,
            _ => true,
        }
    }

    fn go(&mut self, part: Part) {
        self.part = part;
        self.cursor.at = match part {
            Part::Triggers => Triggers::ALL.iter().position(|one| Some(*one) == self.given.triggers).unwrap_or(0),
            Part::LineKind => LINES.iter().position(|(kind, _)| *kind == self.given.line_kind).unwrap_or(0),
            _ => 0,
        };
    }

    fn next(&mut self) -> Vec<Effect> {
        let after = Part::ALL.iter().skip(self.part as usize + 1).find(|part| self.asked(**part));
        if let Some(part) = after {
            self.go(*part);
        }
        vec![self.keep()]
    }

    fn previous(&mut self) {
        let before = Part::ALL.iter().take(self.part as usize).rev().find(|part| self.asked(**part));
        if let Some(part) = before {
            self.go(*part);
        }
    }

    fn keep(&self) -> Effect {
        let caret = if self.part == Part::Line { self.line.caret() } else { (0, 0) };
        let text = DraftText::Checkin(self.given.clone());
        Effect::Keep(Draft { place: DraftPlace::Checkin(self.day), text, caret, field: self.part as usize })
    }

    /// What was given, without answers to parts that no longer ask.
    fn cleaned(&self) -> CheckinDraft {
        let mut given = self.given.clone();
        if !self.asked(Part::Worst) {
            given.worst = None;
        }
        given.line = given.line.trim().to_owned();
        if !self.asked(Part::Line) || given.line.is_empty() {
            given.line = String::new();
            given.line_kind = LineKind::Nothing;
        }
        given
    }

    fn is_empty(&self) -> bool {
        self.cleaned() == CheckinDraft::default()
    }

    fn save(&self) -> Vec<Effect> {
        if self.is_empty() {
            return self.leave();
        }
        let (next, notice) = match self.open {
            Open::Today if self.due > 0 => {
                (Go::Replace(Route::Ledger(None)), "Saved. Here is what is due today. It can wait, too.")
            }
            Open::Today => (Go::Close, "Saved. That is all for today."),
            Open::Yesterday => (Go::Close, "Saved for yesterday."),
            Open::No => return vec![Effect::Go(Go::Close)],
        };
        let save = PersonEffect::SaveCheckin(self.day, self.cleaned());
        vec![Effect::Person(save), Effect::Go(next), Effect::Say(Notice::calm(notice))]
    }

    fn leave(&self) -> Vec<Effect> {
        if self.is_empty() {
            return vec![Effect::Discard(DraftPlace::Checkin(self.day)), Effect::Go(Go::Close)];
        }
        let notice = "Kept as far as it is. Open the check-in again to go on.";
        vec![self.keep(), Effect::Go(Go::Close), Effect::Say(Notice::calm(notice))]
    }

    fn rating(&mut self) -> Option<&mut Option<u8>> {
        match self.part {
            Part::Steadiness => Some(&mut self.given.steadiness),
            Part::Reliance => Some(&mut self.given.reliance),
            Part::Worst => Some(&mut self.given.worst),
            _ => None,
        }
    }

    fn on_rating(&mut self, action: &Action) -> Vec<Effect> {
        let Some(value) = self.rating() else { return Vec::new() };
        let given = match action {
            Action::Set { input: Input::Rate(n), .. } if *n <= 10 => Some(*n),
            _ => rate(*value, action),
        };
        if given.is_none() {
            return Vec::new();
        }
        *value = given;
        match action {
            Action::Move(_) => vec![self.keep()],
            _ => self.next(),
        }
    }

    fn on_choice(&mut self, action: &Action) -> Vec<Effect> {
        let picked = match action {
            Action::Set { input: Input::Pick(n), .. } | Action::Pick(n) => *n,
            Action::Activate | Action::Toggle => self.cursor.at,
            _ => {
                self.cursor.step(action, 3);
                return Vec::new();
            }
        };
        if self.part == Part::Triggers && picked < Triggers::ALL.len() {
            self.given.triggers = Some(Triggers::ALL[picked]);
            return self.next();
        }
        let Some((kind, _)) = LINES.get(picked) else { return Vec::new() };
        self.given.line_kind = *kind;
        self.next()
    }

    fn on_line(&mut self, action: &Action) -> Vec<Effect> {
        match action {
            Action::Edit(edit) if self.line.edit(edit) == Edited::Changed => {}
            Action::Set { input: Input::Text(text), .. } => self.line.set(text),
            Action::Activate => return self.next(),
            _ => return Vec::new(),
        }
        self.given.line = self.line.text();
        vec![self.keep()]
    }

    fn on_review(&mut self, action: &Action) -> Vec<Effect> {
        let picked = match action {
            Action::Set { input: Input::Pick(n), .. } | Action::Pick(n) => *n,
            Action::Activate | Action::Toggle => self.cursor.at,
            _ => {
                self.cursor.slide(action, 2);
                return Vec::new();
            }
        };
        match picked {
            0 => self.save(),
            1 => {
                self.go(Part::Steadiness);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }
}

impl Screen for Checkin {
    fn route(&self) -> Route {
        Route::Checkin(self.day)
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        self.describe(scene)
    }

    fn bindings(&self) -> Vec<Binding> {
        self.keys()
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        if self.open == Open::No {
            return page::react_late(&action, scene);
        }
        match (&action, self.part) {
            (Action::Back, _) => self.leave(),
            (Action::Do(Command::Save), _) => self.save(),
            (Action::Do(Command::Previous) | Action::Move(Move::Previous), _) => {
                self.previous();
                Vec::new()
            }
            (_, Part::Review) => self.on_review(&action),
            (Action::Do(Command::Skip) | Action::Move(Move::Next), _) => self.next(),
            (_, Part::Triggers | Part::LineKind) => self.on_choice(&action),
            (_, Part::Line) => self.on_line(&action),
            (Action::Activate, _) => self.next(),
            _ => self.on_rating(&action),
        }
    }

    fn typing(&self) -> Typing {
        if self.part == Part::Line { Typing::Line } else { Typing::No }
    }
}
