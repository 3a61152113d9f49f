//! Service errors, by what the person can do.

use std::time::Duration;

use crate::{backend, store};

/// What stands in the way of something that needs to be allowed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Obstacle {
    /// The bot's owner does not allow it.
    Owner,
    /// The person has not agreed to the warning yet.
    Consent,
    /// The day's allowance is used up.
    DayUsed,
    /// It was stopped for the day at a sign of risk.
    DayStopped,
}

/// Why the service could not do what was asked. A door turns each variant into a sentence that
/// says what to do next.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The person has not logged in, and this needs it.
    #[error("not logged in")]
    NotLoggedIn,
    /// The person's login died and could not be refreshed: scan again.
    #[error("the login has ended")]
    LoginEnded,
    /// The login holds nothing to refresh with.
    #[error("the login has no refresh key")]
    NotRefreshable,
    /// The pasted text lacks a cookie; which one.
    #[error("the cookie lacks {missing}")]
    BadCookie {
        /// The cookie's name.
        missing: &'static str,
    },
    /// The person has as many accounts as one can have; the new one was not kept.
    #[error("too many accounts")]
    TooManyAccounts,
    /// The official report gateway does not accept the person's key.
    #[error("the report key was refused")]
    ReportKeyRefused,
    /// The person's keys would go to another server, of which they were not told yet.
    #[error("the person was not told that their keys go to {name}")]
    RemoteUntold {
        /// The server, as people know it.
        name: String,
    },
    /// There is no such song, playlist or page.
    #[error("not found")]
    NotFound,
    /// QQ Music said no for good.
    #[error("refused by QQ Music with code {code}: {message}")]
    Refused {
        /// QQ Music's code.
        code: i64,
        /// What it means, for the log.
        message: String,
    },
    /// Too many requests.
    #[error("QQ Music asks to slow down")]
    RateLimited {
        /// How long to wait, when it is known.
        retry_after: Option<Duration>,
    },
    /// A captcha must be solved by the person.
    #[error("QQ Music wants a verification")]
    VerificationRequired {
        /// Where to solve it.
        url: Option<String>,
    },
    /// The configured backend cannot do this.
    #[error("unsupported: {0}")]
    Unsupported(&'static str),
    /// QQ Music cannot be reached now.
    #[error("QQ Music cannot be reached")]
    Unavailable(#[source] backend::Source),
    /// Something was sent that must not be sent twice, and no clear answer came: it may have been
    /// done. Only the person can look.
    #[error("it is not known whether QQ Music did it")]
    Uncertain(#[source] backend::Source),
    /// QQ Music answered something that makes no sense.
    #[error("QQ Music answered something unexpected")]
    Unexpected(#[source] backend::Source),
    /// It is not allowed now; by whom or what.
    #[error("not allowed: {0:?}")]
    NotAllowed(Obstacle),
    /// The store failed.
    #[error("the store failed")]
    Store(#[from] store::Error),
}

impl Error {
    /// Its name in the metrics.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::NotLoggedIn => "not_logged_in",
            Self::LoginEnded => "login_ended",
            Self::NotRefreshable => "not_refreshable",
            Self::BadCookie { .. } => "bad_cookie",
            Self::TooManyAccounts => "too_many_accounts",
            Self::ReportKeyRefused => "report_key_refused",
            Self::NotFound => "not_found",
            Self::Refused { .. } => "refused",
            Self::RateLimited { .. } => "rate_limited",
            Self::VerificationRequired { .. } => "verification_required",
            Self::Unsupported(_) => "unsupported",
            Self::Unavailable(_) => "unavailable",
            Self::Uncertain(_) => "uncertain",
            Self::Unexpected(_) => "unexpected",
            Self::NotAllowed(_) => "not_allowed",
            Self::RemoteUntold { .. } => "remote_untold",
            Self::Store(_) => "store",
        }
    }
}

impl From<backend::Error> for Error {
    fn from(error: backend::Error) -> Self {
        match error {
            backend::Error::LoginRequired => Self::NotLoggedIn,
            backend::Error::NotFound => Self::NotFound,
            backend::Error::Refused { code, message } => Self::Refused { code, message },
            backend::Error::RateLimited { retry_after } => Self::RateLimited { retry_after },
            backend::Error::VerificationRequired { url } => Self::VerificationRequired { url },
            backend::Error::Unsupported(what) => Self::Unsupported(what),
            backend::Error::Unavailable(source) => Self::Unavailable(source),
            backend::Error::Uncertain(source) => Self::Uncertain(source),
            backend::Error::Unexpected(source) => Self::Unexpected(source),
        }
    }
}
