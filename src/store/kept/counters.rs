//! How often operations were called.

use std::collections::BTreeMap;

use chrono::{DateTime, Days, NaiveDate, Utc};

use super::{Batch, Kept, Result};
use crate::model::Operation;
use crate::store::Counters;
use crate::store::record::{Tally, Total};

const TOTAL: &[u8] = b"v1/counters/total";
const DAYS: &[u8] = b"v1/counters/day/";

/// Days are kept so long: a year can be compared with the one before at its edges.
const KEEP_DAYS: u64 = 400;

/// Days removed in one batch.
const PURGE_BATCH: usize = 64;

impl Kept {
    /// See [`Store::count`](crate::store::Store::count).
    pub(in crate::store) fn count(
        &self,
        day: NaiveDate,
        calls: &BTreeMap<Operation, u64>,
    ) -> Result<()> {
        if calls.is_empty() {
            return Ok(());
        }
        let new = Total { since: day, calls: Tally::default() };
        let mut total: Total = self.read(TOTAL)?.unwrap_or(new);
        total.since = total.since.min(day);
        total.calls.add(calls);
        let mut today: Tally = self.read(&day_name(day))?.unwrap_or_default();
        today.add(calls);
        let mut batch = Batch::default();
        self.put(&mut batch, TOTAL.to_vec(), &total);
        self.put(&mut batch, day_name(day), &today);
        self.engine.apply(batch)
    }

    /// See [`Store::counters`](crate::store::Store::counters).
    pub(in crate::store) fn counters(&self, day: NaiveDate) -> Result<Counters> {
        let total: Option<Total> = self.read(TOTAL)?;
        let today: Tally = self.read(&day_name(day))?.unwrap_or_default();
        let (since, total) = total.map(|total| (total.since, total.calls.0)).unzip();
        Ok(Counters { since, total: total.unwrap_or_default(), today: today.0 })
    }

    /// Removes days that are too old; gives how many.
    pub(in crate::store) fn purge_days(&self, now: DateTime<Utc>) -> Result<u64> {
        let oldest = now.date_naive().checked_sub_days(Days::new(KEEP_DAYS));
        let oldest = day_name(oldest.unwrap_or_default());
        let page = self.engine.page(DAYS, None, PURGE_BATCH)?;
        let mut batch = Batch::default();
        for (name, _) in page.into_iter().take_while(|(name, _)| *name < oldest) {
            batch.remove(name);
        }
        let purged = batch.changes.len();
        self.engine.apply(batch)?;
        Ok(purged.try_into().expect("a page is small"))
    }
}

/// Days sort as their dates do.
fn day_name(day: NaiveDate) -> Vec<u8> {
    [DAYS, day.format("%Y-%m-%d").to_string().as_bytes()].concat()
}
