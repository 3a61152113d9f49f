//! Getting, renewing and ending a login, once a person or a refresh key vouches for it.

use secrecy::ExposeSecret;
use serde::de::IgnoredAny;
use serde_json::{Value, json};

use super::call::{As, Call};
use super::comm::Comm;
use super::lenient::integer_of;
use super::login::credential;
use super::{Client, Error, Result};
use crate::model::{Credential, LoginType};

impl Client {
    /// Exchanges a confirmed login's code or token for a credential.
    ///
    /// `api` is `music.login.LoginServer/Login` (WeChat, the app) or
    /// `QQConnectLogin.LoginServer/QQLogin` (QQ); `login_type` goes into `comm.tmeLoginType`. Sent
    /// once: a code is spent by asking.
    /// Errors: [`Error::Code`] 1000, 104400 and 104401 when the code is not accepted.
    pub(crate) async fn exchange_login(
        &self,
        api: &'static str,
        param: Value,
        login_type: LoginType,
    ) -> Result<Credential> {
        let who = As::new(Comm::Android, None).login_type(login_type).once();
        let data = self.call(who, Call::new(api, param)).await?;
        read(&data)
    }

    /// A new key by the refresh key: `music.login.LoginServer/Login` with `loginMode` 2. Sent once:
    /// a refresh may end the old key. The answer may lack what did not change.
    pub(crate) async fn refresh(&self, credential: &Credential) -> Result<Credential> {
        let who = As::new(Comm::Android, Some(credential)).once();
        let call = Call::new("music.login.LoginServer/Login", refresh_param(credential));
        let data = self.call(who, call).await?;
        read(&completed(data, credential))
    }

    /// `music.login.LoginServer/Logout`. Sent once.
    pub(crate) async fn logout(&self, credential: &Credential) -> Result<()> {
        let who = As::new(Comm::Android, Some(credential)).once();
        let call = Call::new("music.login.LoginServer/Logout", json!({}));
        self.call(who, call).await.map(|IgnoredAny| ())
    }
}

/// What is known of the fields that the login type wants.
fn refresh_param(credential: &Credential) -> Value {
    let (wechat, qq) = match credential.login_type {
        LoginType::Wechat => (true, false),
        LoginType::Qq => (false, true),
        LoginType::Phone | LoginType::App => (true, true),
    };
    let mut param = json!({
        "loginMode": 2,
        "musicid": credential.uin.value(),
        "str_musicid": credential.uin.to_string(),
        "musickey": credential.musickey.expose_secret(),
    });
    let secrets = [
        ("refresh_key", &credential.refresh_key, true),
        ("refresh_token", &credential.refresh_token, true),
        ("openid", &credential.openid, true),
        ("unionid", &credential.unionid, wechat),
        ("access_token", &credential.access_token, qq),
    ];
    for (name, value, wanted) in secrets {
        if let Some(value) = value.as_ref().filter(|_| wanted) {
            param[name] = json!(value.expose_secret());
        }
    }
    if let Some(expired_at) = credential.expired_at.filter(|_| qq) {
        param["expired_in"] = json!(expired_at);
    }
    param
}

/// Fills in what the answer to a refresh does not repeat and the reader wants.
fn completed(mut data: Value, old: &Credential) -> Value {
    let lacks = |data: &Value, name: &str| {
        data.get(name).is_none_or(|value| matches!(integer_of(value), None | Some(0)))
    };
    if !data.is_object() {
        return data;
    }
    if lacks(&data, "musicid") && lacks(&data, "str_musicid") {
        data["musicid"] = json!(old.uin.value());
    }
    if lacks(&data, "loginType") {
        data["loginType"] = json!(old.login_type.code());
    }
    data
}

fn read(data: &Value) -> Result<Credential> {
    credential::parse(data).ok_or(Error::Garbage("a login without number or key"))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answer() -> Value {
        json!({
            "musicid": "1000000077", "musickey": "Q_H_L_invented", "loginType": 2,
            "refresh_key": "rk", "refresh_token": "rt", "access_token": "at", "openid": "oi",
            "unionid": "", "encryptUin": "oKinvented", "expired_at": 1_700_600_000,
            "musickeyCreateTime": "1700000000", "keyExpiresIn": 259_200, "str_musicid": null,
        })
    }

    #[test]
    fn a_refresh_may_repeat_only_the_key() {
        let old = read(&answer()).expect("readable");
        for repeated in [
            json!({"musickey": "Q_H_L_new"}),
            json!({"musickey": "Q_H_L_new", "musicid": 0, "str_musicid": "", "loginType": null}),
        ] {
            let new = read(&completed(repeated, &old)).expect("readable");
            assert_eq!((new.uin, new.login_type), (old.uin, old.login_type));
            let merged = old.clone().merged(new);
            assert_eq!(merged.refresh_key.expect("kept").expose_secret(), "rk");
        }
    }

    #[test]
    fn a_refresh_without_a_key_is_no_refresh() {
        let old = read(&answer()).expect("readable");
        for answered in [json!({}), json!(null), json!({"musickey": ""}), json!([])] {
            assert!(read(&completed(answered, &old)).is_err());
        }
    }

    #[test]
    fn each_login_type_refreshes_with_its_own_fields() {
        let mut credential = read(&answer()).expect("readable");
        credential.unionid = Some("ui".into());
        let fields = |login_type| {
            let param = refresh_param(&Credential { login_type, ..credential.clone() });
            let has = |name| param.get(name).is_some();
            (has("unionid"), has("access_token"), has("expired_in"), has("refresh_key"))
        };
        assert_eq!(fields(LoginType::Qq), (false, true, true, true));
        assert_eq!(fields(LoginType::Wechat), (true, false, false, true));
        assert_eq!(fields(LoginType::App), (true, true, true, true));
    }
}
