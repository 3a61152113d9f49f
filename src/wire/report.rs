//! The listening report: four pictures, and the numbers beside them.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::Serialize;

use crate::model;

/// `data` of `report`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Reports {
    /// The account's nickname; may be empty.
    pub nick: String,
    /// What became of the key for the official gateway: `absent`, `used`, `refused` or
    /// `unreachable`.
    pub report_key: &'static str,
    /// As far back as QQ Music tells.
    pub total: Report,
    /// Today.
    pub today: Report,
    /// This week.
    pub week: Report,
    /// This month.
    pub month: Report,
}

/// One period. What no source tells is null or empty, never zero.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Report {
    /// `data:image/png;base64,…`
    pub image: Option<String>,
    /// Who told the most of it: `official`, `page`, `profile`, `remote`, or
    /// `history` for what the bot itself sampled since [`since`](Self::since); null when nobody told anything.
    pub source: Option<&'static str>,
    /// Everybody who told something.
    pub sources: Vec<&'static str>,
    /// The first day that counts; null for as far back as QQ Music tells.
    pub since: Option<String>,
    /// The last day that counts.
    pub until: String,
    /// Seconds listened.
    pub listened_s: Option<u64>,
    /// Seconds listened a day, on average.
    pub daily_average_s: Option<u64>,
    /// Songs played, each time they were.
    pub plays: Option<u64>,
    /// Songs heard for the first time.
    pub new_songs: Option<u64>,
    /// The hour with the most listening, 0 to 23.
    pub favourite_hour: Option<u8>,
    /// Days listened without a gap.
    pub streak_days: Option<u32>,
    /// Listening over time.
    pub charts: Vec<Chart>,
    /// The songs heard most.
    pub songs: Vec<Ranked>,
    /// The singers heard most.
    pub singers: Vec<Ranked>,
    /// The genres heard most.
    pub genres: Vec<Ranked>,
}

/// Listening over time.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Chart {
    /// What the bars are: `hours`, `weekdays`, `days` or `months`.
    pub bars: &'static str,
    /// The day, or the year, of the first bar, where that is not plain.
    pub first: Option<String>,
    /// What they count: `seconds` or `plays`.
    pub unit: &'static str,
    /// Their heights.
    pub values: Vec<u64>,
}

/// A row of a ranking.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ranked {
    /// Its name.
    pub name: String,
    /// A song's singers; empty for others.
    pub singer: String,
    /// The mid, where it was told.
    pub mid: Option<String>,
    /// How much it was heard, where it was told.
    pub value: Option<u64>,
    /// What that counts: `seconds` or `plays`.
    pub unit: Option<&'static str>,
}

impl Report {
    /// A period with its picture, a PNG.
    pub fn new(report: model::Report, png: Option<&[u8]>) -> Self {
        let model::Report {
            period: _,
            sources,
            since,
            until,
            listened_s,
            daily_average_s,
            plays,
            new_songs,
            favourite_hour,
            streak_days,
            charts,
            songs,
            singers,
            genres,
            picture: _,
        } = report;
        let all = |rows: Vec<model::Ranked>| rows.into_iter().map(ranked).collect();
        Self {
            image: png.map(|png| format!("data:image/png;base64,{}", STANDARD.encode(png))),
            source: sources.first().map(|source| source.name()),
            sources: sources.into_iter().map(model::ReportSource::name).collect(),
            since: since.map(|day| day.to_string()),
            until: until.to_string(),
            listened_s,
            daily_average_s,
            plays,
            new_songs,
            favourite_hour,
            streak_days,
            charts: charts.into_iter().map(chart).collect(),
            songs: all(songs),
            singers: all(singers),
            genres: all(genres),
        }
    }
}

fn unit(unit: model::Unit) -> &'static str {
    match unit {
        model::Unit::Seconds => "seconds",
        model::Unit::Plays => "plays",
    }
}

fn chart(chart: model::Chart) -> Chart {
    let model::Chart { bars, unit: counted, values } = chart;
    let (bars, first) = match bars {
        model::Bars::Hours => ("hours", None),
        model::Bars::Weekdays => ("weekdays", None),
        model::Bars::Days { first } => ("days", Some(first.to_string())),
        model::Bars::Months { year } => ("months", Some(year.to_string())),
    };
    Chart { bars, first, unit: unit(counted), values }
}

fn ranked(row: model::Ranked) -> Ranked {
    let model::Ranked { name, singer, mid, amount } = row;
    let (value, unit) = amount.map(|it| (it.value, unit(it.unit))).unzip();
    Ranked { name, singer, mid, value, unit }
}
