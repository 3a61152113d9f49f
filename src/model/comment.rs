//! Comments.

use super::{AlbumId, AlbumRef, PlaylistId, SongId, SongRef};

/// What can be commented on, by the number that QQ Music wants.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CommentTarget {
    /// A song.
    Song(SongId),
    /// An album.
    Album(AlbumId),
    /// A playlist.
    Playlist(PlaylistId),
}

impl CommentTarget {
    /// QQ Music's number for the kind (`BizType`): 1 song, 2 album, 3 playlist.
    pub fn biz_type(self) -> u8 {
        match self {
            Self::Song(_) => 1,
            Self::Album(_) => 2,
            Self::Playlist(_) => 3,
        }
    }

    /// The number itself (`BizId`).
    pub fn biz_id(self) -> u64 {
        match self {
            Self::Song(id) => id.value(),
            Self::Album(id) => id.value(),
            Self::Playlist(id) => id.value(),
        }
    }

    /// What has these two numbers; `None` for a kind that is not known, and for number 0.
    pub fn from_biz(biz_type: u8, biz_id: u64) -> Option<Self> {
        match biz_type {
            1 => SongId::new(biz_id).ok().map(Self::Song),
            2 => AlbumId::new(biz_id).ok().map(Self::Album),
            3 => PlaylistId::new(biz_id).ok().map(Self::Playlist),
            _ => None,
        }
    }
}

/// What is to be commented on, as a person names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SubjectRef {
    /// A song.
    Song(SongRef),
    /// An album.
    Album(AlbumRef),
    /// A playlist.
    Playlist(PlaylistId),
}

/// Something that can be commented on, with what a person knows it by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Subject {
    /// What.
    pub target: CommentTarget,
    /// Its name, with its makers where there are any; may be empty.
    pub title: String,
    /// Its page for people, where its comments can be read.
    pub url: String,
}

/// The text of a comment, as QQ Music takes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentText(String);

/// Why a text cannot be a comment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum BadComment {
    /// There is nothing to read in it.
    #[error("the comment is empty")]
    Empty,
    /// It has more than [`CommentText::MOST`] characters.
    #[error("the comment has {length} characters, and 300 are allowed")]
    TooLong {
        /// How many it has.
        length: usize,
    },
}

impl CommentText {
    /// The most characters (Unicode scalar values) that QQ Music takes.
    pub const MOST: usize = 300;

    /// The text without blank ends; control characters other than line breaks become blanks.
    /// Errors: [`BadComment`] when nothing is left, or too much.
    pub fn new(text: &str) -> Result<Self, BadComment> {
        let clean: String = text
            .replace("\r\n", "\n")
            .chars()
            .map(|c| if c.is_control() && c != '\n' { ' ' } else { c })
            .collect();
        let clean = clean.trim();
        match clean.chars().count() {
            0 => Err(BadComment::Empty),
            length if length > Self::MOST => Err(BadComment::TooLong { length }),
            _ => Ok(Self(clean.to_owned())),
        }
    }

    /// The text itself.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A comment that is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewComment {
    /// On what.
    pub target: CommentTarget,
    /// What it says.
    pub text: CommentText,
    /// The comment it answers (`RepliedCmId`), if any.
    pub reply_to: Option<String>,
}

/// Somebody's comment that is answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReplyTo {
    /// Its id (`CmId`).
    pub id: String,
    /// Its writer's nickname; may be empty.
    pub nick: String,
}

/// Operation `comment`: a comment that was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CommentDone {
    /// Its id (`AddedCmId`); `None` when QQ Music said that it is written and did not tell its id.
    pub id: Option<String>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_comment_has_one_to_three_hundred_characters() {
        assert_eq!(CommentText::new(" \t\n"), Err(BadComment::Empty));
        assert_eq!(CommentText::new(&"评".repeat(300)).map(|text| text.0.chars().count()), Ok(300));
        assert_eq!(CommentText::new(&"🎵".repeat(301)), Err(BadComment::TooLong { length: 301 }));
        let padded = format!("  {}  ", "评".repeat(300));
        assert!(CommentText::new(&padded).is_ok());
    }

    #[test]
    fn lines_stay_and_other_control_characters_do_not() {
        let text = CommentText::new("一\r\n二\t三\u{7}四").expect("a comment");
        assert_eq!(text.as_str(), "一\n二 三 四");
    }

    #[test]
    fn numbers_of_qq_music_come_back_as_they_were() {
        for (biz_type, biz_id) in [(1, 97773), (2, 8220), (3, 8_000_000_001)] {
            let target = CommentTarget::from_biz(biz_type, biz_id).expect("there is such a kind");
            assert_eq!((target.biz_type(), target.biz_id()), (biz_type, biz_id));
        }
        assert!(CommentTarget::from_biz(4, 1).is_none());
        assert!(CommentTarget::from_biz(1, 0).is_none());
    }
}
