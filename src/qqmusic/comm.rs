//! The `comm` part of a request: which of QQ Music's own programs we speak as, and for whom.

use reqwest::header;
use secrecy::ExposeSecret;
use serde_json::{Value, json};
use sha1::{Digest, Sha1};

use super::hash::g_tk;
use super::request::Request;
use crate::model::{Credential, LoginType};

/// The Android app's version (`cv`, `v`).
pub(crate) const VERSION: u32 = 14_090_008;
/// The Android app's number among QQ Music's programs (`ct`).
pub(crate) const ANDROID: u32 = 11;

/// A way to introduce oneself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Comm {
    /// The Android app: reads, logins, play addresses, own data. Every value is text. The key goes
    /// in `authst`.
    Android,
    /// Pages inside the app: the form of signed calls. The key goes in the cookies.
    H5,
    /// The WeChat mini-program: sign-in and coins, unsigned. The key goes in `authst`.
    MiniProgram,
}

impl Comm {
    /// The `comm` object. `login_type` overrides the credential's.
    pub(crate) fn value(
        self,
        credential: Option<&Credential>,
        login_type: Option<LoginType>,
    ) -> Value {
        let uin = uin_text(credential);
        let key = credential.map_or("", |credential| credential.musickey.expose_secret());
        match self {
            Self::Android => android(credential, login_type),
            Self::H5 => json!({
                "ct": 23, "cv": 0, "platform": "h5", "format": "json", "needNewCode": 1,
                "g_tk": g_tk(key), "uin": uin,
            }),
            Self::MiniProgram => json!({
                "ct": 29, "cv": 0, "format": "json", "mina": 1, "appid": "wxada7aab80ba27074",
                "uin": uin, "authst": key,
            }),
        }
    }

    /// Adds the headers that belong to this introduction.
    pub(crate) fn headers(self, request: Request, credential: Option<&Credential>) -> Request {
        match self {
            Self::Android => {
                request.header(header::USER_AGENT, &format!("QQMusic {VERSION}(android 10)"))
            }
            Self::MiniProgram => request,
            Self::H5 => {
                let request = request.header(header::REFERER, "https://y.qq.com/");
                match credential {
                    Some(credential) => request.header(header::COOKIE, &cookies(credential)),
                    None => request,
                }
            }
        }
    }
}

fn android(credential: Option<&Credential>, login_type: Option<LoginType>) -> Value {
    let device = device(credential);
    let mut comm = json!({
        "ct": ANDROID.to_string(), "cv": VERSION.to_string(), "v": VERSION.to_string(),
        "chid": "10003505", "tmeAppID": "qqmusic", "os_ver": "10", "phonetype": "Pixel 4",
        "OpenUDID": device, "OpenUDID2": device, "udid": device,
    });
    if let Some(credential) = credential {
        comm["qq"] = json!(credential.uin.to_string());
        comm["authst"] = json!(credential.musickey.expose_secret());
    }
    let login_type = login_type.or(credential.map(|credential| credential.login_type));
    if let Some(login_type) = login_type {
        comm["tmeLoginType"] = json!(login_type.code().to_string());
    }
    comm
}

/// The account's number, or "0" for nobody.
pub(crate) fn uin_text(credential: Option<&Credential>) -> String {
    credential.map_or_else(|| "0".to_owned(), |credential| credential.uin.to_string())
}

/// The cookies of a login: a secret.
pub(crate) fn cookies(credential: &Credential) -> String {
    let key = credential.musickey.expose_secret();
    format!("uin=o{}; qm_keyst={key}; qqmusic_key={key}", credential.uin)
}

/// 32 hex digits that stand for the device. QQ Music limits an account's devices, so each account
/// has always the same one, whatever process asks; it tells nothing about the account.
pub(crate) fn device(credential: Option<&Credential>) -> String {
    let seed = format!("qqmusic-bot device of {}", uin_text(credential));
    hex::encode(&Sha1::digest(seed)[..16])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Uin;

    fn credential(uin: u64) -> Credential {
        Credential::bare(Uin::new(uin).expect("not zero"), "W_X_invented".into())
    }

    #[test]
    fn the_app_sends_texts_and_the_login_type_of_the_key() {
        let comm = Comm::Android.value(Some(&credential(1_000_000_077)), None);
        let texts = comm.as_object().expect("an object").values().all(Value::is_string);
        assert!(texts, "{comm}");
        assert_eq!(comm["tmeLoginType"], "1");
        assert_eq!(comm["authst"], "W_X_invented");
    }

    #[test]
    fn nobody_sends_no_key() {
        let comm = Comm::Android.value(None, Some(LoginType::App));
        assert_eq!(comm.get("authst"), None);
        assert_eq!(comm["tmeLoginType"], "6");
    }

    #[test]
    fn an_account_keeps_its_device_and_shares_it_with_no_other() {
        let device_of = |uin| device(Some(&credential(uin)));
        assert_eq!(device_of(1), device_of(1));
        assert_ne!(device_of(1), device_of(2));
        assert_eq!(device_of(1).len(), 32);
    }
}
