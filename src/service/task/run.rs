//! One run of a job, from where it is to its end.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use super::favourite::noted;
use super::live::Live;
use super::{Frame, kept_until};
use crate::backend::Tasking;
use crate::model::{CoinDay, Note, StepState, Task, TaskId, TaskKind, TaskState};
use crate::service::{Caller, Error, Login, Result, Service};
use crate::store::{Behalf, Job, Order};

/// Why a run does not go on.
#[derive(Debug)]
pub(super) enum Halt {
    /// The person wants it to end.
    Cancelled,
    /// The process stops; the next one goes on.
    Stopping,
    /// The task ended: how, and why.
    Ended(TaskState, Option<Note>),
    /// The store failed: the task is left as it was stored, for the next start.
    Store(crate::store::Error),
}

impl From<crate::store::Error> for Halt {
    fn from(error: crate::store::Error) -> Self {
        Self::Store(error)
    }
}

/// What a step of a run answers.
pub(super) type Going<T = ()> = std::result::Result<T, Halt>;

/// A run of a job.
pub(super) struct Run<'a> {
    pub(super) service: &'a Service,
    pub(super) job: Job,
    pub(super) live: Arc<Live>,
    pub(super) frame: Frame,
}

impl Service {
    /// Runs a job, unless it has ended or somebody else has it.
    pub(super) async fn run_task(&self, id: TaskId, frame: Frame) {
        let live = self.tasks.live.of(id);
        let Some(_writing) = live.try_write() else { return };
        let job = match self.store.task(id).await {
            Ok(Some(job)) if !job.task.state.is_final() => job,
            Ok(_) => return self.tasks.live.end(id),
            Err(error) => {
                tracing::error!(%error, "a task could not be read");
                return;
            }
        };
        let mut run = Run { service: self, job, live, frame };
        let halt = match Box::pin(run.go()).await {
            Ok(()) => Halt::Ended(TaskState::Done, None),
            Err(halt) => halt,
        };
        run.finish(halt).await;
    }
}

impl Run<'_> {
    async fn go(&mut self) -> Going {
        if self.job.task.state == TaskState::Queued {
            self.job.task.state = TaskState::Running;
            self.save().await?;
        }
        if self.service.backend.tasking() == Tasking::Whole {
            return self.whole().await;
        }
        match self.job.order.clone() {
            Order::Coins { library } => self.coins(library).await,
            Order::Accelerate { song } => self.accelerate(&song).await,
        }
    }

    async fn finish(mut self, halt: Halt) {
        let (state, note) = match halt {
            Halt::Ended(state, note) => (state, note),
            Halt::Cancelled => (TaskState::Cancelled, None),
            Halt::Stopping => return,
            Halt::Store(error) => {
                tracing::error!(%error, "a task is left for the next start");
                return;
            }
        };
        let id = self.job.task.id;
        let now = self.now();
        self.job.end(state, note, now);
        // Another server's own words may name somebody.
        let note = self.job.task.note.as_ref().and_then(Note::reason);
        let note = note.filter(|note| !matches!(note, Note::Told(_)));
        tracing::info!(
            kind = self.job.task.kind.name(),
            state = self.job.task.state.name(),
            note = note.map(tracing::field::display),
            "a task ended"
        );
        match self.save().await {
            // An end that is not saved comes once more, after a restart.
            Err(error) => tracing::error!(?error, "the end of a task could not be saved"),
            Ok(()) => {
                let Task { uin, earned, kind, .. } = self.job.task;
                if kind == TaskKind::Coins && matches!(self.job.behalf, Behalf::Person(_)) {
                    self.service.earned(uin, CoinDay { earned, streak: None }, now).await;
                }
            }
        }
        self.service.tasks.live.end(id);
    }

    /// Puts the job on disk, then shows it.
    pub(super) async fn save(&mut self) -> Going {
        self.service.store.save_task(&self.job, kept_until(self.now())).await?;
        self.live.show(&self.job.task);
        Ok(())
    }

    /// The time.
    pub(super) fn now(&self) -> DateTime<Utc> {
        self.frame.clock.now()
    }

    /// With whose login the task asks, now.
    pub(super) fn caller(&self) -> Going<Caller> {
        let login = match &self.job.behalf {
            Behalf::Person(person) => Login::Account(*person, self.job.task.uin),
            Behalf::Given { credential: Some(credential), .. } => Login::Given(credential.clone()),
            Behalf::Given { credential: None, .. } => {
                return Err(Halt::Ended(TaskState::Failed, Some(Note::LoginEnded)));
            }
        };
        Ok(Caller::new(login, self.now()))
    }

    /// The caller, if the task's account still is one of theirs.
    pub(super) async fn own_caller(&self) -> Going<Caller> {
        let caller = self.caller()?;
        if let Login::Account(person, uin) = caller.login
            && self.service.store.account_among(person, uin).await?.is_none()
        {
            return Err(Halt::Ended(TaskState::Failed, Some(Note::LoginEnded)));
        }
        Ok(caller)
    }

    /// What can be done without, such as a counter; `None` when it cannot be read. A login that
    /// ended and signs of risk halt.
    pub(super) fn part<T>(&self, asked: Result<Option<T>>) -> Going<Option<T>> {
        match asked {
            Ok(counter) => Ok(counter),
            Err(error) => match note_of(&error) {
                note @ (Note::LoginEnded | Note::Risk | Note::Verification) => {
                    Err(Halt::Ended(TaskState::Failed, Some(note)))
                }
                _ => {
                    tracing::debug!(%error, "a part could not be read");
                    Ok(None)
                }
            },
        }
    }
}

