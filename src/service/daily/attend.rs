//! What is due for one person, done under a claim.

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::OwnedMutexGuard;

use super::live::{Live, RunEnd};
use super::plan;
use super::schedule::leave;
use super::tell::{UNSEEN_FOR, notice};
use crate::model::{Chore, Clock, Note, Pause, Run, RunId, StepState, TaskId, Uin};
use crate::service::counters::day_of;
use crate::service::{Caller, Error, Service};
use crate::store::{Account, Agenda, Claim, News, Notice};

/// How soon a renewal that failed is tried again.
const AGAIN: TimeDelta = TimeDelta::minutes(5);
/// How often a login is looked at whose keys have ended by the clock and cannot be renewed.
const LOOKED_AT_EVERY: TimeDelta = TimeDelta::hours(1);

/// What is to be done for a person.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wish {
    /// What is due.
    Due,
    /// The daily run of an account, now.
    RunNow(Uin),
    /// One chore of a run.
    TryAgain(RunId, Chore),
}

/// Why something is not gone on with.
#[derive(Debug)]
pub(super) enum Halt {
    /// The process ends; the next one goes on.
    Stopping,
    /// The login died.
    LoginDead,
    /// The person logged out.
    Gone,
    /// The lease ended meanwhile, and somebody else has the claim.
    Lost,
    /// The store failed: the lease ends, and then it is tried again.
    Failed(Error),
}

impl From<crate::store::Error> for Halt {
    fn from(error: crate::store::Error) -> Self {
        Self::Failed(error.into())
    }
}

impl From<Error> for Halt {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

/// What a part of it answers.
pub(super) type Going<T = ()> = Result<T, Halt>;

/// What is asked for a person under a claim.
pub(super) struct Attendance<'a> {
    pub(super) service: &'a Service,
    pub(super) claim: &'a Claim,
    /// The account of which something is done, whichever the person uses meanwhile.
    pub(super) uin: Option<Uin>,
    pub(super) clock: &'a Clock,
    pub(super) wish: Wish,
    /// Who watches the run; there when one has begun.
    pub(super) live: Option<Live>,
    /// The agenda as it was read last, with what was changed since.
    pub(super) agenda: Agenda,
    /// What goes into the history at the end.
    pub(super) run: Option<Run>,
    /// What is told of it.
    pub(super) notice: Option<Notice>,
    /// What those who watch see at the end.
    pub(super) end: Option<(Run, RunEnd)>,
    /// The task that the run waits for.
    pub(super) awaits: Option<TaskId>,
    /// The turn of the account whose run is done.
    pub(super) turn: Option<OwnedMutexGuard<()>>,
}

impl Service {
    /// Does what is due for the person of a claim, and ends the claim; gives the task that the run
    /// waits for. `live` is there when somebody watches already.
    pub(super) async fn attend(
        &self,
        claim: &Claim,
        clock: &Clock,
        wish: Wish,
        live: Option<Live>,
    ) -> Option<TaskId> {
        let here = self.daily.attended.begin(claim.person);
        let mut attendance = Attendance {
            service: self,
            claim,
            uin: None,
            clock,
            wish,
            live,
            agenda: claim.agenda.clone(),
            run: None,
            notice: None,
            end: None,
            awaits: None,
            turn: None,
        };
        let done = tokio::select! {
            done = Box::pin(attendance.go()) => done,
            () = self.keep(claim, clock) => return None,
            () = here.stopped() => return None,
        };
        let ended = match done {
            Ok(()) => Ok(()),
            Err(Halt::Stopping) => self.store.release(claim).await.map_err(Error::from),
            Err(Halt::Failed(error)) => Err(error),
            Err(Halt::LoginDead | Halt::Gone | Halt::Lost) => Ok(()),
        };
        if let Err(error) = ended {
            let error = chain(&error);
            tracing::error!(error, "a daily run is left until its claim ends");
        }
        attendance.awaits
    }
}

