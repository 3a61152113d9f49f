//! One song: its details by id or mid, and its play addresses.

use serde_json::{Value, json};

use super::call::{Answer, Call, number, text};
use super::catalog::Song;
use super::hash;
use super::refusal::{Code, Refusal};
use super::tone::Coding;
use super::track::track;

/// Seconds that a play address lives.
pub(super) const ADDRESS_SECONDS: i64 = 7200;
/// The most songs of one question.
const MAX_SONGS: usize = 100;
/// Clients of a version below this get no play addresses, web pages and mini-programs excepted.
const OLDEST_CLIENT: i64 = 1000;
const HOSTS: [&str; 2] =
    ["https://isure.stream.qqmusic.qq.com/", "https://ws.stream.qqmusic.qq.com/"];

const OK: i64 = 0;
const NO_RIGHT: i64 = 104_003;
const DEVICE_LIMIT: i64 = 104_013;

/// `CgiGetTrackInfo`: songs by ids or mids, in the order asked; unknown ones are left out.
pub(super) fn track_info(call: &Call<'_>) -> Answer {
    let catalog = &call.world.catalog;
    let list = |name: &str| call.param[name].as_array().cloned().unwrap_or_default();
    let by_id = |id: &Value| catalog.by_id(u64::try_from(number(id)?).ok()?);
    let (ids, mids) = (list("ids"), list("mids"));
    let by_ids = ids.iter().filter_map(by_id);
    let by_mids = mids.iter().filter_map(|mid| catalog.by_mid(&text(mid)));
    let tracks: Vec<_> = by_ids.chain(by_mids).map(|song| track(catalog, song)).collect();
    Ok(json!({"tracks": tracks}))
}

/// `get_song_detail_yqq`.
pub(super) fn detail(call: &Call<'_>) -> Answer {
    let catalog = &call.world.catalog;
    let id = u64::try_from(call.int("song_id", 0)).unwrap_or(0);
    let found = catalog.by_id(id).or_else(|| catalog.by_mid(&call.text("song_mid")));
    let info = |title: &str, value: &str| {
        json!({"title": title, "type": "0", "content": [{"id": 0, "value": value, "mid": "", "type": 0,
               "show_type": 0, "is_parent": 0, "picurl": "", "read_cnt": 0, "author": "", "jumpurl": "",
               "ori_picurl": ""}], "pos": 0, "more": 0, "selected": "", "use_platform": 0})
    };
    match found {
        Some(song) => Ok(json!({
            "track_info": track(catalog, song),
            "info": {
                "company": info("唱片公司", "灯塔唱片"), "genre": info("歌曲流派", "流行"),
                "lan": info("歌曲语种", "国语"), "pub_time": info("发行时间", "2024-05-01"),
                "intro": info("歌曲简介", ""),
            },
            "extras": {"name": song.name, "transname": "", "subtitle": "", "from": "", "wikiurl": ""},
        })),
        None => Ok(json!({"track_info": {"id": 0, "mid": ""}, "info": {}, "extras": {}})),
    }
}

/// `GetCdnDispatch`.
#[expect(clippy::unnecessary_wraps, reason = "the shape of every method")]
pub(super) fn hosts(_: &Call<'_>) -> Answer {
    Ok(json!({"retcode": 0, "sip": HOSTS, "freeflowsip": [], "sipinfo": [], "expiration": 86_400,
              "testfile2g": "", "keepalivefile": "", "refreshTime": 3600, "cacheTime": 86_400}))
}

/// `UrlGetVkey`.
pub(super) fn play_addresses(call: &Call<'_>) -> Answer {
    let list = |name: &str| -> Vec<String> {
        call.param[name].as_array().map(|list| list.iter().map(text).collect()).unwrap_or_default()
    };
    let (mids, names) = (list("songmid"), list("filename"));
    if mids.len() > MAX_SONGS || mids.is_empty() {
        return Err(Refusal::with(Code::PARAMETER, json!({"midurlinfo": [], "sip": []})));
    }
    let asker = Asker::of(call)?;
    let rows: Vec<_> = mids
        .iter()
        .enumerate()
        .map(|(at, mid)| asker.row(call, mid, names.get(at).map_or("", String::as_str)))
        .collect();
    Ok(json!({
        "uin": call.text("uin"), "retcode": 0, "verify_type": 0, "login_key": "", "msg": "",
        "sip": HOSTS, "thirdip": ["", ""], "testfile2g": "", "testfilewifi": "", "midurlinfo": rows,
        "servercheck": hash::hex_token(32).to_lowercase(), "expiration": ADDRESS_SECONDS,
    }))
}

