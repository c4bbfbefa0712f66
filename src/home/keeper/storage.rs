//! The keeper's thread: takes orders one by one, and sleeps without waking while there are none.

use super::{KeepState, Shared, Space};
use crate::domain::draft::Draft;
use crate::domain::moment::Moment;
use crate::home::ballast::{self, Given};
use crate::home::error::RoomError;
use crate::home::room::{Pieces, Room};
use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender};
use std::time::Duration;

/// Idle time after which the log is moved into the file, once.
const IDLE: Duration = Duration::from_secs(10);
/// How long to wait before drafts that could not be committed are tried again.
const RETRY: Duration = Duration::from_secs(5);

/// What the thread can be asked to do.
pub(super) enum Order {
    /// Run this on the room.
    Job(Box<dyn FnOnce(&mut Room) + Send>),
    /// Something waits on the desk.
    Waiting,
    /// Commit what waits and say how it went.
    Flush(Sender<Result<(), RoomError>>),
    /// Commit, empty the log, end.
    Close(Sender<Result<(), RoomError>>),
}

/// What came while the thread waited.
enum Heard {
    Order(Order),
    /// Nothing, in time.
    Silence,
    /// Nobody is left to give orders.
    Nobody,
}

/// What the thread does if no order comes.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Next {
    /// Nothing at all.
    Sleep,
    /// Commit the drafts whose delay is over.
    Commit,
    /// Try again what failed.
    Retry,
    /// Put the search index in order and move the log into the file.
    Checkpoint,
    /// Go on with that at once, unless someone wants something.
    Tidy,
}

pub(super) struct Storage {
    room: Room,
    inbox: Receiver<Order>,
    shared: Shared,
    delay: Option<Duration>,
    ballast: Option<PathBuf>,
}

impl Storage {
    pub(super) const fn new(
        room: Room,
        inbox: Receiver<Order>,
        shared: Shared,
        delay: Option<Duration>,
        ballast: Option<PathBuf>,
    ) -> Self {
        Self { room, inbox, shared, delay, ballast }
    }

    /// Works until it is told to close or nobody is left to give orders.
    pub(super) fn run(mut self) {
        let mut next = Next::Sleep;
        loop {
            next = match self.wait(next) {
                Heard::Nobody => break,
                Heard::Silence => self.no_order(next),
                Heard::Order(Order::Waiting) if self.delay.is_some() => Next::Commit,
                Heard::Order(Order::Waiting) => next,
                Heard::Order(Order::Job(job)) => {
                    let kept = self.commit();
                    // A job that breaks off drops its transaction, so the room is as it was; its asker hears `Closed`.
                    let _ = catch_unwind(AssertUnwindSafe(|| job(&mut self.room)));
                    self.room.heal();
                    after(&kept)
                }
                Heard::Order(Order::Flush(answer)) => {
                    let kept = self.commit();
                    let next = after(&kept);
                    let _ = answer.send(kept);
                    next
                }
                Heard::Order(Order::Close(answer)) => {
                    let outcome = self.commit().and_then(|()| self.room.truncate_log());
                    // The room closes before anybody hears of it.
                    drop(self.room);
                    let _ = answer.send(outcome);
                    return;
                }
            };
        }
        let _ = self.commit();
    }

    /// Waits for the next order, as long as what comes next can wait.
    fn wait(&self, next: Next) -> Heard {
        let time = match next {
            Next::Sleep => return self.inbox.recv().map_or(Heard::Nobody, Heard::Order),
            // While drafts wait for their delay no further `Waiting` comes, so this is counted from the first of them.
            Next::Commit => self.delay.unwrap_or(RETRY),
            Next::Retry => RETRY,
            Next::Checkpoint => IDLE,
            Next::Tidy => Duration::ZERO,
        };
        match self.inbox.recv_timeout(time) {
            Ok(order) => Heard::Order(order),
            Err(RecvTimeoutError::Timeout) => Heard::Silence,
            Err(RecvTimeoutError::Disconnected) => Heard::Nobody,
        }
    }

    fn no_order(&mut self, next: Next) -> Next {
        match next {
            Next::Sleep => Next::Sleep,
            Next::Commit | Next::Retry => after(&self.commit()),
            Next::Checkpoint | Next::Tidy => match self.room.join_pieces() {
                Ok(Pieces::MoreToJoin) => Next::Tidy,
                // A log that could not be moved is moved at the next occasion; nothing depends on it.
                Ok(Pieces::Joined) | Err(_) => {
                    let _ = self.room.checkpoint();
                    Next::Sleep
                }
            },
        }
    }

    /// Commits what waits on the desk. A try that fails is repeated once, because a failed sync leaves nothing to
    /// sync again; then the drafts go back to the desk, unless newer ones lie there.
    fn commit(&mut self) -> Result<(), RoomError> {
        let taken = {
            let mut desk = self.shared.desk();
            desk.told = false;
            if self.delay.is_none() { BTreeMap::new() } else { std::mem::take(&mut desk.waiting) }
        };
        if taken.is_empty() {
            return Ok(());
        }
        let mut ordered: Vec<(u64, Draft, Moment)> = taken.into_values().collect();
        ordered.sort_unstable_by_key(|(turn, ..)| *turn);
        let drafts: Vec<(Draft, Moment)> =
            ordered.iter().map(|(_, draft, kept)| (draft.clone(), kept.clone())).collect();
        let kept = self.room.keep_drafts(&drafts).or_else(|why| {
            self.make_space(&why);
            self.room.heal();
            self.room.keep_drafts(&drafts)
        });
        self.report(&kept, ordered);
        kept
    }

    /// On a full disk, gives up the space held back for it.
    fn make_space(&self, why: &RoomError) {
        let ballast = self.ballast.as_deref().filter(|_| *why == RoomError::DiskFull);
        if ballast.is_some_and(|path| ballast::give_up(path) == Given::Up) {
            self.shared.desk().space = Space::Spent;
        }
    }

    fn report(&self, kept: &Result<(), RoomError>, drafts: Vec<(u64, Draft, Moment)>) {
        let mut desk = self.shared.desk();
        match kept {
            Ok(()) => {
                let newer = desk.waiting.values().min_by_key(|(turn, ..)| *turn).map(|(.., since)| since.clone());
                let last = drafts.into_iter().next_back().map(|(.., at)| at);
                desk.state = match (newer, last) {
                    (Some(since), _) => KeepState::Pending { since },
                    (None, Some(at)) => KeepState::Saved { at },
                    (None, None) => KeepState::Clean,
                };
            }
            Err(why) => {
                if let Some((.., since)) = drafts.first() {
                    desk.state = KeepState::Failed { why: why.clone(), since: since.clone() };
                }
                for (turn, draft, kept) in drafts {
                    desk.waiting.entry(draft.place.clone()).or_insert((turn, draft, kept));
                }
            }
        }
        let waker = desk.waker.clone();
        drop(desk);
        if let Some(waker) = waker {
            waker();
        }
    }
}

fn after(kept: &Result<(), RoomError>) -> Next {
    if kept.is_ok() { Next::Checkpoint } else { Next::Retry }
}
