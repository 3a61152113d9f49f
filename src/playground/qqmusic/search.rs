//! Searching, as the phone's and the desktop's clients ask.

use serde_json::{Value, json};

use super::call::{Answer, Call};
use super::catalog::{Catalog, Song, Visibility};
use super::refusal::Code;
use super::track::track;

/// The most rows of a page.
const MAX_ROWS: i64 = 30;
/// Android clients older than this are refused.
const OLDEST_ANDROID: i64 = 8_000_000;

/// What was found: rows of one kind, and how many there are in all.
struct Found {
    rows: Vec<Value>,
    total: usize,
    page: i64,
    per_page: i64,
}

fn find(call: &Call<'_>, row: fn(&Catalog, &Song, &str) -> Value) -> Found {
    let catalog = &call.world.catalog;
    let query = call.text("query");
    let per_page = call.int("num_per_page", 10).clamp(1, MAX_ROWS);
    let page = call.int("page_num", 1).max(1);
    let skip = usize::try_from((page - 1).saturating_mul(per_page)).unwrap_or(usize::MAX);
    let take = usize::try_from(per_page).unwrap_or(1);
    let part = |all: Vec<Value>| {
        let total = all.len();
        (all.into_iter().skip(skip).take(take).collect::<Vec<_>>(), total)
    };
    let (rows, total) = match call.int("search_type", 0) {
        0 | 7 => {
            let songs = catalog.find_songs(&query);
            let rows = songs.iter().skip(skip).take(take).map(|song| row(catalog, song, &query));
            (rows.collect(), songs.len())
        }
        1 => part(singers(catalog, &query)),
        2 => part(albums(catalog, &query)),
        3 => part(playlists(catalog, &query)),
        _ => (Vec::new(), 0),
    };
    Found { rows, total, page, per_page }
}

/// `DoSearchForQQMusicMobile`. All seven lists are there, empty when not asked for.
pub(super) fn mobile(call: &Call<'_>) -> Answer {
    if call.ct() == Some(11) && call.cv() < OLDEST_ANDROID {
        return Err(Code::OLD_CLIENT.into());
    }
    let Found { rows, total, page, per_page } = find(call, mobile_row);
    let mut body = json!({
        "item_song": [], "singer": [], "item_album": [], "item_songlist": [], "item_user": [],
        "item_audio": [], "item_mv": [],
    });
    let list = match call.int("search_type", 0) {
        1 => "singer",
        2 => "item_album",
        3 => "item_songlist",
        _ => "item_song",
    };
    let shown = page.saturating_mul(per_page);
    let last = rows.is_empty() || usize::try_from(shown).unwrap_or(usize::MAX) >= total;
    body[list] = rows.into();
    Ok(json!({
        "body": body, "code": 0, "feedbackURL": "", "ver": 0,
        "meta": {
            "cid": "", "curpage": page, "dir": "", "estimate_sum": total, "ein": shown, "is_filter": 0,
            "nextpage": if last { -1 } else { page + 1 }, "nextpage_start": {}, "perpage": per_page,
            "query": call.text("query"), "report_info": {}, "ret": 0, "safetyType": 0, "sum": total,
            "searchid": call.text("searchid"), "sid": "", "sin": shown - per_page, "step_rela_syntax_tree": {},
        },
    }))
}

/// `DoSearchForQQMusicDesktop`.
pub(super) fn desktop(call: &Call<'_>) -> Answer {
    let Found { rows, total, page, per_page } = find(call, |catalog, song, _| track(catalog, song));
    let mut body = json!({
        "song": {"list": []}, "singer": {"list": []}, "album": {"list": []},
        "songlist": {"list": []}, "mv": {"list": []}, "user": {"list": []}, "zhida": {},
    });
    let list = match call.int("search_type", 0) {
        1 => "singer",
        2 => "album",
        3 => "songlist",
        _ => "song",
    };
    body[list]["list"] = rows.into();
    Ok(json!({
        "body": body, "code": 0, "feedbackURL": "", "ver": 0,
        "meta": {"sum": total, "curpage": page, "perpage": per_page, "query": call.text("query"),
                 "nextpage": if page.saturating_mul(per_page) >= total as i64 { -1 } else { page + 1 }},
    }))
}

