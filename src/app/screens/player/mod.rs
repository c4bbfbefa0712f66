//! The exercise player: one prompt a page, everything kept as it is typed, nothing owed.

pub mod control;
pub mod heat;
pub mod reads;
pub mod rows;
pub mod texts;
pub mod timer;

mod look;
mod pages;
mod stray;
mod way;
mod work;

use crate::app::action::{Action, Command, Input};
use crate::app::binding::{Binding, Typing};
use crate::app::cursor::{Cursor, Ring};
use crate::app::effect::{Effect, Go, When};
use crate::app::outcome::Told;
use crate::app::page::{Notice, Page};
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use crate::app::screens::softer::Notes;
use crate::app::screens::words::Words;
use crate::domain::draft::{DraftPlace, DraftText, KeptDraft};
use crate::domain::ids::PromptId;
use crate::domain::person::Bond;
use crate::domain::sitting::Sitting;
use crate::guides::flow::Seat;
use crate::guides::model::{Exercise, Prompt};
use control::{Control, Heard};
use heat::Heat;
use std::collections::BTreeMap;
use std::time::Duration;
use stray::Stray;

/// What the player is opened with.
#[derive(Clone, Debug)]
pub struct Opening {
    /// The sitting, with the responses so far.
    pub sitting: Sitting,
    /// Its exercise.
    pub exercise: Exercise,
    /// Who sits here.
    pub seat: Seat,
    /// What was typed and not yet stored.
    pub drafts: Vec<KeptDraft>,
    /// What earlier sittings say, for prompts that refer to one: the prompt here, and the words there.
    pub earlier: BTreeMap<PromptId, String>,
    /// The prompt to open at; `None`: where it was left.
    pub at: Option<PromptId>,
}

/// Where in the sitting one is.
#[derive(Debug)]
enum Stage {
    /// The temperature before.
    Before(Heat),
    /// It is hot: rest is offered first.
    TooHot(Cursor),
    /// A prompt.
    Prompt(Box<Asked>),
    /// The temperature after.
    After(Heat),
}

/// A prompt being answered.
#[derive(Debug)]
struct Asked {
    /// Its place in the exercise's list.
    index: usize,
    control: Control,
    focus: Ring,
    button: Cursor,
    panel: Panel,
    /// What the language lens pointed at when it last looked.
    notes: Notes,
    /// A draft exists for it: caret movements are kept too.
    drafted: Drafted,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Drafted {
    No,
    Yes,
}

/// What is open beside the prompt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Panel {
    Nothing,
    Why,
    Example,
}

/// What is waited for before the player moves on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Then {
    Stay,
    Forward,
    Warm,
}

/// The player.
#[derive(Debug)]
pub struct Player {
    opening: Opening,
    stage: Stage,
    then: Then,
}

impl Player {
    /// Opens at the given prompt, at the temperature if nothing was answered yet, or where it was left.
    #[must_use]
    pub fn new(opening: Opening) -> Self {
        let fresh = opening.sitting.responses.is_empty() && opening.drafts.is_empty();
        let warm = opening.sitting.before.is_none_or(|before| heat::stops(&opening.exercise, before));
        let ask_heat = opening.exercise.takes_temperature() && warm;
        let at = opening.at.clone().or_else(|| opening.sitting.at.clone());
        let mut player = Self { opening, stage: Stage::Before(Heat::default()), then: Then::Stay };
        if !(fresh && ask_heat && at.is_none()) {
            let shown = player.shown();
            let at = at.and_then(|id| shown.iter().copied().find(|n| player.prompt(*n).is_some_and(|p| p.id == id)));
            player.ask(at.or_else(|| player.first_open()).unwrap_or_default());
        }
        player
    }

    fn bond(&self) -> Bond {
        self.opening.sitting.bond
    }

    fn prompt(&self, index: usize) -> Option<&Prompt> {
        self.opening.exercise.prompts.get(index)
    }

    fn first_open(&self) -> Option<usize> {
        let shown = self.shown();
        let open = |index: &usize| {
            self.prompt(*index).is_some_and(|prompt| self.opening.sitting.response(&prompt.id).is_none())
        };
        shown.iter().copied().find(open).or_else(|| shown.last().copied())
    }

