//! The lock screen: neutral, one field, and the way in with the recovery sheet.

use super::secret;
use crate::app::action::{Action, Command};
use crate::app::binding::{Binding, Typing};
use crate::app::effect::{Effect, HomeEffect, Scroll};
use crate::app::field::Field;
use crate::app::form::{Did, Form};
use crate::app::outcome::Told;
use crate::app::page::{Notice, Page, Shape};
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use crate::domain::person::Person;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Who,
    Passphrase,
    Code,
    First,
    Again,
    Press,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Way {
    Passphrase,
    Sheet,
}

/// Who may come to a locked home.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Door {
    /// The people who live here.
    pub people: Vec<Person>,
    /// Whose passphrase is asked for unless another is chosen.
    pub asks: Person,
    /// Whether the keyboard goes from one to the other.
    pub handing: Handing,
}

/// Whether the keyboard goes from one person to the other.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Handing {
    /// It does not.
    #[default]
    No,
    /// It does: the page stands between the two.
    Over,
}

impl Default for Door {
    fn default() -> Self {
        Self { people: vec![Person::First], asks: Person::First, handing: Handing::No }
    }
}

/// The lock screen.
#[derive(Debug)]
pub struct Lock {
    door: Door,
    way: Way,
    form: Form<Spot>,
    tries: usize,
}

impl Default for Lock {
    fn default() -> Self {
        Self::new(Door::default())
    }
}

impl Lock {
    /// With an empty field.
    #[must_use]
    pub fn new(door: Door) -> Self {
        Self { way: Way::Passphrase, form: passphrase_form(&door), door, tries: 0 }
    }

    /// Whose pages are asked for.
    fn whose(&self) -> Person {
        let chosen = self.form.chosen(Spot::Who).and_then(|n| self.door.people.get(n)).copied();
        chosen.unwrap_or(self.door.asks)
    }

    fn take(&mut self, way: Way) -> Vec<Effect> {
        self.way = way;
        self.tries = 0;
        self.door.asks = self.whose();
        self.form = match way {
            Way::Passphrase => passphrase_form(&self.door),
            Way::Sheet => sheet_form(&self.door),
        };
        vec![Effect::Scroll(Scroll::Top)]
    }

    fn open(&mut self) -> Vec<Effect> {
        match self.form.field_at(Spot::Passphrase) {
            Some(field) if !field.is_empty() => {
                vec![Effect::Home(HomeEffect::Unlock(self.whose(), field.secret_text()))]
            }
            _ => vec![Effect::Say(Notice::warn("Please type your passphrase first."))],
        }
    }

    fn recover(&mut self) -> Vec<Effect> {
        if self.form.text(Spot::Code).is_empty() {
            self.form.go_to(Spot::Code);
            return vec![Effect::Say(Notice::warn("Please type the eight groups of the sheet first."))];
        }
        let (Some(code), Some(first), Some(again)) =
            (self.form.field_at(Spot::Code), self.form.field_at(Spot::First), self.form.field_at(Spot::Again))
        else {
            return Vec::new();
        };
        match secret::judge(first, again, &[]) {
            Ok(passphrase) => {
                let (whose, code) = (self.whose(), code.secret_text());
                vec![Effect::Home(HomeEffect::Recover { whose, code, passphrase })]
            }
            Err(why) => vec![Effect::Say(Notice::warn(why))],
        }
    }

    fn weigh(&mut self) {
        if let (Some(first), Some(again)) = (self.form.field_at(Spot::First), self.form.field_at(Spot::Again)) {
            let (beside, beside_again) = (secret::beside(first, &[]), secret::beside_again(first, again));
            self.form.set_aside(Spot::First, beside);
            self.form.set_aside(Spot::Again, beside_again);
        }
    }

    fn reveal(&mut self) -> Vec<Effect> {
        for spot in [Spot::Passphrase, Spot::First, Spot::Again] {
            if let Some(field) = self.form.field_mut(spot) {
                field.reveal();
            }
        }
        Vec::new()
    }

