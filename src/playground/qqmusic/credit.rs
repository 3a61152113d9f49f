//! Counters that move when something earned is credited, which is not always at once.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::day::day;

/// When what was earned reaches the counter. As JSON: `"at_once"`, `{"after":600}`, `"never"`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Crediting {
    /// Before the answer.
    AtOnce,
    /// This many seconds later, by the playground's clock.
    After(i64),
    /// Not at all, although the answer says that it went well.
    Never,
}

/// What was earned, and when it counts.
#[derive(Debug)]
pub(super) struct Credits {
    pub(super) crediting: Crediting,
    rows: Vec<(i64, u64)>,
}

impl Credits {
    pub(super) fn new(crediting: Crediting) -> Self {
        Self { crediting, rows: Vec::new() }
    }

    /// Something was earned at a time.
    pub(super) fn earn(&mut self, amount: u64, now: i64) {
        match self.crediting {
            Crediting::AtOnce => self.rows.push((now, amount)),
            Crediting::After(seconds) => self.rows.push((now.saturating_add(seconds), amount)),
            Crediting::Never => {}
        }
    }

    /// What was credited until a time.
    pub(super) fn total(&self, now: i64) -> u64 {
        self.rows.iter().filter(|(at, _)| *at <= now).map(|(_, amount)| amount).sum()
    }

    /// What was credited on a day, until a time of it.
    pub(super) fn on(&self, date: NaiveDate, now: i64) -> u64 {
        let due = self.rows.iter().filter(|(at, _)| *at <= now && day(*at) == date);
        due.map(|(_, amount)| amount).sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_earned_counts_when_it_is_due() {
        let mut credits = Credits::new(Crediting::AtOnce);
        credits.earn(5, 1000);
        credits.crediting = Crediting::After(60);
        credits.earn(7, 1000);
        credits.crediting = Crediting::Never;
        credits.earn(100, 1000);
        assert_eq!((credits.total(999), credits.total(1000), credits.total(1060)), (0, 5, 12));
        assert_eq!(credits.on(day(1000), 1060), 12);
        assert_eq!(credits.on(day(200_000), 200_000), 0);
    }
}
