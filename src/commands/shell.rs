//! `completions` and `man`, from the same parser as `--help`.

use super::put;
use crate::cli::Cli;
use crate::error::Error;
use clap::CommandFactory;

/// Prints completions for a shell.
pub fn completions(shell: clap_complete::Shell) -> Result<(), Error> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "mendway", &mut text);
    put(&text)
}

/// Prints the manual page.
pub fn man() -> Result<(), Error> {
    let mut text = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut text)?;
    put(&text)
}
