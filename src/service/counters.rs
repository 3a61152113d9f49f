//! How often each operation was called.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Asia::Shanghai;

use super::{Result, Service};
use crate::model::Operation;
use crate::store::Counters;

/// Calls that are not in the store yet. Gathered so that a call costs no write; the process
/// writes them with [`Service::save_calls`] every second and at its end.
#[derive(Default)]
pub(super) struct Calls(Mutex<BTreeMap<(NaiveDate, Operation), u64>>);

/// The date of QQ Music's day.
pub fn day_of(now: DateTime<Utc>) -> NaiveDate {
    now.with_timezone(&Shanghai).date_naive()
}

impl Service {
    /// Counts a call that is not measured because it goes on for minutes.
    pub(super) fn count(&self, operation: Operation, now: DateTime<Utc>) {
        let mut calls = self.calls.0.lock().unwrap_or_else(PoisonError::into_inner);
        *calls.entry((day_of(now), operation)).or_default() += 1;
    }

    /// Writes the calls counted and the chats noticed since the last time. What could not be written
    /// is kept.
    pub async fn save_calls(&self) -> Result<()> {
        self.save_seen().await?;
        let taken =
            std::mem::take(&mut *self.calls.0.lock().unwrap_or_else(PoisonError::into_inner));
        let mut days: BTreeMap<NaiveDate, BTreeMap<Operation, u64>> = BTreeMap::new();
        for ((day, operation), calls) in taken {
            days.entry(day).or_default().insert(operation, calls);
        }
        while let Some((day, calls)) = days.pop_first() {
            if let Err(error) = self.store.count(day, &calls).await {
                days.insert(day, calls);
                self.put_back(days);
                return Err(error.into());
            }
        }
        Ok(())
    }

    fn put_back(&self, days: BTreeMap<NaiveDate, BTreeMap<Operation, u64>>) {
        let mut calls = self.calls.0.lock().unwrap_or_else(PoisonError::into_inner);
        for (day, operations) in days {
            for (operation, count) in operations {
                *calls.entry((day, operation)).or_default() += count;
            }
        }
    }

    /// Operation `stats`: how often each operation was called, in all and on QQ Music's day of `now`.
    /// This call counts too.
    pub async fn stats(&self, now: DateTime<Utc>) -> Result<Counters> {
        self.measured(Operation::Stats, now, self.counters(now)).await
    }

    /// Whether the store can be written, and whether QQ Music answers. Asked for every few seconds
    /// at most.
    pub async fn ready(&self) -> (bool, bool) {
        let (store, music) = tokio::join!(self.save_calls(), self.backend.ping());
        (store.is_ok(), music.is_ok())
    }

    /// The counters, those not yet written included.
    pub async fn counters(&self, now: DateTime<Utc>) -> Result<Counters> {
        self.save_calls().await?;
        Ok(self.store.counters(day_of(now)).await?)
    }
}
