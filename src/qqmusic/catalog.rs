//! Playlists.

use serde::Deserialize;
use serde_json::json;

use super::call::{As, Call};
use super::comm::Comm;
use super::{Client, Result, Track, lenient};
use crate::model::{Credential, DirId, PlaylistId};

/// A playlist, or a part of one.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Diss {
    #[serde(deserialize_with = "lenient::integer")]
    pub(crate) code: i64,
    #[serde(deserialize_with = "lenient::object")]
    pub(crate) dirinfo: DirInfo,
    #[serde(deserialize_with = "lenient::list")]
    pub(crate) songlist: Vec<Track>,
    #[serde(deserialize_with = "lenient::number")]
    pub(crate) total_song_num: u64,
    #[serde(deserialize_with = "lenient::maybe_flag")]
    pub(crate) hasmore: Option<bool>,
}

/// The head of a playlist.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct DirInfo {
    #[serde(deserialize_with = "lenient::number")]
    pub(crate) id: u64,
    #[serde(deserialize_with = "lenient::text")]
    pub(crate) title: String,
    #[serde(deserialize_with = "lenient::number")]
    pub(crate) songnum: u64,
    #[serde(deserialize_with = "lenient::text")]
    pub(crate) host_nick: String,
    #[serde(deserialize_with = "lenient::object")]
    pub(crate) creator: Creator,
}

/// Who made a playlist.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Creator {
    #[serde(deserialize_with = "lenient::text")]
    pub(crate) nick: String,
}

/// One of an account's playlists.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Own {
    #[serde(deserialize_with = "lenient::number")]
    pub(crate) tid: u64,
    #[serde(rename = "dirId", alias = "dirid", deserialize_with = "lenient::number")]
    pub(crate) dirid: u64,
    #[serde(rename = "dirName", deserialize_with = "lenient::text")]
    pub(crate) name: String,
    #[serde(rename = "songNum", deserialize_with = "lenient::number")]
    pub(crate) songs: u64,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct OwnList {
    #[serde(deserialize_with = "lenient::list")]
    v_playlist: Vec<Own>,
}

/// Which playlist: a public one, or a directory of the account that asks.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Which {
    /// By `disstid`.
    Public(PlaylistId),
    /// By `dirid`, with `disstid` 0.
    Own(DirId),
}

impl Client {
    /// A playlist from a row on: `music.srfDissInfo.DissInfo/CgiGetDiss`. Past the end it answers
    /// no songs and code 0.
    pub(crate) async fn diss(
        &self,
        which: Which,
        begin: u32,
        num: u32,
        credential: Option<&Credential>,
    ) -> Result<Diss> {
        let (disstid, dirid) = match which {
            Which::Public(id) => (id.value(), 0),
            Which::Own(dirid) => (0, dirid.0),
        };
        let param = json!({
            "disstid": disstid, "dirid": dirid, "song_begin": begin, "song_num": num,
            "tag": 1, "userinfo": 1, "orderlist": 1, "onlysonglist": 0,
        });
        let call = Call::new("music.srfDissInfo.DissInfo/CgiGetDiss", param);
        self.call(As::new(Comm::Android, credential), call).await
    }

    /// The account's own playlists: `music.musicasset.PlaylistBaseRead/GetPlaylistByUin`.
    pub(crate) async fn own_playlists(&self, credential: &Credential) -> Result<Vec<Own>> {
        let param = json!({"uin": credential.uin.to_string()});
        let call = Call::new("music.musicasset.PlaylistBaseRead/GetPlaylistByUin", param);
        let list: OwnList = self.call(As::new(Comm::Android, Some(credential)), call).await?;
        Ok(list.v_playlist)
    }
}
