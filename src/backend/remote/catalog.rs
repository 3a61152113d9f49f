//! Operations `search`, `playlist`, `accelerate_list` and `convert`.

use futures::{StreamExt, TryStreamExt, stream};
use serde_json::Value;

use super::super::{Error, Result};
use super::call::{Ask, Server, unexpected};
use super::read;
use crate::model::{
    AlbumId, AlbumMid, Credential, DirId, Found, FoundAlbum, FoundPlaylist, FoundSinger, Playlist,
    PlaylistId, PlaylistPage, SearchKind, SearchPage, SearchQuery, SingerMid, Song, SongId,
    SongList, SongRef,
};

/// Songs of one call at most: such servers give no more.
const MOST: u32 = 1000;
/// Questions about single songs at once.
const AT_ONCE: usize = 6;
/// Rows in which the rest of a song is looked for.
const LOOKED_AT: u32 = 15;

pub(super) async fn search(
    server: &Server,
    query: &SearchQuery,
    credential: Option<&Credential>,
) -> Result<SearchPage> {
    let SearchQuery { kind, text, page, page_size } = query;
    let mut asked = vec![
        ("query", text.clone()),
        ("page", page.to_string()),
        ("page_size", page_size.to_string()),
    ];
    if *kind != SearchKind::Song {
        asked.push(("type", kind.name().to_owned()));
    }
    let data = server.ask(Ask::get("api/search", asked).with(credential)).await?;
    let body = read::field(&data, &["body"]).unwrap_or(&data);
    let names: &[&str] = match kind {
        SearchKind::Song => &["songs", "song", "list", "item_song", "songlist", "results"],
        SearchKind::Singer => &["singers", "singer"],
        SearchKind::Album => &["albums", "album", "item_album"],
        SearchKind::Playlist => &["playlists", "playlist", "item_songlist"],
    };
    let Some(rows) = read::list(body, names) else {
        return Err(match kind {
            SearchKind::Song => unexpected("the other server's answer to a search has no songs"),
            // a server that knows songs only answers with songs, or with nothing of this kind
            _ => Error::Unsupported("the server at music.remote_url searches for songs only"),
        });
    };
    let found = match kind {
        SearchKind::Song => Found::Songs(songs(server, rows, credential).await?),
        SearchKind::Singer => Found::Singers(rows.iter().filter_map(singer).collect()),
        SearchKind::Album => Found::Albums(rows.iter().filter_map(album).collect()),
        SearchKind::Playlist => Found::Playlists(rows.iter().filter_map(playlist_row).collect()),
    };
    let count = rows.len() as u64;
    let meta = read::field(&data, &["meta"]).unwrap_or(&data);
    let total = read::number(meta, &["total", "sum", "totalnum", "total_num", "estimate_sum"]);
    let seen = u64::from(*page) * u64::from(*page_size);
    let by_total = total.map_or(count >= u64::from(*page_size), |total| seen < total);
    let has_more = read::flag(meta, &["has_more", "hasMore", "hasmore"]).unwrap_or(by_total);
    Ok(SearchPage {
        found,
        page: *page,
        page_size: *page_size,
        total: total.unwrap_or(0).max(count),
        has_more: has_more && count > 0,
    })
}

fn singer(row: &Value) -> Option<FoundSinger> {
    let mid = read::text(row, &["mid", "singerMID", "singermid", "singerMid"]);
    let name = read::plain(&read::text(row, &["name", "singerName", "singername", "title"]));
    Some(FoundSinger {
        mid: SingerMid::new(mid).ok()?,
        name: Some(name).filter(|name| !name.is_empty())?,
        songs: read::number(row, &["song_count", "songNum", "songnum", "song_num", "songs"]),
        albums: read::number(row, &["album_count", "albumNum", "albumnum", "album_num", "albums"]),
    })
}

fn album(row: &Value) -> Option<FoundAlbum> {
    let id = read::number(row, &["id", "albumID", "albumid", "albumId"]);
    Some(FoundAlbum {
        id: id.and_then(|id| AlbumId::new(id).ok()),
        mid: AlbumMid::new(read::text(row, &["mid", "albumMID", "albummid", "albumMid"])).ok()?,
        name: read::plain(&read::text(row, &["name", "albumName", "albumname", "title"])),
        singers: read::singers(row),
        songs: read::number(row, &["song_count", "songNum", "songnum", "song_num", "songs"]),
        published: read::text(row, &["published", "publish_date", "publicTime", "pub_time"]),
    })
}

fn playlist_row(row: &Value) -> Option<FoundPlaylist> {
    Some(FoundPlaylist {
        id: PlaylistId::new(read::number(row, &["id", "dissid", "tid", "disstid"])?).ok()?,
        title: read::plain(&read::text(row, &["title", "dissname", "name"])),
        creator: creator(row),
        songs: read::number(row, &["song_count", "songnum", "songNum", "song_num", "songs"]),
    })
}

fn creator(head: &Value) -> String {
    match read::field(head, &["creator", "nickname", "host_nick", "nick"]) {
        Some(Value::String(name)) => name.clone(),
        Some(object) => read::text(object, &["nick", "name", "nickname"]),
        None => String::new(),
    }
}

