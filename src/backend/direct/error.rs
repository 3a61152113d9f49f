//! What QQ Music's failures mean for the caller: the one place that knows the codes.

use crate::{backend, qqmusic};

impl From<qqmusic::Error> for backend::Error {
    fn from(error: qqmusic::Error) -> Self {
        use qqmusic::Error as Upstream;
        match error {
            Upstream::Code { code, ref url, .. } => {
                let url = url.clone();
                of_code(code, url, error)
            }
            Upstream::Status { status: 429, retry_after, .. } => Self::RateLimited { retry_after },
            Upstream::Status { status: 500.., .. }
            | Upstream::Connection { .. }
            | Upstream::Timeout { .. } => Self::Unavailable(Box::new(error)),
            Upstream::Build(_)
            | Upstream::Status { .. }
            | Upstream::TooLarge { .. }
            | Upstream::Garbage(_) => Self::Unexpected(Box::new(error)),
        }
    }
}

/// What a failure means for a call that is sent once: whatever does not say that it was refused, or
/// never left, may have been done.
pub(super) fn of_once(error: qqmusic::Error) -> backend::Error {
    use qqmusic::Error as Upstream;
    match error {
        Upstream::Connection { ref source, .. } if source.is_connect() => error.into(),
        Upstream::Build(_) | Upstream::Status { status: 429, .. } => error.into(),
        Upstream::Code { code, .. } => match error.into() {
            // worth another try, or a fault of ours: in both cases it said no
            backend::Error::Unavailable(_) | backend::Error::Unexpected(_) => {
                backend::Error::Refused { code, message: meaning(code).to_owned() }
            }
            known => known,
        },
        Upstream::Connection { .. }
        | Upstream::Timeout { .. }
        | Upstream::Status { .. }
        | Upstream::TooLarge { .. }
        | Upstream::Garbage(_) => backend::Error::Uncertain(Box::new(error)),
    }
}

fn of_code(code: i64, url: Option<String>, error: qqmusic::Error) -> backend::Error {
    use backend::Error;
    match code {
        // 2000 is "unsigned"; unsigned calls are repeated signed, so here it means the login.
        1000 | 2000 | 104_400 | 104_401 => Error::LoginRequired,
        2001 | 104_604 | 100_001 => Error::RateLimited { retry_after: None },
        109_999 | 20276 | 10009 => Error::VerificationRequired { url },
        10004 => Error::NotFound,
        10006 => Error::Unavailable(Box::new(error)),
        40000 | 500_003 => Error::Unexpected(Box::new(error)),
        _ => Error::Refused { code, message: meaning(code).to_owned() },
    }
}

/// What a refusal means, in our own words, for logs and people who ask.
fn meaning(code: i64) -> &'static str {
    match code {
        80030 | 80050 => "the account's number was not accepted",
        101_010 => "the account has no QQ friends to compare with",
        101_404 => "this version of the client is not accepted any more",
        104_004 => "no address could be made for the file",
        10006 => "something else is being written at the same time",
        20261 => "the login's parameters were not accepted",
        20271 => "the code was wrong",
        20272 | 20274 => "the account is not properly bound to its QQ or WeChat",
        20277 | 20278 => "the account is restricted",
        20279 => "the account is used on too many devices, or its key is still fresh",
        20450 => "the account is banned",
        500_031 => "the call was not accepted even with a signature",
        _ => "a refusal that is not documented",
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use backend::Error;

    fn mapped(code: i64) -> Error {
        qqmusic::Error::Code { api: "x.Y/Z", code, url: Some("https://y.qq.com/v".into()) }.into()
    }

    fn status(status: u16) -> Error {
        let retry_after = Some(Duration::from_secs(3));
        qqmusic::Error::Status { host: "u.y.qq.com".into(), status, retry_after }.into()
    }

    #[test]
    fn codes_become_decisions() {
        for code in [1000, 2000, 104_400, 104_401] {
            assert!(matches!(mapped(code), Error::LoginRequired), "{code}");
        }
        for code in [2001, 104_604, 100_001] {
            assert!(matches!(mapped(code), Error::RateLimited { .. }), "{code}");
        }
        for code in [109_999, 20276, 10009] {
            let error = mapped(code);
            assert!(matches!(error, Error::VerificationRequired { url: Some(_) }), "{code}");
        }
        assert!(matches!(mapped(10004), Error::NotFound));
        assert!(matches!(mapped(40000), Error::Unexpected(_)));
    }

    #[test]
    fn refusals_keep_their_code_and_documented_ones_have_a_sentence_of_their_own() {
        let mut sentences = std::collections::BTreeSet::new();
        for code in [101_404, 104_004, 20261, 20271, 20272, 20277, 20279, 20450, 500_031, 80030] {
            match mapped(code) {
                Error::Refused { code: kept, message } => {
                    assert_eq!(kept, code);
                    assert!(sentences.insert(message), "{code} shares its sentence");
                }
                other => panic!("{code}: {other:?}"),
            }
        }
        assert!(matches!(mapped(31_337), Error::Refused { code: 31_337, .. }));
    }

    #[test]
    fn a_call_that_is_sent_once_is_done_refused_or_uncertain() {
        use qqmusic::Error as Upstream;
        let code = |code| of_once(Upstream::Code { api: "x.Y/Z", code, url: None });
        assert!(matches!(code(10006), Error::Refused { code: 10006, .. }));
        assert!(matches!(code(40000), Error::Refused { code: 40000, .. }));
        assert!(matches!(code(1000), Error::LoginRequired));
        assert!(matches!(code(2001), Error::RateLimited { .. }));
        assert!(matches!(code(10009), Error::VerificationRequired { .. }));
        let host = || "u.y.qq.com".to_owned();
        for unclear in [
            Upstream::Timeout { host: host() },
            Upstream::Status { host: host(), status: 502, retry_after: None },
            Upstream::Garbage("planted"),
            Upstream::TooLarge { host: host(), limit: 1 },
        ] {
            assert!(matches!(of_once(unclear), Error::Uncertain(_)));
        }
        let slow = Upstream::Status { host: host(), status: 429, retry_after: None };
        assert!(matches!(of_once(slow), Error::RateLimited { .. }));
    }

    #[test]
    fn statuses_become_decisions() {
        assert!(matches!(status(500), Error::Unavailable(_)));
        assert!(matches!(status(503), Error::Unavailable(_)));
        assert!(matches!(status(403), Error::Unexpected(_)));
        let wait = Some(Duration::from_secs(3));
        assert!(matches!(status(429), Error::RateLimited { retry_after } if retry_after == wait));
    }
}
