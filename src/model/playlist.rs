//! Playlists.

use super::{DirId, PlaylistId, Song};

/// A playlist with some of its songs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Playlist {
    /// Its number.
    pub id: PlaylistId,
    /// Its title.
    pub title: String,
    /// Its maker's nickname; may be empty.
    pub creator: String,
    /// How many songs it has in all.
    pub total: u64,
    /// The songs that were asked for, in order.
    pub songs: Vec<Song>,
}

/// Which songs of a playlist are wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlaylistPage {
    /// How many to skip.
    pub begin: u32,
    /// How many to give at most. More than QQ Music gives at once is fetched in several calls.
    pub num: u32,
}

/// One of the account's own playlists, without its songs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnPlaylist {
    /// Its number.
    pub id: PlaylistId,
    /// The directory that it is, by which it is written.
    pub dirid: DirId,
    /// Its title.
    pub title: String,
    /// How many songs it has.
    pub total: u64,
}

/// One of the account's own directories with its songs (operation `accelerate_list`).
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SongList {
    /// Which directory.
    pub dirid: DirId,
    /// Its title today.
    pub title: String,
    /// Its songs, in order.
    pub songs: Vec<Song>,
}
