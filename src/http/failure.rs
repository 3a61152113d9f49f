//! Failures as answers: a status, a stable code and a sentence. What QQ Music wrote is never in it.

use std::borrow::Cow;
use std::time::Duration;

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Value, json};

use crate::service::{self, Obstacle};
use crate::wire::Envelope;

/// Why a request got no answer. The number divided by 100 is the HTTP status; the numbers are
/// stable, new ones are only added.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u32)]
pub enum Code {
    /// The query string cannot be read.
    BadQuery = 40_001,
    /// A parameter that must be there is not.
    Missing = 40_002,
    /// A parameter has the wrong type.
    WrongType = 40_003,
    /// The body is not a JSON object.
    BadBody = 40_004,
    /// A header cannot be read.
    BadHeader = 40_005,
    /// Keys are needed and were not given.
    NoKeys = 40_101,
    /// Keys were given by half, or not as QQ Music gives them.
    BadKeys = 40_102,
    /// QQ Music does not accept the keys any more.
    LoginEnded = 40_103,
    /// QQ Music said no.
    Refused = 40_301,
    /// QQ Music wants a verification.
    Verification = 40_302,
    /// A membership or a bought album is needed.
    VipNeeded = 40_303,
    /// The account may not, for a reason QQ Music does not tell.
    NoRight = 40_304,
    /// The owner of this server does not allow it.
    Forbidden = 40_305,
    /// There is no such endpoint.
    NoEndpoint = 40_401,
    /// There is no such thing.
    NotFound = 40_402,
    /// There is no such login or task.
    NoSession = 40_403,
    /// The endpoint does not know this method.
    Method = 40_501,
    /// The body did not arrive in time.
    SlowBody = 40_801,
    /// It collides with what is under way or done already.
    Conflict = 40_901,
    /// The body is too large.
    TooLarge = 41_301,
    /// The body is not declared as JSON.
    MediaType = 41_501,
    /// A parameter is outside of what is accepted.
    OutOfRange = 42_201,
    /// The keys hold nothing to refresh with.
    NotRefreshable = 42_202,
    /// This server's limit of requests for one client.
    TooMany = 42_901,
    /// QQ Music asks to slow down.
    SlowDown = 42_902,
    /// A defect of this server.
    Panic = 50_001,
    /// This server cannot do it as it is configured.
    Unsupported = 50_101,
    /// QQ Music answered something that makes no sense.
    Unexpected = 50_201,
    /// QQ Music gave no clear answer to what must not be repeated.
    Uncertain = 50_202,
    /// QQ Music cannot be reached now.
    Unavailable = 50_301,
    /// This server has too much under way.
    Busy = 50_302,
    /// This server's store cannot be used now.
    Store = 50_303,
    /// This server is not ready.
    NotReady = 50_304,
    /// It took longer than this server waits.
    TimeOut = 50_401,
}

impl Code {
    /// The HTTP status.
    pub fn status(self) -> StatusCode {
        let status = u16::try_from(self as u32 / 100).unwrap_or(500);
        StatusCode::from_u16(status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR)
    }
}

/// A failure as it is told.
#[derive(Debug)]
pub(super) struct Failure {
    code: Code,
    message: Cow<'static, str>,
    retry_after: Option<Duration>,
    allow: Option<&'static str>,
    data: Option<Value>,
}

impl Failure {
    /// With a sentence that holds nothing of what QQ Music or the client wrote.
    pub(super) fn new(code: Code, message: impl Into<Cow<'static, str>>) -> Self {
        Self { code, message: message.into(), retry_after: None, allow: None, data: None }
    }

    /// When it may be tried again.
    pub(super) fn after(self, wait: Duration) -> Self {
        Self { retry_after: Some(wait), ..self }
    }

    /// A method that the endpoint does not know; it knows these.
    pub(super) fn method(allow: &'static str) -> Self {
        let message = format!("this endpoint knows only {allow}");
        Self { allow: Some(allow), ..Self::new(Code::Method, message) }
    }

    /// More that helps to go on.
    pub(super) fn with(self, data: Value) -> Self {
        Self { data: Some(data), ..self }
    }
}

