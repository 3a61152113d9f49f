//! Logins, and the keys they give.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

/// An account's cookies by name. Serialising them is what they are for; `Debug` shows nothing.
#[derive(Clone)]
pub struct Cookies(pub Vec<(&'static str, SecretString)>);

impl Serialize for Cookies {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (name, value) in &self.0 {
            map.serialize_entry(name, value.expose_secret())?;
        }
        map.end()
    }
}

impl fmt::Debug for Cookies {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Cookies([REDACTED])")
    }
}

/// `data` of `login_qrcode`.
#[derive(Clone, Serialize)]
pub struct LoginQrcode {
    /// Names the login for `login_check`. Who has it gets the keys.
    pub key: String,
    /// `data:image/png;base64,…`
    pub image: String,
    /// How long the picture is expected to live, in seconds.
    pub expires_in_s: u32,
    /// Which app confirms it: `qq`, `wechat`, `app`.
    pub r#type: &'static str,
}

impl fmt::Debug for LoginQrcode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LoginQrcode({}, [REDACTED])", self.r#type)
    }
}

/// `data` of `login_check`.
#[derive(Debug, Clone, Serialize)]
pub struct LoginCheck {
    /// `waiting`, `scanned`, `confirmed`, `refused` or `expired`.
    pub state: &'static str,
    /// The keys, of a confirmed one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cookies: Option<Cookies>,
}

/// `data` of `authorize`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Authorize {
    /// Always `authorized`: another end is a failure.
    pub state: &'static str,
}

/// `data` of `refresh`.
#[derive(Debug, Clone, Serialize)]
pub struct Refresh {
    /// The new keys, with what stays of the old.
    pub cookies: Cookies,
    /// How long the new key lives, in seconds, as far as QQ Music said.
    pub expires_in_s: Option<i64>,
}
