//! The private safety check on its own, with the words that end it. Only the level and its date are stored.

use super::check::{Came, Check};
use crate::app::action::{Action, Command};
use crate::app::binding::{Binding, Typing};
use crate::app::effect::{Effect, Go, PersonEffect, Scroll};
use crate::app::form::{Did, Form};
use crate::app::page::Page;
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use crate::domain::ids::ExerciseId;
use crate::domain::profile::Profile;
use crate::domain::safety::{SafetyLevel, SafetyResult};
use crate::domain::step::Step;
use crate::guides::gate::{Gate, Ground, Rest, gate};
use crate::guides::library::Library;
use crate::guides::model::{Exercise, OwnPage};
use crate::prose::Document;

/// The check.
#[derive(Debug)]
pub struct SafetyCheck {
    profile: Profile,
    check: Check,
    /// What was found in this check; nothing yet, or nothing at all if every question was left open.
    found: Option<SafetyLevel>,
    closing: Option<Closing>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Press,
}

/// The last page, shown once: the closing words, and what could come next.
#[derive(Debug)]
struct Closing {
    title: String,
    next: Option<ExerciseId>,
    form: Form<Spot>,
}

impl SafetyCheck {
    /// With the profile its level goes into.
    #[must_use]
    pub fn new(profile: Profile) -> Self {
        let check = Check::new(profile.role);
        Self { profile, check, found: None, closing: None }
    }

    fn found(&mut self, level: SafetyLevel, scene: &Scene) -> Vec<Effect> {
        let day = scene.now.day();
        self.found = Some(level);
        self.profile.safety = Some(SafetyResult { level, day });
        if level == SafetyLevel::HarmNow {
            self.profile.quiet_day = Some(day);
        }
        let saved = Effect::Person(PersonEffect::SaveProfile(Box::new(self.profile.clone())));
        vec![Effect::Scroll(Scroll::Top), saved]
    }

    /// Behind the last page of the check: its closing words, or at once back if nothing was answered.
    fn end(&mut self, scene: &Scene) -> Vec<Effect> {
        let Some(level) = self.found else { return vec![Effect::Go(Go::Close)] };
        let rest = if self.profile.quiet_day == Some(scene.now.day()) { Rest::Today } else { Rest::No };
        self.closing = Closing::new(&self.profile, level, rest);
        if self.closing.is_some() { vec![Effect::Scroll(Scroll::Top)] } else { vec![Effect::Go(Go::Close)] }
    }
}

impl Closing {
    /// In the words of the exercise that stands for the check; `None` if there is none.
    fn new(profile: &Profile, level: SafetyLevel, rest: Rest) -> Option<Self> {
        let library = Library::embedded();
        let steps = library.exercises_of(Step::Before);
        let own: &Exercise = steps.into_iter().find(|exercise| exercise.page == Some(OwnPage::SafetyCheck))?;
        let (role, bond) = (profile.role, profile.bond);
        let ground = Ground { role, bond, safety: Some(level), checked: Some(0), rest, ..Ground::default() };
        let open = |id: &&ExerciseId| {
            let step = library.step_of(id).unwrap_or(Step::Before);
            let open = |next: &Exercise| next.offered_to(role, bond) && gate(step, next, &ground) == Gate::Open;
            library.exercise(id).is_some_and(open)
        };
        let next = own.next.iter().find(open).and_then(|id| library.exercise(id));
        let mut labels = vec!["Done".to_owned()];
        labels.extend(next.map(|next| format!("Next: {}, {} min", next.title, next.minutes)));
        let labels: Vec<&str> = labels.iter().map(String::as_str).collect();
        let mut form = Form::new().words(Document::from_markdown(&own.close.text(role, bond)));
        if let Some(repeat) = &own.repeat {
            form = form.aside(format!("You can come back to it {}.", repeat.words));
        }
        let form = form.buttons(Spot::Press, &labels);
        Some(Self { title: own.title.clone(), next: next.map(|next| next.id.clone()), form })
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        match (self.form.react(action, scene.seen), &self.next) {
            (Did::Took(Spot::Press, 1), Some(next)) => vec![Effect::Go(Go::Replace(Route::Exercise(next.clone())))],
            (Did::Took(..) | Did::Other(Action::Back), _) => vec![Effect::Go(Go::Close)],
            (Did::Scrolled(scroll), _) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }
}

impl Screen for SafetyCheck {
    fn route(&self) -> Route {
        Route::SafetyCheck
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let Some(closing) = &self.closing else { return self.check.page(scene) };
        Page {
            title: closing.title.clone(),
            place: "done for today".into(),
            blocks: closing.form.blocks(),
            focus: closing.form.focus(scene.seen),
            ..Page::default()
        }
    }

    fn bindings(&self) -> Vec<Binding> {
        if self.closing.is_none() {
            return self.check.bindings();
        }
        vec![
            Binding::new("enter", Action::Activate, "choose"),
            Binding::new("esc", Action::Back, "back"),
            Binding::command("f2 s", Command::Safety, "safety"),
        ]
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        if let Some(closing) = &mut self.closing {
            return closing.react(action, scene);
        }
        match self.check.react(action, scene) {
            Came::Stay => Vec::new(),
            Came::Turned => vec![Effect::Scroll(Scroll::Top)],
            Came::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            Came::Found(level) => self.found(level, scene),
            Came::Back => vec![Effect::Go(Go::Close)],
            Came::Done => self.end(scene),
            Came::Run(command) => vec![Effect::Act(Action::Do(command))],
        }
    }

    fn typing(&self) -> Typing {
        self.check.typing()
    }
}
