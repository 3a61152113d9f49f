//! Tolerant reading of answers whose shape nobody documents: a value may have one of several names,
//! be a number or a text, be missing. Songs come as QQ Music writes them or flat.

use serde_json::Value;

use super::super::Result;
use super::call::unexpected;
use crate::model::{
    Album, AlbumMid, Credential, Singer, SingerMid, Song, SongFiles, SongId, SongMid, cookie_pairs,
};

/// A whole number in any of the forms it is written.
pub(super) fn integer_of(value: &Value) -> Option<i64> {
    match value {
        Value::Number(number) => number.as_i64().or_else(|| Some(number.as_f64()? as i64)),
        Value::String(text) => text.trim().parse().ok(),
        _ => None,
    }
}

/// A truth in any of the forms it is written.
pub(super) fn flag_of(value: &Value) -> Option<bool> {
    match value {
        Value::Bool(flag) => Some(*flag),
        Value::String(text) if text.eq_ignore_ascii_case("true") => Some(true),
        Value::String(text) if text.eq_ignore_ascii_case("false") => Some(false),
        other => integer_of(other).map(|number| number != 0),
    }
}

fn text_of(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

/// The first field with one of these names that is there and not null.
pub(super) fn field<'a>(value: &'a Value, names: &[&str]) -> Option<&'a Value> {
    names.iter().find_map(|name| value.get(*name).filter(|field| !field.is_null()))
}

/// A text, or a number as text; empty when there is none.
pub(super) fn text(value: &Value, names: &[&str]) -> String {
    names.iter().find_map(|name| text_of(value.get(*name)?)).unwrap_or_default()
}

/// A whole number that is not negative.
pub(super) fn number(value: &Value, names: &[&str]) -> Option<u64> {
    names.iter().find_map(|name| integer_of(value.get(*name)?)?.try_into().ok())
}

/// A truth.
pub(super) fn flag(value: &Value, names: &[&str]) -> Option<bool> {
    names.iter().find_map(|name| flag_of(value.get(*name)?))
}

/// A list: the value itself, a field of it, or a `list` within a field.
pub(super) fn list<'a>(value: &'a Value, names: &[&str]) -> Option<&'a Vec<Value>> {
    let inside = |field: &'a Value| {
        let within =
            || ["list", "itemlist", "songs"].iter().find_map(|name| field.get(*name)?.as_array());
        field.as_array().or_else(within)
    };
    value.as_array().or_else(|| names.iter().find_map(|name| inside(value.get(*name)?)))
}

/// A list that must be there. Errors: an answer without it makes no sense.
pub(super) fn wanted<'a>(
    value: &'a Value,
    names: &[&str],
    what: &'static str,
) -> Result<&'a Vec<Value>> {
    list(value, names).ok_or_else(|| unexpected(what))
}

/// A song as QQ Music writes it (`mid`, `name` or `title`, `singer[]`, `album{}`, `interval`), as we
/// do, or flat (`songmid`, `songname`, `singer`, `albumname`).
pub(super) fn song(row: &Value) -> Option<Song> {
    song_with(row, id(row)?)
}

/// A song's number.
pub(super) fn id(row: &Value) -> Option<SongId> {
    SongId::new(number(inner(row), &["id", "songid", "songId", "song_id", "songID"])?).ok()
}

/// A song's mid.
pub(super) fn mid(row: &Value) -> Option<SongMid> {
    SongMid::new(text(inner(row), &["mid", "songmid", "songMid", "song_mid"])).ok()
}

/// What a row wraps, or the row.
fn inner(row: &Value) -> &Value {
    field(row, &["songInfo", "track_info", "musicData", "track"])
        .filter(|inner| inner.is_object())
        .unwrap_or(row)
}

