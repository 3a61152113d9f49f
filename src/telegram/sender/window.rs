//! A sliding window: at most so many in any stretch of a given length.

use std::collections::VecDeque;
use std::time::Duration;

use tokio::time::Instant;

/// When the next one may start.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ready {
    /// At once.
    Now,
    /// At this time, not before.
    At(Instant),
    /// When one that is under way has ended, not before.
    AfterOneEnds,
}

/// Allows at most `most` in any stretch of `period`, wherever the stretch begins.
///
/// One that is under way takes a place, and its place becomes free `period` after its *end*. That
/// way the promise holds on the other side of a network too: however late a request arrives, it
/// has arrived when its answer is here.
#[derive(Debug)]
pub(super) struct Window {
    most: usize,
    period: Duration,
    under_way: usize,
    ended: VecDeque<Instant>,
}

impl Window {
    /// An empty window. `most` is at least one.
    pub(super) fn new(most: usize, period: Duration) -> Self {
        Self { most: most.max(1), period, under_way: 0, ended: VecDeque::new() }
    }

    /// When the next one may start.
    pub(super) fn ready(&mut self, now: Instant) -> Ready {
        self.forget(now);
        if self.under_way + self.ended.len() < self.most {
            return Ready::Now;
        }
        self.ended.front().map_or(Ready::AfterOneEnds, |end| Ready::At(*end + self.period))
    }

    /// One starts.
    pub(super) fn start(&mut self) {
        self.under_way += 1;
    }

    /// One that was started has ended.
    pub(super) fn end(&mut self, now: Instant) {
        self.under_way = self.under_way.saturating_sub(1);
        self.ended.push_back(now);
    }

    /// Whether it remembers nothing, so that a new one would be the same.
    pub(super) fn is_fresh(&mut self, now: Instant) -> bool {
        self.forget(now);
        self.under_way == 0 && self.ended.is_empty()
    }

    fn forget(&mut self, now: Instant) {
        while self.ended.front().is_some_and(|end| now >= *end + self.period) {
            self.ended.pop_front();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SECOND: Duration = Duration::from_secs(1);

    #[tokio::test(start_paused = true)]
    async fn the_place_of_one_is_free_a_period_after_its_end() {
        let mut window = Window::new(2, SECOND);
        let begin = Instant::now();
        window.start();
        window.start();
        assert_eq!(window.ready(begin), Ready::AfterOneEnds);
        let end = begin + SECOND / 4;
        window.end(end);
        assert_eq!(window.ready(end), Ready::At(end + SECOND));
        assert_eq!(window.ready(end + SECOND), Ready::Now);
    }

    #[tokio::test(start_paused = true)]
    async fn a_window_that_remembers_nothing_is_fresh() {
        let mut window = Window::new(1, SECOND);
        let begin = Instant::now();
        assert!(window.is_fresh(begin));
        window.start();
        assert!(!window.is_fresh(begin));
        window.end(begin);
        assert!(!window.is_fresh(begin + SECOND / 2));
        assert!(window.is_fresh(begin + SECOND));
    }
}
