//! A client of QQ Music's own protocol.
//!
//! [`Client`] has one private call path that every request takes: address rewriting for a
//! gateway, proxy, rate limit, a bounded number of connections, timeouts, retries, bounded
//! bodies. On top of it stands one method per call of QQ Music, each naming its module and
//! method. Answers are read tolerantly: fields may be missing, null or of another type.
//!
//! What it deliberately does not do: decide what a code means for the product (the backend does),
//! remember anything between calls, or show a key, a body or a query string in logs and errors.

mod account;
mod album;
mod call;
mod catalog;
mod client;
mod coin;
mod comm;
mod comment;
mod des;
mod discover;
mod error;
mod favourite;
mod gateway;
mod hash;
mod lenient;
mod link;
pub(crate) mod login;
mod lyric;
mod plays;
mod qrc;
mod refresh;
mod report;
mod request;
mod search;
mod searchid;
mod sign;
mod song;
mod track;

pub use client::{Activities, Client, Settings};
pub use error::Error;

pub(crate) use account::{Level, LoginUser, Memberships, Power};
pub(crate) use album::{AlbumBasic, AlbumDetail};
pub(crate) use catalog::{DirInfo, Diss, Own, Which};
pub(crate) use coin::{CoinAnswer, CoinRow};
pub(crate) use comment::Added;
pub(crate) use discover::{CommentPage, CommentRow, Feed, OfCategory, Shelved};
pub(crate) use favourite::{ADD_PLAYLIST, ADD_SONG, FavouritePage, Listed, Written};
pub(crate) use lyric::Lyrics;
pub(crate) use report::{Bar, Heard, PageType, ProfileReport, Row, TimeKey};
pub(crate) use search::{
    AlbumPart, AlbumRow, PlaylistRow, Search, SearchBody, SearchMeta, SingerRow,
};
pub(crate) use sign::{Prizes, SignInfo, SignedIn};
pub(crate) use song::{Audio, Vkey, VkeyRow};
pub(crate) use track::{File, Named, Pay, Track};

/// What the client answers.
pub type Result<T> = std::result::Result<T, Error>;
