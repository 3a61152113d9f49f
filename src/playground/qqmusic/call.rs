//! One call of a method: who asks, with what, and how the request came in.

use std::collections::HashMap;

use axum::http::{HeaderMap, Method, header};
use bytes::Bytes;
use serde_json::Value;

use super::Inner;
use super::account::Key;
use super::refusal::Refusal;

/// What a method answers: its `data`, or a refusal.
pub(super) type Answer = Result<Value, Refusal>;

/// A number that may come as a number or as text, as QQ Music's clients send it.
pub(super) fn number(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.as_i64(),
        Value::String(text) => text.trim().parse().ok(),
        Value::Bool(yes) => Some(i64::from(*yes)),
        _ => None,
    }
}

/// A text that may come as text or as a number; empty when there is none.
pub(super) fn text(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => String::new(),
    }
}

/// Digits that are an account's number, perhaps behind an `o`; zero is nobody.
pub(super) fn uin(text: &str) -> Option<u64> {
    text.strip_prefix('o').unwrap_or(text).parse().ok().filter(|&uin| uin != 0)
}

/// An HTTP request, taken apart.
#[derive(Debug)]
pub(super) struct Http {
    pub(super) method: Method,
    pub(super) host: String,
    pub(super) path: String,
    pub(super) query: HashMap<String, String>,
    pub(super) headers: HeaderMap,
    pub(super) body: Bytes,
}

impl Http {
    pub(super) fn query(&self, name: &str) -> &str {
        self.query.get(name).map_or("", String::as_str)
    }

    pub(super) fn header(&self, name: impl header::AsHeaderName) -> &str {
        self.headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or("")
    }

    /// A cookie's value; empty when it was not sent.
    pub(super) fn cookie(&self, name: &str) -> String {
        let all = self.headers.get_all(header::COOKIE).iter().filter_map(|line| line.to_str().ok());
        let mut pairs =
            all.flat_map(|line| line.split(';')).filter_map(|pair| pair.split_once('='));
        let found = pairs.find(|(key, _)| key.trim() == name);
        found.map(|(_, value)| value.trim().to_owned()).unwrap_or_default()
    }

    /// The form in the body.
    pub(super) fn form(&self) -> HashMap<String, String> {
        url::form_urlencoded::parse(&self.body).into_owned().collect()
    }
}

/// One item of a batch.
pub(super) struct Call<'a> {
    pub(super) world: &'a Inner,
    pub(super) http: &'a Http,
    pub(super) comm: &'a Value,
    pub(super) param: &'a Value,
    /// Whether it came through the signed gateway with a right sign.
    pub(super) signed: bool,
}

impl Call<'_> {
    /// `comm.ct`, the kind of client.
    pub(super) fn ct(&self) -> Option<i64> {
        number(&self.comm["ct"])
    }

    /// `comm.cv`, the client's version; zero when absent.
    pub(super) fn cv(&self) -> i64 {
        number(&self.comm["cv"]).unwrap_or(0)
    }

    pub(super) fn login_type(&self) -> Option<i64> {
        number(&self.comm["tmeLoginType"])
    }

    /// The key that the caller shows, in `comm` or as a cookie; may be empty.
    pub(super) fn musickey(&self) -> String {
        let shown = text(&self.comm["authst"]);
        let cookies = ["qm_keyst", "qqmusic_key"].into_iter().map(|name| self.http.cookie(name));
        std::iter::once(shown).chain(cookies).find(|key| !key.is_empty()).unwrap_or_default()
    }

    /// Who the caller says to be.
    pub(super) fn claimed_uin(&self) -> Option<u64> {
        let comm = ["qq", "uin"].into_iter().map(|name| text(&self.comm[name]));
        let cookies =
            ["uin", "qqmusic_uin", "wxuin"].into_iter().map(|name| self.http.cookie(name));
        comm.chain(cookies).find_map(|text| uin(&text))
    }

    /// The live key of the caller, or why there is none.
    pub(super) fn login(&self) -> Result<Key, Refusal> {
        let now = self.world.clock.seconds();
        let state = self.world.state();
        state.accounts.check(&self.musickey(), self.claimed_uin(), now).cloned()
    }

    /// A number of the parameters, `default` when absent or not a number.
    pub(super) fn int(&self, name: &str, default: i64) -> i64 {
        number(&self.param[name]).unwrap_or(default)
    }

    pub(super) fn text(&self, name: &str) -> String {
        text(&self.param[name])
    }
}
