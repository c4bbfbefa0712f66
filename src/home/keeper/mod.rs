//! The keeper: a thread that owns the room, so that no word waits for a key press to be kept.
//!
//! Owns when drafts are committed and what the status line may claim. Does not own what is stored (the room) or any
//! clock: the delay is counted by waiting, and moments come with the drafts.

mod storage;

use super::error::RoomError;
use super::lock::Lock;
use super::room::Room;
use crate::domain::draft::{Draft, DraftPlace};
use crate::domain::moment::Moment;
use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::mpsc::{self, Receiver, RecvTimeoutError, Sender};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread::{self, JoinHandle, ThreadId};
use std::time::Duration;
use storage::{Order, Storage};

/// How long the first uncommitted draft may wait.
pub const DELAY: Duration = Duration::from_millis(250);

/// What the status line may say about the last words typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum KeepState {
    /// Nothing was typed since the room was opened.
    #[default]
    Clean,
    /// Words wait to be committed since this moment.
    Pending {
        /// When the first of them was typed.
        since: Moment,
    },
    /// All words typed so far are on the disk.
    Saved {
        /// When the last of them was typed.
        at: Moment,
    },
    /// The last try failed. The words are still in memory, and are tried again.
    Failed {
        /// Why.
        why: RoomError,
        /// When the first word that is not saved was typed.
        since: Moment,
    },
}

/// Whether the disk still has room.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Space {
    /// Nothing is known to be wrong.
    #[default]
    Fine,
    /// The disk was full, and the last words were saved in space held back for that. There is no more of it.
    Spent,
}

/// What the two sides share.
#[derive(Default)]
struct Desk {
    /// Drafts not yet taken by the thread, with the order they were last kept in.
    waiting: BTreeMap<DraftPlace, (u64, Draft, Moment)>,
    turn: u64,
    /// The thread has been told that something waits.
    told: bool,
    state: KeepState,
    space: Space,
    waker: Option<Arc<dyn Fn() + Send + Sync>>,
    thread: Option<ThreadId>,
}

#[derive(Clone, Default)]
struct Shared(Arc<Mutex<Desk>>);

impl Shared {
    /// The desk. A panic while it was locked leaves it usable: every change to it is one assignment.
    fn desk(&self) -> MutexGuard<'_, Desk> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The room's thread, from the outside. Dropping it commits what waits and closes the room.
pub struct Keeper {
    orders: Sender<Order>,
    shared: Shared,
    closed_to_writing: Option<RoomError>,
    thread: Option<JoinHandle<()>>,
}

impl std::fmt::Debug for Keeper {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Keeper").field("state", &self.state()).finish_non_exhaustive()
    }
}

impl Keeper {
    /// Starts the thread. It holds `lock` for as long as it has the room; `delay` is `None` only in tests that prove
    /// what the keeper is for.
    pub(crate) fn start(
        room: Room,
        lock: Option<Lock>,
        delay: Option<Duration>,
        ballast: Option<PathBuf>,
    ) -> Result<Self, RoomError> {
        // If it cannot be written, saving is slower now and then, and nothing else.
        let _ = room.join_only_when_idle();
        let (orders, inbox) = mpsc::channel();
        let shared = Shared::default();
        let closed_to_writing = room.writing_refused();
        let storage = Storage::new(room, inbox, shared.clone(), delay, ballast);
        let thread = thread::Builder::new().name("keeper".to_owned()).spawn(move || {
            storage.run();
            drop(lock);
        })?;
        shared.desk().thread = Some(thread.thread().id());
        Ok(Self { orders, shared, closed_to_writing, thread: Some(thread) })
    }

