//! How often operations were called.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Record, decode, encode};
use crate::model::Operation;
use crate::store::{Error, Result};

const VERSION: u8 = 1;

/// Calls by operation, of a day or in all.
#[derive(Debug, Clone, Default)]
pub(in crate::store) struct Tally(pub(in crate::store) BTreeMap<Operation, u64>);

impl Tally {
    /// Adds calls.
    pub(in crate::store) fn add(&mut self, calls: &BTreeMap<Operation, u64>) {
        for (operation, count) in calls {
            let total = self.0.entry(*operation).or_default();
            *total = total.saturating_add(*count);
        }
    }

    fn names(&self) -> BTreeMap<&'static str, u64> {
        self.0.iter().map(|(operation, count)| (operation.name(), *count)).collect()
    }

    /// An operation that no longer exists is left out.
    fn of(names: &BTreeMap<&str, u64>) -> Self {
        let known = |(name, count): (&&str, &u64)| Some((Operation::from_name(name)?, *count));
        Self(names.iter().filter_map(known).collect())
    }
}

impl Record for Tally {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        encode(VERSION, &self.names())
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        Ok(Self::of(&decode(VERSION, bytes)?))
    }
}

/// The day on which the bot was asked something in a chat last.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) struct Seen(pub(in crate::store) NaiveDate);

impl Record for Seen {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        encode(VERSION, &self.0.to_epoch_days())
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let day = NaiveDate::from_epoch_days(decode(VERSION, bytes)?);
        day.map(Self).ok_or(Error::Corrupt("no such day"))
    }
}

/// All calls ever, and since when.
#[derive(Debug, Clone)]
pub(in crate::store) struct Total {
    /// The day of the first call.
    pub(in crate::store) since: NaiveDate,
    /// The calls.
    pub(in crate::store) calls: Tally,
}

#[derive(Serialize, Deserialize)]
struct TotalV1<'a> {
    since: i32,
    #[serde(borrow)]
    calls: BTreeMap<&'a str, u64>,
}

impl Record for Total {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let Self { since, calls } = self;
        encode(VERSION, &TotalV1 { since: since.to_epoch_days(), calls: calls.names() })
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let TotalV1 { since, calls } = decode(VERSION, bytes)?;
        let since = NaiveDate::from_epoch_days(since).ok_or(Error::Corrupt("no such day"))?;
        Ok(Self { since, calls: Tally::of(&calls) })
    }
}
