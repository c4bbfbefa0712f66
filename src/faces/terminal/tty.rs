//! The terminal as a device: raw mode, the other screen, paste marks, title; and giving it all back.

use std::io;

/// Puts the terminal to use. Can be repeated.
///
/// # Errors
/// If standard input is no terminal, or cannot be set.
pub fn enter() -> io::Result<()> {
    device::enter()
}

/// Gives the terminal back as it was, and wipes the screen and what can be scrolled back to. Never fails and never
/// waits for another part of the program: for the end, for a panic, and for the signal thread. Does nothing if the
/// terminal is not in use.
pub fn restore() {
    device::restore();
}

pub use device::Out;

#[cfg(unix)]
mod device {
    use rustix::event::{PollFd, PollFlags, poll};
    use rustix::io::Errno;
    use rustix::stdio::{stdin, stdout};
    use rustix::termios::{OptionalActions, Termios, tcgetattr, tcsetattr};
    use std::io::{self, Write};
    use std::sync::OnceLock;
    use std::sync::atomic::{AtomicBool, Ordering};

    /// Keep the old title, set ours, take the other screen, ask for paste marks, clear.
    const ENTER: &[u8] = b"\x1b[22;2t\x1b]2;notes\x07\x1b[?1049h\x1b[?2004h\x1b[0m\x1b[2J\x1b[H";
    /// End a half-sent frame, plain text, no paste marks, cursor on, wipe and leave the other screen, wipe this one
    /// and what can be scrolled back to, the old title.
    const LEAVE: &[u8] = b"\x1b[?2026l\x1b[0m\x1b[?2004l\x1b[2J\x1b[?1049l\x1b[?25h\x1b[2J\x1b[3J\x1b[H\x1b[23;2t";

    static BEFORE: OnceLock<Termios> = OnceLock::new();
    static IN_USE: AtomicBool = AtomicBool::new(false);

    pub(super) fn enter() -> io::Result<()> {
        let now = tcgetattr(stdin())?;
        let mut raw = BEFORE.get_or_init(|| now).clone();
        raw.make_raw();
        tcsetattr(stdin(), OptionalActions::Now, &raw)?;
        IN_USE.store(true, Ordering::SeqCst);
        Out.write_all(ENTER)
    }

    pub(super) fn restore() {
        if !IN_USE.swap(false, Ordering::SeqCst) {
            return;
        }
        // Past a screen that takes no more, or a terminal that is gone, there is nothing left to do.
        let mut rest = LEAVE;
        while let Ok(written) = send(rest) {
            rest = &rest[written..];
            if rest.is_empty() {
                break;
            }
        }
        if let Some(before) = BEFORE.get() {
            let _ = tcsetattr(stdin(), OptionalActions::Now, before);
        }
    }

    /// Writes past the lock and the line buffer of the standard library, so that a panic or the signal thread always
    /// can.
    fn send(bytes: &[u8]) -> Result<usize, Errno> {
        loop {
            match rustix::io::write(stdout(), bytes) {
                Err(Errno::INTR) => {}
                Err(Errno::AGAIN) => {
                    let _ = poll(&mut [PollFd::new(&stdout(), PollFlags::OUT)], None);
                }
                done => return done,
            }
        }
    }

    /// The screen, as long as it is ours: what comes after [`restore`](super::restore) is dropped, so that half a frame
    /// is never left behind.
    #[derive(Clone, Copy, Debug, Default)]
    pub struct Out;

    impl Write for Out {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            if IN_USE.load(Ordering::SeqCst) { Ok(send(bytes)?) } else { Ok(bytes.len()) }
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }
}

#[cfg(not(unix))]
mod device {
    use ratatui::crossterm::cursor::Show;
    use ratatui::crossterm::event::{DisableBracketedPaste, EnableBracketedPaste};
    use ratatui::crossterm::execute;
    use ratatui::crossterm::terminal::{
        Clear, ClearType, EnterAlternateScreen, LeaveAlternateScreen, SetTitle, disable_raw_mode, enable_raw_mode,
    };
    use std::io::{self, Write};
    use std::sync::atomic::{AtomicBool, Ordering};

    static IN_USE: AtomicBool = AtomicBool::new(false);

    pub(super) fn enter() -> io::Result<()> {
        IN_USE.store(true, Ordering::SeqCst);
        enable_raw_mode()?;
        execute!(io::stdout(), SetTitle("notes"), EnterAlternateScreen, EnableBracketedPaste, Clear(ClearType::All))
    }

    pub(super) fn restore() {
        if !IN_USE.swap(false, Ordering::SeqCst) {
            return;
        }
        let _ = execute!(io::stdout(), DisableBracketedPaste, Clear(ClearType::All), LeaveAlternateScreen);
        let _ = execute!(io::stdout(), Show, Clear(ClearType::All), Clear(ClearType::Purge));
        let _ = disable_raw_mode();
    }

    /// Standard output.
    #[derive(Clone, Copy, Debug, Default)]
    pub struct Out;

    impl Write for Out {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            io::stdout().write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            io::stdout().flush()
        }
    }
}
