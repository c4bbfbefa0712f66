//! x
use super::Runtime;
use crate::app::effect::ExportEffect;
use crate::app::outcome::{Outcome, Refusal};
impl Runtime {
    pub(super) fn export(&mut self, _e: ExportEffect) -> Result<Outcome, Refusal> {
        Ok(Outcome::Quiet)
    }
}
