//! A new recovery sheet: asks for the passphrase, shows the sheet once, has it checked. The old one stops working.

use super::secret;
use super::sheet::{self, Checked, Sheet};
use crate::app::action::{Action, Command};
use crate::app::binding::{Binding, Typing};
use crate::app::effect::{Effect, Go, HomeEffect, PersonEffect, Scroll};
use crate::app::field::Field;
use crate::app::form::{Did, Form};
use crate::app::outcome::Told;
use crate::app::page::{Notice, Page};
use crate::app::route::Route;
use crate::app::scene::Scene;
use crate::app::screen::Screen;
use crate::domain::profile::Profile;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Spot {
    Passphrase,
    Press,
}

/// The page that makes a new sheet.
#[derive(Debug)]
pub struct Recovery {
    profile: Profile,
    form: Form<Spot>,
    tries: usize,
    sheet: Option<Sheet>,
}

impl Recovery {
    /// With the profile, which remembers whether a sheet was checked.
    #[must_use]
    pub fn new(profile: Profile) -> Self {
        let form = form(&profile);
        Self { profile, form, tries: 0, sheet: None }
    }

    fn ask(&mut self) -> Vec<Effect> {
        match self.form.field_at(Spot::Passphrase) {
            Some(field) if !field.is_empty() => vec![Effect::Home(HomeEffect::NewSheet(field.secret_text()))],
            _ => vec![Effect::Say(Notice::warn("Please type your passphrase first."))],
        }
    }

    fn reveal(&mut self) -> Vec<Effect> {
        if let Some(field) = self.form.field_mut(Spot::Passphrase) {
            field.reveal();
        }
        Vec::new()
    }

    fn done(&mut self, checked: Checked) -> Vec<Effect> {
        self.profile.sheet_checked = checked == Checked::Yes;
        vec![
            Effect::Person(PersonEffect::SaveProfile(Box::new(self.profile.clone()))),
            Effect::Go(Go::Close),
            Effect::Say(Notice::calm("The new sheet works. The one before opens nothing from now on.")),
        ]
    }
}

fn form(profile: &Profile) -> Form<Spot> {
    let form = if profile.sheet_checked {
        Form::new()
    } else {
        Form::new().say("No sheet was checked yet. If yours is not fully written down, you can make a new one here.")
    };
    form.say(
        "A new sheet takes the place of the one before, which stops working at once. \
             Copies made before, such as backups, still open with the old sheet.\n\
             Your passphrase is asked, so that nobody else can make one.",
    )
    .field(Spot::Passphrase, "Passphrase", Field::secret())
    .buttons(Spot::Press, &["Make a new sheet", "Leave it as it is"])
}

impl Screen for Recovery {
    fn route(&self) -> Route {
        Route::Recovery
    }

    fn page(&self, scene: &Scene) -> Page<'_> {
        if let Some(sheet) = &self.sheet {
            return sheet.page(scene);
        }
        Page {
            title: "A new recovery sheet".into(),
            place: secret::tries(self.tries),
            blocks: self.form.blocks(),
            focus: self.form.focus(scene.seen),
            ..Page::default()
        }
    }

    fn bindings(&self) -> Vec<Binding> {
        match &self.sheet {
            Some(sheet) => sheet.bindings(),
            None => vec![
                Binding::new("enter", Action::Activate, "go on"),
                Binding::command("ctrl+r", Command::Reveal, "show or hide"),
                Binding::new("esc", Action::Back, "back"),
            ],
        }
    }

    fn react(&mut self, action: Action, scene: &Scene) -> Vec<Effect> {
        if let Some(sheet) = &mut self.sheet {
            return match sheet.react(action, scene) {
                sheet::Came::Stay => Vec::new(),
                sheet::Came::Turned => vec![Effect::Scroll(Scroll::Top)],
                sheet::Came::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
                sheet::Came::Differs(group) => vec![Effect::Say(Notice::warn(sheet::differs(group)))],
                sheet::Came::Done(checked) => self.done(checked),
            };
        }
        match self.form.react(action, scene.seen) {
            Did::Entered(_) | Did::Took(_, 0) => self.ask(),
            Did::Other(Action::Do(Command::Reveal)) => self.reveal(),
            Did::Took(..) | Did::Other(Action::Back) => vec![Effect::Go(Go::Close)],
            Did::Scrolled(scroll) => vec![Effect::Scroll(scroll)],
            _ => Vec::new(),
        }
    }

    fn hear(&mut self, news: Told, _scene: &Scene) -> Vec<Effect> {
        match news {
            Told::Sheet(code) => {
                // Until it is checked, so that hiding the page in between leaves no wrong word behind.
                self.profile.sheet_checked = false;
                self.form = form(&self.profile);
                self.sheet = Some(Sheet::new(code));
                let profile = Box::new(self.profile.clone());
                vec![Effect::Scroll(Scroll::Top), Effect::Person(PersonEffect::SaveProfile(profile))]
            }
            Told::NotOpened(refusal) => {
                self.tries += 1;
                self.form = form(&self.profile);
                self.form.warn(Some(&refusal.line()));
                Vec::new()
            }
            _ => Vec::new(),
        }
    }

    fn typing(&self) -> Typing {
        self.sheet.as_ref().map_or_else(|| self.form.typing(), Sheet::typing)
    }
}
