//! Logging in by QR, three ways: QQ, WeChat and the QQ Music app.
//!
//! Each way has a file with its calls and one, without I/O, that reads its answers. Cookies are
//! handled by hand for each login; nothing of a login but its credential outlives the exchange.

pub(crate) mod app;
mod cookies;
pub(crate) mod credential;
mod packet;
mod ptui;
pub(crate) mod qq;
mod socket;
pub(crate) mod wechat;
mod wx;

pub(crate) use app::Token;
pub(crate) use ptui::Signature;

use secrecy::SecretString;
use url::Url;

use super::{Error, Result};

/// How far a login is, as one look at it tells.
pub(crate) enum Look<Proof> {
    /// Nobody scanned the picture yet.
    Waiting,
    /// Scanned, to be confirmed on the phone.
    Scanned,
    /// Confirmed; the proof is exchanged for the credential, once.
    Confirmed(Proof),
    /// Refused on the phone.
    Refused,
    /// The picture lived too long, or is not known.
    Expired,
}

impl<Proof> Look<Proof> {
    /// With the proof as something else.
    pub(crate) fn map<Other>(self, change: impl FnOnce(Proof) -> Other) -> Look<Other> {
        match self {
            Self::Waiting => Look::Waiting,
            Self::Scanned => Look::Scanned,
            Self::Confirmed(proof) => Look::Confirmed(change(proof)),
            Self::Refused => Look::Refused,
            Self::Expired => Look::Expired,
        }
    }
}

/// A picture to scan, and the key by which its login is looked at.
pub(crate) struct Shown {
    /// The session's id at the service that shows the picture; a secret.
    pub(crate) key: SecretString,
    /// The picture as it came, PNG or JPEG.
    pub(crate) image: Vec<u8>,
}

impl Shown {
    fn new(key: SecretString, image: &[u8]) -> Result<Self> {
        if image.is_empty() {
            return Err(Error::Garbage("an empty picture"));
        }
        Ok(Self { key, image: image.to_vec() })
    }
}

/// An address with its query. Values are encoded.
fn address(base: &str, query: &[(&str, &str)]) -> Url {
    let mut url = Url::parse(base).expect("the addresses of a login are valid");
    if !query.is_empty() {
        url.query_pairs_mut().extend_pairs(query);
    }
    url
}

/// A form's body.
fn form(fields: &[(&str, &str)]) -> String {
    url::form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}
