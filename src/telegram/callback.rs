//! What the buttons under messages carry. No I/O.
//!
//! Data is `<prefix>:<fields>`, at most 64 bytes, typed on both sides: nothing else writes or reads
//! it. Each kind says who may press it.

use crate::model::{
    AlbumMid, Chore, Language, Period, PersonId, PlaylistId, Quality, RunId, SearchKind, SingerMid,
    SongId, SongMid, TaskId, ThemeChoice, Uin,
};

use super::command::Command;

mod data;
mod discover;
mod fields;
mod group;
mod list;
mod own;
mod plan;
mod presser;
mod share;

pub(crate) use discover::{Discover, Shelf};
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
    /// Choose the language; `None` is that of whoever asks.
    Language(Option<Language>),
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

#[cfg(test)]
mod tests;
