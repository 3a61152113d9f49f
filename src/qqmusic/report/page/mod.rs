//! Reading the report's page, of whose answers no field is documented.
//!
//! What can be recognised by its name is taken, wherever it stands: numbers outside of lists as
//! totals, lists of rows as rankings or bars. Everything else is left alone. Should QQ Music name
//! its fields in another way, the report knows less; it never shows what it did not understand.

use serde_json::{Map, Value};

use super::{Bar, Heard, Row, counted};
use crate::qqmusic::lenient::integer_of;

/// How deep is looked.
const DEPTH: usize = 8;
/// More seconds than that are no time anybody listened: forty years.
const MOST_SECONDS: u64 = 40 * 366 * 86_400;

const TOTAL: &[&str] = &[
    "totallistentime",
    "totaltime",
    "totalplaytime",
    "totallisten",
    "totalduration",
    "totallt",
    "alllistentime",
    "alltime",
    "listentime",
    "listenduration",
    "listeningtime",
    "playtime",
    "playduration",
    "sumtime",
    "duration",
    "listensec",
    "listenseconds",
    "totalsec",
    "totalseconds",
    "lt",
];
const AVERAGE: &[&str] = &[
    "averagetime",
    "averagelistentime",
    "avglistentime",
    "avgtime",
    "dailyaverage",
    "dayaverage",
    "averageduration",
    "avgduration",
    "dailyavg",
    "average",
    "avg",
];
const PLAYS: &[&str] = &[
    "totalplaycount",
    "totallistencount",
    "listencount",
    "playcount",
    "totalcount",
    "listensongcount",
    "listennum",
    "playnum",
    "plays",
    "songcount",
    "totalsongs",
];
const STREAK: &[&str] = &[
    "condays",
    "consdays",
    "continuedays",
    "continuousdays",
    "consecutivedays",
    "streak",
    "streakdays",
    "condaynum",
];
const HOUR: &[&str] = &["activehour", "preferhour", "favhour", "favouritehour", "tophour"];
const NEW_SONGS: &[&str] = &["newsongcount", "newsongnum", "newsongs"];
const SONG: &[&str] = &["songname", "songtitle", "trackname"];
const SINGER: &[&str] = &["singername", "artistname", "singer", "artist"];
const GENRE: &[&str] = &["genrename", "genre", "stylename", "style", "tagname"];
const NAME: &[&str] = &["name", "title"];
const LABEL: &[&str] =
    &["date", "datatime", "day", "month", "hour", "label", "x", "key", "time", "name"];
const VALUE: &[&str] = &[
    "sum",
    "value",
    "listentime",
    "playtime",
    "duration",
    "count",
    "listencount",
    "playcount",
    "cnt",
    "num",
    "y",
    "time",
];

/// Adds what an answer tells to what is known; what is known already stays.
pub(super) fn read_into(heard: &mut Heard, data: &Value) {
    visit(heard, "", data, DEPTH);
    if heard.listened_s.is_some_and(|seconds| seconds > MOST_SECONDS) {
        heard.listened_s = None;
    }
}

fn visit(heard: &mut Heard, name: &str, value: &Value, depth: usize) {
    let Some(depth) = depth.checked_sub(1) else { return };
    match value {
        Value::Object(fields) => {
            numbers(heard, fields);
            for (name, value) in fields {
                visit(heard, &plain(name), value, depth);
            }
        }
        Value::Array(list) => lists(heard, name, list),
        // Pages put JSON into texts at times.
        Value::String(text) if text.starts_with(['{', '[']) => {
            if let Ok(inner) = serde_json::from_str::<Value>(text) {
                visit(heard, name, &inner, depth);
            }
        }
        _ => {}
    }
}

fn numbers(heard: &mut Heard, fields: &Map<String, Value>) {
    let take = |slot: &mut Option<u64>, names: &[&str]| {
        if slot.is_none() {
            *slot = find(fields, names).and_then(number);
        }
    };
    take(&mut heard.listened_s, TOTAL);
    take(&mut heard.average_s, AVERAGE);
    take(&mut heard.plays, PLAYS);
    take(&mut heard.streak, STREAK);
    take(&mut heard.hour, HOUR);
    take(&mut heard.new_songs, NEW_SONGS);
}

fn lists(heard: &mut Heard, name: &str, list: &[Value]) {
    let objects: Vec<&Map<String, Value>> = list.iter().filter_map(Value::as_object).collect();
    if objects.is_empty() {
        // Texts of digits are dates and numbers of songs, not heights.
        let plain: Vec<u64> =
            list.iter().filter(|row| row.is_number()).filter_map(number).collect();
        if plain.len() == list.len() && plain.iter().all(|value| *value <= MOST_SECONDS) {
            let bar = |value| Bar { label: String::new(), value };
            bars(heard, name, plain.into_iter().map(bar).collect());
        }
        return;
    }
    let is = |names: &[&str]| objects.iter().any(|row| find(row, names).and_then(text).is_some());
    // The rows may be wrapped: {"song": {"name": …}, "listenTime": …}.
    let nested = |what: &str| objects.iter().any(|row| row.get(what).is_some_and(Value::is_object));
    let (slot, own) = if is(SONG) || nested("song") || nested("songInfo") || name.contains("song") {
        (&mut heard.songs, SONG)
    } else if is(GENRE) || name.contains("genre") || name.contains("style") {
        (&mut heard.genres, GENRE)
    } else if is(SINGER) || nested("singer") || name.contains("singer") || name.contains("artist") {
        (&mut heard.singers, SINGER)
    } else {
        let all = objects.iter().filter_map(|row| bar(row)).collect();
        return bars(heard, name, all);
    };
    if slot.is_empty() {
        slot.extend(objects.into_iter().filter_map(|fields| row(fields, own)));
    }
}

