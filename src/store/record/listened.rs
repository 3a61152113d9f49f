//! What was sampled of an account's listening.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Record, date, decode, encode};
use crate::model::Listened;
use crate::store::Result;

const VERSION: u8 = 1;

#[derive(Serialize, Deserialize)]
struct ListenedV1 {
    since: Option<i32>,
    total_s: u64,
    days: Vec<(i32, u32)>,
}

impl Record for Listened {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let Self { since, total_s, days } = self;
        let record = ListenedV1 {
            since: since.map(|day| day.to_epoch_days()),
            total_s: *total_s,
            days: days.iter().map(|(day, seconds)| (day.to_epoch_days(), *seconds)).collect(),
        };
        encode(VERSION, &record)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let ListenedV1 { since, total_s, days } = decode(VERSION, bytes)?;
        let day = |(day, seconds)| -> Result<_> { Ok((date(day)?, seconds)) };
        Ok(Self {
            since: since.map(date).transpose()?,
            total_s,
            days: days.into_iter().map(day).collect::<Result<_>>()?,
        })
    }
}
