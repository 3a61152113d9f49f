//! The one way to the other server: keys, time limits, bounded bodies, envelopes, failures.

use std::sync::Arc;
use std::time::Duration;

use futures::StreamExt;
use reqwest::header::{self, HeaderMap, HeaderName, HeaderValue};
use reqwest::{Method, RequestBuilder, StatusCode};
use secrecy::ExposeSecret;
use serde_json::Value;
use tokio::sync::Semaphore;
use url::Url;

use super::super::{Error, Result};
use super::read;
use crate::model::Credential;

/// How long a connection may take to open.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// The other server asks QQ Music in its turn, perhaps several times for one answer.
const SLOWER: u32 = 3;
/// Requests at once.
const CALLS: usize = 32;
/// A body in memory: four pictures of a report in base64 and some.
const MAX_BODY: usize = 24 * 1024 * 1024;
/// The pause before a read is tried once more after a fault of the network.
const AGAIN_AFTER: Duration = Duration::from_millis(300);

/// Whether a request may be sent twice.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Repeat {
    /// It only reads.
    Safe,
    /// It changes something.
    Never,
}

/// The other server.
#[derive(Clone)]
pub(super) struct Server {
    client: reqwest::Client,
    base: Url,
    calls: Arc<Semaphore>,
}

/// A request under construction.
pub(super) struct Ask<'a> {
    method: Method,
    path: &'static str,
    query: Vec<(&'static str, String)>,
    body: Option<Value>,
    credential: Option<&'a Credential>,
    whole: bool,
    repeat: Repeat,
}

impl<'a> Ask<'a> {
    /// A read.
    pub(super) fn get(path: &'static str, query: Vec<(&'static str, String)>) -> Self {
        let (method, repeat) = (Method::GET, Repeat::Safe);
        Self { method, path, query, body: None, credential: None, whole: false, repeat }
    }

    /// A change: sent once.
    pub(super) fn post(path: &'static str, body: Value) -> Self {
        let (method, body, repeat) = (Method::POST, Some(body), Repeat::Never);
        Self { method, path, query: Vec::new(), body, credential: None, whole: false, repeat }
    }

    /// With these keys, if any: the number and the music key only.
    pub(super) fn with(self, credential: Option<&'a Credential>) -> Self {
        Self { credential, ..self }
    }

    /// With everything that a refresh needs.
    pub(super) fn with_whole(self, credential: &'a Credential) -> Self {
        Self { credential: Some(credential), whole: true, ..self }
    }
}

impl Server {
    /// The server at `base`, which the configuration has checked to be https or loopback.
    pub(super) fn new(base: Url, timeout: Duration) -> reqwest::Result<Self> {
        let client = reqwest::Client::builder()
            .no_proxy()
            // a redirect would carry the keys to another server
            .redirect(reqwest::redirect::Policy::none())
            .connect_timeout(CONNECT_TIMEOUT)
            .timeout(timeout * SLOWER)
            .tcp_nodelay(true)
            .build()
            .map_err(reqwest::Error::without_url)?;
        Ok(Self { client, base, calls: Arc::new(Semaphore::new(CALLS)) })
    }

    /// Asks and gives what is inside the envelope.
    pub(super) async fn ask(&self, ask: Ask<'_>) -> Result<Value> {
        let _one_of_a_few = self.calls.acquire().await.map_err(|_| unexpected("closed"))?;
        match self.send(&ask).await {
            Err(Error::Unavailable(_)) if ask.repeat == Repeat::Safe => {
                tokio::time::sleep(AGAIN_AFTER).await;
                self.send(&ask).await
            }
            answer => answer,
        }
    }

