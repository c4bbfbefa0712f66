//! The fifth page: the passphrase, its strength, five made words.

use super::super::secret;
use super::FirstRun;
use super::pages::{self, Spot};
use crate::app::effect::{Effect, HomeEffect};
use crate::app::page::Notice;
use secrecy::{ExposeSecret, SecretString};

impl FirstRun {
    pub(super) fn create(&mut self) -> Vec<Effect> {
        let judged = match (self.secret.field_at(Spot::First), self.secret.field_at(Spot::Again)) {
            (Some(first), Some(again)) => secret::judge(first, again, &[self.profile.name.as_str()]),
            _ => return Vec::new(),
        };
        match judged {
            Ok(passphrase) => vec![Effect::Home(HomeEffect::Create {
                passphrase,
                profile: Box::new(self.profile.clone()),
                breach: self.breach.clone(),
            })],
            Err(why) => vec![Effect::Say(Notice::warn(why))],
        }
    }

    /// What stands beside the two fields, after either changed.
    pub(super) fn weigh(&mut self) {
        let (Some(first), Some(again)) = (self.secret.field_at(Spot::First), self.secret.field_at(Spot::Again)) else {
            return;
        };
        let beside = secret::beside(first, &[self.profile.name.as_str()]);
        let beside_again = secret::beside_again(first, again);
        self.secret.set_aside(Spot::First, beside);
        self.secret.set_aside(Spot::Again, beside_again);
    }

    pub(super) fn reveal(&mut self) -> Vec<Effect> {
        for spot in [Spot::First, Spot::Again] {
            if let Some(field) = self.secret.field_mut(spot) {
                field.reveal();
            }
        }
        Vec::new()
    }

    /// Puts five made words into the first field, to be read; the second is left to be typed.
    pub(super) fn show_words(&mut self, words: &SecretString) {
        self.secret = pages::passphrase();
        if let Some(field) = self.secret.field_mut(Spot::First) {
            field.set(words.expose_secret());
            field.reveal();
        }
        self.weigh();
        self.secret.go_to(Spot::Again);
    }
}
