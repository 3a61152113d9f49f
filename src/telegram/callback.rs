//! What the buttons under messages carry. No I/O.
//!
//! Data is `<prefix>:<fields>`, at most 64 bytes, typed on both sides: nothing else writes or reads
//! it. Each kind says who may press it.

use crate::model::{
    AlbumMid, Language, LoginKind, Period, PersonId, PlaylistId, Quality, SearchKind, SingerMid,
    SongId, SongMid, TaskId,
};

use super::command::Command;

mod list;

pub(crate) use list::{Anchor, List, Words};

/// A press, as the button's maker meant it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Callback {
    /// Another page of a list.
    Page {
        /// The list's stored view.
        view: String,
        /// From 1.
        page: u32,
    },
    /// A page of a search, whose words stand in the button.
    Search {
        /// Who searched.
        owner: PersonId,
        /// What is looked for.
        kind: SearchKind,
        /// From 1.
        page: u32,
        /// The words.
        words: Words,
    },
    /// A song of a list: shows its card.
    Pick {
        /// The list.
        list: List,
        /// The song.
        song: SongMid,
    },
    /// A playlist of a list: shows its songs.
    Open {
        /// The list.
        list: List,
        /// The playlist.
        playlist: PlaylistId,
    },
    /// An album of a list: shows its songs.
    Album {
        /// The list.
        list: List,
        /// The album.
        album: AlbumMid,
    },
    /// A singer of a list: searches for their songs.
    Singer {
        /// The list's stored view.
        view: String,
        /// The page of the list on which the singer stands, from 1.
        page: u32,
        /// The singer.
        singer: SingerMid,
    },
    /// The same words, looked for among something else.
    Kind {
        /// The list's stored view.
        view: String,
        /// What is looked for.
        kind: SearchKind,
    },
    /// The audio of a card's song.
    Audio {
        /// The song.
        song: SongMid,
        /// The quality.
        quality: Quality,
    },
    /// The lyrics of a card's song.
    Lyric {
        /// The song.
        song: SongMid,
    },
    /// A comment on a card's song.
    Comment {
        /// The song.
        song: SongMid,
    },
    /// Yes, write the comment that was shown.
    CommentSend {
        /// The comment.
        draft: String,
    },
    /// No, forget it.
    CommentDrop {
        /// The comment.
        draft: String,
    },
    /// A command without words, as if typed.
    Do(Command),
    /// Begin a login of this kind: a new picture.
    Login(LoginKind),
    /// End the login under way.
    LoginCancel,
    /// Confirm another device's login, after the question.
    AuthorizeYes {
        /// The question.
        id: String,
    },
    /// Do not confirm it.
    AuthorizeNo {
        /// The question.
        id: String,
    },
    /// The keys may go to the server that was named.
    RemoteTold,
    /// Log out, after the question.
    LogoutYes,
    /// Stay logged in, after the question.
    LogoutNo,
    /// The presser's own report of a period.
    Report(Period),
    /// Take the presser's key for reports away.
    ReportKeyOff,
    /// Choose the language.
    Language(Language),
    /// Choose the quality.
    Quality(Quality),
    /// End a background task.
    TaskCancel(TaskId),
    /// Agree to the warning about reported plays, and begin with a song.
    AccelerateYes {
        /// Who was warned.
        person: PersonId,
        /// The song.
        song: SongId,
    },
    /// Leave it, after the warning.
    AccelerateNo {
        /// Who was warned.
        person: PersonId,
    },
    /// Whether coin tasks may change favourites and follows.
    AllowLibrary(bool),
    /// Whether plays may be reported. Only taken back here: it is agreed to at the warning.
    AllowAccelerate(bool),
}

