//! Operation `search`, and the songs of an album that was found.

use super::super::{Error, Result};
use super::track;
use crate::model::{
    AlbumId, AlbumMid, AlbumSongs, Credential, Found, FoundAlbum, FoundPlaylist, FoundSinger,
    PlaylistId, PlaylistPage, SearchKind, SearchPage, SearchQuery, SingerMid, Song,
};
use crate::qqmusic::{
    AlbumPart, AlbumRow, Client, PlaylistRow, Search, SearchBody, SearchMeta, SingerRow,
};

/// Rows a page that QQ Music gives at most.
const MAX_ROWS: u32 = 30;
/// Songs of an album asked for at once; nearly every album has fewer.
const SONGS_A_CALL: u32 = 100;
/// Calls for one album: the end, should QQ Music give a few rows a call without end.
const MAX_CALLS: u32 = 20;

pub(super) async fn search(
    client: &Client,
    query: &SearchQuery,
    credential: Option<&Credential>,
) -> Result<SearchPage> {
    let SearchQuery { kind, text, page, page_size } = query;
    let (page, page_size) = ((*page).max(1), (*page_size).clamp(1, MAX_ROWS));
    let found = client.search(*kind, text, (page, page_size), credential).await?;
    Ok(page_of(*kind, found, page, page_size))
}

fn page_of(kind: SearchKind, found: Search, page: u32, page_size: u32) -> SearchPage {
    let Search { body, meta } = found;
    let SearchMeta { nextpage, sum, estimate_sum } = meta;
    let (rows, found) = rows(kind, body);
    let rows = rows as u64;
    let total = if sum > 0 { sum } else { estimate_sum };
    let seen = u64::from(page) * u64::from(page_size);
    let by_sum = if total > 0 { seen < total } else { rows >= u64::from(page_size) };
    let has_more = rows > 0 && nextpage != Some(-1) && by_sum;
    SearchPage { found, page, page_size, total: total.max(rows), has_more }
}

/// How many rows came, and those of them that stand for something.
fn rows(kind: SearchKind, body: SearchBody) -> (usize, Found) {
    let SearchBody { item_song, singer: singers, item_album, item_songlist } = body;
    match kind {
        SearchKind::Song => (item_song.len(), Found::Songs(track::all(item_song))),
        SearchKind::Singer => {
            (singers.len(), Found::Singers(singers.into_iter().filter_map(singer).collect()))
        }
        SearchKind::Album => {
            (item_album.len(), Found::Albums(item_album.into_iter().filter_map(album).collect()))
        }
        SearchKind::Playlist => {
            let found = item_songlist.len();
            (found, Found::Playlists(item_songlist.into_iter().filter_map(playlist).collect()))
        }
    }
}

fn singer(row: SingerRow) -> Option<FoundSinger> {
    let SingerRow { mid, name, songs, albums } = row;
    let name = track::first(name, String::new());
    (!name.is_empty()).then_some(())?;
    Some(FoundSinger { mid: SingerMid::new(mid).ok()?, name, songs, albums })
}

fn album(row: AlbumRow) -> Option<FoundAlbum> {
    let AlbumRow { id, mid, name, singers, songs, published } = row;
    Some(FoundAlbum {
        id: id.and_then(|id| AlbumId::new(id).ok()),
        mid: AlbumMid::new(mid).ok()?,
        name: track::first(name, String::new()),
        singers: track::singers(singers),
        songs,
        published,
    })
}

fn playlist(row: PlaylistRow) -> Option<FoundPlaylist> {
    let PlaylistRow { id, title, creator, songs } = row;
    let title = track::first(title, String::new());
    Some(FoundPlaylist { id: PlaylistId::new(id?).ok()?, title, creator, songs })
}

