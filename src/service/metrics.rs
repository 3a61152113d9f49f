//! What is measured of the running process: calls, failures and times of the operations, and what
//! the chat does. Nothing here names a person; it is forgotten with the process.

use std::collections::BTreeMap;
use std::future::Future;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};

use super::daily::DailyMetrics;
use super::{Result, Service};
use crate::model::Operation;

/// Upper ends of the classes of the histogram, in milliseconds; slower ones stand in `total` only.
pub const CLASSES_MS: [u64; 12] = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000];

/// The kind of failure of a call whose caller stopped waiting.
const GIVEN_UP: &str = "given_up";

/// Counters of this process, by the name of the thing that is counted.
#[derive(Debug, Default)]
pub struct Metrics {
    times: [Times; Operation::ALL.len()],
    failures: Mutex<BTreeMap<(Operation, &'static str), u64>>,
    updates: AtomicU64,
    waits: AtomicU64,
    waited_ms: AtomicU64,
    exports: Mutex<Option<Exports>>,
    /// The daily runs.
    pub daily: DailyMetrics,
}

/// How the hourly exports go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exports {
    /// When the newest was made; `None` when there is none yet, or the folder cannot be read.
    pub newest: Option<DateTime<Utc>>,
    /// Whether the next could not be made.
    pub failing: bool,
}

#[derive(Debug, Default)]
struct Times {
    classes: [AtomicU64; CLASSES_MS.len()],
    ended: AtomicU64,
    total_us: AtomicU64,
}

/// How long the calls of an operation took.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Latency {
    /// How many took at most as long as [`CLASSES_MS`] says, each class for itself.
    pub classes: [u64; CLASSES_MS.len()],
    /// How many ended, however long they took.
    pub ended: u64,
    /// Microseconds of all together.
    pub total_us: u64,
}

impl Metrics {
    /// How long the calls of an operation took.
    pub fn latency(&self, operation: Operation) -> Latency {
        let times = self.of(operation);
        Latency {
            classes: std::array::from_fn(|at| times.classes[at].load(Ordering::Relaxed)),
            ended: times.ended.load(Ordering::Relaxed),
            total_us: times.total_us.load(Ordering::Relaxed),
        }
    }

    /// How many calls failed, by operation and by [kind](super::Error::kind).
    pub fn failures(&self) -> BTreeMap<(Operation, &'static str), u64> {
        self.failures.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// How the hourly exports go; `None` when none are made, or it was not looked yet.
    pub fn exports(&self) -> Option<Exports> {
        *self.exports.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// It was looked how the hourly exports go.
    pub fn exports_go(&self, exports: Exports) {
        *self.exports.lock().unwrap_or_else(PoisonError::into_inner) = Some(exports);
    }

    /// An update of the chat was handled.
    pub fn update_handled(&self) {
        self.updates.fetch_add(1, Ordering::Relaxed);
    }

    /// Updates of the chat that were handled.
    pub fn updates(&self) -> u64 {
        self.updates.load(Ordering::Relaxed)
    }

    /// Telegram asked to wait for so long.
    pub fn told_to_wait(&self, wait: Duration) {
        self.waits.fetch_add(1, Ordering::Relaxed);
        let ms = u64::try_from(wait.as_millis()).unwrap_or(u64::MAX);
        self.waited_ms.fetch_add(ms, Ordering::Relaxed);
    }

    /// How often Telegram asked to wait, and for how many milliseconds in all.
    pub fn waits(&self) -> (u64, u64) {
        (self.waits.load(Ordering::Relaxed), self.waited_ms.load(Ordering::Relaxed))
    }

    fn of(&self, operation: Operation) -> &Times {
        // `ALL` is in the order of the variants, as a test says.
        &self.times[operation as usize]
    }

    fn ended(&self, operation: Operation, took: Duration, failure: Option<&'static str>) {
        let times = self.of(operation);
        let us = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        if let Some(class) = CLASSES_MS.iter().position(|end| us <= end * 1000) {
            times.classes[class].fetch_add(1, Ordering::Relaxed);
        }
        times.ended.fetch_add(1, Ordering::Relaxed);
        times.total_us.fetch_add(us, Ordering::Relaxed);
        if let Some(kind) = failure {
            let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
            *failures.entry((operation, kind)).or_default() += 1;
        }
    }
}

/// A call that is under way; one that is dropped was given up by its caller.
struct Running<'a> {
    metrics: &'a Metrics,
    operation: Operation,
    began: Instant,
    failure: Option<&'static str>,
}

impl Drop for Running<'_> {
    fn drop(&mut self) {
        self.metrics.ended(self.operation, self.began.elapsed(), self.failure);
    }
}

impl Service {
    /// What is measured of this process.
    pub fn metrics(&self) -> &Arc<Metrics> {
        &self.metrics
    }

    /// Counts a call of an operation and measures it. Every operation is called through this.
    pub async fn measured<T>(
        &self,
        operation: Operation,
        now: DateTime<Utc>,
        work: impl Future<Output = Result<T>>,
    ) -> Result<T> {
        self.count(operation, now);
        let metrics = self.metrics.as_ref();
        let mut running =
            Running { metrics, operation, began: Instant::now(), failure: Some(GIVEN_UP) };
        let result = work.await;
        running.failure = result.as_ref().err().map(super::Error::kind);
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_operation_has_a_place_of_its_own() {
        for (place, operation) in Operation::ALL.into_iter().enumerate() {
            assert_eq!(operation as usize, place);
        }
    }

    #[test]
    fn a_call_stands_in_its_class_and_a_failure_under_its_kind() {
        let metrics = Metrics::default();
        metrics.ended(Operation::Search, Duration::from_millis(7), None);
        metrics.ended(Operation::Search, Duration::from_secs(60), Some("unavailable"));
        let latency = metrics.latency(Operation::Search);
        assert_eq!((latency.classes[1], latency.classes.iter().sum::<u64>()), (1, 1));
        assert_eq!((latency.ended, latency.total_us), (2, 60_007_000));
        assert_eq!(metrics.latency(Operation::Lyric).ended, 0);
        let failures = metrics.failures();
        assert_eq!(
            failures.into_iter().collect::<Vec<_>>(),
            [((Operation::Search, "unavailable"), 1)]
        );
    }
}