/// Who may press a button.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Presser<'a> {
    /// Anybody who sees it.
    Anyone,
    /// The owner of the stored view, or an administrator of the chat.
    Owner {
        /// The view.
        view: &'a str,
    },
    /// This person, whose search it is, or an administrator of the chat.
    Searcher(PersonId),
    /// The writer of the comment, nobody else.
    Writer {
        /// The comment.
        draft: &'a str,
    },
    /// An administrator, where it stands in a group.
    Admin,
    /// Nobody in a group: it deals with keys.
    Private,
    /// One person.
    Only(PersonId),
    /// Whose task it is: who began it, or has the same account.
    TaskOwner(TaskId),
}

impl Callback {
    /// Who may press it.
    pub(crate) fn presser(&self) -> Presser<'_> {
        match self {
            Self::Page { view, .. } | Self::Singer { view, .. } | Self::Kind { view, .. } => {
                Presser::Owner { view }
            }
            Self::Pick { list, .. } | Self::Open { list, .. } | Self::Album { list, .. } => {
                match list {
                    List::Stored(view) => Presser::Owner { view },
                    List::Search(owner) => Presser::Searcher(*owner),
                }
            }
            Self::Search { owner, .. } => Presser::Searcher(*owner),
            Self::Audio { .. }
            | Self::Lyric { .. }
            | Self::Comment { .. }
            | Self::Report(_)
            | Self::Do(_) => Presser::Anyone,
            Self::CommentSend { draft } | Self::CommentDrop { draft } => Presser::Writer { draft },
            Self::Language(_) | Self::Quality(_) => Presser::Admin,
            Self::AuthorizeYes { .. }
            | Self::AuthorizeNo { .. }
            | Self::RemoteTold
            | Self::Login(_)
            | Self::LoginCancel
            | Self::LogoutYes
            | Self::LogoutNo
            | Self::ReportKeyOff
            | Self::AllowLibrary(_)
            | Self::AllowAccelerate(_) => Presser::Private,
            Self::TaskCancel(id) => Presser::TaskOwner(*id),
            Self::AccelerateYes { person, .. } | Self::AccelerateNo { person } => {
                Presser::Only(*person)
            }
        }
    }

    /// The data that goes into the button.
    pub(crate) fn encode(&self) -> String {
        match self {
            Self::Page { view, page } => format!("p:{view}:{page}"),
            Self::Search { owner, kind, page, words } => {
                format!("q:{}", list::encode_search(*owner, *kind, *page, words))
            }
            Self::Pick { list, song } => format!("k:{}:{song}", list.encode()),
            Self::Open { list, playlist } => format!("o:{}:{playlist}", list.encode()),
            Self::Album { list, album } => format!("b:{}:{album}", list.encode()),
            Self::Singer { view, page, singer } => format!("g:{view}:{page}:{singer}"),
            Self::Kind { view, kind } => format!("n:{view}:{}", kind.name()),
            Self::Audio { song, quality } => format!("a:{song}:{}", quality.name()),
            Self::Lyric { song } => format!("y:{song}"),
            Self::Comment { song } => format!("m:{song}"),
            Self::CommentSend { draft } => format!("my:{draft}"),
            Self::CommentDrop { draft } => format!("mn:{draft}"),
            Self::Do(command) => format!("c:{}", command.name()),
            Self::Login(kind) => format!("l:{}", kind.name()),
            Self::LoginCancel => "lc:".to_owned(),
            Self::AuthorizeYes { id } => format!("zy:{id}"),
            Self::AuthorizeNo { id } => format!("zn:{id}"),
            Self::RemoteTold => "rt:".to_owned(),
            Self::LogoutYes => "oy:".to_owned(),
            Self::LogoutNo => "on:".to_owned(),
            Self::Report(period) => format!("rp:{}", period.name()),
            Self::ReportKeyOff => "rk:".to_owned(),
            Self::Language(language) => format!("sl:{}", language.code()),
            Self::Quality(quality) => format!("sq:{}", quality.name()),
            Self::TaskCancel(id) => format!("tc:{id}"),
            Self::AccelerateYes { person, song } => format!("ty:{person}:{song}"),
            Self::AccelerateNo { person } => format!("tn:{person}"),
            Self::AllowLibrary(allowed) => format!("gl:{}", u8::from(*allowed)),
            Self::AllowAccelerate(allowed) => format!("ga:{}", u8::from(*allowed)),
        }
    }

    /// Reads a button's data; `None` for what this bot never wrote, or an older version of it.
    pub(crate) fn decode(data: &str) -> Option<Self> {
        let (prefix, fields) = data.split_once(':')?;
        let pair = || fields.split_once(':');
        let view = |text: &str| is_view(text).then(|| text.to_owned());
        let callback = match prefix {
            "p" => {
                let (id, page) = pair()?;
                Self::Page { view: view(id)?, page: page_of(page)? }
            }
            "q" => list::decode_search(fields)?,
            "k" => {
                let (list, song) = pair()?;
                Self::Pick { list: List::decode(list)?, song: SongMid::new(song).ok()? }
            }
            "o" => {
                let (list, playlist) = pair()?;
                let playlist = PlaylistId::parse(playlist).ok()?;
                Self::Open { list: List::decode(list)?, playlist }
            }
            "b" => {
                let (list, album) = pair()?;
                Self::Album { list: List::decode(list)?, album: AlbumMid::new(album).ok()? }
            }
            "g" => {
                let (id, rest) = pair()?;
                let (page, singer) = rest.split_once(':')?;
                let singer = SingerMid::new(singer).ok()?;
                Self::Singer { view: view(id)?, page: page_of(page)?, singer }
            }
            "n" => {
                let (id, kind) = pair()?;
                Self::Kind { view: view(id)?, kind: SearchKind::from_name(kind)? }
            }
            "a" => {
                let (song, quality) = pair()?;
                let quality = Quality::from_name(quality)?;
                Self::Audio { song: SongMid::new(song).ok()?, quality }
            }
            "y" => Self::Lyric { song: SongMid::new(fields).ok()? },
            "m" => Self::Comment { song: SongMid::new(fields).ok()? },
            "my" => Self::CommentSend { draft: view(fields)? },
            "mn" => Self::CommentDrop { draft: view(fields)? },
            "c" => Self::Do(Command::from_word(fields)?),
            "l" => Self::Login(LoginKind::from_name(fields)?),
            "lc" => Self::LoginCancel,
            "zy" => Self::AuthorizeYes { id: view(fields)? },
            "zn" => Self::AuthorizeNo { id: view(fields)? },
            "rt" => Self::RemoteTold,
            "oy" => Self::LogoutYes,
            "on" => Self::LogoutNo,
            "rp" => Self::Report(Period::from_name(fields)?),
            "rk" => Self::ReportKeyOff,
            "sl" => Self::Language(Language::from_code(fields)?),
            "sq" => Self::Quality(Quality::from_name(fields)?),
            "tc" => Self::TaskCancel(TaskId::parse(fields).ok()?),
            "ty" => {
                let (who, song) = pair()?;
                Self::AccelerateYes { person: person(who)?, song: SongId::parse(song).ok()? }
            }
            "tn" => Self::AccelerateNo { person: person(fields)? },
            "gl" => Self::AllowLibrary(truth(fields)?),
            "ga" => Self::AllowAccelerate(truth(fields)?),
            _ => return None,
        };
        Some(callback)
    }
}

fn person(text: &str) -> Option<PersonId> {
    text.parse().ok().map(PersonId)
}

fn page_of(text: &str) -> Option<u32> {
    text.parse().ok().filter(|page| *page > 0)
}

fn truth(text: &str) -> Option<bool> {
    match text {
        "1" => Some(true),
        "0" => Some(false),
        _ => None,
    }
}

/// Ids of views and comments are as [`Service::save_view`](crate::service::Service::save_view) and
/// [`Service::draft`](crate::service::Service::draft) make them.
fn is_view(text: &str) -> bool {
    (1..=16).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

#[cfg(test)]
mod tests;
