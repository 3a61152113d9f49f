//! Searching, and what is found.

use super::{AlbumId, AlbumMid, PlaylistId, Singer, SingerMid, Song};

/// What a search looks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum SearchKind {
    /// Songs.
    Song,
    /// Singers and bands.
    Singer,
    /// Albums.
    Album,
    /// Playlists of QQ Music and of people.
    Playlist,
}

impl SearchKind {
    /// In the order in which they are offered.
    pub const ALL: [Self; 4] = [Self::Song, Self::Singer, Self::Album, Self::Playlist];

    /// The word used in buttons and in the HTTP API.
    pub fn name(self) -> &'static str {
        match self {
            Self::Song => "song",
            Self::Singer => "singer",
            Self::Album => "album",
            Self::Playlist => "playlist",
        }
    }

    /// The kind with exactly this [`name`](Self::name).
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|kind| kind.name() == name)
    }
}

/// A search.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchQuery {
    /// What is looked for.
    pub kind: SearchKind,
    /// The words, not empty.
    pub text: String,
    /// From 1.
    pub page: u32,
    /// Rows a page, 1 to 30.
    pub page_size: u32,
}

impl SearchQuery {
    /// A search for songs.
    pub fn songs(text: impl Into<String>, page: u32, page_size: u32) -> Self {
        Self { kind: SearchKind::Song, text: text.into(), page, page_size }
    }
}

/// One page of what was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SearchPage {
    /// The rows; may be fewer than asked for.
    pub found: Found,
    /// The page this is, from 1.
    pub page: u32,
    /// Rows a page that were asked for.
    pub page_size: u32,
    /// How many there are in all, as QQ Music estimates.
    pub total: u64,
    /// Whether another page follows.
    pub has_more: bool,
}

/// The rows of a search, all of the kind that was asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Found {
    /// Songs.
    Songs(Vec<Song>),
    /// Singers.
    Singers(Vec<FoundSinger>),
    /// Albums.
    Albums(Vec<FoundAlbum>),
    /// Playlists.
    Playlists(Vec<FoundPlaylist>),
}

impl Found {
    /// How many rows there are.
    pub fn len(&self) -> usize {
        match self {
            Self::Songs(rows) => rows.len(),
            Self::Singers(rows) => rows.len(),
            Self::Albums(rows) => rows.len(),
            Self::Playlists(rows) => rows.len(),
        }
    }

    /// Whether nothing was found.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// The songs; none when something else was looked for.
    pub fn into_songs(self) -> Vec<Song> {
        match self {
            Self::Songs(songs) => songs,
            Self::Singers(_) | Self::Albums(_) | Self::Playlists(_) => Vec::new(),
        }
    }
}

/// A singer that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundSinger {
    /// The singer's mid.
    pub mid: SingerMid,
    /// The name, without markup.
    pub name: String,
    /// How many songs there are, when it is told.
    pub songs: Option<u64>,
    /// How many albums there are, when it is told.
    pub albums: Option<u64>,
}

/// An album that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundAlbum {
    /// Its number, which comments want; when it is told.
    pub id: Option<AlbumId>,
    /// Its mid.
    pub mid: AlbumMid,
    /// Its name, without markup.
    pub name: String,
    /// Whose it is; may be empty.
    pub singers: Vec<Singer>,
    /// How many songs it has, when it is told.
    pub songs: Option<u64>,
    /// The day it came out as QQ Music writes it (`2003-07-31`); may be empty.
    pub published: String,
}

/// A playlist that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundPlaylist {
    /// Its number.
    pub id: PlaylistId,
    /// Its title, without markup.
    pub title: String,
    /// Its maker's nickname; may be empty.
    pub creator: String,
    /// How many songs it has, when it is told.
    pub songs: Option<u64>,
}

/// An album with some of its songs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AlbumSongs {
    /// Its mid.
    pub mid: AlbumMid,
    /// Its number, which comments want; when it is told.
    pub id: Option<AlbumId>,
    /// Its name; may be empty.
    pub name: String,
    /// Whose it is; may be empty.
    pub singers: Vec<Singer>,
    /// The day it came out as QQ Music writes it; may be empty.
    pub published: String,
    /// How many songs it has in all.
    pub total: u64,
    /// The songs that were asked for, in order.
    pub songs: Vec<Song>,
}
