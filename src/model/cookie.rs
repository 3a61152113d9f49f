//! A credential as cookies: the one table of their names, for reading what people paste, programs send and
//! other servers answer, and for giving those of a login.

use secrecy::{ExposeSecret, SecretString};

use super::{Credential, LoginType, Uin};

/// The names under which the account's number is found, the first that is there wins.
pub const UIN_COOKIES: [&str; 5] = ["uin", "qqmusic_uin", "wxuin", "musicid", "str_musicid"];
/// The names under which the key is found.
pub const KEY_COOKIES: [&str; 3] = ["qm_keyst", "qqmusic_key", "musickey"];

/// The names of the cookies that [`Credential::cookies`] may give, the first four always.
pub const COOKIES: [&str; 17] = [
    "uin",
    "qm_keyst",
    "qqmusic_key",
    "tmeLoginType",
    "refresh_key",
    "psrf_qqrefresh_token",
    "wxrefresh_token",
    "psrf_qqaccess_token",
    "access_token",
    "psrf_qqopenid",
    "wxopenid",
    "psrf_qqunionid",
    "wxunionid",
    "euin",
    "psrf_access_token_expiresAt",
    "psrf_musickey_createtime",
    "keyExpiresIn",
];

/// Cookies without a usable number or key: which.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the cookies lack a usable {0}")]
pub struct MissingCookie(pub &'static str);

/// The pairs of a `Cookie` header, or of a `name=value` list with `;` or line breaks, as browsers and
/// other tools give it.
pub fn cookie_pairs(text: &str) -> Vec<(&str, &str)> {
    text.split([';', '\n'])
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (name.trim(), value.trim().trim_matches('"')))
        .collect()
}

impl Credential {
    /// The credential of cookies by name and value; names are those of the cookies of `y.qq.com` and of
    /// servers like ours, others are ignored. Of several with one name the first counts; empty ones
    /// count as not there.
    /// Errors: [`MissingCookie`] when the number or the key is missing.
    pub fn of_cookies(pairs: &[(&str, &str)]) -> Result<Self, MissingCookie> {
        let pairs: Vec<_> = pairs.iter().filter(|(_, value)| !value.is_empty()).collect();
        let find = |names: &[&str]| {
            names
                .iter()
                .find_map(|name| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| *value))
        };
        let secret = |names: &[&str]| find(names).map(SecretString::from);
        let number = |names: &[&str]| find(names).and_then(|value| value.parse::<i64>().ok());

        let uin = find(&UIN_COOKIES)
            .and_then(|value| Uin::parse_cookie(value).ok())
            .ok_or(MissingCookie("uin"))?;
        let musickey = secret(&KEY_COOKIES).ok_or(MissingCookie("qm_keyst"))?;
        let bare = Self::bare(uin, musickey);
        Ok(Self {
            login_type: number(&["tmeLoginType", "loginType"])
                .and_then(|code| LoginType::from_code(u64::try_from(code).ok()?))
                .unwrap_or(bare.login_type),
            refresh_key: secret(&["refresh_key", "psrf_refresh_key"]),
            refresh_token: secret(&["psrf_qqrefresh_token", "wxrefresh_token", "refresh_token"]),
            access_token: secret(&["psrf_qqaccess_token", "access_token"]),
            openid: secret(&["psrf_qqopenid", "wxopenid", "openid"]),
            unionid: secret(&["psrf_qqunionid", "wxunionid", "unionid"]),
            encrypt_uin: find(&["euin", "encryptUin"]).map(str::to_owned),
            expired_at: number(&["psrf_access_token_expiresAt", "expired_at"]),
            created_at: number(&["psrf_musickey_createtime", "musickeyCreateTime"]),
            key_expires_in: number(&["keyExpiresIn"]),
            ..bare
        })
    }

    /// As cookies, by the names under which [`of_cookies`](Self::of_cookies) reads them, so that what a
    /// login gives is what a refresh takes. They are secrets.
    pub fn cookies(&self) -> Vec<(&'static str, SecretString)> {
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
        } = self;
        let text = |value: &dyn ToString| Some(SecretString::from(value.to_string()));
        let (qq, wechat) = match login_type {
            LoginType::Wechat => (false, true),
            LoginType::Phone | LoginType::Qq | LoginType::App => (true, false),
        };
        let all = [
            text(uin),
            Some(musickey.clone()),
            Some(musickey.clone()),
            text(&login_type.code()),
            refresh_key.clone(),
            refresh_token.clone().filter(|_| qq),
            refresh_token.clone().filter(|_| wechat),
            access_token.clone().filter(|_| qq),
            access_token.clone().filter(|_| wechat),
            openid.clone().filter(|_| qq),
            openid.clone().filter(|_| wechat),
            unionid.clone().filter(|_| qq),
            unionid.clone().filter(|_| wechat),
            encrypt_uin.as_ref().and_then(|it| text(it)),
            expired_at.as_ref().and_then(|it| text(it)),
            created_at.as_ref().and_then(|it| text(it)),
            key_expires_in.as_ref().and_then(|it| text(it)),
        ];
        let given = |value: &SecretString| !value.expose_secret().is_empty();
        let named = COOKIES.into_iter().zip(all);
        named.filter_map(|(name, value)| Some((name, value.filter(given)?))).collect()
    }

    /// What a refresh needs besides number and key, as cookies. They are secrets.
    pub fn refresh_cookies(&self) -> Vec<(&'static str, SecretString)> {
        let is_bare = |name: &str| UIN_COOKIES.contains(&name) || KEY_COOKIES.contains(&name);
        self.cookies().into_iter().filter(|(name, _)| !is_bare(name)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_given_as_cookies_is_read_back_whole() {
        for (key, login_type) in [("Q_H_L_x", LoginType::App), ("W_X_x", LoginType::Wechat)] {
            let text = |value: &str| Some(SecretString::from(value));
            let whole = Credential {
                login_type,
                refresh_key: text("RK"),
                refresh_token: text("RT"),
                access_token: text("AT"),
                openid: text("OI"),
                unionid: text("UI"),
                encrypt_uin: Some("oK0".to_owned()),
                expired_at: Some(1),
                created_at: Some(2),
                key_expires_in: Some(3),
                ..Credential::bare(Uin::new(1_000_000_077).expect("not zero"), key.into())
            };
            let shown = |credential: &Credential| -> Vec<_> {
                let given = credential.cookies().into_iter();
                given.map(|(name, value)| (name, value.expose_secret().to_owned())).collect()
            };
            let given = shown(&whole);
            assert_eq!(given.len(), 13);
            let pairs: Vec<_> = given.iter().map(|(name, value)| (*name, value.as_str())).collect();
            assert_eq!(shown(&Credential::of_cookies(&pairs).expect("whole")), given);
        }
    }
}
