//! Lyrics: invented ones, encrypted as QQ Music sends them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde_json::json;

use super::call::{Answer, Call};
use super::catalog::{Catalog, Song};
use super::cipher::encrypt;

const WORDS: [&str; 12] = [
    "把钥匙放在窗台上",
    "雨停在第三个路口",
    "没有人问起那盏灯",
    "我数到七就不再数",
    "风把便条翻到背面",
    "旧地图折成一只船",
    "你说的明天很便宜",
    "汽水里有去年的海",
    "站牌替我们记得路",
    "影子比行李先回家",
    "把名字写在雾里面",
    "听见楼上有人调琴",
];
const FOREIGN: [&str; 12] = [
    "I left the key upon the sill",
    "The rain stood still at number three",
    "Nobody asked about the lamp",
    "I counted seven, then let it be",
    "The wind turned over what I wrote",
    "An old map folded to a boat",
    "Tomorrow, as you said, is cheap",
    "Last summer's sea is in this glass",
    "The signpost knows the way for us",
    "My shadow made it home at last",
    "A name I wrote into the fog",
    "Upstairs they tune a string or two",
];
/// The translation of a line that has none.
const NO_TRANSLATION: &str = "//";

/// `GetPlayLyricInfo`. Android clients get ciphertext whatever `crypt` says; others that ask for
/// plain text get it as base64.
#[expect(clippy::unnecessary_wraps, reason = "the shape of every method")]
pub(super) fn lyric(call: &Call<'_>) -> Answer {
    let catalog = &call.world.catalog;
    let id = call.int("songId", call.int("songID", 0));
    let by_id = u64::try_from(id).ok().and_then(|id| catalog.by_id(id));
    let mids = ["songMid", "songMID"].map(|name| call.text(name));
    let song = by_id.or_else(|| mids.iter().find_map(|mid| catalog.by_mid(mid)));
    let plain = call.int("crypt", 0) == 0 && call.ct() != Some(11);
    let wants = |name: &str| call.int(name, 0) == 1;
    let (mut lyric, mut trans) = (String::new(), String::new());
    if let Some(song) = song.filter(|song| song.has_lyric) {
        lyric = if wants("qrc") && !plain { words(song) } else { lines(catalog, song) };
        if wants("trans") && song.has_translation {
            trans = translation(song);
        }
    }
    let code = |text: &str| if plain { STANDARD.encode(text) } else { encrypt(text) };
    let now = call.world.clock.seconds();
    let stamp = |text: &str| if text.is_empty() { 0 } else { now };
    Ok(json!({
        "songID": song.map_or(0, |song| song.id), "songName": "", "songType": 1, "singerName": "",
        "lyric": code(&lyric), "trans": code(&trans), "roma": "", "crypt": i32::from(!plain),
        "qrc": i32::from(wants("qrc") && !plain && !lyric.is_empty()), "lrc_t": stamp(&lyric),
        "qrc_t": stamp(&lyric), "trans_t": stamp(&trans), "roma_t": 0, "lyric_style": 0, "classical": 0,
        "ts": 0, "introduceTitle": "", "introduceText": "", "vecSongID": [], "startTs": 0,
    }))
}

/// When each line begins (in milliseconds), and which of [`WORDS`] it is.
fn plan(song: &Song) -> impl Iterator<Item = (u64, usize)> {
    let most = if song.wordy { 200 } else { 40 };
    let count = (song.interval / 6).clamp(4, most);
    let step = song.interval * 1000 / (count + 1);
    let start = song.id;
    (0..count).map(move |at| ((at + 1) * step, ((start + at * 5) % 12) as usize))
}

fn stamp(ms: u64) -> String {
    format!("[{:02}:{:02}.{:02}]", ms / 60_000, ms / 1000 % 60, ms / 10 % 100)
}

fn line_of(song: &Song, at: usize) -> &'static str {
    if song.foreign { FOREIGN[at] } else { WORDS[at] }
}

fn lines(catalog: &Catalog, song: &Song) -> String {
    let singers = catalog.singer_names(song);
    let mut text = format!("[ti:{}]\n[ar:{singers}]\n[by:]\n[offset:0]\n", song.name);
    text += &format!("[00:00.00]{} - {singers}\n", song.name);
    for (ms, at) in plan(song) {
        text += &format!("{}{}\n", stamp(ms), line_of(song, at));
    }
    text
}

fn translation(song: &Song) -> String {
    let mut text = format!("[00:00.00]{NO_TRANSLATION}\n");
    for (ms, at) in plan(song) {
        let line = if at == 6 { NO_TRANSLATION } else { WORDS[at] };
        text += &format!("{}{line}\n", stamp(ms));
    }
    text
}

/// The same with a time for every word, as XML.
fn words(song: &Song) -> String {
    let mut content = String::new();
    for (ms, at) in plan(song) {
        let words: Vec<_> = line_of(song, at).split_inclusive(' ').collect();
        let each = 2000 / words.len() as u64;
        content += &format!("[{ms},2000]");
        for (number, word) in words.iter().enumerate() {
            content += &format!("{word}({},{each})", ms + number as u64 * each);
        }
        content += "\n";
    }
    let escaped = content
        .replace('&', "&amp;")
        .replace('"', "&quot;")
        .replace('\'', "&apos;")
        .replace('<', "&lt;")
        .replace('>', "&gt;");
    format!(
        "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<QrcInfos>\n<QrcHeadInfo SaveTime=\"0\" Version=\"100\"/>\n\
         <LyricInfo LyricCount=\"1\">\n<Lyric_1 LyricType=\"1\" LyricContent=\"{escaped}\"/>\n</LyricInfo>\n</QrcInfos>"
    )
}
