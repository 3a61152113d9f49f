//! Reading the report's page, of whose answers no field is documented.
//!
//! What can be recognised by its name is taken, wherever it stands: numbers outside of lists as
//! totals, lists of rows as rankings or bars. Everything else is left alone: a song's own length or
//! plays, another time's numbers, and amounts of which no name says what they count. Should QQ Music
//! name its fields in another way, the report knows less; it never shows what it did not understand.

mod lists;
mod names;

use serde_json::Value;

use super::Heard;
use names::{
    AVERAGE, Fields, HOUR, NEW_SONGS, PLAYS, STREAK, TIME, TOTAL_PLAYS, TOTAL_TIME, find, is_named,
    is_thing, number, plain, seconds,
};

/// How deep is looked.
const DEPTH: usize = 8;

/// The stretch of time that an answer is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Scope {
    /// The period that was asked for.
    Period,
    /// None that is known: only what is called a total counts, outside of what is about a part.
    AllTime,
}

/// Where in an answer something stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Place {
    /// Where its numbers are about the whole.
    Open,
    /// In what has a name, a section perhaps: its numbers may be its own, its rows are rankings.
    Named,
    /// In a song, a singer or the like.
    Thing,
}

/// Adds what an answer tells to what is known; what is known already stays.
pub(super) fn read_into(heard: &mut Heard, data: &Value, scope: Scope) {
    Reader { heard, scope }.visit("", data, DEPTH, Place::Open);
}

struct Reader<'a> {
    heard: &'a mut Heard,
    scope: Scope,
}

