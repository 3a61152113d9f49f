//! QQ Music's calendar, and what stands below a bar.

use std::collections::BTreeMap;

use chrono::{DateTime, Datelike, Days as Count, NaiveDate, NaiveTime, TimeZone, Utc};
use chrono_tz::Asia::Shanghai;

use crate::qqmusic::{Bar, Heard};

/// The seconds of a day: more than that is no day's listening.
const DAY_SECONDS: u64 = 86_400;

/// The day, week and month in which a report is asked for.
pub(super) struct Days {
    /// The date in Asia/Shanghai.
    pub(super) today: NaiveDate,
}

/// What a bar is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Label {
    /// A day.
    Day(NaiveDate),
    /// A month: year and number.
    Month(i32, u32),
}

impl Days {
    pub(super) fn at(now: DateTime<Utc>) -> Self {
        Self { today: now.with_timezone(&Shanghai).date_naive() }
    }

    /// Monday of this week.
    pub(super) fn monday(&self) -> NaiveDate {
        let passed = self.today.weekday().num_days_from_monday();
        self.today - Count::new(passed.into())
    }

    /// The first of this month.
    pub(super) fn first(&self) -> NaiveDate {
        self.today.with_day(1).unwrap_or(self.today)
    }

    /// Midnight of today, in seconds since 1970.
    pub(super) fn start_of_today(&self) -> i64 {
        midnight(self.today)
    }

    /// Midnight of this week's Monday.
    pub(super) fn start_of_week(&self) -> i64 {
        midnight(self.monday())
    }

    /// Midnight of the first of this month.
    pub(super) fn start_of_month(&self) -> i64 {
        midnight(self.first())
    }

    /// What a bar's label says: a date in one of the usual spellings, or a moment since 1970.
    pub(super) fn label(&self, text: &str) -> Option<Label> {
        let groups: Vec<&str> = text
            .split(|letter: char| !letter.is_ascii_digit())
            .filter(|group| !group.is_empty())
            .collect();
        let number = |text: &str| text.parse::<u32>().ok();
        let year = |text: &str| text.parse::<i32>().ok().filter(|year| (2000..2200).contains(year));
        match groups.as_slice() {
            [all] if all.len() == 8 => {
                day(year(&all[..4])?, number(&all[4..6])?, number(&all[6..])?)
            }
            [all] if all.len() == 6 => month(year(&all[..4])?, number(&all[4..])?),
            [all] if all.len() == 10 || all.len() == 13 => {
                let seconds = all[..10].parse().ok()?;
                Some(Label::Day(Shanghai.timestamp_opt(seconds, 0).single()?.date_naive()))
            }
            [first, second, third, ..] => day(year(first)?, number(second)?, number(third)?),
            [first, second] if first.len() == 4 => month(year(first)?, number(second)?),
            [first, second] => self.recent(number(first)?, number(second)?),
            _ => None,
        }
    }

    /// A day without its year: the last one that is not in the future.
    fn recent(&self, month: u32, day: u32) -> Option<Label> {
        let of = |year| NaiveDate::from_ymd_opt(year, month, day);
        let this = of(self.today.year()).filter(|date| *date <= self.today);
        this.or_else(|| of(self.today.year() - 1)).map(Label::Day)
    }

    /// Seconds of each day that any of the pages tells, up to today.
    pub(super) fn dated<const N: usize>(
        &self,
        pages: [&Option<Heard>; N],
    ) -> BTreeMap<NaiveDate, u64> {
        let bars = pages.into_iter().flatten().flat_map(|page| &page.bars);
        let of = |bar: &Bar| match self.label(&bar.label)? {
            Label::Day(day) if day <= self.today && bar.value <= DAY_SECONDS => {
                Some((day, bar.value))
            }
            _ => None,
        };
        bars.filter_map(of).collect()
    }
}

fn day(year: i32, month: u32, day: u32) -> Option<Label> {
    NaiveDate::from_ymd_opt(year, month, day).map(Label::Day)
}

fn month(year: i32, month: u32) -> Option<Label> {
    (1..=12).contains(&month).then_some(Label::Month(year, month))
}

fn midnight(day: NaiveDate) -> i64 {
    let moment = day.and_time(NaiveTime::MIN).and_local_timezone(Shanghai);
    moment.earliest().map_or(0, |moment| moment.timestamp())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> NaiveDate {
        text.parse().expect("a date")
    }

    fn days(now: &str) -> Days {
        Days::at(now.parse().expect("a time"))
    }

    #[test]
    fn the_day_is_that_of_shanghai_and_the_week_begins_on_monday() {
        let days = days("2026-11-22T16:30:00Z");
        assert_eq!(days.today, date("2026-11-23"));
        assert_eq!((days.monday(), days.first()), (date("2026-11-23"), date("2026-11-01")));
        assert_eq!(days.start_of_today(), 1_795_363_200);
        assert_eq!(self::days("2026-11-22T15:59:59Z").monday(), date("2026-11-16"));
    }

    #[test]
    fn labels_are_read_in_their_spellings() {
        let days = days("2026-11-22T08:00:00Z");
        let day = Some(Label::Day(date("2026-11-20")));
        for text in [
            "20261120",
            "2026-11-20",
            "2026/11/20",
            "2026年11月20日",
            "11-20",
            "11月20日",
            "1795104000",
            "1795104000000",
        ] {
            assert_eq!(days.label(text), day, "{text}");
        }
        assert_eq!(days.label("12.31"), Some(Label::Day(date("2025-12-31"))));
        assert_eq!(days.label("2026-11"), Some(Label::Month(2026, 11)));
        assert_eq!(days.label("202611"), Some(Label::Month(2026, 11)));
        for text in ["", "周一", "7", "99-99", "20261399", "2026-13"] {
            assert_eq!(days.label(text), None, "{text}");
        }
    }
}
