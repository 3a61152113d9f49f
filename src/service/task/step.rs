//! What the steps of every task need: pauses, reads that are tried again, settling.

use std::future::Future;
use std::time::Duration;

use chrono::NaiveDate;
use rand::Rng;

use super::favourite::noted;
use super::run::{Going, Halt, Run, note_of};
use crate::backend;
use crate::model::{Credential, Note, Pace, StepState, TaskState};
use crate::service::counters::day_of;
use crate::service::{Error, Result};

/// The pause between two things that are asked, in milliseconds: as long as a person takes to
/// look at a page and tap again.
const STEP_PAUSE_MS: std::ops::Range<u64> = 2_000..6_000;
/// The pause before a read that failed is tried again: a short fault is over then.
const FAULT_PAUSE_MS: std::ops::Range<u64> = 20_000..40_000;
/// How much longer than a song one waits before the next, in milliseconds.
const SONG_PAUSE_MS: std::ops::Range<u64> = 2_000..9_000;
/// How often a read is tried.
const TRIES: usize = 3;

impl Run<'_> {
    /// Between two things that are asked.
    pub(super) async fn pause(&self) -> Going {
        self.wait(STEP_PAUSE_MS, Duration::ZERO).await
    }

    /// While a song is heard.
    pub(super) async fn listen(&self, length: Duration) -> Going {
        self.wait(SONG_PAUSE_MS, length).await
    }

    pub(super) async fn wait(&self, millis: std::ops::Range<u64>, besides: Duration) -> Going {
        let pause = match self.service.tasks.policy.pace {
            Pace::Human => besides + Duration::from_millis(rand::rng().random_range(millis)),
            Pace::Fixed(pause) => pause,
        };
        tokio::select! {
            biased;
            () = self.live.cancel.cancelled() => Err(Halt::Cancelled),
            () = self.frame.stopping.cancelled() => Err(Halt::Stopping),
            () = tokio::time::sleep(pause) => Ok(()),
        }
    }

    /// Reads something, more than once when QQ Music cannot be reached.
    pub(super) async fn read<T, F, Fut>(&self, ask: F) -> Going<T>
    where
        F: Fn(Credential) -> Fut + Send + Sync,
        Fut: Future<Output = backend::Result<T>> + Send,
    {
        for attempt in 1.. {
            match self.ask(&ask).await? {
                Ok(answer) => return Ok(answer),
                Err(Error::Unavailable(_)) if attempt < TRIES => {
                    self.wait(FAULT_PAUSE_MS, Duration::ZERO).await?;
                }
                Err(Error::Store(error)) => return Err(Halt::Store(error)),
                Err(error) => return Err(failed(&error)),
            }
        }
        unreachable!("the tries are counted")
    }

    /// The day whose work this is, as QQ Music counts days.
    pub(super) fn day(&self) -> NaiveDate {
        // A job of an older version was planned when it was asked for.
        self.job.planned_on.unwrap_or_else(|| day_of(self.job.task.created_at))
    }

    /// Halts when that day is over: what QQ Music tells then is of another day.
    pub(super) fn same_day(&self) -> Going {
        if day_of(self.now()) == self.day() {
            return Ok(());
        }
        Err(Halt::Ended(TaskState::Done, Some(Note::DayEnded)))
    }

    /// The account's coins; `None` when they cannot be read.
    pub(super) async fn coins_now(&self) -> Going<Option<u64>> {
        let backend = &self.service.backend;
        let asked = self.ask(|credential| async move { backend.coins(&credential).await }).await?;
        self.part(asked)
    }

    /// Seconds listened today, as QQ Music counts them; `None` when they cannot be read.
    pub(super) async fn listened(&self) -> Going<Option<u64>> {
        let backend = &self.service.backend;
        let asked =
            self.ask(|credential| async move { backend.userinfo(&credential).await }).await?;
        self.part(asked.map(|info| info.today_listened_s))
    }

    /// Asks with the login of the task, if it still is one to the task's account.
    pub(super) async fn ask<T, F, Fut>(&self, ask: F) -> Going<Result<T>>
    where
        F: Fn(Credential) -> Fut + Send,
        Fut: Future<Output = backend::Result<T>> + Send,
    {
        let caller = self.own_caller().await?;
        Ok(self.service.with_login(&caller, ask).await)
    }

    /// Settles a step.
    pub(super) async fn settle(
        &mut self,
        at: usize,
        state: StepState,
        note: Option<Note>,
    ) -> Going {
        let note = noted(self.job.works.get(at), note);
        if let Some(step) = self.job.task.steps.get_mut(at) {
            step.state = state;
            step.note = note;
        }
        if let Some(work) = self.job.works.get_mut(at) {
            work.asking = None;
        }
        self.save().await
    }
}

/// The end of a task by a failure that no later step would survive.
pub(super) fn failed(error: &Error) -> Halt {
    tracing::debug!(%error, "a task fails");
    Halt::Ended(TaskState::Failed, Some(note_of(error)))
}

/// Whether a failure of one step ends the whole task.
pub(super) fn ends_all(note: &Note) -> bool {
    matches!(note, Note::LoginEnded | Note::Risk | Note::Verification | Note::Unreachable)
}
