//! Days as the service counts them: Shanghai's, which has had no summer time since 1991.

use chrono::{DateTime, NaiveDate, NaiveDateTime};

const SHANGHAI_S: i64 = 8 * 3600;

/// Date and time in Shanghai at a time in seconds since 1970.
pub(super) fn local_time(at: i64) -> NaiveDateTime {
    DateTime::from_timestamp(at.saturating_add(SHANGHAI_S), 0).unwrap_or_default().naive_utc()
}

/// The day in Shanghai at a time in seconds since 1970.
pub(super) fn day(at: i64) -> NaiveDate {
    local_time(at).date()
}

/// When a day begins in Shanghai, in seconds since 1970.
pub(super) fn begins(day: NaiveDate) -> i64 {
    day.and_time(chrono::NaiveTime::MIN).and_utc().timestamp() - SHANGHAI_S
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_changes_at_midnight_in_shanghai() {
        let midnight = 1_763_827_200;
        assert_eq!(day(midnight - 1).to_string(), "2025-11-22");
        assert_eq!(day(midnight).to_string(), "2025-11-23");
        assert_eq!(begins(day(midnight + 5)), midnight);
    }
}
