//! Whose keys come with a request. Three ways, the first that is found wins, in this order: the
//! headers `Uin` and `Qm-keyst`; the cookies `uin` and `qm_keyst` or `qqmusic_key`; for a POST the
//! fields `musicid` and `musickey` of the body.
//!
//! What a refresh needs besides (`refresh_key`, `psrf_qqrefresh_token`, …) is taken from the cookies,
//! and for a POST from the body, whichever way won, as long as they name no other account.

use axum::http::{HeaderMap, header};
use serde_json::{Map, Value};

use super::endpoint::REPORT_KEY;
use super::failure::{Code, Failure};
use super::input::whole_number;
use crate::model::{Credential, KEY_COOKIES, ReportKey, UIN_COOKIES, Uin};
use crate::service;

/// The longest key or token that is read: real ones have a few hundred characters.
const LONGEST: usize = 4096;

/// The keys of a request; `None` when it has none.
pub(super) fn given(
    headers: &HeaderMap,
    body: Option<&Map<String, Value>>,
) -> Result<Option<Credential>, Failure> {
    let cookies = cookies(headers)?;
    let fields = body.map(fields).transpose()?.unwrap_or_default();
    let by_headers = (header(headers, "uin")?, header(headers, "qm-keyst")?);
    let by_cookies = (find(&cookies, &UIN_COOKIES), find(&cookies, &KEY_COOKIES));
    let by_body = (find(&fields, &["musicid"]), find(&fields, &["musickey"]));
    let ways = [
        (by_headers, "the headers Uin and Qm-keyst"),
        (by_cookies, "the cookies uin and qm_keyst (or qqmusic_key)"),
        (by_body, "the fields musicid and musickey"),
    ];
    for ((uin, key), names) in ways {
        match (uin, key) {
            (None, None) => {}
            (Some(uin), Some(key)) => return credential(uin, key, &[&cookies, &fields]).map(Some),
            _ => {
                let message = format!("keys were given by half: {names} belong together");
                return Err(Failure::new(Code::BadKeys, message));
            }
        }
    }
    Ok(None)
}

/// The key of the official report gateway (`qmk-…`), which a report may come with.
pub(super) fn report_key(headers: &HeaderMap) -> Result<Option<ReportKey>, Failure> {
    let bad = |_| Failure::new(Code::BadKeys, "the header Qm-report-key is not a key (qmk-…)");
    header(headers, REPORT_KEY)?.map(ReportKey::parse).transpose().map_err(bad)
}

type Pairs<'a> = Vec<(&'a str, String)>;

fn credential(uin: &str, key: &str, more: &[&Pairs<'_>]) -> Result<Credential, Failure> {
    let bad = |what: &str| Failure::new(Code::BadKeys, format!("the keys lack a usable {what}"));
    let account = Uin::parse_cookie(uin).map_err(|_| bad("uin: it is a QQ Music number"))?;
    let mut pairs = vec![("uin", uin), ("qm_keyst", key)];
    for given in more {
        // Cookies of another account would mix two logins.
        let theirs =
            find(given, &UIN_COOKIES).is_none_or(|it| Uin::parse_cookie(it) == Ok(account));
        if theirs {
            let rest = given
                .iter()
                .filter(|(name, _)| !UIN_COOKIES.contains(name) && !KEY_COOKIES.contains(name));
            pairs.extend(rest.map(|(name, value)| (*name, value.as_str())));
        }
    }
    if pairs.iter().any(|(_, value)| value.len() > LONGEST || value.contains(char::is_control)) {
        return Err(bad("value: one is too long or holds control characters"));
    }
    Ok(Credential::of_cookies(&pairs).map_err(service::Error::from)?)
}

fn find<'a>(pairs: &'a Pairs<'_>, names: &[&str]) -> Option<&'a str> {
    let of = |name: &&str| {
        pairs.iter().find(|(key, value)| key == name && !value.is_empty()).map(|(_, value)| value)
    };
    names.iter().find_map(of).map(String::as_str)
}

fn header<'a>(headers: &'a HeaderMap, name: &str) -> Result<Option<&'a str>, Failure> {
    let mut all = headers.get_all(name).iter();
    let (first, second) = (all.next(), all.next());
    if second.is_some() {
        let message = format!("the header {name} is given twice");
        return Err(Failure::new(Code::BadHeader, message));
    }
    let text = first.map(|value| value.to_str().map(str::trim)).transpose();
    let text = text.map_err(|_| {
        Failure::new(Code::BadHeader, format!("the header {name} is not plain text"))
    })?;
    Ok(text.filter(|text| !text.is_empty()))
}

