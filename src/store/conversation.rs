//! What belongs to a conversation, as it is kept: lists with buttons, questions, files.

use crate::model::{
    AlbumMid, DirId, Drawing, PersonId, PlaylistId, Quality, ReplyTo, SearchKind, SongMid, Subject,
    Uin,
};

/// What a message with page buttons shows, so that its buttons work after a restart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct View {
    /// Who asked; others may not press in a group.
    pub owner: PersonId,
    /// What is listed.
    pub listing: Listing,
    /// Where the person came from and may go back to, in the words of the door that showed it.
    pub back: Option<String>,
}

/// A list that can be paged.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Listing {
    /// What was found for these words.
    Search {
        /// Songs, singers, albums or playlists.
        kind: SearchKind,
        /// The words.
        query: String,
    },
    /// What is found for a singer's name.
    Singer {
        /// Songs or albums.
        kind: SearchKind,
        /// The name.
        name: String,
    },
    /// An album.
    Album {
        /// Its mid.
        mid: AlbumMid,
    },
    /// A playlist.
    Playlist {
        /// Its number.
        id: PlaylistId,
        /// At most so many of its songs.
        num: u32,
    },
    /// One of the person's own directories.
    SongList {
        /// Which.
        dirid: DirId,
        /// At most so many of its songs.
        num: u32,
    },
    /// The person's own playlists.
    OwnPlaylists,
    /// What was found for these words, one of which is to be commented on.
    CommentOn {
        /// What is looked for.
        kind: SearchKind,
        /// The words.
        query: String,
    },
}

/// What the bot asked a person for, so that the next plain text is the answer. Kept per chat and
/// person: in a group members do not share it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Question {
    /// The cookie for `/cookie`.
    Cookie,
    /// The words for `/search`.
    Search,
    /// The song for `/song`.
    Song,
    /// The song for `/lyric`.
    Lyric,
    /// The id or mid for `/convert`.
    Convert,
    /// The playlist for `/playlist`.
    Playlist,
    /// The photo for `/authorize`.
    Authorize,
    /// What `/comment` is about.
    Commented,
    /// What a comment on this shall say.
    Comment(Subject),
    /// The city or time zone for `/schedule`.
    Zone,
    /// What one of the person's accounts shall be called.
    AccountName(Uin),
    /// What an answer to somebody's comment on this shall say.
    Answer(Subject, ReplyTo),
}

/// A file that Telegram already has.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum FileKey {
    /// A song's audio in a quality.
    Audio(SongMid, Quality),
    /// An album's cover, as a photo.
    Cover(AlbumMid),
    /// A song's drawn card.
    SongCard(SongMid, Drawing),
}

/// A file id of Telegram.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileId {
    /// The id, valid for this bot only.
    pub id: String,
    /// Whether only people who may play VIP songs may get it.
    pub restricted: bool,
}
