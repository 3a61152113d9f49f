//! Reading the blocks of the official report.

use serde_json::Value;

use super::{Bar, Heard, Row, counted};
use crate::model::{Amount, Unit};
use crate::qqmusic::lenient::integer_of;

/// `dayData`.
pub(super) fn day(data: &Value) -> Heard {
    let averages = averages(&data["averageTime"]);
    Heard {
        listened_s: number(&data["listenTime"]),
        hour: number(&data["activeHour"]),
        hours: if averages.len() == 24 { averages } else { Vec::new() },
        songs: rows(&data["songListen"], Of::Songs),
        singers: rows(&data["singerListen"], Of::Singers),
        ..Heard::default()
    }
}

/// `weekData`, whose `listenTime` is the average of a day; its `averageTime` may be hours or days.
pub(super) fn week(data: &Value) -> Heard {
    let averages = averages(&data["averageTime"]);
    let bar = |value| Bar { label: String::new(), value };
    Heard {
        average_s: number(&data["listenTime"]),
        hours: if averages.len() == 24 { averages.clone() } else { Vec::new() },
        bars: if averages.len() == 7 {
            averages.into_iter().map(bar).collect()
        } else {
            Vec::new()
        },
        songs: rows(&data["songListen"], Of::Songs),
        singers: rows(&data["singerListen"], Of::Singers),
        ..Heard::default()
    }
}

/// `monthData`. How long one listened is not in it.
pub(super) fn month(data: &Value) -> Heard {
    let prefer = &data["preferHour"];
    let newest = data["topDataList"].as_array().and_then(|months| months.first());
    let top = |name: &str, of: Of| {
        let own = rows(&data[name], of);
        if own.is_empty() { newest.map_or(own, |month| rows(&month[name], of)) } else { own }
    };
    let months = data["monthDetailList"].as_array().map(Vec::as_slice).unwrap_or_default();
    Heard {
        new_songs: number(&data["newSongs"]["newSongCount"]),
        hour: number(&prefer["preferHour"]),
        hours: hours(&prefer["preferInfo"]),
        streak: number(&data["consDays"]["conDays"]),
        play_bars: months.iter().filter_map(detail).collect(),
        songs: top("topSong", Of::Songs),
        singers: top("topSinger", Of::Singers),
        genres: rows(&data["topGenre"]["genre2Count"], Of::Genres),
        ..Heard::default()
    }
}

/// A row of `monthDetailList`: plays of a stretch of time.
fn detail(row: &Value) -> Option<Bar> {
    let label = text(&row["dataTime"]).or_else(|| text(&row["exportTime"]))?;
    Some(Bar { label, value: number(&row["listenCount"])? })
}

/// The own values of `averageTime`; each is a whole entry or a number.
fn averages(list: &Value) -> Vec<u64> {
    let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
    let own = |row: &Value| sum(&row["currentAverage"]).or_else(|| sum(row)).unwrap_or_default();
    list.iter().map(own).collect()
}

/// `preferInfo`: 24 numbers, 24 entries, or entries that name their hour.
fn hours(list: &Value) -> Vec<u64> {
    let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
    let named = |row: &Value| {
        let hour = ["hour", "preferHour", "activeHour"].iter().find_map(|name| number(&row[*name]));
        hour.and_then(|hour| usize::try_from(hour).ok()).filter(|hour| *hour < 24)
    };
    let mut hours = vec![0; 24];
    let mut found = false;
    for (at, row) in list.iter().enumerate() {
        let at = named(row).or((list.len() == 24).then_some(at));
        if let (Some(at), Some(value)) = (at, sum(row)) {
            hours[at] = value;
            found = true;
        }
    }
    if found { hours } else { Vec::new() }
}

#[derive(Clone, Copy)]
enum Of {
    Songs,
    Singers,
    Genres,
}

fn rows(list: &Value, of: Of) -> Vec<Row> {
    let list = list.as_array().map(Vec::as_slice).unwrap_or_default();
    let first = |row: &Value, names: &[&str]| names.iter().find_map(|name| text(&row[*name]));
    let row = |row: &Value| {
        let (name, mid): (&[&str], &[&str]) = match of {
            Of::Songs => (&["songName", "name"], &["songMid"]),
            Of::Singers => (&["singerName", "name"], &["singerMid"]),
            Of::Genres => (&["name", "genreName"], &[]),
        };
        let singer = match of {
            Of::Songs => first(row, &["singerName"]).unwrap_or_default(),
            Of::Singers | Of::Genres => String::new(),
        };
        let mid = first(row, mid).unwrap_or_default();
        Some(Row { name: first(row, name)?, singer, mid, amount: amount(row, of) })
    };
    list.iter().filter_map(row).collect()
}

