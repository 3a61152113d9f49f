//! Favourites: what is among them, what could be, and putting something there.

use serde::Deserialize;
use serde_json::{Value, json};
use url::Url;

use super::call::{As, Call};
use super::comm::{Comm, cookies};
use super::request::Request;
use super::{Client, Result, lenient};
use crate::model::{Credential, DirId, PlaylistId, SongId};

pub(crate) const ADD_SONG: &str = "music.musicasset.PlaylistDetailWrite/AddSonglist";
pub(crate) const ADD_PLAYLIST: &str = "music.musicasset.PlaylistFavWrite/FavPlaylist";
/// A page of an account, by its plain number: the way to the encrypted one.
const HOMEPAGE: &str = "https://c6.y.qq.com/rsc/fcgi-bin/fcg_get_profile_homepage.fcg";

/// The answer to a change of the favourites.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Written {
    /// 0 when it was done. Where there is none, nothing is known: success is not to be read into it.
    #[serde(rename = "retCode", alias = "RetCode", deserialize_with = "lenient::maybe_integer")]
    pub(crate) ret_code: Option<i64>,
    #[serde(deserialize_with = "lenient::object")]
    result: WrittenSongs,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct WrittenSongs {
    #[serde(deserialize_with = "lenient::list")]
    songlist: Vec<WrittenSong>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct WrittenSong {
    #[serde(deserialize_with = "lenient::maybe_flag")]
    existed: Option<bool>,
}

impl Written {
    /// Whether what was to be added was there before, when the answer tells it. One thing is added
    /// at a time, so any row is its row.
    pub(crate) fn existed(&self) -> bool {
        self.result.songlist.iter().any(|row| row.existed == Some(true))
    }
}

/// A playlist in a list of playlists.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Value")]
pub(crate) struct Listed {
    pub(crate) tid: u64,
    pub(crate) title: String,
}

impl From<Value> for Listed {
    fn from(row: Value) -> Self {
        // A row of recommendations has its fields one or two objects further in.
        let row = row.pointer("/Playlist/basic").or_else(|| row.get("basic")).unwrap_or(&row);
        Self {
            tid: lenient::first_number(row, &["tid", "id"]).unwrap_or_default(),
            title: lenient::first_text(row, &["title", "name", "dirName"]),
        }
    }
}

/// A page of the playlists among the favourites.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct FavouritePage {
    #[serde(rename = "v_list", deserialize_with = "lenient::list")]
    pub(crate) rows: Vec<Listed>,
    #[serde(rename = "hasmore", deserialize_with = "lenient::maybe_flag")]
    pub(crate) has_more: Option<bool>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Feed {
    #[serde(rename = "List", deserialize_with = "lenient::list")]
    list: Vec<Listed>,
}

impl Client {
    /// Puts a song among the favourites: `music.musicasset.PlaylistDetailWrite/AddSonglist`. Sent
    /// once.
    pub(crate) async fn add_favourite_song(
        &self,
        credential: &Credential,
        song: SongId,
    ) -> Result<Written> {
        self.add_song(credential, (DirId::FAVOURITES, 0), song).await
    }

    /// Puts a song into a directory of the account: `music.musicasset.PlaylistDetailWrite/AddSonglist`.
    /// Sent once.
    pub(crate) async fn add_song(
        &self,
        credential: &Credential,
        (dirid, tid): (DirId, u64),
        song: SongId,
    ) -> Result<Written> {
        let song = json!({"songId": song.value(), "songType": 0});
        let param = json!({"dirId": dirid.0, "tid": tid, "bFmtUtf8": 1, "v_songInfo": [song]});
        self.call(As::new(Comm::Android, Some(credential)).once(), Call::new(ADD_SONG, param)).await
    }

    /// Puts somebody's playlist among the favourites:
    /// `music.musicasset.PlaylistFavWrite/FavPlaylist`. Sent once.
    pub(crate) async fn add_favourite_playlist(
        &self,
        credential: &Credential,
        playlist: PlaylistId,
    ) -> Result<Written> {
        let param = json!({"uin": credential.uin.to_string(), "v_playlistId": [playlist.value()]});
        let call = Call::new(ADD_PLAYLIST, param);
        self.call(As::new(Comm::Android, Some(credential)).once(), call).await
    }

    /// The playlists of others among the favourites, by the account's encrypted number:
    /// `music.musicasset.PlaylistFavRead/CgiGetPlaylistFavInfo`.
    pub(crate) async fn favourite_playlists(
        &self,
        credential: &Credential,
        encrypted: &str,
        begin: u32,
        num: u32,
    ) -> Result<FavouritePage> {
        let param = json!({"uin": encrypted, "offset": begin, "size": num});
        let call = Call::new("music.musicasset.PlaylistFavRead/CgiGetPlaylistFavInfo", param);
        self.call(As::new(Comm::Android, Some(credential)), call).await
    }

    /// Playlists that are recommended: `music.playlist.PlaylistSquare/GetRecommendFeed`.
    pub(crate) async fn recommended_playlists(
        &self,
        credential: &Credential,
        num: u32,
    ) -> Result<Vec<Listed>> {
        let param = json!({"From": 0, "Size": num});
        let call = Call::new("music.playlist.PlaylistSquare/GetRecommendFeed", param);
        let feed: Feed = self.call(As::new(Comm::Android, Some(credential)), call).await?;
        Ok(feed.list)
    }

    /// The account's encrypted number, for a login that came without: `fcg_get_profile_homepage`.
    /// The names of the answer's fields are not documented; `None` where it is not found.
    pub(crate) async fn encrypted_uin(&self, credential: &Credential) -> Result<Option<String>> {
        let mut url = Url::parse(HOMEPAGE).expect("a constant address is valid");
        url.query_pairs_mut()
            .append_pair("cid", "205360838")
            .append_pair("userid", &credential.uin.to_string())
            .append_pair("reqfrom", "1");
        let request = Request::get(url).header(reqwest::header::COOKIE, &cookies(credential));
        let page = self.send(request).await?.ok()?;
        let page: Value = lenient::read_text(&String::from_utf8_lossy(&page.body))
            .map_err(|_| super::Error::Garbage("the homepage is not JSON"))?;
        let creator = page.pointer("/data/creator").unwrap_or(&Value::Null);
        let found = lenient::first_text(creator, &["encrypt_uin", "encryptUin", "euin"]);
        Ok(Some(found).filter(|found| !found.is_empty()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_without_a_code_has_none_and_a_row_tells_what_was_there() {
        let silent: Written = lenient::read(json!({"result": {"songlist": null}}));
        assert_eq!((silent.ret_code, silent.existed()), (None, false));
        let there: Written = lenient::read(
            json!({"retCode": "0", "result": {"songlist": [{"songId": 1, "existed": "1"}]}}),
        );
        assert_eq!((there.ret_code, there.existed()), (Some(0), true));
        let new: Written =
            lenient::read(json!({"retCode": 0, "result": {"songlist": [{"existed": false}]}}));
        assert_eq!((new.ret_code, new.existed()), (Some(0), false));
    }

    #[test]
    fn a_playlist_is_found_however_deep_its_row_is() {
        let rows = [
            json!({"Playlist": {"basic": {"tid": 7, "title": "T"}}}),
            json!({"basic": {"id": "7", "title": "T"}}),
            json!({"tid": 7, "name": "T"}),
        ];
        for row in rows {
            let listed = Listed::from(row.clone());
            assert_eq!((listed.tid, listed.title.as_str()), (7, "T"), "{row}");
        }
        assert_eq!(Listed::from(json!("x")).tid, 0);
    }
}
