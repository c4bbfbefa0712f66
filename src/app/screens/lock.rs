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

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
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

/// The lock screen.
#[derive(Debug)]
pub struct Lock {
    way: Way,
    form: Form<Spot>,
    tries: usize,
}

impl Default for Lock {
    fn default() -> Self {
        Self::new()
    }
}

impl Lock {
    /// With an empty field.
    #[must_use]
    pub fn new() -> Self {
        Self { way: Way::Passphrase, form: passphrase_form(), tries: 0 }
    }

    fn take(&mut self, way: Way) -> Vec<Effect> {
        self.way = way;
        self.tries = 0;
        self.form = match way {
            Way::Passphrase => passphrase_form(),
            Way::Sheet => sheet_form(),
        };
        vec![Effect::Scroll(Scroll::Top)]
    }

    fn open(&mut self) -> Vec<Effect> {
        match self.form.field_at(Spot::Passphrase) {
            Some(field) if !field.is_empty() => vec![Effect::Home(HomeEffect::Unlock(field.secret_text()))],
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
            Ok(passphrase) => vec![Effect::Home(HomeEffect::Recover { code: code.secret_text(), passphrase })],
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

fn passphrase_form() -> Form<Spot> {
    Form::new().field(Spot::Passphrase, "Passphrase", Field::secret())
}

fn sheet_form() -> Form<Spot> {
    let mut form = Form::new()
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
                self.form = passphrase_form();
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
