//! The credential as every `Login` answer carries it. Pure.

use secrecy::SecretString;
use serde_json::Value;

use crate::model::{Credential, LoginType, Uin};

/// Reads the `data` of a `Login` or `QQLogin` answer. Only number and key must be there; each may
/// be a number or a text, and anything else may be missing, null, empty or zero.
pub(crate) fn parse(data: &Value) -> Option<Credential> {
    let uin = ["musicid", "str_musicid"]
        .iter()
        .find_map(|name| Uin::parse_cookie(&text(data, name)?).ok())?;
    let bare = Credential::bare(uin, text(data, "musickey")?.into());
    let secret = |name| text(data, name).map(SecretString::from);
    Some(Credential {
        login_type: number(data, "loginType")
            .and_then(|code| LoginType::from_code(u64::try_from(code).ok()?))
            .unwrap_or(bare.login_type),
        refresh_key: secret("refresh_key"),
        refresh_token: secret("refresh_token"),
        access_token: secret("access_token"),
        openid: secret("openid"),
        unionid: secret("unionid"),
        encrypt_uin: text(data, "encryptUin"),
        expired_at: number(data, "expired_at"),
        created_at: number(data, "musickeyCreateTime"),
        key_expires_in: number(data, "keyExpiresIn"),
        ..bare
    })
}

/// A field as text; `None` when missing, empty or zero.
fn text(data: &Value, name: &str) -> Option<String> {
    let text = match data.get(name)? {
        Value::String(text) => text.trim().to_owned(),
        Value::Number(number) => number.to_string(),
        _ => return None,
    };
    (!text.is_empty() && text != "0").then_some(text)
}

/// A field as a number above zero.
fn number(data: &Value, name: &str) -> Option<i64> {
    text(data, name)?.parse().ok().filter(|number| *number > 0)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use secrecy::ExposeSecret;
    use serde_json::json;

    use super::*;

    #[test]
    fn a_whole_credential_is_kept_whole() {
        let credential = parse(&json!({
            "openid": "OID", "refresh_token": "RT", "access_token": "AT", "expired_at": 1_800_000_000,
            "musicid": 1_000_000_077, "musickey": "Q_H_L_invented", "unionid": "UID",
            "str_musicid": "1000000077", "refresh_key": "RK", "musickeyCreateTime": 1_799_000_000,
            "keyExpiresIn": 259_200, "first_login": 0, "bindAccountType": 0, "needRefreshKeyIn": 0,
            "encryptUin": "oKinvented", "loginType": 2,
        }))
        .expect("whole");
        assert_eq!(credential.uin.value(), 1_000_000_077);
        assert_eq!(credential.musickey.expose_secret(), "Q_H_L_invented");
        assert_eq!(credential.login_type, LoginType::Qq);
        let shown = |secret: Option<SecretString>| secret.expect("kept").expose_secret().to_owned();
        assert_eq!(shown(credential.refresh_key), "RK");
        assert_eq!(shown(credential.refresh_token), "RT");
        assert_eq!(shown(credential.access_token), "AT");
        assert_eq!(shown(credential.openid), "OID");
        assert_eq!(shown(credential.unionid), "UID");
        assert_eq!(credential.encrypt_uin.as_deref(), Some("oKinvented"));
        assert_eq!(credential.expired_at, Some(1_800_000_000));
        assert_eq!(credential.created_at, Some(1_799_000_000));
        assert_eq!(credential.key_expires_in, Some(259_200));
    }

    #[test]
    fn number_and_key_are_enough_and_the_key_tells_the_type() {
        let credential = parse(&json!({
            "musicid": 0, "str_musicid": "1152921504600000001", "musickey": "W_X_invented",
            "openid": null, "refresh_key": "", "keyExpiresIn": "259200", "loginType": null,
        }))
        .expect("enough");
        assert_eq!(credential.uin.value(), 1_152_921_504_600_000_001);
        assert_eq!(credential.login_type, LoginType::Wechat);
        assert!(credential.refresh_key.is_none() && credential.openid.is_none());
        assert_eq!(credential.key_expires_in, Some(259_200));
    }

    #[test]
    fn without_number_or_key_there_is_no_credential() {
        assert!(parse(&json!({"musickey": "Q_H_L_invented"})).is_none());
        assert!(parse(&json!({"musicid": 1, "musickey": ""})).is_none());
        assert!(parse(&json!("text")).is_none());
    }

    proptest! {
        #[test]
        fn odd_values_never_panic(musicid in any::<i64>(), life in any::<f64>(), key in ".*") {
            let _ = parse(&json!({"musicid": musicid, "musickey": key, "keyExpiresIn": life}));
            let _ = parse(&json!({"musicid": key, "musickey": musicid, "loginType": musicid}));
        }
    }
}
