//! A QQ account, and a person's pointer to one.

use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use super::{Record, decode, encode, moment, time};
use crate::model::{Credential, LoginKind, LoginType, Uin};
use crate::store::{Account, Error, Origin, Result};

const VERSION: u8 = 1;
/// The version that tells by which kind of login the keys came.
const KIND: u8 = 2;

/// Borrows from the opened bytes, which are wiped, so that no secret is copied on the way.
#[derive(Serialize, Deserialize)]
pub(super) struct CredentialV1<'a> {
    uin: u64,
    #[serde(borrow)]
    musickey: &'a str,
    login_type: u8,
    refresh_key: Option<&'a str>,
    refresh_token: Option<&'a str>,
    access_token: Option<&'a str>,
    openid: Option<&'a str>,
    unionid: Option<&'a str>,
    encrypt_uin: Option<&'a str>,
    expired_at: Option<i64>,
    created_at: Option<i64>,
    key_expires_in: Option<i64>,
}

#[derive(Serialize, Deserialize)]
struct AccountV1<'a> {
    #[serde(borrow)]
    credential: CredentialV1<'a>,
    nick: &'a str,
    pasted: bool,
    updated_at: i64,
    refreshed_at: Option<i64>,
    dead: bool,
}

#[derive(Serialize, Deserialize)]
struct AccountV2<'a> {
    #[serde(borrow)]
    before: AccountV1<'a>,
    kind: Option<&'a str>,
}

impl<'a> From<&'a Credential> for CredentialV1<'a> {
    fn from(credential: &'a Credential) -> Self {
        let Credential {
            uin,
            musickey,
            login_type,
            refresh_key,
            refresh_token,
            access_token,
            openid,
            unionid,
            encrypt_uin,
            expired_at,
            created_at,
            key_expires_in,
        } = credential;
        Self {
            uin: uin.value(),
            musickey: musickey.expose_secret(),
            login_type: login_type.code(),
            refresh_key: shown(refresh_key.as_ref()),
            refresh_token: shown(refresh_token.as_ref()),
            access_token: shown(access_token.as_ref()),
            openid: shown(openid.as_ref()),
            unionid: shown(unionid.as_ref()),
            encrypt_uin: encrypt_uin.as_deref(),
            expired_at: *expired_at,
            created_at: *created_at,
            key_expires_in: *key_expires_in,
        }
    }
}

impl TryFrom<CredentialV1<'_>> for Credential {
    type Error = Error;

    fn try_from(record: CredentialV1<'_>) -> Result<Self> {
        let login_type = LoginType::from_code(record.login_type.into());
        Ok(Self {
            uin: uin(record.uin)?,
            musickey: record.musickey.into(),
            login_type: login_type.ok_or(Error::Corrupt("an unknown login type"))?,
            refresh_key: record.refresh_key.map(Into::into),
            refresh_token: record.refresh_token.map(Into::into),
            access_token: record.access_token.map(Into::into),
            openid: record.openid.map(Into::into),
            unionid: record.unionid.map(Into::into),
            encrypt_uin: record.encrypt_uin.map(Into::into),
            expired_at: record.expired_at,
            created_at: record.created_at,
            key_expires_in: record.key_expires_in,
        })
    }
}

impl Record for Account {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let Self { credential, nick, origin, updated_at, refreshed_at, dead } = self;
        let (pasted, kind) = match origin {
            Origin::Scanned(kind) => (false, *kind),
            Origin::Pasted => (true, None),
        };
        let before = AccountV1 {
            credential: credential.into(),
            nick,
            pasted,
            updated_at: moment(*updated_at),
            refreshed_at: refreshed_at.map(moment),
            dead: *dead,
        };
        encode(KIND, &AccountV2 { before, kind: kind.map(LoginKind::name) })
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let AccountV2 { before: record, kind } = match bytes.first() {
            Some(&VERSION) => AccountV2 { before: decode(VERSION, bytes)?, kind: None },
            _ => decode(KIND, bytes)?,
        };
        let kind = kind.and_then(LoginKind::from_name);
        Ok(Self {
            credential: record.credential.try_into()?,
            nick: record.nick.into(),
            origin: if record.pasted { Origin::Pasted } else { Origin::Scanned(kind) },
            updated_at: time(record.updated_at)?,
            refreshed_at: record.refreshed_at.map(time).transpose()?,
            dead: record.dead,
        })
    }
}

/// A person's pointer: the number of the account.
impl Record for Uin {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        encode(VERSION, &self.value())
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        uin(decode(VERSION, bytes)?)
    }
}

/// The accounts a person has had since they came, the first first.
#[derive(Debug, Clone, Default)]
pub(in crate::store) struct Had(pub(in crate::store) Vec<Uin>);

impl Record for Had {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let numbers: Vec<u64> = self.0.iter().map(|uin| uin.value()).collect();
        encode(VERSION, &numbers)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let numbers: Vec<u64> = decode(VERSION, bytes)?;
        numbers.into_iter().map(uin).collect::<Result<_>>().map(Self)
    }
}

/// The accounts that a person has, in the order in which they came.
#[derive(Debug, Clone, Default)]
pub(in crate::store) struct Owned(pub(in crate::store) Vec<Own>);

/// One of them.
#[derive(Debug, Clone)]
pub(in crate::store) struct Own {
    /// Its number.
    pub(in crate::store) uin: Uin,
    /// What the person calls it.
    pub(in crate::store) name: Option<String>,
}

impl Record for Owned {
    fn to_bytes(&self) -> Zeroizing<Vec<u8>> {
        let own = |Own { uin, name }: &Own| (uin.value(), name.clone());
        let accounts: Vec<(u64, Option<String>)> = self.0.iter().map(own).collect();
        encode(VERSION, &accounts)
    }

    fn from_bytes(bytes: &[u8]) -> Result<Self> {
        let accounts: Vec<(u64, Option<String>)> = decode(VERSION, bytes)?;
        let own = |(number, name)| -> Result<_> { Ok(Own { uin: uin(number)?, name }) };
        accounts.into_iter().map(own).collect::<Result<_>>().map(Self)
    }
}

pub(super) fn uin(value: u64) -> Result<Uin> {
    Uin::new(value).map_err(|_| Error::Corrupt("an account without a number"))
}

fn shown(secret: Option<&SecretString>) -> Option<&str> {
    secret.map(ExposeSecret::expose_secret)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::LoginKind;

    fn first(pasted: bool) -> Vec<u8> {
        let uin = Uin::new(1_000_000_077).expect("not zero");
        let credential = Credential::bare(uin, "Q_H_L_invented".into());
        let credential = CredentialV1::from(&credential);
        let (nick, updated_at, refreshed_at) = ("小林", 0, None);
        let dead = false;
        let before = AccountV1 { credential, nick, pasted, updated_at, refreshed_at, dead };
        encode(VERSION, &before).to_vec()
    }

    #[test]
    fn an_account_of_which_nobody_noted_what_was_scanned_is_read() {
        let read = |bytes: &[u8]| Account::from_bytes(bytes).expect("read");
        assert_eq!(read(&first(false)).origin, Origin::Scanned(None));
        assert_eq!(read(&first(true)).origin, Origin::Pasted);
        for origin in [Origin::Scanned(Some(LoginKind::App)), Origin::Scanned(None), Origin::Pasted]
        {
            let account = Account { origin, ..read(&first(false)) };
            let again = read(&account.to_bytes());
            assert_eq!((again.origin, again.nick), (origin, "小林".to_owned()));
        }
    }
}
