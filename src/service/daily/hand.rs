//! What a person has done at once, and watches.

use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, Utc};
use tokio::sync::watch;

use super::attend::Wish;
use super::live::Progress;
use super::schedule::none;
use super::sweep::lease_from;
use crate::model::{Chore, Clock, PersonId, RunId, Uin};
use crate::service::counters::day_of;
use crate::service::{Error, Result, Service};
use crate::store::{Claim, News, Notice};

/// A run to watch: what it is at, and at last how it ended. `None` before anything can be seen, and
/// the sender is gone when it has ended; a run whose last state has no end was broken off and is
/// gone on with by itself.
pub type Watched = watch::Receiver<Option<Progress>>;

/// How long another claim on the person is waited for, and how often it is looked whether it ended.
const WAIT: Duration = Duration::from_secs(10);
/// See [`WAIT`].
const LOOK_EVERY: Duration = Duration::from_millis(200);

impl Service {
    /// Does the daily run now: the one of today, or what of it did not work. Gives the run under way
    /// when there is one. `None` when something else of the person's is being done for longer, or was
    /// by a process that died a moment ago: it is to be asked for again in a few minutes.
    ///
    /// Whoever watches it to its end says so by [`watched`](Self::watched), else it is told.
    /// Errors: [`Error::NotLoggedIn`], [`Error::LoginEnded`], and [`Error::NotFound`] when the person
    /// wants nothing done daily.
    pub async fn run_now(
        self: &Arc<Self>,
        person: PersonId,
        clock: &Clock,
    ) -> Result<Option<Watched>> {
        let agenda = self.store.agenda(person).await?;
        let wants = |chore: Chore| chore.is_daily();
        if !agenda.is_some_and(|agenda| agenda.schedule.chores.iter().any(wants)) {
            return Err(Error::NotFound);
        }
        let account = self.store.account(person).await?.ok_or(Error::NotLoggedIn)?;
        self.by_hand(person, account.credential.uin, clock, Wish::RunNow).await
    }

    /// Does one chore again that did not work, within today's run. As [`run_now`](Self::run_now).
    /// Errors: as there, and [`Error::NotFound`] for a run that is not kept any more.
    pub async fn try_again(
        self: &Arc<Self>,
        person: PersonId,
        run: RunId,
        chore: Chore,
        clock: &Clock,
    ) -> Result<Option<Watched>> {
        let run = self.store.run(person, run).await?.ok_or(Error::NotFound)?;
        if run.outcomes.iter().all(|outcome| outcome.chore != chore) {
            return Err(Error::NotFound);
        }
        let uin = match run.uin {
            Some(uin) => uin,
            None => self.store.account(person).await?.ok_or(Error::NotLoggedIn)?.credential.uin,
        };
        self.by_hand(person, uin, clock, Wish::TryAgain(run.id, chore)).await
    }

    async fn by_hand(
        self: &Arc<Self>,
        person: PersonId,
        uin: Uin,
        clock: &Clock,
        wish: Wish,
    ) -> Result<Option<Watched>> {
        match self.store.account_among(person, uin).await? {
            None => return Err(Error::NotLoggedIn),
            Some(account) if account.dead => return Err(Error::LoginEnded),
            Some(_) => {}
        }
        if let Some(watched) = self.daily.live.watch(person) {
            return Ok(Some(watched));
        }
        if self.store.agenda(person).await?.is_none() {
            // Whose agenda is younger than their history.
            self.store.save_agenda(person, &none()).await?;
        }
        let claimed = async {
            loop {
                let now = clock.now();
                match self.store.claim_person(person, now, lease_from(now)).await? {
                    Some(claim) if is_of_another_date(&claim, uin, now) => {
                        // That run is over, and all that is done is to end it.
                        Box::pin(self.attend(&claim, clock, wish, None)).await;
                    }
                    None if self.daily.live.watch(person).is_none() => {}
                    claim => return Ok::<_, Error>(claim),
                }
                tokio::time::sleep(LOOK_EVERY).await;
            }
        };
        // Keys are being renewed or the day is being read, which mostly takes a moment.
        let claim = tokio::time::timeout(WAIT, claimed).await.unwrap_or(Ok(None))?;
        let Some(claim) = claim else { return Ok(self.daily.live.watch(person)) };
        let live = self.daily.live.begin(person);
        let watched = live.watch();
        if matches!(wish, Wish::RunNow) {
            self.hurry_others(person, uin, clock.now()).await?;
        }
        let (service, clock) = (Arc::clone(self), clock.clone());
        self.daily.running.spawn(async move {
            let awaits = Box::pin(service.attend(&claim, &clock, wish, Some(live))).await;
            if let Some(task) = awaits {
                service.go_on_after(person, task, &clock).await;
            }
        });
        Ok(Some(watched))
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

fn is_of_another_date(claim: &Claim, uin: Uin, now: DateTime<Utc>) -> bool {
    claim.agenda.run_of(uin).is_some_and(|run| run.date != day_of(now))
}
