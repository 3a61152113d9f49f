//! What the buttons under messages carry. No I/O.
//!
//! Data is `<prefix>:<fields>`, at most 64 bytes, typed on both sides: nothing else writes or reads
//! it. Each kind says who may press it.

use crate::model::{
    AlbumMid, Chore, Language, Period, PersonId, PlaylistId, Quality, RunId, SearchKind, SingerMid,
    SongId, SongMid, TaskId, ThemeChoice, Uin,
};

use super::command::Command;

mod discover;
mod fields;
mod group;
mod list;
mod own;
mod plan;
mod presser;
mod share;

pub(crate) use discover::{Discover, Shelf};
use fields::{is_view, of_person, page_of, person, run, run_of, truth};
pub(crate) use group::{Choice as GroupChoice, Row as GroupRow};
pub(crate) use list::{Anchor, List, Words};
pub(crate) use own::{Own, Way};
pub(crate) use plan::Plan;
pub(crate) use presser::Presser;
pub(crate) use share::{BoardAct, BoardView, ShareAct};

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
    /// A singer of a list: shows their songs.
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
    /// A song's card as a picture, to be shared.
    SongCard {
        /// The song.
        song: SongMid,
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
    /// Looking around, and what a song's card leads to.
    Discover(Discover),
    /// A command without words, as if typed.
    Do(Command),
    /// Begin a login of this way: a new picture.
    Login(Way),
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
    /// Log out of the account that was asked about.
    LogoutYes(Uin),
    /// Stay logged in, after the question.
    LogoutNo,
    /// Something of the presser's accounts.
    Own(Own),
    /// The presser's own report of a period.
    Report(Period),
    /// Take the presser's key for reports away.
    ReportKeyOff,
    /// Choose the language.
    Language(Language),
    /// Choose the quality.
    Quality(Quality),
    /// Choose how pictures look.
    Theme(ThemeChoice),
    /// A page of a group's settings; `None` is the first.
    GroupPage(Option<GroupRow>),
    /// A choice in a group's settings.
    GroupChoice(GroupChoice),
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
    /// Something of a schedule.
    Plan {
        /// Whose schedule it is.
        person: PersonId,
        /// What is wanted of it.
        plan: Plan,
    },
    /// Everything about a daily run.
    RunDetails {
        /// Whose run it is.
        person: PersonId,
        /// The run.
        run: RunId,
    },
    /// A daily run as a picture.
    RunCard {
        /// Whose run it is.
        person: PersonId,
        /// The run.
        run: RunId,
    },
    /// Do again what did not work in a daily run.
    TryAgain {
        /// Whose run it is.
        person: PersonId,
        /// The run.
        run: RunId,
        /// What did not work.
        chore: Chore,
    },
    /// Something of what a person lends.
    Share {
        /// Whose login it is.
        person: PersonId,
        /// What is wanted of it.
        act: ShareAct,
    },
    /// Something of a group's board.
    Board(BoardAct),
    /// How the bot is doing, anew.
    AdminLook,
    /// Stop everything that runs by itself, or let it go on.
    AdminStop(bool),
    /// Yes, tell everyone.
    BroadcastSend {
        /// The text that was shown.
        id: String,
    },
    /// Yes, forget everything about me.
    ForgetYes {
        /// The question.
        id: String,
        /// Whether a pasted login is ended at QQ Music too.
        ends_pasted: bool,
    },
    /// No, keep it.
    ForgetNo {
        /// The question.
        id: String,
    },
    /// No, forget it.
    BroadcastDrop {
        /// The text that was shown.
        id: String,
    },
}