    /// Runs a job on the room and waits for what comes of it. What waits to be kept is committed first.
    ///
    /// # Errors
    ///
    /// What the job says; or `Closed` if the thread has ended, or the job itself broke off.
    pub fn ask<T, E>(&self, job: impl FnOnce(&mut Room) -> Result<T, E> + Send + 'static) -> Result<T, E>
    where
        T: Send + 'static,
        E: From<RoomError> + Send + 'static,
    {
        let (answer, answered) = mpsc::channel();
        let order = Order::Job(Box::new(move |room| {
            // Nobody listens any more only if the asking thread is gone.
            let _ = answer.send(job(room));
        }));
        self.orders.send(order).map_err(|_| RoomError::Closed)?;
        answered.recv().map_err(|_| RoomError::Closed)?
    }

    /// Keeps a draft. Returns at once; it is committed at most [`DELAY`] after the first uncommitted one.
    pub fn keep(&self, draft: Draft, now: Moment) {
        let mut desk = self.shared.desk();
        if let Some(why) = self.closed_to_writing.clone() {
            desk.state = KeepState::Failed { why, since: now };
            return;
        }
        if let KeepState::Clean | KeepState::Saved { .. } = desk.state {
            desk.state = KeepState::Pending { since: now.clone() };
        }
        desk.turn += 1;
        let turn = desk.turn;
        desk.waiting.insert(draft.place.clone(), (turn, draft, now));
        if !desk.told {
            desk.told = true;
            drop(desk);
            // If the thread is gone the state stays pending, which is the truth.
            let _ = self.orders.send(Order::Waiting);
        }
    }

    /// Commits what waits, and returns when that is done.
    ///
    /// # Errors
    ///
    /// Why it could not be committed. The drafts stay in memory and are tried again.
    pub fn flush(&self) -> Result<(), RoomError> {
        flush(&self.orders)?.recv().map_err(|_| RoomError::Closed)?
    }

    /// What may be said about the last words typed. Cheap.
    #[must_use]
    pub fn state(&self) -> KeepState {
        self.shared.desk().state.clone()
    }

    /// Whether the space held back for a full disk had to be used.
    #[must_use]
    pub fn space(&self) -> Space {
        self.shared.desk().space
    }

    /// Sets what is called, on the keeper's thread, whenever words have been saved or a try has failed. It should do
    /// no more than wake the loop.
    pub fn on_change(&self, waker: impl Fn() + Send + Sync + 'static) {
        self.shared.desk().waker = Some(Arc::new(waker));
    }

    /// A handle for the panic hook and the signal thread.
    #[must_use]
    pub fn emergency_handle(&self) -> Emergency {
        Emergency { orders: self.orders.clone(), shared: self.shared.clone() }
    }

    /// Commits what waits, empties the log and closes the room. The lock is free when this returns.
    ///
    /// # Errors
    ///
    /// Why the last words could not be committed or the log not be emptied. The room is closed all the same.
    pub fn close(mut self) -> Result<(), RoomError> {
        self.end()
    }

    fn end(&mut self) -> Result<(), RoomError> {
        let Some(thread) = self.thread.take() else { return Ok(()) };
        let (answer, answered) = mpsc::channel();
        let outcome = match self.orders.send(Order::Close(answer)) {
            Ok(()) => answered.recv().unwrap_or(Err(RoomError::Closed)),
            Err(_) => Err(RoomError::Closed),
        };
        thread.join().map_err(|_| RoomError::Closed)?;
        outcome
    }
}

impl Drop for Keeper {
    fn drop(&mut self) {
        // Whoever wants to know calls `close`.
        let _ = self.end();
    }
}

/// Lets the panic hook and the signal thread commit what waits, without the loop's help.
#[derive(Clone)]
pub struct Emergency {
    orders: Sender<Order>,
    shared: Shared,
}

/// What came of an emergency.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Flushed {
    /// Everything is on the disk.
    Yes,
    /// It could not be committed.
    No(RoomError),
    /// It was not done within the bound. It may still be.
    NotYet,
}

impl Emergency {
    /// Commits what waits, and waits for that no longer than `bound`. Called on the keeper's own thread it returns
    /// `NotYet` at once.
    #[must_use]
    pub fn flush_within(&self, bound: Duration) -> Flushed {
        // Not `desk()` first: the panicking thread may hold it. A lock that cannot be had says nothing about who we are.
        let own = self.shared.0.try_lock().is_ok_and(|desk| desk.thread == Some(thread::current().id()));
        if own {
            return Flushed::NotYet;
        }
        let Ok(answered) = flush(&self.orders) else { return Flushed::No(RoomError::Closed) };
        match answered.recv_timeout(bound) {
            Ok(Ok(())) => Flushed::Yes,
            Ok(Err(why)) => Flushed::No(why),
            Err(RecvTimeoutError::Timeout) => Flushed::NotYet,
            Err(RecvTimeoutError::Disconnected) => Flushed::No(RoomError::Closed),
        }
    }
}

impl std::fmt::Debug for Emergency {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Emergency")
    }
}

fn flush(orders: &Sender<Order>) -> Result<Receiver<Result<(), RoomError>>, RoomError> {
    let (answer, answered) = mpsc::channel();
    orders.send(Order::Flush(answer)).map_err(|_| RoomError::Closed)?;
    Ok(answered)
}
