//! Parse, run, exit code; nothing else.
#![forbid(unsafe_code)]

use clap::Parser;
use mendway::cli::Cli;
use std::process::ExitCode;

fn main() -> ExitCode {
    let cli = Cli::parse();
    match mendway::run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(error.code as u8)
        }
    }
}
