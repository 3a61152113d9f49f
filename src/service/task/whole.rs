//! A task that another server does as a whole: it is begun there once, and asked how far it is.
//!
//! That server answers with the task under way when one is begun twice. So a beginning whose
//! answer was lost is repeated for coin tasks, which QQ Music pays once; plays could be reported
//! twice by it when the first task has ended already, so they are left as unsure.
//!
//! It is asked seldom, for such servers take 60 requests a minute of all of us together. It cannot
//! be told to stop: who stops the task here only looks no longer. The counters before and after are
//! read here, and no more is told as earned than they show.

use std::time::Duration;

use chrono::TimeDelta;

use super::run::{Going, Halt, Run, note_of};
use super::step::failed;
use crate::model::{Note, Step, StepState, TaskReport, TaskSong, TaskState};
use crate::service::Error;
use crate::service::counters::day_of;
use crate::store::Order;

/// The pause between two looks, in milliseconds.
const LOOK_PAUSE_MS: std::ops::Range<u64> = 20_000..30_000;
/// How much longer the pause is for each other task under way: all of them together look at most
/// 30 times a minute, half of what such servers take of one client.
const PAUSE_A_TASK: Duration = Duration::from_secs(2);
/// Looks, or beginnings, that may fail one after the other.
const MOST_FAULTS: u32 = 8;
/// The longest pause after faults, unless the server itself asks for more.
const LONGEST_BACK_OFF: Duration = Duration::from_secs(600);
/// The longest pause that a server may ask for.
const LONGEST_WAIT: Duration = Duration::from_secs(3600);
/// How long a task is followed: three times what a day of plays takes here.
const LONGEST: TimeDelta = TimeDelta::hours(6);
/// The one step of a task that is begun, until its steps are told.
const BEGINNING: &str = "…";

