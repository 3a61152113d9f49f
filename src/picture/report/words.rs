//! The words of a card. Plain text: nothing here is escaped or HTML.

use chrono::{Datelike, NaiveDate};

use crate::i18n::{grouped, t};
use crate::model::{Age, Amount, Language, Period, Report, ReportSource, Unit};

/// A piece of a large number: digits, or the small word behind them.
pub(super) struct Piece {
    pub(super) text: String,
    pub(super) is_number: bool,
}

/// What a report is of, seen from a date.
pub(super) fn period(language: Language, report: &Report, today: NaiveDate) -> String {
    match (report.period, Age::of(report, today)) {
        (Period::Total, _) if is_sampled(report) => t!(language, "report-card-joined"),
        (Period::Total, _) => t!(language, "report-card-total"),
        (Period::Today, Age::Current) => t!(language, "report-card-today"),
        (Period::Today, Age::Last) => t!(language, "report-card-yesterday"),
        (Period::Today, Age::Earlier) => t!(language, "report-card-a-day"),
        (Period::Week, Age::Current) => t!(language, "report-card-week"),
        (Period::Week, Age::Last) => t!(language, "report-card-last-week"),
        (Period::Week, Age::Earlier) => t!(language, "report-card-a-week"),
        (Period::Month, Age::Current) => t!(language, "report-card-month"),
        (Period::Month, Age::Last) => t!(language, "report-card-last-month"),
        (Period::Month, Age::Earlier) => t!(language, "report-card-a-month"),
    }
}

/// What the large number of a report is.
pub(super) fn listened(language: Language, report: &Report, today: NaiveDate) -> String {
    match (report.period, Age::of(report, today)) {
        (Period::Total, _) if is_sampled(report) => t!(language, "report-card-listened-joined"),
        (Period::Total, _) => t!(language, "report-card-listened-total"),
        (Period::Today, Age::Current) => t!(language, "report-card-listened-today"),
        (Period::Today, Age::Last) => t!(language, "report-card-listened-yesterday"),
        (Period::Today, Age::Earlier) => t!(language, "report-card-listened-a-day"),
        (Period::Week, Age::Current) => t!(language, "report-card-listened-week"),
        (Period::Week, Age::Last) => t!(language, "report-card-listened-last-week"),
        (Period::Week, Age::Earlier) => t!(language, "report-card-listened-a-week"),
        (Period::Month, Age::Current) => t!(language, "report-card-listened-month"),
        (Period::Month, Age::Last) => t!(language, "report-card-listened-last-month"),
        (Period::Month, Age::Earlier) => t!(language, "report-card-listened-a-month"),
    }
}

/// Whether the time in it is what the bot sampled.
fn is_sampled(report: &Report) -> bool {
    report.sources.contains(&ReportSource::History)
}

/// That nobody tells of this period.
pub(super) fn unknown(language: Language, of: Period) -> String {
    match of {
        Period::Total => t!(language, "report-card-unknown-total"),
        Period::Today => t!(language, "report-card-unknown-today"),
        Period::Week => t!(language, "report-card-unknown-week"),
        Period::Month => t!(language, "report-card-unknown-month"),
    }
}

/// The days a report is about: `11月16日 – 11月22日`.
pub(super) fn range(language: Language, report: &Report) -> String {
    let year = report.until.year().to_string();
    match (report.period, report.since) {
        (Period::Total, None) => {
            t!(language, "report-card-until", year = year, date = date(language, report.until))
        }
        (Period::Total, Some(since)) => {
            let year = since.year().to_string();
            t!(language, "report-card-since", year = year, date = date(language, since))
        }
        (Period::Month, _) => {
            let month = month(language, report.until.month());
            t!(language, "report-card-month-of", year = year, month = month)
        }
        (_, Some(since)) if since != report.until => days(language, since, report.until),
        _ => date(language, report.until),
    }
}

/// From a day to another: `11月16日 – 11月22日`.
pub(super) fn days(language: Language, since: NaiveDate, until: NaiveDate) -> String {
    format!("{} – {}", date(language, since), date(language, until))
}

/// A date's day and month: `11月22日`.
pub(in crate::picture) fn date(language: Language, date: NaiveDate) -> String {
    let month = month(language, date.month());
    t!(language, "report-card-date", month = month, day = date.day().to_string())
}

