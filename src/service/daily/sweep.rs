//! The sweep: who is due gets a claim and is attended to.

use std::sync::Arc;
use std::time::Instant;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::OwnedSemaphorePermit;

use super::attend::Wish;
use crate::model::{Clock, PersonId};
use crate::service::{Result, Service};
use crate::store::Claim;

/// How long a claim holds by itself: after a crash nobody does anything for the person before. It
/// is extended at half of that while something is done.
const LEASE: TimeDelta = TimeDelta::minutes(5);

impl Service {
    /// Begins what is due, the longest due first, as far as there are places, and returns when
    /// nobody is left who is due; what was begun may still be going on. Gives for how many people
    /// something was begun. Nothing is begun while the owner has stopped it.
    ///
    /// It costs what is due, however many people there are.
    pub async fn sweep(self: &Arc<Self>, clock: &Clock) -> Result<usize> {
        let began = Instant::now();
        let mut begun = 0;
        while let Some(places) = self.free_places().await {
            // Places may have been waited for for minutes: it is asked before each batch.
            if self.store.is_stopped().await? {
                break;
            }
            let now = clock.now();
            let claims = self.store.claim(now, lease_from(now), places.len()).await?;
            if claims.is_empty() {
                break;
            }
            begun += claims.len();
            for (claim, place) in claims.into_iter().zip(places) {
                let service = Arc::clone(self);
                let clock = clock.clone();
                self.daily.running.spawn(async move {
                    let awaits = Box::pin(service.attend(&claim, &clock, Wish::Due, None)).await;
                    drop(place);
                    if let Some(task) = awaits {
                        service.go_on_after(claim.person, task, &clock).await;
                    }
                });
            }
        }
        self.metrics.daily.swept(began.elapsed(), begun);
        Ok(begun)
    }

    /// Waits until somebody may have become due before the next minute.
    pub async fn woken(&self) {
        self.daily.woken.notified().await;
    }

    /// Begins nothing more, and has what is being done end at its next pause; what is left is done
    /// by the next start.
    pub fn halt_daily(&self) {
        self.daily.stopping.cancel();
    }

    /// As [`halt_daily`](Self::halt_daily); returns when all of it has ended.
    pub async fn end_daily(&self) {
        self.halt_daily();
        self.daily.running.close();
        self.daily.running.wait().await;
    }

    /// Waits until what is being done has been done.
    pub async fn daily_done(&self) {
        self.daily.running.close();
        self.daily.running.wait().await;
        self.daily.running.reopen();
    }

    /// Ends what is being done for a person, and has nothing begun for them until a lease ends.
    pub(in crate::service) async fn stop_daily_of(&self, person: PersonId, now: DateTime<Utc>) {
        // Where somebody has a claim already, they are ended, and their lease stays.
        if let Err(error) = self.store.claim_person(person, now, lease_from(now)).await {
            tracing::error!(%error, "a person's daily things could not be claimed to be ended");
        }
        self.stop_daily_running(person).await;
    }

    /// Ends what is being done for a person.
    pub(in crate::service) async fn stop_daily_running(&self, person: PersonId) {
        self.daily.attended.stop(person).await;
    }

    /// The places that are free, at least one; `None` when the process ends.
    async fn free_places(&self) -> Option<Vec<OwnedSemaphorePermit>> {
        let places = &self.daily.places;
        let first = Arc::clone(places).acquire_owned();
        let first = self.daily.stopping.run_until_cancelled(first).await?.ok()?;
        let others = std::iter::repeat_with(|| Arc::clone(places).try_acquire_owned().ok());
        Some(std::iter::once(first).chain(others.map_while(|place| place)).collect())
    }

    /// Keeps a claim while something is done for it. Never returns: a claim that was lost is noticed
    /// by the one who settles it.
    pub(super) async fn keep(&self, claim: &Claim, clock: &Clock) {
        loop {
            clock.reached(clock.now() + LEASE / 2).await;
            match self.store.extend(claim, lease_from(clock.now())).await {
                Ok(true) => {}
                Ok(false) => return std::future::pending().await,
                Err(error) => tracing::error!(%error, "a claim could not be extended"),
            }
        }
    }
}

/// Until when a claim holds that is made now.
pub(super) fn lease_from(now: DateTime<Utc>) -> DateTime<Utc> {
    now + LEASE
}
