//! One limit, request, rule or wish. What is typed is kept as a draft, and earlier wordings stand below.

use crate::app::action::{Action, Command};
use crate::app::binding::{Binding, Typing};
use crate::app::dates;
use crate::app::effect::{Effect, Go, RecordEffect};
use crate::app::field::Field;
use crate::app::form::{Did, Form};
use crate::app::page::{Notice, Page};
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use crate::app::screens::keeping::Keeping;
use crate::app::screens::{cover, unread_day};
use crate::domain::boundary::{Area, Boundary, BoundaryDraft, BoundaryKind};
use crate::domain::draft::{DraftPlace, KeptDraft};
use crate::domain::ids::BoundaryId;
use chrono::NaiveDate;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Words,
    Kind,
    Area,
    Since,
    Press,
}

/// The controls as drafts name them.
const NAMES: [(Spot, &str); 4] =
    [(Spot::Words, "words"), (Spot::Kind, "kind"), (Spot::Area, "area"), (Spot::Since, "since")];

/// The page for one.
#[derive(Debug)]
pub struct OneBoundary {
    stored: Option<Boundary>,
    keeping: Keeping<Spot>,
    form: Form<Spot>,
}

impl OneBoundary {
    /// A stored one or a new one; opens on the draft that was waiting.
    #[must_use]
    pub fn new(stored: Option<Boundary>, kept: Option<&KeptDraft>) -> Self {
        let mut form = controls(stored.as_ref());
        let place = DraftPlace::Boundary(stored.as_ref().map(|stored| stored.id));
        let keeping = Keeping::new(&mut form, place, &NAMES, kept);
        Self { stored, keeping, form }
    }

    fn id(&self) -> Option<BoundaryId> {
        self.stored.as_ref().map(|stored| stored.id)
    }

    fn read(&self, today: NaiveDate) -> Result<BoundaryDraft, (Spot, String)> {
        let words = self.form.text(Spot::Words);
        if words.is_empty() {
            return Err((Spot::Words, "Write it in your own words first. A few are enough.".into()));
        }
        let since = match self.form.text(Spot::Since).as_str() {
            "" => None,
            text => Some(dates::read_past(text, today).ok_or_else(|| (Spot::Since, unread_day(text)))?),
        };
        Ok(BoundaryDraft {
            words,
            kind: self.form.chosen(Spot::Kind).and_then(|n| BoundaryKind::ALL.get(n).copied()).unwrap_or_default(),
            area: self.form.chosen(Spot::Area).and_then(|n| Area::ALL.get(n).copied()),
            since,
        })
    }

    fn save(&mut self, today: NaiveDate) -> Vec<Effect> {
        match self.read(today) {
            Ok(text) if self.stored.as_ref().is_some_and(|stored| stored.text == text) => self.keeping.drop_it(),
            Ok(text) => vec![
                Effect::Boundary(RecordEffect::Save(self.id(), text)),
                Effect::Go(Go::Close),
                Effect::Say(Notice::calm("Saved. Only you see it.")),
            ],
            Err((spot, why)) => {
                self.form.go_to(spot);
                vec![Effect::Say(Notice::warn(why))]
            }
        }
    }

    /// Lets a stored one go, or takes it up again.
    fn turn(&self) -> Vec<Effect> {
        let Some(stored) = &self.stored else { return Vec::new() };
        let (effect, words) = match stored.ended {
            None => (RecordEffect::End(stored.id), "Let go. Its words stay, and it can be taken up again."),
            Some(_) => (RecordEffect::Resume(stored.id), "It holds again."),
        };
        vec![Effect::Boundary(effect), Effect::Go(Go::Close), Effect::Say(Notice::calm(words))]
    }
}

fn controls(stored: Option<&Boundary>) -> Form<Spot> {
    let blank = BoundaryDraft::default();
    let text = stored.map_or(&blank, |stored| &stored.text);
    let since = text.since.map(|day| day.to_string()).unwrap_or_default();
    let kind = BoundaryKind::ALL.iter().position(|kind| *kind == text.kind).unwrap_or(0);
    let area = text.area.and_then(|area| Area::ALL.iter().position(|known| *known == area));
    let mut buttons = vec!["Save", "Leave it as it was"];
    buttons.extend(stored.map(|one| if one.ended.is_some() { "Take it up again" } else { "Let it go" }));
    let mut form = Form::new()
        .say(
            "A limit says what you will do, and needs nobody's yes. If saying it could put you in danger, keep it to \
             yourself. The Safety page has people who help.",
        )
        .field(Spot::Words, "In your words", Field::line(&text.words))
        .one_of(Spot::Kind, "What it is", BoundaryKind::ALL.map(BoundaryKind::label), kind)
        .choice(Spot::Area, "What it is about", Area::ALL.map(Area::label), area)
        .field(Spot::Since, "Since when", Field::line(&since))
        .buttons(Spot::Press, &buttons);
    form.set_aside(Spot::Since, "A day like 2026-11-22, or nothing.");
    let versions = stored.map(|stored| stored.versions.as_slice()).unwrap_or_default();
    if !versions.is_empty() {
        form = form.heading("Earlier wordings");
    }
    for (text, replaced) in versions {
        form = form.say(&format!("Until {}: {}", dates::moment(replaced), said(text)));
    }
    form
}

fn said(text: &BoundaryDraft) -> String {
    let area = text.area.map(|area| format!(", {}", area.label())).unwrap_or_default();
    let since = text.since.map(|day| format!(", since {}", dates::full_day(day))).unwrap_or_default();
    format!("{} ({}{area}{since})", text.words, text.kind.name())
}

impl Screen for OneBoundary {
    fn route(&self) -> Route {
        Route::Boundary(self.id())
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let title = if self.stored.is_some() { "A limit or request" } else { "A new limit or request" };
        let blocks = cover::seen(self.form.blocks(), scene);
        let focus = self.form.focus(scene.seen);
        Page { title: title.into(), place: "only you see this".into(), blocks, focus, ..Page::default() }
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
            Did::Took(Spot::Press, 0) | Did::Other(Action::Do(Command::Save)) => self.save(scene.now.day()),
            Did::Took(Spot::Press, 1) => self.keeping.drop_it(),
            Did::Took(Spot::Press, _) => self.turn(),
            Did::Took(..) => {
                self.form.go_on();
                self.keeping.keep(&self.form)
            }
            did => self.keeping.answer(&mut self.form, did),
        }
    }

    fn typing(&self) -> Typing {
        self.form.typing()
    }
}
