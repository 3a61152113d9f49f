//! The chat door: Telegram in, [`Service`] down, messages out.
//!
//! Updates are polled (`poll`) or brought (`webhook`), put into one queue a person (`dispatch`),
//! handled (`handlers`) and answered through one `sender`. Nothing here decides what the product
//! does.

mod accounts;
mod admin;
mod albums;
mod answered;
mod api;
mod board;
pub(crate) mod callback;
pub(crate) mod command;
mod discover;
mod dispatch;
mod group;
mod handlers;
mod history;
mod inline;
mod login;
mod menus;
mod notify;
mod poll;
mod profile;
mod queue;
pub(crate) mod render;
pub(crate) mod schedule;
mod sender;
mod share;
mod task;
mod updates;
mod upload;
mod webhook;

use std::sync::Arc;
use std::time::Duration;

use teloxide::types::Update;
use tokio_util::sync::CancellationToken;
use tokio_util::task::TaskTracker;

use crate::config::{Config, Mode};
use crate::model::Clock;
use crate::service::Service;

pub use admin::Broadcasts;
pub use albums::Albums;
pub use answered::Answered;
pub use dispatch::Asker;
pub use group::Unheard;
pub use inline::{Desk, mode as check_inline, storage as check_storage};
pub use login::Logins;
pub use notify::ShownRuns;
pub use queue::Queue;
pub use schedule::RunViews;
pub use sender::{About, Html, Media, Place, SendError, Sender, Sent};
pub use task::TaskViews;
pub use updates::Me;

use api::Api;
use command::Command;
use dispatch::{Dispatcher, Handler};
use webhook::Webhook;

/// How long running handlers and background tasks may take to finish when the bot stops. Below
/// the ten seconds after which container engines kill a process.
const FINISH_WITHIN: Duration = Duration::from_secs(8);

/// What every handler receives.
pub struct Ctx {
    /// The decisions of the product.
    pub service: Arc<Service>,
    /// The configuration.
    pub config: Arc<Config>,
    /// What time it is.
    pub clock: Clock,
    /// Where answers go out.
    pub sender: Sender,
    /// Who the bot is.
    pub me: Me,
    /// Work in the background. Awaited, for a bounded time, when the bot stops.
    pub tasks: TaskTracker,
    /// Cancelled when the bot begins to stop.
    pub stopping: CancellationToken,
    /// What is costly, and whose turn it is.
    pub queue: Queue,
    /// Logins that are being followed.
    pub logins: Logins,
    /// Albums that were answered.
    pub albums: Albums,
    /// Questions that were answered.
    pub answered: Answered,
    /// Tasks whose progress is shown.
    pub task_views: TaskViews,
    /// Messages that show what people have done at once.
    pub run_views: RunViews,
    /// Daily runs that people watched.
    pub shown_runs: ShownRuns,
    /// What owners are about to tell everyone.
    pub broadcasts: Broadcasts,
    /// Who asks in inline mode.
    pub inline: Desk,
    /// Who was told lately that a group cannot be written to.
    pub unheard: Unheard,
}

impl Ctx {
    /// Whether a command is worth a line in menus and help: the configuration lets it do something here.
    pub(crate) fn offers(&self, command: Command) -> bool {
        let music = &self.config.music;
        match command {
            Command::Accelerate => music.allow_accelerate,
            Command::Authorize => music.remote_url.is_some(),
            _ => true,
        }
    }
}

/// Asks Telegram once who the bot is and gives a line about it.
///
/// Errors: one sentence about what Telegram answered, or that it did not.
pub async fn check(config: &Config) -> anyhow::Result<String> {
    let api = Api::new(&config.telegram)?;
    let (me, webhook) = tokio::join!(updates::me(&api), webhook::now(&api));
    let me = me?;
    let line = if me.reads_groups {
        format!("this is @{}", me.username)
    } else {
        // Owners wonder why pasted links are not opened.
        let hint = "in groups Telegram shows it commands only, unless it is an admin there";
        format!("this is @{}; {hint} or privacy mode is off (@BotFather, /setprivacy)", me.username)
    };
    let is_in_the_way = matches!(config.telegram.mode, Mode::Polling)
        && webhook.is_ok_and(|webhook| webhook.is_set());
    Ok(if is_in_the_way {
        format!("{line}; a webhook is set, which the start removes: telegram.mode is \"polling\"")
    } else {
        line
    })
}