/// There is no "from where" in this API: what stands before a page is read and left out.
pub(super) async fn playlist(
    server: &Server,
    id: PlaylistId,
    page: PlaylistPage,
    credential: Option<&Credential>,
) -> Result<Playlist> {
    let PlaylistPage { begin, num } = page;
    let end = begin.saturating_add(num).clamp(1, MOST);
    let asked = vec![("id", id.to_string()), ("num", end.to_string())];
    let data = server.ask(Ask::get("api/playlist", asked).with(credential)).await?;
    let (head, rows) = songs_of(&data)?;
    let wanted = rows.get(begin as usize..).unwrap_or_default();
    let wanted = &wanted[..wanted.len().min(num as usize)];
    let total = read::number(head, TOTALS).or_else(|| read::number(&data, TOTALS));
    Ok(Playlist {
        id,
        title: read::plain(&read::text(head, &["title", "dissname", "name"])),
        creator: creator(head),
        total: total.unwrap_or(0).max(rows.len() as u64),
        songs: songs(server, wanted, credential).await?,
    })
}

const TOTALS: &[&str] = &["total", "total_song_num", "songnum", "song_count", "songNum"];

pub(super) async fn accelerate_list(
    server: &Server,
    dirid: DirId,
    num: u32,
    credential: &Credential,
) -> Result<SongList> {
    let asked = vec![("dirid", dirid.0.to_string()), ("num", num.clamp(1, MOST).to_string())];
    let ask = Ask::get("api/accelerate/songlist", asked).with(Some(credential));
    let data = server.ask(ask).await?;
    let (head, rows) = songs_of(&data)?;
    let rows = &rows[..rows.len().min(num as usize)];
    Ok(SongList {
        dirid,
        title: read::plain(&read::text(head, &["title", "dissname", "name", "origin_title"])),
        songs: songs(server, rows, Some(credential)).await?,
    })
}

/// The head of a list, and its rows.
fn songs_of(data: &Value) -> Result<(&Value, &Vec<Value>)> {
    // the oldest of QQ Music's own shapes wraps the list once more
    let data = read::field(data, &["cdlist"]).and_then(|lists| lists.get(0)).unwrap_or(data);
    let what = "the other server's list has no songs";
    let rows = read::wanted(data, &["songs", "songlist", "list", "songList", "tracks"], what)?;
    Ok((read::field(data, &["dirinfo", "info", "detail"]).unwrap_or(data), rows))
}

/// The songs of rows. A row that names its song by mid only is completed by asking for its number.
pub(super) async fn songs(
    server: &Server,
    rows: &[Value],
    credential: Option<&Credential>,
) -> Result<Vec<Song>> {
    let one = |row: Value| async move {
        if let Some(song) = read::song(&row) {
            return Ok(Some(song));
        }
        let Some(mid) = read::mid(&row) else { return Ok(None) };
        match identity(server, &SongRef::Mid(mid), credential).await {
            Ok(data) => Ok(read::id(&data).and_then(|id| read::song_with(&row, id))),
            Err(Error::NotFound | Error::Refused { .. } | Error::Unexpected(_)) => Ok(None),
            Err(error) => Err(error),
        }
    };
    let asking = stream::iter(rows.to_vec()).map(one).buffered(AT_ONCE);
    let found: Vec<Option<Song>> = asking.try_collect().await?;
    let songs: Vec<_> = found.into_iter().flatten().collect();
    if songs.is_empty() && !rows.is_empty() {
        return Err(unexpected("the other server's songs cannot be read"));
    }
    Ok(songs)
}

async fn identity(
    server: &Server,
    song: &SongRef,
    credential: Option<&Credential>,
) -> Result<Value> {
    let named = match song {
        SongRef::Id(id) => id.to_string(),
        SongRef::Mid(mid) => mid.to_string(),
    };
    server.ask(Ask::get("api/convert", vec![("id", named)]).with(credential)).await
}

/// Both ids of a song. Where the answer holds no more than them and a name, the rest is looked for
/// by searching for the name; a song that is not found so has its ids and its name.
pub(super) async fn convert(
    server: &Server,
    song: &SongRef,
    credential: Option<&Credential>,
) -> Result<Song> {
    let data = identity(server, song, credential).await?;
    let data = data.get(0).cloned().unwrap_or(data);
    let found = match read::song(&data) {
        Some(found) => found,
        None => {
            // one of the two ids is what was asked with
            let id = read::id(&data).or(match song {
                SongRef::Id(id) => Some(*id),
                SongRef::Mid(_) => None,
            });
            let mut whole = data.clone();
            if let (SongRef::Mid(mid), Some(fields)) = (song, whole.as_object_mut()) {
                fields.insert("mid".to_owned(), mid.as_str().into());
            }
            let read = id.and_then(|id: SongId| read::song_with(&whole, id));
            read.ok_or_else(|| unexpected("the other server's song has no id or no mid"))?
        }
    };
    if !found.singers.is_empty() || found.name.is_empty() {
        return Ok(found);
    }
    let query = SearchQuery::songs(found.name.clone(), 1, LOOKED_AT);
    let rows = search(server, &query, credential).await.map(|page| page.found.into_songs());
    let same = rows.ok().into_iter().flatten().find(|row| row.mid == found.mid);
    Ok(same.unwrap_or(found))
}

pub(super) async fn details(
    server: &Server,
    songs: &[SongRef],
    credential: Option<&Credential>,
) -> Result<Vec<Option<Song>>> {
    let one = |song: SongRef| async move {
        match convert(server, &song, credential).await {
            Ok(song) => Ok(Some(song)),
            Err(Error::NotFound) => Ok(None),
            Err(error) => Err(error),
        }
    };
    stream::iter(songs.to_vec()).map(one).buffered(AT_ONCE).try_collect().await
}
