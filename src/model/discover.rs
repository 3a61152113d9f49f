//! What QQ Music shows to whoever looks around: playlists for everybody, and comments that people like.

use super::FoundPlaylist;

/// Some playlists of a shelf.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlaylistRows {
    /// The playlists, in QQ Music's order.
    pub rows: Vec<FoundPlaylist>,
    /// Whether more follow.
    pub has_more: bool,
}

/// A category of playlists.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Category {
    /// QQ Music's number for it.
    pub id: u64,
    /// Its name, as QQ Music writes it.
    pub name: String,
}

/// A comment that people like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HotComment {
    /// Its id (`CmId`), by which it is answered.
    pub id: String,
    /// The writer's nickname; may be empty.
    pub nick: String,
    /// What it says.
    pub text: String,
    /// How many like it.
    pub likes: u64,
    /// When it was written, in seconds since 1970; when it is told.
    pub at: Option<i64>,
}

/// A page of comments that people like.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HotComments {
    /// The comments, the most liked first.
    pub rows: Vec<HotComment>,
    /// How many there are in all.
    pub total: u64,
    /// Whether another page follows.
    pub has_more: bool,
}
