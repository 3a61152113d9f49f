//! Reports that were read near the end of a day, to be shown with the next message.

use chrono::{Datelike, Days, NaiveDate};

use super::{ImageUrl, Period, Report, Uin};

/// A report as it was read near the end of its period, because QQ Music tells of a period only
/// while it lasts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// The account it is of.
    pub uin: Uin,
    /// The account's nickname; may be empty.
    pub nick: String,
    /// The account's avatar, where it was told.
    pub avatar: Option<ImageUrl>,
    /// The report; an [unknown](Report::is_known) one was missed.
    pub report: Report,
}

/// Which reading one is: of an account and a period, until a day, and whether it is known. A report that was missed
/// and is read after all is another reading.
pub type ReadingId = (Uin, Period, NaiveDate, bool);

impl Reading {
    /// Which one it is.
    pub fn id(&self) -> ReadingId {
        (self.uin, self.report.period, self.report.until, self.report.is_known())
    }
}

impl Period {
    /// The first day of the period that has this day in it; `None` for [`Total`](Self::Total).
    pub fn since(self, day: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::Total => None,
            Self::Today => Some(day),
            Self::Week => Some(monday(day)),
            Self::Month => day.with_day(1),
        }
    }
}

/// How long ago a period was.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Age {
    /// It is today, this week, this month.
    Current,
    /// It was yesterday, last week, last month.
    Last,
    /// It was before that.
    Earlier,
}

impl Age {
    /// How long ago a report's period was, on a date of QQ Music's day.
    pub fn of(report: &Report, today: NaiveDate) -> Self {
        let Report { period, until, .. } = *report;
        let (Some(then), Some(now)) = (period.since(until), period.since(today)) else {
            return Self::Current;
        };
        let day_before = now.pred_opt().and_then(|day| period.since(day));
        match then {
            then if then >= now => Self::Current,
            then if Some(then) == day_before => Self::Last,
            _ => Self::Earlier,
        }
    }
}

fn monday(day: NaiveDate) -> NaiveDate {
    day - Days::new(day.weekday().num_days_from_monday().into())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_a_week_and_a_month_are_the_last_until_the_next_is_over() {
        let age = |period, until: &str, today: &str| {
            let date = |text: &str| text.parse().expect("a date");
            Age::of(&Report::unknown(period, None, date(until)), date(today))
        };
        let ages = [
            (Period::Today, "2026-11-22", "2026-11-22", Age::Current),
            (Period::Today, "2026-11-22", "2026-11-23", Age::Last),
            (Period::Today, "2026-11-22", "2026-11-24", Age::Earlier),
            (Period::Week, "2026-11-22", "2026-11-22", Age::Current),
            (Period::Week, "2026-11-22", "2026-11-23", Age::Last),
            (Period::Week, "2026-11-22", "2026-11-29", Age::Last),
            (Period::Week, "2026-11-22", "2026-11-30", Age::Earlier),
            (Period::Month, "2026-12-31", "2027-01-31", Age::Last),
            (Period::Month, "2026-12-31", "2027-02-01", Age::Earlier),
            (Period::Total, "2026-12-31", "2027-02-01", Age::Current),
        ];
        for (period, until, today, expected) in ages {
            assert_eq!(age(period, until, today), expected, "{period:?} {until} {today}");
        }
    }
}
