//! When people were forgotten; not who.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Record, decode, encode, moment, time};
use crate::store::{Forgotten, Result};

const VERSION: u8 = 1;

#[derive(Serialize, Deserialize)]
struct ForgottenV1 {
    since: Option<i64>,
    last: i64,
}

impl Record for Forgotten {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let Self { since, last } = *self;
        encode(VERSION, &ForgottenV1 { since: since.map(moment), last: moment(last) })
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let ForgottenV1 { since, last } = decode(VERSION, bytes)?;
        let since: Option<DateTime<Utc>> = since.map(time).transpose()?;
        Ok(Self { since, last: time(last)? })
    }
}
