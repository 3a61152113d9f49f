//! Adding what a source tells to a report: what is known already stays.

use std::collections::BTreeMap;

use chrono::{Datelike, Days as Count, NaiveDate};

use super::days::{Days, Label};
use crate::model::{Bars, Chart, Period, Ranked, Report, ReportSource, Unit};
use crate::qqmusic::{Bar, Heard, Row};

/// Rows of a ranking that are kept.
const ROWS: usize = 10;
/// The seconds of an hour: more than that is no hour's listening.
const HOUR_SECONDS: u64 = 3600;

/// Fills a report from one answer and notes the source if it told anything.
pub(super) fn fill(report: &mut Report, heard: &Heard, source: ReportSource, days: &Days) {
    let Heard {
        listened_s,
        average_s,
        plays,
        new_songs,
        hour,
        streak,
        hours,
        bars,
        play_bars,
        songs,
        singers,
        genres,
    } = heard;
    let mut told = false;
    told |= set(&mut report.listened_s, *listened_s);
    told |= set(&mut report.daily_average_s, *average_s);
    told |= set(&mut report.plays, *plays);
    told |= set(&mut report.new_songs, *new_songs);
    told |= set(&mut report.streak_days, streak.and_then(|days| days.try_into().ok()));
    let hour = hour.and_then(|hour| hour.try_into().ok()).filter(|hour| *hour < 24);
    told |= set(&mut report.favourite_hour, hour);
    told |= extend(&mut report.songs, songs);
    told |= extend(&mut report.singers, singers);
    told |= extend(&mut report.genres, genres);
    if report.period == Period::Month {
        told |= set(&mut report.plays, of_this_month(play_bars, days));
    }
    for (bars, unit) in [(bars, Unit::Seconds), (play_bars, Unit::Plays)] {
        let Some(own) = over_time(report.period, bars, unit, days) else { continue };
        match (unit, source, report.period) {
            // A year is no total, and the official week's bars are averages.
            (_, _, Period::Total) | (Unit::Seconds, ReportSource::Official, _) => {}
            (Unit::Seconds, ..) => told |= set(&mut report.listened_s, Some(sum(&own))),
            (Unit::Plays, ..) => told |= set(&mut report.plays, Some(sum(&own))),
        }
        told |= chart(report, Some(own));
    }
    // A day's hours are of one day; those of a longer period add up.
    let most = if report.period == Period::Today { HOUR_SECONDS } else { u64::MAX };
    if hours.len() == 24
        && hours.iter().any(|value| *value > 0)
        && hours.iter().all(|value| *value <= most)
    {
        let hours = Chart { bars: Bars::Hours, unit: Unit::Seconds, values: hours.clone() };
        told |= chart(report, Some(hours));
    }
    note(report, source, told);
}

/// Fills what single days tell, whichever page told them: the day itself, or a week or month of
/// which every day up to today is known. A few days of it are not the whole.
pub(super) fn from_days(report: &mut Report, dated: &BTreeMap<NaiveDate, u64>, days: &Days) {
    let Some(since) = report.since else { return };
    let known: Vec<Bar> = dated
        .range(since..=days.today)
        .map(|(day, value)| Bar { label: day.to_string(), value: *value })
        .collect();
    if u64::try_from(known.len()).ok() != Some(length(since, days.today)) {
        return;
    }
    let all = known.iter().map(|bar| bar.value).sum();
    let mut told = set(&mut report.listened_s, Some(all));
    told |= chart(report, over_time(report.period, &known, Unit::Seconds, days));
    note(report, ReportSource::Page, told);
}

/// What follows from what is known.
pub(super) fn derive(report: &mut Report) {
    if let (Some(listened), Some(since), Period::Week | Period::Month) =
        (report.listened_s, report.since, report.period)
    {
        set(&mut report.daily_average_s, Some(listened / length(since, report.until)));
    }
    let hours = report.charts.iter().find(|chart| chart.bars == Bars::Hours);
    let top = hours.and_then(|chart| {
        let (hour, _) = chart.values.iter().enumerate().rev().max_by_key(|(_, value)| **value)?;
        u8::try_from(hour).ok()
    });
    set(&mut report.favourite_hour, top);
}

fn set<T>(slot: &mut Option<T>, value: Option<T>) -> bool {
    let is_new = slot.is_none() && value.is_some();
    if is_new {
        *slot = value;
    }
    is_new
}

