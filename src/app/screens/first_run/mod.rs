//! The six pages of the first start: what this is, who it is for, which words fit, a private check, the passphrase,
//! the recovery sheet.
//!
//! Owns what was told until the passphrase exists; nothing is stored before that. Every page but the passphrase can
//! be skipped.

mod arrival;
mod pages;
mod passphrase;

use super::breaches::record::{self, Record};
use super::safety::check::{self, Check};
use super::sheet::{self, Checked, Sheet};
use crate::app::action::{Action, Command};
use crate::app::binding::{Binding, Typing};
use crate::app::effect::{Effect, Go, HomeEffect, PersonEffect, Scroll};
use crate::app::form::{Did, Form};
use crate::app::outcome::Told;
use crate::app::page::{Notice, Page};
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use crate::domain::breach::BreachDraft;
use crate::domain::person::{Bond, Role};
use crate::domain::profile::Profile;
use crate::domain::safety::{SafetyLevel, SafetyResult};
use crate::domain::settings::{FaceChoice, Settings};
use pages::Spot;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Welcome,
    Who,
    Part,
    Happened,
    Check,
    Passphrase,
    Sheet,
}

/// Whose home it will be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Arriving {
    /// Nobody lives here yet.
    First,
    /// Somebody does; this person joins them.
    Second,
}

/// The first run.
#[derive(Debug)]
pub struct FirstRun {
    arriving: Arriving,
    stage: Stage,
    settings: Settings,
    profile: Profile,
    breach: Option<BreachDraft>,
    welcome: Form<Spot>,
    who: Form<Spot>,
    part: Form<Spot>,
    happened: Record,
    check: Check,
    secret: Form<Spot>,
    sheet: Option<Sheet>,
}

impl FirstRun {
    /// At its first page. `settings` are those in use, so that the plain face can be chosen.
    #[must_use]
    pub fn new(settings: Settings) -> Self {
        Self {
            arriving: Arriving::First,
            stage: Stage::Welcome,
            profile: Profile::default(),
            breach: None,
            welcome: pages::welcome(settings.face),
            settings,
            who: pages::who(pages::ALONE),
            part: pages::part(),
            happened: pages::happened(),
            check: Check::new(Role::Unsaid),
            secret: pages::passphrase(),
            sheet: None,
        }
    }

    /// At its first page, for a second person in a home where somebody lives.
    #[must_use]
    pub fn joining(settings: Settings) -> Self {
        let welcome = pages::joining();
        Self { arriving: Arriving::Second, welcome, who: pages::who(pages::BESIDE), ..Self::new(settings) }
    }

    fn turn(&mut self, stage: Stage) -> Vec<Effect> {
        self.stage = stage;
        vec![Effect::Scroll(Scroll::Top)]
    }

    fn form(&mut self) -> Option<&mut Form<Spot>> {
        match self.stage {
            Stage::Welcome => Some(&mut self.welcome),
            Stage::Who => Some(&mut self.who),
            Stage::Part => Some(&mut self.part),
            Stage::Passphrase => Some(&mut self.secret),
            Stage::Happened | Stage::Check | Stage::Sheet => None,
        }
    }

    /// On to the next page, with what this one told.
    fn next(&mut self, scene: &Scene) -> Vec<Effect> {
        match self.stage {
            Stage::Welcome if !scene.seen.at_end() => vec![Effect::Scroll(Scroll::PageDown)],
            Stage::Welcome => self.turn(Stage::Who),
            Stage::Who => {
                let bond = self.who.chosen(Spot::Bond).and_then(|n| Bond::ALL.get(n).copied());
                self.profile.bond = bond.unwrap_or_default();
                self.profile.name = self.who.text(Spot::Name);
                self.turn(Stage::Part)
            }
            Stage::Part => {
                let role = self.part.chosen(Spot::Part).and_then(|n| Role::ALL.get(n).copied());
                self.profile.role = role.unwrap_or_default();
                self.turn(Stage::Happened)
            }
            Stage::Happened => match self.happened.draft(scene.now.day()) {
                Ok(draft) => {
                    let told = BreachDraft { role: self.profile.role, ..draft };
                    let empty = BreachDraft { role: self.profile.role, ..BreachDraft::default() };
                    self.breach = (told != empty).then_some(told);
                    self.begin_check()
                }
                Err(why) => vec![Effect::Say(Notice::warn(why))],
            },
            Stage::Passphrase => self.create(),
            Stage::Check | Stage::Sheet => Vec::new(),
        }
    }