impl From<service::Error> for Failure {
    fn from(error: service::Error) -> Self {
        use service::Error;
        match error {
            Error::NotLoggedIn => Self::new(
                Code::NoKeys,
                "keys are needed: give the headers Uin and Qm-keyst, the cookies uin and \
                 qm_keyst, or musicid and musickey in the body",
            ),
            Error::LoginEnded => Self::new(
                Code::LoginEnded,
                "QQ Music does not accept these keys any more: refresh them or log in again",
            ),
            Error::NotRefreshable => Self::new(
                Code::NotRefreshable,
                "these keys cannot be refreshed: the cookie refresh_key or psrf_qqrefresh_token \
                 (wxrefresh_token for WeChat) is missing or not accepted; give all the cookies \
                 that the login gave",
            ),
            Error::BadCookie { missing } => {
                Self::new(Code::BadKeys, format!("the keys lack a usable {missing}"))
            }
            Error::ReportKeyRefused => {
                Self::new(Code::BadKeys, "the report gateway does not accept this key")
            }
            Error::NotAllowed(obstacle) => not_allowed(obstacle),
            // only of stored logins, and requests come with keys of their own
            Error::RemoteUntold { .. } | Error::TooManyAccounts => {
                Self::new(Code::Forbidden, "the account's owner has not agreed to this yet")
            }
            Error::NotFound => Self::new(Code::NotFound, "QQ Music has nothing under this id"),
            Error::Refused { code, message } => Self::new(
                Code::Refused,
                format!("QQ Music refused this (its code {code}): {message}"),
            )
            .with(json!({"code": code})),
            Error::RateLimited { retry_after } => {
                let wait = retry_after.unwrap_or(SLOW_DOWN);
                Self::new(Code::SlowDown, "QQ Music asks to slow down: try again later").after(wait)
            }
            Error::VerificationRequired { url } => {
                let told = Self::new(
                    Code::Verification,
                    "QQ Music wants a verification by the person: solve it in a browser (data.url \
                     has the address when QQ Music gave one), then try again",
                );
                told.with(json!({"url": url}))
            }
            Error::Unsupported(what) => Self::new(Code::Unsupported, what),
            Error::Unavailable(_) => {
                Self::new(Code::Unavailable, "QQ Music cannot be reached now: try again later")
                    .after(UNAVAILABLE)
            }
            Error::Uncertain(_) => Self::new(
                Code::Uncertain,
                "QQ Music gave no clear answer, and it may have been done: look before you repeat it",
            ),
            Error::Unexpected(_) => {
                Self::new(Code::Unexpected, "QQ Music answered something that cannot be understood")
            }
            Error::Store(_) => {
                Self::new(Code::Store, "this server's store cannot be used now").after(UNAVAILABLE)
            }
        }
    }
}

fn not_allowed(obstacle: Obstacle) -> Failure {
    match obstacle {
        Obstacle::Owner => Failure::new(
            Code::Forbidden,
            "the owner of this server does not allow plays to be reported (music.allow_accelerate)",
        ),
        Obstacle::Consent => {
            Failure::new(Code::Forbidden, "the account's owner has not agreed to this yet")
        }
        Obstacle::DayUsed => {
            Failure::new(Code::Conflict, "the account's allowance of today is used up")
        }
        Obstacle::DayStopped => Failure::new(
            Code::Conflict,
            "it was stopped for today at a sign of risk; tomorrow it can be tried again",
        ),
    }
}

/// What is told when QQ Music asks to slow down without saying for how long.
const SLOW_DOWN: Duration = Duration::from_secs(60);
/// What is told when something may work again soon.
const UNAVAILABLE: Duration = Duration::from_secs(10);

impl IntoResponse for Failure {
    fn into_response(self) -> Response {
        let Self { code, message, retry_after, allow, data } = self;
        let body = Envelope { code: code as u32, message: message.into_owned(), data };
        let mut response = (code.status(), Json(body)).into_response();
        let headers = response.headers_mut();
        if let Some(wait) = retry_after {
            let seconds = wait.as_secs() + u64::from(wait.subsec_nanos() > 0);
            headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds.max(1)));
        }
        if let Some(allow) = allow {
            headers.insert(header::ALLOW, HeaderValue::from_static(allow));
        }
        response
    }
}