fn extend(slot: &mut Vec<Ranked>, rows: &[Row]) -> bool {
    if !slot.is_empty() || rows.is_empty() {
        return false;
    }
    // Rows are compared with each other: all of them count the same, or say nothing.
    let unit = rows.iter().find_map(|row| row.amount).map(|amount| amount.unit);
    let ranked = |row: &Row| {
        let Row { name, singer, mid, amount } = row.clone();
        Ranked {
            name,
            singer,
            mid: Some(mid).filter(|mid| !mid.is_empty()),
            amount: amount.filter(|amount| amount.value > 0 && Some(amount.unit) == unit),
        }
    };
    slot.extend(rows.iter().take(ROWS).map(ranked));
    true
}

fn sum(chart: &Chart) -> u64 {
    chart.values.iter().sum()
}

/// Days from one to another, both of them counted.
fn length(since: NaiveDate, until: NaiveDate) -> u64 {
    (until - since).num_days().unsigned_abs() + 1
}

fn chart(report: &mut Report, chart: Option<Chart>) -> bool {
    let Some(chart) = chart else { return false };
    let same =
        |known: &Chart| std::mem::discriminant(&known.bars) == std::mem::discriminant(&chart.bars);
    let is_new = !report.charts.iter().any(same);
    if is_new {
        report.charts.push(chart);
    }
    is_new
}

fn note(report: &mut Report, source: ReportSource, told: bool) {
    if told && !report.sources.contains(&source) {
        report.sources.push(source);
    }
}

/// Bars as the chart that belongs to a period: by their labels, else by their number.
fn over_time(period: Period, bars: &[Bar], unit: Unit, days: &Days) -> Option<Chart> {
    let labels: Vec<_> = bars.iter().map(|bar| (days.label(&bar.label), bar.value)).collect();
    let is_dated = labels.iter().any(|(label, _)| label.is_some());
    let plain = || bars.iter().map(|bar| bar.value).collect::<Vec<_>>();
    let on_days = |first: NaiveDate, length: usize| {
        let mut values = vec![0; length];
        let mut found = false;
        for (label, value) in &labels {
            let Some(Label::Day(day)) = label else { continue };
            let at = usize::try_from((*day - first).num_days()).ok();
            if let Some(slot) = at.and_then(|at| values.get_mut(at)) {
                *slot += value;
                found = true;
            }
        }
        found.then_some(values)
    };
    let (kind, values) = match period {
        Period::Today => return None,
        Period::Week if is_dated => (Bars::Weekdays, on_days(days.monday(), 7)?),
        Period::Week if bars.len() == 7 => (Bars::Weekdays, plain()),
        Period::Month => {
            let first = days.first();
            let length = length_of_month(first);
            match is_dated {
                true => (Bars::Days { first }, on_days(first, length)?),
                false if bars.len() == length => (Bars::Days { first }, plain()),
                false => return None,
            }
        }
        Period::Total => {
            let year = days.today.year();
            match is_dated {
                true => (Bars::Months { year }, months(&labels, year)?),
                false if bars.len() == 12 => (Bars::Months { year }, plain()),
                false => return None,
            }
        }
        Period::Week => return None,
    };
    values.iter().any(|value| *value > 0).then_some(Chart { bars: kind, unit, values })
}

/// The bar of this month, where bars are months.
fn of_this_month(bars: &[Bar], days: &Days) -> Option<u64> {
    let this = Label::Month(days.today.year(), days.today.month());
    bars.iter().find(|bar| days.label(&bar.label) == Some(this)).map(|bar| bar.value)
}

fn months(labels: &[(Option<Label>, u64)], year: i32) -> Option<Vec<u64>> {
    let mut values = vec![0; 12];
    let mut found = false;
    for (label, value) in labels {
        let at = match label {
            Some(Label::Month(of, month)) if *of == year => *month,
            Some(Label::Day(day)) if day.year() == year => day.month(),
            _ => continue,
        };
        if let Some(slot) = usize::try_from(at).ok().and_then(|at| values.get_mut(at - 1)) {
            *slot += value;
            found = true;
        }
    }
    found.then_some(values)
}

