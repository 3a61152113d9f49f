//! Background tasks: coin tasks and play reports. Operations `coin_task`, `coin_check` and
//! `accelerate`.
//!
//! A task is a stored job. [`Service::run_tasks`] does the jobs, one step after the other, and may
//! die between any two lines: what must not be asked twice is written before it is asked and
//! settled after. After a crash it is read back from QQ Music where that is possible; what cannot
//! be proven is told as "unsure" and never repeated.
//!
//! Only the run of a job writes it, so a job is never written by two.

mod accelerate;
mod coins;
mod favourite;
mod live;
mod order;
mod run;
mod step;
mod whole;

use chrono::{DateTime, Duration, Utc};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::Service;
use crate::model::{Clock, Pace, TaskId};

pub use accelerate::SECONDS_A_DAY;
use live::LiveTasks;
pub(super) use run::note_of;

/// Tasks under way at once. Each waits nearly all of its time; how fast QQ Music is asked is
/// bounded elsewhere.
const AT_ONCE: usize = 1000;
/// How long a task is kept after its last change, for `/coincheck` and its address.
const KEPT: Duration = Duration::days(7);

/// What is decided about tasks when the program starts.
#[derive(Debug, Clone, Copy)]
pub struct TaskPolicy {
    /// How fast they go.
    pub pace: Pace,
    /// Whether the owner allows plays to be reported.
    pub allow_accelerate: bool,
}

/// The tasks of this process.
pub(super) struct Tasks {
    policy: TaskPolicy,
    live: LiveTasks,
}

impl Default for Tasks {
    fn default() -> Self {
        Self::new(TaskPolicy { pace: Pace::Human, allow_accelerate: false })
    }
}

impl Tasks {
    pub(super) fn new(policy: TaskPolicy) -> Self {
        Self { policy, live: LiveTasks::default() }
    }

    /// How fast things go that are done in the background.
    pub(super) fn pace(&self) -> Pace {
        self.policy.pace
    }
}

/// Where a run gets its time from, and when it is to leave the rest for the next start.
#[derive(Clone)]
struct Frame {
    clock: Clock,
    stopping: CancellationToken,
}

impl Service {
    /// The tasks that had not ended when the process did.
    pub async fn tasks_to_resume(&self) -> super::Result<Vec<TaskId>> {
        Ok(self.store.unfinished_tasks().await?)
    }

    /// Does the tasks, those that a former process left first, until `stopping`; then what runs
    /// ends at its next pause, and is gone on with by the next start. One call a process.
    pub async fn run_tasks(self: std::sync::Arc<Self>, clock: Clock, stopping: CancellationToken) {
        let frame = Frame { clock, stopping: stopping.clone() };
        let mut queue = self.tasks.live.queue().await;
        match self.tasks_to_resume().await {
            Ok(left) => {
                self.tasks.live.found(&left);
                left.into_iter().for_each(|id| self.tasks.live.enqueue(id));
            }
            Err(error) => tracing::error!(%error, "the tasks under way could not be read"),
        }
        let running = TaskTracker::new();
        let slots = std::sync::Arc::new(tokio::sync::Semaphore::new(AT_ONCE));
        let taking = async {
            while let Some(id) = queue.recv().await {
                let slot = std::sync::Arc::clone(&slots).acquire_owned().await;
                let (service, frame) = (std::sync::Arc::clone(&self), frame.clone());
                running.spawn(async move {
                    let _slot = slot;
                    Box::pin(service.run_task(id, frame)).await;
                });
            }
        };
        stopping.run_until_cancelled(taking).await;
        running.close();
        running.wait().await;
    }
}

/// When a task that changed now is forgotten.
fn kept_until(now: DateTime<Utc>) -> DateTime<Utc> {
    now + KEPT
}
