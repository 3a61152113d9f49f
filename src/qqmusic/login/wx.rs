//! Reading what WeChat's login pages answer. Pure.

use secrecy::SecretString;

use super::Look;

/// Reads `window.wx_errcode=<n>;window.wx_code='<code>';`. `None` for anything else.
pub(crate) fn parse(text: &str) -> Option<Look<SecretString>> {
    match value(text, "wx_errcode")? {
        "408" => Some(Look::Waiting),
        "404" => Some(Look::Scanned),
        "403" => Some(Look::Refused),
        "402" => Some(Look::Expired),
        "405" => {
            let code = value(text, "wx_code")?;
            (!code.is_empty()).then(|| Look::Confirmed(code.into()))
        }
        _ => None,
    }
}

/// The value given to a JavaScript variable, without quotes.
fn value<'a>(text: &'a str, name: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(name)?;
    let rest = rest.trim_start().strip_prefix('=')?;
    let value = rest.split(';').next()?.trim();
    Some(value.trim_matches(['\'', '"']))
}

/// The session's id in the page that shows the QR: what stands between `uuid=` and a quote.
pub(crate) fn uuid(html: &str) -> Option<&str> {
    html.split("uuid=").skip(1).find_map(|rest| {
        let end = rest.find(['"', '\'', '&', '<'])?;
        let id = &rest[..end];
        let valid = (1..=128).contains(&id.len())
            && id.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"_-".contains(&byte));
        valid.then_some(id)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use secrecy::ExposeSecret;

    use super::*;

    #[test]
    fn every_code_has_its_state() {
        let state = |code: u32, wx: &str| {
            parse(&format!("window.wx_errcode={code};window.wx_code='{wx}';"))
        };
        assert!(matches!(state(408, ""), Some(Look::Waiting)));
        assert!(matches!(state(404, ""), Some(Look::Scanned)));
        assert!(matches!(state(403, ""), Some(Look::Refused)));
        assert!(matches!(state(402, ""), Some(Look::Expired)));
        let Some(Look::Confirmed(code)) = state(405, "0a1b") else { panic!("not confirmed") };
        assert_eq!(code.expose_secret(), "0a1b");
        assert!(state(405, "").is_none(), "a confirmation without a code is none");
        assert!(state(500, "").is_none());
        assert!(parse("").is_none());
    }

    #[test]
    fn the_id_is_what_stands_before_the_quote() {
        let page = r#"<img src="/connect/qrcode/081abc_-Z"> var a = "https://lp/?uuid=081abc_-Z";"#;
        assert_eq!(uuid(page), Some("081abc_-Z"));
        assert_eq!(uuid("uuid=\"; uuid=071x\""), Some("071x"));
        assert_eq!(uuid("uuid=../../evil\""), None);
        assert_eq!(uuid("<html>busy</html>"), None);
    }

    proptest! {
        #[test]
        fn no_answer_panics(text in ".*") {
            let _ = parse(&text);
            let _ = parse(&format!("window.wx_errcode=405;window.wx_code={text}"));
            let _ = uuid(&text);
            let _ = uuid(&format!("uuid={text}\""));
        }
    }
}
