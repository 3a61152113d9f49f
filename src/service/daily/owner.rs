//! What the bot's owner sees of the daily runs, and decides.

use chrono::{DateTime, Utc};

use crate::service::{Result, Service};
use crate::store::Load;

/// People that are looked at in one read.
const PAGE: usize = 1024;

/// How the daily runs go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Automation {
    /// How many people there are, how many are due or rest, and what waits to be told.
    pub load: Load,
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
}

impl Service {
    /// How the daily runs go. Looks at every mark and asks QQ Music: for the owner.
    pub async fn automation(&self, now: DateTime<Utc>) -> Result<Automation> {
        let (well, failed) = self.metrics.daily.runs();
        let (load, stopped) = (self.store.load(now).await?, self.store.is_stopped().await?);
        let music = self.backend.ping().await.is_ok();
        let running = self.daily.running.len() as u64;
        Ok(Automation { load, running, well, failed, stopped, music })
    }

    /// How much there is to do and to tell, and for how many people something is being done. For
    /// the metrics.
    pub async fn daily_load(&self, now: DateTime<Utc>) -> Result<(Load, u64)> {
        Ok((self.store.load(now).await?, self.daily.running.len() as u64))
    }

    /// How many QQ accounts there are, and how many people a broadcast goes to. Looks at everyone: for
    /// the owner.
    pub async fn known(&self) -> Result<(u64, u64)> {
        let (mut people, mut after) = (0, None);
        loop {
            let page = self.store.people(after, PAGE).await?;
            let Some(last) = page.last() else { break };
            after = Some(*last);
            people += page.len() as u64;
        }
        Ok((self.store.size().await?.accounts, people))
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
