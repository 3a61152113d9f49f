//! The keys of a QQ Music account.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};

use super::Uin;

/// How the key was obtained; QQ Music calls it `tmeLoginType`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum LoginType {
    /// 0, by phone number.
    Phone,
    /// 1, by WeChat; such keys begin with `W_X_`.
    Wechat,
    /// 2, by QQ; such keys begin with `Q_H_L_`.
    Qq,
    /// 6, by a QR confirmed in the QQ Music app.
    App,
}

impl LoginType {
    /// QQ Music's number for it.
    pub fn code(self) -> u8 {
        match self {
            Self::Phone => 0,
            Self::Wechat => 1,
            Self::Qq => 2,
            Self::App => 6,
        }
    }

    /// The word for it, as in [`LoginKind::name`](super::LoginKind::name).
    pub fn name(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Wechat => "wechat",
            Self::Qq => "qq",
            Self::App => "app",
        }
    }

    /// From QQ Music's number; `None` for a number that is not known.
    pub fn from_code(code: u64) -> Option<Self> {
        match code {
            0 => Some(Self::Phone),
            1 => Some(Self::Wechat),
            2 => Some(Self::Qq),
            6 => Some(Self::App),
            _ => None,
        }
    }

    /// What the key's prefix says: `W_X` is WeChat, everything else QQ.
    pub fn of_key(musickey: &str) -> Self {
        if musickey.starts_with("W_X") { Self::Wechat } else { Self::Qq }
    }
}

/// Everything QQ Music gave at a login. All of it is kept: an account of which only number and key
/// are kept can never be refreshed.
///
/// `Debug` shows nothing, and nothing here implements `Display` or serialisation.
#[derive(Clone)]
pub struct Credential {
    /// The account's number (`musicid`).
    pub uin: Uin,
    /// The music key (`musickey`, `qqmusic_key`, `qm_keyst`, `authst`: one value, many names).
    pub musickey: SecretString,
    /// How the key was obtained.
    pub login_type: LoginType,
    /// `refresh_key`: long-lived, wanted for a refresh. App logins may lack it.
    pub refresh_key: Option<SecretString>,
    /// `refresh_token` of QQ or WeChat.
    pub refresh_token: Option<SecretString>,
    /// `access_token` of QQ.
    pub access_token: Option<SecretString>,
    /// `openid` of QQ or WeChat.
    pub openid: Option<SecretString>,
    /// `unionid` of QQ or WeChat.
    pub unionid: Option<SecretString>,
    /// `encryptUin` (`euin`), the account's number as other calls want it.
    pub encrypt_uin: Option<String>,
    /// `expired_at`, seconds since 1970: the end of the access token.
    pub expired_at: Option<i64>,
    /// `musickeyCreateTime`, seconds since 1970.
    pub created_at: Option<i64>,
    /// `keyExpiresIn`, seconds that the music key lives (seen: 259200, three days).
    pub key_expires_in: Option<i64>,
}

impl Credential {
    /// A credential of which only number and key are known, as a pasted cookie may be.
    pub fn bare(uin: Uin, musickey: SecretString) -> Self {
        let login_type = LoginType::of_key(musickey.expose_secret());
        Self {
            uin,
            musickey,
            login_type,
            refresh_key: None,
            refresh_token: None,
            access_token: None,
            openid: None,
            unionid: None,
            encrypt_uin: None,
            expired_at: None,
            created_at: None,
            key_expires_in: None,
        }
    }

    /// Lays a newer answer of QQ Music over this credential: what the newer one lacks stays.
    pub fn merged(self, newer: Self) -> Self {
        let Self {
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
        } = newer;
        Self {
            uin,
            musickey,
            login_type,
            refresh_key: refresh_key.or(self.refresh_key),
            refresh_token: refresh_token.or(self.refresh_token),
            access_token: access_token.or(self.access_token),
            openid: openid.or(self.openid),
            unionid: unionid.or(self.unionid),
            encrypt_uin: encrypt_uin.or(self.encrypt_uin),
            expired_at: expired_at.or(self.expired_at),
            created_at: created_at.or(self.created_at),
            key_expires_in: key_expires_in.or(self.key_expires_in),
        }
    }

    /// When the music key ends, seconds since 1970, as far as QQ Music said.
    pub fn key_ends_at(&self) -> Option<i64> {
        Some(self.created_at? + self.key_expires_in?)
    }

    /// Whether a refresh can be tried at all.
    pub fn is_refreshable(&self) -> bool {
        self.refresh_key.is_some() || self.refresh_token.is_some()
    }
}

impl fmt::Debug for Credential {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Credential([REDACTED])")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn credential(key: &str) -> Credential {
        Credential::bare(Uin::new(1_000_000_077).expect("not zero"), key.into())
    }

    #[test]
    fn debug_shows_nothing() {
        let shown = format!("{:?}", credential("Q_H_L_invented"));
        assert_eq!(shown, "Credential([REDACTED])");
    }

    #[test]
    fn a_refresh_that_omits_fields_loses_none() {
        let mut old = credential("Q_H_L_old");
        old.refresh_key = Some("keep-me".into());
        old.expired_at = Some(7);
        let merged = old.merged(credential("Q_H_L_new"));
        assert_eq!(merged.musickey.expose_secret(), "Q_H_L_new");
        assert_eq!(merged.refresh_key.expect("kept").expose_secret(), "keep-me");
        assert_eq!(merged.expired_at, Some(7));
    }

    #[test]
    fn the_prefix_of_a_key_tells_its_login_type() {
        assert_eq!(credential("W_X_invented").login_type, LoginType::Wechat);
        assert_eq!(credential("Q_H_L_invented").login_type, LoginType::Qq);
    }
}
