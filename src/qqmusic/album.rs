//! Albums.

use serde::Deserialize;
use serde_json::json;

use super::call::{As, Call};
use super::comm::Comm;
use super::track::Named;
use super::{Client, Result, lenient};
use crate::model::{AlbumRef, Credential};

/// An album. `GetAlbumDetail`.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct AlbumDetail {
    #[serde(rename = "basicInfo", deserialize_with = "lenient::object")]
    pub(crate) basic: AlbumBasic,
    #[serde(deserialize_with = "lenient::object")]
    pub(crate) singer: AlbumSingers,
}

/// What it is.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct AlbumBasic {
    #[serde(
        rename = "albumID",
        alias = "albumId",
        alias = "id",
        deserialize_with = "lenient::number"
    )]
    pub(crate) id: u64,
    #[serde(
        rename = "albumMid",
        alias = "albumMID",
        alias = "mid",
        deserialize_with = "lenient::text"
    )]
    pub(crate) mid: String,
    #[serde(rename = "albumName", alias = "name", deserialize_with = "lenient::text")]
    pub(crate) name: String,
}

/// Who made it.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct AlbumSingers {
    #[serde(rename = "singerList", deserialize_with = "lenient::list")]
    pub(crate) list: Vec<Named>,
}

impl Client {
    /// An album by id or mid: `music.musichallAlbum.AlbumInfoServer/GetAlbumDetail`. The answer to
    /// an unknown one has id 0.
    pub(crate) async fn album(
        &self,
        album: &AlbumRef,
        credential: Option<&Credential>,
    ) -> Result<AlbumDetail> {
        let param = match album {
            AlbumRef::Id(id) => json!({"albumId": id.value()}),
            AlbumRef::Mid(mid) => json!({"albumMId": mid.as_str()}),
        };
        let call = Call::new("music.musichallAlbum.AlbumInfoServer/GetAlbumDetail", param);
        self.call(As::new(Comm::Android, credential), call).await
    }
}