/// Who asks for play addresses, as far as that decides them.
struct Asker {
    uin: Option<u64>,
    vip: bool,
    guid: String,
    /// A result that every row gets.
    refused: Option<i64>,
}

impl Asker {
    fn of(call: &Call<'_>) -> Result<Self, Refusal> {
        let guid = call.text("guid");
        let mut asker = Self { uin: None, vip: false, guid, refused: None };
        let web = matches!(call.ct(), Some(20 | 23 | 24 | 29));
        if !web && call.cv() < OLDEST_CLIENT {
            asker.refused = Some(Code::OLD_CLIENT.0);
        }
        if call.musickey().is_empty() {
            return Ok(asker);
        }
        let key = call.login()?;
        let mut state = call.world.state();
        let account = state.accounts.named(key.uin);
        (asker.uin, asker.vip) = (Some(key.uin), account.vip);
        account.players.insert(asker.guid.clone());
        if account.player_limit.is_some_and(|limit| account.players.len() > limit) {
            account.players.remove(&asker.guid);
            asker.refused = Some(DEVICE_LIMIT);
        }
        Ok(asker)
    }

    fn may_play(&self, song: &Song, coding: Coding) -> bool {
        let free = !song.vip && (coding == Coding::Mp3Low || self.uin.is_some());
        song.has(coding) && (free || self.vip)
    }

    fn row(&self, call: &Call<'_>, mid: &str, filename: &str) -> Value {
        let song = call.world.catalog.by_mid(mid);
        let filename = match (filename, song) {
            ("", Some(song)) => format!("M500{}.mp3", song.media_mid),
            _ => filename.to_owned(),
        };
        let file = song.and_then(|song| Some((song, coding_for(&filename, song)?)));
        let result = match (self.refused, file) {
            (Some(refused), _) => refused,
            (None, Some((song, coding))) if self.may_play(song, coding) => OK,
            _ => NO_RIGHT,
        };
        let (vkey, purl) = if result == OK {
            let vkey = call.world.vkey(&filename, call.world.clock.seconds() + ADDRESS_SECONDS);
            let uin = self.uin.unwrap_or(0);
            let purl =
                format!("{filename}?guid={}&vkey={vkey}&uin={uin}&fromtag=120032", self.guid);
            (vkey, purl)
        } else {
            (String::new(), String::new())
        };
        json!({
            "songmid": mid, "filename": filename, "purl": purl, "vkey": vkey, "ekey": "", "result": result,
            "tips": "", "wifiurl": "", "errtype": "", "flowurl": "", "opi128kurl": "", "uiAlert": 0,
            "p2pfromtag": 0, "isbuy": 0, "isonly": 0, "pneed": 0, "pneedbuy": 0, "premain": 0,
            "onecan": 0, "subcode": result, "hisbuy": 0, "hisdown": 0, "auth_switch": 0, "common_downfromtag": 0,
        })
    }
}

/// How a file is coded, from its name: prefix, media mid (or the song's mid twice) and ending.
fn coding_for(filename: &str, song: &Song) -> Option<Coding> {
    let (coding, rest) = coding_of(filename)?;
    let twice = format!("{0}{0}", song.mid);
    (rest == song.media_mid || rest == twice).then_some(coding)
}

/// The coding and the middle part of a file's name.
pub(super) fn coding_of(filename: &str) -> Option<(Coding, &str)> {
    let kinds = [
        (Coding::Mp3Low, "M500", ".mp3"),
        (Coding::Mp3High, "M800", ".mp3"),
        (Coding::Flac, "F000", ".flac"),
    ];
    kinds.into_iter().find_map(|(coding, prefix, ending)| {
        Some((coding, filename.strip_prefix(prefix)?.strip_suffix(ending)?))
    })
}