/// An error with its causes, on one line.
fn chain(error: &(dyn std::error::Error + 'static)) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    causes.map(ToString::to_string).collect::<Vec<_>>().join(": ")
}

impl Attendance<'_> {
    async fn go(&mut self) -> Going {
        if !self.service.access.allows_person(self.claim.person) {
            tracing::info!("somebody may not use the bot any more; their daily things rest");
            self.agenda.pause = Some(Pause::NotAllowed);
            return self.settle().await;
        }
        if matches!(self.wish, Wish::Due) && self.agenda.may_tell() {
            self.tell_untold();
            return self.settle().await;
        }
        let uin = self.account_at_hand().await?;
        if let Some(uin) = uin {
            self.agenda.front(uin);
        }
        self.uin = uin;
        let halted = match self.account().await? {
            None => Err(Halt::Gone),
            Some(account) if account.dead => Err(Halt::LoginDead),
            Some(account) => Box::pin(self.with(&account)).await,
        };
        match halted {
            Ok(()) | Err(Halt::Gone) => {}
            Err(Halt::LoginDead) => self.rest(),
            Err(halt) => return Err(halt),
        }
        self.settle().await
    }

    /// The account of which something is to be done: one a claim, so that none is in the way of another.
    async fn account_at_hand(&self) -> Going<Option<Uin>> {
        let (store, person) = (&self.service.store, self.claim.person);
        let of_run = match self.wish {
            Wish::Due => self.agenda.due_account(self.now()),
            Wish::TryAgain(id, _) => store.run(person, id).await?.and_then(|run| run.uin),
            Wish::RunNow(uin) => Some(uin),
        };
        Ok(match of_run {
            Some(uin) => Some(uin),
            None => store.account(person).await?.map(|account| account.credential.uin),
        })
    }

    async fn with(&mut self, account: &Account) -> Going {
        let is_due = |at: Option<DateTime<Utc>>, now| at.is_some_and(|at| at <= now);
        if matches!(self.wish, Wish::Due) {
            if is_due(self.agenda.refresh_at, self.now()) {
                self.renew_in_time(account).await?;
            }
            if is_due(self.agenda.sample_at, self.now()) {
                Box::pin(self.evening_in_time(account)).await?;
            }
            if !is_due(self.agenda.run_at, self.now()) {
                return Ok(());
            }
        }
        Box::pin(self.daily_run(account.credential.uin)).await
    }

    /// Renews the keys if they still are as old as was planned: somebody else with the account, or the
    /// person themselves, may have renewed them meanwhile. One at a time for an account.
    async fn renew_in_time(&mut self, account: &Account) -> Going {
        let daily = &self.service.daily;
        let turn = daily.turns.turn(account.credential.uin);
        let Some(_one_at_a_time) = daily.stopping.run_until_cancelled(turn).await else {
            return Err(Halt::Stopping);
        };
        let Some(account) = self.account().await? else { return Err(Halt::Gone) };
        let (uin, now) = (account.credential.uin, self.now());
        let has_ended = plan::ends_at(&account).is_some_and(|at| at <= now);
        if has_ended && !account.credential.is_refreshable() {
            // Whether they are accepted all the same, QQ Music says.
            self.agenda.refresh_at = Some(now + LOOKED_AT_EVERY);
            let error = match self.service.is_alive(&self.caller()).await {
                Ok(true) => return Ok(()),
                Ok(false) => Error::LoginEnded,
                Err(error) => error,
            };
            return self.failed(uin, Chore::Refresh, error).await;
        }
        self.agenda.refresh_at = plan::refresh_at(&account, now);
        if self.agenda.refresh_at.is_none_or(|at| at > now) {
            return Ok(());
        }
        if self.risk_on(uin, day_of(now)).await?.is_some() {
            self.agenda.refresh_at = Some(plan::next_day(self.claim.person, now));
            return Ok(());
        }
        self.renew(uin).await
    }

    /// The keys, ahead of their end. It is not in the ledger: the account says when they were renewed.
    async fn renew(&mut self, uin: Uin) -> Going {
        let renewed = self.service.refresh(&self.caller()).await;
        self.service.metrics.daily.chore_ended(Chore::Refresh, renewed.is_ok());
        if let Err(error) = renewed {
            self.failed(uin, Chore::Refresh, error).await?;
        }
        self.agenda.refresh_at = Some(self.now() + AGAIN);
        Ok(())
    }

    /// Nothing runs any more until there is a new login, which is told once.
    fn rest(&mut self) {
        if self.agenda.pause.is_some() {
            return;
        }
        tracing::info!("a login died; its person's daily things rest");
        self.agenda.pause = Some(Pause::LoginDead);
        if let Some(run) = self.agenda.run.as_mut().filter(|run| run.is_waiting()) {
            // Its task does not go on either.
            for it in run.outcomes.iter_mut().filter(|it| it.state == StepState::Doing) {
                let note = it.note_with(Some(Note::LoginEnded));
                (it.state, it.note) = (StepState::Failed, note);
            }
            self.run = Some(run.clone());
        }
        let not_before = if self.is_watched() {
            self.now() + UNSEEN_FOR
        } else {
            self.service.quiet_end(&self.agenda.schedule, self.now())
        };
        self.notice = Some(notice(self.claim.person, None, not_before, News::LoginDead(self.uin)));
    }

    /// Ends the claim. Where the person changed their agenda meanwhile, what they changed stays.
    async fn settle(&mut self) -> Going {
        let (service, person) = (self.service, self.claim.person);
        loop {
            let now = self.now();
            service.replan(person, &mut self.agenda, now).await?;
            if self.uin.is_some_and(|uin| !self.agenda.is_dead(uin)) {
                // The person logged out or in anew while something was done.
                self.notice.take_if(|notice| matches!(notice.news, News::LoginDead(_)));
            }
            if self.uin.and_then(|uin| self.agenda.run_of(uin)).is_none() {
                // The person logged out meanwhile: nothing of it goes on, or is tried again.
                self.run.iter_mut().for_each(leave);
                if let Some((shown, end @ (RunEnd::Repeats(_) | RunEnd::Waits))) = &mut self.end {
                    leave(shown);
                    *end = RunEnd::Finished;
                }
            }
            // With an account that the person removed meanwhile its history is forgotten.
            let is_gone = |run: &mut Run| run.uin.is_some_and(|uin| !self.agenda.has(uin));
            self.run.take_if(is_gone);
            let (run, notice) = (self.run.as_ref(), self.notice.as_ref());
            if service.store.settle(self.claim, &self.agenda, run, notice).await? {
                break;
            }
            let Some(newer) = service.store.agenda(person).await? else { return Ok(()) };
            if newer.version == self.agenda.version {
                // The lease ended, and somebody else did what was due.
                tracing::warn!("a claim was lost");
                return Ok(());
            }
            self.merge(newer);
        }
        if self.notice.is_some() {
            service.daily.news.notify_one();
        }
        if self.agenda.due_at().is_some_and(|at| at <= self.now()) {
            // An older run was ended and that of today may be due, or something of another account is.
            service.daily.woken.notify_one();
        }
        if let Some((live, (run, end))) = self.live.as_ref().zip(self.end.take()) {
            live.end(run, end, self.notice.take());
        }
        Ok(())
    }

    /// Takes over what a person, or another door, changed: everything but what runs change.
    fn merge(&mut self, newer: Agenda) {
        let mut mine = std::mem::replace(&mut self.agenda, newer);
        if let Some(uin) = self.uin.or(mine.uin) {
            mine.front(uin);
            self.agenda.front(uin);
        }
        self.agenda.untold = mine.untold;
        self.agenda.run = mine.run;
        self.agenda.run_at = mine.run_at;
        self.agenda.refresh_at = mine.refresh_at;
        self.agenda.sample_at = mine.sample_at;
        self.agenda.finished = mine.finished;
        if mine.pause == Some(Pause::LoginDead) {
            self.agenda.pause = mine.pause;
        }
    }

    /// Saves the agenda while it is being worked on.
    pub(super) async fn save(&mut self) -> Going {
        let (store, person) = (&self.service.store, self.claim.person);
        while !store.save_agenda(person, &self.agenda).await? {
            match store.agenda(person).await? {
                Some(newer) => self.merge(newer),
                None => return Ok(()),
            }
        }
        self.agenda.version += 1;
        Ok(())
    }

    /// Tells those who watch.
    pub(super) fn show(&self, run: &Run, doing: Chore) {
        if let Some(live) = &self.live {
            live.show(run, doing);
        }
    }

    pub(super) fn is_watched(&self) -> bool {
        self.live.as_ref().is_some_and(Live::is_watched)
    }

    pub(super) fn now(&self) -> DateTime<Utc> {
        self.clock.now()
    }

    pub(super) fn caller(&self) -> Caller {
        let (person, now) = (self.claim.person, self.now());
        self.uin
            .map_or_else(|| Caller::person(person, now), |uin| Caller::account(person, uin, now))
    }

    /// Whether the login is known to be dead. One that was not accepted once, though it lives, is a
    /// failure like others: it is repeated a bounded number of times.
    pub(super) async fn is_dead(&self) -> Going<bool> {
        Ok(self.account().await?.is_some_and(|account| account.dead))
    }

    async fn account(&self) -> Going<Option<Account>> {
        let (store, person) = (&self.service.store, self.claim.person);
        Ok(match self.uin {
            Some(uin) => store.account_among(person, uin).await?,
            None => store.account(person).await?,
        })
    }
}
