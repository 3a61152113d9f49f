//! Playlists: the catalogue's, and the directories that every account has.

use serde_json::{Value, json};

use super::call::{Answer, Call, uin};
use super::catalog::{Catalog, Playlist, Visibility};
use super::errands::Keeps;
use super::refusal::Code;
use super::track::track;

/// The most songs of one answer.
const MAX_SONGS: i64 = 2000;
/// Favourites, today's recommendation and one more: the directories that exist.
pub(super) const FAVOURITES: i64 = 201;
const DAILY: i64 = 202;
const THIRD: i64 = 203;
/// Own playlists get these numbers after the account's.
const OWN_LISTS: [(i64, &str); 2] = [(11, "开车听"), (12, "睡前 <轻> & 慢")];

/// A playlist about to be shown.
struct Shown<'a> {
    tid: u64,
    dirid: i64,
    title: String,
    origin_title: String,
    desc: &'a str,
    disstype: i64,
    host: u64,
    host_nick: String,
    euin: String,
    songs: Vec<usize>,
}

/// `CgiGetDiss`.
pub(super) fn detail(call: &Call<'_>) -> Answer {
    let tid = call.int("disstid", 0);
    if tid != 0 {
        return by_id(call, tid);
    }
    let owner = owner(call)?;
    match directory(call, owner, call.int("dirid", 0)) {
        Some(shown) => Ok(answer(call, &shown)),
        None => Err(Code::NO_DIRECTORY.into()),
    }
}

/// Whose directory is meant: one named by its encrypted number, else the caller's own.
fn owner(call: &Call<'_>) -> Result<u64, super::refusal::Refusal> {
    let euin = call.text("enc_host_uin");
    if euin.is_empty() {
        return Ok(call.login()?.uin);
    }
    if uin(&euin).is_some() {
        return Err(Code::RAW_UIN.into());
    }
    let state = call.world.state();
    state.accounts.find_euin(&euin).map(|account| account.uin).ok_or(Code::ILLEGAL_UIN.into())
}

fn by_id(call: &Call<'_>, tid: i64) -> Answer {
    let tid = u64::try_from(tid).unwrap_or(0);
    if let Some((owner, dirid)) = own_list(tid) {
        let mine = call.world.state().accounts.find(owner).is_some();
        if let (true, Some(shown)) = (mine, directory(call, owner, dirid)) {
            return Ok(answer(call, &shown));
        }
    }
    let list = call.world.catalog.playlists.iter().find(|list| list.id == tid);
    match list.map(|list| (list, list.visibility)) {
        Some((list, Visibility::Public)) => Ok(answer(call, &of_catalog(list))),
        Some((_, Visibility::Private)) => Ok(missing("歌单未公开")),
        Some((_, Visibility::Deleted)) | None => Ok(missing("歌单不存在")),
    }
}

/// How a private, deleted or unknown list looks is not documented; this is the code of a
/// directory that does not exist, in `data`.
fn missing(msg: &str) -> Value {
    json!({
        "code": Code::NO_DIRECTORY.0, "subcode": Code::NO_DIRECTORY.0, "msg": msg,
        "dirinfo": {"id": 0, "dirid": 0, "title": "", "picurl": "", "desc": "", "songnum": 0,
                    "listennum": 0, "ctime": 0, "mtime": 0, "host_uin": 0, "host_nick": "",
                    "encrypt_uin": "", "creator": {"musicid": 0, "nick": "", "headurl": "", "encrypt_uin": ""},
                    "tag": [], "disstype": 0, "owndir": 0, "status": 0, "origin_title": ""},
        "songlist": [], "songlist_size": 0, "total_song_num": 0, "hasmore": 0, "invalid_song": [],
        "filtered_song": [], "ecosystem_pic": "",
    })
}

