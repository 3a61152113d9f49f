//! What can go wrong on the way to QQ Music and back.

use std::time::Duration;

/// Why a call gave no answer. Neither addresses with a query nor bodies are ever held.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The client could not be built: an impossible proxy, or no TLS.
    #[error("the HTTP client could not be made")]
    Build(#[source] reqwest::Error),
    /// No connection, or it broke.
    #[error("no connection to {host}")]
    Connection {
        /// Whom the call was for.
        host: String,
        /// The cause, without its address.
        #[source]
        source: reqwest::Error,
    },
    /// No answer in time.
    #[error("{host} did not answer in time")]
    Timeout {
        /// Whom the call was for.
        host: String,
    },
    /// An HTTP status that is not the expected one.
    #[error("{host} answered HTTP {status}")]
    Status {
        /// Whom the call was for.
        host: String,
        /// The status.
        status: u16,
        /// `Retry-After`, when it was sent in seconds.
        retry_after: Option<Duration>,
    },
    /// A body over the limit.
    #[error("{host} answered more than {limit} bytes")]
    TooLarge {
        /// Whom the call was for.
        host: String,
        /// The limit in bytes.
        limit: usize,
    },
    /// An answer that makes no sense; the text says of which part.
    #[error("an answer that cannot be read: {0}")]
    Garbage(&'static str),
    /// QQ Music understood and answered with a code that is not 0.
    #[error("{api} answered code {code}")]
    Code {
        /// The module and method.
        api: &'static str,
        /// The code.
        code: i64,
        /// Where a verification can be done, when the answer names it.
        url: Option<String>,
    },
}

impl Error {
    /// Sorts a failure of the HTTP client.
    pub(crate) fn of_http(host: &str, source: reqwest::Error) -> Self {
        let host = host.to_owned();
        if source.is_timeout() {
            Self::Timeout { host }
        } else {
            Self::Connection { host, source: source.without_url() }
        }
    }

    /// Whether the same request may do better at once: no connection, no answer in time, or a
    /// server's own failure (5xx). An answer that cannot be read would not read better twice.
    pub(crate) fn is_transient(&self) -> bool {
        match self {
            Self::Connection { .. } | Self::Timeout { .. } => true,
            Self::Status { status, .. } => (500..600).contains(status),
            Self::Build(_) | Self::TooLarge { .. } | Self::Garbage(_) | Self::Code { .. } => false,
        }
    }
}