impl Job {
    /// Ends it: what was not begun stays undone, what was being asked, or is done elsewhere, is unsure, and keys that came
    /// with a request are forgotten.
    pub(super) fn end(&mut self, state: TaskState, note: Option<Note>, now: DateTime<Utc>) {
        for (at, step) in self.task.steps.iter_mut().enumerate() {
            if step.state != StepState::Doing {
                continue;
            }
            let work = self.works.get(at);
            let is_asked = match self.order {
                Order::Coins { .. } => work.is_none_or(|work| work.asking.is_some()),
                Order::Accelerate { .. } => true,
            };
            if self.elsewhere.is_some() {
                step.state = StepState::Unsure;
            } else if is_asked {
                step.state = StepState::Unsure;
                let why = step.note.take().unwrap_or(Note::Interrupted);
                step.note = noted(work, Some(why));
            } else {
                step.state = StepState::Todo;
                step.note = noted(work, None);
            }
        }
        let left = state == TaskState::Cancelled && self.elsewhere.is_some();
        let note = if left { Some(Note::LeftElsewhere) } else { note };
        self.task.state = state;
        self.task.note = note.or(self.task.note.take());
        self.task.ended_at = Some(now);
        if let Behalf::Given { credential, .. } = &mut self.behalf {
            *credential = None;
        }
    }
}

/// Why something that was asked did not work.
pub(in crate::service) fn note_of(error: &Error) -> Note {
    match error {
        Error::NotLoggedIn | Error::LoginEnded | Error::NotRefreshable => Note::LoginEnded,
        Error::RateLimited { .. } => Note::Risk,
        Error::VerificationRequired { .. } => Note::Verification,
        Error::Refused { code, .. } => Note::Refused(*code),
        Error::Unavailable(_) => Note::Unreachable,
        Error::Uncertain(_) => Note::AnswerLost,
        Error::NotAllowed(_) | Error::RemoteUntold { .. } => Note::NotAllowed,
        Error::NotFound
        | Error::BadCookie { .. }
        | Error::TooManyAccounts
        | Error::ReportKeyRefused
        | Error::Unsupported(_)
        | Error::Unexpected(_)
        | Error::Store(_) => Note::Unexpected,
    }
}
