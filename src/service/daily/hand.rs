//! What a person has done at once, and watches.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};

use super::attend::{Attendance, Going, Halt, Wish};
use super::live::{Live, RunEnd, Watched};
use super::schedule::none;
use super::sweep::lease_from;
use crate::model::{Chore, Clock, PersonId, Run, RunId, StepState, Uin};
use crate::service::counters::day_of;
use crate::service::{Error, Result, Service};
use crate::store::{Claim, News, Notice, OwnAccount};

/// What is done at once for one account of a person.
#[derive(Debug)]
pub struct Watch {
    /// The account.
    pub uin: Uin,
    /// Its run; `None` when its login is dead.
    pub run: Option<Watched>,
}

/// How long another claim on the person is waited for by who sees nothing yet.
const WAIT: Duration = Duration::from_secs(10);
/// How long it is waited for by an account whose turn comes after another's. A task may be watched
/// for ten minutes.
const TURN: Duration = Duration::from_secs(900);
/// How often it is looked whether it ended.
const LOOK_EVERY: Duration = Duration::from_millis(200);

impl Service {
    /// Does the daily run of each of a person's accounts now, one after the other and the one they use
    /// first: the one of today, or what of it did not work. Gives the runs under way where there are
    /// any. Empty when something else of the person's is being done for longer, or was by a process
    /// that died a moment ago: it is to be asked for again in a few minutes.
    ///
    /// Whoever watches one to its end says so by [`watched`](Self::watched), else it is told.
    /// Errors: [`Error::NotLoggedIn`], [`Error::LoginEnded`] when no login lives, and
    /// [`Error::NotFound`] when the person wants nothing done daily.
    pub async fn run_now(self: &Arc<Self>, person: PersonId, clock: &Clock) -> Result<Vec<Watch>> {
        let agenda = self.store.agenda(person).await?;
        let wants = |chore: Chore| chore.is_daily();
        if !agenda.is_some_and(|agenda| agenda.schedule.chores.iter().any(wants)) {
            return Err(Error::NotFound);
        }
        let mut own = self.store.accounts(person).await?;
        if own.is_empty() {
            return Err(Error::NotLoggedIn);
        }
        own.sort_by_key(|own| !own.is_current);
        let (dead, alive): (Vec<_>, Vec<_>) = own.iter().partition(|own| own.account.dead);
        let uin = |own: &OwnAccount| own.account.credential.uin;
        if alive.is_empty() {
            return Err(Error::LoginEnded);
        }
        let wishes = alive.into_iter().map(|own| (uin(own), Wish::RunNow(uin(own)))).collect();
        let mut begun = self.by_hand(person, wishes, clock).await?;
        if !begun.is_empty() {
            begun.extend(dead.into_iter().map(|own| Watch { uin: uin(own), run: None }));
        }
        Ok(begun)
    }

    /// Does one chore again that did not work, within today's run. As [`run_now`](Self::run_now).
    /// Errors: as there, and [`Error::NotFound`] for a run that is not kept any more.
    pub async fn try_again(
        self: &Arc<Self>,
        person: PersonId,
        run: RunId,
        chore: Chore,
        clock: &Clock,
    ) -> Result<Vec<Watch>> {
        let run = self.store.run(person, run).await?.ok_or(Error::NotFound)?;
        if run.outcomes.iter().all(|outcome| outcome.chore != chore) {
            return Err(Error::NotFound);
        }
        let account = match run.uin {
            Some(uin) => self.store.account_among(person, uin).await?,
            None => self.store.account(person).await?,
        };
        match account {
            None => Err(Error::NotLoggedIn),
            Some(account) if account.dead => Err(Error::LoginEnded),
            Some(account) => {
                let wish = (account.credential.uin, Wish::TryAgain(run.id, chore));
                self.by_hand(person, vec![wish], clock).await
            }
        }
    }

    /// Has what is wished for accounts of a person done, one after the other.
    async fn by_hand(
        self: &Arc<Self>,
        person: PersonId,
        wishes: Vec<(Uin, Wish)>,
        clock: &Clock,
    ) -> Result<Vec<Watch>> {
        let live = &self.daily.live;
        if self.store.agenda(person).await?.is_none() {
            // Whose agenda is younger than their history.
            self.store.save_agenda(person, &none()).await?;
        }
        let mut claim = None;
        if let Some(first) = wishes.first().filter(|_| !live.is_any(person)) {
            // Keys are being renewed or the day is being read, which mostly takes a moment.
            let claimed = self.claimed(person, *first, clock, || live.is_any(person));
            claim = tokio::time::timeout(WAIT, claimed).await.unwrap_or(Ok(None))?;
            if claim.is_none() && !live.is_any(person) {
                return Ok(Vec::new());
            }
        }
        let (mut begun, mut todo) = (Vec::new(), Vec::new());
        for (uin, wish) in wishes {
            let run = live.watch(person, uin).unwrap_or_else(|| {
                let live = live.begin(person, uin);
                let watched = live.watch();
                todo.push((uin, wish, live));
                watched
            });
            begun.push(Watch { uin, run: Some(run) });
        }
        let (service, clock) = (Arc::clone(self), clock.clone());
        self.daily.running.spawn(async move {
            if let Err(error) = Box::pin(service.do_each(person, claim, todo, &clock)).await {
                tracing::error!(%error, "what somebody wished at once is left");
            }
        });
        Ok(begun)
    }

