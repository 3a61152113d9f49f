//! Songs, their qualities and play addresses.

use std::fmt;

use secrecy::SecretString;

use super::{AlbumMid, SingerMid, SongId, SongMid};

/// A song named by either of its ids.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum SongRef {
    /// By number.
    Id(SongId),
    /// By mid.
    Mid(SongMid),
}

impl SongRef {
    /// How many letters and digits a mid has when a person types one.
    const MID_LENGTH: usize = 14;

    /// Reads what a person typed: digits are an id, 14 letters and digits a mid.
    /// `None` for anything else, which may be a link or words.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        if let Ok(id) = SongId::parse(text) {
            return Some(Self::Id(id));
        }
        if text.len() != Self::MID_LENGTH || text.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        SongMid::new(text).ok().map(Self::Mid)
    }
}

/// One of a song's singers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Singer {
    /// Absent for guests that have no page of their own.
    pub mid: Option<SingerMid>,
    /// The name as shown.
    pub name: String,
}

/// A song's album.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Album {
    /// Absent for singles; without it there is no cover.
    pub mid: Option<AlbumMid>,
    /// The name as shown; may be empty.
    pub name: String,
}

impl Album {
    /// Where everybody can see the cover, `size` (150, 300, 500 or 800) pixels wide; `None` without
    /// an album. Source: `y.gtimg.cn/music/photo_new`.
    pub fn cover_url(&self, size: u32) -> Option<String> {
        let mid = self.mid.as_ref()?;
        Some(format!("https://y.gtimg.cn/music/photo_new/T002R{size}x{size}M000{mid}.jpg"))
    }
}

/// Which files QQ Music has of a song, sizes in bytes; zero means that there is no such file.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct SongFiles {
    /// `file.media_mid`: often differs from the song's mid, and names the files.
    pub media_mid: Option<SongMid>,
    /// MP3 at 128 kbit/s.
    pub size_128: u64,
    /// MP3 at 320 kbit/s.
    pub size_320: u64,
    /// FLAC.
    pub size_flac: u64,
}

impl SongFiles {
    /// The size in bytes in a quality; zero when there is none.
    pub fn size(&self, quality: Quality) -> u64 {
        match quality {
            Quality::Mp3_128 => self.size_128,
            Quality::Mp3_320 => self.size_320,
            Quality::Flac => self.size_flac,
        }
    }
}

/// A song, as search, playlists and track details give it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Song {
    /// Its number.
    pub id: SongId,
    /// Its mid.
    pub mid: SongMid,
    /// Its name, without markup.
    pub name: String,
    /// Who sings it, in order; may be empty.
    pub singers: Vec<Singer>,
    /// Its album.
    pub album: Album,
    /// Its length in seconds.
    pub interval_s: u32,
    /// `pay.pay_play == 1`: a VIP or bought album is needed to play it.
    pub vip: bool,
    /// Which files there are.
    pub files: SongFiles,
}

impl Song {
    /// The singers' names joined for display: `A / B`.
    pub fn singer_names(&self) -> String {
        let names: Vec<_> = self.singers.iter().map(|singer| singer.name.as_str()).collect();
        names.join(" / ")
    }

    /// The song's page for people.
    pub fn page_url(&self) -> String {
        self.mid.page_url()
    }
}

impl SongMid {
    /// The song's page for people.
    pub fn page_url(&self) -> String {
        format!("https://y.qq.com/n/ryqq/songDetail/{self}")
    }
}

/// The qualities the product offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Quality {
    /// MP3 at 128 kbit/s.
    Mp3_128,
    /// MP3 at 320 kbit/s.
    Mp3_320,
    /// FLAC, lossless.
    Flac,
}

impl Quality {
    /// From the smallest to the largest.
    pub const ALL: [Self; 3] = [Self::Mp3_128, Self::Mp3_320, Self::Flac];

    /// The word used in commands, settings and the HTTP API: `128`, `320`, `flac`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Mp3_128 => "128",
            Self::Mp3_320 => "320",
            Self::Flac => "flac",
        }
    }

    /// The quality with this [`name`](Self::name), in either case.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|quality| quality.name().eq_ignore_ascii_case(name))
    }

    /// How the file's name ends.
    pub fn extension(self) -> &'static str {
        match self {
            Self::Mp3_128 | Self::Mp3_320 => "mp3",
            Self::Flac => "flac",
        }
    }
}

/// An address from which a song's audio can be had for a while.
#[derive(Clone)]
pub struct PlayUrl {
    /// The song.
    pub mid: SongMid,
    /// The quality that was asked for.
    pub quality: Quality,
    /// The address. It holds a token of the account, so it is a secret; never shown in a group.
    pub url: SecretString,
    /// How long it lives, in seconds (usually 7200).
    pub expires_in_s: u32,
}

impl fmt::Debug for PlayUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PlayUrl({}, {}, [REDACTED])", self.mid, self.quality.name())
    }
}

/// Why a song cannot be played in a quality, as far as the result code and the pay flags tell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Denied {
    /// There is no file in this quality.
    NoSuchQuality,
    /// A login is needed to know or to play.
    LoginNeeded,
    /// VIP or a bought album is needed.
    VipNeeded,
    /// The account may not play it for a reason QQ Music does not tell (region, takedown).
    NoRight,
    /// The account is used on too many devices.
    DeviceLimit,
}

/// What QQ Music answers when asked for a play address.
#[derive(Debug, Clone)]
pub enum PlayAnswer {
    /// Here it is.
    Url(PlayUrl),
    /// Not permitted or not there.
    Denied(Denied),
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_and_mids_are_told_apart() {
        assert!(matches!(SongRef::parse("97773"), Some(SongRef::Id(_))));
        assert!(matches!(SongRef::parse(" 0039MnYb0qxYhV "), Some(SongRef::Mid(_))));
        assert_eq!(SongRef::parse("晴天"), None);
        assert_eq!(SongRef::parse("hello"), None);
    }

    #[test]
    fn an_address_is_not_shown_by_debug() {
        let url = PlayUrl {
            mid: SongMid::new("0039MnYb0qxYhV").expect("valid"),
            quality: Quality::Flac,
            url: "https://stream.invalid/F000.flac?vkey=SECRET".into(),
            expires_in_s: 7200,
        };
        assert!(!format!("{url:?}").contains("SECRET"));
    }
}
