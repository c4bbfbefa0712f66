//! Changing the passphrase.

use super::secret;
use crate::app::action::{Action, Command};
use crate::app::binding::{Binding, Typing};
use crate::app::effect::{Effect, Go, HomeEffect};
use crate::app::field::Field;
use crate::app::form::{Did, Form};
use crate::app::outcome::Told;
use crate::app::page::{Notice, Page};
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use secrecy::ExposeSecret;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Old,
    First,
    Again,
    Press,
}

/// The page that changes the passphrase.
#[derive(Debug)]
pub struct ChangePassphrase {
    name: String,
    form: Form<Spot>,
    tries: usize,
}

impl ChangePassphrase {
    /// `name` is what the person is called, which others would try first; it may be empty.
    #[must_use]
    pub fn new(name: &str) -> Self {
        Self { name: name.to_owned(), form: form(), tries: 0 }
    }

    fn weigh(&mut self) {
        if let (Some(first), Some(again)) = (self.form.field_at(Spot::First), self.form.field_at(Spot::Again)) {
            let (beside, beside_again) = (secret::beside(first, &[&self.name]), secret::beside_again(first, again));
            self.form.set_aside(Spot::First, beside);
            self.form.set_aside(Spot::Again, beside_again);
        }
    }

    fn change(&mut self) -> Vec<Effect> {
        let fields = (self.form.field_at(Spot::Old), self.form.field_at(Spot::First), self.form.field_at(Spot::Again));
        let (Some(old), Some(first), Some(again)) = fields else { return Vec::new() };
        if old.is_empty() {
            self.form.go_to(Spot::Old);
            return vec![Effect::Say(Notice::warn("Please type the passphrase in use first."))];
        }
        let old = old.secret_text();
        match secret::judge(first, again, &[&self.name]) {
            Ok(new) => vec![Effect::Home(HomeEffect::ChangePassphrase { old, new })],
            Err(why) => vec![Effect::Say(Notice::warn(why))],
        }
    }

    fn reveal(&mut self) -> Vec<Effect> {
        for spot in [Spot::Old, Spot::First, Spot::Again] {
            if let Some(field) = self.form.field_mut(spot) {
                field.reveal();
            }
        }
        Vec::new()
    }

    fn press(&mut self, n: usize) -> Vec<Effect> {
        match n {
            0 => self.change(),
            1 => vec![Effect::Home(HomeEffect::MakeWords)],
            _ => vec![Effect::Go(Go::Close)],
        }
    }
}

fn form() -> Form<Spot> {
    let mut form = Form::new()
        .say(
            "A new passphrase counts from now on. Copies made before, such as backups, still open with the old one. \
             Your recovery sheet stays as it is.",
        )
        .field(Spot::Old, "Passphrase in use", Field::secret())
        .field(Spot::First, "New passphrase", Field::secret())
        .field(Spot::Again, "Once more", Field::secret())
        .buttons(Spot::Press, &["Change it", "Make five words for me", "Leave it as it is"]);
    form.set_aside(Spot::First, secret::beside(&Field::secret(), &[]));
    form
}

impl Screen for ChangePassphrase {
    fn route(&self) -> Route {
        Route::Passphrase
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        Page {
            title: "Change the passphrase".into(),
            place: secret::tries(self.tries),
            blocks: self.form.blocks(),
            focus: self.form.focus(scene.seen),
            ..Page::default()
        }
    }

    fn bindings(&self) -> Vec<Binding> {
        vec![
            Binding::new("enter", Action::Activate, "go on"),
            Binding::command("ctrl+g", Command::Generate, "five words").quiet(),
            Binding::command("ctrl+r", Command::Reveal, "show or hide"),
            Binding::command("ctrl+s", Command::Save, "change it").quiet(),
            Binding::new("esc", Action::Back, "back"),
        ]
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        match self.form.react(action, scene.seen) {
            Did::Typed(_) => {
                self.weigh();
                Vec::new()
            }
            Did::Entered(Spot::Again) | Did::Other(Action::Do(Command::Save)) => self.change(),
            Did::Entered(_) => {
                self.form.go_on();
                Vec::new()
            }
            Did::Took(_, n) => self.press(n),
            Did::Other(Action::Do(Command::Generate)) => self.press(1),
            Did::Other(Action::Do(Command::Reveal)) => self.reveal(),
            Did::Other(Action::Back) => vec![Effect::Go(Go::Close)],
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }

    fn hear(&mut self, news: Told, _scene: &Scene) -> Vec<Effect> {
        match news {
            Told::Words(words) => {
                for (spot, text) in [(Spot::First, words.expose_secret()), (Spot::Again, "")] {
                    if let Some(field) = self.form.field_mut(spot) {
                        *field = Field::secret();
                        field.set(text);
                    }
                }
                if let Some(field) = self.form.field_mut(Spot::First) {
                    field.reveal();
                }
                self.weigh();
                self.form.go_to(if self.form.text(Spot::Old).is_empty() { Spot::Old } else { Spot::Again });
                vec![Effect::Say(Notice::calm("Learn these words or write them down, then type them again below."))]
            }
            Told::PassphraseChanged => {
                self.form = form();
                vec![
                    Effect::Go(Go::Close),
                    Effect::Say(Notice::calm("The new passphrase counts. Copies made before open with the old one.")),
                ]
            }
            Told::NotOpened(refusal) => {
                self.tries += 1;
                self.form.warn(Some(&refusal.line()));
                if let Some(field) = self.form.field_mut(Spot::Old) {
                    *field = Field::secret();
                }
                self.form.go_to(Spot::Old);
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn typing(&self) -> Typing {
        self.form.typing()
    }
}
