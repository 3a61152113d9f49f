//! Which runs are being done in this process, and who watches them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use chrono::{DateTime, Utc};
use tokio::sync::watch;

use crate::model::{Chore, PersonId, Run};
use crate::store::Notice;

/// How far a run is, for a line that moves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The run, with what became of its chores so far.
    pub run: Run,
    /// What is being done.
    pub doing: Option<Chore>,
    /// How it ended for now; nothing changes behind it.
    pub end: Option<RunEnd>,
    /// What tells that end to a person who does not see it; whoever watched says
    /// [whether they did](crate::service::Service::watched).
    pub notice: Option<Notice>,
}

/// How a run ended for now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunEnd {
    /// It is over.
    Finished,
    /// What failed for a while is repeated by itself, not before this time, and told then.
    Repeats(DateTime<Utc>),
    /// A task goes on with the rest, which is told when it has ended.
    Waits,
    /// The login is dead; the rest is done when there is a new one.
    LoginDead,
}

type Shown = watch::Sender<Option<Progress>>;

/// The runs that are being done.
#[derive(Clone, Default)]
pub(super) struct LiveRuns(Arc<Mutex<HashMap<PersonId, Shown>>>);

impl LiveRuns {
    /// Begins to show what is done for a person, until the answer is dropped.
    pub(super) fn begin(&self, person: PersonId) -> Live {
        let shown = self.lock().entry(person).or_insert_with(|| watch::channel(None).0).clone();
        Live { runs: self.clone(), person, shown }
    }

    /// Watches what is done for a person; `None` when nothing is.
    pub(super) fn watch(&self, person: PersonId) -> Option<watch::Receiver<Option<Progress>>> {
        self.lock().get(&person).map(watch::Sender::subscribe)
    }

    fn lock(&self) -> MutexGuard<'_, HashMap<PersonId, Shown>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What is being done for a person.
pub(super) struct Live {
    runs: LiveRuns,
    person: PersonId,
    shown: Shown,
}

impl Live {
    /// Watches it.
    pub(super) fn watch(&self) -> watch::Receiver<Option<Progress>> {
        self.shown.subscribe()
    }

    /// Tells those who watch what is being done.
    pub(super) fn show(&self, run: &Run, doing: Chore) {
        let (run, doing) = (run.clone(), Some(doing));
        self.shown.send_replace(Some(Progress { run, doing, end: None, notice: None }));
    }

    /// Tells those who watch how it ended.
    pub(super) fn end(&self, run: Run, end: RunEnd, notice: Option<Notice>) {
        self.shown.send_replace(Some(Progress { run, doing: None, end: Some(end), notice }));
    }

    /// Whether somebody watches.
    pub(super) fn is_watched(&self) -> bool {
        self.shown.receiver_count() > 0
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        let mut runs = self.runs.lock();
        if runs.get(&self.person).is_some_and(|shown| shown.same_channel(&self.shown)) {
            runs.remove(&self.person);
        }
    }
}
