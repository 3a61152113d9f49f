//! What a person has done at once, and watches.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use super::attend::Wish;
use super::live::Progress;
use super::schedule::none;
use super::sweep::lease_from;
use crate::model::{Chore, Clock, PersonId, RunId};
use crate::service::{Error, Result, Service};

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
    /// when there is one. `None` when it is not known who does it: a process that died a moment
    /// ago; it is gone on with in a few minutes.
    ///
    /// It is told by whoever watches it; a notice is queued when nobody does, when something
    /// is left to be repeated, and for the reports that come with it.
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
        self.by_hand(person, clock, Wish::RunNow).await
    }

    /// Does one chore again that did not work: of today's run within it, of an older run as a run of
    /// its own. As [`run_now`](Self::run_now).
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
        self.by_hand(person, clock, Wish::TryAgain(run.id, chore)).await
    }

    async fn by_hand(
        self: &Arc<Self>,
        person: PersonId,
        clock: &Clock,
        wish: Wish,
    ) -> Result<Option<Watched>> {
        match self.store.account(person).await? {
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
                let claim = self.store.claim_person(person, now, lease_from(now)).await?;
                if claim.is_some() || self.daily.live.watch(person).is_some() {
                    return Ok::<_, Error>(claim);
                }
                tokio::time::sleep(LOOK_EVERY).await;
            }
        };
        // Keys are being renewed or the day is being sampled, which takes a moment.
        let claim = tokio::time::timeout(WAIT, claimed).await.unwrap_or(Ok(None))?;
        let Some(claim) = claim else { return Ok(self.daily.live.watch(person)) };
        let live = self.daily.live.begin(person);
        let watched = live.watch();
        let (service, clock) = (Arc::clone(self), clock.clone());
        self.daily.running.spawn(async move {
            Box::pin(service.attend(&claim, &clock, wish, Some(live))).await;
        });
        Ok(Some(watched))
    }
}
