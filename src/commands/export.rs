//! `export`: what was chosen for the counselor, as a file or on standard output.

use super::Context;
use crate::cli::Export;
use crate::error::Error;

/// x
pub fn run(_context: &Context, _options: &Export) -> Result<(), Error> {
    Ok(())
}
