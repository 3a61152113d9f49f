//! One call of the Bot API: the request, the answer, and what a failure means.
//!
//! Teloxide's types are used, its requests are not: they sleep ten seconds on every 5xx, put the
//! address with the token into errors, parse whole messages where a number is needed, and cannot
//! send a stream with its exact length. Nothing here waits for limits or repeats; the
//! [`sender`](super::sender) does.

use std::collections::BTreeMap;
use std::fmt;
use std::time::Duration;

use bytes::{Bytes, BytesMut};
use futures::StreamExt;
use reqwest::multipart::{Form, Part};
use secrecy::ExposeSecret;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::value::{RawValue, to_raw_value};
use url::Url;

use crate::config;

/// How long a connection may take to open.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(5);
/// How long a call without files may take, twice what Telegram needs on a bad day.
const CALL_TIMEOUT: Duration = Duration::from_secs(30);
/// How long a call with files may take: 50 MB at 200 kB/s, and some.
const UPLOAD_TIMEOUT: Duration = Duration::from_secs(300);
/// How long a file that was sent to the bot may take: 20 MB at 400 kB/s, while a person waits.
const FETCH_TIMEOUT: Duration = Duration::from_secs(50);
/// How long Telegram may hold `getUpdates` open when nothing happens.
pub(super) const LONG_POLL: Duration = Duration::from_secs(25);
/// How much longer than [`LONG_POLL`] the polling client waits before it takes Telegram for dead.
const POLL_GRACE: Duration = Duration::from_secs(10);
/// Open connections kept for the next call; more are closed when their call ends.
const IDLE_CONNECTIONS: usize = 64;

/// Why a call failed. Never holds the address, because the token is in it.
#[derive(Debug, Clone, thiserror::Error)]
pub(super) enum Failure {
    /// Telegram understood and said no; nothing was done.
    #[error("refused with {code}: {description}")]
    Refused {
        /// The HTTP status it would be.
        code: u16,
        /// Telegram's sentence.
        description: String,
        /// With 429: how long to wait.
        retry_after: Option<Duration>,
        /// The group lives on under this id.
        migrate_to: Option<i64>,
    },
    /// The request never left; repeating is safe.
    #[error("not sent: {0}")]
    NotSent(String),
    /// A time-out, a 5xx or an answer that makes no sense: it may have been done or not.
    #[error("outcome unknown: {0}")]
    Unknown(String),
}

impl Failure {
    /// How long Telegram asks to wait, if it does.
    pub(super) fn retry_after(&self) -> Option<Duration> {
        match self {
            Self::Refused { retry_after, .. } => *retry_after,
            _ => None,
        }
    }
}

/// Parameters, each as the JSON that is sent.
type Fields = BTreeMap<&'static str, Box<RawValue>>;

/// A call under construction.
pub(super) struct Request {
    method: &'static str,
    fields: Fields,
    files: Vec<(&'static str, Part)>,
}

impl Request {
    /// A call of this method, in the Bot API's own spelling.
    pub(super) fn new(method: &'static str) -> Self {
        Self { method, fields: Fields::new(), files: Vec::new() }
    }

    /// With this parameter.
    pub(super) fn with(mut self, name: &'static str, value: impl Serialize) -> Self {
        let value = to_raw_value(&value).expect("texts, numbers and keyboards become JSON");
        self.fields.insert(name, value);
        self
    }

    /// With this parameter, if there is one.
    pub(super) fn maybe(self, name: &'static str, value: Option<impl Serialize>) -> Self {
        match value {
            Some(value) => self.with(name, value),
            None => self,
        }
    }

    /// With this file. Such a call is sent as a form and gets more time.
    pub(super) fn file(mut self, name: &'static str, part: Part) -> Self {
        self.files.push((name, part));
        self
    }
}

/// The Bot API at its address. Holds one client for polling and one for everything else, so that
/// neither waits for a connection of the other.
pub(super) struct Api {
    polling: reqwest::Client,
    sending: reqwest::Client,
    base: Url,
    /// Where files are, which the bot was sent.
    files: Url,
}

impl fmt::Debug for Api {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Api([REDACTED])")
    }
}

impl Api {
    /// For the bot and the server that the configuration names.
    pub(super) fn new(config: &config::Telegram) -> anyhow::Result<Self> {
        let segment = format!("bot{}", config.token.expose_secret());
        let below = |segments: &[&str]| {
            let mut url = config.api_url.clone();
            url.path_segments_mut()
                .map_err(|()| anyhow::anyhow!("telegram.api_url cannot have a path"))?
                .pop_if_empty()
                .extend(segments);
            anyhow::Ok(url)
        };
        let (base, files) = (below(&[&segment])?, below(&["file", &segment])?);
        let polling = client(config, LONG_POLL + POLL_GRACE)?;
        Ok(Self { polling, sending: client(config, CALL_TIMEOUT)?, base, files })
    }

    /// Calls and reads the result.
    pub(super) async fn call<T: DeserializeOwned>(&self, request: Request) -> Result<T, Failure> {
        let text = self.send(&self.sending, request).await?;
        read(&text)
    }

    /// Asks for updates with the client for polling and gives the answer's text.
    pub(super) async fn poll(&self, request: Request) -> Result<String, Failure> {
        self.send(&self.polling, request).await
    }

