//! Songs as QQ Music writes them, and asking for them by id or mid.

use serde::Deserialize;
use serde_json::json;

use super::call::{As, Call};
use super::comm::Comm;
use super::{Client, Result, lenient};
use crate::model::{Credential, SongId, SongMid};

/// Songs asked for in one call.
const SONGS_A_CALL: usize = 100;
/// Calls in one request.
const CALLS_A_REQUEST: usize = 20;

/// A track object: search, playlists and track details all hold it.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Track {
    #[serde(deserialize_with = "lenient::number")]
    pub(crate) id: u64,
    #[serde(deserialize_with = "lenient::text")]
    pub(crate) mid: String,
    #[serde(deserialize_with = "lenient::text")]
    pub(crate) name: String,
    #[serde(deserialize_with = "lenient::text")]
    pub(crate) title: String,
    #[serde(deserialize_with = "lenient::number")]
    pub(crate) interval: u64,
    #[serde(deserialize_with = "lenient::list")]
    pub(crate) singer: Vec<Named>,
    #[serde(deserialize_with = "lenient::object")]
    pub(crate) album: Named,
    #[serde(deserialize_with = "lenient::object")]
    pub(crate) file: File,
    #[serde(deserialize_with = "lenient::object")]
    pub(crate) pay: Pay,
}

/// A singer or an album.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Named {
    #[serde(deserialize_with = "lenient::text")]
    pub(crate) mid: String,
    #[serde(deserialize_with = "lenient::text")]
    pub(crate) name: String,
    #[serde(deserialize_with = "lenient::text")]
    pub(crate) title: String,
}

/// Which files there are, sizes in bytes.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct File {
    #[serde(deserialize_with = "lenient::text")]
    pub(crate) media_mid: String,
    #[serde(deserialize_with = "lenient::number")]
    pub(crate) size_128mp3: u64,
    #[serde(deserialize_with = "lenient::number")]
    pub(crate) size_320mp3: u64,
    #[serde(deserialize_with = "lenient::number")]
    pub(crate) size_flac: u64,
}

/// What it costs.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Pay {
    #[serde(deserialize_with = "lenient::number")]
    pub(crate) pay_play: u64,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Tracks {
    #[serde(deserialize_with = "lenient::list")]
    tracks: Vec<Track>,
}

impl Client {
    /// The songs with these ids and mids, in any order; unknown ones are missing or have no id.
    /// `music.trackInfo.UniformRuleCtrl/CgiGetTrackInfo`, in as few requests as possible.
    pub(crate) async fn tracks(
        &self,
        ids: &[SongId],
        mids: &[SongMid],
        credential: Option<&Credential>,
    ) -> Result<Vec<Track>> {
        let who = As::new(Comm::Android, credential);
        let by_id = ids.chunks(SONGS_A_CALL).map(|part| {
            let ids: Vec<_> = part.iter().map(|id| id.value()).collect();
            call("ids", json!(ids), part.len())
        });
        let by_mid = mids.chunks(SONGS_A_CALL).map(|part| {
            let mids: Vec<_> = part.iter().map(SongMid::as_str).collect();
            call("mids", json!(mids), part.len())
        });
        let calls: Vec<_> = by_id.chain(by_mid).collect();
        let mut tracks = Vec::with_capacity(ids.len() + mids.len());
        for request in calls.chunks(CALLS_A_REQUEST) {
            for item in self.batch(who, request).await? {
                tracks.extend(item.data::<Tracks>()?.tracks);
            }
        }
        Ok(tracks)
    }
}

fn call(name: &str, keys: serde_json::Value, count: usize) -> Call {
    let zeros = vec![0; count];
    let mut param = json!({"ctx": 0, "client": 1, "types": zeros, "modify_stamp": zeros});
    param[name] = keys;
    Call::new("music.trackInfo.UniformRuleCtrl/CgiGetTrackInfo", param)
}
