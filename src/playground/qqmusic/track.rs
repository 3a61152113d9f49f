//! A song as QQ Music's answers show it (the track object).

use serde_json::{Value, json};

use super::catalog::{Catalog, Song};
use super::tone::Coding;

/// The track object of a song.
pub(super) fn track(catalog: &Catalog, song: &Song) -> Value {
    let singers: Vec<_> = song.singers.iter().map(|&at| singer(catalog, at)).collect();
    let pay = u8::from(song.vip);
    let mut vs = vec![""; 36];
    let trial = format!("0{}", &song.media_mid[1..]);
    if song.vip {
        vs[0] = &trial;
    }
    let mut track = json!({
        "id": song.id, "mid": song.mid, "name": song.name, "title": song.name, "subtitle": "",
        "type": 0, "interval": song.interval, "isonly": 0, "language": 0, "genre": 1,
        "index_cd": 0, "index_album": 1, "time_public": "2024-05-01", "status": 0, "fnote": 4009,
        "label": "0", "url": "", "bpm": 90, "version": 0, "trace": "", "data_type": 0,
        "modify_stamp": 0, "pingpong": "", "aid": 0, "ppurl": "", "tid": 0, "ov": 0, "sa": 0,
        "es": "", "vs": vs, "vi": [0, 0], "vf": [0.0, 0.0, 0.0],
    });
    track["singer"] = singers.into();
    track["album"] = album(catalog, song);
    track["mv"] = json!({"id": 0, "vid": "", "name": "", "title": "", "vt": 0});
    track["ksong"] = json!({"id": 0, "mid": ""});
    track["volume"] = json!({"gain": -6.5, "peak": 0.9, "lra": 7.1});
    track["file"] = file(song);
    track["pay"] = json!({
        "pay_play": pay, "pay_down": pay, "pay_month": pay, "price_track": 0, "price_album": 0,
        "pay_status": 0, "time_free": 0,
    });
    track["action"] = json!({
        "switch": if song.vip { 16_888_577 } else { 17_413_891 }, "msgid": 14, "alert": 100_002,
        "icons": 8_060, "msgshare": 0, "msgfav": 0, "msgdown": 0, "msgpay": 6, "switch2": 0,
        "icon2": 0,
    });
    track
}

fn file(song: &Song) -> Value {
    json!({
        "media_mid": song.media_mid,
        "size_128mp3": song.size(Coding::Mp3Low), "size_320mp3": song.size(Coding::Mp3High),
        "size_flac": song.size(Coding::Flac), "size_hires": 0, "size_24aac": 0,
        "size_48aac": 0, "size_96aac": 0, "size_192aac": 0, "size_96ogg": 0,
        "size_192ogg": 0, "size_ape": 0, "size_dts": 0, "size_dolby": 0,
        "size_try": if song.vip { 960_000 } else { 0 }, "try_begin": 0,
        "try_end": if song.vip { 60_000 } else { 0 }, "size_new": [0, 0, 0, 0, 0, 0, 0, 0, 0, 0],
        "hires_sample": 0, "hires_bitdepth": 0, "b_30s": 0, "e_30s": 0, "url": "",
        "size_360ra": [0, 0, 0, 0],
    })
}

fn singer(catalog: &Catalog, at: usize) -> Value {
    let singer = &catalog.singers[at];
    json!({
        "id": singer.id, "mid": singer.mid, "name": singer.name, "title": singer.name, "type": 0,
        "uin": 0, "pmid": "",
    })
}

fn album(catalog: &Catalog, song: &Song) -> Value {
    match song.album.map(|at| &catalog.albums[at]) {
        Some(album) => json!({
            "id": album.id, "mid": album.mid, "name": album.name, "title": album.name,
            "subtitle": "", "pmid": format!("{}_1", album.mid), "time_public": "2024-05-01",
        }),
        None => json!({
            "id": 0, "mid": "", "name": "", "title": "", "subtitle": "", "pmid": "",
            "time_public": "",
        }),
    }
}
