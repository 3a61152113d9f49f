//! The cookies that people paste.

use super::{Error, Result};
use crate::model::{Credential, MissingCookie, cookie_pairs};

/// Reads a `Cookie:` header, a `name=value` list with `;` or line breaks, as browsers and other
/// tools give it.
/// Errors: [`Error::BadCookie`] when the number or the key is missing.
pub(super) fn parse(text: &str) -> Result<Credential> {
    let text = text.trim();
    let text = text.strip_prefix("Cookie:").or(text.strip_prefix("cookie:")).unwrap_or(text);
    Ok(Credential::of_cookies(&cookie_pairs(text))?)
}

impl From<MissingCookie> for Error {
    fn from(MissingCookie(missing): MissingCookie) -> Self {
        Self::BadCookie { missing }
    }
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;

    use super::*;
    use crate::model::LoginType;

    #[test]
    fn a_whole_cookie_is_kept_whole() {
        let credential = parse(
            "Cookie: uin=o1000000077; qm_keyst=Q_H_L_invented; tmeLoginType=2; \
             psrf_qqrefresh_token=RT; refresh_key=RK; euin=oK0; psrf_musickey_createtime=1700000000; other=x",
        )
        .expect("valid");
        assert_eq!(credential.uin.value(), 1_000_000_077);
        assert_eq!(credential.musickey.expose_secret(), "Q_H_L_invented");
        assert_eq!(credential.refresh_key.expect("kept").expose_secret(), "RK");
        assert_eq!(credential.refresh_token.expect("kept").expose_secret(), "RT");
        assert_eq!(credential.created_at, Some(1_700_000_000));
    }

    #[test]
    fn lines_quotes_and_the_other_name_of_the_key_are_fine() {
        let credential = parse("uin=\"1000000077\"\nqqmusic_key=W_X_invented\n").expect("valid");
        assert_eq!(credential.login_type, LoginType::Wechat);
    }

    #[test]
    fn what_is_missing_is_named() {
        let missing = |text| match parse(text) {
            Err(Error::BadCookie { missing }) => missing,
            other => panic!("{other:?}"),
        };
        assert_eq!(missing("hello"), "uin");
        assert_eq!(missing("uin=abc; qm_keyst=x"), "uin");
        assert_eq!(missing("uin=1000000077; qm_keyst="), "qm_keyst");
    }
}
