//! A login under way.

use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Record, decode, encode, moment, time};
use crate::model::{ChatId, LoginKind, LoginTicket, PersonId};
use crate::store::{Error, LoginSession, Result};

const VERSION: u8 = 1;
/// The version that tells whether the account in use stays.
const BESIDE: u8 = 2;

#[derive(Serialize, Deserialize)]
struct LoginV1<'a> {
    person: u64,
    id: &'a str,
    chat: i64,
    message: i32,
    kind: &'a str,
    key: &'a str,
    expires_at: i64,
}

#[derive(Serialize, Deserialize)]
struct LoginV2<'a> {
    #[serde(borrow)]
    before: LoginV1<'a>,
    beside: bool,
}

impl Record for LoginSession {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let Self { person, id, chat, message, ticket, beside, expires_at } = self;
        let LoginTicket { kind, key } = ticket;
        let before = LoginV1 {
            person: person.0,
            id,
            chat: chat.0,
            message: *message,
            kind: kind.name(),
            key: key.expose_secret(),
            expires_at: moment(*expires_at),
        };
        encode(BESIDE, &LoginV2 { before, beside: *beside })
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let LoginV2 { before: record, beside } = match bytes.first() {
            Some(&VERSION) => LoginV2 { before: decode(VERSION, bytes)?, beside: false },
            _ => decode(BESIDE, bytes)?,
        };
        let kind = LoginKind::from_name(record.kind);
        Ok(Self {
            person: PersonId(record.person),
            id: record.id.into(),
            chat: ChatId(record.chat),
            message: record.message,
            ticket: LoginTicket {
                kind: kind.ok_or(Error::Corrupt("an unknown kind of login"))?,
                key: record.key.into(),
            },
            beside,
            expires_at: time(record.expires_at)?,
        })
    }
}
