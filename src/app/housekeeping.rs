//! What the running bot does by itself: background tasks run, counted calls are saved, what has
//! expired is removed, an export is made every hour, and what people wanted forgotten leaves the disk
//! within a day.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use chrono::{DateTime, NaiveTime, TimeDelta, TimeZone, Utc};
use chrono_tz::Tz;
use tokio::task::JoinHandle;
use tokio::time::MissedTickBehavior;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::config::{Config, StoreKind};
use crate::model::Clock;
use crate::service::{Exports, Metrics, Service};
use crate::store::{Store, backup};

/// A killed bot forgets at most so much of the counters.
const SAVE_CALLS_EVERY: Duration = Duration::from_secs(1);
/// How long the end waits for refreshes: their answers, once lost, cost people their logins.
const SETTLE_WITHIN: Duration = Duration::from_secs(1);
/// How long the end waits for what tasks are asking: an answer that is lost makes a step unsure.
const TASKS_WITHIN: Duration = Duration::from_millis(500);
/// How often it is looked whether something is due.
const LOOK_EVERY: Duration = Duration::from_secs(60);
/// How often expired records are removed and an export is made.
const HOUR: TimeDelta = TimeDelta::hours(1);
/// The hour of a day at which the disk is written anew, where few wait for a write.
const QUIET_HOUR: NaiveTime = NaiveTime::from_hms_opt(4, 0, 0).expect("four o'clock");
/// After so long, what was forgotten leaves disk and exports, whatever the hour: within a day.
const LATEST: TimeDelta = TimeDelta::hours(23);
/// So long after somebody was forgotten, exports with a name in the future are taken for older ones.
const DOUBTFUL_FOR: TimeDelta = TimeDelta::days(2);
/// Exports that are kept: a day of them.
const KEPT_EXPORTS: usize = 24;
/// What has to find room on a disk that is said to be writable again.
const PROBE_BYTES: usize = 1 << 20;

/// The tasks; stops with [`stop`](Self::stop).
pub(super) struct Housekeeping {
    stopping: CancellationToken,
    tasks: TaskTracker,
    background: JoinHandle<()>,
    service: Arc<Service>,
    store: Arc<dyn Store>,
    stuck: CancellationToken,
}

/// Where what is kept lies on the disk.
struct Places {
    data: PathBuf,
    exports: PathBuf,
}

impl Housekeeping {
    /// Begins.
    pub(super) fn start(
        service: Arc<Service>,
        store: Arc<dyn Store>,
        config: &Config,
        clock: &Clock,
    ) -> Self {
        let (stopping, tasks) = (CancellationToken::new(), TaskTracker::new());
        let saving = save_calls(Arc::clone(&service));
        tasks.spawn(stopping.clone().run_until_cancelled_owned(saving));
        let running = Arc::clone(&service).run_tasks(clock.clone(), stopping.clone());
        let background = tokio::spawn(running);
        let places = (config.store.kind == StoreKind::Sled).then(|| Places {
            data: config.store.path.clone(),
            exports: config.store.backup_dir.clone(),
        });
        let (zone, stuck) = (config.schedule.timezone, CancellationToken::new());
        let (kept, metrics) = (Arc::clone(&store), Arc::clone(service.metrics()));
        let looking = look(kept, metrics, places, zone, clock.clone(), stuck.clone());
        tasks.spawn(stopping.clone().run_until_cancelled_owned(looking));
        Self { stopping, tasks, background, service, store, stuck }
    }

    /// Cancelled when the store takes nothing any more although its disk would: only a start helps.
    pub(super) fn stuck(&self) -> &CancellationToken {
        &self.stuck
    }

    /// Ends the tasks, saves the last calls and puts everything on disk.
    pub(super) async fn stop(mut self) -> anyhow::Result<()> {
        self.stopping.cancel();
        self.tasks.close();
        self.tasks.wait().await;
        if tokio::time::timeout(TASKS_WITHIN, &mut self.background).await.is_err() {
            tracing::warn!("a task was still being asked for and is given up");
            self.background.abort();
        }
        if tokio::time::timeout(SETTLE_WITHIN, self.service.settle()).await.is_err() {
            tracing::warn!("a login was still being refreshed and is given up");
        }
        self.service.save_calls().await?;
        self.store.flush().await?;
        Ok(())
    }
}