/// `sum` is seconds for singers and plays for songs; genres are counted (`genre2Count`).
fn amount(row: &Value, of: Of) -> Option<Amount> {
    let own = match of {
        Of::Songs | Of::Genres => Unit::Plays,
        Of::Singers => Unit::Seconds,
    };
    let units = [
        ("sum", own),
        ("listenTime", Unit::Seconds),
        ("listenCount", Unit::Plays),
        ("count", Unit::Plays),
    ];
    units.into_iter().find_map(|(name, unit)| Some(Amount { value: number(&row[name])?, unit }))
}

/// What an entry sums up to, or the number that stands in its place.
fn sum(value: &Value) -> Option<u64> {
    let fields = ["sum", "listenTime", "count", "listenCount", "value"];
    match value {
        Value::Object(_) => fields.iter().find_map(|name| number(&value[*name])),
        other => number(other),
    }
}

fn number(value: &Value) -> Option<u64> {
    counted(integer_of(value)?)
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
    use serde_json::json;

    use super::*;

    #[test]
    fn a_day_has_seconds_an_hour_and_rankings() {
        let hours: Vec<_> = (0..24).map(|hour| json!({"currentAverage": {"sum": hour}})).collect();
        let heard = day(&json!({
            "listenTime": "4520", "activeHour": 22, "averageTime": hours,
            "songListen": [{"sum": 7, "songMid": "m", "songName": "雨声", "singerName": "阿棠"}],
            "singerListen": [{"sum": 900, "singerName": "阿棠"}, null],
        }));
        assert_eq!((heard.listened_s, heard.hour), (Some(4520), Some(22)));
        assert_eq!(heard.hours[23], 23);
        let amount = |value, unit| Some(Amount { value, unit });
        let song = &heard.songs[0];
        assert_eq!((song.singer.as_str(), song.amount), ("阿棠", amount(7, Unit::Plays)));
        assert_eq!(heard.singers.len(), 1);
        assert_eq!(heard.singers[0].amount, amount(900, Unit::Seconds));
    }

    #[test]
    fn a_week_tells_an_average_and_perhaps_seven_days() {
        let heard = week(&json!({
            "listenTime": 3600, "averageTime": (0..7).map(|_| json!({"currentAverage": {"sum": 5}})).collect::<Vec<_>>(),
        }));
        assert_eq!((heard.average_s, heard.listened_s, heard.bars.len()), (Some(3600), None, 7));
        let one = week(
            &json!({"averageTime": [{"currentAverage": {"sum": 5}, "nearAverage": {"sum": 4}}]}),
        );
        assert!(one.bars.is_empty());
    }

    #[test]
    fn a_month_is_read_in_its_several_shapes() {
        let heard = month(&json!({
            "monthDetailList": [{"listenCount": 12, "dataTime": "20261101", "songs": []}, {"dataTime": null}],
            "topDataList": [{"topSong": [{"songName": "海", "sum": 3}]}],
            "preferHour": {"preferHour": 22, "preferInfo": [{"hour": 22, "sum": 9}]},
            "consDays": {"conDays": 15}, "newSongs": {"newSongCount": 31},
            "topGenre": {"genre2Count": [{"name": "流行", "sum": 40}]},
        }));
        assert_eq!(heard.play_bars, [Bar { label: "20261101".into(), value: 12 }]);
        assert_eq!((heard.hours[22], heard.hours.len()), (9, 24));
        assert_eq!((heard.streak, heard.new_songs), (Some(15), Some(31)));
        let genre = heard.genres[0].amount.map(|amount| amount.value);
        assert_eq!((heard.songs[0].name.as_str(), genre), ("海", Some(40)));
    }

    #[test]
    fn nothing_and_nonsense_tell_nothing() {
        for data in [Value::Null, json!([]), json!("x"), json!({"listenTime": {}, "songListen": 7})]
        {
            for heard in [day(&data), week(&data), month(&data)] {
                assert_eq!(heard, Heard::default());
            }
        }
    }
}
