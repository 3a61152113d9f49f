//! What is measured of the daily runs.

use std::sync::atomic::{AtomicU64, Ordering};
use std::time::Duration;

use crate::model::Chore;

/// Counters of the daily runs of this process.
#[derive(Debug, Default)]
pub struct DailyMetrics {
    sweeps: AtomicU64,
    swept_us: AtomicU64,
    begun: AtomicU64,
    runs: Ended,
    chores: [Ended; Chore::ALL.len()],
    notices: Ended,
}

#[derive(Debug, Default)]
struct Ended {
    well: AtomicU64,
    badly: AtomicU64,
}

impl Ended {
    fn count(&self, well: bool) {
        let counter = if well { &self.well } else { &self.badly };
        counter.fetch_add(1, Ordering::Relaxed);
    }

    fn counted(&self) -> (u64, u64) {
        (self.well.load(Ordering::Relaxed), self.badly.load(Ordering::Relaxed))
    }
}

impl DailyMetrics {
    /// A sweep ended that took so long and began something for so many people.
    pub(super) fn swept(&self, took: Duration, begun: usize) {
        self.sweeps.fetch_add(1, Ordering::Relaxed);
        let us = u64::try_from(took.as_micros()).unwrap_or(u64::MAX);
        self.swept_us.fetch_add(us, Ordering::Relaxed);
        self.begun.fetch_add(begun as u64, Ordering::Relaxed);
    }

    pub(super) fn run_ended(&self, well: bool) {
        self.runs.count(well);
    }

    pub(super) fn chore_ended(&self, chore: Chore, well: bool) {
        self.chores[chore as usize].count(well);
    }

    pub(super) fn notice_ended(&self, well: bool) {
        self.notices.count(well);
    }

    /// How many sweeps there were, how many microseconds they took in all (waiting for places
    /// included), and for how many people they began something.
    pub fn sweeps(&self) -> (u64, u64, u64) {
        let read = |counter: &AtomicU64| counter.load(Ordering::Relaxed);
        (read(&self.sweeps), read(&self.swept_us), read(&self.begun))
    }

    /// Runs that ended well, and with something that failed.
    pub fn runs(&self) -> (u64, u64) {
        self.runs.counted()
    }

    /// Attempts at a chore that did it, and that did not.
    pub fn chore(&self, chore: Chore) -> (u64, u64) {
        self.chores[chore as usize].counted()
    }

    /// Notices that were told, and that could not be told to anybody.
    pub fn notices(&self) -> (u64, u64) {
        self.notices.counted()
    }
}