fn length_of_month(first: NaiveDate) -> usize {
    let next = first + chrono::Months::new(1) - Count::new(1);
    usize::try_from(next.day()).unwrap_or(31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Amount;

    fn days() -> Days {
        Days { today: "2026-11-20".parse().expect("a date") }
    }

    fn bars(pairs: &[(&str, u64)]) -> Vec<Bar> {
        pairs.iter().map(|(label, value)| Bar { label: (*label).into(), value: *value }).collect()
    }

    #[test]
    fn dated_bars_find_their_days_and_others_are_told_by_their_number() {
        let dated = bars(&[("2026-11-15", 9), ("2026-11-16", 1), ("2026-11-20", 5)]);
        let chart = over_time(Period::Week, &dated, Unit::Seconds, &days()).expect("a week");
        assert_eq!((chart.bars, chart.values), (Bars::Weekdays, vec![1, 0, 0, 0, 5, 0, 0]));
        let month = over_time(Period::Month, &dated, Unit::Seconds, &days()).expect("a month");
        assert_eq!((month.values.len(), month.values[14]), (30, 9));
        let months = bars(&[("2026-10", 3), ("202611", 4), ("2025-01", 9)]);
        let total = over_time(Period::Total, &months, Unit::Plays, &days()).expect("a year");
        assert_eq!(total.values, [0, 0, 0, 0, 0, 0, 0, 0, 0, 3, 4, 0]);
        assert_eq!(over_time(Period::Week, &bars(&[("", 1); 6]), Unit::Seconds, &days()), None);
        assert!(over_time(Period::Week, &bars(&[("", 1); 7]), Unit::Seconds, &days()).is_some());
    }

    #[test]
    fn the_first_source_stays_and_a_source_without_news_is_not_named() {
        let mut report = Report::unknown(Period::Today, Some(days().today), days().today);
        let first = Heard { listened_s: Some(60), ..Heard::default() };
        let later = Heard { listened_s: Some(99), ..Heard::default() };
        fill(&mut report, &first, ReportSource::Official, &days());
        fill(&mut report, &later, ReportSource::Page, &days());
        assert_eq!((report.listened_s, report.sources), (Some(60), vec![ReportSource::Official]));
    }

    #[test]
    fn a_few_days_are_not_told_as_the_week_and_all_of_them_are() {
        let week = || Report::unknown(Period::Week, Some(days().monday()), days().today);
        let on = |dates: &[u32]| -> BTreeMap<NaiveDate, u64> {
            let day = |day: &u32| (NaiveDate::from_ymd_opt(2026, 11, *day).expect("a date"), 60);
            dates.iter().map(day).collect()
        };
        let mut few = week();
        from_days(&mut few, &on(&[15, 16, 19, 20]), &days());
        derive(&mut few);
        assert_eq!(few, week(), "Tuesday and Wednesday are not known");
        let mut all = week();
        from_days(&mut all, &on(&[16, 17, 18, 19, 20]), &days());
        derive(&mut all);
        assert_eq!((all.listened_s, all.daily_average_s), (Some(300), Some(60)));
        assert_eq!(all.charts[0].values, [60, 60, 60, 60, 60, 0, 0]);
        let mut own = week();
        let heard =
            Heard { bars: bars(&[("2026-11-16", 7), ("2026-11-18", 8)]), ..Heard::default() };
        fill(&mut own, &heard, ReportSource::Page, &days());
        assert_eq!(own.listened_s, Some(15), "its own page leaves out the days without listening");
    }

    #[test]
    fn the_bars_of_a_year_and_averages_are_not_summed() {
        let months = bars(&[("2026-10", 3), ("2026-11", 4)]);
        let mut total = Report::unknown(Period::Total, None, days().today);
        let heard = Heard { bars: months.clone(), play_bars: months, ..Heard::default() };
        fill(&mut total, &heard, ReportSource::Page, &days());
        derive(&mut total);
        assert_eq!((total.listened_s, total.plays, total.charts.len()), (None, None, 1));
        let mut week = Report::unknown(Period::Week, Some(days().monday()), days().today);
        let heard = Heard { bars: bars(&[("", 60); 7]), ..Heard::default() };
        fill(&mut week, &heard, ReportSource::Official, &days());
        assert_eq!((week.listened_s, week.charts.len()), (None, 1));
    }

    #[test]
    fn rows_that_count_something_else_than_the_first_say_nothing() {
        let row = |value, unit| Row { amount: Some(Amount { value, unit }), ..Row::default() };
        let mut rows = Vec::new();
        extend(&mut rows, &[row(7, Unit::Plays), row(600, Unit::Seconds), row(0, Unit::Plays)]);
        let told: Vec<_> = rows.iter().map(|row| row.amount.map(|amount| amount.value)).collect();
        assert_eq!(told, [Some(7), None, None]);
    }

    #[test]
    fn averages_and_hours_follow_from_what_is_known() {
        let mut report = Report::unknown(Period::Week, Some(days().monday()), days().today);
        let mut hours = vec![0; 24];
        hours[22] = 500;
        let heard = Heard { listened_s: Some(5000), hours, ..Heard::default() };
        fill(&mut report, &heard, ReportSource::Page, &days());
        derive(&mut report);
        assert_eq!((report.daily_average_s, report.favourite_hour), (Some(1000), Some(22)));
    }
}
