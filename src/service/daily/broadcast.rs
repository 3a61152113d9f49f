//! What the owner tells everyone.

use chrono::{DateTime, Utc};

use crate::service::{Result, Service};

/// People to whom it is queued in one write.
const PAGE: usize = 256;

impl Service {
    /// Tells everyone who has an agenda something, in private: whoever logged in, or opened their
    /// schedule, and has written to the bot since it knows agendas. What is saved here is gone on with
    /// after a crash; nobody gets it twice or waits for it with other news. While the owner has stopped
    /// everything, it waits.
    pub async fn broadcast(&self, text: &str, now: DateTime<Utc>) -> Result<()> {
        self.store.begin_broadcast(text, now).await?;
        self.daily.news.notify_one();
        Ok(())
    }

    /// Queues what everyone is told for some more people, if there is anything.
    pub(super) async fn spread(&self, now: DateTime<Utc>) {
        if let Err(error) = self.store.spread(now, PAGE).await {
            tracing::error!(%error, "a broadcast is gone on with later");
        }
    }
}
