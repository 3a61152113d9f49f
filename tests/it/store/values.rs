//! Invented people, accounts and times.

use chrono::{DateTime, NaiveDate, Utc};
use qqmusic_bot::model::{
    ChatId, Credential, Language, LoginKind, LoginTicket, LoginType, PersonId, Uin,
};
use qqmusic_bot::store::{Account, LoginSession, Origin};
use secrecy::ExposeSecret;

pub(super) const ANN: PersonId = PersonId(7_100_000_001);
pub(super) const BEN: PersonId = PersonId(7_100_000_002);

pub(super) fn uin(number: u64) -> Uin {
    Uin::new(number).expect("not zero")
}

pub(super) fn at(seconds: i64) -> DateTime<Utc> {
    DateTime::from_timestamp(1_800_000_000 + seconds, 0).expect("in range")
}

pub(super) fn day(number: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2027, 1, number).expect("a day of January")
}

/// An account with every field set, so that none can get lost unseen.
pub(super) fn account(number: u64, key: &str) -> Account {
    let credential = Credential {
        uin: uin(number),
        musickey: key.into(),
        login_type: LoginType::App,
        refresh_key: Some("refresh-key-1".into()),
        refresh_token: Some("refresh-token-2".into()),
        access_token: Some("access-token-3".into()),
        openid: Some("openid-4".into()),
        unionid: Some("unionid-5".into()),
        encrypt_uin: Some("oKinvented6".into()),
        expired_at: Some(7),
        created_at: Some(8),
        key_expires_in: Some(9),
    };
    Account {
        credential,
        nick: "小明 <b>".into(),
        origin: Origin::Pasted,
        updated_at: at(10),
        refreshed_at: Some(at(11)),
        dead: true,
    }
}

/// Everything of an account in clear, for comparing.
pub(super) fn shown(account: &Account) -> String {
    let Account { credential, nick, origin, updated_at, refreshed_at, dead } = account;
    let secrets: Vec<_> = [
        Some(&credential.musickey),
        credential.refresh_key.as_ref(),
        credential.refresh_token.as_ref(),
        credential.access_token.as_ref(),
        credential.openid.as_ref(),
        credential.unionid.as_ref(),
    ]
    .into_iter()
    .map(|secret| secret.map(ExposeSecret::expose_secret))
    .collect();
    format!(
        "{} {secrets:?} {:?} {:?} {:?} {:?} {:?} {nick} {origin:?} {updated_at} {refreshed_at:?} {dead}",
        credential.uin,
        credential.login_type,
        credential.encrypt_uin,
        credential.expired_at,
        credential.created_at,
        credential.key_expires_in,
    )
}

pub(super) fn key_of(account: Option<Account>) -> Option<String> {
    account.map(|account| account.credential.musickey.expose_secret().to_owned())
}

pub(super) fn login(person: PersonId, id: &str) -> LoginSession {
    LoginSession {
        person,
        id: id.into(),
        chat: ChatId(person.0.try_into().expect("fits")),
        message: 42,
        ticket: LoginTicket { kind: LoginKind::Wechat, key: format!("ticket of {id}").into() },
        beside: true,
        expires_at: at(120),
        language: Some(Language::Ja),
    }
}
