//! Reading what QQ's login pages answer: `ptuiCB(...)` and the addresses in it. Pure.

use super::Look;

/// What proves a confirmation to `check_sig`.
pub(crate) struct Signature {
    /// The QQ number.
    pub(crate) uin: String,
    /// The proof; a secret.
    pub(crate) ptsigx: String,
}

/// Reads `ptuiCB('<code>','0','<url>','0','<message>','<nick>')`. `None` for anything else, a
/// code that is not known, and a confirmation whose address lacks its parts.
pub(crate) fn parse(text: &str) -> Option<Look<Signature>> {
    let (_, call) = text.split_once("ptuiCB(")?;
    let mut fields = Fields(call);
    match fields.next()?.trim() {
        "66" => Some(Look::Waiting),
        "67" => Some(Look::Scanned),
        "65" => Some(Look::Expired),
        "68" => Some(Look::Refused),
        "0" => signature(fields.nth(1)?).map(Look::Confirmed),
        _ => None,
    }
}

/// The quoted fields of a JavaScript call. A backslash keeps the quote behind it; it is left in
/// place, because no field that is used holds one.
struct Fields<'a>(&'a str);

impl<'a> Iterator for Fields<'a> {
    type Item = &'a str;

    fn next(&mut self) -> Option<&'a str> {
        let (_, rest) = self.0.split_once('\'')?;
        let mut escaped = false;
        for (at, letter) in rest.char_indices() {
            match letter {
                '\'' if !escaped => {
                    self.0 = &rest[at + 1..];
                    return Some(&rest[..at]);
                }
                '\\' => escaped = !escaped,
                _ => escaped = false,
            }
        }
        None
    }
}

/// Cuts `uin` and `ptsigx` out of the address of `check_sig`.
fn signature(url: &str) -> Option<Signature> {
    let uin = parameter(url, "uin").filter(|uin| uin.bytes().all(|byte| byte.is_ascii_digit()))?;
    let ptsigx = parameter(url, "ptsigx")?;
    Some(Signature { uin, ptsigx })
}

/// A parameter of an address, decoded; `None` when it is missing or empty.
pub(crate) fn parameter(url: &str, name: &str) -> Option<String> {
    let (_, query) = url.split_once('?')?;
    let query = query.split('#').next().unwrap_or_default();
    url::form_urlencoded::parse(query.as_bytes())
        .find(|(key, value)| key == name && !value.is_empty())
        .map(|(_, value)| value.into_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn confirmed(url: &str) -> Option<Signature> {
        match parse(&format!("ptuiCB('0','0','{url}','0','登录成功！', '某人')"))? {
            Look::Confirmed(signature) => Some(signature),
            _ => None,
        }
    }

    #[test]
    fn every_code_has_its_state() {
        let state = |code: &str| parse(&format!("ptuiCB('{code}','0','','0','。','')"));
        assert!(matches!(state("66"), Some(Look::Waiting)));
        assert!(matches!(state("67"), Some(Look::Scanned)));
        assert!(matches!(state("65"), Some(Look::Expired)));
        assert!(matches!(state("68"), Some(Look::Refused)));
        assert!(state("7").is_none());
        assert!(state("0").is_none(), "a confirmation without an address is none");
        assert!(parse("<html>busy</html>").is_none());
    }

    #[test]
    fn a_confirmation_gives_number_and_proof() {
        let signature = confirmed(
            "https://ssl.ptlogin2.graph.qq.com/check_sig?pttype=1&uin=1000000077&service=ptqrlogin\
             &nodirect=0&ptsigx=0a1b2c&s_url=https%3A%2F%2Fgraph.qq.com%2Foauth2.0%2Flogin_jump",
        )
        .expect("whole");
        assert_eq!(signature.uin, "1000000077");
        assert_eq!(signature.ptsigx, "0a1b2c");
    }

    #[test]
    fn a_number_that_is_none_is_refused() {
        assert!(confirmed("https://x/check_sig?uin=abc&ptsigx=1").is_none());
        assert!(confirmed("https://x/check_sig?uin=&ptsigx=1").is_none());
        assert!(confirmed("https://x/check_sig?uin=1").is_none());
    }

    #[test]
    fn a_quote_in_a_name_does_not_end_its_field() {
        let text = r"ptuiCB('66\'','0')";
        assert!(parse(text).is_none());
        let mut fields = Fields(r"'a\'b','c\\','d'");
        assert_eq!(fields.next(), Some(r"a\'b"));
        assert_eq!(fields.next(), Some(r"c\\"));
        assert_eq!(fields.next(), Some("d"));
    }

    #[test]
    fn a_code_is_found_before_and_after_other_parameters() {
        let location = "https://y.qq.com/portal/wx_redirect.html?login_type=1&code=ABC&state=state";
        assert_eq!(parameter(location, "code").as_deref(), Some("ABC"));
        assert_eq!(parameter("https://y.qq.com/?code=ABC", "code").as_deref(), Some("ABC"));
        assert_eq!(parameter("https://y.qq.com/?xcode=ABC", "code"), None);
        assert_eq!(parameter("https://y.qq.com/#code=ABC", "code"), None);
    }

    proptest! {
        #[test]
        fn no_answer_panics(text in ".*") {
            let _ = parse(&text);
            let _ = parse(&format!("ptuiCB({text}"));
            let _ = parse(&format!("ptuiCB('0','0','{text}'"));
            let _ = parameter(&text, "code");
        }

        #[test]
        fn number_and_proof_survive(uin in 1u64.., ptsigx in "[0-9a-f]{1,200}") {
            let url = format!("https://x/check_sig?pttype=1&uin={uin}&service=a&ptsigx={ptsigx}&s_url=b");
            let signature = confirmed(&url).expect("whole");
            prop_assert_eq!(signature.uin, uin.to_string());
            prop_assert_eq!(signature.ptsigx, ptsigx);
        }
    }
}
