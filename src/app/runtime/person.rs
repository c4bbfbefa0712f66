//! x
use super::Runtime;
use crate::app::effect::PersonEffect;
use crate::app::outcome::{Outcome, Refusal};
impl Runtime {
    pub(super) fn about_person(&mut self, _e: PersonEffect) -> Result<Outcome, Refusal> {
        Ok(Outcome::Quiet)
    }
}
