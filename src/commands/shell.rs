//! `completions` and `man`, from the same parser as `--help`.

use crate::cli::Cli;
use crate::error::Error;
use clap::CommandFactory;
use std::io::Write;

/// Prints completions for a shell.
pub fn completions(shell: clap_complete::Shell) -> Result<(), Error> {
    let mut text = Vec::new();
    clap_complete::generate(shell, &mut Cli::command(), "mendway", &mut text);
    Ok(std::io::stdout().write_all(&text)?)
}

/// Prints the manual page.
pub fn man() -> Result<(), Error> {
    let mut text = Vec::new();
    clap_mangen::Man::new(Cli::command()).render(&mut text)?;
    Ok(std::io::stdout().write_all(&text)?)
}