fn row(fields: &Map<String, Value>, own: &[&str]) -> Option<Row> {
    let inner = ["song", "songInfo", "track", "singer", "singerInfo"]
        .iter()
        .find_map(|name| fields.get(*name)?.as_object());
    let of = |names: &[&str]| {
        let outer = find(fields, names).and_then(text);
        outer.or_else(|| inner.and_then(|inner| find(inner, names)).and_then(text))
    };
    let singer = if own == SONG { of(SINGER).or_else(|| singers(inner)) } else { None };
    let mid = of(if own == SONG { &["songmid", "mid"] } else { &["singermid", "mid"] });
    Some(Row {
        name: of(own).or_else(|| of(NAME))?,
        singer: singer.unwrap_or_default(),
        mid: mid.unwrap_or_default(),
        value: find(fields, VALUE).and_then(number),
    })
}

/// The names of a track's `singer[]`.
fn singers(track: Option<&Map<String, Value>>) -> Option<String> {
    let list = track?.get("singer")?.as_array()?;
    let names = list.iter().filter_map(|singer| text(singer.get("name")?));
    Some(names.collect::<Vec<_>>().join(" / "))
}

fn bar(fields: &Map<String, Value>) -> Option<Bar> {
    let label = find(fields, LABEL).and_then(text)?;
    // `time` may name the bar or be its height: what is the label is not the height too.
    let value =
        VALUE.iter().filter(|name| **name != "time").find_map(|name| find(fields, &[*name]));
    let value = value.or_else(|| {
        find(fields, &["time"]).filter(|_| find(fields, LABEL) != find(fields, &["time"]))
    });
    Some(Bar { label, value: value.and_then(number)? })
}

fn bars(heard: &mut Heard, name: &str, found: Vec<Bar>) {
    let counts =
        ["count", "num", "play"].iter().any(|word| name.contains(word)) && !name.contains("time");
    if found.len() == 24 && !counts {
        if heard.hours.is_empty() {
            heard.hours = found.into_iter().map(|bar| bar.value).collect();
        }
    } else if found.len() > 1 {
        let slot = if counts { &mut heard.play_bars } else { &mut heard.bars };
        if slot.is_empty() {
            *slot = found;
        }
    }
}

/// The first of the fields with one of these names, in their order.
fn find<'a>(fields: &'a Map<String, Value>, names: &[&str]) -> Option<&'a Value> {
    names.iter().find_map(|name| {
        let found = fields.iter().find(|(field, value)| plain(field) == *name && !value.is_null());
        found.map(|(_, value)| value)
    })
}

/// `listen_time`, `ListenTime` and `listenTime` are one name.
fn plain(name: &str) -> String {
    name.chars()
        .filter(char::is_ascii_alphanumeric)
        .map(|letter| letter.to_ascii_lowercase())
        .collect()
}

fn number(value: &Value) -> Option<u64> {
    match value {
        Value::Bool(_) => None,
        other => counted(integer_of(other)?),
    }
}

fn text(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.trim().to_owned()).filter(|text| !text.is_empty()),
        Value::Number(number) => Some(number.to_string()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::*;

    fn read(data: &Value) -> Heard {
        let mut heard = Heard::default();
        read_into(&mut heard, data);
        heard
    }

    #[test]
    fn totals_bars_and_rankings_are_recognised_in_several_spellings() {
        let heard = read(&json!({
            "summary": {"total_time": "7200", "ListenCount": 31, "continueDays": 4},
            "bars": [{"date": "2026-11-21", "time": 60}, {"date": "2026-11-22", "time": 120}],
            "rank": {
                "songList": [{"name": "雨声", "singerName": "阿棠", "playCount": 9}],
                "singers": [{"singerName": "阿棠", "listenTime": 600}],
            },
        }));
        assert_eq!((heard.listened_s, heard.plays, heard.streak), (Some(7200), Some(31), Some(4)));
        assert_eq!(heard.bars[1], Bar { label: "2026-11-22".into(), value: 120 });
        assert_eq!((heard.songs[0].name.as_str(), heard.songs[0].value), ("雨声", Some(9)));
        assert_eq!(heard.singers[0].value, Some(600));
    }

    #[test]
    fn twenty_four_bars_are_hours_and_tracks_may_be_wrapped() {
        let heard = read(&json!({
            "hourList": (0..24).collect::<Vec<_>>(),
            "rank": [{"song": {"name": "海", "mid": "m1", "singer": [{"name": "小鹿"}]}, "count": 2}],
        }));
        assert_eq!(heard.hours.len(), 24);
        let row = &heard.songs[0];
        assert_eq!(
            (row.name.as_str(), row.singer.as_str(), row.mid.as_str()),
            ("海", "小鹿", "m1")
        );
    }

    #[test]
    fn what_is_not_understood_is_left_alone() {
        for data in [json!(null), json!([]), json!({"availableDates": ["20261122", "20261121"]})] {
            assert_eq!(read(&data), Heard::default(), "{data}");
        }
        assert_eq!(read(&json!({"listenTime": 99_999_999_999_u64})).listened_s, None);
        assert_eq!(read(&json!({"listenTime": true})).listened_s, None);
    }

    proptest! {
        #[test]
        fn nothing_makes_reading_fail(text in "[a-zA-Z_]{0,12}", number in any::<i64>()) {
            let rows = json!([{"name": text, "value": number}, null, number]);
            let mut fields = Map::new();
            fields.insert(text.clone(), rows.clone());
            fields.insert("listenTime".into(), rows);
            read(&Value::Object(fields));
        }
    }
}
