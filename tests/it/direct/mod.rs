//! The direct backend over a scripted QQ Music: what is sent, what is repeated, what an answer means.

mod comment;
mod favourite;
mod operations;
mod path;
mod playground;
mod report;
mod sign;
pub(crate) mod upstream;

use qqmusic_bot::model::{Album, Credential, SearchQuery, Song, SongFiles, SongId, SongMid, Uin};
use serde_json::{Value, json};

fn credential() -> Credential {
    let uin = Uin::new(1_000_000_077).expect("not zero");
    let mut credential = Credential::bare(uin, "Q_H_L_planted-key".into());
    credential.refresh_key = Some("planted-refresh".into());
    credential
}

fn query() -> SearchQuery {
    SearchQuery::songs("晴天", 1, 10)
}

fn song() -> Song {
    Song {
        id: SongId::new(97773).expect("not zero"),
        mid: SongMid::new("0039MnYb0qxYhV").expect("valid"),
        name: "晴天".into(),
        singers: Vec::new(),
        album: Album { mid: None, name: String::new() },
        interval_s: 269,
        vip: true,
        files: SongFiles { media_mid: None, size_128: 1, size_320: 2, size_flac: 0 },
    }
}

/// A track row with an invented mid.
fn row(id: u64) -> Value {
    json!({"id": id, "mid": format!("{id:014}"), "name": format!("Song {id}")})
}

/// A page of a search with one song.
fn found() -> Value {
    json!({"body": {"item_song": [row(7)]}, "meta": {"nextpage": -1, "sum": 1}})
}
