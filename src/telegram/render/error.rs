//! Failures as sentences: what happened, and what to do next.

use std::time::Duration;

use super::html;
use crate::i18n::t;
use crate::model::Language;
use crate::service::{Error, MOST_ACCOUNTS, Obstacle};
use crate::telegram::sender::Html;

/// What helps against a failure, for a button beside its sentence.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Remedy {
    /// Logging in.
    Login,
    /// Agreeing that the keys go to another server.
    Agree,
    /// Proving to be human, at this address.
    Verify(String),
}

/// QQ Music's codes for an account that it restricted: bound wrongly, limited, banned.
const RESTRICTED: [i64; 5] = [20272, 20274, 20277, 20278, 20450];
/// QQ Music's code for too many devices, also for a key that is too fresh to be refreshed.
const TOO_MANY_DEVICES: i64 = 20279;

/// The longest name of another server.
const SERVER: usize = 100;

/// The sentence for a failure, and what helps.
pub(crate) fn error(language: Language, error: &Error) -> (Html, Option<Remedy>) {
    let remedy = match error {
        Error::NotLoggedIn | Error::LoginEnded | Error::NotRefreshable => Some(Remedy::Login),
        Error::RemoteUntold { .. } => Some(Remedy::Agree),
        Error::VerificationRequired { url } => url.clone().map(Remedy::Verify),
        _ => None,
    };
    (Html(sentence(language, error)), remedy)
}

fn sentence(language: Language, error: &Error) -> String {
    match error {
        Error::NotLoggedIn => t!(language, "error-not-logged-in"),
        Error::LoginEnded => t!(language, "error-login-ended"),
        Error::NotRefreshable => t!(language, "error-not-refreshable"),
        Error::BadCookie { missing } => {
            t!(language, "error-bad-cookie", missing = html::escape(missing))
        }
        Error::TooManyAccounts => {
            t!(language, "error-too-many-accounts", most = MOST_ACCOUNTS)
        }
        Error::ReportKeyRefused => t!(language, "error-report-key"),
        Error::RemoteUntold { name } => {
            t!(language, "error-remote-untold", name = html::name(name, SERVER))
        }
        Error::NotFound => t!(language, "error-not-found"),
        Error::Refused { code, .. } => refused(language, *code),
        Error::RateLimited { retry_after } => rate_limited(language, *retry_after),
        Error::VerificationRequired { url: Some(_) } => t!(language, "error-verification-link"),
        Error::VerificationRequired { url: None } => t!(language, "error-verification"),
        Error::Unsupported(_) => t!(language, "error-unsupported"),
        Error::Unavailable(_) => t!(language, "error-unavailable"),
        Error::Uncertain(_) => t!(language, "error-uncertain"),
        Error::Unexpected(_) => t!(language, "error-unexpected"),
        Error::NotAllowed(obstacle) => obstructed(language, *obstacle),
        Error::Store(_) => t!(language, "error-store"),
    }
}

fn obstructed(language: Language, obstacle: Obstacle) -> String {
    match obstacle {
        Obstacle::Owner => t!(language, "accelerate-forbidden"),
        Obstacle::Consent => t!(language, "accelerate-no-consent"),
        Obstacle::DayUsed => t!(language, "accelerate-day-used"),
        Obstacle::DayStopped => t!(language, "accelerate-day-stopped"),
    }
}

fn refused(language: Language, code: i64) -> String {
    let shown = code.to_string();
    match code {
        TOO_MANY_DEVICES => t!(language, "error-devices"),
        code if RESTRICTED.contains(&code) => t!(language, "error-account", code = shown),
        _ => t!(language, "error-refused", code = shown),
    }
}

fn rate_limited(language: Language, retry_after: Option<Duration>) -> String {
    match retry_after.map(|wait| wait.as_secs()).filter(|seconds| *seconds > 0) {
        Some(seconds) => t!(language, "error-rate-limited-for", seconds = seconds.to_string()),
        None => t!(language, "error-rate-limited"),
    }
}
