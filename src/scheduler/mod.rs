//! The third door: time. It has the service do what is due, every minute and when it is woken.
//!
//! One cron job only, whatever the number of people. The scheduler drops and doubles runs when many
//! jobs are due at once, knows no change of daylight saving, and catches nothing up that was missed;
//! so it is only asked for the minute, and who is due is looked up in the store.

use std::sync::Arc;

use anyhow::Context;
use tokio::sync::Notify;
use tokio_cron_scheduler::{Job, JobScheduler};
use tokio_util::sync::CancellationToken;

use crate::model::Clock;
use crate::service::Service;

/// At the beginning of every minute, as the library counts: seconds first.
const EVERY_MINUTE: &str = "0 * * * * *";

/// Sweeps until `stopping`; then ends what is being done at its next pause.
///
/// A minute that comes while a sweep goes on leaves one permit: sweeps never overlap, and none that
/// was wanted is lost. The clock wakes it when it is moved, the service when somebody may be due.
/// Errors: when the job cannot be made.
pub async fn run(
    service: Arc<Service>,
    clock: Clock,
    stopping: CancellationToken,
) -> anyhow::Result<()> {
    let minute = Arc::new(Notify::new());
    let mut jobs = begin(&minute).await.context("the scheduler cannot be made")?;
    // A sweep may wait for a run that takes minutes: it is told too that nothing more is begun.
    let halting = async {
        stopping.cancelled().await;
        service.halt_daily();
    };
    tokio::join!(sweeps(&service, &clock, &minute, &stopping), halting);
    service.end_daily().await;
    if let Err(error) = jobs.shutdown().await {
        tracing::warn!(%error, "the scheduler did not end well");
    }
    Ok(())
}

/// Sweeps when a minute begins, when the clock is moved and when somebody may be due.
async fn sweeps(
    service: &Arc<Service>,
    clock: &Clock,
    minute: &Notify,
    stopping: &CancellationToken,
) {
    let mut moves = clock.moves();
    while !stopping.is_cancelled() {
        if let Err(error) = service.sweep(clock).await {
            // The next minute tries again.
            tracing::error!(%error, "who is due could not be looked up");
        }
        tokio::select! {
            () = stopping.cancelled() => {}
            () = minute.notified() => {}
            () = moves.next() => {}
            () = service.woken() => {}
        }
    }
}

async fn begin(minute: &Arc<Notify>) -> anyhow::Result<JobScheduler> {
    let jobs = JobScheduler::new().await?;
    let minute = Arc::clone(minute);
    let job = Job::new(EVERY_MINUTE, move |_, _| minute.notify_one())?;
    jobs.add(job).await?;
    jobs.start().await?;
    Ok(jobs)
}
