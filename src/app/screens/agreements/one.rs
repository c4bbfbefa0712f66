//! One draft of a clause: what, why, how we will know, if it slips, when to look again. Earlier wordings stand below.

use super::clause::{self, NAMES, Spot};
use crate::app::action::{Action, Command};
use crate::app::binding::{Binding, Typing};
use crate::app::dates;
use crate::app::effect::{Effect, Go, RecordEffect};
use crate::app::form::{Did, Form};
use crate::app::page::{Notice, Page};
use crate::app::route::{Proposing, Route};
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use crate::app::screens::cover;
use crate::app::screens::keeping::Keeping;
use crate::domain::agreement::{Agreement, AgreementDraft};
use crate::domain::draft::{DraftPlace, KeptDraft};
use crate::domain::ids::AgreementId;
use chrono::NaiveDate;

/// What a button says that leads to a proposal.
const PROPOSE: &str = "Propose this together";

/// Whom a draft can reach from here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Audience {
    /// Only its writer.
    Own,
    /// The other person too: the room for two is open.
    Both,
}

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
        Self::of(stored, kept, Audience::Own)
    }

    /// The same while the room for two is open: a stored one can be proposed.
    #[must_use]
    pub fn for_two(stored: Option<Agreement>, kept: Option<&KeptDraft>) -> Self {
        Self::of(stored, kept, Audience::Both)
    }

    fn of(stored: Option<Agreement>, kept: Option<&KeptDraft>, audience: Audience) -> Self {
        let mut form = controls(stored.as_ref(), audience);
        let place = DraftPlace::Agreement(stored.as_ref().map(|stored| stored.id));
        let keeping = Keeping::new(&mut form, place, &NAMES, kept);
        Self { stored, keeping, form }
    }

    fn id(&self) -> Option<AgreementId> {
        self.stored.as_ref().map(|stored| stored.id)
    }

    fn save(&mut self, today: NaiveDate) -> Vec<Effect> {
        match clause::read(&self.form, today) {
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

    /// On to the proposal, which is looked over once more there. Only what is stored goes on.
    fn propose(&self) -> Vec<Effect> {
        let Some(id) = self.id() else { return Vec::new() };
        if self.keeping.has_news(&self.form) {
            return vec![Effect::Say(Notice::calm("Save your changes first. Then propose it."))];
        }
        vec![Effect::Go(Go::Open(Route::OurClause(Proposing::Draft(id))))]
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

fn controls(stored: Option<&Agreement>, audience: Audience) -> Form<Spot> {
    let blank = AgreementDraft::default();
    let text = stored.map_or(&blank, |stored| &stored.text);
    let mut buttons = vec!["Save", "Leave it as it was"];
    buttons.extend(stored.map(|one| if one.ended.is_some() { "Take it up again" } else { "Let it go" }));
    if audience == Audience::Both && stored.is_some_and(|one| one.ended.is_none()) {
        buttons.push(PROPOSE);
    }
    let form = Form::new().say(
        "A draft of one clause, for a talk that may come. Nobody has agreed to it. A fair one asks as much of you, \
         has a reason, and a day on which it is looked at again.",
    );
    let mut form = clause::controls(form, text, &buttons);
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
            Did::Took(Spot::Press, 3) => self.propose(),
            Did::Took(..) => self.turn(),
            did => self.keeping.answer(&mut self.form, did),
        }
    }

    fn typing(&self) -> Typing {
        self.form.typing()
    }
}
