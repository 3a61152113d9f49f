//! Albums and their songs.

use serde_json::{Value, json};

use super::call::{Answer, Call};
use super::catalog::Album;
use super::track::track;

/// The most songs of one answer.
const MAX_ROWS: i64 = 100;

fn asked<'a>(call: &Call<'a>) -> Option<(usize, &'a Album)> {
    let albums = call.world.catalog.albums.iter().enumerate();
    let mid =
        [call.text("albumMid"), call.text("albumMId")].into_iter().find(|mid| !mid.is_empty());
    let id = [call.int("albumId", 0), call.int("albumID", 0)].into_iter().find(|id| *id > 0);
    albums.into_iter().find(|(_, album)| match &mid {
        Some(mid) => album.mid == *mid,
        None => id.and_then(|id| u64::try_from(id).ok()) == Some(album.id),
    })
}

/// `GetAlbumSongList`. An album that is not there has no songs.
pub(super) fn songs(call: &Call<'_>) -> Answer {
    let catalog = &call.world.catalog;
    let Some((at, album)) = asked(call) else {
        return Ok(json!({"albumMid": call.text("albumMid"), "totalNum": 0, "songList": []}));
    };
    let begin = usize::try_from(call.int("begin", 0).max(0)).unwrap_or(usize::MAX);
    let num = usize::try_from(call.int("num", 10).clamp(1, MAX_ROWS)).unwrap_or(1);
    let all: Vec<_> = catalog.songs.iter().filter(|song| song.album == Some(at)).collect();
    let row = |song: &&super::catalog::Song| json!({"songInfo": track(catalog, song), "listenCount": 0, "uploadTime": ""});
    let rows: Vec<Value> = all.iter().skip(begin).take(num).map(row).collect();
    Ok(json!({
        "albumMid": album.mid, "albumTips": "", "classicList": [], "sort": 0,
        "totalNum": all.len(), "songList": rows,
    }))
}

/// `GetAlbumDetail`.
pub(super) fn detail(call: &Call<'_>) -> Answer {
    let Some((_, album)) = asked(call) else {
        return Ok(json!({"basicInfo": {"albumID": 0, "albumMid": "", "albumName": ""}}));
    };
    let singer = &call.world.catalog.singers[album.singer];
    Ok(json!({
        "basicInfo": {
            "albumID": album.id, "albumMid": album.mid, "albumName": album.name, "desc": "", "genre": "Pop",
            "language": "", "publishDate": "2024-05-01", "albumType": "", "recordNum": 0, "tranName": "",
        },
        "company": {"ID": 7, "name": "灯塔唱片", "isShow": 1, "brief": ""},
        "singer": {"singerList": [{"mid": singer.mid, "name": singer.name, "singerID": singer.id, "type": 0}]},
    }))
}
