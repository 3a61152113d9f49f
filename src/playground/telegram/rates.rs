//! Flood control, and the record of what was sent when.
//!
//! Telegram's published limits: 30 messages a second for all chats together, one a second in a
//! chat (short bursts pass), 20 a minute in a group. They are refused in sliding windows over
//! real time. The record lets a test assert the limits more strictly than Telegram enforces them.

use std::collections::{HashMap, VecDeque};
use std::time::{Duration, Instant};

/// How much is let through; `None` in [`super::Options`] turns flood control off.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// Messages and edits in any second, all chats together.
    pub all_per_second: usize,
    /// Messages and edits in any [`Limits::CHAT_WINDOW`] of one chat.
    pub chat_burst: usize,
    /// Messages and edits in any minute of one group.
    pub group_per_minute: usize,
}

impl Limits {
    /// The window of `chat_burst`: one a second on average, short bursts pass.
    pub const CHAT_WINDOW: Duration = Duration::from_secs(3);
}

impl Default for Limits {
    /// What Telegram publishes.
    fn default() -> Self {
        Self { all_per_second: 30, chat_burst: 3, group_per_minute: 20 }
    }
}

/// One message or edit that was let through.
#[derive(Debug, Clone, Copy)]
pub struct Sent {
    /// When it arrived.
    pub at: Instant,
    /// Where to.
    pub chat: i64,
}

/// How many are remembered for assertions.
const REMEMBERED: usize = 20_000;

/// The record of one bot.
#[derive(Debug, Default)]
pub(crate) struct Rates {
    all: VecDeque<Sent>,
    chats: HashMap<i64, VecDeque<Instant>>,
}

impl Rates {
    /// Lets a message or edit through, or says how many seconds to wait.
    pub(crate) fn admit(
        &mut self,
        limits: Option<Limits>,
        chat: i64,
        group: bool,
        now: Instant,
    ) -> Result<(), u64> {
        if let Some(limits) = limits {
            self.check(limits, chat, group, now)?;
            let log = self.chats.entry(chat).or_default();
            log.push_back(now);
            while log.len() > limits.group_per_minute.max(limits.chat_burst) {
                log.pop_front();
            }
        }
        self.all.push_back(Sent { at: now, chat });
        if self.all.len() > REMEMBERED {
            self.all.pop_front();
        }
        Ok(())
    }

    fn check(&self, limits: Limits, chat: i64, group: bool, now: Instant) -> Result<(), u64> {
        let all = self.all.iter().rev().map(|sent| sent.at);
        window(all, limits.all_per_second, Duration::from_secs(1), now)?;
        if let Some(log) = self.chats.get(&chat) {
            let log = || log.iter().rev().copied();
            window(log(), limits.chat_burst, Limits::CHAT_WINDOW, now)?;
            if group {
                window(log(), limits.group_per_minute, Duration::from_secs(60), now)?;
            }
        }
        Ok(())
    }

    /// What was let through, oldest first.
    pub(crate) fn sent(&self) -> impl Iterator<Item = &Sent> {
        self.all.iter()
    }
}

/// Refuses when the `most`-th newest is younger than `span`; says the whole seconds to wait.
fn window(
    mut newest_first: impl Iterator<Item = Instant>,
    most: usize,
    span: Duration,
    now: Instant,
) -> Result<(), u64> {
    let Some(oldest) = newest_first.nth(most.saturating_sub(1)) else {
        return Ok(());
    };
    let age = now.saturating_duration_since(oldest);
    if age >= span {
        return Ok(());
    }
    Err((span - age).as_secs() + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_limit_refuses_at_its_edge_and_opens_again() {
        let limits = Some(Limits::default());
        let start = Instant::now();
        let at = |ms: u64| start + Duration::from_millis(ms);
        let mut rates = Rates::default();
        for chat in 0..30 {
            assert_eq!(rates.admit(limits, chat, false, at(0)), Ok(()));
        }
        assert_eq!(rates.admit(limits, 99, false, at(999)), Err(1));
        assert_eq!(rates.admit(limits, 99, false, at(1000)), Ok(()));

        let mut rates = Rates::default();
        for _ in 0..3 {
            assert_eq!(rates.admit(limits, 5, false, at(0)), Ok(()));
        }
        assert_eq!(rates.admit(limits, 5, false, at(500)), Err(3));
        assert_eq!(rates.admit(limits, 5, false, at(3000)), Ok(()));

        let mut rates = Rates::default();
        for second in 0..20 {
            assert_eq!(rates.admit(limits, -5, true, at(second * 1500)), Ok(()));
        }
        assert_eq!(rates.admit(limits, -5, true, at(40_000)), Err(21));
        assert_eq!(rates.admit(limits, -5, true, at(60_000)), Ok(()));
        assert_eq!(rates.admit(None, -5, true, at(60_000)), Ok(()));
    }
}
