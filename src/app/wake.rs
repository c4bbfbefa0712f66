//! A bell: one part rings it, the face that waits wakes up.

use std::sync::Arc;

/// Rings and is waited for. Clones ring the same bell.
#[derive(Clone, Debug)]
pub struct Bell {
    ends: Arc<Ends>,
}

#[cfg(unix)]
#[derive(Debug)]
struct Ends {
    read: std::os::fd::OwnedFd,
    write: std::os::fd::OwnedFd,
}

#[cfg(not(unix))]
#[derive(Debug)]
struct Ends;

#[cfg(unix)]
impl Bell {
    /// A new bell.
    ///
    /// # Errors
    /// If the system has no pipe left.
    pub fn new() -> std::io::Result<Self> {
        let flags = rustix::pipe::PipeFlags::CLOEXEC | rustix::pipe::PipeFlags::NONBLOCK;
        let (read, write) = rustix::pipe::pipe_with(flags)?;
        Ok(Self { ends: Arc::new(Ends { read, write }) })
    }

    /// Rings. A full pipe has rung already.
    pub fn ring(&self) {
        let _ = rustix::io::write(&self.ends.write, &[1]);
    }

    /// Forgets every ring so far.
    pub fn hush(&self) {
        let mut rung = [0; 64];
        while rustix::io::read(&self.ends.read, &mut rung).is_ok_and(|n| n == rung.len()) {}
    }

    /// What to poll for a ring.
    #[must_use]
    pub fn fd(&self) -> std::os::fd::BorrowedFd<'_> {
        use std::os::fd::AsFd;
        self.ends.read.as_fd()
    }
}

#[cfg(not(unix))]
impl Bell {
    /// A new bell. On this system a face looks again four times a second while words are being saved.
    ///
    /// # Errors
    /// None here.
    pub fn new() -> std::io::Result<Self> {
        Ok(Self { ends: Arc::new(Ends) })
    }

    /// Rings.
    pub fn ring(&self) {
        let Ends = *self.ends;
    }

    /// Forgets every ring so far.
    pub fn hush(&self) {}
}