    async fn send(&self, ask: &Ask<'_>) -> Result<Value> {
        let lost = |error: reqwest::Error| {
            let sent = !error.is_connect();
            let source = Box::new(error.without_url());
            if sent && ask.repeat == Repeat::Never {
                Error::Uncertain(source)
            } else {
                Error::Unavailable(source)
            }
        };
        let answer = self.request(ask)?.send().await.map_err(lost)?;
        let (status, wait) = (answer.status(), retry_after(answer.headers()));
        let mut body = Vec::new();
        let mut parts = answer.bytes_stream();
        while let Some(part) = parts.next().await {
            body.extend_from_slice(&part.map_err(lost)?);
            if body.len() > MAX_BODY {
                return Err(senseless("the other server's answer is too large", ask.repeat));
            }
        }
        let read: Option<Value> = serde_json::from_slice(&body).ok();
        if !status.is_success() {
            return Err(refused(status, read.as_ref(), wait, ask.repeat));
        }
        match read {
            Some(value) => opened(value, ask.repeat),
            None => Err(senseless("the other server's answer is not JSON", ask.repeat)),
        }
    }

    fn request(&self, ask: &Ask<'_>) -> Result<RequestBuilder> {
        let mut url = self.base.clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.pop_if_empty().extend(ask.path.split('/'));
        }
        let mut request = self.client.request(ask.method.clone(), url).query(&ask.query);
        if let Some(credential) = ask.credential {
            request = request.headers(keys(credential, ask.whole)?);
        }
        Ok(match &ask.body {
            Some(body) => request.json(body),
            None => request,
        })
    }
}

/// The keys, in the two ways that every such server reads: headers and cookies.
fn keys(credential: &Credential, whole: bool) -> Result<HeaderMap> {
    let uin = credential.uin.to_string();
    let key = credential.musickey.expose_secret();
    let mut cookies = format!("uin={uin}; qm_keyst={key}; qqmusic_key={key}");
    if whole {
        for (name, value) in credential.refresh_cookies() {
            cookies.push_str("; ");
            cookies.push_str(name);
            cookies.push('=');
            cookies.push_str(value.expose_secret());
        }
    }
    let secret = |text: &str| {
        let mut value = HeaderValue::from_str(text)
            .map_err(|_| unexpected("the keys hold what no header can"))?;
        value.set_sensitive(true);
        Ok::<_, Error>(value)
    };
    Ok(HeaderMap::from_iter([
        (HeaderName::from_static("uin"), secret(&uin)?),
        (HeaderName::from_static("qm-keyst"), secret(key)?),
        (header::COOKIE, secret(&cookies)?),
    ]))
}

fn retry_after(headers: &HeaderMap) -> Option<Duration> {
    let seconds = headers.get(header::RETRY_AFTER)?.to_str().ok()?.trim().parse().ok()?;
    Some(Duration::from_secs(seconds))
}

/// An answer that makes no sense.
pub(super) fn unexpected(what: &'static str) -> Error {
    Error::Unexpected(what.into())
}

/// The same to a request that may have been done and must not be repeated.
fn senseless(what: &'static str, repeat: Repeat) -> Error {
    match repeat {
        Repeat::Safe => unexpected(what),
        Repeat::Never => Error::Uncertain(what.into()),
    }
}

/// What is inside `{code, data}`, `{code, result}`, `{success, data}`, or all of an answer that has
/// no envelope. Errors: what the envelope says when it tells a failure.
fn opened(mut answer: Value, repeat: Repeat) -> Result<Value> {
    let Some(fields) = answer.as_object_mut() else { return Ok(answer) };
    let code = fields.get("code").or_else(|| fields.get("errno")).and_then(read::integer_of);
    let success = fields.get("success").and_then(read::flag_of);
    let failed = success == Some(false) || code.is_some_and(|code| !matches!(code, 0 | 200));
    if failed {
        let code = code.filter(|code| !matches!(code, 0 | 200)).unwrap_or(-1);
        return Err(by_code(code, Some(&answer), None, repeat));
    }
    let is_envelope = code.is_some() || success.is_some();
    for name in ["data", "result"] {
        if let Some(inner) = fields.get_mut(name).filter(|inner| is_envelope || inner.is_object()) {
            return Ok(inner.take());
        }
    }
    Ok(answer)
}

fn refused(
    status: StatusCode,
    body: Option<&Value>,
    wait: Option<Duration>,
    repeat: Repeat,
) -> Error {
    let told = body.and_then(|body| read::integer_of(body.get("code")?));
    // our own servers' codes say more than the status, and agree with it
    let own = told.filter(|code| code / 100 == i64::from(status.as_u16()));
    by_code(own.unwrap_or_else(|| i64::from(status.as_u16())), body, wait, repeat)
}