/// A song whose number is known from elsewhere.
pub(super) fn song_with(row: &Value, id: SongId) -> Option<Song> {
    let mid = mid(row)?;
    let row = inner(row);
    let album = field(row, &["album"]).unwrap_or(&Value::Null);
    let album_name = match album {
        Value::String(name) => name.clone(),
        other => text(other, &["name", "title"]),
    };
    let flat =
        |found: String, names: &[&str]| if found.is_empty() { text(row, names) } else { found };
    let file = field(row, &["file", "files"]).unwrap_or(&Value::Null);
    let size = |names: &[&str]| number(file, names).or_else(|| number(row, names)).unwrap_or(0);
    let paid = field(row, &["pay"]).and_then(|pay| number(pay, &["pay_play", "payplay"]));
    let is_vip = flag(row, &["vip", "isvip", "is_vip"]).unwrap_or(paid == Some(1));
    let interval = number(row, &["interval", "interval_s", "duration"]).unwrap_or(0);
    Some(Song {
        id,
        mid,
        name: plain(&text(row, &["name", "title", "songname", "songName", "song_name"])),
        singers: singers(row),
        album: Album {
            mid: AlbumMid::new(flat(text(album, &["mid"]), &["albummid", "albumMid"])).ok(),
            name: plain(&flat(album_name, &["albumname", "albumName", "album_name"])),
        },
        interval_s: interval.try_into().unwrap_or_default(),
        vip: is_vip,
        files: SongFiles {
            media_mid: SongMid::new(text(file, &["media_mid", "strMediaMid"])).ok(),
            size_128: size(&["size_128mp3", "size_128", "size128"]),
            size_320: size(&["size_320mp3", "size_320", "size320"]),
            size_flac: size(&["size_flac", "sizeflac"]),
        },
    })
}

/// Singers as a list of objects or names, or as one text.
pub(super) fn singers(row: &Value) -> Vec<Singer> {
    let named = |mid: String, name: &str| {
        let name = plain(name);
        (!name.is_empty()).then(|| Singer { mid: SingerMid::new(mid).ok(), name })
    };
    let one = |value: &Value| match value {
        Value::String(name) => named(String::new(), name),
        object => named(text(object, &["mid", "singermid"]), &text(object, &["name", "title"])),
    };
    match field(row, &["singers", "singer", "singer_list", "singerName", "singername", "artist"]) {
        Some(Value::Array(all)) => all.iter().filter_map(one).collect(),
        Some(Value::String(names)) => {
            let split = names.split(['/', '、', '&']).map(str::trim);
            split.filter_map(|name| named(String::new(), name)).collect()
        }
        Some(object) => one(object).into_iter().collect(),
        None => Vec::new(),
    }
}

/// Without the marks of a search.
pub(super) fn plain(text: &str) -> String {
    text.replace("<em>", "").replace("</em>", "").trim().to_owned()
}

/// The bytes of a picture in base64, with or without `data:image/…;base64,` before it.
pub(super) fn picture(text: &str) -> Option<Vec<u8>> {
    use base64::Engine;
    use base64::engine::general_purpose::STANDARD;
    let data = text.split_once(";base64,").map_or(text, |(_, data)| data);
    let bytes = STANDARD.decode(data.trim()).ok()?;
    let is_picture = bytes.starts_with(b"\x89PNG") || bytes.starts_with(b"\xFF\xD8");
    is_picture.then_some(bytes)
}

/// Cookies as an object, or as the text of a `Cookie` header, as a credential.
/// Errors: without a number and a key it is none.
pub(super) fn credential(cookies: &Value) -> Result<Credential> {
    let owned: Vec<(String, String)> = match cookies {
        Value::Object(fields) => fields
            .iter()
            .filter_map(|(name, value)| {
                let value = field(value, &["value"]).unwrap_or(value);
                Some((name.clone(), text_of(value)?))
            })
            .collect(),
        _ => Vec::new(),
    };
    let pairs = match cookies {
        Value::String(text) => cookie_pairs(text),
        _ => owned.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect(),
    };
    Credential::of_cookies(&pairs)
        .map_err(|_| unexpected("the other server's cookies have no number or no key"))
}