impl Run<'_> {
    /// Has it done, or follows it on.
    pub(super) async fn whole(&mut self) -> Going {
        let id = match self.job.elsewhere.clone() {
            Some(id) => id,
            None => Box::pin(self.begin_elsewhere()).await?,
        };
        let halt = match Box::pin(self.follow_elsewhere(&id)).await {
            Err(Halt::Ended(state, note)) if note != Some(Note::LoginEnded) => {
                match Box::pin(self.count_elsewhere()).await {
                    // The next start sees the same end.
                    Err(halt @ (Halt::Stopping | Halt::Store(_))) => halt,
                    // It has ended, whether the count is waited for or not.
                    _ => Halt::Ended(state, note),
                }
            }
            Err(halt) => halt,
            Ok(()) => Halt::Ended(TaskState::Done, None),
        };
        Err(halt)
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
        self.job.planned_on = Some(day_of(self.now()));
        self.job.task.before = self.counter().await?;
        let used = match &song {
            Some(_) => {
                self.still_allowed().await?;
                self.same_day()?;
                Some(self.used_today().await?)
            }
            None => None,
        };
        self.job.task.steps = vec![Step { state: StepState::Doing, ..Step::todo(BEGINNING) }];
        self.save().await?;
        if let Some(used) = used {
            self.use_all_up(used).await?;
        }
        let error = match self.ask_to_begin(song.as_ref()).await? {
            Ok(id) => {
                self.job.elsewhere = Some(id.clone());
                self.save().await?;
                return Ok(id);
            }
            Err(error) => error,
        };
        let note = note_of(&error);
        if matches!(error, Error::Uncertain(_)) {
            self.settle(0, StepState::Unsure, Some(note.clone())).await?;
        } else {
            // Nothing was reported.
            if let Some(used) = used {
                self.save_used(used).await?;
            }
            self.settle(0, StepState::Failed, Some(note.clone())).await?;
        }
        Err(Halt::Ended(TaskState::Failed, Some(note)))
    }

    /// Asks for the beginning; again where that does no harm.
    async fn ask_to_begin(&self, song: Option<&TaskSong>) -> Going<super::super::Result<String>> {
        let backend = &self.service.backend;
        // What is known not to have been done may be asked again; coin tasks always.
        let may_repeat = |error: &Error| match song {
            Some(_) => matches!(error, Error::Unavailable(_)),
            None => is_fault(error),
        };
        let mut faults = 0;
        loop {
            let asked =
                self.ask(|credential| async move { backend.begin_task(song, &credential).await });
            let error = match Box::pin(asked).await? {
                Err(error) if faults < MOST_FAULTS && may_repeat(&error) => error,
                answer => return Ok(answer),
            };
            faults += 1;
            self.back_off(faults, &error).await?;
        }
    }

    /// Looks until it has ended, or is out of sight.
    async fn follow_elsewhere(&mut self, id: &str) -> Going {
        let out_of_sight = || Err(Halt::Ended(TaskState::Failed, Some(Note::LostSight)));
        let mut faults = 0;
        self.look_pause(Duration::ZERO).await?;
        loop {
            if self.now() - self.job.task.created_at > LONGEST {
                return out_of_sight();
            }
            let backend = &self.service.backend;
            let asked =
                self.ask(|credential| async move { backend.check_task(id, &credential).await });
            match Box::pin(asked).await? {
                Ok(report) => {
                    faults = 0;
                    self.mirror(report).await?;
                    self.look_pause(Duration::ZERO).await?;
                }
                Err(error) if is_fault(&error) && faults < MOST_FAULTS => {
                    faults += 1;
                    self.back_off(faults, &error).await?;
                }
                Err(error) if is_fault(&error) || matches!(error, Error::NotFound) => {
                    tracing::debug!(%error, "a task of another server is out of sight");
                    return out_of_sight();
                }
                Err(error) => return Err(failed(&error)),
            }
        }
    }

    /// Takes over what is told; saved is what is new.
    async fn mirror(&mut self, report: TaskReport) -> Going {
        let TaskReport { state, steps, earned, note } = report;
        let before = (self.job.task.steps.clone(), self.job.task.earned);
        if !steps.is_empty() || state.is_final() {
            self.job.task.steps = steps;
        }
        self.job.task.earned = earned.unwrap_or_default();
        if state.is_final() {
            if earned.is_none() {
                self.job.task.note = Some(Note::CounterUnknown);
            }
            return Err(Halt::Ended(state, note));
        }
        if before == (self.job.task.steps.clone(), self.job.task.earned) {
            return Ok(());
        }
        self.save().await
    }

    /// Reads the counter at the end. What that server says it earned is believed as far as the
    /// counter shows it.
    async fn count_elsewhere(&mut self) -> Going {
        let told = match self.job.task.note {
            Some(Note::CounterUnknown) => None,
            _ => Some(self.job.task.earned),
        };
        self.job.task.after = match &self.job.order {
            Order::Coins { .. } => {
                Box::pin(self.count_coins(told.is_some_and(|it| it > 0))).await?
            }
            // The counter is of today: on another day it says nothing about the task.
            Order::Accelerate { .. } if self.same_day().is_err() => None,
            Order::Accelerate { .. } => self.listened().await?,
        };
        let task = &mut self.job.task;
        let Some((before, after)) = task.before.zip(task.after) else { return Ok(()) };
        let credited = after.saturating_sub(before);
        task.earned = told.map_or(credited, |told| credited.min(told));
        task.note = None;
        if task.earned < told.unwrap_or_default() {
            task.note = Some(Note::NotCredited);
        }
        Ok(())
    }

    async fn counter(&self) -> Going<Option<u64>> {
        match &self.job.order {
            Order::Coins { .. } => self.coins_now().await,
            Order::Accelerate { .. } => self.listened().await,
        }
    }

    async fn look_pause(&self, besides: Duration) -> Going {
        let others = self.service.tasks.live.count().saturating_sub(1);
        let besides = besides + PAUSE_A_TASK * u32::try_from(others).unwrap_or(u32::MAX);
        self.wait(LOOK_PAUSE_MS, besides).await
    }

    async fn back_off(&self, faults: u32, error: &Error) -> Going {
        let asked = match error {
            Error::RateLimited { retry_after } => *retry_after,
            _ => None,
        };
        self.look_pause(longer_by(faults, asked)).await
    }
}

/// Whether the other server may answer when it is asked again. Its own limit of requests and one of
/// QQ Music's that it passes on look the same; neither says anything about the task.
fn is_fault(error: &Error) -> bool {
    matches!(
        error,
        Error::Unavailable(_)
            | Error::RateLimited { .. }
            | Error::Unexpected(_)
            | Error::Uncertain(_)
    )
}

/// How much longer than usual the pause is after so many faults, and what the server asked for.
fn longer_by(faults: u32, asked: Option<Duration>) -> Duration {
    let doubled = Duration::from_secs(10) * 2_u32.saturating_pow(faults.min(10));
    asked.unwrap_or_default().min(LONGEST_WAIT).max(doubled.min(LONGEST_BACK_OFF))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_that_fails_is_asked_ever_less_and_never_before_it_wants() {
        let seconds = |faults, asked: Option<u64>| {
            longer_by(faults, asked.map(Duration::from_secs)).as_secs()
        };
        assert_eq!((seconds(1, None), seconds(2, None)), (20, 40));
        assert_eq!((seconds(MOST_FAULTS, None), seconds(u32::MAX, None)), (600, 600));
        assert_eq!((seconds(1, Some(5)), seconds(1, Some(90))), (20, 90));
        assert_eq!(seconds(1, Some(u64::MAX)), 3600);
    }
}
