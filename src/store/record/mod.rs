//! How values look as bytes: a version, then postcard. Private to the store.
//!
//! Each record is a structure of its own, made from the model's type by taking every field
//! apart, so that a new field does not compile until someone decides about it. A changed record
//! gets a new version; the reader of the older one stays.

mod account;
mod agenda;
mod board;
mod broadcast;
mod chat;
mod counters;
mod draft;
mod forgotten;
mod group;
mod ledger;
mod listened;
mod login;
mod note;
mod notice;
mod plays;
mod reading;
mod remote;
mod report;
mod run;
mod share;
mod task;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Error, Result};

pub(super) use account::{Had, Own, Owned};
pub(super) use agenda::{Lease, Slot};
pub(super) use board::BoardOf;
pub(super) use broadcast::{Spread, Words};
pub(super) use chat::{Expiring, expiry_of};
pub(super) use counters::{Seen, Tally, Total};
pub(super) use group::{Faded, FadingCount, InstanceOf};
pub(super) use ledger::Ledger;
pub(super) use notice::Waiting;
pub(super) use reading::Readings;
pub(super) use remote::ToldRemote;
pub(super) use run::Runs;
pub(super) use share::{Lendings, LentBy, place};

/// Room for any usual record, so that growing leaves no copies of secrets behind.
const USUAL_BYTES: usize = 4096;

/// A value that can be kept.
pub(super) trait Record: Sized {
    /// The value as bytes.
    fn to_bytes(&self) -> Zeroizing<Vec<u8>>;

    /// The value from its bytes; [`Error::Corrupt`] when they are not understood.
    fn from_bytes(bytes: &[u8]) -> Result<Self>;
}

/// Version and content.
pub(super) fn encode(version: u8, record: &impl Serialize) -> Zeroizing<Vec<u8>> {
    let mut bytes = Vec::with_capacity(USUAL_BYTES);
    bytes.push(version);
    let bytes = postcard::to_extend(record, bytes).expect("records hold nothing unknown to serde");
    Zeroizing::new(bytes)
}

/// The content, of the one version that there is.
pub(super) fn decode<'a, R: Deserialize<'a>>(version: u8, bytes: &'a [u8]) -> Result<R> {
    let (found, content) = bytes.split_first().ok_or(Error::Corrupt("empty"))?;
    if *found != version {
        return Err(Error::Corrupt("of a version that this program does not know"));
    }
    postcard::from_bytes(content).map_err(|_| Error::Corrupt("not as it was written"))
}

/// A moment as it is kept: microseconds since 1970.
fn moment(time: DateTime<Utc>) -> i64 {
    time.timestamp_micros()
}

fn time(micros: i64) -> Result<DateTime<Utc>> {
    DateTime::from_timestamp_micros(micros).ok_or(Error::Corrupt("a time out of range"))
}

/// A date as it is kept: days since 1970.
fn date(days: i32) -> Result<NaiveDate> {
    NaiveDate::from_epoch_days(days).ok_or(Error::Corrupt("no such day"))
}
