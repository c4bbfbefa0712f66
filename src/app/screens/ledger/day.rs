//! One day of a commitment: how it went, or that it is moved ahead of time, with a line about it.

use super::words;
use crate::app::action::{Action, Command};
use crate::app::binding::{Binding, Typing};
use crate::app::dates;
use crate::app::effect::{Effect, Go, LedgerEffect};
use crate::app::field::Field;
use crate::app::form::{Did, Form};
use crate::app::page::{Notice, Page};
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use crate::app::screens::cover;
use crate::domain::commitment::{Commitment, DayMark, Mark};
use crate::domain::draft::{DraftPlace, KeptDraft};
use crate::domain::ids::CommitmentId;
use crate::prose::Document;
use chrono::NaiveDate;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Mark,
    Line,
    Press,
}

/// The controls as drafts name them.
const NAMES: [(Spot, &str); 2] = [(Spot::Mark, "mark"), (Spot::Line, "line")];

/// What the page of a day opens with.
#[derive(Clone, Debug)]
pub struct Opening {
    /// Of which commitment.
    pub commitment: Commitment,
    /// Which day.
    pub day: NaiveDate,
    /// Today.
    pub today: NaiveDate,
    /// What is stored for the day.
    pub stored: Option<DayMark>,
    /// The mark to begin with, if not the stored one.
    pub mark: Option<Mark>,
    /// A draft that was waiting.
    pub kept: Option<KeptDraft>,
}

/// The page of one day.
#[derive(Debug)]
pub struct OneDay {
    commitment: CommitmentId,
    day: NaiveDate,
    begun_with: Option<Mark>,
    marks: Vec<Mark>,
    before: (Option<Mark>, String),
    form: Form<Spot>,
}

impl OneDay {
    /// Opens on the draft that was waiting, else on the mark to begin with, else on what is stored.
    #[must_use]
    pub fn new(opening: Opening) -> Self {
        let Opening { commitment, day, today, stored, mark, kept } = opening;
        let mut marks = Mark::open_on(day, today).to_vec();
        let there = stored.as_ref().map(|stored| stored.mark);
        marks.extend(there.filter(|there| !marks.contains(there)));
        let line = stored.map(|stored| stored.line).unwrap_or_default();
        let chosen = mark.or(there).and_then(|mark| marks.iter().position(|known| *known == mark));
        let mut about = Document::default();
        about.heading(2, commitment.text.what.trim());
        let mut form = Form::new()
            .words(about)
            .choice(
                Spot::Mark,
                if day > today { "This day is still to come" } else { "How did it go?" },
                marks.iter().map(|mark| words::capital(mark.label())),
                chosen,
            )
            .field(Spot::Line, "One line about it, if you like", Field::line(&line))
            .aside(
                "Ahead of time means before the day is over. Put the new plan in the line, and say it to whoever \
                 counts on you. A moved day counts as kept. An excused one leaves the count.",
            )
            .buttons(Spot::Press, &["Save", "Leave it as it was"]);
        if mark == Some(Mark::Renegotiated) {
            form.go_to(Spot::Line);
        }
        if let Some(kept) = &kept {
            form.take_up(&NAMES, &kept.draft);
        }
        Self { commitment: commitment.id, day, begun_with: mark, marks, before: (there, line), form }
    }

    fn place(&self) -> DraftPlace {
        DraftPlace::Day(self.commitment, self.day)
    }

    fn said(&self) -> (Option<Mark>, String) {
        let mark = self.form.chosen(Spot::Mark).and_then(|n| self.marks.get(n).copied());
        (mark, self.form.text(Spot::Line))
    }

    fn keep(&self) -> Vec<Effect> {
        vec![Effect::Keep(self.form.draft(self.place(), &NAMES))]
    }

    fn save(&self) -> Vec<Effect> {
        let (Some(mark), line) = self.said() else {
            return vec![Effect::Say(Notice::calm("Choose how it went first. Esc keeps your line as a draft."))];
        };
        let (commitment, day) = (self.commitment, self.day);
        vec![
            Effect::Ledger(LedgerEffect::Mark { commitment, day, mark, line: Some(line) }),
            Effect::Go(Go::Close),
            Effect::Say(Notice::calm(words::marked(mark))),
        ]
    }

    fn drop_it(&self) -> Vec<Effect> {
        vec![Effect::Discard(self.place()), Effect::Go(Go::Close)]
    }

    /// A line that was typed stays as a draft; a mark alone was not saved and is chosen again with one key.
    fn leave(&self) -> Vec<Effect> {
        if self.said().1 == self.before.1 {
            return self.drop_it();
        }
        let mut effects = self.keep();
        effects.extend([Effect::Go(Go::Close), Effect::Say(Notice::calm("Not marked yet. Your line is kept."))]);
        effects
    }
}

impl Screen for OneDay {
    fn route(&self) -> Route {
        Route::CommitmentDay { commitment: self.commitment, day: self.day, mark: self.begun_with }
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let blocks = cover::seen(self.form.blocks(), scene);
        let focus = self.form.focus(scene.seen);
        Page { title: "One day".into(), place: dates::long_day(self.day), blocks, focus, ..Page::default() }
    }

    fn bindings(&self) -> Vec<Binding> {
        let mut keys = self.form.bindings();
        keys.push(Binding::command("ctrl+s", Command::Save, "save"));
        keys.push(Binding::new("esc", Action::Back, "back"));
        keys
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        if let Some(said) = cover::holds(&action, scene) {
            return said;
        }
        match self.form.react(action, scene.seen) {
            Did::Took(Spot::Press, 0) | Did::Other(Action::Do(Command::Save)) => self.save(),
            Did::Took(Spot::Press, _) => self.drop_it(),
            Did::Took(Spot::Mark, _) | Did::Entered(_) => {
                self.form.go_on();
                Vec::new()
            }
            Did::Typed(_) => self.keep(),
            Did::Other(Action::Back) => self.leave(),
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }

    fn typing(&self) -> Typing {
        self.form.typing()
    }
}