fn of_catalog(list: &Playlist) -> Shown<'_> {
    Shown {
        tid: list.id,
        dirid: 0,
        title: list.title.to_owned(),
        origin_title: String::new(),
        desc: list.desc,
        disstype: 0,
        host: list.owner,
        host_nick: list.owner_nick.to_owned(),
        euin: String::new(),
        songs: list.songs.clone(),
    }
}

/// The number of an own playlist, and back.
fn own_tid(owner: u64, dirid: i64) -> u64 {
    owner.wrapping_mul(1000).wrapping_add(dirid.unsigned_abs())
}

fn own_list(tid: u64) -> Option<(u64, i64)> {
    let dirid = (tid % 1000) as i64;
    let known = dirid == FAVOURITES || OWN_LISTS.iter().any(|(id, _)| *id == dirid);
    known.then_some((tid / 1000, dirid))
}

fn directory<'a>(call: &Call<'_>, owner: u64, dirid: i64) -> Option<Shown<'a>> {
    let mut state = call.world.state();
    let account = state.accounts.named(owner);
    let (nick, euin) = (account.nick.clone(), account.euin.clone());
    let catalog = &call.world.catalog;
    let plain = |title: &str, songs| Shown {
        tid: own_tid(owner, dirid),
        dirid,
        title: title.to_owned(),
        origin_title: title.to_owned(),
        desc: "",
        disstype: 0,
        host: owner,
        host_nick: nick.clone(),
        euin: euin.clone(),
        songs,
    };
    match dirid {
        FAVOURITES => Some(plain("我喜欢", state.favourites_of(owner, catalog))),
        DAILY => Some(Shown {
            title: "今日推荐".to_owned(),
            disstype: 2,
            host: 2_000_000_002,
            host_nick: "QQ音乐官方歌单".to_owned(),
            ..plain("每日30首", daily(owner, call.world.clock.seconds(), catalog))
        }),
        THIRD => Some(plain("最近", (20..26).collect())),
        _ => {
            let (_, title) = OWN_LISTS.iter().find(|(id, _)| *id == dirid)?;
            Some(plain(title, state.listed(owner, dirid)))
        }
    }
}

/// Whether an account has a playlist of this directory and number, which it may write. Number 0 stands for
/// the directory alone.
pub(super) fn is_own_list(owner: u64, dirid: i64, tid: u64) -> bool {
    let there = OWN_LISTS.iter().any(|(id, _)| *id == dirid);
    there && (tid == 0 || tid == own_tid(owner, dirid))
}

/// The songs that an own playlist has to begin with.
pub(super) fn own_songs(dirid: i64) -> Vec<usize> {
    let first = dirid.unsigned_abs() as usize;
    (first..first + 15).collect()
}

/// Thirty songs that follow from the account and the day.
fn daily(owner: u64, now: i64, catalog: &Catalog) -> Vec<usize> {
    let day = (now + 8 * 3600).unsigned_abs() / 86_400;
    let start = (owner.wrapping_add(day.wrapping_mul(31)) % 1000) as usize;
    (0..30).map(|at| (start + at * 37) % catalog.songs.len()).collect()
}

fn answer(call: &Call<'_>, shown: &Shown<'_>) -> Value {
    let catalog = &call.world.catalog;
    let begin = usize::try_from(call.int("song_begin", 0)).unwrap_or(0);
    let num = call.int("song_num", 10).clamp(0, MAX_SONGS);
    let total = shown.songs.len();
    let rows = shown.songs.iter().skip(begin).take(usize::try_from(num).unwrap_or(0));
    let songs: Vec<_> = rows.map(|&at| track(catalog, &catalog.songs[at])).collect();
    let now = call.world.clock.seconds();
    let has_more = begin + songs.len() < total && !songs.is_empty();
    json!({
        "code": 0, "subcode": 0, "msg": "",
        "dirinfo": {
            "id": shown.tid, "dirid": shown.dirid, "title": shown.title, "picurl": "", "desc": shown.desc,
            "songnum": total, "listennum": 4321, "ctime": 1_700_000_000, "mtime": now, "status": 0,
            "host_uin": shown.host, "host_nick": shown.host_nick, "encrypt_uin": shown.euin,
            "creator": {"musicid": shown.host, "nick": shown.host_nick, "headurl": "",
                        "encrypt_uin": shown.euin, "type": 0, "uin": shown.host.to_string()},
            "tag": [], "disstype": shown.disstype, "owndir": i32::from(shown.dirid != 0),
            "origin_title": shown.origin_title, "headurl": "", "picurl2": "", "songupdatetime": now,
        },
        "songlist_size": songs.len(), "songlist": songs, "total_song_num": total,
        "hasmore": i32::from(has_more), "invalid_song": [], "filtered_song": [],
    })
}