#[cfg(test)]
mod tests {
    use secrecy::ExposeSecret;
    use serde_json::json;

    use super::*;

    #[test]
    fn songs_of_every_shape_are_the_same_song() {
        let shapes = [
            json!({"id": 97773, "mid": "0039MnYb0qxYhV", "title": "<em>晴天</em>", "interval": 269,
                   "singer": [{"mid": "0025NhlN2yWrP4", "name": "周杰伦"}],
                   "album": {"mid": "000MkMni19ClKG", "name": "An album"}, "pay": {"pay_play": 1}}),
            json!({"songid": "97773", "songmid": "0039MnYb0qxYhV", "songname": "晴天",
                   "singer": "周杰伦", "albumname": "An album", "albummid": "000MkMni19ClKG",
                   "interval": "269", "vip": 1}),
            json!({"id": 97773, "mid": "0039MnYb0qxYhV", "name": "晴天", "interval_s": 269, "vip": true,
                   "singers": [{"mid": null, "name": "周杰伦"}],
                   "album": {"mid": "000MkMni19ClKG", "name": "An album"}}),
            json!({"songInfo": {"songId": 97773, "songMid": "0039MnYb0qxYhV", "songName": "晴天",
                   "singerName": "周杰伦", "album": "An album", "albumMid": "000MkMni19ClKG",
                   "duration": 269, "pay": {"pay_play": "1"}}}),
        ];
        for shape in shapes {
            let song = song(&shape).unwrap_or_else(|| panic!("{shape}"));
            assert_eq!((song.id.value(), song.mid.as_str()), (97773, "0039MnYb0qxYhV"), "{shape}");
            assert_eq!((song.name.as_str(), song.singer_names().as_str()), ("晴天", "周杰伦"));
            assert_eq!(song.album.name, "An album", "{shape}");
            assert_eq!(song.album.mid.expect("there").as_str(), "000MkMni19ClKG");
            assert_eq!((song.interval_s, song.vip), (269, true), "{shape}");
        }
        assert!(song(&json!({"name": "no ids"})).is_none());
    }

    #[test]
    fn cookies_are_read_from_an_object_and_from_a_header() {
        let object = json!({"uin": "o1000000077", "qm_keyst": "Q_H_L_x", "refresh_key": "RK",
                            "psrf_qqrefresh_token": {"value": "RT"}, "tmeLoginType": 2});
        let header =
            json!("uin=1000000077; qqmusic_key=Q_H_L_x; refresh_key=RK; psrf_qqrefresh_token=RT");
        for cookies in [object, header] {
            let credential = credential(&cookies).expect("keys");
            assert_eq!(credential.uin.value(), 1_000_000_077);
            assert_eq!(credential.musickey.expose_secret(), "Q_H_L_x");
            assert_eq!(credential.refresh_token.as_ref().expect("RT").expose_secret(), "RT");
            let again: serde_json::Map<_, _> = credential
                .refresh_cookies()
                .into_iter()
                .map(|(name, value)| (name.to_owned(), json!(value.expose_secret())))
                .collect();
            assert_eq!(
                (&again["refresh_key"], &again["tmeLoginType"]),
                (&json!("RK"), &json!("2"))
            );
        }
        assert!(credential(&json!({"uin": 1})).is_err());
        assert!(credential(&json!(null)).is_err());
    }

    #[test]
    fn pictures_are_read_with_and_without_their_prefix() {
        use base64::Engine;
        let data = base64::engine::general_purpose::STANDARD.encode(b"\x89PNG\r\n\x1a\nrest");
        assert!(picture(&data).is_some());
        assert!(picture(&format!("data:image/png;base64,{data}")).is_some());
        assert!(picture("https://example.com/x.png").is_none());
    }
}
