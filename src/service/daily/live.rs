//! Which runs are being done in this process, and who watches them.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, Weak};

use chrono::{DateTime, Utc};
use tokio::sync::watch;

use crate::model::{Chore, PersonId, Run, Uin};
use crate::store::Notice;

/// A run to watch: what it is at, and at last how it ended. `None` before anything can be seen, and
/// the sender is gone when it has ended; a run whose last state has no end was broken off and is
/// gone on with by itself.
pub type Watched = watch::Receiver<Option<Progress>>;

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
    /// Nothing was left to do: it had been over before.
    Already,
    /// The login is dead; the rest is done when there is a new one.
    LoginDead,
}

type Shown = watch::Sender<Option<Progress>>;

/// By person and account.
type Runs = HashMap<(PersonId, Uin), Weak<Shown>>;

/// The runs that are being done.
#[derive(Clone, Default)]
pub(super) struct LiveRuns(Arc<Mutex<Runs>>);

impl LiveRuns {
    /// Begins to show what is done for an account of a person, until every answer for it is dropped.
    pub(super) fn begin(&self, person: PersonId, uin: Uin) -> Live {
        let mut runs = self.lock();
        let shown = runs.get(&(person, uin)).and_then(Weak::upgrade);
        let shown = shown.unwrap_or_else(|| {
            let shown = Arc::new(watch::channel(None).0);
            runs.insert((person, uin), Arc::downgrade(&shown));
            shown
        });
        Live { runs: self.clone(), of: (person, uin), shown }
    }

    /// Watches what is done for an account of a person; `None` when nothing is.
    pub(super) fn watch(&self, person: PersonId, uin: Uin) -> Option<Watched> {
        let runs = self.lock();
        runs.get(&(person, uin)).and_then(Weak::upgrade).map(|shown| shown.subscribe())
    }

    /// Whether something is done for any account of a person.
    pub(super) fn is_any(&self, person: PersonId) -> bool {
        let is_done = |shown: &Weak<Shown>| shown.strong_count() > 0;
        self.lock().iter().any(|((of, _), shown)| *of == person && is_done(shown))
    }

    fn lock(&self) -> MutexGuard<'_, Runs> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What is being done, or is about to be, for an account of a person.
pub(super) struct Live {
    runs: LiveRuns,
    of: (PersonId, Uin),
    shown: Arc<Shown>,
}

impl Live {
    /// Watches it.
    pub(super) fn watch(&self) -> Watched {
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

    /// Whether those who watch were told an end.
    pub(super) fn has_ended(&self) -> bool {
        self.shown.borrow().as_ref().is_some_and(|progress| progress.end.is_some())
    }

    /// Whether somebody watches.
    pub(super) fn is_watched(&self) -> bool {
        self.shown.receiver_count() > 0
    }
}

impl Drop for Live {
    fn drop(&mut self) {
        // Nobody begins or watches it meanwhile, for that is done under the lock.
        let mut runs = self.runs.lock();
        if Arc::strong_count(&self.shown) == 1 {
            runs.remove(&self.of);
        }
    }
}
