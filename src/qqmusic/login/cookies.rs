//! The cookies of one login, handled by hand: no jar is shared between two people's logins.

use reqwest::header::{HeaderMap, SET_COOKIE};
use secrecy::SecretString;

/// Cookies gathered from answers, newest value first wins. Its `Debug` shows names only.
#[derive(Clone, Default)]
pub(crate) struct Cookies(Vec<(String, String)>);

impl Cookies {
    /// Takes every cookie that an answer sets. One set to nothing is a deletion.
    pub(crate) fn of(headers: &HeaderMap) -> Self {
        let mut cookies = Self::default();
        for line in headers.get_all(SET_COOKIE) {
            if let Some((name, value)) = line.to_str().ok().and_then(parse) {
                cookies.put(name, value);
            }
        }
        cookies
    }

    /// Sets a cookie. An empty value never replaces one that is there: QQ's login first clears
    /// and then sets the same name for several domains, in any order.
    fn put(&mut self, name: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        match self.0.iter_mut().find(|(known, _)| known == name) {
            Some((_, old)) => value.clone_into(old),
            None => self.0.push((name.to_owned(), value.to_owned())),
        }
    }

    /// The value of a cookie.
    pub(crate) fn find(&self, name: &str) -> Option<&str> {
        self.0.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    /// All of them as the value of a `Cookie` header.
    pub(crate) fn header(&self) -> SecretString {
        let pairs: Vec<String> =
            self.0.iter().map(|(name, value)| format!("{name}={value}")).collect();
        pairs.join("; ").into()
    }
}

impl std::fmt::Debug for Cookies {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_list().entries(self.0.iter().map(|(name, _)| name)).finish()
    }
}

/// Name and value of a `Set-Cookie` line; its attributes are of no use here.
fn parse(line: &str) -> Option<(&str, &str)> {
    let pair = line.split(';').next()?;
    let (name, value) = pair.split_once('=')?;
    let name = name.trim();
    (!name.is_empty()).then_some((name, value.trim()))
}

#[cfg(test)]
mod tests {
    use reqwest::header::HeaderValue;
    use secrecy::ExposeSecret;

    use super::*;

    fn set(lines: &[&'static str]) -> Cookies {
        let mut headers = HeaderMap::new();
        for line in lines {
            headers.append(SET_COOKIE, HeaderValue::from_static(line));
        }
        Cookies::of(&headers)
    }

    #[test]
    fn attributes_are_cut_off_and_deletions_delete_nothing() {
        let cookies = set(&[
            "p_skey=invented; Domain=graph.qq.com; Path=/",
            "p_skey=; Expires=Thu, 01 Jan 1970 00:00:00 GMT",
            "pt4_token=a=b; HttpOnly",
            "nonsense",
        ]);
        assert_eq!(cookies.find("p_skey"), Some("invented"));
        assert_eq!(cookies.header().expose_secret(), "p_skey=invented; pt4_token=a=b");
    }

    #[test]
    fn debug_shows_names_only() {
        let shown = format!("{:?}", set(&["qrsig=planted-secret; Path=/"]));
        assert_eq!(shown, "[\"qrsig\"]");
    }
}
