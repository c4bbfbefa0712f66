//! How the program ends when nobody asked it to: signals and panics. Both save what waits and give the terminal back.

use crate::app::runtime::rescue::Rescue;
use crate::app::wake::Bell;
use crate::error::Error;
use crate::faces::{plain, terminal};
use std::time::Duration;

/// How long a save may take at such an end.
const BOUND: Duration = Duration::from_millis(800);

/// What a panic prints. Never the panic's own words: they may quote what was typed.
const SORRY: &str = "Mendway had to stop because of a mistake of its own.\n\
What you typed was saved, up to the last quarter of a second.\n\
Start it again; your place is kept. To tell us, open an issue without your own words in it.";

/// Closes what others on this machine could look into: memory dumps and tracing by other programs.
pub fn harden() {
    #[cfg(unix)]
    {
        use rustix::process::{Resource, Rlimit, setrlimit};
        let none = Rlimit { current: Some(0), maximum: Some(0) };
        // A system that refuses is no worse off than before.
        let _ = setrlimit(Resource::Core, none);
        #[cfg(target_os = "linux")]
        let _ = rustix::process::set_dumpable_behavior(rustix::process::DumpableBehavior::NotDumpable);
        rustix::process::umask(rustix::fs::Mode::from_raw_mode(0o077));
    }
}

/// Gives the terminal back, whichever face has it.
fn give_back() {
    terminal::restore();
    plain::restore();
}

/// Starts the signal thread and sets the panic hook.
///
/// # Errors
/// If the system takes no handlers.
pub fn watch(rescue: &Rescue, bell: &Bell) -> Result<(), Error> {
    let at_panic = rescue.clone();
    std::panic::set_hook(Box::new(move |_| {
        let _ = at_panic.flush(BOUND);
        give_back();
        eprintln!("{SORRY}");
    }));
    signals(rescue.clone(), bell.clone())
}

#[cfg(unix)]
fn signals(rescue: Rescue, bell: Bell) -> Result<(), Error> {
    use signal_hook::consts::{SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP};
    let mut signals = signal_hook::iterator::Signals::new([SIGHUP, SIGINT, SIGQUIT, SIGTERM, SIGTSTP])?;
    let thread = std::thread::Builder::new().name("signals".to_owned());
    thread.spawn(move || {
        for signal in signals.forever() {
            if signal == SIGTSTP {
                rescue.ask_to_stop();
                bell.ring();
                continue;
            }
            let _ = rescue.flush(BOUND);
            give_back();
            #[allow(clippy::disallowed_methods, reason = "a signal ends the program whatever the loop is doing")]
            std::process::exit(128 + signal);
        }
    })?;
    Ok(())
}

#[cfg(not(unix))]
fn signals(_rescue: Rescue, _bell: Bell) -> Result<(), Error> {
    Ok(())
}
