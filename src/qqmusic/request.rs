//! A request to QQ Music, and a whole answer.

use std::time::Duration;

use bytes::Bytes;
use reqwest::header::{HeaderMap, HeaderName, HeaderValue};
use reqwest::{Method, StatusCode};
use url::Url;

use super::{Error, Result};

/// The largest body read into memory: 500 songs of a playlist are about 2 MB.
const MAX_BODY: usize = 8 << 20;

/// Whether a request may be sent again after a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Repeat {
    /// It only reads.
    Safe,
    /// It changes something, or spends something that can be spent once.
    Never,
}

/// Which bound a request counts against.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lane {
    /// A call that is answered at once.
    Call,
    /// A long poll that the server holds until something happens.
    Wait,
    /// A file of a server that only gives out files. It is no call: it has a small bound of its own and
    /// does not count against the pace, so that pictures hold up nobody's answer.
    File,
}

/// A request to QQ Music, with the address as QQ Music knows it.
#[derive(Clone)]
pub(crate) struct Request {
    pub(super) method: Method,
    pub(super) url: Url,
    pub(super) headers: HeaderMap,
    pub(super) body: Option<Bytes>,
    pub(super) timeout: Option<Duration>,
    pub(super) repeat: Repeat,
    pub(super) lane: Lane,
    /// The largest body that is read, in bytes.
    pub(super) most: usize,
    /// Whether the path is a secret, which is not logged.
    pub(super) hides_path: bool,
}

impl Request {
    /// A GET that may be repeated.
    pub(crate) fn get(url: Url) -> Self {
        Self::new(Method::GET, url, None, Repeat::Safe)
    }

    /// A POST with this body, which is sent once unless [`repeat`](Self::repeat) says otherwise.
    pub(crate) fn post(url: Url, content_type: &'static str, body: impl Into<Bytes>) -> Self {
        Self::new(Method::POST, url, Some(body.into()), Repeat::Never)
            .header(reqwest::header::CONTENT_TYPE, content_type)
    }

    fn new(method: Method, url: Url, body: Option<Bytes>, repeat: Repeat) -> Self {
        let headers = HeaderMap::new();
        Self {
            method,
            url,
            headers,
            body,
            timeout: None,
            repeat,
            lane: Lane::Call,
            most: MAX_BODY,
            hides_path: false,
        }
    }

    /// Adds a header; a value that cannot be one is left out. Cookies and keys are marked as
    /// sensitive.
    pub(crate) fn header(mut self, name: HeaderName, value: &str) -> Self {
        if let Ok(mut value) = HeaderValue::from_str(value) {
            let secrets = [reqwest::header::COOKIE, reqwest::header::AUTHORIZATION];
            value.set_sensitive(secrets.contains(&name));
            self.headers.insert(name, value);
        }
        self
    }

    /// Another timeout than that of the settings.
    pub(crate) fn timeout(mut self, timeout: Duration) -> Self {
        self.timeout = Some(timeout);
        self
    }

    /// Whether it may be sent again.
    pub(crate) fn repeat(mut self, repeat: Repeat) -> Self {
        self.repeat = repeat;
        self
    }

    /// Keeps the path, which names a login under way, out of the logs.
    pub(crate) fn hide_path(mut self) -> Self {
        self.hides_path = true;
        self
    }

    /// Reads a body of at most so many bytes.
    pub(crate) fn at_most(mut self, most: usize) -> Self {
        self.most = most;
        self
    }

    /// Which bound it counts against.
    pub(crate) fn lane(mut self, lane: Lane) -> Self {
        self.lane = lane;
        self
    }
}

/// An answer, whole. Redirects are answers too: nothing follows them by itself.
pub(crate) struct Answer {
    /// The status; never a 429 or 5xx, which are errors.
    pub(crate) status: StatusCode,
    /// The headers.
    pub(crate) headers: HeaderMap,
    /// The body, bounded.
    pub(crate) body: Bytes,
    pub(super) host: String,
}

impl Answer {
    /// Errors with [`Error::Status`] unless the status is 2xx.
    pub(crate) fn ok(self) -> Result<Self> {
        if self.status.is_success() {
            return Ok(self);
        }
        let Self { status, host, .. } = self;
        Err(Error::Status { host, status: status.as_u16(), retry_after: None })
    }
}
