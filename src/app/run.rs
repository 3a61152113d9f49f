//! The bot, from its configuration to its end.

use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::{Context, bail};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tokio_util::sync::CancellationToken;

use super::housekeeping::Housekeeping;
use super::keep;
use crate::backend::MusicBackend;
use crate::backend::direct::Direct;
use crate::backend::layered::Layered;
use crate::backend::remote::Remote;
use crate::config::{self, BackendKind, Config};
use crate::http;
use crate::model::{Access, Clock};
use crate::picture;
use crate::qqmusic;
use crate::scheduler;
use crate::service::{DailyPolicy, RemoteServer, RemoteUse, Service, TaskPolicy};
use crate::telegram;

/// The least and the most people for whom something is done at once.
const RUNS: std::ops::Range<u32> = 4..1024;
/// How long the end waits for what daily runs are asking, behind that of the chat.
const DAILY_WITHIN: Duration = Duration::from_millis(500);

/// Runs the bot until `shutdown`: opens the store, talks to Telegram, serves the HTTP API where
/// one is configured, and at the end lets running handlers finish and puts everything on disk.
/// Errors: what makes a start useless, one sentence each, or a store that cannot be flushed.
pub async fn run(config: Config, shutdown: CancellationToken) -> anyhow::Result<()> {
    with_api(config, Clock::new(), shutdown, drop).await
}

/// As [`run`], by this clock; `lend` is given what the HTTP API needs, to serve it elsewhere too.
pub(super) async fn with_api(
    config: Config,
    clock: Clock,
    shutdown: CancellationToken,
    lend: impl FnOnce(http::Ctx),
) -> anyhow::Result<()> {
    let listener = match config.api.listen {
        Some(address) => Some(bind(address).await?),
        None => None,
    };
    let (service, housekeeping) = begin(&config, &clock).await?;
    let ctx = context(&service, &config, clock.clone());
    lend(ctx.clone());
    let shutdown = or_stuck(&shutdown, &housekeeping);
    let closing = CancellationToken::new();
    let api = listener.map(|listener| tokio::spawn(http::serve(listener, ctx, closing.clone())));
    let stopping = shutdown.child_token();
    let daily = tokio::spawn(scheduler::run(Arc::clone(&service), clock.clone(), stopping.clone()));
    let ended = Box::pin(telegram::run(service, Arc::new(config), clock, shutdown)).await;
    stopping.cancel();
    closing.cancel();
    let ended = ended.and(end_daily(daily).await);
    let served = match api {
        Some(api) => api.await?.context("the HTTP API could not be served"),
        None => Ok(()),
    };
    end(housekeeping, ended.and(served)).await
}

/// Serves the HTTP API alone, without a chat, until `shutdown`.
/// Errors: as [`run`], and an address that is taken.
pub async fn serve(config: Config, shutdown: CancellationToken) -> anyhow::Result<()> {
    let listener = bind(config.api.listen.context("api.listen is missing")?).await?;
    let clock = Clock::new();
    let (service, housekeeping) = begin(&config, &clock).await?;
    let shutdown = or_stuck(&shutdown, &housekeeping);
    let served = http::serve(listener, context(&service, &config, clock), shutdown).await;
    end(housekeeping, served.context("the HTTP API could not be served")).await
}

/// Waits for the daily runs to end, which were told so when the bot was.
async fn end_daily(mut daily: JoinHandle<anyhow::Result<()>>) -> anyhow::Result<()> {
    if let Ok(ended) = tokio::time::timeout(DAILY_WITHIN, &mut daily).await {
        return ended?.context("daily things cannot be done");
    }
    tracing::warn!("a daily run was still asking QQ Music; it is gone on with when its claim ends");
    daily.abort();
    Ok(())
}

async fn bind(address: SocketAddr) -> anyhow::Result<TcpListener> {
    let listener = TcpListener::bind(address).await;
    listener.with_context(|| format!("api.listen ({address}) is taken or not ours, set another"))
}

