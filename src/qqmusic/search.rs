//! Search for songs, singers, albums and playlists, and the songs of an album.

use serde::Deserialize;
use serde_json::{Value, json};

use super::call::{As, Call, now_ms};
use super::comm::Comm;
use super::{Client, Named, Result, Track, lenient, searchid};
use crate::model::{AlbumMid, Credential, SearchKind};

/// What a search answers.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct Search {
    #[serde(deserialize_with = "lenient::object")]
    pub(crate) body: SearchBody,
    #[serde(deserialize_with = "lenient::object")]
    pub(crate) meta: SearchMeta,
}

/// The lists of a search, of which one is filled.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct SearchBody {
    #[serde(deserialize_with = "lenient::list")]
    pub(crate) item_song: Vec<Track>,
    #[serde(deserialize_with = "lenient::list")]
    pub(crate) singer: Vec<SingerRow>,
    #[serde(deserialize_with = "lenient::list")]
    pub(crate) item_album: Vec<AlbumRow>,
    #[serde(deserialize_with = "lenient::list")]
    pub(crate) item_songlist: Vec<PlaylistRow>,
}

/// Where in the results a page is.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub(crate) struct SearchMeta {
    /// The number of the next page, -1 after the last.
    #[serde(deserialize_with = "lenient::maybe_integer")]
    pub(crate) nextpage: Option<i64>,
    #[serde(deserialize_with = "lenient::number")]
    pub(crate) sum: u64,
    #[serde(deserialize_with = "lenient::number")]
    pub(crate) estimate_sum: u64,
}

/// A singer of a search. Which spelling of a field a row uses depends on the client that asks, so
/// all that are known are read, here and in the rows below.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Value")]
pub(crate) struct SingerRow {
    pub(crate) mid: String,
    pub(crate) name: String,
    pub(crate) songs: Option<u64>,
    pub(crate) albums: Option<u64>,
}

impl From<Value> for SingerRow {
    fn from(row: Value) -> Self {
        Self {
            mid: lenient::first_text(&row, &["singerMID", "singerMid", "singermid", "mid"]),
            name: lenient::first_text(&row, &["singerName", "singername", "name", "title"]),
            songs: lenient::first_number(&row, &["songNum", "song_num", "songnum"]),
            albums: lenient::first_number(&row, &["albumNum", "album_num", "albumnum"]),
        }
    }
}

/// An album of a search, or the head of one.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Value")]
pub(crate) struct AlbumRow {
    pub(crate) id: Option<u64>,
    pub(crate) mid: String,
    pub(crate) name: String,
    pub(crate) singers: Vec<Named>,
    pub(crate) songs: Option<u64>,
    pub(crate) published: String,
}

impl From<Value> for AlbumRow {
    fn from(row: Value) -> Self {
        let mut singers: Vec<Named> = ["singer_list", "singerList", "singer"]
            .into_iter()
            .find_map(|name| row.get(name).filter(|list| list.is_array()))
            .map(|list| lenient::list(list).unwrap_or_default())
            .unwrap_or_default();
        let name =
            lenient::first_text(&row, &["singerName", "singername", "singer_name", "singer"]);
        if singers.is_empty() && !name.is_empty() {
            let mid = lenient::first_text(&row, &["singerMID", "singerMid", "singermid"]);
            singers.push(Named { mid, name, title: String::new() });
        }
        Self {
            id: lenient::first_number(&row, &["albumID", "albumId", "albumid", "id"]),
            mid: lenient::first_text(&row, &["albumMID", "albumMid", "albummid", "mid"]),
            name: lenient::first_text(&row, &["albumName", "albumname", "name", "title"]),
            singers,
            songs: lenient::first_number(&row, &["song_count", "songNum", "song_num", "totalNum"]),
            published: lenient::first_text(
                &row,
                &["publish_date", "publishDate", "publicTime", "pubTime", "time_public"],
            ),
        }
    }
}

/// A playlist of a search.
#[derive(Debug, Default, Deserialize)]
#[serde(from = "Value")]
pub(crate) struct PlaylistRow {
    pub(crate) id: Option<u64>,
    pub(crate) title: String,
    pub(crate) creator: String,
    pub(crate) songs: Option<u64>,
}

impl From<Value> for PlaylistRow {
    fn from(row: Value) -> Self {
        let creator = row.get("creator").unwrap_or(&Value::Null);
        let named = lenient::first_text(creator, &["name", "nick", "nickname"]);
        let flat = || lenient::first_text(&row, &["nickname", "creatorname", "host_nick"]);
        Self {
            id: lenient::first_number(&row, &["dissid", "tid", "id"]),
            title: lenient::first_text(&row, &["dissname", "title", "name"]),
            songs: lenient::first_number(&row, &["song_count", "songnum", "song_num", "song_cnt"]),
            creator: if named.is_empty() { flat() } else { named },
        }
    }
}

/// An album's head and a part of its songs.
#[derive(Debug, Default)]
pub(crate) struct AlbumPart {
    pub(crate) head: AlbumRow,
    pub(crate) total: u64,
    pub(crate) songs: Vec<Track>,
}