fn mobile_row(catalog: &Catalog, song: &Song, query: &str) -> Value {
    let mut row = track(catalog, song);
    let marked = match (query.is_empty(), song.name.find(query)) {
        (false, Some(_)) => song.name.replacen(query, &format!("<em>{query}</em>"), 1),
        _ => song.name.clone(),
    };
    let more = json!({
        "search_title": marked, "title_main": song.name, "title_extra": "", "fav_show": "",
        "desc": "", "desc_icon": "", "hotness": {"desc": "", "icon_url": "", "jump_url": "", "jump_type": 0},
        "hotness_desc": "", "vec_hotness": [], "content": "", "newStatus": 2, "protect": 0,
        "relatedword_group": {}, "docid": song.id.to_string(), "grp": [], "lyric": "",
        "lyric_hilight": "", "title_hilight": marked, "hasattr": 0, "report_info": {},
    });
    if let (Value::Object(row), Value::Object(more)) = (&mut row, more) {
        row.extend(more);
    }
    row
}

fn holds(name: &str, query: &str) -> bool {
    !query.trim().is_empty() && name.to_lowercase().contains(&query.trim().to_lowercase())
}

fn singers(catalog: &Catalog, query: &str) -> Vec<Value> {
    let found = catalog.singers.iter().enumerate().filter(|(_, singer)| holds(&singer.name, query));
    let row = |(at, singer): (usize, &super::catalog::Singer)| {
        let songs = catalog.songs.iter().filter(|song| song.singers.contains(&at)).count();
        let albums = catalog.albums.iter().filter(|album| album.singer == at).count();
        json!({
            "singerID": singer.id, "singerMID": singer.mid, "singerName": singer.name,
            "singerPic": format!("https://y.gtimg.cn/music/photo_new/T001R150x150M000{}.jpg", singer.mid),
            "subtitle": "", "songNum": songs, "albumNum": albums, "mvNum": 0, "concernNum": 0, "uin": "0",
            "singerName_hilight": singer.name, "singerPmid": "", "docid": singer.id.to_string(),
        })
    };
    found.map(row).collect()
}

/// By their names and by their singers'.
fn albums(catalog: &Catalog, query: &str) -> Vec<Value> {
    let found = catalog.albums.iter().enumerate().filter(|(_, album)| {
        holds(&album.name, query) || holds(&catalog.singers[album.singer].name, query)
    });
    let row = |(at, album): (usize, &super::catalog::Album)| {
        let singer = &catalog.singers[album.singer];
        let songs = catalog.songs.iter().filter(|song| song.album == Some(at)).count();
        json!({
            "id": album.id, "mid": album.mid, "name": album.name, "albumID": album.id, "albumMID": album.mid,
            "albumName": album.name, "albumPic":
                format!("https://y.gtimg.cn/music/photo_new/T002R180x180M000{}.jpg", album.mid),
            "desc_detail": {}, "description": "", "hotness": {}, "hotness_desc": "", "label_new": {},
            "audio_play": {"rank": "", "toplist": ""}, "pic": "", "pic_icon": "", "tag_list": [], "url": "",
            "publish_date": "2024-05-01", "song_count": songs, "singer": singer.name, "singerID": singer.id,
            "singerMID": singer.mid, "singer_list": [{"id": singer.id, "mid": singer.mid, "name": singer.name}],
        })
    };
    found.map(row).collect()
}

fn playlists(catalog: &Catalog, query: &str) -> Vec<Value> {
    let public = catalog.playlists.iter().filter(|list| list.visibility == Visibility::Public);
    let row = |list: &super::catalog::Playlist| {
        json!({
            "dissid": list.id.to_string(), "dissname": list.title, "imgurl": "", "introduction": list.desc,
            "listennum": 1200, "song_count": list.songs.len(), "songnum": list.songs.len(),
            "nickname": list.owner_nick, "createtime": "2024-05-01", "docid": "",
            "creator": {"name": list.owner_nick, "qq": list.owner, "encrypt_uin": "", "avatarUrl": "",
                        "creator_uin": list.owner, "isVip": 0, "type": 0, "is_dj": 0},
        })
    };
    public.filter(|list| holds(list.title, query)).map(row).collect()
}