/// Tells how the webhook is; `None` when the bot polls.
///
/// Errors: one sentence about what cannot be used, or what Telegram answered.
pub async fn check_webhook(config: &Config) -> Option<anyhow::Result<String>> {
    webhook::look(&config.telegram).await
}

/// Runs the bot until `shutdown`. Returns when running handlers and background tasks have
/// finished, or after eight seconds.
///
/// Errors: only when it makes no sense to go on, which is when Telegram does not know the token
/// or what is configured cannot be used. A Telegram that cannot be reached is waited for.
pub async fn run(
    service: Arc<Service>,
    config: Arc<Config>,
    clock: Clock,
    shutdown: CancellationToken,
) -> anyhow::Result<()> {
    let api = Arc::new(Api::new(&config.telegram)?);
    let webhook = match &config.telegram.mode {
        Mode::Polling => None,
        Mode::Webhook(webhook) => Some(Webhook::open(webhook).await?),
    };
    let tasks = TaskTracker::new();
    let metrics = Arc::clone(service.metrics());
    let sender = Sender::new(Arc::clone(&api), &config.telegram, tasks.clone(), metrics);
    let me = match &webhook {
        None => poll::introduce(&api, &shutdown).await?,
        Some(_) => updates::introduce(&api, &shutdown).await?,
    };
    let Some(me) = me else { return Ok(()) };
    tracing::info!(bot = %me.username, "the bot is known to Telegram");
    let ctx = Arc::new(Ctx {
        service,
        config,
        clock,
        sender,
        me,
        tasks: tasks.clone(),
        stopping: shutdown.clone(),
        queue: Queue::default(),
        logins: Logins::default(),
        albums: Albums::default(),
        answered: Answered::default(),
        task_views: TaskViews::default(),
        run_views: RunViews::default(),
        shown_runs: ShownRuns::default(),
        broadcasts: Broadcasts::default(),
        inline: Desk::default(),
        unheard: Unheard::default(),
    });
    let dispatcher = Dispatcher::new(ctx.me.username.clone(), Arc::new(Handlers(Arc::clone(&ctx))));
    tasks.spawn(shutdown.clone().run_until_cancelled_owned(handlers::started(Arc::clone(&ctx))));
    ctx.service.meet(Arc::new(share::Groups(Arc::downgrade(&ctx))));
    tasks.spawn(notify::run(Arc::clone(&ctx)));
    group::remember(&ctx);
    tasks.spawn(group::work(Arc::clone(&ctx)));
    tasks.spawn(board::run(Arc::clone(&ctx)));
    let Some(webhook) = webhook else {
        poll::run(&api, &shutdown, &dispatcher).await;
        finish(&dispatcher, &tasks).await;
        return Ok(());
    };
    let webhook = webhook.serve(&shutdown, dispatcher.clone());
    let ended = webhook.keep(&api, ctx.clock.seconds(), &shutdown).await;
    finish(&dispatcher, &tasks).await;
    webhook.end().await;
    ended
}

async fn finish(dispatcher: &Dispatcher, tasks: &TaskTracker) {
    tracing::info!("the bot stops: no new updates, what runs may finish");
    let finished = tokio::time::timeout(FINISH_WITHIN, async {
        dispatcher.finish().await;
        tasks.close();
        tasks.wait().await;
    });
    if finished.await.is_err() {
        tracing::warn!("something was still running and is given up");
    }
    dispatcher.abort();
}

/// Connects the queues with the handlers.
struct Handlers(Arc<Ctx>);

#[async_trait::async_trait]
impl Handler for Handlers {
    async fn handle(&self, update: Update, ended: bool) -> anyhow::Result<()> {
        self.0.service.metrics().update_handled();
        Box::pin(handlers::handle(Arc::clone(&self.0), update, ended)).await
    }

    async fn sorry(&self, asker: Asker) {
        handlers::sorry(&self.0, &asker).await;
    }

    async fn too_many(&self, asker: Asker) {
        handlers::too_many(&self.0, &asker).await;
    }
}