async fn save_calls(service: Arc<Service>) {
    let mut ticks = tokio::time::interval(SAVE_CALLS_EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut failing = false;
    loop {
        ticks.tick().await;
        let saved = service.save_calls().await;
        if let Err(error) = &saved
            && !failing
        {
            let error = anyhow::Error::msg(error.to_string());
            tracing::error!(%error, "the counters cannot be saved; they are kept in memory");
        }
        failing = saved.is_err();
    }
}

/// A plain interval instead of a cron job: an hour since the last export is what counts, also
/// over restarts, and one task cannot overlap with itself.
async fn look(
    store: Arc<dyn Store>,
    metrics: Arc<Metrics>,
    places: Option<Places>,
    zone: Tz,
    clock: Clock,
    stuck: CancellationToken,
) {
    let mut ticks = tokio::time::interval(LOOK_EVERY);
    ticks.set_missed_tick_behavior(MissedTickBehavior::Delay);
    let mut purged: Option<DateTime<Utc>> = None;
    let mut tried: Option<DateTime<Utc>> = None;
    let mut moves = clock.moves();
    loop {
        tokio::select! {
            _ = ticks.tick() => {}
            () = moves.next() => {}
        }
        let now = clock.now();
        if let Some(Places { data, .. }) = &places
            && store.flush().await.is_err()
            && has_room(data).await
        {
            stuck.cancel();
            return;
        }
        if is_due(purged, now) {
            purged = Some(now);
            purge(store.as_ref(), now).await;
        }
        if is_due(tried, now) && rewrite_is_due(store.as_ref(), zone, now).await {
            // A disk that is full is not filled once a minute.
            tried = Some(now);
            rewrite(store.as_ref()).await;
        }
        if let Some(Places { exports, .. }) = &places {
            let made = export_when_due(store.as_ref(), exports, now).await;
            let newest = newest(exports, now).await.unwrap_or_default();
            metrics.exports_go(Exports { newest, failing: made.is_err() });
            if let Err(error) = made {
                let (error, folder) = (format!("{error:#}"), exports.display());
                tracing::error!(error, %folder, "the hourly export failed");
            }
        }
    }
}

/// Whether a file can be written into a folder, after a failure that the store does not get over by itself,
/// such as a disk that was full.
async fn has_room(folder: &Path) -> bool {
    let file = folder.join("probe");
    let written = tokio::fs::write(&file, vec![1; PROBE_BYTES]).await;
    let removed = tokio::fs::remove_file(&file).await;
    written.is_ok() && removed.is_ok()
}

async fn purge(store: &dyn Store, now: DateTime<Utc>) {
    match store.purge(now).await {
        Ok(records) => tracing::debug!(records, "expired records removed"),
        Err(error) => tracing::error!(%error, "expired records could not be removed"),
    }
}

/// Whether somebody was forgotten whose bytes can stand on the disk, and it is time to remove them.
async fn rewrite_is_due(store: &dyn Store, zone: Tz, now: DateTime<Utc>) -> bool {
    match store.forgotten().await {
        Ok(forgotten) => forgotten
            .and_then(|forgotten| forgotten.since)
            .is_some_and(|since| now >= rewrite_at(since, zone) || since > now),
        Err(error) => {
            tracing::error!(%error, "whether the disk is to be written anew could not be read");
            false
        }
    }
}

/// The next quiet hour after somebody was forgotten.
fn rewrite_at(since: DateTime<Utc>, zone: Tz) -> DateTime<Utc> {
    let since_there = since.with_timezone(&zone);
    let today = since_there.date_naive();
    let quiet = [Some(today), today.succ_opt()].into_iter().flatten();
    let quiet =
        quiet.filter_map(|day| zone.from_local_datetime(&day.and_time(QUIET_HOUR)).earliest());
    let next = quiet.map(|at| at.to_utc()).find(|at| *at > since);
    next.map_or(since + LATEST, |next| next.min(since + LATEST))
}

async fn rewrite(store: &dyn Store) {
    match store.rewrite().await {
        Ok(()) => tracing::info!("the store was written anew, without what was forgotten"),
        Err(error) => tracing::error!(%error, "the store could not be written anew"),
    }
}

fn is_due(last: Option<DateTime<Utc>>, now: DateTime<Utc>) -> bool {
    // A last time in the future is a clock that was wrong: waiting for it could take years.
    last.is_none_or(|last| now - last >= HOUR || last > now)
}

/// Makes an export when the newest in the folder is an hour old, and removes all but the newest
/// ones; tells whether one was made.
async fn export_when_due(
    store: &dyn Store,
    folder: &PathBuf,
    now: DateTime<Utc>,
) -> anyhow::Result<bool> {
    tokio::fs::create_dir_all(folder).await?;
    if !is_due(newest(folder, now).await?, now) {
        return Ok(false);
    }
    let file = folder.join(backup::file_name(now));
    if tokio::fs::try_exists(&file).await? {
        return Ok(false);
    }
    store.export(&file).await?;
    let mut removed = backup::keep_latest(folder, KEPT_EXPORTS, now).await?;
    // They are gone by themselves by then, unless the bot was stopped for a while.
    let forgotten = store.forgotten().await?.filter(|forgotten| now - forgotten.last >= LATEST);
    if let Some(forgotten) = forgotten {
        // Exports of the future may be older than that; not for ever, for this clock may be the wrong one.
        let future = (now - forgotten.last < DOUBTFUL_FOR).then_some(now);
        removed += backup::drop_until(folder, forgotten.last, future).await?;
    }
    tracing::info!(file = %file.display(), removed, "everything was exported");
    Ok(true)
}

/// When the newest export in the folder was made, by its name; those of the future do not count.
async fn newest(folder: &PathBuf, now: DateTime<Utc>) -> anyhow::Result<Option<DateTime<Utc>>> {
    let mut entries = tokio::fs::read_dir(folder).await?;
    let mut newest = None;
    while let Some(entry) = entries.next_entry().await? {
        let made = entry.file_name().to_str().and_then(backup::made_at);
        newest = newest.max(made.filter(|made| *made <= now));
    }
    Ok(newest)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::PersonId;
    use crate::store::open_memory;

    fn at(minutes: i64) -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000 + minutes * 60, 0).expect("a time")
    }

    #[tokio::test]
    async fn an_export_is_made_an_hour_after_the_newest_and_a_day_of_them_is_kept() {
        let store = open_memory().expect("a store");
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("exports");
        let export = async |minutes| {
            export_when_due(store.as_ref(), &path, at(minutes)).await.expect("an export")
        };
        assert!(export(0).await);
        assert!(!export(59).await);
        for hour in 1..=30 {
            assert!(export(hour * 60).await, "hour {hour}");
        }
        let kept = std::fs::read_dir(&path).expect("the folder").count();
        assert_eq!(kept, KEPT_EXPORTS);
        assert_eq!(newest(&path, at(30 * 60)).await.expect("the folder"), Some(at(30 * 60)));
    }

    #[tokio::test]
    async fn exports_of_a_clock_that_was_wrong_neither_hurry_nor_displace_the_others_and_are_forgotten()
     {
        let store = open_memory().expect("a store");
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().to_owned();
        let future = (0..40).map(|hour| path.join(backup::file_name(at(999_999 + hour * 60))));
        let future: Vec<_> = future.collect();
        future.iter().for_each(|file| std::fs::write(file, "x").expect("writes"));
        let export = async |minutes| {
            export_when_due(store.as_ref(), &path, at(minutes)).await.expect("an export")
        };
        let left = || future.iter().filter(|file| file.exists()).count();
        assert!(export(0).await && path.join(backup::file_name(at(0))).exists());
        assert!(!export(1).await, "an hour has not passed");
        assert_eq!(left(), KEPT_EXPORTS - 1);
        store.save_told_remote(PersonId(1), "a.example").await.expect("saves");
        store.forget(PersonId(1), at(30)).await.expect("forgets");
        assert!(export(30 + 23 * 60).await);
        assert_eq!(left(), 0, "they may hold who is forgotten");
    }

    #[tokio::test]
    async fn exports_that_hold_somebody_who_is_forgotten_are_gone_within_a_day() {
        let store = open_memory().expect("a store");
        let folder = tempfile::tempdir().expect("a folder");
        let export = async |minutes| {
            let folder = folder.path().to_owned();
            export_when_due(store.as_ref(), &folder, at(minutes)).await.expect("an export")
        };
        let kept = || std::fs::read_dir(folder.path()).expect("the folder").count();
        assert!(export(0).await && export(60).await);
        store.save_told_remote(PersonId(1), "a.example").await.expect("saves");
        store.forget(PersonId(1), at(90)).await.expect("forgets");
        // The bot was stopped, and few exports were made.
        assert!(export(120).await && export(90 + 23 * 60 - 1).await);
        assert_eq!(kept(), 4);
        assert!(export(90 + 24 * 60 - 1).await);
        assert_eq!(kept(), 3, "the two from before are gone");
    }

    #[tokio::test]
    async fn the_disk_is_written_anew_in_the_next_quiet_hour_once() {
        let store = open_memory().expect("a store");
        let zone = chrono_tz::Asia::Shanghai;
        let due = async |at| rewrite_is_due(store.as_ref(), zone, at).await;
        // 22:13 in Shanghai.
        let evening = at(0);
        assert!(!due(evening).await, "nobody was forgotten");
        store.save_told_remote(PersonId(1), "a.example").await.expect("saves");
        store.forget(PersonId(1), evening).await.expect("forgets");
        assert!(!due(evening + TimeDelta::hours(5)).await);
        assert!(due(evening + TimeDelta::hours(6)).await);
        rewrite(store.as_ref()).await;
        assert!(!due(evening + TimeDelta::days(9)).await);
        let four = rewrite_at(evening, zone);
        assert_eq!(four.with_timezone(&zone).time(), QUIET_HOUR);
        assert_eq!(rewrite_at(four, zone), four + LATEST, "within a day");
        let before = four - TimeDelta::seconds(1);
        assert_eq!(rewrite_at(before, zone), four);
    }

    #[test]
    fn a_clock_that_was_set_back_does_not_stop_the_exports() {
        assert!(is_due(None, at(0)));
        assert!(is_due(Some(at(1)), at(0)));
        assert!(!is_due(Some(at(0)), at(59)));
    }
}
