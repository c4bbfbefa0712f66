//! One day of a commitment that both see: its owner says how it went; the other, that they noticed, or how they saw it.
//! The page shows one's own view only: each speaks for themselves.

use super::super::people::People;
use super::words::others_label;
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
use crate::app::screens::ledger::words::capital;
use crate::domain::commitment::Mark;
use crate::domain::draft::{DraftPlace, KeptDraft};
use crate::domain::statement::{Said, Saying};
use crate::insight::ours::{Commitment, OthersMark};
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

/// What can be chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum View {
    /// By its owner.
    Own(Mark),
    /// By the other.
    Other(OthersMark),
}

impl View {
    fn label(self) -> String {
        match self {
            Self::Own(mark) => capital(mark.label()),
            Self::Other(OthersMark::Noticed) => "I noticed it".to_owned(),
            Self::Other(mark) => format!("As I saw it: {}", others_label(mark)),
        }
    }

    fn said(self, day: NaiveDate, line: String) -> Said {
        match self {
            Self::Other(OthersMark::Noticed) => Said::Noticed { day, line },
            Self::Own(mark) | Self::Other(OthersMark::Marked(mark)) => Said::Marked { day, mark: Some(mark), line },
        }
    }
}

/// The page of one day.
#[derive(Debug)]
pub struct OurDay {
    commitment: Commitment,
    day: NaiveDate,
    views: Vec<View>,
    /// The own view that stands, with its line.
    stands: Option<(View, String)>,
    keeping: Keeping<Spot>,
    form: Form<Spot>,
}

impl OurDay {
    /// Opens on the draft that was waiting, else on what one has said of the day so far.
    #[must_use]
    pub fn new(
        commitment: Commitment,
        day: NaiveDate,
        people: People,
        today: NaiveDate,
        kept: Option<&KeptDraft>,
    ) -> Self {
        let owns = commitment.owner == people.me;
        let stands = stands(&commitment, day, people);
        let mut views =
            if owns { Mark::open_on(day, today).iter().map(|mark| View::Own(*mark)).collect() } else { others_views() };
        views.extend(stands.as_ref().map(|(view, _)| *view).filter(|view| !views.contains(view)));
        let mut form = controls(&commitment, &views, stands.as_ref(), people);
        let keeping = Keeping::new(&mut form, DraftPlace::OurDay(commitment.record, day), &NAMES, kept);
        Self { commitment, day, views, stands, keeping, form }
    }

    fn tell(&self, said: Said, notice: &str) -> Vec<Effect> {
        vec![
            Effect::Tell(Saying::about(self.commitment.record, said)),
            self.keeping.discard(),
            Effect::Go(Go::Close),
            Effect::Say(Notice::calm(notice)),
        ]
    }

    fn save(&self) -> Vec<Effect> {
        let view = self.form.chosen(Spot::Mark).and_then(|n| self.views.get(n).copied());
        let Some(view) = view else {
            return vec![Effect::Say(Notice::calm("Choose how it went first. Esc keeps your line as a draft."))];
        };
        let line = self.form.text(Spot::Line);
        if self.stands.as_ref() == Some(&(view, line.clone())) {
            return self.keeping.drop_it();
        }
        let notice = match view {
            View::Own(Mark::Missed) => "Marked as missed. A page for what comes after it stands beside its days.",
            View::Own(Mark::Renegotiated) => "Moved ahead of time. That counts as kept. Say it aloud too.",
            View::Own(_) => "Marked. Both of you see it.",
            View::Other(OthersMark::Noticed) => "Both of you see that you noticed.",
            View::Other(_) => "Your view stands beside the other one. Neither takes the other's place.",
        };
        self.tell(view.said(self.day, line), notice)
    }

    fn take_back(&self) -> Vec<Effect> {
        let said = Said::Marked { day: self.day, mark: None, line: String::new() };
        self.tell(said, "Taken back. The day has no mark of yours now.")
    }
}

fn others_views() -> Vec<View> {
    let marks = [Mark::Kept, Mark::Partly, Mark::Missed, Mark::Excused];
    let marked = marks.into_iter().map(|mark| View::Other(OthersMark::Marked(mark)));
    std::iter::once(View::Other(OthersMark::Noticed)).chain(marked).collect()
}

fn stands(commitment: &Commitment, day: NaiveDate, people: People) -> Option<(View, String)> {
    let said = commitment.day(day)?;
    if commitment.owner == people.me {
        said.own.as_ref().map(|own| (View::Own(own.mark), own.line.clone()))
    } else {
        said.other.as_ref().map(|other| (View::Other(other.mark), other.line.clone()))
    }
}

fn controls(one: &Commitment, views: &[View], stands: Option<&(View, String)>, people: People) -> Form<Spot> {
    let mut about = Document::default();
    about.heading(2, one.text().what.trim());
    let owns = one.owner == people.me;
    let asks = if owns { "How did it go?" } else { "What did you see?" };
    let aside = if owns {
        format!(
            "Both of you see this. A day moved ahead of time counts as kept, if {} knows the new plan. An excused one \
             leaves the count.",
            people.other()
        )
    } else {
        "Both of you see this. You need not look for it, and you need not say anything. Your view changes no count \
         but your own."
            .to_owned()
    };
    let chosen = stands.and_then(|(view, _)| views.iter().position(|known| known == view));
    let line = stands.map(|(_, line)| line.as_str()).unwrap_or_default();
    let mut buttons = vec!["Save", "Leave it as it was"];
    if stands.is_some() {
        buttons.push("Take my mark back");
    }
    Form::new()
        .words(about)
        .choice(Spot::Mark, asks, views.iter().map(|view| view.label()), chosen)
        .field(Spot::Line, "One line about it, if you like", Field::line(line))
        .aside(aside)
        .buttons(Spot::Press, &buttons)
}

impl Screen for OurDay {
    fn route(&self) -> Route {
        Route::OurDay(self.commitment.record, self.day)
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let blocks = cover::seen(self.form.blocks(), scene);
        let focus = self.form.focus(scene.seen);
        Page { title: "One day, for both".into(), place: dates::long_day(self.day), blocks, focus, ..Page::default() }
    }

    fn bindings(&self) -> Vec<Binding> {
        let mut keys = self.form.bindings();
        keys.push(Binding::command("ctrl+s", Command::Save, "save"));
        keys.push(Binding::new("esc", Action::Back, "back, kept"));
        keys
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        if let Some(said) = cover::holds(&action, scene) {
            return said;
        }
        match self.form.react(action, scene.seen) {
            Did::Took(Spot::Press, 0) | Did::Other(Action::Do(Command::Save)) => self.save(),
            Did::Took(Spot::Press, 1) => self.keeping.drop_it(),
            Did::Took(Spot::Press, _) => self.take_back(),
            did => self.keeping.answer(&mut self.form, did),
        }
    }

    fn typing(&self) -> Typing {
        self.form.typing()
    }
}
