//! Reading pasted cookies.

use secrecy::SecretString;

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
        .filter(|(_, value)| !value.is_empty())
        .collect();
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
