//! The blocks of the official listening report: a day, a week, a month.

use chrono::{Datelike, Days, Months, NaiveDate};
use serde_json::{Value, json};

use super::catalog::{Catalog, Song};
use super::day::begins;
use super::listener::Taste;

const GENRES: [&str; 6] = ["流行", "民谣", "电子", "摇滚", "爵士", "古典"];
const CITIES: [(u64, &str, u64, &str); 3] =
    [(101, "云港市", 11, "澄海省"), (102, "白塔市", 11, "澄海省"), (203, "北岸市", 21, "望洲省")];

/// An account's listening as the report sees it: what it likes, and how long it heard on a day.
pub(super) struct Listening<'a> {
    pub(super) catalog: &'a Catalog,
    pub(super) taste: Taste,
    pub(super) seconds: &'a dyn Fn(NaiveDate) -> u64,
}

/// An entry: every field is there, empty when it does not apply.
fn entry(sum: u64, song: [&str; 2], singer: [&str; 2]) -> Value {
    json!({"sum": sum, "songMid": song[0], "songName": song[1], "singerMid": singer[0], "singerName": singer[1]})
}

fn only(sum: u64) -> Value {
    entry(sum, ["", ""], ["", ""])
}

impl Listening<'_> {
    fn song(&self, song: &Song, sum: u64) -> Value {
        let singer = &self.catalog.singers[song.singers[0]];
        entry(sum, [&song.mid, &song.name], [&singer.mid, &singer.name])
    }

    fn songs(&self, span: u64, seconds: u64, most: usize) -> Vec<Value> {
        let songs = self.taste.songs(self.catalog, span, seconds).into_iter().take(most);
        songs.map(|(song, plays)| self.song(song, plays)).collect()
    }

    fn singers(&self, span: u64, seconds: u64, most: usize) -> Vec<Value> {
        let singers = self.taste.singers(self.catalog, span, seconds).into_iter().take(most);
        let shown = singers.map(|(at, heard)| {
            let singer = &self.catalog.singers[at];
            entry(heard, ["", ""], [&singer.mid, &singer.name])
        });
        shown.collect()
    }

    /// Ranks of songs and of singers for a period in which that long was listened.
    pub(super) fn ranks(&self, span: u64, seconds: u64) -> (Vec<Value>, Vec<Value>) {
        (self.songs(span, seconds, 10), self.singers(span, seconds, 10))
    }

    /// Every hour of the day beside what was usual for it.
    fn hours(&self, current: u64, near: u64) -> Vec<Value> {
        let (current, near) = (self.taste.hours(current), self.taste.hours(near));
        let both = current.into_iter().zip(near);
        both.map(|(now, near)| json!({"currentAverage": only(now), "nearAverage": only(near)}))
            .collect()
    }

    fn active_hour(&self, seconds: u64) -> usize {
        let hours = self.taste.hours(seconds);
        (0..24).max_by_key(|&hour| hours[hour]).filter(|_| seconds > 0).unwrap_or(0)
    }

    fn sum(&self, from: NaiveDate, days: u64) -> u64 {
        (0..days).filter_map(|day| from.checked_add_days(Days::new(day))).map(self.seconds).sum()
    }

    /// `dayData`
    pub(super) fn day(&self, date: NaiveDate) -> Value {
        let heard = (self.seconds)(date);
        let week_before = date.checked_sub_days(Days::new(7)).unwrap_or(date);
        let span = u64::from(date.ordinal());
        json!({
            "listenTime": heard, "activeHour": self.active_hour(heard),
            "averageTime": self.hours(heard, self.sum(week_before, 7) / 7),
            "singerListen": self.singers(span, heard, 5), "songListen": self.songs(span, heard, 5),
        })
    }

    /// `weekData` of the week that begins on a Monday; `passed` days of it have begun.
    pub(super) fn week(&self, monday: NaiveDate, passed: u64) -> Value {
        let last = monday.checked_sub_days(Days::new(7)).unwrap_or(monday);
        let daily = self.sum(monday, passed) / passed.max(1);
        let before = self.sum(last, 7) / 7;
        let change = if before == 0 { 0.0 } else { (daily as f64 - before as f64) / before as f64 };
        let span = u64::from(monday.iso_week().week());
        json!({
            "listenTime": daily, "floatNumber": (change * 10_000.0).round() / 10_000.0,
            "averageTime": self.hours(daily, before),
            "singerListen": self.singers(span, daily * passed, 10), "songListen": self.songs(span, daily * passed, 10),
        })
    }

    /// `monthData`, with the five months before in its lists by month. Who never listened gets
    /// empty lists and nulls.
    pub(super) fn month(&self, today: NaiveDate) -> Value {
        let first = today.with_day(1).unwrap_or(today);
        let span = u64::from(first.month());
        let heard = self.sum(first, u64::from(today.day()));
        let songs = self.songs(span, heard, 20);
        let nothing = songs.is_empty();
        let few = |most: usize| songs.iter().take(most).cloned().collect::<Vec<_>>();
        let hours = self.taste.hours(heard);
        let or_null = |value: Value| if nothing { Value::Null } else { value };
        let (run, best) = self.run(first, today);
        let days = self.days(first, today);
        let genres = GENRES.iter().enumerate();
        let genres: Vec<_> = genres
            .map(|(at, name)| json!({"name": name, "sum": heard / 300 / (at as u64 + 1)}))
            .collect();
        let months: Vec<_> =
            (0..6).filter_map(|ago| first.checked_sub_months(Months::new(ago))).collect();
        let details = months.iter().map(|month| self.detail(*month, today));
        let tops = months.iter().map(|month| self.top(*month, today));
        json!({
            "monthDetailList": details.flatten().collect::<Vec<_>>(), "topDataList": tops.flatten().collect::<Vec<_>>(),
            "topSinger": self.singers(span, heard, 10), "topSong": few(10),
            "preferHour": or_null(json!({"preferHour": self.active_hour(heard), "songListen": few(3),
                                         "preferInfo": hours.map(only)})),
            "consDays": or_null(json!({"conDays": run, "conInfoList": days, "topListen": best / 200, "songListen": few(5),
                                       "singerDay": self.singers(span, run, 1).first()})),
            "topGenre": or_null(json!({"genreId": 1, "genre2Count": genres, "genreSong": few(3)})),
            "nicheSongs": or_null(json!({"nichePercent": self.taste.uin % 60, "hotPercent": 100 - self.taste.uin % 60,
                                         "list": few(3)})),
            "newSongs": or_null(json!({"newSongCount": songs.len(), "floatNumber": 0.25, "lastNewSongCount": 8, "list": few(4)})),
            "listenCityInfo": if nothing { Vec::new() } else { cities(first) },
        })
    }

    fn detail(&self, month: NaiveDate, today: NaiveDate) -> Option<Value> {
        let heard = self.of_month(month, today);
        let span = u64::from(month.month());
        let name = month.format("%Y-%m").to_string();
        let row = json!({"listenCount": heard / 200, "dataTime": name, "exportTime": today.to_string(),
                         "songs": self.songs(span, heard, 5)});
        (heard > 0).then_some(row)
    }

    fn top(&self, month: NaiveDate, today: NaiveDate) -> Option<Value> {
        let heard = self.of_month(month, today);
        let span = u64::from(month.month());
        let songs = self.taste.songs(self.catalog, span, heard);
        let (song, plays) = *songs.first()?;
        let singer = &self.catalog.singers[song.singers[0]];
        let named = json!({"songMid": song.mid, "songName": song.name, "singerMid": singer.mid, "singerName": singer.name});
        let with = |more: Value| {
            let mut all = named.clone();
            if let (Value::Object(all), Value::Object(more)) = (&mut all, more) {
                all.extend(more);
            }
            all
        };
        Some(json!({
            "selectType": 1, "month": month.format("%Y-%m").to_string(),
            "topSinger": self.singers(span, heard, 1), "topSong": self.songs(span, heard, 1),
            "favSongMid": song.mid, "favSongName": song.name, "favSingerMid": singer.mid, "favSingerName": singer.name,
            "repeatSong": with(json!({"listenDate": month.to_string(), "count": plays})),
            "midnightSong": with(json!({"month": month.month(), "hour": 1})),
        }))
    }

    /// Seconds of a month, up to today.
    fn of_month(&self, month: NaiveDate, today: NaiveDate) -> u64 {
        let next = month.checked_add_months(Months::new(1)).unwrap_or(month);
        let end = next.min(today.succ_opt().unwrap_or(today));
        self.sum(month, (end - month).num_days().unsigned_abs())
    }

    /// The days of the month so far: who was heard on each, with 1 where somebody was.
    fn days(&self, first: NaiveDate, today: NaiveDate) -> Vec<Value> {
        let all = first.iter_days().take_while(|date| *date <= today);
        let one = |date: NaiveDate| match (self.seconds)(date) {
            0 => only(0),
            heard => {
                let songs = self.taste.songs(self.catalog, u64::from(date.ordinal()), heard);
                songs.first().map_or_else(|| only(1), |(song, _)| self.song(song, 1))
            }
        };
        all.map(one).collect()
    }

    /// The longest run of days with listening in this month, and the most seconds of a day.
    fn run(&self, first: NaiveDate, today: NaiveDate) -> (u64, u64) {
        let (mut run, mut longest, mut best) = (0, 0, 0);
        for date in first.iter_days().take_while(|date| *date <= today) {
            let heard = (self.seconds)(date);
            run = if heard > 0 { run + 1 } else { 0 };
            longest = longest.max(run);
            best = best.max(heard);
        }
        (longest, best)
    }
}

fn cities(first: NaiveDate) -> Vec<Value> {
    let row = |(at, (id, name, province_id, province)): (usize, (u64, &str, u64, &str))| {
        json!({"cityId": id, "cityName": name, "provinceId": province_id, "provinceName": province, "countryId": 1,
               "countryName": "中国", "unlockTime": begins(first) + at as i64 * 86_400, "cityRank": at + 1})
    };
    CITIES.into_iter().enumerate().map(row).collect()
}
