//! The vocabulary of the program: ids, songs, credentials, states. No I/O, no serialisation. Time comes
//! in as an argument; [`Clock`] is the type by which doors are given theirs.
//!
//! Everything above (backend, store, service, doors) speaks in these types. Values are validated
//! when they are made, so a type that exists is a value that makes sense.

mod accelerate;
mod access;
mod account;
mod album;
mod artwork;
mod authorize;
mod board;
mod clock;
mod coin;
mod comment;
mod cookie;
mod credential;
mod discover;
mod favourite;
mod group;
mod ids;
mod link;
mod login;
mod lyric;
mod note;
mod operation;
mod playlist;
mod reading;
mod report;
mod run;
mod schedule;
mod search;
mod settings;
mod share;
mod sign;
mod song;
mod task;
mod theme;

pub use accelerate::{Play, TaskSong};
pub use access::Access;
pub use account::{User, UserInfo, Vip};
pub use album::{AlbumInfo, AlbumRef};
pub use artwork::{Artwork, Covers, ImageUrl};
pub use authorize::LoginCode;
pub use board::{BOARD_AT, Board, BoardChange, BoardMember, BoardRow, board_week, ranked};
pub use clock::{Clock, Moves};
pub use coin::{CoinClaim, CoinDay, CoinTask, CoinTaskKind, CoinTaskState};
pub use comment::{
    BadComment, CommentDone, CommentTarget, CommentText, NewComment, ReplyTo, Subject, SubjectRef,
};
pub use cookie::{COOKIES, KEY_COOKIES, MissingCookie, UIN_COOKIES, cookie_pairs};
pub use credential::{Credential, LoginType};
pub use discover::{Category, HotComment, HotComments, PlaylistRows};
pub use favourite::{Added, Favoured, Favourite, FavouriteId, FavouriteKind};
pub use group::{Answers, Cap, Group, Open, Purpose, Quiet, Standing};
pub use ids::{
    AlbumId, AlbumMid, ChatId, DirId, InvalidId, PersonId, PlaylistId, SingerMid, SongId, SongMid,
    Uin,
};
pub use link::{Link, is_followable};
pub use login::{LoginKind, LoginQr, LoginState, LoginTicket};
pub use lyric::Lyric;
pub use note::Note;
pub use operation::Operation;
pub use playlist::{OwnPlaylist, Playlist, PlaylistPage, SongList};
pub use reading::{Age, Reading, ReadingId};
pub use report::{
    Amount, Bars, Chart, KeyUse, Period, Ranked, Report, ReportKey, ReportSource, Reports, Unit,
};
pub use run::{Listened, Outcome, Pause, Run, RunId};
pub use schedule::{Chore, Chores, Place, QuietHours, Schedule, Tell};
pub use search::{
    AlbumSongs, Found, FoundAlbum, FoundPlaylist, FoundSinger, SearchKind, SearchPage, SearchQuery,
};
pub use settings::{Language, Permissions, Settings};
pub use share::{Caps, DailyCap, Lending, LentTo, Taken, Use, Uses, Whose};
pub use sign::{SignDone, Warning};
pub use song::{Album, Denied, PlayAnswer, PlayUrl, Quality, Singer, Song, SongFiles, SongRef};
pub use task::{Pace, Step, StepState, Task, TaskId, TaskKind, TaskReport, TaskState};
pub use theme::{Drawing, Theme, ThemeChoice};
