//! One draft of a clause: what, why, how we will know, if it slips, when to look again. Earlier wordings stand below.

use crate::app::action::{Action, Command};
use crate::app::binding::{Binding, Typing};
use crate::app::dates;
use crate::app::effect::{Effect, Go, RecordEffect};
use crate::app::field::Field;
use crate::app::form::{Did, Form};
use crate::app::page::{Notice, Page};
use crate::app::route::Route;
use crate::app::scene::{Cover, Scene};
use crate::app::screen::Screen;
use crate::app::screens::keeping::Keeping;
use crate::app::screens::{cover, unread_day};
use crate::domain::agreement::{Agreement, AgreementDraft};
use crate::domain::draft::{DraftPlace, KeptDraft};
use crate::domain::ids::AgreementId;
use chrono::NaiveDate;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    What,
    Why,
    Sign,
    Slip,
    Review,
    Ends,
    Press,
}

/// The controls as drafts name them.
const NAMES: [(Spot, &str); 6] = [
    (Spot::What, "what"),
    (Spot::Why, "why"),
    (Spot::Sign, "sign"),
    (Spot::Slip, "slip"),
    (Spot::Review, "review"),
    (Spot::Ends, "ends"),
];

/// The page for one.
#[derive(Debug)]
pub struct OneAgreement {
    stored: Option<Agreement>,
    keeping: Keeping<Spot>,
    form: Form<Spot>,
}

impl OneAgreement {
    /// A stored one or a new one; opens on the draft that was waiting.
    #[must_use]
    pub fn new(stored: Option<Agreement>, kept: Option<&KeptDraft>) -> Self {
        let mut form = controls(stored.as_ref());
        let place = DraftPlace::Agreement(stored.as_ref().map(|stored| stored.id));
        let keeping = Keeping::new(&mut form, place, &NAMES, kept);
        Self { stored, keeping, form }
    }

    fn id(&self) -> Option<AgreementId> {
        self.stored.as_ref().map(|stored| stored.id)
    }

    fn day(&self, spot: Spot, today: NaiveDate) -> Result<Option<NaiveDate>, (Spot, String)> {
        match self.form.text(spot).as_str() {
            "" => Ok(None),
            text => dates::read(text, today).map(Some).ok_or_else(|| (spot, unread_day(text))),
        }
    }

    fn read(&self, today: NaiveDate) -> Result<AgreementDraft, (Spot, String)> {
        let what = self.form.text(Spot::What);
        if what.is_empty() {
            return Err((Spot::What, "Write what it asks of both of you first. A few words are enough.".into()));
        }
        Ok(AgreementDraft {
            what,
            why: self.form.text(Spot::Why),
            sign: self.form.text(Spot::Sign),
            slip: self.form.text(Spot::Slip),
            review: self.day(Spot::Review, today)?,
            ends: self.day(Spot::Ends, today)?,
        })
    }

    fn save(&mut self, today: NaiveDate) -> Vec<Effect> {
        match self.read(today) {
            Ok(text) if self.stored.as_ref().is_some_and(|stored| stored.text == text) => self.keeping.drop_it(),
            Ok(text) => vec![
                Effect::Agreement(RecordEffect::Save(self.id(), text)),
                Effect::Go(Go::Close),
                Effect::Say(Notice::calm("Saved. It is a draft, and only you see it.")),
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
            Some(_) => (RecordEffect::Resume(stored.id), "It is a draft again."),
        };
        vec![Effect::Agreement(effect), Effect::Go(Go::Close), Effect::Say(Notice::calm(words))]
    }
}

fn controls(stored: Option<&Agreement>) -> Form<Spot> {
    let blank = AgreementDraft::default();
    let text = stored.map_or(&blank, |stored| &stored.text);
    let day = |day: Option<NaiveDate>| Field::line(&day.map(|day| day.to_string()).unwrap_or_default());
    let mut buttons = vec!["Save", "Leave it as it was"];
    buttons.extend(stored.map(|one| if one.ended.is_some() { "Take it up again" } else { "Let it go" }));
    let mut form = Form::new()
        .say(
            "A draft of one clause, for a talk that may come. Nobody has agreed to it. A fair one asks as much of you, \
             has a reason, and a day on which it is looked at again.",
        )
        .field(Spot::What, "What it asks of both", Field::line(&text.what))
        .field(Spot::Why, "Why", Field::line(&text.why))
        .field(Spot::Sign, "How we will know", Field::line(&text.sign))
        .field(Spot::Slip, "If it slips", Field::line(&text.slip))
        .field(Spot::Review, "Look at it again on", day(text.review))
        .field(Spot::Ends, "It ends on", day(text.ends))
        .buttons(Spot::Press, &buttons);
    form.set_aside(Spot::Slip, "What each does next. A talk, not a penalty.");
    form.set_aside(Spot::Review, "A day like 2026-12-20. Four weeks from now is usual.");
    form.set_aside(Spot::Ends, "A day, or nothing. What lets one look into another's things needs one.");
    let versions = stored.map(|stored| stored.versions.as_slice()).unwrap_or_default();
    if !versions.is_empty() {
        form = form.heading("Earlier wordings");
    }
    for (text, replaced) in versions {
        form = form.say(&format!("Until {}: {}", dates::moment(replaced), said(text)));
    }
    form
}

fn said(text: &AgreementDraft) -> String {
    let day = |day: Option<NaiveDate>| day.map(dates::full_day).unwrap_or_default();
    let parts = [
        ("", text.what.clone()),
        ("Why: ", text.why.clone()),
        ("How we will know: ", text.sign.clone()),
        ("If it slips: ", text.slip.clone()),
        ("Look again: ", day(text.review)),
        ("Ends: ", day(text.ends)),
    ];
    let parts: Vec<String> =
        parts.iter().filter(|(_, words)| !words.is_empty()).map(|(name, words)| format!("{name}{words}")).collect();
    parts.join(" | ")
}

impl Screen for OneAgreement {
    fn route(&self) -> Route {
        Route::Agreement(self.id())
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let title = if self.stored.is_some() { "An agreement draft" } else { "A new agreement draft" };
        let mut blocks = self.form.blocks();
        if scene.cover == Cover::Covered {
            cover::rows(&mut blocks);
            cover::fields(&mut blocks);
        }
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
        if scene.cover == Cover::Covered && matches!(action, Action::Edit(_) | Action::Set { .. }) {
            return vec![Effect::Say(Notice::calm("Your words are covered. Ctrl+E shows them again."))];
        }
        match self.form.react(action, scene.seen) {
            Did::Took(Spot::Press, 0) | Did::Other(Action::Do(Command::Save)) => self.save(scene.now.day()),
            Did::Took(Spot::Press, 1) => self.keeping.drop_it(),
            Did::Took(..) => self.turn(),
            Did::Entered(_) => {
                self.form.go_on();
                Vec::new()
            }
            Did::Typed(_) | Did::Chose(_) => self.keeping.keep(&self.form),
            Did::Other(Action::Back) => self.keeping.leave(&self.form),
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }

    fn typing(&self) -> Typing {
        self.form.typing()
    }
}