/// A month's short name.
pub(super) fn month(language: Language, month: u32) -> String {
    let names = t!(language, "report-card-months");
    let at = usize::try_from(month).unwrap_or_default().saturating_sub(1);
    names.split_whitespace().nth(at).unwrap_or_default().to_owned()
}

/// A day of the week's short name, 0 for Monday.
pub(in crate::picture) fn weekday(language: Language, day: usize) -> String {
    let names = t!(language, "report-card-weekdays");
    names.split_whitespace().nth(day).unwrap_or_default().to_owned()
}

/// A time as pieces of a large number.
pub(super) fn large(language: Language, seconds: u64) -> Vec<Piece> {
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    let number = |value: u64| Piece { text: grouped(value), is_number: true };
    let word = |text: String| Piece { text, is_number: false };
    let hour = || word(t!(language, "report-card-hours"));
    let minute = || word(t!(language, "report-card-minutes"));
    match (hours, minutes) {
        (0, 0) if seconds > 0 => {
            vec![number(seconds), word(t!(language, "report-card-seconds"))]
        }
        (0, _) => vec![number(minutes), minute()],
        // Minutes matter little beside hundreds of hours.
        (100.., _) | (_, 0) => vec![number(hours), hour()],
        _ => vec![number(hours), hour(), number(minutes), minute()],
    }
}

/// Plays as pieces of a large number.
pub(super) fn large_plays(language: Language, plays: u64) -> Vec<Piece> {
    let word = t!(language, "report-card-plays-word");
    vec![Piece { text: grouped(plays), is_number: true }, Piece { text: word, is_number: false }]
}

/// A time in a few letters: `1小时20分`.
pub(in crate::picture) fn short(language: Language, seconds: u64) -> String {
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
    match (hours, minutes) {
        (0, 0) if seconds > 0 => t!(language, "report-card-short-less"),
        (0, _) => t!(language, "report-card-short-minutes", minutes = minutes.to_string()),
        (100.., _) | (_, 0) => t!(language, "report-card-short-hours", hours = grouped(hours)),
        _ => t!(
            language,
            "report-card-short-both",
            hours = hours.to_string(),
            minutes = minutes.to_string()
        ),
    }
}

/// An amount in a few letters.
pub(super) fn amount(language: Language, amount: Amount) -> String {
    match amount.unit {
        Unit::Seconds => short(language, amount.value),
        Unit::Plays => t!(language, "report-card-times", count = grouped(amount.value)),
    }
}

/// Whose word it is.
pub(super) fn source(language: Language, report: &Report) -> String {
    let name = |source: &ReportSource| match source {
        ReportSource::Official => t!(language, "report-card-source-official"),
        ReportSource::Page => t!(language, "report-card-source-page"),
        ReportSource::Profile => t!(language, "report-card-source-profile"),
        ReportSource::Remote => t!(language, "report-card-source-remote"),
        ReportSource::History => {
            let since = report.since.unwrap_or(report.until);
            let year = since.year().to_string();
            t!(language, "report-card-source-history", year = year, date = date(language, since))
        }
    };
    let names: Vec<_> = report.sources.iter().map(name).collect();
    if names.is_empty() {
        return t!(language, "report-card-source-none");
    }
    let names = names.join(&t!(language, "report-card-and"));
    t!(language, "report-card-source", source = names)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_short() {
        let en = |seconds| short(Language::En, seconds);
        assert_eq!(
            [en(0), en(59), en(60), en(3600), en(5000)],
            ["0m", "<1m", "1m", "1h", "1h 23m"]
        );
        assert_eq!(en(3600 * 1234), "1,234h");
        for (language, text) in [
            (Language::Zh, "1小时23分"),
            (Language::ZhHant, "1小時23分"),
            (Language::Ja, "1時間23分"),
        ] {
            assert_eq!(short(language, 5000), text);
        }
    }

    #[test]
    fn every_language_has_twelve_months_and_seven_days() {
        for language in Language::ALL {
            assert!((1..=12).all(|number| !month(language, number).is_empty()));
            assert!((0..7).all(|day| !weekday(language, day).is_empty()));
        }
    }
}