/// What a code means: of our own kind of server (a status and two digits), an HTTP status, or one
/// of QQ Music's that was passed on.
fn by_code(code: i64, body: Option<&Value>, wait: Option<Duration>, repeat: Repeat) -> Error {
    let status = if (40_000..60_000).contains(&code) { code / 100 } else { code };
    let fault = |what: &'static str| match repeat {
        Repeat::Safe => Error::Unavailable(what.into()),
        Repeat::Never => Error::Uncertain(what.into()),
    };
    match (code, status) {
        (40_302, _) => {
            let url = body.and_then(|body| body["data"]["url"].as_str()).map(str::to_owned);
            let url = url.filter(|url| url.starts_with("https://") || url.starts_with("http://"));
            Error::VerificationRequired { url }
        }
        (40_301, _) => {
            // what QQ Music itself said, where the other server passes it on
            let told = body.and_then(|body| read::integer_of(body.get("data")?.get("code")?));
            Error::Refused {
                code: told.unwrap_or(code),
                message: "refused through another server".to_owned(),
            }
        }
        (42_202, _) => Error::Unsupported("the login holds nothing to refresh with"),
        (50_202, _) => Error::Uncertain("the other server does not know either".into()),
        (1000 | 104_400 | 104_401 | 301, _) | (_, 401) => Error::LoginRequired,
        (_, 404) => Error::NotFound,
        (2001 | 104_604, _) | (_, 429) => Error::RateLimited { retry_after: wait },
        (_, 405 | 501) => {
            Error::Unsupported("the server at music.remote_url cannot do this; use another one")
        }
        (_, 503) => Error::Unavailable("the other server cannot do it now".into()),
        (_, 408 | 500 | 504) => fault("the other server failed"),
        // 502 also of a proxy between, and what proxies invent beyond
        (_, 502 | 505..=599) => senseless("the other server understood nothing", repeat),
        (_, 300..=399) => unexpected("the other server points elsewhere, which is not followed"),
        _ => Error::Refused { code, message: "the other server refused".to_owned() },
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn envelopes_of_every_kind_are_opened() {
        for answer in [
            json!({"code": 0, "message": "ok", "data": {"a": 1}}),
            json!({"code": "200", "result": {"a": 1}}),
            json!({"success": true, "data": {"a": 1}}),
            json!({"data": {"a": 1}}),
            json!({"a": 1}),
        ] {
            let inner = opened(answer.clone(), Repeat::Safe).expect("a success");
            assert_eq!(inner["a"], 1, "{answer}");
        }
        let list = opened(json!({"code": 0, "data": [1, 2]}), Repeat::Safe).expect("a success");
        assert_eq!(list, json!([1, 2]));
    }

    #[test]
    fn failures_inside_a_success_are_heard() {
        let error = |answer| opened(answer, Repeat::Safe).expect_err("a failure");
        assert!(matches!(error(json!({"code": 401, "msg": "x"})), Error::LoginRequired));
        assert!(matches!(error(json!({"code": 1000})), Error::LoginRequired));
        assert!(matches!(error(json!({"code": 40_402})), Error::NotFound));
        assert!(matches!(error(json!({"success": false})), Error::Refused { code: -1, .. }));
        assert!(matches!(error(json!({"success": false, "code": 500})), Error::Unavailable(_)));
    }

    #[test]
    fn what_may_have_been_done_is_uncertain() {
        let error = |status, repeat| {
            refused(StatusCode::from_u16(status).expect("a status"), None, None, repeat)
        };
        assert!(matches!(error(500, Repeat::Never), Error::Uncertain(_)));
        assert!(matches!(error(500, Repeat::Safe), Error::Unavailable(_)));
        assert!(matches!(error(503, Repeat::Never), Error::Unavailable(_)));
        assert!(matches!(error(501, Repeat::Never), Error::Unsupported(_)));
        assert!(matches!(error(302, Repeat::Safe), Error::Unexpected(_)));
        assert!(matches!(error(404, Repeat::Safe), Error::NotFound));
    }
}
