//! The other server's listening report.

use chrono::{DateTime, Datelike, Days, NaiveDate, Utc};
use chrono_tz::Asia::Shanghai;
use serde_json::Value;

use super::super::Result;
use super::call::{Ask, Server, unexpected};
use super::read;
use crate::model::{
    Amount, Bars, Chart, Credential, Drawing, KeyUse, Period, Ranked, Report, ReportSource,
    Reports, Theme, Unit,
};

/// Rows of a ranking that are kept.
const RANKED: usize = 20;
/// Charts of a period that are kept.
const CHARTS: usize = 4;

/// Asks for the report, with pictures in this language and look where the server knows more than one.
pub(super) async fn report(
    server: &Server,
    credential: &Credential,
    now: DateTime<Utc>,
    drawing: Drawing,
) -> Result<Reports> {
    let Drawing { language, theme } = drawing;
    let mut asked = vec![("lang", language.code().to_owned())];
    // A server that draws in one way only is asked as ever.
    if theme != Theme::default() {
        asked.push(("theme", theme.name().to_owned()));
    }
    let data = server.ask(Ask::get("api/listenreport", asked).with(Some(credential))).await?;
    if !data.is_object() {
        return Err(unexpected("the other server's report cannot be read"));
    }
    let of = |period| one(&data, period, now);
    Ok(Reports {
        nick: read::text(&data, &["nick", "nickname"]),
        avatar: None,
        // The person's own key for the official gateway stays here.
        key: KeyUse::Absent,
        total: of(Period::Total),
        today: of(Period::Today),
        week: of(Period::Week),
        month: of(Period::Month),
    })
}

/// A period: an object with a picture and numbers, or the picture itself. What is not there is
/// unknown.
fn one(data: &Value, period: Period, now: DateTime<Utc>) -> Report {
    let today = now.with_timezone(&Shanghai).date_naive();
    let since = match period {
        Period::Total => None,
        Period::Today => Some(today),
        Period::Week => {
            today.checked_sub_days(Days::new(today.weekday().num_days_from_monday().into()))
        }
        Period::Month => today.with_day(1),
    };
    let mut report = Report::unknown(period, since, today);
    let names: &[&str] = match period {
        Period::Total => &["total", "all"],
        Period::Today => &["today", "day"],
        Period::Week => &["week", "thisWeek"],
        Period::Month => &["month", "thisMonth"],
    };
    let Some(told) = read::field(data, names) else { return report };
    let image = match told {
        Value::String(image) => image.clone(),
        object => read::text(object, &["image", "base64", "picture", "img"]),
    };
    // A server that says who told it says by silence that nobody did: its picture shows nothing.
    let is_silent = told.get("source").is_some_and(Value::is_null);
    report.picture = read::picture(&image).filter(|_| !is_silent);
    report.listened_s = read::number(told, &["listened_s", "listenTime"]);
    report.daily_average_s = read::number(told, &["daily_average_s"]);
    report.plays = read::number(told, &["plays", "listenCount"]);
    report.new_songs = read::number(told, &["new_songs"]);
    let small = |names| read::number(told, names).and_then(|number| u32::try_from(number).ok());
    report.streak_days = small(&["streak_days"]);
    let hour = small(&["favourite_hour"]).filter(|hour| *hour < 24);
    report.favourite_hour = hour.and_then(|hour| hour.try_into().ok());
    let rows = |name: &str| told.get(name).and_then(Value::as_array).into_iter().flatten();
    let rankings =
        |name: &str| -> Vec<Ranked> { rows(name).filter_map(ranked).take(RANKED).collect() };
    report.songs = rankings("songs");
    report.singers = rankings("singers");
    report.genres = rankings("genres");
    report.charts = rows("charts").filter_map(chart).take(CHARTS).collect();
    if report != Report::unknown(period, since, today) {
        report.sources = vec![ReportSource::Remote];
    }
    report
}

fn ranked(row: &Value) -> Option<Ranked> {
    let name = match row {
        Value::String(name) => name.clone(),
        object => read::text(object, &["name", "title"]),
    };
    let mid = read::text(row, &["mid"]);
    let value = read::number(row, &["value"]);
    Some(Ranked {
        name: Some(name).filter(|name| !name.is_empty())?,
        singer: read::text(row, &["singer"]),
        mid: Some(mid).filter(|mid| !mid.is_empty()),
        amount: value.zip(unit(row)).map(|(value, unit)| Amount { value, unit }),
    })
}

fn unit(row: &Value) -> Option<Unit> {
    match read::text(row, &["unit"]).as_str() {
        "seconds" => Some(Unit::Seconds),
        "plays" => Some(Unit::Plays),
        _ => None,
    }
}

/// A chart as our own kind of server tells it.
fn chart(row: &Value) -> Option<Chart> {
    let first = read::text(row, &["first"]);
    let values = row.get("values")?.as_array()?.iter().map(Value::as_u64);
    let values: Vec<u64> = values.collect::<Option<_>>()?;
    let (bars, fits) = match read::text(row, &["bars"]).as_str() {
        "hours" => (Bars::Hours, values.len() == 24),
        "weekdays" => (Bars::Weekdays, values.len() == 7),
        "days" => (Bars::Days { first: first.parse::<NaiveDate>().ok()? }, values.len() <= 31),
        "months" => (Bars::Months { year: first.parse().ok()? }, values.len() == 12),
        _ => return None,
    };
    // Small enough that a year of them can be added up.
    let sane = values.iter().all(|value| *value < 1 << 48);
    (fits && sane && !values.is_empty()).then_some(Chart { bars, unit: unit(row)?, values })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn read_one(told: &Value) -> Report {
        let now = "2026-11-22T08:00:00Z".parse().expect("a time");
        one(&json!({"week": told}), Period::Week, now)
    }

    #[test]
    fn whatever_is_told_of_a_period_makes_it_known() {
        for told in [
            json!({"plays": 3}),
            json!({"daily_average_s": 60}),
            json!({"streak_days": 2}),
            json!({"favourite_hour": 22}),
            json!({"new_songs": 1}),
            json!({"singers": ["阿棠"]}),
            json!({"genres": [{"name": "流行"}]}),
            json!({"charts": [{"bars": "weekdays", "unit": "seconds", "values": [1, 2, 3, 4, 5, 6, 7]}]}),
        ] {
            assert!(read_one(&told).is_known(), "{told}");
        }
        for told in [json!({}), json!("no picture"), json!({"plays": null, "songs": []})] {
            assert!(!read_one(&told).is_known(), "{told}");
        }
    }

    #[test]
    fn charts_that_do_not_fit_are_left_out() {
        let charts = |chart: Value| read_one(&json!({"charts": [chart]})).charts;
        let days =
            charts(json!({"bars": "days", "first": "2026-11-01", "unit": "plays", "values": [1]}));
        assert_eq!(days[0].bars, Bars::Days { first: "2026-11-01".parse().expect("a date") });
        for bad in [
            json!({"bars": "days", "first": null, "unit": "plays", "values": [1]}),
            json!({"bars": "hours", "unit": "seconds", "values": [1]}),
            json!({"bars": "weekdays", "unit": "songs", "values": [1, 2, 3, 4, 5, 6, 7]}),
            json!({"bars": "weekdays", "unit": "plays", "values": [1, 2, 3, 4, 5, 6, -7]}),
            json!({"bars": "days", "first": "2026-11-01", "unit": "plays", "values": [u64::MAX]}),
            json!({"bars": "days", "first": "2026-11-01", "unit": "plays", "values": []}),
        ] {
            assert!(charts(bad.clone()).is_empty(), "{bad}");
        }
    }
}
