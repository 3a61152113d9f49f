//! Search and lists of songs.

use serde::Serialize;

use super::song::{self, Named, Song};
use crate::model;

/// `data` of `search`: one list, named by what was looked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Search {
    /// The rows of this page.
    #[serde(flatten)]
    pub found: Found,
    /// The page, from 1.
    pub page: u32,
    /// Rows a page that were asked for.
    pub page_size: u32,
    /// How many there are in all, as QQ Music estimates.
    pub total: u64,
    /// Whether another page follows.
    pub has_more: bool,
}

/// The rows of a search.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
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

/// A singer that was found; numbers that are not told are null.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FoundSinger {
    /// The mid.
    pub mid: String,
    /// The name.
    pub name: String,
    /// How many songs there are.
    pub song_count: Option<u64>,
    /// How many albums there are.
    pub album_count: Option<u64>,
}

/// An album that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FoundAlbum {
    /// Its number, which comments want.
    pub id: Option<u64>,
    /// Its mid.
    pub mid: String,
    /// Its name.
    pub name: String,
    /// Whose it is.
    pub singers: Vec<Named>,
    /// How many songs it has.
    pub song_count: Option<u64>,
    /// The day it came out (`2003-07-31`); may be empty.
    pub published: String,
}

/// A playlist that was found.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FoundPlaylist {
    /// Its number.
    pub id: u64,
    /// Its title.
    pub title: String,
    /// Its maker's nickname; may be empty.
    pub creator: String,
    /// How many songs it has.
    pub song_count: Option<u64>,
}

impl From<model::SearchPage> for Search {
    fn from(found: model::SearchPage) -> Self {
        let model::SearchPage { found, page, page_size, total, has_more } = found;
        Self { found: found.into(), page, page_size, total, has_more }
    }
}

impl From<model::Found> for Found {
    fn from(found: model::Found) -> Self {
        match found {
            model::Found::Songs(rows) => Self::Songs(song::all(rows)),
            model::Found::Singers(rows) => Self::Singers(rows.into_iter().map(singer).collect()),
            model::Found::Albums(rows) => Self::Albums(rows.into_iter().map(album).collect()),
            model::Found::Playlists(rows) => {
                Self::Playlists(rows.into_iter().map(found_playlist).collect())
            }
        }
    }
}

fn singer(singer: model::FoundSinger) -> FoundSinger {
    let model::FoundSinger { mid, name, songs, albums } = singer;
    FoundSinger { mid: mid.to_string(), name, song_count: songs, album_count: albums }
}

fn album(album: model::FoundAlbum) -> FoundAlbum {
    let model::FoundAlbum { id, mid, name, singers, songs, published } = album;
    FoundAlbum {
        id: id.map(model::AlbumId::value),
        mid: mid.to_string(),
        name,
        singers: singers.into_iter().map(Named::from).collect(),
        song_count: songs,
        published,
    }
}

fn found_playlist(playlist: model::FoundPlaylist) -> FoundPlaylist {
    let model::FoundPlaylist { id, title, creator, songs } = playlist;
    FoundPlaylist { id: id.value(), title, creator, song_count: songs }
}

/// `data` of `playlist`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Playlist {
    /// Its number.
    pub id: u64,
    /// Its title.
    pub title: String,
    /// Its maker's nickname; may be empty.
    pub creator: String,
    /// How many songs it has in all.
    pub total: u64,
    /// The songs that were asked for.
    pub songs: Vec<Song>,
}

impl From<model::Playlist> for Playlist {
    fn from(playlist: model::Playlist) -> Self {
        let model::Playlist { id, title, creator, total, songs } = playlist;
        Self { id: id.value(), title, creator, total, songs: song::all(songs) }
    }
}

/// `data` of `accelerate_list`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SongList {
    /// Which directory.
    pub dirid: u32,
    /// Its title today.
    pub title: String,
    /// Its songs.
    pub songs: Vec<Song>,
}

impl From<model::SongList> for SongList {
    fn from(list: model::SongList) -> Self {
        let model::SongList { dirid, title, songs } = list;
        Self { dirid: dirid.0, title, songs: song::all(songs) }
    }
}
