//! A key for the report gateway.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Record, decode, encode};
use crate::model::{ReportKey, Uin};
use crate::store::{Error, KeptReportKey, Result};

const VERSION: u8 = 1;

#[derive(Serialize, Deserialize)]
struct ReportKeyV1<'a> {
    key: &'a str,
    uin: Option<u64>,
}

impl Record for KeptReportKey {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let Self { key, uin } = self;
        encode(VERSION, &ReportKeyV1 { key: key.expose(), uin: uin.map(Uin::value) })
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let ReportKeyV1 { key, uin } = decode(VERSION, bytes)?;
        let key = ReportKey::parse(key).map_err(|_| Error::Corrupt("no report key"))?;
        let uin = uin.map(Uin::new).transpose();
        Ok(Self { key, uin: uin.map_err(|_| Error::Corrupt("an account without a number"))? })
    }
}
