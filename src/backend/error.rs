//! Backend errors, by what the caller can do.

use std::time::Duration;

/// The cause behind an [`Error`], for the log. It never holds a key, a cookie or an upstream body.
pub type Source = Box<dyn std::error::Error + Send + Sync>;

/// Why a backend could not answer. Variants are decisions, not causes.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The credential is missing, expired or revoked: refresh once, else log in again.
    #[error("a login is needed")]
    LoginRequired,
    /// There is no such thing.
    #[error("not found")]
    NotFound,
    /// QQ Music understood and said no; asking again will not help.
    #[error("refused by QQ Music with code {code}: {message}")]
    Refused {
        /// QQ Music's code.
        code: i64,
        /// What it means, in our own words.
        message: String,
    },
    /// Too many requests; nothing to do but wait.
    #[error("QQ Music asks to slow down")]
    RateLimited {
        /// How long, when it is known.
        retry_after: Option<Duration>,
    },
    /// A captcha must be solved by the person.
    #[error("QQ Music wants a verification")]
    VerificationRequired {
        /// Where to solve it, when QQ Music says so.
        url: Option<String>,
    },
    /// This backend cannot do it; the text says what to configure or do instead.
    #[error("unsupported: {0}")]
    Unsupported(&'static str),
    /// A transient fault (network, time-out, 5xx): worth trying again later.
    #[error("QQ Music cannot be reached")]
    Unavailable(#[source] Source),
    /// A fault after something was sent that must not be sent twice: it may have been done. Only the
    /// person can look.
    #[error("it is not known whether QQ Music did it")]
    Uncertain(#[source] Source),
    /// An answer that makes no sense: never retried.
    #[error("QQ Music answered something unexpected")]
    Unexpected(#[source] Source),
}