    /// On to the next page without anything from this one.
    fn skip(&mut self, scene: &Scene) -> Vec<Effect> {
        match self.stage {
            Stage::Welcome => self.turn(Stage::Who),
            Stage::Who => {
                self.who = match self.arriving {
                    Arriving::First => pages::who(pages::ALONE),
                    Arriving::Second => pages::who(pages::BESIDE),
                };
                self.next(scene)
            }
            Stage::Part => {
                self.part = pages::part();
                self.next(scene)
            }
            Stage::Happened => {
                self.happened = pages::happened();
                self.next(scene)
            }
            Stage::Check | Stage::Passphrase | Stage::Sheet => Vec::new(),
        }
    }

    fn back(&mut self) -> Vec<Effect> {
        match self.stage {
            // Nothing of this was kept: the one who lives here finds their lock screen.
            Stage::Welcome if self.arriving == Arriving::Second => vec![Effect::Home(HomeEffect::Lock)],
            Stage::Welcome | Stage::Sheet => Vec::new(),
            Stage::Who => self.turn(Stage::Welcome),
            Stage::Part => self.turn(Stage::Who),
            Stage::Happened => self.turn(Stage::Part),
            Stage::Check => self.turn(Stage::Happened),
            Stage::Passphrase => self.turn(Stage::Check),
        }
    }

    fn begin_check(&mut self) -> Vec<Effect> {
        self.profile.safety = None;
        self.profile.quiet_day = None;
        self.check = Check::new(self.profile.role);
        self.turn(Stage::Check)
    }

    fn plain(&mut self) -> Vec<Effect> {
        self.settings.face = FaceChoice::Plain;
        vec![Effect::Dress(self.settings.clone())]
    }

    fn on_form(&mut self, did: Did<Spot>, scene: &Scene) -> Vec<Effect> {
        match did {
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            Did::Typed(Spot::First | Spot::Again) => {
                self.weigh();
                Vec::new()
            }
            Did::Entered(Spot::First) | Did::Took(Spot::Bond, _) => {
                if let Some(form) = self.form() {
                    form.go_on();
                }
                Vec::new()
            }
            Did::Entered(_) | Did::Took(Spot::Part, _) => self.next(scene),
            Did::Took(Spot::Press, n) => self.press(n, scene),
            Did::Other(action) => self.on_other(action, scene),
            _ => Vec::new(),
        }
    }

    fn press(&mut self, n: usize, scene: &Scene) -> Vec<Effect> {
        match (self.stage, n) {
            (Stage::Welcome, _) => self.turn(Stage::Who),
            (Stage::Passphrase, 1) => vec![Effect::Home(HomeEffect::MakeWords)],
            (_, 0) => self.next(scene),
            _ => self.skip(scene),
        }
    }

    fn on_other(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        match action {
            Action::Do(Command::Next) | Action::Activate => self.next(scene),
            Action::Do(Command::Skip) => self.skip(scene),
            Action::Do(Command::PlainFace) if self.stage == Stage::Welcome => self.plain(),
            Action::Do(Command::Generate) if self.stage == Stage::Passphrase => {
                vec![Effect::Home(HomeEffect::MakeWords)]
            }
            Action::Do(Command::Reveal) if self.stage == Stage::Passphrase => self.reveal(),
            Action::Back => self.back(),
            _ => Vec::new(),
        }
    }

    fn on_check(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        match self.check.react(action, scene) {
            check::Came::Stay => Vec::new(),
            check::Came::Turned => vec![Effect::Scroll(Scroll::Top)],
            check::Came::Found(level) => {
                let day = scene.now.day();
                self.profile.safety = Some(SafetyResult { level, day });
                self.profile.quiet_day = (level == SafetyLevel::HarmNow).then_some(day);
                vec![Effect::Scroll(Scroll::Top)]
            }
            check::Came::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            check::Came::Back => self.back(),
            check::Came::Done => self.turn(Stage::Passphrase),
            check::Came::Run(command) => vec![Effect::Act(Action::Do(command))],
        }
    }

