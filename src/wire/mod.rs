//! What the HTTP API says, as serde types: the envelope and the `data` of each operation.
//!
//! Every type is made from `model` types by naming each field, so that a new field breaks the build
//! until someone decides about it. There are no secrets but those of [`Cookies`] and of a play
//! address, which their operations exist to give; neither is shown by `Debug`.

mod account;
mod catalog;
mod login;
mod report;
mod sign;
mod song;
mod stats;
mod task;

use serde::Serialize;

pub use account::{User, UserInfo};
pub use catalog::{Found, FoundAlbum, FoundPlaylist, FoundSinger, Playlist, Search, SongList};
pub use login::{Authorize, Cookies, LoginCheck, LoginQrcode, Refresh};
pub use report::{Chart, Ranked, Report, Reports};
pub use sign::{Comment, Sign};
pub use song::{Files, Lyric, MusicUrl, Named, Song};
pub use stats::{Calls, Stats};
pub use task::{Step, Task, TaskBegun};

/// Every answer: `code` is 0 when there is `data`.
#[derive(Debug, Clone, Serialize)]
pub struct Envelope<T> {
    /// 0, or the stable number of a failure.
    pub code: u32,
    /// `ok`, or a sentence about the failure.
    pub message: String,
    /// What was asked for; of a failure only what helps to go on.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub data: Option<T>,
}

impl<T> Envelope<T> {
    /// A success.
    pub fn ok(data: T) -> Self {
        Self { code: 0, message: "ok".to_owned(), data: Some(data) }
    }
}
