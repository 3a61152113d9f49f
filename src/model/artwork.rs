//! The pictures that QQ Music has: covers of albums, photos of singers, avatars.

use std::collections::HashMap;

use bytes::Bytes;
use url::Url;

use super::{AlbumMid, SingerMid};

/// A picture that QQ Music has.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Artwork {
    /// An album's cover.
    Album(AlbumMid),
    /// A photo of a singer.
    Singer(SingerMid),
    /// What stands at an address, as an account's avatar does.
    At(ImageUrl),
}

/// The address of a picture on one of Tencent's own hosts for pictures, over https.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct ImageUrl(Url);

/// Where QQ Music keeps its pictures (`y.gtimg.cn`), and where avatars of QQ and WeChat are. That the
/// avatar of an account may be on the latter is not captured: an address elsewhere counts as none.
const HOSTS: [&str; 3] = ["gtimg.cn", "qlogo.cn", "qpic.cn"];

impl ImageUrl {
    /// Reads an address; one over http is asked over https. `None` for any other host, with a port,
    /// a name or a password.
    pub fn parse(text: &str) -> Option<Self> {
        let mut url = Url::parse(text.trim()).ok()?;
        if !matches!(url.scheme(), "http" | "https") {
            return None;
        }
        let is_plain =
            url.port().is_none() && url.username().is_empty() && url.password().is_none();
        let host = url.host_str().unwrap_or_default();
        let is_own = HOSTS.into_iter().any(|own| {
            host.strip_suffix(own).is_some_and(|front| front.is_empty() || front.ends_with('.'))
        });
        url.set_scheme("https").ok()?;
        (is_plain && is_own).then_some(Self(url))
    }

    /// The address itself.
    pub fn url(&self) -> &Url {
        &self.0
    }
}

/// The pictures that go into somebody's cards, as they came: PNG or JPEG, or not even that. What
/// could not be had is missing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Covers {
    /// The person's own.
    pub avatar: Option<Bytes>,
    /// Of songs and singers, by their mids.
    pub by_mid: HashMap<String, Bytes>,
}

impl Covers {
    /// The picture of a song or a singer.
    pub fn of(&self, mid: Option<&str>) -> Option<&Bytes> {
        self.by_mid.get(mid?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_tencents_own_hosts_for_pictures_are_asked_and_only_over_https() {
        let read = |text: &str| ImageUrl::parse(text).map(|image| image.url().to_string());
        for (text, asked) in [
            ("https://y.gtimg.cn/music/a.jpg?x=1", "https://y.gtimg.cn/music/a.jpg?x=1"),
            ("http://thirdqq.qlogo.cn/g?s=140", "https://thirdqq.qlogo.cn/g?s=140"),
            (" https://p.qpic.cn/a ", "https://p.qpic.cn/a"),
        ] {
            assert_eq!(read(text).as_deref(), Some(asked));
        }
        for text in [
            "",
            "y.gtimg.cn/a.jpg",
            "ftp://y.gtimg.cn/a.jpg",
            "https://example.com/a.jpg",
            "https://eviltimg.cn/a.jpg",
            "https://evilgtimg.cn/a.jpg",
            "https://y.gtimg.cn.example.com/a.jpg",
            "https://y.gtimg.cn:8080/a.jpg",
            "https://you:me@y.gtimg.cn/a.jpg",
            "https://127.0.0.1/a.jpg",
            "data:image/png;base64,AA",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
