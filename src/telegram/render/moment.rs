//! Times, dates and zones in words.

use chrono::{DateTime, Datelike, Days, NaiveDate, NaiveTime, Offset, Utc};
use chrono_tz::Tz;

use crate::i18n::t;
use crate::model::Language;

/// A time of a day: `08:30`.
pub(crate) fn time(at: NaiveTime) -> String {
    at.format("%H:%M").to_string()
}

/// A date without its year.
pub(crate) fn date(language: Language, date: NaiveDate) -> String {
    let months = t!(language, "report-card-months");
    let month = months.split_whitespace().nth(date.month0() as usize).unwrap_or_default();
    t!(language, "moment-date", month = month, day = date.day())
}

/// A date with its year.
pub(crate) fn full(language: Language, day: NaiveDate) -> String {
    let year = day.year().to_string();
    t!(language, "moment-full", year = year, date = date(language, day))
}

/// When something was, by the clock of a zone: the time, with the date if that is not today's.
pub(crate) fn past(language: Language, at: DateTime<Utc>, zone: Tz, now: DateTime<Utc>) -> String {
    let (at, today) = (at.with_timezone(&zone), now.with_timezone(&zone).date_naive());
    let time = time(at.time());
    match at.date_naive() {
        day if day == today => t!(language, "moment-today", time = time),
        day => t!(language, "moment-day", date = date(language, day), time = time),
    }
}

/// When something is, seen from `now` by the clock of a zone: today, tomorrow or a date, and the
/// time; "right away" for what is past or less than a minute ahead.
pub(crate) fn when(language: Language, at: DateTime<Utc>, zone: Tz, now: DateTime<Utc>) -> String {
    if at < now + chrono::TimeDelta::minutes(1) {
        return t!(language, "moment-soon");
    }
    let (at, today) = (at.with_timezone(&zone), now.with_timezone(&zone).date_naive());
    let time = time(at.time());
    match at.date_naive() {
        day if day == today => t!(language, "moment-today", time = time),
        day if Some(day) == today.checked_add_days(Days::new(1)) => {
            t!(language, "moment-tomorrow", time = time)
        }
        day => t!(language, "moment-day", date = date(language, day), time = time),
    }
}

/// A zone by its city and its present difference to Greenwich: `北京 UTC+8`.
pub(crate) fn zone(language: Language, zone: Tz, now: DateTime<Utc>) -> String {
    let name = match zone {
        Tz::Asia__Shanghai => t!(language, "city-shanghai"),
        Tz::Asia__Hong_Kong => t!(language, "city-hong-kong"),
        Tz::Asia__Taipei => t!(language, "city-taipei"),
        Tz::Asia__Singapore => t!(language, "city-singapore"),
        Tz::Asia__Tokyo => t!(language, "city-tokyo"),
        Tz::Asia__Seoul => t!(language, "city-seoul"),
        Tz::Asia__Bangkok => t!(language, "city-bangkok"),
        Tz::Asia__Dubai => t!(language, "city-dubai"),
        Tz::Asia__Kathmandu => t!(language, "city-kathmandu"),
        Tz::Europe__London => t!(language, "city-london"),
        Tz::Europe__Paris => t!(language, "city-paris"),
        Tz::Europe__Berlin => t!(language, "city-berlin"),
        Tz::America__New_York => t!(language, "city-new-york"),
        Tz::America__Toronto => t!(language, "city-toronto"),
        Tz::America__Los_Angeles => t!(language, "city-los-angeles"),
        Tz::Australia__Sydney => t!(language, "city-sydney"),
        Tz::Pacific__Auckland => t!(language, "city-auckland"),
        other => match other.name().rsplit_once('/') {
            // `Etc/GMT-8` is called by its difference, its own name counts the other way.
            Some(("Etc", _)) => String::new(),
            Some((_, city)) => city.replace('_', " "),
            None if other == Tz::UTC => String::new(),
            None => other.name().to_owned(),
        },
    };
    let offset = offset(zone, now);
    if name.is_empty() { offset } else { format!("{name} {offset}") }
}

fn offset(zone: Tz, now: DateTime<Utc>) -> String {
    let seconds = now.with_timezone(&zone).offset().fix().local_minus_utc();
    let sign = if seconds < 0 { '-' } else { '+' };
    match (seconds.unsigned_abs() / 3600, seconds.unsigned_abs() / 60 % 60) {
        (0, 0) => "UTC".to_owned(),
        (hours, 0) => format!("UTC{sign}{hours}"),
        (hours, minutes) => format!("UTC{sign}{hours}:{minutes:02}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn utc(text: &str) -> DateTime<Utc> {
        text.parse().expect("a time")
    }

    #[test]
    fn times_are_told_by_the_persons_clock() {
        let now = utc("2026-11-23T02:00:00Z");
        let told = |at, zone| when(Language::Zh, utc(at), zone, now);
        assert_eq!(told("2026-11-23T04:34:10Z", Tz::Asia__Shanghai), "今天 12:34");
        assert_eq!(told("2026-11-23T16:34:10Z", Tz::Asia__Shanghai), "明天 00:34");
        assert_eq!(told("2026-11-23T16:34:10Z", Tz::Europe__London), "今天 16:34");
        assert_eq!(told("2026-11-25T00:00:00Z", Tz::UTC), "11月25日 00:00");
        assert_eq!(told("2026-11-23T02:00:20Z", Tz::UTC), "马上");
        assert_eq!(told("2026-11-22T02:00:20Z", Tz::UTC), "马上");
    }

    #[test]
    fn each_language_has_its_own_form() {
        let now = utc("2026-11-23T02:00:00Z");
        let forms = [
            (Language::Zh, "明天 18:34", "2026年3月8日", "台北 UTC+8"),
            (Language::ZhHant, "明天 18:34", "2026年3月8日", "台北 UTC+8"),
            (Language::En, "tomorrow at 18:34", "Mar 8, 2026", "Taipei UTC+8"),
            (Language::Ja, "明日 18:34", "2026年3月8日", "台北 UTC+8"),
        ];
        let day = NaiveDate::from_ymd_opt(2026, 3, 8).expect("a day");
        for (language, tomorrow, date, taipei) in forms {
            let at = utc("2026-11-23T23:34:00Z");
            assert_eq!(when(language, at, Tz::America__New_York, now), tomorrow);
            assert_eq!(full(language, day), date);
            assert_eq!(zone(language, Tz::Asia__Taipei, now), taipei);
        }
    }

    #[test]
    fn zones_have_a_name_and_their_present_offset() {
        let (winter, summer) = (utc("2026-01-10T00:00:00Z"), utc("2026-07-10T00:00:00Z"));
        assert_eq!(zone(Language::Zh, Tz::Asia__Shanghai, winter), "北京 UTC+8");
        assert_eq!(zone(Language::Zh, Tz::Europe__London, winter), "伦敦 UTC");
        assert_eq!(zone(Language::En, Tz::Europe__London, summer), "London UTC+1");
        assert_eq!(zone(Language::Zh, Tz::Asia__Kathmandu, winter), "加德满都 UTC+5:45");
        assert_eq!(zone(Language::En, Tz::America__St_Johns, winter), "St Johns UTC-3:30");
        assert_eq!(zone(Language::En, Tz::Etc__GMTMinus8, winter), "UTC+8");
        assert_eq!(zone(Language::En, Tz::UTC, winter), "UTC");
    }
}
