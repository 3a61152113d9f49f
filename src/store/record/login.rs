//! A login under way.

use secrecy::ExposeSecret;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Record, decode, encode, moment, time};
use crate::model::{ChatId, Language, LoginKind, LoginTicket, PersonId};
use crate::store::{Error, LoginSession, Result};

const VERSION: u8 = 1;
/// The version that tells whether the account in use stays.
const BESIDE: u8 = 2;
/// The version that tells the language.
const LANGUAGE: u8 = 3;

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

#[derive(Serialize, Deserialize)]
struct LoginV3<'a> {
    #[serde(borrow)]
    before: LoginV2<'a>,
    language: Option<&'a str>,
}

impl Record for LoginSession {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let Self { person, id, chat, message, ticket, beside, expires_at, language } = self;
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
        let before = LoginV2 { before, beside: *beside };
        encode(LANGUAGE, &LoginV3 { before, language: language.map(Language::code) })
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let without = |before| LoginV3 { before, language: None };
        let LoginV3 { before: LoginV2 { before: record, beside }, language } = match bytes.first() {
            Some(&VERSION) => without(LoginV2 { before: decode(VERSION, bytes)?, beside: false }),
            Some(&BESIDE) => without(decode(BESIDE, bytes)?),
            _ => decode(LANGUAGE, bytes)?,
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
            language: language.and_then(Language::from_code),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn logins_of_every_older_version_are_read() {
        let first = || LoginV1 {
            person: 7,
            id: "id",
            chat: 7,
            message: 42,
            kind: "qq",
            key: "ticket",
            expires_at: 0,
        };
        let second = || LoginV2 { before: first(), beside: true };
        let third = LoginV3 { before: second(), language: Some("ja") };
        let read = |bytes: &[u8]| {
            let login = LoginSession::from_bytes(bytes).expect("read");
            assert_eq!((login.message, login.ticket.kind), (42, LoginKind::Qq));
            (login.beside, login.language)
        };
        assert_eq!(read(&encode(VERSION, &first())), (false, None));
        assert_eq!(read(&encode(BESIDE, &second())), (true, None));
        assert_eq!(read(&encode(LANGUAGE, &third)), (true, Some(Language::Ja)));
    }
}
