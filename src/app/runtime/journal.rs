//! x
use super::Runtime;
use crate::app::effect::JournalEffect;
use crate::app::outcome::{Outcome, Refusal};
impl Runtime {
    pub(super) fn journal(&mut self, _e: JournalEffect) -> Result<Outcome, Refusal> {
        Ok(Outcome::Quiet)
    }
}
