//! Which tasks this process knows to be under way: how they are stopped, and who watches them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use tokio::sync::{OwnedMutexGuard, mpsc, watch};
use tokio_util::sync::CancellationToken;

use crate::model::{Task, TaskId};

/// A task that has not ended.
pub(super) struct Live {
    /// Cancelled when the person wants it to end.
    pub(super) cancel: CancellationToken,
    /// What people see of it.
    shown: watch::Sender<Option<Task>>,
    /// Held by whoever may write the job: its run, or who ends it while it has none.
    writing: Arc<tokio::sync::Mutex<()>>,
}

impl Live {
    fn new() -> Self {
        let (shown, _) = watch::channel(None);
        Self { cancel: CancellationToken::new(), shown, writing: Arc::default() }
    }

    /// Tells those who watch.
    pub(super) fn show(&self, task: &Task) {
        self.shown.send_replace(Some(task.clone()));
    }

    /// Watches it: `None` until it changes first; no sender is left when it has ended.
    pub(super) fn watch(&self) -> watch::Receiver<Option<Task>> {
        self.shown.subscribe()
    }

    /// The right to write the job, if nobody has it.
    pub(super) fn try_write(&self) -> Option<OwnedMutexGuard<()>> {
        Arc::clone(&self.writing).try_lock_owned().ok()
    }
}

/// The tasks under way, and those that wait for a run.
pub(super) struct LiveTasks {
    known: Mutex<HashMap<TaskId, Arc<Live>>>,
    /// Ids only: the jobs themselves wait in the store.
    queued: mpsc::UnboundedSender<TaskId>,
    queue: tokio::sync::Mutex<Option<mpsc::UnboundedReceiver<TaskId>>>,
    /// Those that a former process left, once they are known.
    left: watch::Sender<Option<Vec<TaskId>>>,
}

impl Default for LiveTasks {
    fn default() -> Self {
        let (queued, queue) = mpsc::unbounded_channel();
        let queue = tokio::sync::Mutex::new(Some(queue));
        Self { known: Mutex::default(), queued, queue, left: watch::channel(None).0 }
    }
}

impl LiveTasks {
    /// What waits for a run. It can be had once; a second asker gets one that stays empty.
    pub(super) async fn queue(&self) -> mpsc::UnboundedReceiver<TaskId> {
        self.queue.lock().await.take().unwrap_or_else(|| mpsc::unbounded_channel().1)
    }

    /// Notes what a former process left.
    pub(super) fn found(&self, left: &[TaskId]) {
        self.left.send_replace(Some(left.to_vec()));
    }

    /// What a former process left; waits until that is known.
    pub(super) async fn left(&self) -> Vec<TaskId> {
        let mut left = self.left.subscribe();
        let known = left.wait_for(Option::is_some).await;
        known.ok().and_then(|known| known.clone()).unwrap_or_default()
    }

    /// Has a task run, now or when there is room.
    pub(super) fn enqueue(&self, id: TaskId) {
        self.of(id);
        // Without a runner in this process it waits in the store for one.
        let _ = self.queued.send(id);
    }

    /// A task that has not ended.
    pub(super) fn of(&self, id: TaskId) -> Arc<Live> {
        Arc::clone(self.lock().entry(id).or_insert_with(|| Arc::new(Live::new())))
    }

    /// How many have not ended.
    pub(super) fn count(&self) -> usize {
        self.lock().len()
    }

    /// Forgets a task that has ended: those who watch it see the end.
    pub(super) fn end(&self, id: TaskId) {
        self.lock().remove(&id);
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<TaskId, Arc<Live>>> {
        self.known.lock().unwrap_or_else(PoisonError::into_inner)
    }
}