    /// Does what is wished for each account in its turn. `claim` is one for the first of them.
    async fn do_each(
        self: &Arc<Self>,
        person: PersonId,
        mut claim: Option<Claim>,
        todo: Vec<(Uin, Wish, Live)>,
        clock: &Clock,
    ) -> Result<()> {
        for (uin, wish, live) in todo {
            if claim.is_none() {
                let claimed = self.claimed(person, (uin, wish), clock, || live.has_ended());
                let claimed = tokio::time::timeout(TURN, claimed);
                let claimed = self.daily.stopping.run_until_cancelled(claimed).await;
                claim = claimed.unwrap_or(Ok(Ok(None))).unwrap_or(Ok(None))?;
            }
            if live.has_ended() {
                // It was done meanwhile, because it was due.
                continue;
            }
            let Some(claim) = claim.take() else { continue };
            let awaits = Box::pin(self.attend(&claim, clock, wish, Some(live))).await;
            if let Some(task) = awaits {
                let (service, clock) = (Arc::clone(self), clock.clone());
                self.daily.running.spawn(async move {
                    service.go_on_after(person, task, &clock).await;
                });
            }
        }
        if let Some(claim) = claim {
            self.store.release(&claim).await?;
        }
        Ok(())
    }

    /// A claim on a person for what is wished for one of their accounts, as soon as nobody else has one;
    /// `None` when that is needless, or there is nothing to claim any more.
    async fn claimed(
        &self,
        person: PersonId,
        (uin, wish): (Uin, Wish),
        clock: &Clock,
        is_needless: impl Fn() -> bool + Send,
    ) -> Result<Option<Claim>> {
        loop {
            let now = clock.now();
            match self.store.claim_person(person, now, lease_from(now)).await? {
                Some(claim) if is_of_another_date(&claim, uin, now) => {
                    // That run is over, and all that is done is to end it.
                    Box::pin(self.attend(&claim, clock, wish, None)).await;
                }
                None if !is_needless() && self.store.agenda(person).await?.is_some() => {}
                claim => return Ok(claim),
            }
            tokio::time::sleep(LOOK_EVERY).await;
        }
    }

    /// Whoever watched a run says whether the person saw how it ended. Then only the reports are told
    /// that come with it; else it is told at once. Without this word it is told in a few
    /// minutes: a process may die between the two.
    pub async fn watched(&self, notice: &Notice, is_seen: bool, now: DateTime<Utc>) -> Result<()> {
        let has_reports = matches!(&notice.news, News::Run(run) if !run.reports.is_empty());
        if is_seen && !has_reports {
            return self.needless(notice.id).await;
        }
        self.postpone(notice, now).await?;
        self.daily.news.notify_one();
        Ok(())
    }
}

impl Attendance<'_> {
    /// Whether all of today's run was done before somebody wished it now.
    pub(super) fn is_done(&self, run: &Run) -> bool {
        let is_over = self.agenda.finished == Some(run.date) && self.agenda.run.is_none();
        let is_done = run.outcomes.iter().all(|it| it.state == StepState::Done);
        matches!(self.wish, Wish::RunNow(_)) && is_over && is_done && !run.outcomes.is_empty()
    }

    /// Ends with a run of which nothing is left. As nothing is asked of QQ Music for it, it is asked
    /// whether the login lives: who wishes everything done hears of one that died meanwhile.
    pub(super) async fn already(&mut self, run: Run) -> Going {
        let is_dead = match self.service.is_alive(&self.caller()).await {
            Ok(is_alive) => !is_alive && self.is_dead().await?,
            Err(error) => {
                tracing::info!(%error, "whether a login lives is not known");
                false
            }
        };
        self.end = Some((run, if is_dead { RunEnd::LoginDead } else { RunEnd::Already }));
        if is_dead { Err(Halt::LoginDead) } else { Ok(()) }
    }
}

fn is_of_another_date(claim: &Claim, uin: Uin, now: DateTime<Utc>) -> bool {
    claim.agenda.run_of(uin).is_some_and(|run| run.date != day_of(now))
}