    /// Fetches a file, at most `most` bytes of it, from the path that `getFile` gave.
    pub(super) async fn fetch(&self, path: &str, most: u64) -> Result<Bytes, Failure> {
        let mut url = self.files.clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.extend(path.split('/'));
        }
        let answer = self.sending.get(url).timeout(FETCH_TIMEOUT).send().await.map_err(failed)?;
        let status = answer.status();
        if status.is_client_error() {
            return Err(refused(status.as_u16(), "the file is not there"));
        }
        if !status.is_success() {
            return Err(Failure::Unknown(format!("status {}", status.as_u16())));
        }
        let too_large = || refused(413, "Request Entity Too Large");
        if answer.content_length().is_some_and(|length| length > most) {
            return Err(too_large());
        }
        let mut bytes = BytesMut::new();
        let mut parts = answer.bytes_stream();
        while let Some(part) = parts.next().await {
            bytes.extend_from_slice(&part.map_err(failed)?);
            if bytes.len() as u64 > most {
                return Err(too_large());
            }
        }
        Ok(bytes.freeze())
    }

    async fn send(&self, client: &reqwest::Client, request: Request) -> Result<String, Failure> {
        let Request { method, fields, files } = request;
        let call = client.post(self.address(method));
        let call = if files.is_empty() {
            call.json(&fields)
        } else {
            call.multipart(form(fields, files)).timeout(UPLOAD_TIMEOUT)
        };
        let answer = call.send().await.map_err(failed)?;
        let status = answer.status();
        let text = answer.text().await.map_err(failed)?;
        if status.is_server_error() {
            return Err(Failure::Unknown(format!("status {}", status.as_u16())));
        }
        if status == reqwest::StatusCode::PAYLOAD_TOO_LARGE {
            return Err(refused(413, "Request Entity Too Large"));
        }
        Ok(text)
    }

    fn address(&self, method: &str) -> Url {
        let mut url = self.base.clone();
        if let Ok(mut segments) = url.path_segments_mut() {
            segments.push(method);
        }
        url
    }
}

/// A client that goes where the configuration says, whatever proxy the environment names.
fn client(config: &config::Telegram, timeout: Duration) -> anyhow::Result<reqwest::Client> {
    let builder = reqwest::Client::builder()
        .no_proxy()
        .redirect(reqwest::redirect::Policy::none())
        .connect_timeout(CONNECT_TIMEOUT)
        .timeout(timeout)
        .tcp_nodelay(true)
        .pool_max_idle_per_host(IDLE_CONNECTIONS);
    let builder = match &config.proxy {
        Some(proxy) => builder.proxy(
            reqwest::Proxy::all(proxy.clone())
                .map_err(|_| anyhow::anyhow!("telegram.proxy is not a proxy's address"))?,
        ),
        None => builder,
    };
    Ok(builder.build().map_err(reqwest::Error::without_url)?)
}

fn form(fields: Fields, files: Vec<(&'static str, Part)>) -> Form {
    let form = fields.into_iter().fold(Form::new(), |form, (name, value)| {
        // In a form a text stands as it is.
        let text = serde_json::from_str(value.get());
        form.text(name, text.unwrap_or_else(|_| value.get().to_owned()))
    });
    files.into_iter().fold(form, |form, (name, part)| form.part(name, part))
}

fn failed(error: reqwest::Error) -> Failure {
    let is_connect = error.is_connect();
    let text = chain(&error.without_url());
    if is_connect { Failure::NotSent(text) } else { Failure::Unknown(text) }
}

/// The error with its causes on one line.
pub(super) fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut source = error.source();
    while let Some(cause) = source {
        text.push_str(": ");
        text.push_str(&cause.to_string());
        source = cause.source();
    }
    text
}

fn refused(code: u16, description: &str) -> Failure {
    let description = description.to_owned();
    Failure::Refused { code, description, retry_after: None, migrate_to: None }
}

#[derive(Deserialize)]
struct Answer<T> {
    ok: bool,
    result: Option<T>,
    error_code: Option<u16>,
    description: Option<String>,
    parameters: Option<Parameters>,
}

#[derive(Deserialize, Default)]
struct Parameters {
    retry_after: Option<u64>,
    migrate_to_chat_id: Option<i64>,
}

/// Reads an answer of the Bot API.
pub(super) fn read<T: DeserializeOwned>(text: &str) -> Result<T, Failure> {
    let answer: Answer<T> = serde_json::from_str(text).map_err(|error| {
        Failure::Unknown(format!("unreadable answer at column {}", error.column()))
    })?;
    if answer.ok {
        let nothing = || Failure::Unknown("an answer without a result".to_owned());
        return answer.result.ok_or_else(nothing);
    }
    let parameters = answer.parameters.unwrap_or_default();
    let code = answer.error_code.unwrap_or(400);
    if code >= 500 {
        return Err(Failure::Unknown(format!("error code {code}")));
    }
    Err(Failure::Refused {
        code,
        description: answer.description.unwrap_or_default(),
        retry_after: parameters.retry_after.map(Duration::from_secs),
        migrate_to: parameters.migrate_to_chat_id,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_flood_wait_is_read() {
        let text = r#"{"ok":false,"error_code":429,"description":"Too Many Requests: retry after 7","parameters":{"retry_after":7}}"#;
        let Err(Failure::Refused { code: 429, retry_after, .. }) = read::<bool>(text) else {
            panic!("not read as a refusal");
        };
        assert_eq!(retry_after, Some(Duration::from_secs(7)));
    }

    #[test]
    fn an_answer_that_is_no_json_has_an_unknown_outcome() {
        assert!(matches!(read::<bool>("<html>"), Err(Failure::Unknown(_))));
        assert!(matches!(read::<bool>(r#"{"ok":true,"result":7}"#), Err(Failure::Unknown(_))));
        assert!(read::<bool>(r#"{"ok":true,"result":true}"#).is_ok());
    }
}