fn cookies(headers: &HeaderMap) -> Result<Pairs<'_>, Failure> {
    let mut pairs = Vec::new();
    for line in headers.get_all(header::COOKIE) {
        let line = line
            .to_str()
            .map_err(|_| Failure::new(Code::BadHeader, "the header cookie is not plain text"))?;
        let named = line.split(';').filter_map(|pair| pair.split_once('='));
        pairs.extend(
            named.map(|(name, value)| (name.trim(), value.trim().trim_matches('"').to_owned())),
        );
    }
    Ok(pairs)
}

/// The fields of a body that may be keys: texts and whole numbers.
fn fields(body: &Map<String, Value>) -> Result<Pairs<'_>, Failure> {
    let mut pairs = Vec::new();
    for (name, value) in body {
        match value {
            Value::String(text) => pairs.push((name.as_str(), text.trim().to_owned())),
            Value::Number(number) => {
                let whole = whole_number(number).map(|whole| whole.to_string());
                pairs.push((name.as_str(), whole.unwrap_or_else(|| number.to_string())));
            }
            Value::Null => {}
            _ if ["musicid", "musickey"].contains(&name.as_str()) => {
                let message = format!("the field {name} must be a text or a whole number");
                return Err(Failure::new(Code::WrongType, message));
            }
            _ => {}
        }
    }
    // The body's own parameters are no keys: they are not looked at by these names.
    pairs.retain(|(name, _)| !["content", "base64", "bizid", "type"].contains(name));
    Ok(pairs)
}

#[cfg(test)]
mod tests {
    use axum::http::{HeaderName, HeaderValue};
    use secrecy::ExposeSecret;
    use serde_json::json;

    use super::*;

    fn read(
        headers: &[(&'static str, &'static str)],
        body: &Value,
    ) -> Result<Option<Credential>, String> {
        let named = headers
            .iter()
            .map(|(name, value)| (HeaderName::from_static(name), HeaderValue::from_static(value)));
        let mut map = HeaderMap::new();
        for (name, value) in named {
            map.append(name, value);
        }
        given(&map, body.as_object()).map_err(|failure| format!("{failure:?}"))
    }

    fn key(headers: &[(&'static str, &'static str)], body: &Value) -> (u64, String) {
        let credential = read(headers, body).expect("readable").expect("there");
        (credential.uin.value(), credential.musickey.expose_secret().to_owned())
    }

    #[test]
    fn headers_win_over_cookies_and_cookies_over_the_body() {
        let body = json!({"musicid": 3, "musickey": "body"});
        let cookie = ("cookie", "a=b; uin=o0002; qqmusic_key=cookie");
        let both = [("uin", "1"), ("qm-keyst", "header"), cookie];
        assert_eq!(key(&both, &body), (1, "header".to_owned()));
        assert_eq!(key(&[cookie], &body), (2, "cookie".to_owned()));
        assert_eq!(key(&[], &body), (3, "body".to_owned()));
        assert_eq!(key(&[], &json!({"musicid": 3.0, "musickey": "body"})).0, 3);
        assert!(read(&[], &json!({})).expect("readable").is_none());
    }

    #[test]
    fn half_given_keys_are_refused_and_not_looked_for_elsewhere() {
        let body = json!({"musicid": "3", "musickey": "body"});
        for half in [("uin", "1"), ("qm-keyst", "x"), ("cookie", "uin=1"), ("cookie", "qm_keyst=x")]
        {
            let failure = read(&[half], &body).expect_err("half");
            assert!(failure.contains("BadKeys") && failure.contains("by half"), "{failure}");
        }
        assert!(read(&[("uin", "abc"), ("qm-keyst", "x")], &body).is_err());
        assert!(read(&[("uin", "1"), ("uin", "2"), ("qm-keyst", "x")], &body).is_err());
    }

    #[test]
    fn what_a_refresh_needs_is_taken_along_unless_it_is_anothers() {
        let whole = [
            ("uin", "1"),
            ("qm-keyst", "k"),
            ("cookie", "refresh_key=RK; psrf_qqrefresh_token=RT"),
        ];
        let credential = read(&whole, &json!({})).expect("readable").expect("there");
        assert_eq!(credential.refresh_key.expect("taken").expose_secret(), "RK");
        assert_eq!(credential.refresh_token.expect("taken").expose_secret(), "RT");
        let other = [("uin", "1"), ("qm-keyst", "k"), ("cookie", "uin=2; refresh_key=RK")];
        assert!(!read(&other, &json!({})).expect("readable").expect("there").is_refreshable());
        let body = json!({"musicid": 1, "musickey": "k", "refresh_key": "RK"});
        assert!(read(&[], &body).expect("readable").expect("there").is_refreshable());
    }
}
