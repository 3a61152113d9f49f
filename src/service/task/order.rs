//! What the doors ask about tasks: begin one, look, watch, end it.

use chrono::{DateTime, Utc};
use secrecy::ExposeSecret;
use sha2::{Digest, Sha256};
use tokio::sync::watch;
use uuid::Uuid;

use super::accelerate::song_of;
use super::kept_until;
use crate::model::{
    Credential, Operation, Permissions, PersonId, SongRef, StepState, Task, TaskId, TaskKind,
    TaskState, Uin,
};
use crate::service::counters::day_of;
use crate::service::{Caller, Error, Login, Obstacle, Result, Service, TaskMessage};
use crate::store::{Behalf, Job, Order};

/// How long an end that was asked for is waited for: a call that is under way is not cut off.
const CANCEL_WITHIN: std::time::Duration = std::time::Duration::from_secs(20);

impl Service {
    /// Operation `coin_task`: begins the coin tasks of the account, or gives the task that is under
    /// way. It runs by itself and goes on after a restart.
    ///
    /// Tasks that change favourites and follows are left out unless the person allowed them;
    /// with keys that came with the request they are always left out.
    /// Errors: those of a login that is missing or dead; nothing is begun then.
    pub async fn coin_task(&self, caller: &Caller) -> Result<Task> {
        self.measured(Operation::CoinTask, caller.now, self.begin_coins(caller)).await
    }

    async fn begin_coins(&self, caller: &Caller) -> Result<Task> {
        let library = match caller.person_stored() {
            Some(person) => self.store.permissions(person).await?.library,
            None => false,
        };
        self.begin(caller, TaskKind::Coins, Order::Coins { library }).await
    }

    /// Operation `accelerate`: begins to report plays of a song, or gives the task that is under
    /// way.
    ///
    /// Errors: [`Error::NotAllowed`] when the owner does not allow it, when the person has not
    /// consented (a request with its own keys is its own consent), or when the account's day is
    /// used up or was stopped; [`Error::NotFound`] for an unknown song.
    pub async fn accelerate(&self, caller: &Caller, song: &SongRef) -> Result<Task> {
        let work = self.begin_accelerate(caller, song);
        self.measured(Operation::Accelerate, caller.now, work).await
    }

    async fn begin_accelerate(&self, caller: &Caller, song: &SongRef) -> Result<Task> {
        if !self.tasks.policy.allow_accelerate {
            return Err(Error::NotAllowed(Obstacle::Owner));
        }
        if let Some(person) = caller.person_stored()
            && !self.store.permissions(person).await?.accelerate
        {
            return Err(Error::NotAllowed(Obstacle::Consent));
        }
        let uin = self.alive(caller).await?;
        let song = song_of(self.song(&caller.clone().alone(), song).await?);
        if let Some(running) = self.store.latest_task(uin, TaskKind::Accelerate).await?
            && !running.task.state.is_final()
        {
            self.tasks.live.enqueue(running.task.id);
            return Ok(running.task);
        }
        let plays = self.store.plays(uin, day_of(caller.now)).await?;
        if plays.stopped {
            return Err(Error::NotAllowed(Obstacle::DayStopped));
        }
        if super::accelerate::rounds_left(plays, song.length_s) == 0 {
            return Err(Error::NotAllowed(Obstacle::DayUsed));
        }
        self.begin(caller, TaskKind::Accelerate, Order::Accelerate { song }).await
    }

    /// Operation `coin_check`: how far a task is, of either kind.
    /// Errors: [`Error::NotFound`] when there is none with this id, or it is not the caller's.
    pub async fn coin_check(&self, caller: &Caller, id: TaskId) -> Result<Task> {
        self.measured(Operation::CoinCheck, caller.now, self.task(caller, id)).await
    }

    /// As [`coin_check`](Self::coin_check), as a part of another operation.
    pub async fn task(&self, caller: &Caller, id: TaskId) -> Result<Task> {
        let job = self.store.task(id).await?.ok_or(Error::NotFound)?;
        if self.is_of(caller, &job).await? { Ok(job.task) } else { Err(Error::NotFound) }
    }

