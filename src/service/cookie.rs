//! A credential as cookies: reading those that people paste or send, and giving those of a login.

use secrecy::{ExposeSecret, SecretString};

use super::{Error, Result};
use crate::model::{Credential, LoginType, Uin};

/// Reads a `Cookie:` header, a `name=value` list with `;` or line breaks, as browsers and other
/// tools give it. Names are those of the cookies of `y.qq.com`; unknown ones are ignored.
pub(super) fn parse(text: &str) -> Result<Credential> {
    let text = text.trim();
    let text = text.strip_prefix("Cookie:").or(text.strip_prefix("cookie:")).unwrap_or(text);
    let pairs: Vec<(&str, &str)> = text
        .split([';', '\n'])
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (name.trim(), value.trim().trim_matches('"')))
        .collect();
    credential_of(&pairs)
}

/// The credential of cookies that are already apart, by name and value. Of several with one name
/// the first counts; empty ones count as not there.
/// Errors: [`Error::BadCookie`] when the number or the key is missing.
pub fn credential_of(pairs: &[(&str, &str)]) -> Result<Credential> {
    let pairs: Vec<_> = pairs.iter().filter(|(_, value)| !value.is_empty()).collect();
    let find = |names: &[&str]| {
        names
            .iter()
            .find_map(|name| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| *value))
    };
    let secret = |names: &[&str]| find(names).map(SecretString::from);
    let number = |names: &[&str]| find(names).and_then(|value| value.parse::<i64>().ok());

    let uin = find(&["uin", "qqmusic_uin", "wxuin", "musicid"])
        .and_then(|value| Uin::parse_cookie(value).ok())
        .ok_or(Error::BadCookie { missing: "uin" })?;
    let musickey = secret(&["qm_keyst", "qqmusic_key", "musickey"])
        .ok_or(Error::BadCookie { missing: "qm_keyst" })?;
    let bare = Credential::bare(uin, musickey);
    Ok(Credential {
        login_type: number(&["tmeLoginType"])
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

/// The cookies of a credential, by the names under which [`credential_of`] reads them, so that what
/// a login gives is what a refresh takes. They are secrets.
pub fn cookies(credential: &Credential) -> Vec<(&'static str, SecretString)> {
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

/// The names of the cookies that [`cookies`] may give, the first four always.
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

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;

    #[test]
    fn a_whole_cookie_is_kept_whole() {
        let credential = parse(
            "Cookie: uin=o1000000077; qm_keyst=Q_H_L_invented; tmeLoginType=2; \
             psrf_qqrefresh_token=RT; refresh_key=RK; euin=oK0; psrf_musickey_createtime=1700000000; other=x",
        )
        .expect("valid");
        assert_eq!(credential.uin.value(), 1_000_000_077);
        assert_eq!(credential.musickey.expose_secret(), "Q_H_L_invented");
        assert_eq!(credential.refresh_key.expect("kept").expose_secret(), "RK");
        assert_eq!(credential.refresh_token.expect("kept").expose_secret(), "RT");
        assert_eq!(credential.created_at, Some(1_700_000_000));
    }

    #[test]
    fn lines_quotes_and_the_other_name_of_the_key_are_fine() {
        let credential = parse("uin=\"1000000077\"\nqqmusic_key=W_X_invented\n").expect("valid");
        assert_eq!(credential.login_type, LoginType::Wechat);
    }

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
                let given = cookies(credential).into_iter();
                given.map(|(name, value)| (name, value.expose_secret().to_owned())).collect()
            };
            let given = shown(&whole);
            assert_eq!(given.len(), 13);
            let pairs: Vec<_> = given.iter().map(|(name, value)| (*name, value.as_str())).collect();
            assert_eq!(shown(&credential_of(&pairs).expect("whole")), given);
        }
    }

    #[test]
    fn what_is_missing_is_named() {
        let missing = |text| match parse(text) {
            Err(Error::BadCookie { missing }) => missing,
            other => panic!("{other:?}"),
        };
        assert_eq!(missing("hello"), "uin");
        assert_eq!(missing("uin=abc; qm_keyst=x"), "uin");
        assert_eq!(missing("uin=1000000077; qm_keyst="), "qm_keyst");
    }
}
