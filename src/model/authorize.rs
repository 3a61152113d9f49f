//! Login codes that another device shows.

use std::fmt;

use secrecy::{ExposeSecret, SecretString};
use url::Url;

use super::{Link, LoginKind};

/// The text of a QR code with which another device asks to be logged in. Whoever has the text can
/// confirm or follow that login, so it is a secret.
#[derive(Clone)]
pub struct LoginCode {
    kind: LoginKind,
    text: SecretString,
}

/// Longer texts are no login code of anybody.
const MOST_BYTES: usize = 1024;
/// A code's bare id: QQ Music's have 91 characters; so far from words that nothing else is meant.
const ID_BYTES: std::ops::RangeInclusive<usize> = 40..=256;

impl LoginCode {
    /// Reads what a QR code says; `None` when it is no login code that is known.
    ///
    /// What the app's own code says is not documented. Its addresses and ids of any shape are
    /// taken, but for what is known to lead elsewhere (a song, a playlist, an album).
    pub fn read(text: &str) -> Option<Self> {
        let text = text.trim();
        let kind = (text.len() <= MOST_BYTES).then(|| kind_of(text)).flatten()?;
        Some(Self { kind, text: text.into() })
    }

    /// Which program's login it is.
    pub fn kind(&self) -> LoginKind {
        self.kind
    }

    /// What the code says, for whom it is meant.
    pub fn expose(&self) -> &str {
        self.text.expose_secret()
    }
}

impl fmt::Debug for LoginCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "LoginCode({}, [REDACTED])", self.kind.name())
    }
}

fn kind_of(text: &str) -> Option<LoginKind> {
    let Ok(url) = Url::parse(text) else {
        let is_id = |byte: u8| byte.is_ascii_alphanumeric() || b"-_+/=.~".contains(&byte);
        let fits = ID_BYTES.contains(&text.len()) && text.bytes().all(is_id);
        return fits.then_some(LoginKind::App);
    };
    if url.scheme() == "qqmusic" {
        return Some(LoginKind::App);
    }
    let host = url.host_str().filter(|_| matches!(url.scheme(), "http" | "https"))?;
    let is = |name: &str| {
        host == name || host.strip_suffix(name).is_some_and(|rest| rest.ends_with('.'))
    };
    if is("txz.qq.com") || is("ptlogin2.qq.com") {
        return Some(LoginKind::Qq);
    }
    if is("open.weixin.qq.com") || is("login.weixin.qq.com") {
        return Some(LoginKind::Wechat);
    }
    let is_music = is("y.qq.com") || is("music.qq.com");
    (is_music && Link::of(&url).is_none() && url.path() != "/").then_some(LoginKind::App)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(text: &str) -> Option<LoginKind> {
        LoginCode::read(text).map(|code| code.kind())
    }

    #[test]
    fn login_codes_are_told_apart() {
        assert_eq!(kind("http://txz.qq.com/p?k=invented&f=716027609"), Some(LoginKind::Qq));
        let wechat = "https://open.weixin.qq.com/connect/confirm?uuid=invented";
        assert_eq!(kind(wechat), Some(LoginKind::Wechat));
        assert_eq!(kind("https://y.qq.com/m/login/qrcode.html?id=1"), Some(LoginKind::App));
        assert_eq!(kind("qqmusic://qq.com/other/scan?id=1"), Some(LoginKind::App));
        assert_eq!(kind(&"aB3".repeat(30)), Some(LoginKind::App));
    }

    #[test]
    fn what_is_no_login_code_is_none() {
        for text in [
            "",
            "hello",
            "晴天",
            "https://example.com/login?id=1",
            "https://txz.qq.com.example.com/p?k=1",
            "https://eviltxz.qq.com.cn/",
            "https://y.qq.com/n/ryqq/songDetail/0039MnYb0qxYhV",
            "https://y.qq.com/",
            "ftp://y.qq.com/m/login",
            "WIFI:S:name;T:WPA;P:secret;;",
            "https://qr.alipay.com/invented",
        ] {
            assert_eq!(kind(text), None, "{text}");
        }
        assert_eq!(kind(&"a".repeat(2000)), None);
    }

    #[test]
    fn debug_does_not_show_the_code() {
        let code = LoginCode::read("http://txz.qq.com/p?k=SECRET").expect("a code");
        assert!(!format!("{code:?}").contains("SECRET"));
    }
}