/// Opens what is kept and begins the work that is done by itself.
async fn begin(config: &Config, clock: &Clock) -> anyhow::Result<(Arc<Service>, Housekeeping)> {
    for notice in config.notices() {
        tracing::warn!("{notice}");
    }
    picture::check_fonts()?;
    let store = keep::open(&config.store).await?;
    let backend = backend(&config.music)?;
    let service = Service::new(backend, Arc::clone(&store)).with_tasks(tasks(&config.music));
    let service = service.with_remote(remote_server(&config.music)).with_daily(daily(config));
    let service = Arc::new(service.with_access(access(config)));
    let housekeeping = Housekeeping::start(Arc::clone(&service), store, config, clock);
    Ok((service, housekeeping))
}

fn context(service: &Arc<Service>, config: &Config, clock: Clock) -> http::Ctx {
    let (service, config) = (Arc::clone(service), config.api.clone());
    http::Ctx { service, config, clock, patience: http::Patience::default() }
}

/// The same end, or an earlier one when the store takes nothing any more and a start helps.
fn or_stuck(shutdown: &CancellationToken, housekeeping: &Housekeeping) -> CancellationToken {
    let (either, stuck) = (shutdown.child_token(), housekeeping.stuck().clone());
    let ending = either.clone();
    tokio::spawn(async move {
        stuck.run_until_cancelled(ending.cancelled()).await;
        ending.cancel()
    });
    either
}

/// Ends the work that is done by itself and puts everything on disk.
async fn end(housekeeping: Housekeeping, ended: anyhow::Result<()>) -> anyhow::Result<()> {
    if housekeeping.stuck().is_cancelled() {
        bail!("the disk failed for a while and the store takes nothing since: start the bot again");
    }
    let stopped = housekeeping.stop().await.context("the last changes could not be saved");
    ended.and(stopped)?;
    tracing::info!("everything is saved");
    Ok(())
}

/// What is decided about background tasks.
pub(super) fn tasks(config: &config::Music) -> TaskPolicy {
    TaskPolicy { pace: config.pace, allow_accelerate: config.allow_accelerate }
}

/// Who may use the bot.
fn access(config: &Config) -> Access {
    let config::Access { people, groups } = config.access.clone();
    Access { owners: config.telegram.admins.clone(), people, groups }
}

/// What is decided about daily runs.
pub(super) fn daily(config: &Config) -> DailyPolicy {
    let config::Schedule { timezone, jitter_seconds } = config.schedule;
    // A run asks about every other second: half of the rate is left to those who wait.
    let at_once = config.music.requests_per_second.clamp(RUNS.start, RUNS.end);
    let (at_once, language) = (at_once as usize, config.telegram.language);
    DailyPolicy { zone: timezone, jitter_s: jitter_seconds, at_once, language }
}

/// QQ Music as configured: directly, or by another server, each with the other for what it cannot.
pub(super) fn backend(config: &config::Music) -> anyhow::Result<Arc<dyn MusicBackend>> {
    let direct = direct(config)?;
    Ok(match (remote(config)?, config.backend) {
        (None, _) => direct,
        (Some(remote), BackendKind::Direct) => Arc::new(Layered::new(direct, remote)),
        (Some(remote), BackendKind::Remote) => Arc::new(Layered::new(remote, direct)),
    })
}

/// The other server, where one is configured.
pub(super) fn remote(config: &config::Music) -> anyhow::Result<Option<Arc<dyn MusicBackend>>> {
    let Some(url) = &config.remote_url else { return Ok(None) };
    let remote = Remote::new(url.clone(), config.timeout);
    let remote = remote.map_err(|error| anyhow::anyhow!(error));
    Ok(Some(Arc::new(remote.context("the client of music.remote_url cannot be made")?)))
}

/// The other server as people are told of it.
pub(super) fn remote_server(config: &config::Music) -> Option<RemoteServer> {
    let url = config.remote_url.as_ref()?;
    let host = url.host_str()?;
    let name = url.port().map_or_else(|| host.to_owned(), |port| format!("{host}:{port}"));
    let used_for = match config.backend {
        BackendKind::Direct => RemoteUse::TheRest,
        BackendKind::Remote => RemoteUse::Everything,
    };
    Some(RemoteServer { name, used_for })
}

/// QQ Music itself.
pub(super) fn direct(config: &config::Music) -> anyhow::Result<Arc<dyn MusicBackend>> {
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