    fn press(&mut self, n: usize) -> Vec<Effect> {
        match n {
            0 => self.recover(),
            _ => self.take(Way::Passphrase),
        }
    }
}

/// The question who is here, where two people live. Names are inside the rooms, so none stands here.
fn asks_who(form: Form<Spot>, door: &Door) -> Form<Spot> {
    if door.people.len() < 2 {
        return form;
    }
    let chosen = door.people.iter().position(|person| *person == door.asks);
    form.choice(Spot::Who, "Who is here?", door.people.iter().map(|person| person.label()), chosen)
}

fn passphrase_form(door: &Door) -> Form<Spot> {
    let form = match door.handing {
        Handing::No => Form::new(),
        Handing::Over => Form::new().say(
            "Hand the keyboard over now. Everything is locked.\n\
             Take a breath first. You can also leave it for today.",
        ),
    };
    let mut form = asks_who(form, door).field(Spot::Passphrase, "Passphrase", Field::secret());
    form.go_to(Spot::Passphrase);
    form
}

fn sheet_form(door: &Door) -> Form<Spot> {
    let mut form = asks_who(Form::new(), door)
        .say("Type the eight groups of your sheet, then a new passphrase. The old one stops working.")
        .field(Spot::Code, "Recovery sheet", Field::line(""))
        .field(Spot::First, "New passphrase", Field::secret())
        .field(Spot::Again, "Once more", Field::secret())
        .buttons(Spot::Press, &["Open with the sheet", "Back to the passphrase"]);
    form.set_aside(Spot::Code, "Small letters and blanks are fine.");
    form.set_aside(Spot::First, secret::beside(&Field::secret(), &[]));
    form
}

impl Screen for Lock {
    fn route(&self) -> Route {
        Route::Lock
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        Page {
            title: "notes".into(),
            place: secret::tries(self.tries),
            blocks: self.form.blocks(),
            focus: self.form.focus(scene.seen),
            shape: Shape::Bare,
            ..Page::default()
        }
    }

    fn bindings(&self) -> Vec<Binding> {
        let mut bindings = match self.way {
            Way::Passphrase => vec![Binding::new("enter", Action::Activate, "open")],
            Way::Sheet => {
                vec![Binding::new("enter", Action::Activate, "go on"), Binding::new("esc", Action::Back, "back")]
            }
        };
        bindings.push(Binding::command("f2 s", Command::Safety, "help lines"));
        if self.way == Way::Passphrase {
            bindings.push(Binding::command("f6", Command::UseSheet, "my sheet"));
        }
        bindings.push(Binding::command("ctrl+q", Command::Leave, "leave"));
        bindings.push(Binding::command("ctrl+r", Command::Reveal, "show or hide").quiet());
        bindings
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        match self.form.react(action, scene.seen) {
            Did::Typed(_) => {
                self.weigh();
                Vec::new()
            }
            Did::Took(Spot::Who, _) => {
                self.form.go_on();
                Vec::new()
            }
            Did::Entered(Spot::Passphrase) => self.open(),
            Did::Entered(Spot::Again) => self.recover(),
            Did::Entered(_) => {
                self.form.go_on();
                Vec::new()
            }
            Did::Took(_, n) => self.press(n),
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            Did::Other(Action::Do(Command::Reveal)) => self.reveal(),
            Did::Other(Action::Do(Command::UseSheet)) => self.take(Way::Sheet),
            Did::Other(Action::Back) if self.way == Way::Sheet => self.take(Way::Passphrase),
            _ => Vec::new(),
        }
    }

    fn hear(&mut self, news: Told, _scene: &Scene) -> Vec<Effect> {
        if let Told::NotOpened(refusal) = news {
            if self.way == Way::Passphrase {
                self.door.asks = self.whose();
                self.form = passphrase_form(&self.door);
            }
            self.tries += 1;
            self.form.warn(Some(&refusal.line()));
        }
        Vec::new()
    }

    fn typing(&self) -> Typing {
        self.form.typing()
    }
}
