//! The bot, from its configuration to its end.

use std::sync::Arc;

use anyhow::Context;
use tokio_util::sync::CancellationToken;

use super::housekeeping::Housekeeping;
use super::keep;
use crate::backend::MusicBackend;
use crate::backend::direct::Direct;
use crate::config::{self, Config};
use crate::qqmusic;
use crate::service::{Service, TaskPolicy};
use crate::telegram;

/// Runs the bot until `shutdown`: opens the store, talks to Telegram, and at the end lets
/// running handlers finish and puts everything on disk.
/// Errors: what makes a start useless, one sentence each, or a store that cannot be flushed.
pub async fn run(config: Config, shutdown: CancellationToken) -> anyhow::Result<()> {
    for notice in config.notices() {
        tracing::warn!("{notice}");
    }
    let store = keep::open(&config.store).await?;
    let backend = backend(&config.music)?;
    let service = Service::new(backend, Arc::clone(&store)).with_tasks(tasks(&config.music));
    let service = Arc::new(service);
    let housekeeping = Housekeeping::start(Arc::clone(&service), store, &config.store);
    let ended = Box::pin(telegram::run(service, Arc::new(config), shutdown)).await;
    let stopped = housekeeping.stop().await.context("the last changes could not be saved");
    ended.and(stopped)?;
    tracing::info!("everything is saved");
    Ok(())
}

/// What is decided about background tasks.
pub(super) fn tasks(config: &config::Music) -> TaskPolicy {
    TaskPolicy { pace: config.pace, allow_accelerate: config.allow_accelerate }
}

/// QQ Music as configured.
pub(super) fn backend(config: &config::Music) -> anyhow::Result<Arc<dyn MusicBackend>> {
    let settings = qqmusic::Settings {
        gateway: config.gateway.clone(),
        proxy: config.proxy.clone(),
        requests_per_second: config.requests_per_second,
        timeout: config.timeout,
        activities: activities(&config.activities),
    };
    let client = qqmusic::Client::new(settings).context("the client of QQ Music cannot be made")?;
    Ok(Arc::new(Direct::new(client)))
}

fn activities(ids: &config::Activities) -> qqmusic::Activities {
    let config::Activities { sign, coin_page, coin_floor, coin_timer, coin_module } = ids.clone();
    qqmusic::Activities { sign_in: sign, coin_page, coin_floor, coin_timer, coin_module }
}
