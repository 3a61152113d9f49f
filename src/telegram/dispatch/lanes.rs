//! What each person has waiting and running. No task of its own, no I/O.

use std::collections::{HashMap, VecDeque};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use tokio_util::sync::CancellationToken;

use super::Taken;
use super::asker::Key;
use crate::model::ChatId;

/// Messages that one person may have waiting: room for a hundred sent at once, so that only a
/// flood loses any.
pub(super) const WAITING: usize = 128;
/// Button presses of one person that may run at once. Each is one finger's tap.
pub(super) const PRESSES: usize = 16;
/// Messages of one group that are handled at once, so that a lively group does not take
/// everything and its answers still come in about the order of the questions.
pub(super) const PER_GROUP: usize = 4;

/// What became of an update that was put in.
pub(super) enum Put {
    /// It waits behind others, a worker takes it.
    Queued,
    /// It is the first: somebody must call [`Lanes::next`] until there is nothing more.
    First,
    /// There was no room.
    Full {
        /// The update.
        taken: Taken,
        /// Whether the person was told already.
        told: bool,
    },
}

#[derive(Default)]
struct Lane {
    waiting: VecDeque<Taken>,
    /// Cancels what runs; absent when nobody works here.
    running: Option<CancellationToken>,
    presses: usize,
    told: bool,
}

impl Lane {
    fn is_idle(&self) -> bool {
        self.running.is_none() && self.presses == 0 && self.waiting.is_empty()
    }
}

/// Every person's lane, while there is something in it.
#[derive(Default)]
pub(super) struct Lanes(Mutex<HashMap<Key, Lane>>);

impl Lanes {
    fn lock(&self) -> MutexGuard<'_, HashMap<Key, Lane>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Puts an update at the end of a lane.
    pub(super) fn put(&self, key: Key, taken: Taken) -> Put {
        let mut lanes = self.lock();
        let lane = lanes.entry(key).or_default();
        if lane.waiting.len() >= WAITING {
            let told = std::mem::replace(&mut lane.told, true);
            return Put::Full { taken, told };
        }
        lane.waiting.push_back(taken);
        if lane.running.is_some() {
            return Put::Queued;
        }
        lane.running = Some(CancellationToken::new());
        Put::First
    }

    /// The next update of a lane and what cancels it, which `given_up` does too. With `None` the
    /// worker's time is over.
    pub(super) fn next(
        &self,
        key: Key,
        given_up: &CancellationToken,
    ) -> Option<(Taken, CancellationToken)> {
        let mut lanes = self.lock();
        let lane = lanes.get_mut(&key)?;
        if let Some(taken) = lane.waiting.pop_front() {
            let token = given_up.child_token();
            lane.running = Some(token.clone());
            return Some((taken, token));
        }
        lane.running = None;
        lane.told = false;
        if lane.is_idle() {
            lanes.remove(&key);
        }
        None
    }

    /// Drops what waits in a lane and cancels what runs in it; tells whether there was anything.
    pub(super) fn cancel(&self, key: Key) -> bool {
        let mut lanes = self.lock();
        let Some(lane) = lanes.get_mut(&key) else { return false };
        let waited = !lane.waiting.is_empty();
        lane.waiting.clear();
        if let Some(running) = &lane.running {
            running.cancel();
        }
        waited || lane.running.is_some()
    }

    /// Counts a button press in; `false` when too many run.
    pub(super) fn begin_press(&self, key: Key) -> bool {
        let mut lanes = self.lock();
        let lane = lanes.entry(key).or_default();
        let fits = lane.presses < PRESSES;
        if fits {
            lane.presses += 1;
        }
        fits
    }

    /// Counts a button press out.
    pub(super) fn end_press(&self, key: Key) {
        let mut lanes = self.lock();
        if let Some(lane) = lanes.get_mut(&key) {
            lane.presses = lane.presses.saturating_sub(1);
            if lane.is_idle() {
                lanes.remove(&key);
            }
        }
    }
}

/// How many messages of each group are being handled.
#[derive(Default)]
pub(super) struct Groups(Mutex<HashMap<ChatId, Arc<Semaphore>>>);

/// A place among those of a group that are handled at once.
pub(super) struct GroupPlace<'a> {
    groups: &'a Groups,
    group: ChatId,
    permit: Option<OwnedSemaphorePermit>,
}

impl Groups {
    fn lock(&self) -> MutexGuard<'_, HashMap<ChatId, Arc<Semaphore>>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Waits for a place.
    pub(super) async fn place(&self, group: ChatId) -> GroupPlace<'_> {
        let places = {
            let mut groups = self.lock();
            let new = || Arc::new(Semaphore::new(PER_GROUP));
            Arc::clone(groups.entry(group).or_insert_with(new))
        };
        let permit = places.acquire_owned().await;
        let permit = Some(permit.expect("the semaphore is never closed"));
        GroupPlace { groups: self, group, permit }
    }
}

impl Drop for GroupPlace<'_> {
    fn drop(&mut self) {
        let mut groups = self.groups.lock();
        self.permit = None;
        if groups.get(&self.group).is_some_and(|places| Arc::strong_count(places) == 1) {
            groups.remove(&self.group);
        }
    }
}

#[cfg(test)]
mod tests {
    impl super::Lanes {
        /// How many lanes are remembered.
        pub(in crate::telegram::dispatch) fn len(&self) -> usize {
            self.lock().len()
        }
    }
}