impl Reader<'_> {
    fn visit(&mut self, name: &str, value: &Value, depth: usize, place: Place) {
        let Some(below) = depth.checked_sub(1) else { return };
        let is_part = self.scope == Scope::AllTime && names::is_part(name);
        if is_part || names::is_elsewhere(name) {
            return;
        }
        match value {
            Value::Object(fields) => {
                let own = match () {
                    // The page itself may have a title, or say whose it is.
                    () if depth == DEPTH => Place::Open,
                    () if is_thing(fields) => Place::Thing,
                    () if is_named(fields) || names::names_thing(name) => Place::Named,
                    () => Place::Open,
                };
                let place = place.max(own);
                self.numbers(fields, place);
                for (name, value) in fields {
                    self.visit(&plain(name), value, below, place);
                }
            }
            Value::Array(list) if self.scope == Scope::Period => {
                lists::read(self.heard, name, list, place);
            }
            // Pages put JSON into texts at times.
            Value::String(text) if text.starts_with(['{', '[']) => {
                if let Ok(inner) = serde_json::from_str::<Value>(text) {
                    self.visit(name, &inner, below, place);
                }
            }
            _ => {}
        }
    }

    fn numbers(&mut self, fields: &Fields, place: Place) {
        let take = |slot: &mut Option<u64>, names: &[&str], read: fn(&Value) -> Option<u64>| {
            if slot.is_none() {
                *slot = find(fields, names).and_then(read);
            }
        };
        let heard = &mut *self.heard;
        if place == Place::Open {
            take(&mut heard.listened_s, TOTAL_TIME, seconds);
            take(&mut heard.plays, TOTAL_PLAYS, number);
        }
        if self.scope == Scope::AllTime {
            return;
        }
        if place == Place::Open {
            take(&mut heard.listened_s, TIME, seconds);
            take(&mut heard.average_s, AVERAGE, seconds);
            take(&mut heard.plays, PLAYS, number);
            take(&mut heard.hour, HOUR, number);
        }
        take(&mut heard.streak, STREAK, number);
        take(&mut heard.new_songs, NEW_SONGS, number);
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use serde_json::json;

    use super::super::{Bar, Row};
    use super::*;
    use crate::model::Unit;

    fn read(data: &Value) -> Heard {
        let mut heard = Heard::default();
        read_into(&mut heard, data, Scope::Period);
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
        let amount = |row: &Row| row.amount.map(|amount| (amount.value, amount.unit));
        let song = &heard.songs[0];
        assert_eq!((song.name.as_str(), amount(song)), ("雨声", Some((9, Unit::Plays))));
        assert_eq!(amount(&heard.singers[0]), Some((600, Unit::Seconds)));
    }

    #[test]
    fn twenty_four_bars_are_hours_and_tracks_may_be_wrapped() {
        let heard = read(&json!({
            "hourTimeList": (0..24).collect::<Vec<_>>(),
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
    fn an_amount_counts_only_where_its_name_says_what() {
        let units = |rows: &[Row]| -> Vec<_> {
            rows.iter().map(|row| row.amount.map(|amount| (amount.value, amount.unit))).collect()
        };
        let heard = read(&json!({
            "songRank": [
                {"songName": "海", "listenCnt": 4, "duration": 269},
                {"songName": "雨", "listen_time": 900, "interval": 269},
                {"songName": "风", "duration": 269},
                {"songName": "云", "value": 31}, {"songName": "雪", "sum": 31},
                {"song": {"name": "雾", "duration": 269, "playCount": 99_000}},
                {"songName": "霜", "listenTime": 1_795_363_200_000_u64},
            ],
            "singerRank": [
                {"singerName": "阿棠", "playCount": 9}, {"singerName": "小鹿", "duration": 600},
                {"singerName": "顾城", "sum": 600},
            ],
        }));
        let (plays, time) = (|it| Some((it, Unit::Plays)), |it| Some((it, Unit::Seconds)));
        assert_eq!(units(&heard.songs), [plays(4), time(900), None, None, None, None, None]);
        assert_eq!(units(&heard.singers), [plays(9), time(600), None]);
    }

    #[test]
    fn what_is_a_songs_own_is_never_told_as_listening() {
        for data in [
            json!({"topSong": {"name": "海", "duration": 269, "playCount": 99_000}}),
            json!({"favourite": {"title": "海", "duration": 269}}),
            json!({"best": {"songmid": "m", "file": {"duration": 269, "playTime": 3}}}),
            json!({"best": {"song": {"mid": "m"}, "duration": 269, "averageTime": 2}}),
            json!({"best": {"id": 97_773, "lt": 269, "interval": 269}}),
            json!({"now": "{\"name\":\"海\",\"listenTime\":5}"}),
            json!({"list": vec![json!({"name": "海", "mid": "m", "duration": 269}); 7]}),
            json!({"list": vec![json!({"date": 1, "id": 7, "duration": 269}); 7]}),
            json!({"best": {"singerName": "阿棠", "times": [1, 2, 3], "songList": [{"name": "海"}]}}),
        ] {
            let Heard { listened_s, average_s, plays, bars, play_bars, hours, songs, .. } =
                read(&data);
            assert_eq!((listened_s, average_s, plays), (None, None, None), "{data}");
            assert!(bars.is_empty() && play_bars.is_empty() && hours.is_empty(), "{data}");
            assert!(songs.iter().all(|song| song.amount.is_none()), "{data}");
        }
        let page = read(&json!({"title": "周报", "listenTime": 5, "song": {"duration": 269}}));
        assert_eq!(page.listened_s, Some(5), "the page's own title is no song's");
    }

    #[test]
    fn bars_are_told_apart_by_what_they_count_and_dates_are_no_hours() {
        let dates = |field: &str| -> Vec<_> {
            (1..=24).map(|day| json!({"date": format!("2026-11-{day:02}"), field: day})).collect()
        };
        let time = read(&json!({"bars": dates("duration")}));
        assert_eq!((time.bars.len(), time.hours.len()), (24, 0), "24 days are not a day's hours");
        let plays = read(&json!({"bars": dates("listenCount")}));
        assert_eq!((plays.bars.len(), plays.play_bars.len()), (0, 24));
        assert_eq!(read(&json!({"countBars": dates("value")})).play_bars.len(), 24);
        assert_eq!(read(&json!({"bars": dates("value")})), Heard::default(), "of what?");
        assert_eq!(read(&json!({"lastWeek": {"listenTime": 7}})), Heard::default());
    }

    #[test]
    fn of_all_time_only_what_is_called_a_total_is_told() {
        let read = |data: &Value| {
            let mut heard = Heard::default();
            read_into(&mut heard, data, Scope::AllTime);
            heard
        };
        for data in [
            json!({"listenTime": 60, "playCount": 3, "streak": 4, "songList": [{"name": "海"}]}),
            json!({"week": {"totalTime": 60}, "yearReport": {"totalDuration": 60}}),
            json!({"topSong": {"name": "海", "totalPlayCount": 60}}),
            json!({"bars": [{"date": "2026-11-21", "time": 60}, {"date": "2026-11-22", "time": 1}]}),
        ] {
            assert_eq!(read(&data), Heard::default(), "{data}");
        }
        let heard = read(&json!({"summary": {"totalDuration": 7200, "totalListenCount": 31}}));
        assert_eq!((heard.listened_s, heard.plays), (Some(7200), Some(31)));
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
            let mut fields = Fields::new();
            fields.insert(text.clone(), rows.clone());
            fields.insert("listenTime".into(), rows);
            read(&Value::Object(fields));
        }
    }
}
