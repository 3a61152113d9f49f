//! Songs, and the operations about one song.

use std::fmt;

use secrecy::ExposeSecret;
use serde::Serialize;

use crate::model;

/// A singer or an album: its mid, null when it has no page of its own, and its name.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Named {
    /// The mid.
    pub mid: Option<String>,
    /// The name as shown; may be empty.
    pub name: String,
}

impl From<model::Singer> for Named {
    fn from(singer: model::Singer) -> Self {
        let model::Singer { mid, name } = singer;
        Self { mid: mid.map(|it| it.to_string()), name }
    }
}

/// A song.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Song {
    /// Its number.
    pub id: u64,
    /// Its mid.
    pub mid: String,
    /// Its name.
    pub name: String,
    /// Who sings it.
    pub singers: Vec<Named>,
    /// Its album.
    pub album: Named,
    /// Its length in seconds.
    pub interval_s: u32,
    /// Whether a membership or a bought album is needed to play it.
    pub vip: bool,
    /// Which files there are.
    pub files: Files,
}

/// The sizes of a song's files in bytes; zero where there is none.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Files {
    /// MP3 at 128 kbit/s.
    pub size_128: u64,
    /// MP3 at 320 kbit/s.
    pub size_320: u64,
    /// FLAC.
    pub size_flac: u64,
}

impl From<model::SongFiles> for Files {
    fn from(files: model::SongFiles) -> Self {
        let model::SongFiles { media_mid: _, size_128, size_320, size_flac } = files;
        Self { size_128, size_320, size_flac }
    }
}

impl From<model::Song> for Song {
    fn from(song: model::Song) -> Self {
        let model::Song { id, mid, name, singers, album, interval_s, vip, files } = song;
        let model::Album { mid: album_mid, name: album_name } = album;
        Self {
            id: id.value(),
            mid: mid.to_string(),
            name,
            singers: singers.into_iter().map(Named::from).collect(),
            album: Named { mid: album_mid.map(|it| it.to_string()), name: album_name },
            interval_s,
            vip,
            files: files.into(),
        }
    }
}

/// All of them.
pub(super) fn all(songs: Vec<model::Song>) -> Vec<Song> {
    songs.into_iter().map(Song::from).collect()
}

/// `data` of `lyric`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Lyric {
    /// The song's mid.
    pub mid: String,
    /// LRC.
    pub lyric: String,
    /// LRC of the translation, or empty.
    pub trans: String,
}

impl From<model::Lyric> for Lyric {
    fn from(lyric: model::Lyric) -> Self {
        let model::Lyric { mid, lrc, trans } = lyric;
        Self { mid: mid.to_string(), lyric: lrc, trans }
    }
}

/// `data` of `song_url`.
#[derive(Clone, Serialize)]
pub struct MusicUrl {
    /// The song's mid.
    pub mid: String,
    /// The quality: `128`, `320`, `flac`.
    pub quality: &'static str,
    /// The address; it holds a token.
    pub url: String,
    /// How long it lives, in seconds.
    pub expires_in_s: u32,
}

impl From<model::PlayUrl> for MusicUrl {
    fn from(url: model::PlayUrl) -> Self {
        let model::PlayUrl { mid, quality, url, expires_in_s } = url;
        let url = url.expose_secret().to_owned();
        Self { mid: mid.to_string(), quality: quality.name(), url, expires_in_s }
    }
}

impl fmt::Debug for MusicUrl {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "MusicUrl({}, {}, [REDACTED])", self.mid, self.quality)
    }
}
