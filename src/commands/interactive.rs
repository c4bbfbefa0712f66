//! No subcommand: the pages themselves, in one face or the other.

use super::{Context, ends};
use crate::app::app::App;
use crate::app::runtime::Runtime;
use crate::app::runtime::play::{Ending, play};
use crate::app::runtime::settings;
use crate::app::wake::Bell;
use crate::domain::settings::{FaceChoice, Settings};
use crate::env::AskedFace;
use crate::error::{Code, Error};
use crate::faces::plain::Plain;
use crate::faces::terminal::FullScreen;
use std::io::IsTerminal;

/// Opens the pages.
pub fn run(context: &Context) -> Result<(), Error> {
    if context.cli.no_input {
        let what = "The pages need someone to read them.";
        return Err(Error::new(Code::NoTerminal, what, "", "Leave out --no-input, or name a command: mendway --help"));
    }
    let mut found = settings::read(&context.home.settings_file());
    if context.cli.plain || context.env.face == AskedFace::Plain {
        found.settings.face = FaceChoice::Plain;
    }
    let bell = Bell::new()?;
    let runtime = Runtime::new(context.env.clone(), context.home.clone(), context.library(), found.settings, bell)
        .with_warnings(found.warnings);
    show(context, runtime)
}

/// Runs the loop in the chosen face, and in the other one if that is asked for.
pub(super) fn show(context: &Context, mut runtime: Runtime) -> Result<(), Error> {
    let screen = runtime
        .first_screen()
        .map_err(|refusal| Error::new(Code::Failure, refusal.what, refusal.safe, refusal.todo))?;
    ends::watch(&runtime.rescue(), runtime.bell())?;
    let mut app = App::new(screen, runtime.settings());
    if runtime.opened().is_some() {
        app = app.opened();
    }
    loop {
        let settings = runtime.settings().clone();
        let ending = match settings.face {
            FaceChoice::Full => full(context, &settings, &mut app, &mut runtime)?,
            FaceChoice::Plain => {
                let mut face = Plain::open(runtime.bell().clone())?;
                play(&mut face, &mut app, &mut runtime)?
            }
        };
        if ending == Ending::Left {
            return Ok(());
        }
    }
}

fn full(context: &Context, settings: &Settings, app: &mut App, runtime: &mut Runtime) -> Result<Ending, Error> {
    if !(std::io::stdin().is_terminal() && std::io::stdout().is_terminal()) {
        let what = "The full screen needs a terminal window.";
        return Err(Error::new(
            Code::NoTerminal,
            what,
            "Nothing was changed.",
            "Plain lines work here: mendway --plain",
        ));
    }
    let mut face = FullScreen::open(settings, context.env.facts.clone(), runtime.bell().clone())?;
    Ok(play(&mut face, app, runtime)?)
}
