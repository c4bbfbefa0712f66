//! What the signal thread and the panic hook hold: a way to the keeper that does not need the loop.

use crate::home::{Emergency, Flushed};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

/// Commits what waits, from any thread, without the loop's help. Clones reach the same keeper.
#[derive(Clone, Debug, Default)]
pub struct Rescue {
    keeper: Arc<Mutex<Option<Emergency>>>,
    stop: Arc<AtomicBool>,
}

impl Rescue {
    /// Sets the keeper to reach; `None` while the home is locked.
    pub(super) fn set(&self, keeper: Option<Emergency>) {
        *self.keeper.lock().unwrap_or_else(PoisonError::into_inner) = keeper;
    }

    /// Commits what waits, within the bound. `None` if nothing is open, or another thread is at it.
    #[must_use]
    pub fn flush(&self, bound: Duration) -> Option<Flushed> {
        let keeper = self.keeper.try_lock().ok()?.clone()?;
        Some(keeper.flush_within(bound))
    }

    /// Asks the loop to lock and stop, as the shell's Ctrl+Z does.
    pub fn ask_to_stop(&self) {
        self.stop.store(true, Ordering::SeqCst);
    }

    /// Whether that was asked since the last time.
    #[must_use]
    pub(super) fn stop_asked(&self) -> bool {
        self.stop.swap(false, Ordering::SeqCst)
    }
}
