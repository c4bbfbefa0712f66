//! No echo in the terminal window while a secret may be typed.
//!
//! The library that asks turns the echo off a moment after its prompt shows, and on again while a key is derived. Quick
//! fingers, and people who type ahead, would see their passphrase; so the echo is off around all of it.

/// The echo is off until this is dropped. Where there is no terminal window it does nothing.
#[derive(Debug)]
pub(super) struct Hush {
    #[cfg(unix)]
    before: Option<(std::fs::File, rustix::termios::Termios)>,
}

#[cfg(unix)]
impl Hush {
    /// Turns the echo off.
    pub(super) fn begin() -> Self {
        use rustix::termios::{LocalModes, OptionalActions, tcgetattr, tcsetattr};
        let window = std::fs::File::options().read(true).write(true).open("/dev/tty").ok();
        let before = window.and_then(|window| {
            let before = tcgetattr(&window).ok()?;
            let mut quiet = before.clone();
            quiet.local_modes.remove(LocalModes::ECHO | LocalModes::ECHONL);
            tcsetattr(&window, OptionalActions::Now, &quiet).ok()?;
            Some((window, before))
        });
        Self { before }
    }
}

#[cfg(unix)]
impl Drop for Hush {
    fn drop(&mut self) {
        if let Some((window, before)) = &self.before {
            // A window that is gone needs no echo.
            let _ = rustix::termios::tcsetattr(window, rustix::termios::OptionalActions::Now, before);
        }
    }
}

#[cfg(not(unix))]
impl Hush {
    /// Other systems turn the echo off in the library.
    pub(super) fn begin() -> Self {
        Self {}
    }
}