    /// The newest task of the caller's account; one that is under way comes before one that ended.
    /// Errors: those of a login that is missing.
    pub async fn latest_task(&self, caller: &Caller) -> Result<Option<Task>> {
        let uin = match &caller.login {
            Login::Given(credential) => credential.uin,
            _ => self.stored_account(caller).await?.ok_or(Error::NotLoggedIn)?.credential.uin,
        };
        let mut newest: Option<Task> = None;
        for kind in TaskKind::ALL {
            let Some(job) = self.store.latest_task(uin, kind).await? else { continue };
            let rank = |task: &Task| (!task.state.is_final(), task.created_at);
            if newest.as_ref().is_none_or(|known| rank(&job.task) > rank(known))
                && self.is_of(caller, &job).await?
            {
                newest = Some(job.task);
            }
        }
        Ok(newest)
    }

    /// Ends a task. A call that is under way is finished first; a task that has ended stays as it
    /// is. Errors: as [`coin_check`](Self::coin_check).
    pub async fn cancel_task(&self, caller: &Caller, id: TaskId) -> Result<Task> {
        let task = self.task(caller, id).await?;
        if task.state.is_final() {
            return Ok(task);
        }
        let live = self.tasks.live.of(id);
        live.cancel.cancel();
        if let Some(_writing) = live.try_write() {
            return self.end_without_run(id, caller.now).await;
        }
        let mut shown = live.watch();
        drop(live);
        let ended = shown.wait_for(|task| task.as_ref().is_some_and(|task| task.state.is_final()));
        let _ = tokio::time::timeout(CANCEL_WITHIN, ended).await;
        self.task(caller, id).await
    }

    /// Ends a task that nobody runs.
    async fn end_without_run(&self, id: TaskId, now: DateTime<Utc>) -> Result<Task> {
        let mut job = self.store.task(id).await?.ok_or(Error::NotFound)?;
        if !job.task.state.is_final() {
            job.end(TaskState::Cancelled, None, now);
            self.store.save_task(&job, kept_until(now)).await?;
        }
        self.tasks.live.of(id).show(&job.task);
        self.tasks.live.end(id);
        Ok(job.task)
    }

    /// Watches a task: gives it as it is now, and every change. The sender is gone when it has
    /// ended. For the doors that show progress; whose it is they know.
    /// Errors: [`Error::NotFound`].
    pub async fn follow_task(
        &self,
        id: TaskId,
    ) -> Result<(Task, Option<watch::Receiver<Option<Task>>>)> {
        // First the watch, then the look: no change falls between them.
        let shown = self.tasks.live.of(id).watch();
        let job = self.store.task(id).await?;
        match job {
            Some(job) if !job.task.state.is_final() => Ok((job.task, Some(shown))),
            ended => {
                self.tasks.live.end(id);
                Ok((ended.ok_or(Error::NotFound)?.task, None))
            }
        }
    }

    /// Returns when a task has ended.
    pub(in crate::service) async fn task_ended(&self, id: TaskId) -> Result<()> {
        if let (_, Some(mut shown)) = self.follow_task(id).await? {
            // Without a sender it has ended too.
            let _ended = shown
                .wait_for(|task| task.as_ref().is_some_and(|task| task.state.is_final()))
                .await;
        }
        Ok(())
    }

    /// Remembers which message shows a task; gives the one that did before.
    pub async fn show_task_in(
        &self,
        message: &TaskMessage,
        now: DateTime<Utc>,
    ) -> Result<Option<TaskMessage>> {
        Ok(self.store.save_task_message(message, kept_until(now)).await?)
    }

    /// The message that shows a task.
    pub async fn task_message(&self, id: TaskId) -> Result<Option<TaskMessage>> {
        Ok(self.store.task_message(id).await?)
    }

    /// Every message that shows a task and has not shown its end.
    pub async fn task_messages(&self) -> Result<Vec<TaskMessage>> {
        Ok(self.store.task_messages().await?)
    }

