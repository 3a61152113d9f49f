//! A task that another server does as a whole: it is begun there once, and asked how far it is.
//!
//! That server answers with the task under way when one is begun twice. So a beginning whose
//! answer was lost is repeated for coin tasks, which QQ Music pays once; plays could be reported
//! twice by it when the first task has ended already, so they are left as unsure.

use super::run::{Going, Halt, Run, note_of};
use super::step::failed;
use crate::model::{Note, Step, StepState, TaskReport, TaskState};
use crate::service::Error;
use crate::store::Order;

/// Looks that may fail one after the other.
const MOST_FAULTS: usize = 10;
/// The one step of a task that is begun, until its steps are told.
const BEGINNING: &str = "…";

impl Run<'_> {
    /// Has it done, or follows it on.
    pub(super) async fn whole(&mut self) -> Going {
        let id = match self.job.elsewhere.clone() {
            Some(id) => id,
            None => self.begin_elsewhere().await?,
        };
        let mut faults = 0;
        loop {
            self.pause().await?;
            let (backend, at) = (&self.service.backend, id.as_str());
            let asked =
                self.ask(|credential| async move { backend.check_task(at, &credential).await });
            match Box::pin(asked).await? {
                Ok(report) => {
                    faults = 0;
                    self.mirror(report).await?;
                }
                Err(Error::Unavailable(_)) if faults < MOST_FAULTS => faults += 1,
                Err(error) => return Err(failed(&error)),
            }
        }
    }

    async fn begin_elsewhere(&mut self) -> Going<String> {
        let song = match &self.job.order {
            Order::Coins { .. } => None,
            Order::Accelerate { song } => Some(song.clone()),
        };
        if !self.job.task.steps.is_empty() && song.is_some() {
            self.settle(0, StepState::Unsure, Some(Note::Interrupted)).await?;
            return Err(Halt::Ended(TaskState::Failed, Some(Note::Interrupted)));
        }
        self.job.task.steps = vec![Step { state: StepState::Doing, ..Step::todo(BEGINNING) }];
        self.save().await?;
        let (backend, song) = (&self.service.backend, song.as_ref());
        let asked =
            self.ask(|credential| async move { backend.begin_task(song, &credential).await });
        match Box::pin(asked).await? {
            Ok(id) => {
                self.job.elsewhere = Some(id.clone());
                self.save().await?;
                Ok(id)
            }
            Err(error) => {
                let note = note_of(&error);
                let state = match error {
                    Error::Uncertain(_) => StepState::Unsure,
                    _ => StepState::Failed,
                };
                self.settle(0, state, Some(note.clone())).await?;
                Err(Halt::Ended(TaskState::Failed, Some(note)))
            }
        }
    }

    async fn mirror(&mut self, report: TaskReport) -> Going {
        let TaskReport { state, steps, earned } = report;
        if !steps.is_empty() || state.is_final() {
            self.job.task.steps = steps;
        }
        self.job.task.earned = earned;
        if state.is_final() {
            return Err(Halt::Ended(state, None));
        }
        self.save().await
    }
}