    /// Puts a prompt on the page, with its draft or its stored response, and the caret where it was.
    fn ask(&mut self, index: usize) {
        let Some(prompt) = self.prompt(index).cloned() else { return };
        let sitting = &self.opening.sitting;
        let place = DraftPlace::Prompt(sitting.id, prompt.id.clone());
        let kept = self.opening.drafts.iter().find(|kept| kept.draft.place == place);
        let stored = sitting.response(&prompt.id).and_then(|response| response.value.clone());
        let drafted = kept.and_then(|kept| match &kept.draft.text {
            DraftText::Value(value) => Some(value.clone()),
            DraftText::Entry(_) | DraftText::Checkin(_) | DraftText::Form(_) => None,
        });
        let value = drafted.clone().or(stored);
        let mut control = Control::new(&prompt, sitting.role, self.bond(), value.as_ref());
        let mut focus = Ring::default();
        if let Some(kept) = kept {
            focus.at = kept.draft.field.min(control.count().saturating_sub(1));
            focus.at = control.put_back(focus.at, kept.draft.caret);
        }
        let drafted = if drafted.is_some() { Drafted::Yes } else { Drafted::No };
        let asked = Asked {
            index,
            control,
            focus,
            button: Cursor::default(),
            panel: Panel::Nothing,
            notes: Notes::default(),
            drafted,
        };
        self.stage = Stage::Prompt(Box::new(asked));
        self.look();
    }

    fn on_prompt(&mut self, action: &Action, scene: &Scene) -> Vec<Effect> {
        let Stage::Prompt(asked) = &mut self.stage else { return Vec::new() };
        let controls = asked.control.count();
        if asked.focus.step(action, controls + 1) {
            self.look();
            return Vec::new();
        }
        if let Control::Rows(rows) = &asked.control
            && asked.focus.at + 1 >= controls
        {
            match stray::meant(rows, action) {
                Stray::Nothing => {}
                Stray::Means(meant) => return self.on_prompt(&meant, scene),
                Stray::Cell(cell) => asked.focus.at = cell,
                Stray::Say(words) => return vec![Effect::Say(Notice::calm(words))],
            }
        }
        if asked.focus.at >= controls {
            return self.on_buttons(action, scene);
        }
        match asked.control.act(asked.focus.at, action, scene) {
            heard @ (Heard::Changed | Heard::Anew) => {
                if heard == Heard::Anew {
                    asked.focus.at = asked.control.beginning();
                    asked.button.at = 0;
                }
                asked.drafted = Drafted::Yes;
                self.look_after(action);
                self.keep(scene)
            }
            Heard::Moved if asked.drafted == Drafted::Yes => self.keep(scene),
            Heard::Given => {
                asked.focus.at += 1;
                asked.button.at = 0;
                let single = controls == 1 && !matches!(asked.control, Control::Texts(_));
                self.look();
                if single { self.respond(Skipped::No, scene) } else { Vec::new() }
            }
            Heard::AllGiven => {
                (asked.focus.at, asked.button.at) = (controls, 0);
                self.look();
                Vec::new()
            }
            Heard::Moved | Heard::NotMine => Vec::new(),
        }
    }

    fn on_buttons(&mut self, action: &Action, scene: &Scene) -> Vec<Effect> {
        let commands = self.buttons();
        let Stage::Prompt(asked) = &mut self.stage else { return Vec::new() };
        let pressed = match action {
            Action::Activate | Action::Toggle => asked.button.at,
            Action::Set { input: Input::Pick(n), .. } => *n,
            other => {
                asked.button.slide(other, commands.len());
                return Vec::new();
            }
        };
        match commands.get(pressed) {
            Some(command) => self.command(*command, scene),
            None => Vec::new(),
        }
    }

    /// The buttons below a prompt, most used first.
    fn buttons(&self) -> Vec<Command> {
        let Stage::Prompt(asked) = &self.stage else { return Vec::new() };
        let mut commands = vec![Command::Next];
        if !asked.notes.is_empty() {
            commands.push(Command::Softer);
        }
        commands.push(Command::Why);
        if self.prompt(asked.index).is_some_and(|prompt| prompt.example.is_some()) {
            commands.push(Command::Example);
        }
        commands.push(Command::Skip);
        commands.push(Command::Previous);
        commands
    }