    /// The tasks that a former process left before a message could show them, and who began them;
    /// also when they have ended meanwhile. Those of daily runs are told with their run. Waits until [`run_tasks`](Self::run_tasks) knows them.
    pub async fn unshown_tasks(&self) -> Result<Vec<(PersonId, Task)>> {
        let mut unshown = Vec::new();
        for id in self.tasks.live.left().await {
            let Some(job) = self.store.task(id).await? else { continue };
            if let Behalf::Person(person) = job.behalf
                && self.store.task_message(id).await?.is_none()
                && !self.is_of_daily_run(person, job.task.uin, job.task.kind).await?
            {
                unshown.push((person, job.task));
            }
        }
        Ok(unshown)
    }

    async fn is_of_daily_run(&self, person: PersonId, uin: Uin, kind: TaskKind) -> Result<bool> {
        let agenda = self.store.agenda(person).await?;
        let run = agenda.and_then(|agenda| agenda.run_of(uin).cloned());
        Ok(run.is_some_and(|run| {
            let mut under_way = run.outcomes.iter().filter(|it| it.state == StepState::Doing);
            under_way.any(|outcome| outcome.chore.task() == Some(kind))
        }))
    }

    /// Forgets a message that has shown the end of its task.
    pub async fn forget_task_message(&self, message: &TaskMessage) -> Result<()> {
        Ok(self.store.forget_task_message(message.task, message.message).await?)
    }

    /// What a person allowed.
    pub async fn permissions(&self, person: PersonId) -> Result<Permissions> {
        Ok(self.store.permissions(person).await?)
    }

    /// Saves what a person allows.
    pub async fn save_permissions(&self, person: PersonId, chosen: Permissions) -> Result<()> {
        Ok(self.store.save_permissions(person, chosen).await?)
    }

    /// Whether the owner allows plays to be reported.
    pub fn allows_accelerate(&self) -> bool {
        self.tasks.policy.allow_accelerate
    }

    async fn begin(&self, caller: &Caller, kind: TaskKind, order: Order) -> Result<Task> {
        let uin = self.alive(caller).await?;
        let task = Task {
            id: TaskId::new(Uuid::new_v4()),
            kind,
            uin,
            state: TaskState::Queued,
            note: None,
            steps: Vec::new(),
            before: None,
            after: None,
            earned: 0,
            created_at: caller.now,
            ended_at: None,
        };
        let behalf = match &caller.login {
            Login::Of(person) | Login::Account(person, _) => Behalf::Person(*person),
            Login::Given(credential) => {
                Behalf::Given { credential: Some(credential.clone()), print: print_of(credential) }
            }
            Login::Without => return Err(Error::NotLoggedIn),
        };
        let job = Job { task, behalf, order, works: Vec::new(), elsewhere: None, planned_on: None };
        if let Some(running) = self.store.begin_task(&job, kept_until(caller.now)).await? {
            // It may have been left by a fault; one that is being done is not done twice.
            self.tasks.live.enqueue(running.task.id);
            return Ok(running.task);
        }
        tracing::info!(kind = kind.name(), "a task was begun");
        self.tasks.live.enqueue(job.task.id);
        Ok(job.task)
    }

    /// The account behind the caller's login, after QQ Music said that it lives.
    async fn alive(&self, caller: &Caller) -> Result<Uin> {
        self.with_login(caller, |credential| async move {
            self.backend.is_alive(&credential).await?;
            Ok(credential.uin)
        })
        .await
    }

    /// Whether a task belongs to the caller: begun by the same person, or on an account that
    /// the caller has. Keys that came with a request must be those it was begun with, or live keys
    /// of the account: a number alone proves nothing.
    async fn is_of(&self, caller: &Caller, job: &Job) -> Result<bool> {
        match &caller.login {
            Login::Of(person) | Login::Account(person, _) => {
                if matches!(&job.behalf, Behalf::Person(owner) if owner == person) {
                    return Ok(true);
                }
                Ok(self.store.account_among(*person, job.task.uin).await?.is_some())
            }
            Login::Given(credential) if credential.uin == job.task.uin => {
                let same = match &job.behalf {
                    Behalf::Given { print, .. } => *print == print_of(credential),
                    Behalf::Person(_) => false,
                };
                Ok(same || self.alive(caller).await.is_ok())
            }
            Login::Given(_) | Login::Without => Ok(false),
        }
    }
}

fn print_of(credential: &Credential) -> [u8; 32] {
    Sha256::digest(credential.musickey.expose_secret()).into()
}