impl Client {
    /// A page of a search, from page 1:
    /// `music.search.SearchCgiService/DoSearchForQQMusicMobile`.
    pub(crate) async fn search(
        &self,
        kind: SearchKind,
        text: &str,
        (page, page_size): (u32, u32),
        credential: Option<&Credential>,
    ) -> Result<Search> {
        let param = json!({
            "searchid": searchid::fresh(now_ms()), "query": text, "search_type": code(kind),
            "num_per_page": page_size, "page_num": page, "highlight": 1, "grp": 1,
            "selectors": {}, "vec_selectors": [],
        });
        let call = Call::new("music.search.SearchCgiService/DoSearchForQQMusicMobile", param);
        self.call(As::new(Comm::Android, credential), call).await
    }

    /// An album and its songs from a row on, in one request:
    /// `music.musichallAlbum.AlbumInfoServer/GetAlbumDetail` and
    /// `music.musichallAlbum.AlbumSongList/GetAlbumSongList`. Without the head, which is only for
    /// people to read, the songs are still an answer.
    pub(crate) async fn album_songs(
        &self,
        mid: &AlbumMid,
        begin: u32,
        num: u32,
        credential: Option<&Credential>,
    ) -> Result<AlbumPart> {
        let list = json!({"albumMid": mid.as_str(), "begin": begin, "num": num, "order": 2});
        let calls = [
            Call::new("music.musichallAlbum.AlbumSongList/GetAlbumSongList", list),
            Call::new(
                "music.musichallAlbum.AlbumInfoServer/GetAlbumDetail",
                json!({"albumMId": mid.as_str()}),
            ),
        ];
        let items = self.batch(As::new(Comm::Android, credential), &calls).await?;
        let mut items = items.into_iter();
        let list = items.next().map_or(Ok(Value::Null), super::call::Item::data)?;
        let head = items.next().and_then(|item| item.data().ok()).unwrap_or_default();
        Ok(album_part(&list, &head))
    }
}

/// QQ Music's number for what is searched for (`search_type`).
fn code(kind: SearchKind) -> u8 {
    match kind {
        SearchKind::Song => 0,
        SearchKind::Singer => 1,
        SearchKind::Album => 2,
        SearchKind::Playlist => 3,
    }
}

/// Rows are tracks, bare or each inside a `songInfo`; which one is not documented.
fn album_part(list: &Value, head: &Value) -> AlbumPart {
    let rows = ["songList", "songlist", "list"].into_iter().find_map(|name| list[name].as_array());
    let track = |row: &Value| {
        let inner = ["songInfo", "songinfo", "track"].into_iter().find_map(|name| row.get(name));
        lenient::read(inner.unwrap_or(row).clone())
    };
    let basic = ["basicInfo", "basicinfo"].into_iter().find_map(|name| head.get(name));
    let mut album = AlbumRow::from(basic.unwrap_or(head).clone());
    if album.singers.is_empty() && head.get("singer").is_some_and(Value::is_object) {
        album.singers = AlbumRow::from(head["singer"].clone()).singers;
    }
    AlbumPart {
        head: album,
        total: lenient::first_number(list, &["totalNum", "total_num", "total"]).unwrap_or_default(),
        songs: rows.map(|rows| rows.iter().map(track).collect()).unwrap_or_default(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_read_in_the_spellings_of_every_client() {
        let read = |row: Value| SingerRow::from(row);
        let phone = read(json!({"singerMID": "s1", "singerName": "N", "songNum": "7"}));
        let short = read(json!({"mid": "s1", "name": "N", "song_num": 7, "singerMID": null}));
        for row in [phone, short] {
            assert_eq!((row.mid.as_str(), row.name.as_str(), row.songs), ("s1", "N", Some(7)));
            assert_eq!(row.albums, None);
        }
        for row in [
            json!({"albumID": 8, "albumMID": "a1", "albumName": "A", "singerName": "N"}),
            json!({"id": "8", "mid": "a1", "name": "A", "singer_list": [{"name": "N"}]}),
            json!({"id": 8, "mid": "a1", "name": "A", "singer": "N", "albumName": ""}),
        ] {
            let row = AlbumRow::from(row);
            assert_eq!((row.id, row.mid.as_str(), row.name.as_str()), (Some(8), "a1", "A"));
            assert_eq!(row.singers[0].name, "N");
        }
        for row in [
            json!({"dissid": "9", "dissname": "P", "creator": {"name": "C"}, "song_count": 3}),
            json!({"tid": 9, "title": "P", "nickname": "C", "songnum": "3", "creator": null}),
        ] {
            let row = PlaylistRow::from(row);
            assert_eq!((row.id, row.title.as_str(), row.songs), (Some(9), "P", Some(3)));
            assert_eq!(row.creator, "C");
        }
    }

    #[test]
    fn an_albums_rows_are_read_bare_and_wrapped() {
        for row in [json!({"id": 7, "mid": "m"}), json!({"songInfo": {"id": 7, "mid": "m"}})] {
            let part = album_part(
                &json!({"totalNum": "12", "songList": [row]}),
                &json!({"basicInfo": {"albumID": 3, "albumName": "A"}, "singer": {"singerList": [{"name": "N"}]}}),
            );
            assert_eq!((part.total, part.songs.len(), part.songs[0].id), (12, 1, 7));
            assert_eq!((part.head.id, part.head.singers[0].name.as_str()), (Some(3), "N"));
        }
        let nothing = album_part(&Value::Null, &Value::Null);
        assert!(nothing.songs.is_empty() && nothing.head.name.is_empty());
    }
}
