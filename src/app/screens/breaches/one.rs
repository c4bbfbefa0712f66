//! One breach record. Leaving it keeps what was typed.

use super::record::{AskRole, Record, Spot};
use crate::app::action::{Action, Command};
use crate::app::binding::{Binding, Typing};
use crate::app::effect::{Effect, Go, PersonEffect};
use crate::app::form::Did;
use crate::app::page::{Notice, Page, Tone};
use crate::app::route::Route;
use crate::app::scene::{Cover, Scene};
use crate::app::screen::Screen;
use crate::domain::breach::BreachDraft;
use crate::domain::ids::BreachId;
use crate::domain::person::Role;
use crate::domain::profile::{Profile, Slip};

/// The button that logs a slip.
const AGAIN: &str = "It happened again";
/// What is said then.
const SLIPPED: &str =
    "Noted, for today. What you did so far stays done. Today offers a few pages to steady you, for four weeks.";

/// The page for one record.
#[derive(Debug)]
pub struct BreachScreen {
    id: Option<BreachId>,
    before: BreachDraft,
    profile: Profile,
    record: Record,
}

impl BreachScreen {
    /// A stored record. The profile is where a slip is logged.
    #[must_use]
    pub fn stored(id: BreachId, text: BreachDraft, profile: Profile) -> Self {
        Self::of(Some(id), text, profile)
    }

    /// A new one, which begins with the person's usual part.
    #[must_use]
    pub fn new(role: Role) -> Self {
        Self::of(None, BreachDraft { role, ..BreachDraft::default() }, Profile::default())
    }

    fn of(id: Option<BreachId>, text: BreachDraft, profile: Profile) -> Self {
        let intro = "For yourself, in a few words. Every line may stay empty. Your part decides which words the \
                     exercises use.";
        let mut labels = vec!["Save", "Leave it as it was"];
        labels.extend(id.map(|_| AGAIN));
        let record = Record::new(&text, AskRole::Yes, intro, &labels);
        Self { id, before: text, profile, record }
    }

    /// Stores what changed, and that it happened again today. Nothing that was done is taken back.
    fn slip(&mut self, scene: &Scene) -> Vec<Effect> {
        let Some(breach) = self.id else { return Vec::new() };
        let mut effects = self.save(scene);
        if !matches!(effects.last(), Some(Effect::Say(Notice { tone: Tone::Warn, .. }))) {
            effects.retain(|effect| !matches!(effect, Effect::Say(_)));
            let slip = Slip { breach, day: scene.now.day() };
            self.profile.slips.retain(|known| *known != slip);
            self.profile.slips.push(slip);
            effects.insert(0, Effect::Person(PersonEffect::SaveProfile(Box::new(self.profile.clone()))));
            effects.push(Effect::Say(Notice::calm(SLIPPED)));
        }
        effects
    }

    /// Stores what changed and closes; a day that cannot be read keeps the page open.
    fn save(&mut self, scene: &Scene) -> Vec<Effect> {
        match self.record.draft(scene.now.day()) {
            Ok(draft) if draft == self.before => vec![Effect::Go(Go::Close)],
            Ok(draft) => vec![
                Effect::Person(PersonEffect::SaveBreach(self.id, draft)),
                Effect::Go(Go::Close),
                Effect::Say(Notice::calm("Saved.")),
            ],
            Err(why) => vec![Effect::Say(Notice::warn(why))],
        }
    }
}

impl Screen for BreachScreen {
    fn route(&self) -> Route {
        Route::Breach(self.id)
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let title = if self.id.is_some() { "What broke trust" } else { "Put something down" };
        let mut blocks = self.record.blocks();
        if scene.cover == Cover::Covered {
            super::super::cover::fields(&mut blocks);
        }
        let focus = self.record.focus(scene);
        Page { title: title.into(), place: "only you see this".into(), blocks, focus, ..Page::default() }
    }

    fn bindings(&self) -> Vec<Binding> {
        vec![
            Binding::new("enter", Action::Activate, "go on"),
            Binding::command("ctrl+s", Command::Save, "save"),
            Binding::new("esc", Action::Back, "keep, back"),
        ]
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        if let Some(said) = super::super::cover::holds(&action, scene) {
            return said;
        }
        match self.record.react(action, scene) {
            Did::Took(Spot::Press, 0) | Did::Other(Action::Do(Command::Save) | Action::Back) => self.save(scene),
            Did::Took(Spot::Press, 2) => self.slip(scene),
            Did::Took(Spot::Press, _) => vec![Effect::Go(Go::Close)],
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }

    fn typing(&self) -> Typing {
        self.record.typing()
    }
}
