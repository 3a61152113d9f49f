//! The playground's clock: system time moved by an offset that tests and the page change.

use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta, Utc};

/// A clock whose clones all show the same, adjustable time.
#[derive(Debug, Clone, Default)]
pub struct Clock {
    offset_ms: Arc<AtomicI64>,
}

impl Clock {
    /// A clock that shows system time.
    pub fn new() -> Self {
        Self::default()
    }

    /// System time plus the offset.
    pub fn now(&self) -> DateTime<Utc> {
        let offset = TimeDelta::milliseconds(self.offset_ms.load(Ordering::SeqCst));
        let now = Utc::now();
        now.checked_add_signed(offset).unwrap_or(now)
    }

    /// Seconds since 1970.
    pub fn seconds(&self) -> i64 {
        self.now().timestamp()
    }

    /// Moves the clock by a number of seconds, back if it is negative.
    pub fn advance(&self, seconds: i64) {
        self.offset_ms.fetch_add(seconds.saturating_mul(1000), Ordering::SeqCst);
    }

    /// How far the clock is from system time, in milliseconds.
    pub fn offset_ms(&self) -> i64 {
        self.offset_ms.load(Ordering::SeqCst)
    }

    /// Back to system time.
    pub fn reset(&self) {
        self.offset_ms.store(0, Ordering::SeqCst);
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
}
