//! Step 0 and the five steps, with what is begun and done.

use crate::app::action::{Action, Input};
use crate::app::binding::Binding;
use crate::app::cursor::Cursor;
use crate::app::effect::{Effect, Go};
use crate::app::page::{Block, List, Mark, Numbered, Page, Row};
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use crate::app::suggest::StepStanding;

/// The path.
#[derive(Debug)]
pub struct Path {
    steps: Vec<StepStanding>,
    cursor: Cursor,
}

impl Path {
    /// With how each step stands.
    #[must_use]
    pub fn new(steps: Vec<StepStanding>) -> Self {
        Self { steps, cursor: Cursor::default() }
    }

    fn rows(&self) -> usize {
        self.steps.len() + BESIDE.len()
    }

    fn open(&self) -> Vec<Effect> {
        let step = self.steps.get(self.cursor.at).map(|standing| Route::Step(standing.step));
        let beside = || BESIDE.get(self.cursor.at.checked_sub(self.steps.len())?).map(|(_, route)| route.clone());
        step.or_else(beside).map(|route| Effect::Go(Go::Open(route))).into_iter().collect()
    }
}

/// What stands beside the steps: what a person keeps on the way. It leads on to limits and drafts.
const BESIDE: [(&str, Route); 1] = [("Commitments, limits and agreement drafts", Route::Ledger(None))];

fn row(standing: &StepStanding) -> Row {
    let mark = match (standing.done, standing.begun) {
        (done, _) if done > 0 && done == standing.of => Mark::Done,
        (0, 0) => Mark::Open,
        _ => Mark::Begun,
    };
    let number = standing.step.number();
    let detail = format!("{} of {} tried", standing.done, standing.of);
    let note = match &standing.next {
        Some(next) => format!("{}. Next: {next}", standing.step.line()),
        None => standing.step.line().to_owned(),
    };
    Row::new(format!("Step {number}  {}", standing.step.name())).detail(detail).note(note).mark(mark)
}

impl Screen for Path {
    fn route(&self) -> Route {
        Route::Path
    }

    fn page(&self, _scene: &Scene) -> Page<'_> {
        let list = List {
            name: "Steps".into(),
            rows: self.steps.iter().map(row).chain(BESIDE.iter().map(|(label, _)| Row::new(*label))).collect(),
            at: self.cursor.at,
            numbered: Numbered::Yes,
            ..List::default()
        };
        let aside =
            "This is a suggested order, not a lock. Open any step when it helps. You can come back to each one.";
        Page {
            title: "Path".into(),
            place: "Today > Path".into(),
            blocks: vec![Block::List(list), Block::Aside(aside.into())],
            focus: Some(0),
            ..Page::default()
        }
    }

    fn bindings(&self) -> Vec<Binding> {
        vec![Binding::new("enter", Action::Activate, "open"), Binding::new("esc", Action::Back, "back")]
    }

    fn react(&mut self, action: Action, _scene: &Scene) -> Vec<Effect> {
        match action {
            Action::Pick(n) | Action::Set { input: Input::Pick(n), .. } if n < self.rows() => {
                self.cursor.at = n;
                self.open()
            }
            Action::Activate => self.open(),
            Action::Back => vec![Effect::Go(Go::Close)],
            _ => {
                self.cursor.step(&action, self.rows());
                Vec::new()
            }
        }
    }
}
