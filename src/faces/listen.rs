//! One poll on everything that can wake the program: the keyboard, the bell, a changed window, being continued, and a
//! time limit that goes on while the machine sleeps.

use crate::app::wake::Bell;
use rustix::event::{PollFd, PollFlags, Timespec, poll};
use rustix::io::Errno;
use rustix::pipe::{PipeFlags, pipe_with};
use rustix::stdio::stdin;
use signal_hook::SigId;
use signal_hook::consts::{SIGCONT, SIGTSTP, SIGWINCH};
use signal_hook::low_level;
use std::io;
use std::os::fd::{AsFd, BorrowedFd, OwnedFd};
use std::time::Duration;

/// Everything that can wake the program.
#[derive(Debug)]
pub struct Listener {
    bell: Bell,
    resized: Signal,
    continued: Signal,
    alarm: Alarm,
}

/// What a poll found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Found {
    /// The shell continued the program.
    Continued,
    /// The window has another size.
    Resized,
    /// The bell was rung.
    Rung,
    /// Something can be read.
    Input,
    /// The terminal is gone.
    Hangup,
    /// The time set by [`Listener::limit`] is up.
    Alarm,
    /// Nothing within the patience.
    Nothing,
}

/// What reading the keyboard gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Taken {
    /// So many bytes.
    Bytes(usize),
    /// None this time.
    None,
    /// There will be no more.
    End,
}

impl Listener {
    /// Listens to standard input and to `bell`.
    ///
    /// # Errors
    /// If the system has no pipe or timer left.
    pub fn new(bell: Bell) -> io::Result<Self> {
        Ok(Self { bell, resized: Signal::new(SIGWINCH)?, continued: Signal::new(SIGCONT)?, alarm: Alarm::new()? })
    }

    /// Sets the time limit of the following polls together; `None` is for ever.
    ///
    /// # Errors
    /// If the timer cannot be set.
    pub fn limit(&mut self, limit: Option<Duration>) -> io::Result<()> {
        self.alarm.set(limit)
    }

    /// Waits for one of the things that can happen, at most `patience`. What was found is quiet again afterwards.
    ///
    /// # Errors
    /// If the system cannot poll.
    pub fn poll(&mut self, patience: Option<Duration>) -> io::Result<Found> {
        let found = self.look(patience)?;
        match found {
            Found::Continued => self.continued.hush(),
            Found::Resized => self.resized.hush(),
            Found::Rung => self.bell.hush(),
            Found::Input | Found::Hangup | Found::Alarm | Found::Nothing => {}
        }
        Ok(found)
    }

