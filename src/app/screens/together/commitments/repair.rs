//! After a missed day of one's own: say it before being asked, hear what it did, plan the next time.

use super::super::people::People;
use crate::app::action::{Action, Command};
use crate::app::binding::{Binding, Typing};
use crate::app::dates;
use crate::app::effect::{Effect, Go};
use crate::app::field::Field;
use crate::app::form::{Did, Form};
use crate::app::page::{Notice, Page};
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use crate::app::screens::cover;
use crate::app::screens::keeping::Keeping;
use crate::domain::commitment::{Committing, Mark};
use crate::domain::draft::{DraftPlace, KeptDraft};
use crate::domain::statement::{Said, Saying};
use crate::insight::ours::Commitment;
use chrono::NaiveDate;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Line,
    Next,
    Press,
}

/// The controls as drafts name them.
const NAMES: [(Spot, &str); 2] = [(Spot::Line, "line"), (Spot::Next, "next")];
/// The option that leads to other words.
const OTHER_WORDS: usize = 1;

/// The page.
#[derive(Debug)]
pub struct Repair {
    commitment: Commitment,
    day: NaiveDate,
    /// The line that stands beside the missed day.
    line: String,
    keeping: Keeping<Spot>,
    form: Form<Spot>,
}

impl Repair {
    /// For a day that its owner marked as missed. Opens on the draft that was waiting.
    #[must_use]
    pub fn new(commitment: Commitment, day: NaiveDate, people: People, kept: Option<&KeptDraft>) -> Self {
        let own = commitment.day(day).and_then(|day| day.own.as_ref());
        let line = own.map(|own| own.line.trim().to_owned()).unwrap_or_default();
        let mut form = controls(&commitment, &line, people);
        let keeping = Keeping::new(&mut form, DraftPlace::Repair(commitment.record, day), &NAMES, kept);
        Self { commitment, day, line, keeping, form }
    }

    fn save(&self) -> Vec<Effect> {
        let record = self.commitment.record;
        let line = self.form.text(Spot::Line);
        let mut effects = Vec::new();
        if line != self.line {
            let said = Said::Marked { day: self.day, mark: Some(Mark::Missed), line };
            effects.push(Effect::Tell(Saying::about(record, said)));
        }
        effects.push(self.keeping.discard());
        if self.form.chosen(Spot::Next) == Some(OTHER_WORDS) {
            effects.push(Effect::Go(Go::Replace(Route::OurCommitmentForm(Committing::Again(record)))));
        } else {
            effects.push(Effect::Go(Go::Close));
            effects.push(Effect::Say(Notice::calm("It goes on. The next day is a new one.")));
        }
        effects
    }
}

fn controls(one: &Commitment, line: &str, people: People) -> Form<Spot> {
    let other = people.other();
    Form::new()
        .say(&format!("{}. A day was missed. That is news, not a verdict.", one.text().what.trim().trim_end_matches('.')))
        .heading("Say it before you are asked")
        .say(&format!(
            "Tell {other} what did not happen, and that it was yours to do. Reasons can come later. Only do it if it is \
             safe to."
        ))
        .field(Spot::Line, "In one line that both of you see", Field::line(line))
        .heading("Hear what it did")
        .say(&format!(
            "Ask what it was like for {other}. Listen to the end. Say back what you heard. There may be no answer yet, \
             and that is fine."
        ))
        .heading("Plan the next time")
        .choice(
            Spot::Next,
            "What helps it hold?",
            ["It stays as it is", "Smaller, or at another time: change its words"],
            None,
        )
        .buttons(Spot::Press, &["Go on", "Leave it as it was"])
}

impl Screen for Repair {
    fn route(&self) -> Route {
        Route::Repair(self.commitment.record, self.day)
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let blocks = cover::seen(self.form.blocks(), scene);
        let focus = self.form.focus(scene.seen);
        Page { title: "After a missed day".into(), place: dates::long_day(self.day), blocks, focus, ..Page::default() }
    }

    fn bindings(&self) -> Vec<Binding> {
        let mut keys = self.form.bindings();
        keys.push(Binding::command("ctrl+s", Command::Save, "go on"));
        keys.push(Binding::new("esc", Action::Back, "back, kept"));
        keys
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        if let Some(said) = cover::holds(&action, scene) {
            return said;
        }
        match self.form.react(action, scene.seen) {
            Did::Took(Spot::Press, 0) | Did::Other(Action::Do(Command::Save)) => self.save(),
            Did::Took(Spot::Press, _) => self.keeping.drop_it(),
            did => self.keeping.answer(&mut self.form, did),
        }
    }

    fn typing(&self) -> Typing {
        self.form.typing()
    }
}