impl Callback {
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
            Self::SongCard { song } => format!("pc:{song}"),
            Self::Lyric { song } => format!("y:{song}"),
            Self::Comment { song } => format!("m:{song}"),
            Self::CommentSend { draft } => format!("my:{draft}"),
            Self::CommentDrop { draft } => format!("mn:{draft}"),
            Self::Discover(wanted) => format!("v:{}", wanted.encode()),
            Self::Do(command) => format!("c:{}", command.name()),
            Self::Login(way) => format!("l:{}", way.encode()),
            Self::LoginCancel => "lc:".to_owned(),
            Self::AuthorizeYes { id } => format!("zy:{id}"),
            Self::AuthorizeNo { id } => format!("zn:{id}"),
            Self::RemoteTold => "rt:".to_owned(),
            Self::LogoutYes(uin) => format!("oy:{uin}"),
            Self::LogoutNo => "on:".to_owned(),
            Self::ForgetYes { id, ends_pasted } => format!("fy:{id}:{}", u8::from(*ends_pasted)),
            Self::ForgetNo { id } => format!("fn:{id}"),
            Self::Own(own) => format!("u:{}", own.encode()),
            Self::Report(period) => format!("rp:{}", period.name()),
            Self::ReportKeyOff => "rk:".to_owned(),
            Self::Language(language) => format!("sl:{}", language.code()),
            Self::Quality(quality) => format!("sq:{}", quality.name()),
            Self::Theme(theme) => format!("st:{}", theme.name()),
            Self::GroupPage(page) => format!("w:{}", GroupRow::encode(*page)),
            Self::GroupChoice(choice) => format!("ws:{}", choice.encode()),
            Self::TaskCancel(id) => format!("tc:{id}"),
            Self::AccelerateYes { person, song } => format!("ty:{person}:{song}"),
            Self::AccelerateNo { person } => format!("tn:{person}"),
            Self::AllowLibrary(allowed) => format!("gl:{}", u8::from(*allowed)),
            Self::AllowAccelerate(allowed) => format!("ga:{}", u8::from(*allowed)),
            Self::Plan { person, plan } => format!("d:{person}:{}", plan.encode()),
            Self::RunDetails { person, run } => format!("e:{person}:{run}"),
            Self::RunCard { person, run } => format!("ep:{person}:{run}"),
            Self::TryAgain { person, run, chore } => format!("r:{person}:{run}:{}", chore.name()),
            Self::Share { person, act } => format!("sh:{person}:{}", act.encode()),
            Self::Board(act) => format!("bo:{}", act.encode()),
            Self::AdminLook => "al:".to_owned(),
            Self::AdminStop(stop) => format!("as:{}", u8::from(*stop)),
            Self::BroadcastSend { id } => format!("by:{id}"),
            Self::BroadcastDrop { id } => format!("bn:{id}"),
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
            "pc" => Self::SongCard { song: SongMid::new(fields).ok()? },
            "y" => Self::Lyric { song: SongMid::new(fields).ok()? },
            "m" => Self::Comment { song: SongMid::new(fields).ok()? },
            "my" => Self::CommentSend { draft: view(fields)? },
            "mn" => Self::CommentDrop { draft: view(fields)? },
            "v" => Self::Discover(Discover::decode(fields)?),
            "c" => Self::Do(Command::from_word(fields)?),
            "l" => Self::Login(Way::decode(fields)?),
            "lc" => Self::LoginCancel,
            "zy" => Self::AuthorizeYes { id: view(fields)? },
            "zn" => Self::AuthorizeNo { id: view(fields)? },
            "rt" => Self::RemoteTold,
            "oy" => Self::LogoutYes(own::uin(fields)?),
            "u" => Self::Own(Own::decode(fields)?),
            "on" => Self::LogoutNo,
            "fy" => {
                let (id, ends) = pair()?;
                Self::ForgetYes { id: view(id)?, ends_pasted: truth(ends)? }
            }
            "fn" => Self::ForgetNo { id: view(fields)? },
            "rp" => Self::Report(Period::from_name(fields)?),
            "rk" => Self::ReportKeyOff,
            "sl" => Self::Language(Language::from_code(fields)?),
            "sq" => Self::Quality(Quality::from_name(fields)?),
            "st" => Self::Theme(ThemeChoice::from_name(fields)?),
            "w" => Self::GroupPage(GroupRow::decode(fields)?),
            "ws" => Self::GroupChoice(GroupChoice::decode(fields)?),
            "tc" => Self::TaskCancel(TaskId::parse(fields).ok()?),
            "ty" => of_person(fields, |person, song| {
                Some(Self::AccelerateYes { person, song: SongId::parse(song).ok()? })
            })?,
            "tn" => Self::AccelerateNo { person: person(fields)? },
            "gl" => Self::AllowLibrary(truth(fields)?),
            "ga" => Self::AllowAccelerate(truth(fields)?),
            "d" => of_person(fields, |person, plan| {
                Some(Self::Plan { person, plan: Plan::decode(plan)? })
            })?,
            "e" => run_of(fields, |person, run| Self::RunDetails { person, run })?,
            "ep" => run_of(fields, |person, run| Self::RunCard { person, run })?,
            "r" => of_person(fields, |person, rest| {
                let (id, chore) = rest.split_once(':')?;
                Some(Self::TryAgain { person, run: run(id)?, chore: Chore::from_name(chore)? })
            })?,
            "sh" => of_person(fields, |person, act| {
                Some(Self::Share { person, act: ShareAct::decode(act)? })
            })?,
            "bo" => Self::Board(BoardAct::decode(fields)?),
            "al" => Self::AdminLook,
            "as" => Self::AdminStop(truth(fields)?),
            "by" => Self::BroadcastSend { id: view(fields)? },
            "bn" => Self::BroadcastDrop { id: view(fields)? },
            _ => return None,
        };
        Some(callback)
    }
}

#[cfg(test)]
mod tests;
