//! Links to QQ Music that people paste, and share texts that hold one.
//!
//! Recognising is done here, without network; a [`Link::Short`] is followed by the backend.

use url::Url;

use super::{AlbumMid, PlaylistId, SongMid, SongRef};

/// What a link leads to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Link {
    /// A song.
    Song(SongRef),
    /// A playlist.
    Playlist(PlaylistId),
    /// An album.
    Album(AlbumMid),
    /// A short link that must be followed to know.
    Short(Url),
}

impl Link {
    /// The first link to QQ Music in a text; `None` when there is none that is understood.
    pub fn find(text: &str) -> Option<Self> {
        let mut rest = text;
        while let Some(start) = rest.find("http") {
            let candidate = &rest[start..];
            if let Some(link) = Self::at_start(candidate, "") {
                return Some(link);
            }
            rest = &candidate["http".len()..];
        }
        Self::without_scheme(text)
    }

    /// The first address that begins with its host.
    fn without_scheme(text: &str) -> Option<Self> {
        text.match_indices("y.qq.com/").find_map(|(at, _)| {
            let is_of_host = |letter: char| letter.is_ascii_alphanumeric() || "-.".contains(letter);
            let host = text[..at].trim_end_matches(is_of_host).len();
            // What stands there is a part of another address.
            let is_part = text[..host].ends_with(['/', '@', ':', '=']);
            (!is_part).then(|| Self::at_start(&text[host..], "https://")).flatten()
        })
    }

    /// The link with which a text begins, as it is written or behind a scheme.
    fn at_start(text: &str, scheme: &str) -> Option<Self> {
        let end = text.find(ends_a_link).unwrap_or(text.len());
        // Sentences end behind links.
        let address =
            text[..end].trim_end_matches(['.', ',', ';', ':', '!', '?', ')', ']', '}', '*']);
        Self::of(&Url::parse(&format!("{scheme}{address}")).ok()?)
    }

    /// What an address of QQ Music leads to.
    pub fn of(url: &Url) -> Option<Self> {
        if !is_followable(url) {
            return None;
        }
        if url.path().ends_with("/base/fcgi-bin/u") {
            return Some(Self::Short(url.clone()));
        }
        let query = |name: &str| {
            let found = url.query_pairs().find(|(key, _)| key.eq_ignore_ascii_case(name));
            found.map(|(_, value)| value.into_owned())
        };
        let segments: Vec<_> = url.path_segments()?.filter(|segment| !segment.is_empty()).collect();
        let last = segments.last()?.trim_end_matches(".html");
        let before = segments.len().checked_sub(2).and_then(|at| segments.get(at)).copied();
        let song =
            |text: &str| SongRef::parse(text).or_else(|| SongMid::new(text).ok().map(SongRef::Mid));
        let link = match before.unwrap_or_default() {
            "songDetail" | "song" => song(last).map(Self::Song),
            "playlist" | "playsquare" => PlaylistId::parse(last).ok().map(Self::Playlist),
            "albumDetail" | "album" => AlbumMid::new(last).ok().map(Self::Album),
            _ => None,
        };
        link.or_else(|| match last {
            "playsong" | "song" => query("songmid")
                .or_else(|| query("songid"))
                .and_then(|text| song(&text))
                .map(Self::Song),
            "taoge" | "playlist" => PlaylistId::parse(&query("id")?).ok().map(Self::Playlist),
            "album" => AlbumMid::new(query("albummid").or_else(|| query("albumMid"))?)
                .ok()
                .map(Self::Album),
            _ => None,
        })
    }
}

/// Whether an address belongs to QQ Music: short links are followed from and to such hosts only.
pub fn is_followable(url: &Url) -> bool {
    let host = url.host_str().unwrap_or_default();
    matches!(url.scheme(), "http" | "https")
        && url.port().is_none()
        && url.username().is_empty()
        && (host == "y.qq.com" || host.ends_with(".y.qq.com"))
}

/// Share texts glue Chinese punctuation and words to the link.
fn ends_a_link(character: char) -> bool {
    character.is_whitespace()
        || !character.is_ascii()
        || matches!(character, '"' | '<' | '>' | '\'')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn song_link(text: &str) -> String {
        match Link::find(text) {
            Some(Link::Song(SongRef::Mid(mid))) => mid.to_string(),
            Some(Link::Song(SongRef::Id(id))) => id.to_string(),
            other => panic!("{text}: {other:?}"),
        }
    }

    #[test]
    fn song_links_of_every_age() {
        let mid = "0039MnYb0qxYhV";
        for text in [
            "https://y.qq.com/n/ryqq/songDetail/0039MnYb0qxYhV",
            "https://y.qq.com/n/ryqq_v2/songDetail/0039MnYb0qxYhV?songtype=0",
            "https://y.qq.com/n/yqq/song/0039MnYb0qxYhV.html",
            "https://i.y.qq.com/v8/playsong.html?songmid=0039MnYb0qxYhV&ADTAG=x",
            "http://i2.y.qq.com/a/song/0039MnYb0qxYhV",
            "周杰伦《晴天》https://i.y.qq.com/v8/playsong.html?songmid=0039MnYb0qxYhV，快来听",
            "(listen: https://y.qq.com/n/ryqq/songDetail/0039MnYb0qxYhV).",
            "https://i.y.qq.com/v8/playsong.html?songmid=0039MnYb0qxYhV, how nice!",
            "听听y.qq.com/n/ryqq/songDetail/0039MnYb0qxYhV吧",
            "i.y.qq.com/v8/playsong.html?songmid=0039MnYb0qxYhV",
        ] {
            assert_eq!(song_link(text), mid);
        }
        assert_eq!(song_link("https://i.y.qq.com/v8/playsong.html?songid=97773"), "97773");
    }

    #[test]
    fn playlist_links() {
        for text in [
            "https://y.qq.com/n/ryqq/playlist/8000000001",
            "https://y.qq.com/n/yqq/playlist/8000000001.html",
            "https://i.y.qq.com/n2/m/share/details/taoge.html?hosteuin=x&id=8000000001",
            "https://i2.y.qq.com/a/playlist/8000000001",
        ] {
            let expected = PlaylistId::new(8_000_000_001).map(Link::Playlist).ok();
            assert_eq!(Link::find(text), expected, "{text}");
        }
    }

    #[test]
    fn short_links_are_to_be_followed() {
        let found = Link::find("分享 https://c6.y.qq.com/base/fcgi-bin/u?__=AbC123 @QQ音乐");
        assert!(matches!(found, Some(Link::Short(_))));
    }

    #[test]
    fn strangers_hosts_are_not_followed() {
        for text in [
            "https://evil.example/n/ryqq/songDetail/0039MnYb0qxYhV",
            "https://y.qq.com.evil.example/n/ryqq/songDetail/0039MnYb0qxYhV",
            "https://evily.qq.com/n/ryqq/songDetail/0039MnYb0qxYhV",
            "https://user@y.qq.com/n/ryqq/songDetail/0039MnYb0qxYhV",
            "https://y.qq.com:8443/n/ryqq/songDetail/0039MnYb0qxYhV",
            "ftp://y.qq.com/n/ryqq/songDetail/0039MnYb0qxYhV",
            "evily.qq.com/n/ryqq/songDetail/0039MnYb0qxYhV",
            "user@y.qq.com/n/ryqq/songDetail/0039MnYb0qxYhV",
            "https://evil.example/y.qq.com/n/ryqq/songDetail/0039MnYb0qxYhV",
        ] {
            assert_eq!(Link::find(text), None, "{text}");
        }
    }
}
