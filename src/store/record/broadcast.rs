//! What the owner tells everyone.

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Record, decode, encode};
use crate::model::PersonId;
use crate::store::Result;

const VERSION: u8 = 1;

/// The words, once for all who are told.
#[derive(Debug, Clone)]
pub(in crate::store) struct Words(pub(in crate::store) String);

/// How far the notices are that they become: up to and with this person, in the order of agendas.
#[derive(Debug, Clone, Copy)]
pub(in crate::store) struct Spread(pub(in crate::store) Option<PersonId>);

#[derive(Serialize, Deserialize)]
struct WordsV1<'a> {
    text: &'a str,
}

#[derive(Serialize, Deserialize)]
struct SpreadV1 {
    after: Option<u64>,
}

impl Record for Words {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        encode(VERSION, &WordsV1 { text: &self.0 })
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let WordsV1 { text } = decode(VERSION, bytes)?;
        Ok(Self(text.to_owned()))
    }
}

impl Record for Spread {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        encode(VERSION, &SpreadV1 { after: self.0.map(|person| person.0) })
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let SpreadV1 { after } = decode(VERSION, bytes)?;
        Ok(Self(after.map(PersonId)))
    }
}
