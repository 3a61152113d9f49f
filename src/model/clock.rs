//! The clock that doors are given.

use std::time::Duration;

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::watch;

/// Where a door takes the time from: system time, moved by an offset in the playground and in tests,
/// or a time that stands still until it is moved. Clones show the same.
#[derive(Debug, Clone)]
pub struct Clock {
    shown: watch::Sender<Shown>,
}

#[derive(Debug, Clone, Copy, Default)]
struct Shown {
    /// Milliseconds to be added.
    offset_ms: i64,
    /// To what; `None` is system time.
    stands_at: Option<DateTime<Utc>>,
}

impl Default for Clock {
    fn default() -> Self {
        Self { shown: watch::Sender::new(Shown::default()) }
    }
}

impl Clock {
    /// A clock that shows system time.
    pub fn new() -> Self {
        Self::default()
    }

    /// A clock that shows this time until it is moved: for simulations.
    pub fn standing_at(at: DateTime<Utc>) -> Self {
        Self { shown: watch::Sender::new(Shown { offset_ms: 0, stands_at: Some(at) }) }
    }

    /// What it shows.
    pub fn now(&self) -> DateTime<Utc> {
        let Shown { offset_ms, stands_at } = *self.shown.borrow();
        let from = stands_at.unwrap_or_else(Utc::now);
        from.checked_add_signed(TimeDelta::milliseconds(offset_ms)).unwrap_or(from)
    }

    /// Seconds since 1970.
    pub fn seconds(&self) -> i64 {
        self.now().timestamp()
    }

    /// Moves it by a number of seconds, back if it is negative, and wakes who waits for that.
    pub fn advance(&self, seconds: i64) {
        self.move_by(seconds.saturating_mul(1000));
    }

    /// Moves it on to this time, if that is to come.
    pub fn advance_to(&self, at: DateTime<Utc>) {
        self.move_by((at - self.now()).num_milliseconds().max(0));
    }

    fn move_by(&self, ms: i64) {
        self.shown.send_modify(|shown| shown.offset_ms = shown.offset_ms.saturating_add(ms));
    }

    /// How far it was moved, in milliseconds.
    pub fn offset_ms(&self) -> i64 {
        self.shown.borrow().offset_ms
    }

    /// Back to where it was before it was moved.
    pub fn reset(&self) {
        self.shown.send_modify(|shown| shown.offset_ms = 0);
    }

    /// Watches it being moved, from now on.
    pub fn moves(&self) -> Moves {
        Moves(self.shown.subscribe())
    }

    /// Waits until it shows this time, by itself or because it was moved.
    pub async fn reached(&self, at: DateTime<Utc>) {
        /// No wait is longer, so that a computer that slept, or was set, is noticed.
        const LONGEST: Duration = Duration::from_secs(60);
        let mut moves = self.moves();
        while let Ok(left) = (at - self.now()).to_std()
            && !left.is_zero()
        {
            tokio::select! {
                () = tokio::time::sleep(left.min(LONGEST)) => {}
                () = moves.next() => {}
            }
        }
    }
}

/// Tells when a [`Clock`] is moved.
#[derive(Debug)]
pub struct Moves(watch::Receiver<Shown>);

impl Moves {
    /// Returns when the clock was moved, once for all moves since the last time.
    pub async fn next(&mut self) {
        if self.0.changed().await.is_err() {
            // Nobody has the clock any more: it will not be moved.
            std::future::pending().await
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn clones_are_moved_together_and_set_back() {
        let clock = Clock::new();
        let other = clock.clone();
        other.advance(3600);
        assert!(clock.seconds() - Utc::now().timestamp() >= 3599);
        other.reset();
        assert_eq!(clock.offset_ms(), 0);
    }

    #[test]
    fn a_clock_that_stands_shows_the_same_until_it_is_moved() {
        let noon = DateTime::from_timestamp(1_790_000_000, 0).expect("a time");
        let clock = Clock::standing_at(noon);
        assert_eq!(clock.now(), noon);
        clock.advance(60);
        assert_eq!(clock.now(), noon + TimeDelta::minutes(1));
        clock.advance_to(noon);
        assert_eq!(clock.now(), noon + TimeDelta::minutes(1), "not back");
        clock.advance_to(noon + TimeDelta::hours(1));
        assert_eq!(clock.now(), noon + TimeDelta::hours(1));
    }

    #[tokio::test]
    async fn who_waits_for_a_time_is_woken_when_the_clock_is_moved_there() {
        let noon = DateTime::from_timestamp(1_790_000_000, 0).expect("a time");
        let clock = Clock::standing_at(noon);
        let waiting = {
            let clock = clock.clone();
            tokio::spawn(async move { clock.reached(noon + TimeDelta::days(1)).await })
        };
        clock.advance(3600);
        tokio::task::yield_now().await;
        assert!(!waiting.is_finished());
        clock.advance(23 * 3600);
        waiting.await.expect("it is reached");
        clock.reached(noon).await;
    }
}