    fn on_sheet(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        let Some(sheet) = &mut self.sheet else { return Vec::new() };
        match sheet.react(action, scene) {
            sheet::Came::Stay => Vec::new(),
            sheet::Came::Turned => vec![Effect::Scroll(Scroll::Top)],
            sheet::Came::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            sheet::Came::Differs(group) => vec![Effect::Say(Notice::warn(sheet::differs(group)))],
            sheet::Came::Done(checked) => {
                let mut effects = Vec::new();
                if checked == Checked::Yes {
                    self.profile.sheet_checked = true;
                    effects.push(Effect::Person(PersonEffect::SaveProfile(Box::new(self.profile.clone()))));
                }
                let place = arrival::place(&self.profile, self.breach.as_ref(), scene.now.day());
                if place.open_to_all() {
                    // Today is below it, so that leaving it leads on.
                    effects.extend([Effect::Go(Go::Only(Route::Today)), Effect::Go(Go::Open(place))]);
                } else {
                    effects.push(Effect::Go(Go::Only(place)));
                }
                effects
            }
        }
    }

    /// "3 of 6", with what stands behind it.
    fn place(&self, detail: &str) -> String {
        let page = match self.stage {
            Stage::Welcome => 1,
            Stage::Who => 2,
            Stage::Part | Stage::Happened => 3,
            Stage::Check => 4,
            Stage::Passphrase => 5,
            Stage::Sheet => 6,
        };
        if detail.is_empty() { format!("page {page} of 6") } else { format!("page {page} of 6, {detail}") }
    }
}

impl Screen for FirstRun {
    fn route(&self) -> Route {
        Route::FirstRun
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        let (title, blocks, focus) = match self.stage {
            Stage::Welcome => ("Welcome", self.welcome.blocks(), self.welcome.focus(scene.seen)),
            Stage::Who => ("Who it is for tonight", self.who.blocks(), self.who.focus(scene.seen)),
            Stage::Part => ("Which words fit", self.part.blocks(), self.part.focus(scene.seen)),
            Stage::Happened => ("What happened, if you like", self.happened.blocks(), self.happened.focus(scene)),
            Stage::Passphrase => ("Your passphrase", self.secret.blocks(), self.secret.focus(scene.seen)),
            Stage::Check => {
                let page = self.check.page(scene);
                return Page { place: self.place(&page.place), ..page };
            }
            Stage::Sheet => {
                let page = self.sheet.as_ref().map(|sheet| sheet.page(scene)).unwrap_or_default();
                return Page { place: self.place(&page.place), ..page };
            }
        };
        Page { title: title.into(), place: self.place(""), blocks, focus, ..Page::default() }
    }

    fn bindings(&self) -> Vec<Binding> {
        match self.stage {
            Stage::Check => self.check.bindings(),
            Stage::Sheet => self.sheet.as_ref().map(Sheet::bindings).unwrap_or_default(),
            Stage::Welcome => pages::welcome_keys(),
            Stage::Who | Stage::Part | Stage::Happened => pages::form_keys(),
            Stage::Passphrase => pages::passphrase_keys(),
        }
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        match self.stage {
            Stage::Check => self.on_check(action, scene),
            Stage::Sheet => self.on_sheet(action, scene),
            Stage::Happened => match self.happened.react(action, scene) {
                Did::Took(record::Spot::Press, n) => self.press(n, scene),
                Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
                Did::Other(action) => self.on_other(action, scene),
                _ => Vec::new(),
            },
            _ => {
                let Some(form) = self.form() else { return Vec::new() };
                let did = form.react(action, scene.seen);
                self.on_form(did, scene)
            }
        }
    }

    fn hear(&mut self, news: Told, _scene: &Scene) -> Vec<Effect> {
        match news {
            Told::Sheet(code) => {
                self.secret = pages::passphrase();
                self.sheet = Some(Sheet::new(code));
                self.turn(Stage::Sheet)
            }
            Told::Words(words) if self.stage == Stage::Passphrase => {
                self.show_words(&words);
                vec![Effect::Say(Notice::calm("Learn these words or write them down, then type them again below."))]
            }
            Told::NotOpened(refusal) => vec![Effect::Say(Notice::warn(refusal.line()))],
            _ => Vec::new(),
        }
    }

    fn typing(&self) -> Typing {
        match self.stage {
            Stage::Welcome => self.welcome.typing(),
            Stage::Who => self.who.typing(),
            Stage::Part => self.part.typing(),
            Stage::Happened => self.happened.typing(),
            Stage::Check => self.check.typing(),
            Stage::Passphrase => self.secret.typing(),
            Stage::Sheet => self.sheet.as_ref().map(Sheet::typing).unwrap_or_default(),
        }
    }
}
