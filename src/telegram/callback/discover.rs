//! What the buttons of discovering carry: shelves of playlists, and what a song's card leads to.

use super::fields::{is_view, page_of};
use super::list::{base36, from_base36, owner_of};
use crate::model::{AlbumMid, PersonId, PlaylistId, SongMid};

/// What is wanted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Discover {
    /// Another shelf in the same message.
    Shelf {
        /// Who looks around.
        owner: PersonId,
        /// The shelf.
        shelf: Shelf,
    },
    /// A playlist of a shelf, in the same message, with a way back.
    Open {
        /// Who looks around.
        owner: PersonId,
        /// The shelf on which it stands.
        from: Shelf,
        /// The playlist.
        playlist: PlaylistId,
    },
    /// The rest of the buttons of a song's card.
    More {
        /// The song.
        song: SongMid,
    },
    /// The first buttons of a song's card again.
    Less {
        /// The song.
        song: SongMid,
    },
    /// The album of a card's song.
    Album {
        /// The album.
        album: AlbumMid,
    },
    /// A singer of a card's song.
    Singer {
        /// The song.
        song: SongMid,
        /// Which of its singers, from 0; `None` asks for it when there are several.
        which: Option<usize>,
    },
    /// To put a card's song into an own playlist: which one?
    Add {
        /// The song.
        song: SongMid,
        /// The page of the own playlists, from 1; 0 is the first, in a new message.
        page: u32,
    },
    /// Into this one?
    AddAsk {
        /// The song.
        song: SongMid,
        /// The playlist.
        playlist: PlaylistId,
    },
    /// Yes.
    AddYes {
        /// The song.
        song: SongMid,
        /// The playlist.
        playlist: PlaylistId,
    },
    /// No.
    AddNo,
    /// Comments on a card's song that people like.
    Comments {
        /// The song.
        song: SongMid,
        /// From 1; 0 is the first, in a new message.
        page: u32,
    },
    /// An answer to one of them.
    Answer {
        /// The song.
        song: SongMid,
        /// The page on which it stands, from 1.
        page: u32,
        /// What tells it from the others.
        mark: u32,
    },
    /// All songs of a short list.
    SendAll {
        /// The list's stored view.
        view: String,
    },
}

/// What a message of `/discover` shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shelf {
    /// Where one begins.
    Home,
    /// Recommended playlists, a page from 1.
    Recommended(u32),
    /// The categories of playlists, a page from 1.
    Categories(u32),
    /// Playlists of a category.
    Category {
        /// QQ Music's number for it.
        id: u64,
        /// From 1.
        page: u32,
    },
    /// The person's own playlists, a page from 1.
    Own(u32),
    /// Today's recommended songs.
    Daily,
}

impl Shelf {
    /// In few signs.
    pub(crate) fn encode(self) -> String {
        match self {
            Self::Home => "h".to_owned(),
            Self::Recommended(page) => format!("r{page}"),
            Self::Categories(page) => format!("c{page}"),
            Self::Category { id, page } => format!("k{id}.{page}"),
            Self::Own(page) => format!("o{page}"),
            Self::Daily => "d".to_owned(),
        }
    }

    /// Reads them.
    pub(crate) fn decode(text: &str) -> Option<Self> {
        let mut letters = text.chars();
        let kind = letters.next()?;
        let rest = letters.as_str();
        Some(match kind {
            'h' if rest.is_empty() => Self::Home,
            'r' => Self::Recommended(page_of(rest)?),
            'c' => Self::Categories(page_of(rest)?),
            'k' => {
                let (id, page) = rest.split_once('.')?;
                Self::Category { id: id.parse().ok()?, page: page_of(page)? }
            }
            'o' => Self::Own(page_of(rest)?),
            'd' if rest.is_empty() => Self::Daily,
            _ => return None,
        })
    }
}

impl Discover {
    pub(super) fn encode(&self) -> String {
        match self {
            Self::Shelf { owner, shelf } => format!("s:{}:{}", base36(owner.0), shelf.encode()),
            Self::Open { owner, from, playlist } => {
                let playlist = base36(playlist.value());
                format!("o:{}:{}:{playlist}", base36(owner.0), from.encode())
            }
            Self::More { song } => format!("m:{song}"),
            Self::Less { song } => format!("x:{song}"),
            Self::Album { album } => format!("b:{album}"),
            Self::Singer { song, which: None } => format!("g:{song}"),
            Self::Singer { song, which: Some(which) } => format!("g:{song}:{which}"),
            Self::Add { song, page } => format!("p:{song}:{page}"),
            Self::AddAsk { song, playlist } => format!("a:{song}:{playlist}"),
            Self::AddYes { song, playlist } => format!("y:{song}:{playlist}"),
            Self::AddNo => "n:".to_owned(),
            Self::Comments { song, page } => format!("c:{song}:{page}"),
            Self::Answer { song, page, mark } => format!("r:{song}:{page}:{mark:08x}"),
            Self::SendAll { view } => format!("l:{view}"),
        }
    }