    fn look(&self, patience: Option<Duration>) -> io::Result<Found> {
        let input = stdin();
        let mut fds = vec![
            PollFd::new(&self.continued.read, PollFlags::IN),
            PollFd::new(&self.resized.read, PollFlags::IN),
            PollFd::from_borrowed_fd(self.bell.fd(), PollFlags::IN),
            PollFd::new(&input, PollFlags::IN),
        ];
        fds.extend(self.alarm.fd().map(|fd| PollFd::from_borrowed_fd(fd, PollFlags::IN)));
        let timeout = [patience, self.alarm.timeout()].into_iter().flatten().min();
        let timeout = timeout.and_then(|duration| Timespec::try_from(duration).ok());
        loop {
            match poll(&mut fds, timeout.as_ref()) {
                Ok(0) if patience.is_none() => return Ok(Found::Alarm),
                Ok(_) => break,
                // A signal; what it means is in its pipe.
                Err(Errno::INTR) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let says = |fd: usize, flags| fds.get(fd).is_some_and(|fd| fd.revents().intersects(flags));
        let hangup = PollFlags::HUP | PollFlags::ERR | PollFlags::NVAL;
        Ok(match () {
            () if says(0, PollFlags::IN) => Found::Continued,
            () if says(1, PollFlags::IN) => Found::Resized,
            () if says(2, PollFlags::IN) => Found::Rung,
            () if says(3, PollFlags::IN) => Found::Input,
            () if says(3, hangup) => Found::Hangup,
            () if says(4, PollFlags::IN) => Found::Alarm,
            () => Found::Nothing,
        })
    }
}

/// Reads what the keyboard has; does not wait if a poll found something.
pub fn read(bytes: &mut [u8]) -> Taken {
    match rustix::io::read(stdin(), bytes) {
        Ok(0) => Taken::End,
        Ok(count) => Taken::Bytes(count),
        Err(Errno::INTR | Errno::AGAIN) => Taken::None,
        Err(_) => Taken::End,
    }
}

/// Stops the program until the shell continues it, if there is one that can.
pub fn stop() {
    if someone_can_continue_us() {
        let _ = low_level::emulate_default_handler(SIGTSTP);
    }
}

/// Whether a shell of the same session started this job. Without one, a stopped program would never go on.
fn someone_can_continue_us() -> bool {
    use nix::unistd::{getpgid, getpgrp, getppid, getsid};
    let parent = getppid();
    let same_session = getsid(Some(parent)).is_ok_and(|theirs| getsid(None) == Ok(theirs));
    same_session && getpgid(Some(parent)).is_ok_and(|theirs| theirs != getpgrp())
}

/// A signal as something to poll.
#[derive(Debug)]
struct Signal {
    read: OwnedFd,
    id: SigId,
}

impl Signal {
    fn new(signal: i32) -> io::Result<Self> {
        let (read, write) = pipe_with(PipeFlags::CLOEXEC | PipeFlags::NONBLOCK)?;
        Ok(Self { read, id: low_level::pipe::register(signal, write)? })
    }

    fn hush(&self) {
        let mut said = [0; 64];
        while rustix::io::read(&self.read, &mut said).is_ok_and(|count| count == said.len()) {}
    }
}

impl Drop for Signal {
    fn drop(&mut self) {
        low_level::unregister(self.id);
    }
}

/// The time limit of a wait. On Linux its clock goes on while the machine sleeps.
#[derive(Debug)]
struct Alarm {
    #[cfg(target_os = "linux")]
    timer: OwnedFd,
    #[cfg(not(target_os = "linux"))]
    limit: Option<Duration>,
}

#[cfg(target_os = "linux")]
impl Alarm {
    fn new() -> io::Result<Self> {
        use rustix::time::{TimerfdClockId, TimerfdFlags, timerfd_create};
        let flags = TimerfdFlags::CLOEXEC | TimerfdFlags::NONBLOCK;
        Ok(Self { timer: timerfd_create(TimerfdClockId::Boottime, flags)? })
    }

    fn set(&mut self, limit: Option<Duration>) -> io::Result<()> {
        use rustix::time::{Itimerspec, TimerfdTimerFlags, timerfd_settime};
        let zero = Timespec { tv_sec: 0, tv_nsec: 0 };
        // Zero would mean: never.
        let value = match limit.map(|limit| limit.max(Duration::from_nanos(1))) {
            Some(limit) => Timespec::try_from(limit).unwrap_or(Timespec { tv_sec: i64::MAX, tv_nsec: 0 }),
            None => zero,
        };
        let spec = Itimerspec { it_interval: zero, it_value: value };
        timerfd_settime(&self.timer, TimerfdTimerFlags::empty(), &spec)?;
        Ok(())
    }

    #[allow(clippy::unnecessary_wraps, reason = "elsewhere there is none")]
    fn fd(&self) -> Option<BorrowedFd<'_>> {
        Some(self.timer.as_fd())
    }

    #[allow(clippy::unused_self, reason = "elsewhere the limit is the poll's own")]
    const fn timeout(&self) -> Option<Duration> {
        None
    }
}

#[cfg(not(target_os = "linux"))]
impl Alarm {
    fn new() -> io::Result<Self> {
        Ok(Self { limit: None })
    }

    fn set(&mut self, limit: Option<Duration>) -> io::Result<()> {
        self.limit = limit;
        Ok(())
    }

    fn fd(&self) -> Option<BorrowedFd<'_>> {
        None
    }

    fn timeout(&self) -> Option<Duration> {
        self.limit
    }
}