/// The offset moves by the rows that came, since QQ Music may give fewer than asked for.
pub(super) async fn album_songs(
    client: &Client,
    mid: &AlbumMid,
    page: PlaylistPage,
    credential: Option<&Credential>,
) -> Result<AlbumSongs> {
    let PlaylistPage { begin, num } = page;
    let end = begin.saturating_add(num);
    let mut at = begin;
    let mut first: Option<(AlbumRow, u64)> = None;
    let mut songs: Vec<Song> = Vec::new();
    for _ in 0..MAX_CALLS {
        let wanted = (end - at).clamp(1, SONGS_A_CALL);
        let AlbumPart { head, total, songs: tracks } =
            client.album_songs(mid, at, wanted, credential).await?;
        let rows = u32::try_from(tracks.len()).unwrap_or(wanted).min(wanted);
        songs.extend(track::all(tracks));
        at += rows;
        let (_, total) = first.get_or_insert((head, total));
        let more = if *total > 0 { u64::from(at) < *total } else { rows == wanted };
        if rows == 0 || at >= end || !more {
            break;
        }
    }
    let (head, total) = first.ok_or(Error::NotFound)?;
    let AlbumRow { id, mid: answered, name, singers, songs: told, published } = head;
    if answered.is_empty() && name.is_empty() && songs.is_empty() && total == 0 {
        return Err(Error::NotFound);
    }
    songs.truncate(num as usize);
    // an album whose head is missing is called as its songs call it
    let named = songs.first().map(|song| song.album.name.clone());
    Ok(AlbumSongs {
        mid: mid.clone(),
        id: id.and_then(|id| AlbumId::new(id).ok()),
        name: if name.is_empty() { named.unwrap_or_default() } else { name },
        singers: track::singers(singers),
        published,
        total: total.max(told.unwrap_or_default()).max(u64::from(begin) + songs.len() as u64),
        songs,
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn found(rows: usize, meta: &serde_json::Value) -> Search {
        let row = |at| json!({"id": at + 1, "mid": format!("m{at:013}"), "name": "N"});
        let rows: Vec<_> = (0..rows).map(row).collect();
        serde_json::from_value(json!({"body": {"item_song": rows}, "meta": meta}))
            .expect("readable")
    }

    #[test]
    fn the_last_page_is_told_by_nextpage_or_by_the_sum() {
        let more = |rows, meta| page_of(SearchKind::Song, found(rows, &meta), 2, 10).has_more;
        assert!(more(10, json!({"nextpage": 3, "sum": 21})));
        assert!(!more(10, json!({"nextpage": -1, "sum": 21})));
        assert!(!more(10, json!({"nextpage": "-1", "sum": 300})));
        assert!(!more(10, json!({"nextpage": 3, "sum": 20})));
        assert!(!more(0, json!({"nextpage": 3, "sum": 300})));
        assert!(more(10, json!({})));
        assert!(!more(9, json!(null)));
        assert!(more(10, json!({"nextpage": 3, "sum": 0, "estimate_sum": 40})));
    }

    #[test]
    fn nothing_found_is_an_empty_page_of_its_kind() {
        for kind in SearchKind::ALL {
            let nothing = json!({"body": {"item_song": null, "singer": null}, "meta": null});
            let page = page_of(kind, serde_json::from_value(nothing).expect("readable"), 1, 10);
            assert!(page.found.is_empty() && !page.has_more && page.total == 0);
        }
    }

    #[test]
    fn rows_that_stand_for_nothing_are_left_out_but_counted() {
        let body = json!({"body": {
            "singer": [{"singerMID": "s1", "singerName": "<em>N</em>"}, null, {"singerMID": ""}],
            "item_album": [{"albumMID": "a1", "albumName": "A"}, {"albumName": "no mid"}],
            "item_songlist": [{"dissid": "9", "dissname": "<em>P</em>"}, {"dissid": 0}],
        }});
        let page =
            |kind| page_of(kind, serde_json::from_value(body.clone()).expect("readable"), 1, 2);
        let singers = page(SearchKind::Singer);
        let Found::Singers(rows) = &singers.found else { panic!("{singers:?}") };
        assert_eq!((rows.len(), rows[0].name.as_str(), singers.has_more), (1, "N", true));
        assert_eq!(page(SearchKind::Album).found.len(), 1);
        let Found::Playlists(rows) = page(SearchKind::Playlist).found else { panic!("playlists") };
        assert_eq!((rows.len(), rows[0].title.as_str()), (1, "P"));
    }
}