/// `GetPlaylistByUin`: anyone's lists, by the plain number.
pub(super) fn of_account(call: &Call<'_>) -> Answer {
    let owner = uin(&call.text("uin")).ok_or(Code::ILLEGAL_UIN)?;
    let state = call.world.state();
    let mut lists = Vec::new();
    if state.accounts.find(owner).is_some() {
        let row = |dirid: i64, title: &str, songs: usize| {
            json!({
                "tid": own_tid(owner, dirid), "dirId": dirid, "dirName": title, "songNum": songs,
                "picUrl": "", "bigpicUrl": "", "createTime": 1_700_000_000, "updateTime": 1_710_000_000,
                "dirShow": 1, "desc": "", "uin": owner.to_string(), "nick": "", "albumPicUrl": "", "avatar": "",
                "identIcon": "", "layerUrl": "", "invalid": false, "fav_cnt": 0, "play_cnt": 0, "comment_cnt": 0,
                "opType": 0, "sortWeight": 0,
            })
        };
        let favourites = state.favourites_of(owner, &call.world.catalog).len();
        lists.push(row(FAVOURITES, "我喜欢", favourites));
        let songs = |dirid| state.listed(owner, dirid).len();
        lists.extend(OWN_LISTS.iter().map(|(dirid, title)| row(*dirid, title, songs(*dirid))));
    }
    Ok(
        json!({"total": lists.len(), "v_playlist": lists, "v_delTid": [], "bFinish": true, "uin": owner, "retCode": 0}),
    )
}

/// `CgiGetPlaylistFavInfo`: lists of others that an account keeps, by the encrypted number.
pub(super) fn favourite_lists(call: &Call<'_>) -> Answer {
    let named = call.text("uin");
    if uin(&named).is_some() {
        return Err(Code::RAW_UIN.into());
    }
    let kept = match call.world.state().accounts.find_euin(&named) {
        Some(account) => account.kept.clone(),
        None => return Err(Code::ILLEGAL_UIN.into()),
    };
    let begin = usize::try_from(call.int("offset", 0)).unwrap_or(0);
    let size = usize::try_from(call.int("size", 10)).unwrap_or(0);
    let lists = &call.world.catalog.playlists;
    let lists = lists.iter().filter(|list| kept.contains(&Keeps::Playlist.named(list.id)));
    let lists: Vec<_> = lists.collect();
    let row = |list: &&Playlist| {
        json!({
            "tid": list.id, "name": list.title, "songnum": list.songs.len(), "nickname": list.owner_nick,
            "uin": list.owner.to_string(), "dirtype": 0, "logo": "", "desc": list.desc, "createtime": 1_700_000_000,
            "updateTime": 1_710_000_000, "orderTime": 1_710_000_000, "dirShow": 1, "dirType": 0, "edgeMark": "",
            "layerUrl": "", "albumPicUrl": "", "opType": 0, "sortWeight": 0, "readtime": 0,
        })
    };
    let rows: Vec<_> = lists.iter().skip(begin).take(size).map(row).collect();
    let has_more = begin.saturating_add(rows.len()) < lists.len();
    Ok(
        json!({"total": lists.len(), "hasmore": i32::from(has_more), "number": rows.len(), "v_list": rows, "hide": false, "v_delTids": [], "v_failTids": []}),
    )
}
