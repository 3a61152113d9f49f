//! What is done by itself every day for the people who asked for it: who is due, what is done, what
//! is repeated, and what is told.
//!
//! `plan` says when (pure), `sweep` claims who is due, `attend` does what is due for one person
//! (`attended` ends it), `run` is their daily run, `chore` one thing of it and `follow` one that a task
//! does, `evening` what is read at the end of the day, `risk` what ends the day of an account.
//! `schedule` is what a person sees and wishes, `joins` what a login means, `hand` what they have done at once, `tell` what waits to
//! be told and `fate` whether it still is, `broadcast` what everyone
//! is told, `owner` what the bot's owner sees and decides.
//!
//! The process may die between any two lines. A claim with a lease says who works for a person, the
//! agenda holds the run under way, and the account's ledger says of each chore and date that it was
//! begun, before anything is asked, and how it went, after. What the ledger has as done is not
//! asked again; what it has as begun is looked at: a sign-in reads itself back, a coin task is
//! a stored job, and play reports are not begun twice.

mod attend;
mod attended;
mod broadcast;
mod chore;
mod evening;
mod fate;
mod follow;
mod hand;
mod joins;
mod live;
mod metrics;
mod owner;
mod plan;
mod risk;
mod run;
mod schedule;
mod sweep;
mod tell;

use std::sync::Arc;

use chrono_tz::Tz;
use tokio::sync::{Notify, Semaphore};
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use super::turns::Turns;
use crate::model::Language;

pub use fate::Fate;
pub use hand::Watch;
pub use joins::Joins;
pub use live::{Progress, RunEnd, Watched};
pub use metrics::DailyMetrics;
pub use owner::{Automation, Census};
pub use schedule::{Planned, WhyNext};

/// What is decided about daily runs when the program starts.
#[derive(Debug, Clone, Copy)]
pub struct DailyPolicy {
    /// The time zone of people who chose none.
    pub zone: Tz,
    /// Within how many seconds a person's run is moved, always by the same.
    pub jitter_s: u32,
    /// People for whom something is done at once, at least 1. Somebody's run asks QQ Music about every
    /// other second: as many people as requests a second leave half of these to those who wait.
    pub at_once: usize,
    /// The language of people who chose none.
    pub language: Language,
}

impl Default for DailyPolicy {
    fn default() -> Self {
        Self { zone: chrono_tz::Asia::Shanghai, jitter_s: 600, at_once: 10, language: Language::Zh }
    }
}

/// The daily runs of this process.
pub(super) struct Daily {
    policy: DailyPolicy,
    /// For how many people something more can be done.
    places: Arc<Semaphore>,
    /// One run at a time for an account, whoever it is for.
    turns: Turns,
    live: live::LiveRuns,
    /// For whom something is being done.
    attended: attended::Attended,
    /// What is being done.
    running: TaskTracker,
    /// Cancelled when the process ends: runs stop at their next pause.
    stopping: CancellationToken,
    /// Somebody may have become due.
    woken: Notify,
    /// A notice was queued.
    news: Notify,
    /// How much there is, as it was counted last.
    census: owner::Counted,
}

impl Default for Daily {
    fn default() -> Self {
        Self::new(DailyPolicy::default())
    }
}

impl Daily {
    /// The zone of people who chose none.
    pub(super) fn zone(&self) -> Tz {
        self.policy.zone
    }

    pub(super) fn new(policy: DailyPolicy) -> Self {
        Self {
            policy,
            places: Arc::new(Semaphore::new(policy.at_once.max(1))),
            turns: Turns::default(),
            live: live::LiveRuns::default(),
            attended: attended::Attended::default(),
            running: TaskTracker::new(),
            stopping: CancellationToken::new(),
            woken: Notify::new(),
            news: Notify::new(),
            census: owner::Counted::default(),
        }
    }
}
