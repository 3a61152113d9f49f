//! Accounts and their keys: what the server remembers about who may do what.

use std::collections::{BTreeMap, HashMap};

use serde_json::{Value, json};

use super::hash::{hex_token, token};
use super::profile::Account;
use super::refusal::{Code, Refusal};

/// Seconds that a key lives.
const KEY_SECONDS: i64 = 259_200;
/// Seconds until the access token ends, as an answer tells it.
const TOKEN_SECONDS: i64 = 7 * 86_400;

/// How an account logged in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    Phone,
    Wechat,
    Qq,
    /// Through the QQ Music app: the key looks like QQ's but cannot be refreshed.
    App,
}

impl Way {
    fn login_type(self) -> u8 {
        match self {
            Self::Phone => 0,
            Self::Wechat => 1,
            Self::Qq | Self::App => 2,
        }
    }

    fn prefix(self) -> &'static str {
        match self {
            Self::Wechat => "W_X_",
            Self::Phone | Self::Qq | Self::App => "Q_H_L_",
        }
    }

    /// Whether a caller may name this `tmeLoginType` for such a key.
    pub(super) fn may_be_called(self, login_type: Option<i64>) -> bool {
        let app = self == Self::App && login_type == Some(6);
        app || login_type == Some(i64::from(self.login_type()))
    }
}

/// A key that was given out.
#[derive(Debug, Clone)]
pub(super) struct Key {
    pub(super) uin: u64,
    pub(super) way: Way,
    created_at: i64,
    expires_at: i64,
    /// Revoked, logged out or replaced by a newer one.
    dead: bool,
    refresh_key: String,
    refresh_token: String,
    access_token: String,
    openid: String,
    unionid: String,
}

/// What a refresh was asked with.
pub(super) struct Asked<'a> {
    pub(super) uin: u64,
    pub(super) musickey: &'a str,
    pub(super) refresh_key: &'a str,
    pub(super) refresh_token: &'a str,
    pub(super) login_type: Option<i64>,
}

/// The limits that the server sets.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Requests that one account, or all that name none, may make in ten seconds (2001 beyond;
    /// at twice as many a slider captcha is asked for, 109999).
    pub requests_per_10_s: u64,
    /// Logins and refreshes of one account in a minute (104604 beyond).
    pub logins_per_minute: usize,
    /// Seconds for which a new key is too fresh to be refreshed (20279).
    pub fresh_key_s: i64,
    /// Milliseconds for which a long poll is held.
    pub poll_hold_ms: u64,
}

impl Default for Limits {
    fn default() -> Self {
        Self {
            requests_per_10_s: 100_000,
            logins_per_minute: 60,
            fresh_key_s: 60,
            poll_hold_ms: 15_000,
        }
    }
}

/// All accounts and keys.
#[derive(Debug, Default)]
pub(super) struct Accounts {
    by_uin: BTreeMap<u64, Account>,
    keys: HashMap<String, Key>,
}

impl Accounts {
    /// The account with a number; it comes to exist when it is first named.
    pub(super) fn named(&mut self, uin: u64) -> &mut Account {
        self.by_uin.entry(uin).or_insert_with(|| Account::new(uin))
    }

    pub(super) fn find(&self, uin: u64) -> Option<&Account> {
        self.by_uin.get(&uin)
    }

    pub(super) fn find_euin(&self, euin: &str) -> Option<&Account> {
        self.by_uin.values().find(|account| account.euin == euin)
    }

    /// Whose key for the listening report this is.
    pub(super) fn holder_of_report_key(&self, key: &str) -> Option<u64> {
        self.by_uin.values().find(|account| account.report_key == key).map(|account| account.uin)
    }

    /// Whose a live key is.
    ///
    /// 1000 without a key, 104400 for an expired one, 104401 for one that is unknown, dead or
    /// another account's.
    pub(super) fn check(
        &self,
        musickey: &str,
        uin: Option<u64>,
        now: i64,
    ) -> Result<&Key, Refusal> {
        if musickey.is_empty() {
            return Err(Code::NO_LOGIN.into());
        }
        let key = self.keys.get(musickey).filter(|key| !key.dead).ok_or(Code::KEY_INVALID)?;
        if uin.is_some_and(|uin| uin != key.uin) {
            return Err(Code::KEY_INVALID.into());
        }
        if key.expires_at <= now { Err(Code::KEY_EXPIRED.into()) } else { Ok(key) }
    }

    /// Every secret that any key came with, dead ones too.
    pub(super) fn secrets(&self) -> impl Iterator<Item = &String> {
        let keys = self.keys.iter().flat_map(|(musickey, key)| {
            let Key { refresh_key, refresh_token, access_token, openid, unionid, .. } = key;
            [musickey, refresh_key, refresh_token, access_token, openid, unionid]
        });
        keys.chain(self.by_uin.values().map(|account| &account.report_key))
    }