    pub(super) fn decode(text: &str) -> Option<Self> {
        let (kind, fields) = text.split_once(':')?;
        let pair = || fields.split_once(':');
        let song = |text: &str| SongMid::new(text).ok();
        let playlist = |text: &str| PlaylistId::parse(text).ok();
        Some(match kind {
            "s" => {
                let (owner, shelf) = pair()?;
                Self::Shelf { owner: owner_of(owner)?, shelf: Shelf::decode(shelf)? }
            }
            "o" => {
                let (owner, rest) = pair()?;
                let (from, playlist) = rest.split_once(':')?;
                let playlist = PlaylistId::new(from_base36(playlist)?).ok()?;
                Self::Open { owner: owner_of(owner)?, from: Shelf::decode(from)?, playlist }
            }
            "m" => Self::More { song: song(fields)? },
            "x" => Self::Less { song: song(fields)? },
            "b" => Self::Album { album: AlbumMid::new(fields).ok()? },
            "g" => match pair() {
                None => Self::Singer { song: song(fields)?, which: None },
                Some((mid, which)) => {
                    Self::Singer { song: song(mid)?, which: Some(which.parse().ok()?) }
                }
            },
            "p" => {
                let (mid, page) = pair()?;
                Self::Add { song: song(mid)?, page: page.parse().ok()? }
            }
            "a" => {
                let (mid, id) = pair()?;
                Self::AddAsk { song: song(mid)?, playlist: playlist(id)? }
            }
            "y" => {
                let (mid, id) = pair()?;
                Self::AddYes { song: song(mid)?, playlist: playlist(id)? }
            }
            "n" if fields.is_empty() => Self::AddNo,
            "c" => {
                let (mid, page) = pair()?;
                Self::Comments { song: song(mid)?, page: page.parse().ok()? }
            }
            "r" => {
                let (mid, rest) = pair()?;
                let (page, mark) = rest.split_once(':')?;
                let mark = u32::from_str_radix(mark, 16).ok().filter(|_| mark.len() == 8)?;
                Self::Answer { song: song(mid)?, page: page_of(page)?, mark }
            }
            "l" => Self::SendAll { view: is_view(fields).then(|| fields.to_owned())? },
            _ => return None,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_encoded_is_decoded() {
        let song = SongMid::new("0039MnYb0qxYhV").expect("a mid");
        let album = AlbumMid::new("000MkMni19ClKG").expect("a mid");
        let playlist = PlaylistId::new(u64::MAX).expect("a number");
        let owner = PersonId(u64::MAX);
        let shelves = [
            Shelf::Home,
            Shelf::Recommended(1),
            Shelf::Categories(u32::MAX),
            Shelf::Category { id: u64::MAX, page: u32::MAX },
            Shelf::Own(3),
            Shelf::Daily,
        ];
        let opened = shelves.map(|from| Discover::Open { owner, from, playlist });
        let mut all: Vec<_> =
            shelves.into_iter().map(|shelf| Discover::Shelf { owner, shelf }).collect();
        all.extend(opened);
        all.extend([
            Discover::More { song: song.clone() },
            Discover::Less { song: song.clone() },
            Discover::Album { album },
            Discover::Singer { song: song.clone(), which: None },
            Discover::Singer { song: song.clone(), which: Some(7) },
            Discover::Add { song: song.clone(), page: 0 },
            Discover::AddAsk { song: song.clone(), playlist },
            Discover::AddYes { song: song.clone(), playlist },
            Discover::AddNo,
            Discover::Comments { song: song.clone(), page: u32::MAX },
            Discover::Answer { song, page: u32::MAX, mark: 7 },
            Discover::SendAll { view: "abcdef0123456789".into() },
        ]);
        for one in all {
            let data = super::super::Callback::Discover(one.clone()).encode();
            assert!(data.len() <= 64, "{data}");
            assert_eq!(Discover::decode(&one.encode()), Some(one));
        }
    }

    #[test]
    fn anything_else_is_not() {
        let bad = [
            "", "s", "s:1:", "s:1:r0", "s:1:k1", "s:é:h", "s:1:d1", "o:1:h", "o:1:h:", "o:1:h:0",
            "o:1:h:A", "m:", "g:", "p:a:b:c", "r:a:1:7", "l:", "n:x",
        ];
        for text in bad {
            assert_eq!(Discover::decode(text), None, "{text}");
        }
    }
}
