//! Favourites: songs and playlists that an account keeps.

use std::fmt;

use super::{PlaylistId, SongId};

/// What can be put among an account's favourites.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FavouriteKind {
    /// A song, into "我喜欢".
    Song,
    /// Somebody else's playlist.
    Playlist,
}

/// A song or a playlist that is, or could be, a favourite.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FavouriteId {
    /// A song.
    Song(SongId),
    /// A playlist.
    Playlist(PlaylistId),
}

impl FavouriteId {
    /// Which of the two it is.
    pub fn kind(self) -> FavouriteKind {
        match self {
            Self::Song(_) => FavouriteKind::Song,
            Self::Playlist(_) => FavouriteKind::Playlist,
        }
    }
}

/// The same with its name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Favourite {
    /// What it is.
    pub id: FavouriteId,
    /// Its name, as QQ Music gives it.
    pub name: String,
}

/// Something that was put among an account's favourites. `Display` is in English, for the HTTP API
/// and the log.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Added {
    /// What.
    pub what: Favourite,
    /// Whether it is known to be there now. If not, the answer was lost, and it is not tried again.
    pub is_sure: bool,
}

impl fmt::Display for Added {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Favourite { id, name } = &self.what;
        let kind = match id {
            FavouriteId::Song(_) => "song",
            FavouriteId::Playlist(_) => "playlist",
        };
        if self.is_sure {
            write!(f, "added the {kind} “{name}” to the favourites")
        } else {
            write!(f, "may have added the {kind} “{name}” to the favourites, please look")
        }
    }
}

/// What became of putting something among the favourites.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Favoured {
    /// It is there now, and was not before.
    Added,
    /// It had been there before: nothing changed.
    Existed,
    /// Nothing changed, for something else was being written; it can be tried again.
    Busy,
}