    fn keys_of(&mut self, uin: u64) -> impl Iterator<Item = &mut Key> {
        self.keys.values_mut().filter(move |key| key.uin == uin)
    }

    pub(super) fn expire(&mut self, uin: u64, now: i64) {
        self.keys_of(uin).for_each(|key| key.expires_at = key.expires_at.min(now));
    }

    pub(super) fn revoke(&mut self, uin: u64) {
        self.keys_of(uin).for_each(|key| key.dead = true);
    }

    pub(super) fn end(&mut self, musickey: &str) {
        if let Some(key) = self.keys.get_mut(musickey) {
            key.dead = true;
        }
    }

    /// Logs an account in and gives the credential as the server answers it.
    pub(super) fn log_in(
        &mut self,
        uin: u64,
        way: Way,
        now: i64,
        limits: Limits,
    ) -> Result<Value, Refusal> {
        self.admit(uin, now, limits)?;
        let key = Key {
            uin,
            way,
            created_at: now,
            expires_at: now + KEY_SECONDS,
            dead: false,
            refresh_key: token(64),
            refresh_token: hex_token(32),
            access_token: hex_token(32),
            openid: hex_token(32),
            unionid: format!("UID_{}", hex_token(32)),
        };
        Ok(self.give_out(key))
    }

    /// A new key for an old one, which dies.
    pub(super) fn refresh(
        &mut self,
        asked: &Asked<'_>,
        now: i64,
        limits: Limits,
    ) -> Result<Value, Refusal> {
        if asked.musickey.is_empty() || asked.uin == 0 {
            return Err(Code::PARAMETER.into());
        }
        let found = self.keys.get(asked.musickey).filter(|key| key.uin == asked.uin && !key.dead);
        let key = found.ok_or(Code::NO_LOGIN)?;
        if !key.way.may_be_called(asked.login_type) {
            return Err(Code::KEY_EXPIRED.into());
        }
        let given =
            [(asked.refresh_key, &key.refresh_key), (asked.refresh_token, &key.refresh_token)];
        let mut named = given.iter().filter(|(asked, _)| !asked.is_empty()).peekable();
        if key.way == Way::App || named.peek().is_none() {
            return Err(Code::NO_LOGIN.into());
        }
        if named.any(|(asked, real)| asked != real) {
            return Err(Code::KEY_INVALID.into());
        }
        if key.expires_at > now && now - key.created_at < limits.fresh_key_s {
            return Err(Code::TOO_MANY_DEVICES.into());
        }
        let mut key = key.clone();
        self.end(asked.musickey);
        let admitted = self.admit(asked.uin, now, limits);
        if let Err(refusal) = admitted {
            if let Some(old) = self.keys.get_mut(asked.musickey) {
                old.dead = false;
            }
            return Err(refusal);
        }
        (key.created_at, key.expires_at) = (now, now + KEY_SECONDS);
        key.refresh_token = hex_token(32);
        key.access_token = hex_token(32);
        Ok(self.give_out(key))
    }

    fn admit(&mut self, uin: u64, now: i64, limits: Limits) -> Result<(), Refusal> {
        let live = self.keys_of(uin).filter(|key| !key.dead && key.expires_at > now).count();
        let account = self.named(uin);
        account.standing.check()?;
        if live >= account.device_limit {
            return Err(Code::TOO_MANY_DEVICES.into());
        }
        account.logins.retain(|at| now - at < 60);
        if account.logins.len() >= limits.logins_per_minute {
            return Err(Code::LOGIN_TOO_OFTEN.into());
        }
        account.logins.push_back(now);
        Ok(())
    }

    fn give_out(&mut self, key: Key) -> Value {
        let musickey = format!("{}{}", key.way.prefix(), token(56));
        let euin = self.named(key.uin).euin.clone();
        let mut credential = json!({
            "openid": key.openid, "unionid": key.unionid, "expired_at": key.created_at + TOKEN_SECONDS,
            "musicid": key.uin, "str_musicid": key.uin.to_string(), "musickey": musickey,
            "musickeyCreateTime": key.created_at, "keyExpiresIn": KEY_SECONDS, "first_login": 0,
            "bindAccountType": 0, "needRefreshKeyIn": 0, "encryptUin": euin,
            "loginType": key.way.login_type(), "access_token": "", "refresh_token": "",
            "refresh_key": "", "errMsg": "",
        });
        if key.way != Way::App {
            credential["access_token"] = key.access_token.clone().into();
            credential["refresh_token"] = key.refresh_token.clone().into();
            credential["refresh_key"] = key.refresh_key.clone().into();
        }
        self.keys.insert(musickey, key);
        credential
    }
}
