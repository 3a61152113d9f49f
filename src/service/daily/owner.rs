//! What the bot's owner sees of the daily runs, and decides.

use chrono::{DateTime, TimeDelta, Utc};
use tokio::sync::Mutex;

use crate::service::{Exports, Result, Service};
use crate::store::{Load, Size};

/// How long a count is good: it looks at everyone, and is asked for by machines too.
const GOOD_FOR: TimeDelta = TimeDelta::minutes(1);

/// How much there is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Census {
    /// How many people there are, how many are due or rest, and what waits to be told.
    pub load: Load,
    /// QQ accounts, and bytes on disk.
    pub size: Size,
}

/// The newest census, and when it was made. Who asks meanwhile waits for the one under way.
pub(super) type Counted = Mutex<Option<(DateTime<Utc>, Census)>>;

/// How the daily runs go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Automation {
    /// How much there is.
    pub census: Census,
    /// For how many people something is being done.
    pub running: u64,
    /// Runs since the process began that ended well.
    pub well: u64,
    /// Runs since the process began in which something failed.
    pub failed: u64,
    /// Whether the owner has stopped it.
    pub stopped: bool,
    /// Whether QQ Music answers.
    pub music: bool,
    /// How the hourly exports go; `None` when none are made.
    pub exports: Option<Exports>,
}

impl Service {
    /// How the daily runs go. Asks QQ Music: for the owner.
    pub async fn automation(&self, now: DateTime<Utc>) -> Result<Automation> {
        let (well, failed) = self.metrics.daily.runs();
        let (census, stopped) = (self.census(now).await?, self.is_stopped().await?);
        let music = self.backend.ping().await.is_ok();
        let (running, exports) = (self.daily_running(), self.metrics.exports());
        Ok(Automation { census, running, well, failed, stopped, music, exports })
    }

    /// How much there is, counted at most once a minute.
    pub async fn census(&self, now: DateTime<Utc>) -> Result<Census> {
        let mut counted = self.daily.census.lock().await;
        if let Some((at, census)) = *counted
            && (at..at + GOOD_FOR).contains(&now)
        {
            return Ok(census);
        }
        let census = Census { load: self.store.load(now).await?, size: self.store.size().await? };
        *counted = Some((now, census));
        Ok(census)
    }

    /// For how many people something is being done.
    pub fn daily_running(&self) -> u64 {
        self.daily.running.len() as u64
    }

    /// Whether the owner has stopped everything that runs by itself.
    pub async fn is_stopped(&self) -> Result<bool> {
        Ok(self.store.is_stopped().await?)
    }

    /// Stops, or lets go on, everything that runs by itself, runs and notices; what people ask for
    /// themselves is done all the same.
    pub async fn stop_automation(&self, stopped: bool) -> Result<()> {
        self.store.save_stopped(stopped).await?;
        tracing::info!(stopped, "the owner decided whether daily things run");
        self.daily.woken.notify_one();
        self.daily.news.notify_one();
        Ok(())
    }
}