    fn command(&mut self, command: Command, scene: &Scene) -> Vec<Effect> {
        match command {
            Command::Next => return self.next(scene),
            Command::Skip => return self.respond(Skipped::Yes, scene),
            Command::Previous => return self.back(),
            Command::Finish => return self.end(),
            Command::Softer => return self.softer(),
            Command::Words if self.takes_words() => return vec![Words::lay()],
            Command::Why => self.toggle_panel(Panel::Why),
            Command::Example => self.toggle_panel(Panel::Example),
            _ => {}
        }
        Vec::new()
    }

    /// Whether words have a place where the focus is.
    fn takes_words(&self) -> bool {
        matches!(&self.stage, Stage::Prompt(asked) if asked.control.field(asked.focus.at).is_some())
    }

    fn next(&mut self, scene: &Scene) -> Vec<Effect> {
        match &self.stage {
            Stage::Prompt(_) => self.respond(Skipped::No, scene),
            Stage::Before(heat) => match heat.value() {
                Some(value) => self.warm(When::Before, value),
                None => self.warmed(),
            },
            Stage::After(heat) => match heat.value() {
                Some(value) => self.warm(When::After, value),
                None => self.end(),
            },
            Stage::TooHot(_) => Vec::new(),
        }
    }

    const fn toggle_panel(&mut self, panel: Panel) {
        if let Stage::Prompt(asked) = &mut self.stage {
            let open = matches!((asked.panel, panel), (Panel::Why, Panel::Why) | (Panel::Example, Panel::Example));
            asked.panel = if open { Panel::Nothing } else { panel };
        }
    }

    /// Puts the focus on the control the plain face speaks to.
    fn focus_block(&mut self, block: usize, scene: &Scene) {
        let nth = self.page(scene).nth_control(block);
        match &mut self.stage {
            Stage::Prompt(asked) => asked.focus.at = nth,
            Stage::Before(heat) | Stage::After(heat) => heat.focus.at = nth,
            Stage::TooHot(_) => {}
        }
    }
}

/// Whether a response was left out on purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Skipped {
    No,
    Yes,
}

impl Screen for Player {
    fn route(&self) -> Route {
        let at = match &self.stage {
            Stage::Prompt(asked) => self.prompt(asked.index).map(|prompt| prompt.id.clone()),
            _ => None,
        };
        Route::Player { sitting: self.opening.sitting.id, at }
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        pages::page(self, scene)
    }

    fn bindings(&self) -> Vec<Binding> {
        pages::bindings(self)
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        if let Action::Set { block, .. } = &action {
            self.focus_block(*block, scene);
        }
        let labels = heat::labels(&self.opening.exercise, self.opening.sitting.before);
        match (&action, &mut self.stage) {
            (Action::Back, _) => self.leave(),
            (Action::Do(command), _) => self.command(*command, scene),
            (_, Stage::Prompt(_)) => self.on_prompt(&action, scene),
            (_, Stage::Before(heat) | Stage::After(heat)) => match heat.act(&action) {
                heat::Said::Next => self.next(scene),
                heat::Said::Nothing => Vec::new(),
            },
            (_, Stage::TooHot(cursor)) => match heat::rest(cursor, &action, &labels) {
                heat::Rest::GoOn => {
                    self.ask(self.first_open().unwrap_or_default());
                    Vec::new()
                }
                heat::Rest::Do(effects) => effects,
            },
        }
    }

    fn hear(&mut self, news: Told, _scene: &Scene) -> Vec<Effect> {
        let then = std::mem::replace(&mut self.then, Then::Stay);
        match (news, then) {
            (Told::Responded, Then::Forward) => self.forward(),
            (Told::Temperature, Then::Warm) => self.warmed(),
            (Told::SittingEnded(id), _) => vec![Effect::Go(Go::Replace(Route::Summary(id)))],
            _ => Vec::new(),
        }
    }

    fn typing(&self) -> Typing {
        match &self.stage {
            Stage::Prompt(asked) => asked.control.typing(asked.focus.at),
            _ => Typing::No,
        }
    }

    fn deadline(&self, scene: &Scene) -> Option<Duration> {
        match &self.stage {
            Stage::Prompt(asked) => match &asked.control {
                Control::Timer(timer) => timer.deadline(scene.uptime),
                _ => None,
            },
            _ => None,
        }
    }
}
