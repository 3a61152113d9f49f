//! The data of every button: written and read, side by side.

use crate::model::{
    AlbumMid, Chore, Language, Period, PlaylistId, Quality, SearchKind, SingerMid, SongId, SongMid,
    TaskId, ThemeChoice,
};

use super::super::command::Command;
use super::fields::{is_view, of_person, page_of, person, run, run_of, truth};
use super::{
    BoardAct, Callback, Discover, GroupChoice, GroupRow, List, Own, Plan, ShareAct, Way, list, own,
};

/// In place of a language's code: that of whoever asks.
const AUTO: &str = "auto";

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
            Self::Language(language) => format!("sl:{}", language.map_or(AUTO, Language::code)),
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
            "sl" if fields == AUTO => Self::Language(None),
            "sl" => Self::Language(Some(Language::from_code(fields)?)),
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
